/* pinpoint.c - comparing what is cited with what the source prints. */

#include "check/pinpoint.h"

#include "base/scan.h"
#include "base/str.h"
#include "check/costs.h"

#define KIND(kind) (1u << (kind))
#define FORM(form) (1u << (form))

enum {
    PAGES = KIND(IB_PIN_PAGE) | KIND(IB_PIN_BARE),
    STARS = PAGES | KIND(IB_PIN_STAR),
    NUMBERED = FORM(IB_FORM_DOT) | FORM(IB_FORM_BARE) | FORM(IB_FORM_BRACKET) |
               FORM(IB_FORM_PAREN) | FORM(IB_FORM_CLOSE) |
               FORM(IB_FORM_PILCROW) | FORM(IB_FORM_SIGN)
};

/* What one way to count says of the place. */
typedef struct answer {
    ibid_pinpoint_state state;
    const char *because;
    const char *found; /* the place as this way counts it, or NULL */
    const char *lacks; /* wrong: that the place cited is not in the source at
                          hand, or NULL */
} answer;

typedef struct asker {
    ib_arena *arena;
    const ib_pin_ask *ask;
    const ibid_doc *source;
    ib_pins pins;
    ibid_span span;
    bool failed; /* no memory */
} asker;

static answer not_checkable(const char *because)
{
    return (answer){.state = IBID_PINPOINT_UNCHECKABLE, .because = because};
}

static bool has_kind(const asker *a, unsigned kinds)
{
    for (uint32_t i = 0; i < a->pins.count; i++) {
        if (kinds & KIND(a->pins.item[i].kind))
            return true;
    }
    return false;
}

/* Does a number of these kinds lie in the range, both ends included? */
static bool fits(const asker *a, unsigned kinds, bool roman, ib_pin_number low,
                 ib_pin_number high)
{
    for (uint32_t i = 0; i < a->pins.count; i++) {
        const ib_pin *pin = &a->pins.item[i];

        if ((kinds & KIND(pin->kind)) && pin->roman == roman &&
            pin->from <= high && low <= pin->to)
            return true;
    }
    return false;
}

static char *say(asker *a, const char *form, const char *one, const char *two)
{
    char *text = ib_str_format(a->arena, form, one ? one : "", two ? two : "");

    a->failed |= !text;
    return text;
}

static char *number_word(asker *a, ib_pin_number number)
{
    char *text =
        ib_pin_minor(number) > 0 && ib_pin_minor(number) < IB_PIN_MINOR_MAX
            ? ib_str_format(a->arena, "%u.%u", ib_pin_major(number),
                            ib_pin_minor(number))
            : ib_str_format(a->arena, "%u", ib_pin_major(number));

    a->failed |= !text;
    return text ? text : "";
}

/* "para. 12", "paras. 12-13" with an en dash. */
static const char *range_word(asker *a, const char *one, const char *many,
                              ib_pin_number low, ib_pin_number high)
{
    const char *from = number_word(a, low), *to = number_word(a, high);

    if (strcmp(from, to) == 0)
        return say(a, "%s%s", one, from);
    to = say(a, "%s\xE2\x80\x93%s", from, to);
    return to ? say(a, "%s%s", many, to) : NULL;
}

static const char *roman_word(asker *a, uint32_t value)
{
    static const char *const form[] = {"m",  "cm", "d",  "cd", "c",  "xc", "l",
                                       "xl", "x",  "ix", "v",  "iv", "i"};
    static const uint32_t worth[] = {1000, 900, 500, 400, 100, 90, 50,
                                     40,   10,  9,   5,   4,   1};
    char word[32] = ""; /* dccclxxxviii has 12 letters */
    size_t len = 0;

    if (value > 999)
        return number_word(a, ib_pin_number_of(value, 0));
    for (size_t i = 0; i < sizeof worth / sizeof *worth; i++) {
        for (; value >= worth[i]; value -= worth[i]) {
            memcpy(word + len, form[i], strlen(form[i]));
            len += strlen(form[i]);
        }
    }
    return say(a, "%s%s", word, "");
}

