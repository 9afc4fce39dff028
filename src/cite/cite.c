/* cite.c - the citations of a document, in its notes and its text. */

#include "cite/cite.h"

#include "base/scan.h"
#include "cite/bare.h"
#include "cite/doubt.h"
#include "cite/meaning.h"
#include "cite/listed.h"
#include "cite/piece.h"
#include "cite/refer.h"
#include "cite/running.h"
#include "cite/unparsed.h"
#include "text/flow.h"

/* Marks, beside its ib_short_kind, a citation in the furniture of a page. */
enum { FURNITURE = 0x80 };

typedef struct finder {
    ibid_str text; /* the whole, to which spans are led back */
    ib_arena *arena;
    ib_list drafts;     /* of the string at hand */
    ib_list found;      /* ibid_citation, of the notes */
    ib_list kinds;      /* uint8_t: ib_short_kind of each */
    uint32_t text_from; /* the running text before it cites nothing */
    ib_lex lex;
    bool alone; /* the text is one note, which the caller has not as such */
} finder;

/* The words of a span without white space: numbers and addresses are one
 * word, wherever their line ended. */
static ibid_status join_words(ibid_str *out, ib_arena *arena, ibid_str s)
{
    char *copy = ib_arena_array(arena, char, (size_t)s.len + 1);
    uint32_t len = 0;

    *out = (ibid_str){0};
    if (!copy)
        return ib_arena_status(arena);
    for (uint32_t i = 0; i < s.len;) {
        uint32_t blank = ib_blank_at(s, i, s.len);

        if (!blank)
            copy[len++] = s.at[i++];
        i += blank;
    }
    *out = (ibid_str){copy, len};
    return IBID_OK;
}

static ibid_status keep_people(ibid_field *field, ib_arena *arena,
                               ibid_str text, const ib_people *people)
{
    ibid_name *person = ib_arena_array(arena, ibid_name, people->count);
    ibid_status st = IBID_OK;

    if (!person)
        return ib_arena_status(arena);
    for (uint32_t i = 0; i < people->count && !st; i++) {
        const ib_person *p = &people->item[i];

        st = ib_str_collapse(&person[i].family, arena,
                             ib_str_in(text, p->family));
        if (!st)
            st = ib_str_collapse(&person[i].given, arena,
                                 ib_str_in(text, p->given));
        if (!st)
            st = ib_str_collapse(&person[i].literal, arena,
                                 ib_str_in(text, p->literal));
    }
    field->person = person;
    field->person_count = people->count;
    return st;
}

static const ib_people *people_of(const ib_draft *draft, ibid_field_name name)
{
    const ib_people *people = name == IBID_FIELD_AUTHOR   ? &draft->author
                              : name == IBID_FIELD_EDITOR ? &draft->editor
                              : name == IBID_FIELD_TRANSLATOR
                                  ? &draft->translator
                                  : NULL;

    return people && people->count ? people : NULL;
}

static ibid_span people_span(const ib_people *people)
{
    const ib_person *first = &people->item[0];
    const ib_person *last = &people->item[people->count - 1];
    ibid_span span = {UINT32_MAX, 0};
    const ibid_span part[] = {first->family, first->given, first->literal,
                              last->family,  last->given,  last->literal};

    for (size_t i = 0; i < sizeof part / sizeof *part; i++) {
        if (!part[i].end)
            continue;
        if (part[i].start < span.start)
            span.start = part[i].start;
        if (part[i].end > span.end)
            span.end = part[i].end;
    }
    return span;
}

static bool is_dense(ibid_field_name name)
{
    return name == IBID_FIELD_NUMBER || name == IBID_FIELD_URL ||
           name == IBID_FIELD_DOI;
}

/* Has the draft anything that the field could be made of?  Names and dates
 * stand in places of their own. */
