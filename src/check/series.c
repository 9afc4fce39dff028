/* series.c - finding runs of printed numbers; series.h says what they are. */

#include "check/series.h"

#include <stdlib.h>

#include "base/scan.h"
#include "base/str.h"
#include "check/costs.h"
#include "check/skip.h"

/* A number that may belong to a run. */
typedef struct number {
    ib_series_mark mark;
    uint32_t run;
    uint32_t before; /* index of the number before it in its run, or NONE */
    bool jumped;     /* numbers are missing before it */
    bool dropped;    /* the next one showed that it was none of the run */
} number;

typedef struct open_run {
    ib_series_form form;
    uint32_t last;  /* index of its last number */
    uint32_t count; /* numbers in it */
    uint32_t indent;
    uint32_t older; /* the run of this form that began before it, or NONE */
} open_run;

typedef struct finder {
    ibid_str text;
    const ibid_span *skip; /* notes and furniture */
    uint32_t skip_count, skip_at;
    ib_list number, run;
    uint32_t newest[IB_FORM_COUNT];
} finder;

/* How far `b` is from `a` in a series: 1 where it is the next, up to
 * IB_SERIES_JUMP where numbers are missing, else 0. */
static uint32_t steps(ib_pin_number a, ib_pin_number b)
{
    uint32_t major = ib_pin_major(a), minor = ib_pin_minor(a);
    uint32_t far;

    if (ib_pin_major(b) == major)
        far = ib_pin_minor(b) > minor ? ib_pin_minor(b) - minor : 0;
    else if (ib_pin_major(b) > major && ib_pin_minor(b) <= 1)
        far = ib_pin_major(b) - major;
    else
        far = 0;
    return far <= IB_SERIES_JUMP ? far : 0;
}

/* The number that the new one would follow, where the run's last is a stray:
 * 12, 15, 13 shows that 15 was none. */
static bool is_stray(const finder *f, const open_run *run, ib_pin_number next)
{
    const number *last = ib_list_at(&f->number, number, run->last);

    return last->jumped && last->before != IBID_NONE &&
           steps(ib_list_at(&f->number, number, last->before)->mark.number,
                 next) == 1;
}

/* Is run `a` the better one to go on with than `b`?  The one that needs the
 * smaller step, stands at the same indent, has more numbers, is older. */
static bool is_better(const open_run *a, uint32_t a_step, const open_run *b,
                      uint32_t b_step, uint32_t indent)
{
    if (a_step != b_step)
        return a_step < b_step;
    if ((a->indent == indent) != (b->indent == indent))
        return a->indent == indent;
    return a->count >= b->count;
}

static open_run *find_run(finder *f, ib_series_form form, ib_pin_number next,
                          uint32_t indent)
{
    uint32_t at = f->newest[form], best_step = 0;
    open_run *best = NULL;

    for (int i = 0; i < IB_SERIES_OPEN && at != IBID_NONE; i++) {
        open_run *run = ib_list_at(&f->run, open_run, at);
        uint32_t step =
            steps(ib_list_at(&f->number, number, run->last)->mark.number, next);

        if (step != 1 && is_stray(f, run, next))
            step = 1;
        if (step && (!best || is_better(run, step, best, best_step, indent))) {
            best = run;
            best_step = step;
        }
        at = run->older;
    }
    return best;
}

static open_run *new_run(finder *f, ib_series_form form)
{
    open_run *run = ib_list_push(&f->run);

    if (!run)
        return NULL;
    *run =
        (open_run){.form = form, .last = IBID_NONE, .older = f->newest[form]};
    f->newest[form] = (uint32_t)f->run.count - 1;
    return run;
}

static ibid_status add_number(finder *f, ib_series_form form, uint32_t at,
                              ib_pin_number value, uint32_t indent)
{
    open_run *run = find_run(f, form, value, indent);
    number *n;

    if (!run)
        run = new_run(f, form);
    n = ib_list_push(&f->number);
    if (!run || !n)
        return ib_arena_status(f->run.arena);
    if (run->last != IBID_NONE && is_stray(f, run, value)) {
        number *stray = ib_list_at(&f->number, number, run->last);

        stray->dropped = true;
        run->last = stray->before;
        run->count--;
    }
    *n = (number){
        .mark = {at, value},
        .run = (uint32_t)(run - (open_run *)f->run.item),
        .before = run->last,
        .jumped = run->last != IBID_NONE &&
                  steps(ib_list_at(&f->number, number, run->last)->mark.number,
                        value) > 1};
    run->last = (uint32_t)f->number.count - 1;
    run->indent = indent;
    run->count++;
    return IBID_OK;
}