/* Pages, from 1, that hold the words. */
static ibid_span pages_of(const asker *a)
{
    uint32_t last = a->span.end > a->span.start ? a->span.end - 1 : a->span.end;

    return (ibid_span){ibid_doc_line(a->source, a->span.start).page - 1,
                       ibid_doc_line(a->source, last).page};
}

/* The printed numbers of the pages that hold the words. */
static const char *pages_word(asker *a)
{
    const ib_folio *folio = a->ask->series->folio;
    ibid_span on = pages_of(a);
    ib_folio low = folio[on.start], high = folio[on.end - 1];

    if (!low.value || !high.value)
        return NULL;
    if (!low.roman && !high.roman)
        return range_word(a, "p. ", "pp. ", ib_pin_number_of(low.value, 0),
                          ib_pin_number_of(high.value, 0));
    if (on.end - on.start == 1) {
        const char *word = roman_word(a, low.value);

        return word ? say(a, "p. %s%s", word, "") : NULL;
    }
    return say(a, "pp. %s\xE2\x80\x93%s", roman_word(a, low.value),
               high.roman ? roman_word(a, high.value)
                          : number_word(a, ib_pin_number_of(high.value, 0)));
}

static bool is_official(const asker *a)
{
    return ibid_doc_about(a->source)->symbol_count > 0;
}

/* Is a page that is cited among those that the source prints, or next to
 * them? */
static bool has_such_pages(const asker *a)
{
    const ib_series *s = a->ask->series;

    for (int roman = 0; roman < 2; roman++) {
        if (s->low[roman].value &&
            fits(a, STARS, roman == 1,
                 ib_pin_number_of(s->low[roman].value - 1, 0),
                 ib_pin_number_of(s->high[roman].value + 1, 0)))
            return true;
    }
    return false;
}

static bool has_container(const ibid_citation *c)
{
    return ibid_citation_field(c, IBID_FIELD_CONTAINER_TITLE) != NULL;
}

/* Is a page that the source does not have still one of the same count?  An
 * official document and a book count their own pages, and pages that begin
 * with 212 are those of the volume that they were taken from.  Pages that
 * begin with 1 may be an author's own copy of an article or chapter, and
 * reporters each count for themselves. */
static bool is_same_count(const asker *a)
{
    const ibid_citation *work = a->ask->work;
    const bool whole = a->ask->series->low[0].value <= IB_FOLIO_FIRST;

    if (is_official(a))
        return true;
    switch (work->kind) {
    case IBID_CITE_BOOK:
    case IBID_CITE_REPORT:
        return !whole || !has_container(work);
    case IBID_CITE_ARTICLE:
    case IBID_CITE_NEWSPAPER:
        return !whole;
    default:
        return false;
    }
}

/* "212–216", as pages are counted in roman [1] or arabic [0] numbers. */
static const char *held_word(asker *a, int roman)
{
    const ib_folio low = a->ask->series->low[roman],
                   high = a->ask->series->high[roman];
    const char *from = roman ? roman_word(a, low.value)
                             : number_word(a, ib_pin_number_of(low.value, 0));
    const char *to = roman ? roman_word(a, high.value)
                           : number_word(a, ib_pin_number_of(high.value, 0));

    return low.value == high.value ? from
                                   : say(a, "%s\xE2\x80\x93%s", from, to);
}

/* The pages at hand, where the one cited is none of them. */
static const char *lacks_word(asker *a)
{
    const ib_series *s = a->ask->series;
    const char *held = NULL;

    if (s->low[1].value && s->low[0].value)
        held = say(a, "%s, %s", held_word(a, 1), held_word(a, 0));
    else
        held = held_word(a, s->low[1].value != 0);
    return say(a, "the source at hand has pages %s and none that is cited%s",
               held, "");
}

/* The first page of the work by its citation, or 0. */
static uint32_t first_page(const asker *a)
{
    const ibid_field *f = ibid_citation_field(a->ask->work, IBID_FIELD_PAGE);
    uint32_t value;

    if (!f || !ib_number_at(&value, f->text, 0, f->text.len))
        return 0;
    return value;
}