static bool may_have(const ib_draft *draft, ibid_field_name name)
{
    const uint64_t apart =
        (uint64_t)1 << IBID_FIELD_ISSUED | (uint64_t)1 << IBID_FIELD_ACCESSED |
        (uint64_t)1 << IBID_FIELD_AUTHOR | (uint64_t)1 << IBID_FIELD_EDITOR |
        (uint64_t)1 << IBID_FIELD_TRANSLATOR;

    return draft->field[name].end || draft->value[name].len ||
           (apart >> name & 1);
}

/* Numbers of law have blanks of their own: "No. 99 Civ. 9404 (SHS)". */
static bool keeps_blanks(const ib_draft *draft)
{
    return draft->law || strncmp(draft->rule, "US-", 3) == 0;
}

/* Is the field a number of a reporter, which OCR has read with letters: "4l0",
 * "1O5"?  Beside a reporter these can only be digits. */
static bool is_misread(const ib_draft *draft, ibid_field_name name, ibid_str s)
{
    bool digit = false, letter = false;

    if (draft->kind != IBID_CITE_CASE ||
        (name != IBID_FIELD_VOLUME && name != IBID_FIELD_PAGE))
        return false;
    for (uint32_t i = 0; i < s.len; i++) {
        const char c = s.at[i];
        const bool like = c == 'l' || c == 'I' || c == 'O';

        if (!like && !ib_is(c, IB_DIGIT))
            return false;
        letter |= like;
        digit |= !like;
    }
    return digit && letter;
}

/* The digits for the letters that OCR has put; the span stays as printed. */
static ibid_status mend_digits(ibid_str *out, ib_arena *arena, ibid_str s)
{
    char *copy = ib_arena_copy(arena, s.at, s.len, 1, 1);

    if (!copy)
        return ib_arena_status(arena);
    for (uint32_t i = 0; i < s.len; i++) {
        if (!ib_is(copy[i], IB_DIGIT))
            copy[i] = copy[i] == 'O' ? '0' : '1';
    }
    *out = (ibid_str){copy, s.len};
    return IBID_OK;
}

/* One field of a draft; *has tells whether the draft has it. */
static ibid_status keep_field(ibid_field *field, bool *has, ib_arena *arena,
                              ibid_str text, const ib_draft *draft,
                              ibid_field_name name)
{
    const ib_people *people = people_of(draft, name);
    const ibid_span span = draft->field[name];
    ibid_str s;

    *field = (ibid_field){.name = name, .span = span};
    *has = true;
    if (people) {
        field->span = people_span(people);
        return keep_people(field, arena, text, people);
    }
    if (name == IBID_FIELD_ISSUED || name == IBID_FIELD_ACCESSED) {
        field->date =
            name == IBID_FIELD_ISSUED ? draft->issued : draft->accessed;
        *has = field->date.from.year != 0;
        return IBID_OK;
    }
    if (draft->value[name].len)
        return ib_str_collapse(&field->text, arena, draft->value[name]);
    *has = !ib_span_is_empty(span);
    if (!*has)
        return IBID_OK;
    s = ib_str_in(text, span);
    if (is_misread(draft, name, s))
        return mend_digits(&field->text, arena, s);
    return is_dense(name) && !keeps_blanks(draft)
               ? join_words(&field->text, arena, s)
               : ib_str_collapse(&field->text, arena, s);
}

/* Which short form a draft is, by its rule (short.c, work.c). */
static const char *short_word(const ib_draft *draft)
{
    static const char *const word[][2] = {
        {"SHORT-1", "ibid"},          {"SHORT-2", "op-cit"},
        {"SHORT-3", "note"},          {"SHORT-4", "name"},
        {"SHORT-5", "author-date"},   {"SHORT-6", "name"},
        {"SHORT-7", "name"},          {"SHORT-8", "same-author"},
        {"SHORT-9", "case-name"},     {"SHORT-10", "number"},
        {"SHORT-11", "model-source"}, {"SHORT-12", "author-date"}};

    if (draft->shortened == IB_SHORT_NONE)
        return NULL;
    for (size_t i = 0; i < sizeof word / sizeof *word; i++) {
        if (strcmp(draft->rule, word[i][0]) == 0)
            return word[i][1];
    }
    if (draft->shortened == IB_SHORT_SAME)
        return "same-author"; /* "———, Ships at Sea (London 1994)" */
    return draft->shortened == IB_SHORT_WEAK ? NULL : "name";
}