/* Is the byte in a note or in furniture?  Asked with bytes that ascend. */
static bool is_skipped(finder *f, uint32_t byte)
{
    while (f->skip_at < f->skip_count && f->skip[f->skip_at].end <= byte)
        f->skip_at++;
    return f->skip_at < f->skip_count && f->skip[f->skip_at].start <= byte;
}

static uint32_t line_end(ibid_str text, uint32_t at)
{
    const char *end = memchr(text.at + at, '\n', text.len - at);

    return end ? (uint32_t)(end - text.at) : text.len;
}

/* "7.3" and "12": a number as paragraphs bear it, up to `end`. */
static uint32_t value_at(ib_pin_number *value, ibid_str text, uint32_t at,
                         uint32_t end)
{
    uint32_t major, minor = 0, more, len;

    len = ib_number_at(&major, text, at, end);
    if (!len || major == 0)
        return 0;
    if (at + len < end && text.at[at + len] == '.') {
        more = ib_number_at(&minor, text, at + len + 1, end);
        if (more && minor < IB_PIN_MINOR_MAX)
            len += 1 + more;
        else
            minor = 0;
    }
    *value = ib_pin_number_of(major, minor);
    return len;
}

static bool ends_word(ibid_str text, uint32_t at, uint32_t end)
{
    return at >= end || ib_blank_at(text, at, end) > 0;
}

/* "Article 8", "Sec. 4", the signs; gives the byte of the number, or 0. */
static uint32_t lead_at(ib_series_form *form, ibid_str text, uint32_t at,
                        uint32_t end)
{
    static const struct {
        const char *word;
        ib_series_form form;
    } leads[] = {
        {"Article", IB_FORM_ARTICLE},  {"ARTICLE", IB_FORM_ARTICLE},
        {"Art.", IB_FORM_ARTICLE},     {"Artikel", IB_FORM_ARTICLE},
        {"Section", IB_FORM_SECTION},  {"SECTION", IB_FORM_SECTION},
        {"Sec.", IB_FORM_SECTION},     {"SEC.", IB_FORM_SECTION},
        {"\xC2\xB6", IB_FORM_PILCROW}, {"\xC2\xA7", IB_FORM_SIGN},
    };

    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
        ibid_str word = ib_str_of(leads[i].word);

        if (!ib_str_has_at(text, at, word))
            continue;
        *form = leads[i].form;
        return ib_skip_blank(text, at + word.len, end);
    }
    return 0;
}

static bool read_led(ib_series_form *form, ib_pin_number *value, ibid_str text,
                     uint32_t at, uint32_t end)
{
    uint32_t from = lead_at(form, text, at, end), len, stop;

    if (!from || from >= end)
        return false;
    len = value_at(value, text, from, end);
    if (!len && *form == IB_FORM_ARTICLE) {
        for (stop = from; stop < end && ib_is(text.at[stop], IB_ALPHA);)
            stop++;
        *value = ib_pin_number_of(
            ib_roman_read(ib_str_in(text, (ibid_span){from, stop})), 0);
        return *value != 0;
    }
    /* "Section 4 of the Act says" is no heading. */
    return len &&
           (from + len >= end ||
            !ib_is(text.at[from + len], IB_ALPHA | IB_DIGIT)) &&
           !ib_str_has_at(text, from + len, IB_STR(" of "));
}

/* What follows a number without a sign must begin a sentence. */
static bool begins(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t next = ib_skip_blank(text, at, end);

    return next >= end ||
           (next > at && (ib_is(text.at[next], IB_UPPER | IB_HIGH) ||
                          text.at[next] == '"' || text.at[next] == '('));
}

/* "12.", "7.3", "12)", "12". */
static bool read_plain(ib_series_form *form, ib_pin_number *value,
                       ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t len = value_at(value, text, at, end);

    at += len;
    if (!len || (at < end && ib_is(text.at[at], IB_ALPHA)))
        return false;
    if (at < end && (text.at[at] == '.' || text.at[at] == ')')) {
        *form = text.at[at] == '.' ? IB_FORM_DOT : IB_FORM_CLOSE;
        return ends_word(text, at + 1, end);
    }
    *form = ib_pin_minor(*value) ? IB_FORM_DOT : IB_FORM_BARE;
    return begins(text, at, end);
}