/* What is to be said of pages whose numbers are the file's own; NULL: nothing. */
static const char *names_word(asker *a, ibid_span on)
{
    const ib_series *s = a->ask->series;

    for (uint32_t i = on.start; i < on.end; i++) {
        const ib_pin_number name = ib_pin_number_of(s->name[i].value, 0);

        if (s->folio[i].named)
            return "no number is printed on the page: its number is that of "
                   "the file's page labels";
        if (s->is_at_odds && s->name[i].value &&
            fits(a, PAGES, s->name[i].roman, name, name))
            return "the number cited is that of the file's page labels, and "
                   "another one is printed on the page";
    }
    return NULL;
}

/* A judgment as the court filed it, an article as its author keeps it: pages
 * 1, 2, 3, and none of the reporter's or journal's. */
static bool is_other_edition(const asker *a)
{
    const ib_series *s = a->ask->series;
    uint32_t first = first_page(a);

    return first && (first + 1 < s->low[0].value || first > s->high[0].value);
}

static answer ask_pages(asker *a)
{
    const ib_series *s = a->ask->series;
    ibid_span on = pages_of(a);
    answer out = {.state = IBID_PINPOINT_WRONG};
    const char *names;
    bool known = true, has_it;

    if (!s->low[0].value && !s->low[1].value)
        return not_checkable("the source at hand shows no page numbers");
    out.found = pages_word(a);
    for (uint32_t i = on.start; i < on.end; i++) {
        ib_pin_number number = ib_pin_number_of(s->folio[i].value, 0);

        if (!s->folio[i].value)
            known = false;
        else if (fits(a, PAGES, s->folio[i].roman, number, number))
            out.state = IBID_PINPOINT_RIGHT;
    }
    if (out.state == IBID_PINPOINT_RIGHT && !is_other_edition(a))
        return out;
    has_it = has_such_pages(a);
    if (is_other_edition(a) || (!has_it && !is_same_count(a))) {
        out.state = IBID_PINPOINT_UNCHECKABLE;
        out.because = "the source at hand has other page numbers than those "
                      "cited";
    } else if (!known) {
        out.state = IBID_PINPOINT_UNCHECKABLE;
        out.because = "the page on which the words stand shows no number that "
                      "is plain";
    } else if (!has_it) {
        out.lacks = lacks_word(a);
    }
    names = names_word(a, on);
    if (names && (!out.lacks || s->is_at_odds))
        out.lacks = names;
    return out;
}

/* Star pages of Westlaw and Lexis differ, and their marks do, too. */
static bool is_other_reporter(const asker *a, ib_series_form form)
{
    const ibid_field *f =
        ibid_citation_field(a->ask->work, IBID_FIELD_CONTAINER_TITLE);

    if (!f || !has_kind(a, KIND(IB_PIN_STAR)))
        return false;
    if (ib_str_find(f->text, 0, IB_STR("LEXIS")) != IBID_NONE)
        return form < IB_FORM_LEXIS;
    return ib_str_is(f->text, IB_STR("WL")) && form >= IB_FORM_LEXIS;
}

/* The star page of a byte; before the first mark stands the page before. */
static ib_pin_number star_at(const ib_series_run *run, uint32_t byte)
{
    ib_series_place place = ib_series_place_of(run, byte);

    return place.where == IB_PLACE_BEFORE
               ? ib_pin_number_of(ib_pin_major(run->mark[0].number) - 1, 0)
               : place.low;
}

static answer ask_stars(asker *a)
{
    const ib_series *s = a->ask->series;
    uint32_t last = a->span.end > a->span.start ? a->span.end - 1 : a->span.end;
    answer out = not_checkable("the source at hand shows no star pages");

    for (uint32_t i = 0; i < s->run_count; i++) {
        const ib_series_run *run = &s->run[i];
        ib_pin_number low, high;

        if (run->form < IB_FORM_STAR || is_other_reporter(a, run->form))
            continue;
        low = star_at(run, a->span.start);
        high = star_at(run, last);
        if (fits(a, STARS, false, low, high)) {
            out.found = range_word(a, "*", "*", low, high);
            out.state = IBID_PINPOINT_RIGHT;
            return out;
        }
        if (out.state == IBID_PINPOINT_UNCHECKABLE &&
            fits(a, STARS, false,
                 ib_pin_number_of(ib_pin_major(run->mark[0].number) - 1, 0),
                 run->mark[run->count - 1].number + IB_PIN_MINOR_MAX)) {
            out.state = IBID_PINPOINT_WRONG;
            out.found = range_word(a, "*", "*", low, high);
        }
    }
    return out;
}