static ibid_span lead_back(const ib_flow *flow, ibid_span span)
{
    if (!flow || ib_span_is_empty(span))
        return span;
    return ib_flow_span(flow, span);
}

/* The parts that no rule read.  An official document is read whole by the
 * grammar of its symbol or its organ. */
static ibid_status keep_unparsed(ibid_citation *c, ib_arena *arena,
                                 ibid_str text, const ib_draft *draft,
                                 const ib_flow *flow)
{
    ibid_span part[IB_UNPARSED_MAX];
    ibid_span *kept;
    uint32_t count;

    if (draft->kind == IBID_CITE_OFFICIAL ||
        draft->field[IBID_FIELD_ARCHIVE_LOCATION].end)
        return IBID_OK;
    count = ib_unparsed_find(part, text, draft);
    if (count == 0)
        return IBID_OK;
    for (uint32_t i = 0; i < count; i++)
        part[i] = lead_back(flow, part[i]);
    kept = ib_arena_copy(arena, part, count, sizeof *part, _Alignof(ibid_span));
    if (!kept)
        return ib_arena_status(arena);
    c->unparsed = kept;
    c->unparsed_count = count;
    return IBID_OK;
}

/* The other places of the same work. */
static ibid_status keep_parallel(ibid_citation *c, ib_arena *arena,
                                 ibid_str text, const ib_draft *draft,
                                 const ib_flow *flow)
{
    ibid_parallel *kept;
    ibid_status st = IBID_OK;

    if (!draft->parallel_count)
        return IBID_OK;
    kept = ib_arena_array(arena, ibid_parallel, draft->parallel_count);
    if (!kept)
        return ib_arena_status(arena);
    for (uint32_t i = 0; i < draft->parallel_count && !st; i++) {
        const ib_place *p = &draft->parallel[i];
        const ibid_span from[] = {p->volume, p->container, p->page, p->locator};
        ibid_str *to[] = {&kept[i].volume, &kept[i].container_title,
                          &kept[i].page, &kept[i].locator};

        kept[i].span = lead_back(flow, p->span);
        for (size_t k = 0; k < sizeof to / sizeof *to && !st; k++)
            st = ib_str_collapse(to[k], arena, ib_str_in(text, from[k]));
    }
    c->parallel = kept;
    c->parallel_count = draft->parallel_count;
    return st;
}

/* Make a draft a citation; spans are led back through the flow, if any. */
static ibid_status keep_draft(finder *f, ib_list *found, const ib_draft *draft,
                              ibid_str text, const ib_flow *flow, uint32_t note)
{
    ibid_field field[IBID_FIELD_COUNT + 1];
    ibid_citation *c = ib_list_push(found);
    uint8_t *kind = ib_list_push(&f->kinds);
    uint32_t count = 0;
    ibid_status st;

    if (!c || !kind)
        return ib_arena_status(found->arena);
    *kind = (uint8_t)draft->shortened;
    for (int i = 0; i < IBID_FIELD_COUNT; i++) {
        bool has;

        if (!may_have(draft, (ibid_field_name)i))
            continue;
        st = keep_field(&field[count], &has, f->arena, text, draft,
                        (ibid_field_name)i);
        if (st)
            return st;
        if (has) {
            field[count].span = lead_back(flow, field[count].span);
            field[count].date.span = lead_back(flow, field[count].date.span);
            count++;
        }
    }
    *c = (ibid_citation){.kind = draft->kind,
                         .span = lead_back(flow, draft->span),
                         .note = note,
                         .signal = lead_back(flow, draft->signal),
                         .refers_to = IBID_NONE,
                         .rule = draft->rule,
                         .short_form = short_word(draft)};
    st = ib_meaning_add(c, field, &count, f->arena, draft);
    if (st)
        return st;
    c->field_count = count;
    c->field = ib_arena_copy(f->arena, field, count, sizeof *field,
                             _Alignof(ibid_field));
    if (!c->field)
        return ib_arena_status(f->arena);
    st = keep_parallel(c, f->arena, text, draft, flow);
    return st ? st : keep_unparsed(c, f->arena, text, draft, flow);
}