/* "[45]", "(12)". */
static bool read_bracket(ib_series_form *form, ib_pin_number *value,
                         ibid_str text, uint32_t at, uint32_t end)
{
    bool square = text.at[at] == '[';
    uint32_t len = value_at(value, text, at + 1, end);

    at += 1 + len;
    *form = square ? IB_FORM_BRACKET : IB_FORM_PAREN;
    return len && at < end && text.at[at] == (square ? ']' : ')') &&
           ends_word(text, at + 1, end);
}

/* A line of a table of contents: points up to the number of a page. */
static bool is_contents(ibid_str text, uint32_t at, uint32_t end)
{
    ibid_str line = ib_str_in(text, ib_span_trim(text, (ibid_span){at, end}));

    return line.len <= IB_CONTENTS_BYTES &&
           ib_is(line.at[line.len - 1], IB_DIGIT) &&
           (ib_str_find(line, 0, IB_STR("....")) != IBID_NONE ||
            ib_str_find(line, 0, IB_STR(". . . .")) != IBID_NONE);
}

static ibid_status look_at_line(finder *f, uint32_t start, uint32_t end)
{
    const ibid_str text = f->text;
    uint32_t at = ib_skip_blank(text, start, end);
    ib_series_form form;
    ib_pin_number value;
    bool is_one;

    if (at >= end || is_skipped(f, at))
        return IBID_OK;
    if (ib_is(text.at[at], IB_DIGIT))
        is_one = read_plain(&form, &value, text, at, end);
    else if (text.at[at] == '[' || text.at[at] == '(')
        is_one = read_bracket(&form, &value, text, at, end);
    else
        is_one = read_led(&form, &value, text, at, end);
    if (!is_one || is_contents(text, at, end))
        return IBID_OK;
    return add_number(f, form, at, value, at - start);
}

/* "*4", "[*1341]", "**12" in the running text. */
static ibid_status look_at_star(finder *f, uint32_t *at)
{
    const ibid_str text = f->text;
    uint32_t start = *at, stars = 0, value, len, end;
    int form = IB_FORM_STAR;

    while (start + stars < text.len && text.at[start + stars] == '*')
        stars++;
    *at = start + stars;
    len = ib_number_at(&value, text, *at, text.len);
    end = *at + len;
    if (!len || !value || stars > 2 ||
        (start > 0 && ib_is(text.at[start - 1], IB_WORD)) ||
        (end < text.len && ib_is(text.at[end], IB_LOWER)))
        return IBID_OK;
    form += stars == 2;
    if (start > 0 && text.at[start - 1] == '[' && end < text.len &&
        text.at[end] == ']')
        form += 2;
    return add_number(f, (ib_series_form)form, start,
                      ib_pin_number_of(value, 0), 0);
}

static ibid_status look_at_all(finder *f)
{
    ibid_status st = IBID_OK;

    for (uint32_t at = 0, end; at < f->text.len && !st; at = end + 1) {
        end = line_end(f->text, at);
        st = look_at_line(f, at, end);
    }
    for (uint32_t at = 0; at < f->text.len && !st;) {
        const char *star = memchr(f->text.at + at, '*', f->text.len - at);

        if (!star)
            break;
        at = (uint32_t)(star - f->text.at);
        st = look_at_star(f, &at);
    }
    return st;
}

/* Notes and running heads have numbers of their own. */
static ibid_status find_skip(finder *f, ib_arena *scratch, const ibid_doc *doc)
{
    ibid_blocks blocks = ibid_doc_blocks(doc);
    ib_list list = ib_list_of(scratch, ibid_span);

    for (size_t i = 0; i < blocks.count; i++) {
        const ibid_block *b = &blocks.item[i];

        if (b->kind != IBID_BLOCK_FURNITURE && b->kind != IBID_BLOCK_NOTE)
            continue;
        for (uint32_t k = 0; k < b->span_count; k++) {
            ibid_span *span = ib_list_push(&list);

            if (!span)
                return ib_arena_status(scratch);
            *span = b->span[k];
        }
    }
    if (list.count > 1)
        qsort(list.item, list.count, sizeof(ibid_span), ib_skip_by_start);
    f->skip = list.item;
    f->skip_count = (uint32_t)list.count;
    return IBID_OK;
}