/* A stamp at the end of a line: "ABC-000123". */
static bool read_stamp(ibid_str *prefix, uint32_t *value, ibid_str text,
                       ibid_span line)
{
    uint32_t at, stop;

    line = ib_span_trim(text, line);
    for (at = line.end; at > line.start && ib_is(text.at[at - 1], IB_DIGIT);)
        at--;
    if (line.end - at < IB_BATES_DIGITS ||
        !ib_number_at(value, text, at, line.end))
        return false;
    stop = at;
    if (stop > line.start && text.at[stop - 1] == ' ')
        stop--;
    for (at = stop; at > line.start && (ib_is(text.at[at - 1], IB_UPPER) ||
                                        strchr("-_", text.at[at - 1]));)
        at--;
    *prefix = ib_str_in(text, (ibid_span){at, stop});
    return stop > at && (at == line.start || ib_is(text.at[at - 1], IB_SPACE));
}

/* Equal but for hyphens and lines between the letters. */
static bool is_same_prefix(ibid_str a, ibid_str b)
{
    uint32_t i = 0, k = 0;

    for (;; i++, k++) {
        while (i < a.len && !ib_is(a.at[i], IB_UPPER))
            i++;
        while (k < b.len && !ib_is(b.at[k], IB_UPPER))
            k++;
        if (i == a.len || k == b.len)
            return i == a.len && k == b.len;
        if (a.at[i] != b.at[k])
            return false;
    }
}

/* Compare the stamp of one line with the pinpoint. */
static void look_at_stamp(asker *a, answer *out, ibid_span line)
{
    ibid_str text = ibid_doc_text(a->source), prefix;
    uint32_t value;

    if (!read_stamp(&prefix, &value, text, line))
        return;
    for (uint32_t i = 0; i < a->pins.count; i++) {
        const ib_pin *pin = &a->pins.item[i];
        ib_pin_number number = ib_pin_number_of(value, 0);

        if (pin->kind != IB_PIN_BATES || !is_same_prefix(prefix, pin->prefix))
            continue;
        line = ib_span_trim(text, line);
        line.start = (uint32_t)(prefix.at - text.at);
        if (out->state != IBID_PINPOINT_RIGHT) {
            out->found =
                ib_str_format(a->arena, "%.*s", (int)(line.end - line.start),
                              text.at + line.start);
            a->failed |= !out->found;
            out->state = IBID_PINPOINT_WRONG;
        }
        if (pin->from <= number && number <= pin->to)
            out->state = IBID_PINPOINT_RIGHT;
    }
}

/* The outer lines of a page, from one of its ends. */
static void look_at_edge(asker *a, answer *out, ibid_span page, bool foot)
{
    const ibid_str text = ibid_doc_text(a->source);

    for (int lines = 0; lines < IB_BATES_LINES && page.start < page.end;) {
        ibid_span line = page;

        if (foot) {
            while (line.start < line.end && text.at[line.end - 1] == '\n')
                line.end--;
            page.end = line.end;
            while (page.end > page.start && text.at[page.end - 1] != '\n')
                page.end--;
            line.start = page.end;
        } else {
            while (page.start < page.end && text.at[page.start] != '\n')
                page.start++;
            line.end = page.start;
            page.start += page.start < page.end;
        }
        lines += !ib_span_is_empty(ib_span_trim(text, line));
        look_at_stamp(a, out, line);
    }
}