/* Read the drafts of a string. */
static ibid_status read_drafts(finder *f, ibid_str text)
{
    ibid_status st = ib_lex_read(&f->lex, text);

    f->drafts.count = 0;
    return st ? st : ib_split_read(&f->drafts, &f->lex);
}

static ibid_status keep_drafts(finder *f, ibid_str text, const ib_flow *flow,
                               uint32_t note)
{
    ibid_status st = IBID_OK;

    for (size_t i = 0; i < f->drafts.count && !st; i++)
        st = keep_draft(f, &f->found, ib_list_at(&f->drafts, ib_draft, i), text,
                        flow, note);
    return st;
}

/* Read one note's string. */
static ibid_status read_note(finder *f, ibid_str text, const ib_flow *flow,
                             uint32_t note)
{
    ibid_status st = read_drafts(f, text);

    return st ? st : keep_drafts(f, text, flow, note);
}

static void start(finder *f, ib_arena *arena, ib_arena *scratch)
{
    *f = (finder){.arena = arena,
                  .drafts = ib_list_of(scratch, ib_draft),
                  .found = ib_list_of(scratch, ibid_citation),
                  .kinds = ib_list_of(scratch, uint8_t)};
    ib_lex_start(&f->lex, scratch);
}

/* One citation while they are put in order. */
typedef struct placed {
    ibid_citation citation;
    uint8_t kind;
} placed;

/* Merge two runs that follow one another, earlier starts first. */
static void merge(placed *out, const placed *in, size_t low, size_t mid,
                  size_t high)
{
    size_t a = low, b = mid;

    for (size_t i = low; i < high; i++) {
        if (b >= high ||
            (a < mid && in[a].citation.span.start <= in[b].citation.span.start))
            out[i] = in[a++];
        else
            out[i] = in[b++];
    }
}

/* End a citation before byte `end`, and what of it is unparsed. */
static void clip(ibid_citation *c, ibid_str text, uint32_t end)
{
    c->span = ib_span_trim(text, ib_span_of(c->span.start, end));
    while (c->unparsed_count &&
           c->unparsed[c->unparsed_count - 1].end > c->span.end)
        c->unparsed_count--;
}

/* Fill the lists from `count` placed citations, none of which may overlap the
 * next: one that runs on over a page break ends where another one begins,
 * unless that stands in the furniture of the page, which then gives way. */
static void keep_apart(finder *f, const placed *a, size_t count)
{
    f->found.count = f->kinds.count = 0;
    for (size_t i = 0; i < count; i++) {
        const size_t at = f->found.count;
        ibid_citation *last =
            at ? ib_list_at(&f->found, ibid_citation, at - 1) : NULL;

        if (last && a[i].citation.span.start < last->span.end) {
            if ((a[i].kind & FURNITURE) ||
                a[i].citation.span.start == last->span.start)
                continue;
            clip(last, f->text, a[i].citation.span.start);
        }
        f->found.count = f->kinds.count = at + 1;
        *ib_list_at(&f->found, ibid_citation, at) = a[i].citation;
        *ib_list_at(&f->kinds, uint8_t, at) = a[i].kind & (FURNITURE - 1);
    }
}

/* Put the citations in order of their place: a paragraph that runs on round
 * the notes of a page brings its citations out of order. */