static bool is_series(const finder *f, const open_run *run)
{
    const number *n = ib_list_at(&f->number, number, run->last);
    uint32_t least =
        run->form >= IB_FORM_STAR ? IB_SERIES_STARS : IB_SERIES_LEAST;

    if (run->count < least)
        return false;
    if (run->form >= IB_FORM_SECTION || run->count >= IB_SERIES_EXTRACT)
        return true;
    while (n->before != IBID_NONE)
        n = ib_list_at(&f->number, number, n->before);
    return ib_pin_major(n->mark.number) == 1;
}

static ibid_status keep_runs(ib_series *out, ib_arena *arena, finder *f)
{
    uint32_t kept = 0, *slot;
    size_t marks = 0;
    ib_series_mark *mark, *next;

    for (size_t i = 0; i < f->run.count; i++) {
        const open_run *run = ib_list_at(&f->run, open_run, i);

        if (is_series(f, run)) {
            kept++;
            marks += run->count;
        }
    }
    out->run = ib_arena_array(arena, ib_series_run, kept);
    mark = next = ib_arena_array(arena, ib_series_mark, marks);
    slot = ib_arena_array(f->run.arena, uint32_t, f->run.count);
    if (!out->run || !mark || !slot)
        return ib_arena_status(slot ? arena : f->run.arena);
    for (size_t i = 0; i < f->run.count; i++) {
        const open_run *run = ib_list_at(&f->run, open_run, i);

        slot[i] = IBID_NONE;
        if (!is_series(f, run))
            continue;
        slot[i] = out->run_count++;
        out->run[slot[i]] = (ib_series_run){.form = run->form, .mark = next};
        next += run->count;
    }
    /* Numbers were pushed in the order of the text. */
    for (size_t i = 0; i < f->number.count; i++) {
        const number *n = ib_list_at(&f->number, number, i);
        ib_series_run *run;

        if (n->dropped || slot[n->run] == IBID_NONE)
            continue;
        run = &out->run[slot[n->run]];
        mark = (ib_series_mark *)run->mark + run->count;
        *mark = n->mark;
        if (run->count && mark->at - mark[-1].at > run->longest)
            run->longest = mark->at - mark[-1].at;
        run->count++;
    }
    return IBID_OK;
}

/* The number that a label is; "A-3" is none. */
static ib_folio read_folio(ibid_str label)
{
    ib_folio folio = {0};
    uint32_t value;

    if (label.len == 0)
        return folio;
    if (ib_number_at(&value, label, 0, label.len) == label.len) {
        folio.value = value;
        return folio;
    }
    folio.value = ib_roman_read(label);
    folio.roman = folio.value != 0;
    return folio;
}

/* The number printed on a page as read, whether or not it is plain. */
static ib_folio printed(const ibid_page *page)
{
    return read_folio(page->label);
}

/* Pages on which no number is printed have that of the file, if its numbers are
 * those printed on all others. */
static void take_names(ib_series *out, ibid_pages pages)
{
    for (size_t i = 0; i < pages.count; i++) {
        const ib_folio one = out->folio[i];

        out->name[i] = read_folio(pages.item[i].named);
        out->is_at_odds |= one.value && out->name[i].value &&
                           (one.value != out->name[i].value ||
                            one.roman != out->name[i].roman);
    }
    for (size_t i = 0; i < pages.count && !out->is_at_odds; i++)
        if (!out->folio[i].value && out->name[i].value) {
            out->folio[i] = out->name[i];
            out->folio[i].named = true;
        }
}

/* Does the number of page `i` agree with that of a page near it? */
static bool agrees(ibid_pages pages, size_t i, ib_folio folio)
{
    size_t from = i > IB_FOLIO_NEAR ? i - IB_FOLIO_NEAR : 0;

    if (!folio.roman && folio.value == i + 1)
        return true;
    for (size_t k = from; k < pages.count && k <= i + IB_FOLIO_NEAR; k++) {
        ib_folio other = printed(&pages.item[k]);

        if (k != i && other.value && other.roman == folio.roman &&
            (int64_t)other.value - (int64_t)folio.value ==
                (int64_t)k - (int64_t)i)
            return true;
    }
    return false;
}