static answer ask_stamps(asker *a)
{
    answer out =
        not_checkable("the source at hand shows no such stamped numbers");
    ibid_pages pages = ibid_doc_pages(a->source);
    ibid_span on = pages_of(a);

    for (uint32_t i = on.start; i < on.end; i++) {
        look_at_edge(a, &out, pages.item[i].span, false);
        look_at_edge(a, &out, pages.item[i].span, true);
    }
    return out;
}

static const char *numbers_word(asker *a, ib_series_form form,
                                ib_pin_number low, ib_pin_number high)
{
    switch (form) {
    case IB_FORM_SECTION:
        return range_word(a, "sec. ", "secs. ", low, high);
    case IB_FORM_ARTICLE:
        return range_word(a, "art. ", "arts. ", low, high);
    case IB_FORM_SIGN:
        return range_word(a, "\xC2\xA7 ", "\xC2\xA7\xC2\xA7 ", low, high);
    default:
        return range_word(a, "para. ", "paras. ", low, high);
    }
}

/* Are the paragraphs of the text numbered, or only a list in it?  Runs of
 * these forms hold half of it at least. */
static bool is_numbered(const asker *a, unsigned forms)
{
    const ib_series *s = a->ask->series;
    const uint32_t len = ibid_doc_text(a->source).len;
    uint32_t held = 0, at = 0;

    for (uint32_t i = 0; i < s->run_count; i++) {
        const ib_series_run *run = &s->run[i];
        uint32_t from = run->mark[0].at, to = run->mark[run->count - 1].at;

        if (!(forms & FORM(run->form)))
            continue;
        to = len - to > run->longest ? to + run->longest : len;
        from = from > at ? from : at;
        held += to > from ? to - from : 0;
        at = to > at ? to : at;
    }
    return held >= len / 2;
}

/* Where the words stand in one run. */
static bool place_in(ib_series_place *out, const ib_series_run *run,
                     ibid_span span)
{
    ib_series_place last;

    *out = ib_series_place_of(run, span.start);
    last = ib_series_place_of(run,
                              span.end > span.start ? span.end - 1 : span.end);
    if (out->where == IB_PLACE_AFTER || last.where == IB_PLACE_BEFORE)
        return false;
    if (out->where == IB_PLACE_BEFORE)
        *out = last;
    if (last.where == IB_PLACE_IN)
        out->high = last.high;
    return true;
}

/* Numbers before paragraphs, articles, sections; `none` says that there are
 * none of them. */
static answer ask_runs(asker *a, unsigned kinds, unsigned forms,
                       const char *none)
{
    const ib_series *s = a->ask->series;
    const ib_series_run *best = NULL;
    ib_series_place place, kept = {0};
    answer out = not_checkable(none);

    for (uint32_t i = 0; i < s->run_count; i++) {
        const ib_series_run *run = &s->run[i];

        if (!(forms & FORM(run->form)))
            continue;
        if (!place_in(&place, run, a->span)) {
            out.because = "the words stand outside the numbered part of the "
                          "source";
            continue;
        }
        if (fits(a, kinds, false, place.low, place.high)) {
            out.state = IBID_PINPOINT_RIGHT;
            best = run;
            kept = place;
            break;
        }
        /* Not the list that ended before, and the whole rather than a list
         * in it. */
        if (!best || (kept.last && !place.last) ||
            (kept.last == place.last &&
             (place.last || run->count > best->count))) {
            best = run;
            kept = place;
        }
    }
    if (!best)
        return out;
    out.found = numbers_word(a, best->form, kept.low, kept.high);
    out.because = NULL;
    if (out.state == IBID_PINPOINT_RIGHT)
        return out;
    out.state = IBID_PINPOINT_WRONG;
    if (!is_numbered(a, forms))
        out = not_checkable("only a part of the source has such numbers");
    return out;
}

static unsigned forms_of(const asker *a, ib_pin_kind kind)
{
    unsigned forms = NUMBERED;

    if (kind == IB_PIN_ARTICLE)
        return FORM(IB_FORM_ARTICLE);
    for (uint32_t i = 0; i < a->pins.count; i++) {
        if (a->pins.item[i].sign)
            forms |= FORM(IB_FORM_SECTION);
    }
    if (kind != IB_PIN_SECTION)
        return forms;
    forms = FORM(IB_FORM_SECTION) | FORM(IB_FORM_SIGN);
    for (uint32_t i = 0; i < a->ask->series->run_count; i++) {
        if (forms & FORM(a->ask->series->run[i].form))
            return forms;
    }
    /* Acts of Parliament number their sections without a word. */
    return FORM(IB_FORM_DOT) | FORM(IB_FORM_BARE);
}