static ibid_status order(finder *f, ib_arena *scratch)
{
    const size_t count = f->found.count;
    placed *a = ib_arena_array(scratch, placed, count);
    placed *b = ib_arena_array(scratch, placed, count);

    if (!a || !b)
        return ib_arena_status(scratch);
    for (size_t i = 0; i < count; i++) {
        a[i].citation = *ib_list_at(&f->found, ibid_citation, i);
        a[i].kind = *ib_list_at(&f->kinds, uint8_t, i);
    }
    for (size_t run = 1; run < count; run *= 2) {
        placed *other = a;

        for (size_t low = 0; low < count; low += 2 * run) {
            size_t mid = low + run < count ? low + run : count;
            size_t high = mid + run < count ? mid + run : count;

            merge(b, a, low, mid, high);
        }
        a = b;
        b = other;
    }
    keep_apart(f, a, count);
    return IBID_OK;
}

/* Add the cases that sentences only name. */
static ibid_status add_bare(finder *f, ibid_notes notes, ib_arena *scratch)
{
    const size_t before = f->found.count;
    ibid_status st =
        ib_bare_find(&f->found, &f->kinds, f->arena, scratch, f->text, notes);

    return st || f->found.count == before ? st : order(f, scratch);
}

/* Resolve what was found, in order of its place, and hand it over. */
static ibid_status finish(ibid_citations *out, finder *f, ibid_notes notes,
                          ib_arena *scratch)
{
    ibid_status st = order(f, scratch);
    ibid_citation *item;

    if (!st)
        st = add_bare(f, notes, scratch);
    if (st)
        return st;
    item = ib_list_keep(&f->found, f->arena);
    if (!item)
        return ib_arena_status(f->arena);
    *out = (ibid_citations){.item = item, .count = f->found.count};
    st = ib_refer_find(out, item, f->text, f->kinds.item, notes, f->arena,
                       scratch);
    for (size_t i = 0; i < out->count && !st; i++) {
        if (f->alone)
            item[i].note = IBID_NONE;
        st = ib_doubt_find(&item[i], f->arena, f->text);
    }
    if (st)
        *out = (ibid_citations){0};
    return st;
}

/* Does the document bear this itself, rather than cite it? */
static bool bears(const finder *f, const ibid_block *block, const ib_flow *flow,
                  const ib_draft *draft)
{
    return block->kind == IBID_BLOCK_FURNITURE ||
           lead_back(flow, draft->span).start < f->text_from;
}

/* Read the running text of one block. */
static ibid_status read_text(finder *f, ibid_str text, const ibid_block *block)
{
    ibid_span span = block->span[0];
    size_t before = f->kinds.count;
    ib_flow flow;
    const ib_flow *joined = NULL;
    ibid_status st = IBID_OK;

    if (block->span_count > 1) {
        st = ib_flow_join(&flow, f->drafts.arena, text, block->span,
                          block->span_count);
        if (st)
            return st;
        joined = &flow;
        text = flow.str;
        span = ib_span_of(0, text.len);
    }
    while (!st && span.start < span.end) {
        f->drafts.count = 0;
        st = ib_running_read(&f->drafts, text, &span.start, span.end);
        for (size_t i = 0; i < f->drafts.count && !st; i++) {
            const ib_draft *draft = ib_list_at(&f->drafts, ib_draft, i);

            if (draft->kind == IBID_CITE_WEB || !bears(f, block, joined, draft))
                st = keep_draft(f, &f->found, draft, text, joined, IBID_NONE);
        }
    }
    while (block->kind == IBID_BLOCK_FURNITURE && before < f->kinds.count)
        *ib_list_at(&f->kinds, uint8_t, before++) |= FURNITURE;
    return st;
}

/* What looks like a short form in an entry is the rest of the work before: its
 * title and imprint. */
static void join_entry(ib_list *drafts)
{
    size_t kept = 0;

    for (size_t i = 0; i < drafts->count; i++) {
        const ib_draft *d = ib_list_at(drafts, ib_draft, i);

        if (kept && d->kind == IBID_CITE_SHORT)
            ib_list_at(drafts, ib_draft, kept - 1)->span.end = d->span.end;
        else
            *ib_list_at(drafts, ib_draft, kept++) = *d;
    }
    drafts->count = kept;
}