/* A page without a number of its own, between two that agree. */
static void fill_folios(ib_folio *folio, size_t count)
{
    size_t before = SIZE_MAX;

    for (size_t i = 0; i < count; i++) {
        size_t gap = before == SIZE_MAX ? 0 : i - before;

        if (!folio[i].value)
            continue;
        if (gap > 1 && gap <= IB_FOLIO_NEAR &&
            folio[i].roman == folio[before].roman &&
            folio[i].value - folio[before].value == gap) {
            for (size_t k = before + 1; k < i; k++) {
                folio[k].value = folio[before].value + (uint32_t)(k - before);
                folio[k].roman = folio[i].roman;
            }
        }
        before = i;
    }
}

/* The first page often bears no number: it is 1 before a page 2, and one less
 * before two others in a row.  Gives whether it is in doubt: a title page may
 * stand there. */
static bool fill_first(ib_folio *folio, size_t count)
{
    if (count < 2 || folio[0].value || folio[1].value < 2)
        return false;
    if (folio[1].value == 2 || (count > 2 && folio[2].roman == folio[1].roman &&
                                folio[2].value == folio[1].value + 1))
        folio[0] = (ib_folio){folio[1].value - 1, folio[1].roman, false};
    return folio[0].value > 1;
}

static ibid_status number_pages(ib_series *out, ib_arena *arena,
                                const ibid_doc *doc)
{
    ibid_pages pages = ibid_doc_pages(doc);
    ib_folio *folio = ib_arena_array(arena, ib_folio, pages.count);

    out->name = ib_arena_array(arena, ib_folio, pages.count);
    if (!folio || !out->name)
        return ib_arena_status(arena);
    out->folio = folio;
    for (size_t i = 0; i < pages.count; i++) {
        ib_folio one = printed(&pages.item[i]);

        if (one.value && agrees(pages, i, one))
            folio[i] = one;
    }
    fill_folios(folio, pages.count);
    take_names(out, pages);
    for (size_t i = fill_first(folio, pages.count); i < pages.count; i++) {
        ib_folio *low = &out->low[folio[i].roman];
        ib_folio *high = &out->high[folio[i].roman];

        if (!folio[i].value)
            continue;
        if (!low->value || folio[i].value < low->value)
            *low = folio[i];
        if (folio[i].value > high->value)
            *high = folio[i];
    }
    return IBID_OK;
}

ibid_status ib_series_find(ib_series *out, ib_arena *arena, ib_arena *scratch,
                           const ibid_doc *doc)
{
    const ib_arena_mark mark = ib_arena_here(scratch);
    finder f = {.text = ibid_doc_text(doc),
                .number = ib_list_of(scratch, number),
                .run = ib_list_of(scratch, open_run)};
    ibid_status st;

    *out = (ib_series){.doc = doc};
    for (int i = 0; i < IB_FORM_COUNT; i++)
        f.newest[i] = IBID_NONE;
    st = find_skip(&f, scratch, doc);
    if (!st)
        st = look_at_all(&f);
    if (!st)
        st = keep_runs(out, arena, &f);
    if (!st)
        st = number_pages(out, arena, doc);
    ib_arena_rewind(scratch, mark);
    return st;
}

ib_series_place ib_series_place_of(const ib_series_run *run, uint32_t byte)
{
    ib_series_place place = {.where = IB_PLACE_IN};
    uint32_t low = 0, high = run->count, tail;
    const ib_series_mark *m;

    while (low < high) {
        uint32_t mid = low + (high - low) / 2;

        if (run->mark[mid].at <= byte)
            low = mid + 1;
        else
            high = mid;
    }
    if (low == 0) {
        place.where = IB_PLACE_BEFORE;
        return place;
    }
    m = &run->mark[low - 1];
    place.low = place.high = m->number;
    if (low < run->count) {
        ib_pin_number next = run->mark[low].number;

        if (steps(m->number, next) > 1)
            place.high = next - 1;
        return place;
    }
    place.last = true;
    tail =
        2 * run->longest > IB_SERIES_TAIL ? 2 * run->longest : IB_SERIES_TAIL;
    if (run->form < IB_FORM_STAR && byte - m->at > tail)
        place.where = IB_PLACE_AFTER;
    return place;
}