static answer ask_paragraphs(asker *a, unsigned kinds)
{
    return ask_runs(a, kinds, forms_of(a, IB_PIN_PARAGRAPH),
                    "the source at hand shows no numbered paragraphs");
}

static answer ask_notes(asker *a)
{
    ibid_notes notes = ibid_doc_notes(a->source);
    answer out = not_checkable("no such note was read in the source at hand");

    for (size_t i = 0; i < notes.count; i++) {
        const ibid_note *n = &notes.item[i];
        ib_pin_number number = ib_pin_number_of(n->number, 0);
        bool cited =
            n->number && fits(a, KIND(IB_PIN_NOTE), false, number, number);

        if (ib_span_has(n->span, a->span.start) && n->number) {
            out.found = range_word(a, "note ", "", number, number);
            out.state = cited ? IBID_PINPOINT_RIGHT : IBID_PINPOINT_WRONG;
            return out;
        }
        if (cited)
            out.state = IBID_PINPOINT_WRONG;
    }
    return out;
}

/* "n. 5" is note 5 or, in some languages, number 5. */
static answer ask_either(asker *a)
{
    answer out = ask_notes(a), other;

    if (out.state == IBID_PINPOINT_RIGHT)
        return out;
    for (uint32_t i = 0; i < a->pins.count; i++) {
        if (a->pins.item[i].kind != IB_PIN_NOTE || !a->pins.item[i].either)
            continue;
        other = ask_paragraphs(a, KIND(IB_PIN_NOTE));
        if (other.state == IBID_PINPOINT_RIGHT ||
            out.state == IBID_PINPOINT_UNCHECKABLE)
            return other;
        if (other.state == IBID_PINPOINT_WRONG)
            return not_checkable("it may mean a note or a paragraph");
    }
    return out;
}

/* Of two ways to read the same number the one that fits is meant. */
static answer either(answer a, answer b)
{
    if (a.state == IBID_PINPOINT_RIGHT || b.state == IBID_PINPOINT_RIGHT)
        return a.state == IBID_PINPOINT_RIGHT ? a : b;
    return a.state == IBID_PINPOINT_WRONG ? a : b;
}

/* Pages, and pages of a reporter that the text marks with stars. */
static answer ask_sheets(asker *a)
{
    answer stars = {.state = IBID_PINPOINT_UNCHECKABLE}, pages;

    if (has_kind(a, KIND(IB_PIN_BATES)))
        return ask_stamps(a);
    stars = ask_stars(a);
    if (!has_kind(a, PAGES))
        return stars;
    pages = ask_pages(a);
    return either(stars, pages);
}

/* A number without a label: by paragraph in an official document (United
 * Nations Editorial Manual: paragraphs are cited, not pages), else by page,
 * and in the other way where only that one fits. */
static answer ask_bare(asker *a)
{
    answer pages = ask_sheets(a);
    answer paragraphs = ask_paragraphs(a, KIND(IB_PIN_BARE));

    if (!has_kind(a, KIND(IB_PIN_BARE)) || has_kind(a, KIND(IB_PIN_PARAGRAPH)))
        return pages;
    if (is_official(a))
        return either(paragraphs, pages);
    if (paragraphs.state == IBID_PINPOINT_RIGHT)
        return either(pages, paragraphs);
    return pages;
}