/* Read one entry of the list of references; its number is left out. */
static ibid_status read_entry(finder *f, ibid_str text, ibid_span *span,
                              uint32_t span_count)
{
    const size_t before = f->kinds.count;
    uint32_t from;
    ib_flow flow;
    ibid_status st;

    ib_listed_number(&from, ib_str_in(text, span[0]));
    span[0].start += from < span[0].end - span[0].start ? from : 0;
    st = ib_flow_join(&flow, f->drafts.arena, text, span, span_count);
    if (!st)
        st = read_drafts(f, flow.str);
    if (st)
        return st;
    join_entry(&f->drafts);
    st = keep_drafts(f, flow.str, &flow, IBID_NONE);
    for (size_t i = before; i < f->kinds.count; i++)
        *ib_list_at(&f->kinds, uint8_t, i) |= IB_SHORT_ENTRY;
    return st;
}

/* Read the entries of a block: one, or several with a number each. */
static ibid_status read_entries(finder *f, ibid_str text,
                                const ibid_block *block)
{
    ibid_span *span =
        ib_arena_copy(f->drafts.arena, block->span, block->span_count,
                      sizeof *span, _Alignof(ibid_span));
    ibid_status st = IBID_OK;
    ibid_span rest;

    if (!span)
        return ib_arena_status(f->drafts.arena);
    if (block->span_count > 1)
        return read_entry(f, text, span, block->span_count);
    rest = span[0];
    while (!st && rest.start < rest.end) {
        span[0] = (ibid_span){rest.start, ib_listed_end(text, rest)};
        rest.start = span[0].end;
        st = read_entry(f, text, span, 1);
    }
    return st;
}

/* Read the running text, and the list of references. */
static ibid_status read_blocks(finder *f, ibid_str text, ibid_blocks blocks)
{
    ibid_status st = IBID_OK;
    bool listed = false;

    for (size_t i = 0; i < blocks.count && !st; i++) {
        const ibid_block *block = &blocks.item[i];

        if (block->kind == IBID_BLOCK_NOTE)
            continue;
        if (block->kind == IBID_BLOCK_HEADING)
            listed = ib_listed_heading(ib_str_in(text, block->span[0]));
        if (listed && (block->kind == IBID_BLOCK_PARAGRAPH ||
                       block->kind == IBID_BLOCK_LIST ||
                       block->kind == IBID_BLOCK_QUOTATION))
            st = read_entries(f, text, block);
        else
            st = read_text(f, text, block);
    }
    return st;
}

ibid_status ib_cite_find(ibid_citations *out, ib_arena *arena,
                         ib_arena *scratch, const ib_text *text,
                         const ib_structure *structure, const ib_own *own)
{
    const ibid_notes notes = structure->notes;
    const ibid_blocks blocks = structure->blocks;
    ibid_status st = IBID_OK;
    finder f;

    *out = (ibid_citations){0};
    start(&f, arena, scratch);
    f.text = text->str;
    f.text_from = own->masthead_end;
    for (uint32_t i = 0; i < notes.count && !st; i++) {
        const ibid_note *note = &notes.item[i];
        ib_flow flow;

        st = ib_flow_join(&flow, scratch, text->str, note->part,
                          note->part_count);
        if (!st)
            st = read_note(&f, flow.str, &flow, i);
    }
    if (!st)
        st = read_blocks(&f, text->str, blocks);
    return st ? st : finish(out, &f, notes, scratch);
}

ibid_status ib_cite_read(ibid_citations *out, ib_arena *arena,
                         ib_arena *scratch, ibid_str note)
{
    const ibid_span whole = {0, note.len};
    const ibid_note only = {
        .number = 1, .span = whole, .part = &whole, .part_count = 1};
    const ibid_notes notes = {&only, 1};
    ibid_status st;
    finder f;

    *out = (ibid_citations){0};
    start(&f, arena, scratch);
    f.text = note;
    f.alone = true;
    st = read_note(&f, note, NULL, 0);
    return st ? st : finish(out, &f, notes, scratch);
}