/* Is a page that is cited one on which the paragraph goes on? */
static bool runs_over(asker *a)
{
    const ib_series *s = a->ask->series;

    for (uint32_t i = 0; i < s->run_count; i++) {
        const ib_series_run *run = &s->run[i];
        ib_series_place place;
        asker wide = *a;
        uint32_t k;

        if (!(forms_of(a, IB_PIN_PARAGRAPH) & FORM(run->form)) ||
            !place_in(&place, run, a->span) ||
            !fits(a, KIND(IB_PIN_PARAGRAPH), false, place.low, place.high))
            continue;
        for (k = 0; k + 1 < run->count && run->mark[k + 1].at <= a->span.start;)
            k++;
        if (run->mark[k].at < wide.span.start)
            wide.span.start = run->mark[k].at;
        if (k + 1 < run->count && run->mark[k + 1].at > wide.span.end)
            wide.span.end = run->mark[k + 1].at;
        if (ask_sheets(&wide).state == IBID_PINPOINT_RIGHT)
            return true;
    }
    return false;
}

/* A page or article with a paragraph beside it: the larger one decides, since
 * paragraphs may be counted anew in it. */
static answer with_paragraph(asker *a, answer larger, bool is_page)
{
    answer smaller = ask_paragraphs(a, KIND(IB_PIN_PARAGRAPH));

    if (is_page && smaller.state == IBID_PINPOINT_RIGHT &&
        larger.state == IBID_PINPOINT_WRONG && runs_over(a))
        return smaller;
    if (larger.state == IBID_PINPOINT_UNCHECKABLE) {
        if (!is_page && smaller.state == IBID_PINPOINT_WRONG)
            return larger;
        return smaller.state == IBID_PINPOINT_UNCHECKABLE ? larger : smaller;
    }
    if (larger.found && smaller.found)
        larger.found = say(a, "%s, %s", larger.found, smaller.found);
    return larger;
}

static answer ask_all(asker *a)
{
    const bool paragraph = has_kind(a, KIND(IB_PIN_PARAGRAPH));
    answer out;

    if (a->pins.passim)
        return not_checkable("\xE2\x80\x9Cpassim\xE2\x80\x9D names no one "
                             "place");
    if (has_kind(a, KIND(IB_PIN_ARTICLE))) {
        out = ask_runs(a, KIND(IB_PIN_ARTICLE), forms_of(a, IB_PIN_ARTICLE),
                       "the source at hand shows no numbered articles");
        return paragraph ? with_paragraph(a, out, false) : out;
    }
    if (has_kind(a, KIND(IB_PIN_SECTION))) {
        out = ask_runs(a, KIND(IB_PIN_SECTION), forms_of(a, IB_PIN_SECTION),
                       "the source at hand shows no numbered sections");
        return paragraph ? with_paragraph(a, out, false) : out;
    }
    if (has_kind(a, STARS | KIND(IB_PIN_BATES))) {
        out = ask_bare(a);
        return paragraph ? with_paragraph(a, out, true) : out;
    }
    if (has_kind(a, KIND(IB_PIN_OTHER))) {
        out = not_checkable("it names no page, paragraph or note");
        return paragraph ? with_paragraph(a, out, false) : out;
    }
    if (paragraph)
        return ask_paragraphs(a, KIND(IB_PIN_PARAGRAPH));
    if (has_kind(a, KIND(IB_PIN_NOTE)))
        return ask_either(a);
    return not_checkable("the pinpoint is not understood");
}

ibid_status ib_pinpoint_find(ibid_pinpoint *out, ib_arena *arena,
                             const ib_pin_ask *ask, ibid_span span)
{
    const ibid_field *f =
        ibid_citation_field(ask->citation, IBID_FIELD_LOCATOR);
    asker a = {
        .arena = arena, .ask = ask, .source = ask->series->doc, .span = span};
    answer found;

    *out = (ibid_pinpoint){.state = IBID_PINPOINT_NONE};
    if (!f || f->text.len == 0)
        return IBID_OK;
    ib_pins_read(&a.pins, f->text);
    found = ask_all(&a);
    if (!found.found)
        found.found = pages_word(&a);
    if (a.failed)
        return ib_arena_status(arena);
    out->cited = f->text;
    out->state = found.state;
    out->found = ib_str_of(found.found);
    out->because = found.state == IBID_PINPOINT_UNCHECKABLE ? found.because
                   : found.state == IBID_PINPOINT_WRONG     ? found.lacks
                                                            : NULL;
    return IBID_OK;
}
