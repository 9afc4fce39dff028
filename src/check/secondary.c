/* secondary.c - finding the quotation in a source that holds a place. */

#include "check/secondary.h"

#include "base/scan.h"
#include "base/str.h"
#include "check/cited.h"
#include "check/costs.h"
#include "resolve/resolve.h"

/* The place without the marks and stops around its words. */
static ibid_span bare(ibid_str text, ibid_span place)
{
    while (place.start < place.end && !ib_is(text.at[place.start], IB_WORD))
        place.start++;
    while (place.end > place.start && !ib_is(text.at[place.end - 1], IB_WORD))
        place.end--;
    /* Bytes of a curly mark look like letters of other scripts. */
    while (place.start < place.end &&
           ib_str_has_at(text, place.start, IB_STR("\xE2\x80")))
        place.start += 3;
    while (place.end >= place.start + 3 &&
           ib_str_has_at(text, place.end - 3, IB_STR("\xE2\x80")))
        place.end -= 3;
    return place;
}

static bool is_quotation(const ibid_quotation *q, ibid_str text)
{
    uint32_t len = q->span.end - q->span.start;

    if (q->kind == IBID_QUOTE_TITLE || q->kind == IBID_QUOTE_TERM)
        return false;
    return len < IB_QUOTED_LONG || len <= text.len / 2;
}

/* Index of the last quotation that begins at or before `byte`, or NONE. */
static uint32_t last_before(ibid_quotations all, uint32_t byte)
{
    size_t low = 0, high = all.count;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (all.item[mid].span.start <= byte)
            low = mid + 1;
        else
            high = mid;
    }
    return low > 0 ? (uint32_t)low - 1 : IBID_NONE;
}

static uint32_t holder(const ibid_doc *source, ibid_span place)
{
    ibid_quotations all = ibid_doc_quotations(source);
    ibid_str text = ibid_doc_text(source);
    uint32_t last = last_before(all, place.start);

    if (last == IBID_NONE)
        return IBID_NONE;
    /* Those between it and the one that holds the place ended before it. */
    for (uint32_t i = 0; i < IB_QUOTED_BACK && i <= last; i++) {
        const ibid_quotation *q = &all.item[last - i];

        if (place.end <= q->span.end && is_quotation(q, text))
            return last - i;
    }
    return IBID_NONE;
}

void ib_secondary_find(ibid_quoted *out, const ibid_doc *source,
                       ibid_span place)
{
    ibid_quotations all = ibid_doc_quotations(source);
    uint32_t cited[IB_CITED_MAX], at;

    *out = (ibid_quoted){0};
    at = holder(source, bare(ibid_doc_text(source), place));
    if (at == IBID_NONE)
        return;
    out->span = all.item[at].span;
    if (ib_cited_find(cited, source, at) > 0)
        out->citation = ibid_doc_citations(source).item[cited[0]].span;
    for (; at != IBID_NONE && ib_span_is_empty(out->speaker);
         at = all.item[at].parent)
        out->speaker = all.item[at].speaker;
}

void ib_secondary_find_all(ibid_quoted *out, const ibid_doc *source,
                           ibid_span place, const ib_list *also)
{
    ib_secondary_find(out, source, place);
    for (size_t i = 0; i < also->count && !ib_span_is_empty(out->span); i++) {
        ibid_quoted other;

        ib_secondary_find(&other, source, *ib_list_at(also, ibid_span, i));
        if (ib_span_is_empty(other.span))
            *out = other;
    }
}

/* Words that say it, in the languages of notes; beginnings suffice. */
static bool says_quoted(ibid_str text, ibid_span where)
{
    /* "cit\xC3\xA9" is the French and Spanish word, cut before its ending. */
    static const char *const words[] = {
        "quoting",
        "quoted",
        "cited in",
        "cited by",
        "citing",
        "zit. ",
        "zitiert",
        "cit\xC3\xA9",
        "citant",
        "citado",
        "citando",
        "citato",
        "\xD1\x86\xD0\xB8\xD1\x82. ", /* Russian cit. */
    };

    for (uint32_t at = where.start; at < where.end; at++) {
        if (!ib_is(text.at[at], IB_ALPHA | IB_HIGH) ||
            (at > 0 && ib_is(text.at[at - 1], IB_ALPHA)))
            continue;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            if (ib_str_has_at_nocase(text, at, ib_str_of(words[i])))
                return true;
        }
    }
    return false;
}

bool ib_secondary_is_declared(const ibid_doc *doc, uint32_t quotation)
{
    const ibid_quotation *q = &ibid_doc_quotations(doc).item[quotation];
    ibid_str text = ibid_doc_text(doc);
    ibid_span where = {q->span.end, q->span.end};

    if (q->parent != IBID_NONE || q->kind == IBID_QUOTE_NESTED)
        return true;
    if (q->note != IBID_NONE)
        return says_quoted(text, ibid_doc_notes(doc).item[q->note].span);
    if (q->citation != IBID_NONE &&
        ibid_doc_citations(doc).item[q->citation].span.end > where.start)
        where.end = ibid_doc_citations(doc).item[q->citation].span.end;
    if (where.end - where.start > 4 * IB_QUOTED_NEAR)
        where.end = where.start;
    where.end = text.len - where.end > IB_QUOTED_NEAR
                    ? where.end + IB_QUOTED_NEAR
                    : text.len;
    return says_quoted(text, where);
}

/* The next letter or digit of a field, in small letters; 0 at its end. */
static char next_letter(ibid_str text, uint32_t *at)
{
    while (*at < text.len && !ib_is(text.at[*at], IB_WORD))
        ++*at;
    return *at < text.len ? ib_lower(text.at[(*at)++]) : '\0';
}

/* Have both the field, with the same letters and digits? */
static bool is_same_field(const ibid_citation *a, const ibid_citation *b,
                          ibid_field_name name, uint32_t least)
{
    const ibid_field *x = ibid_citation_field(a, name);
    const ibid_field *y = ibid_citation_field(b, name);
    uint32_t i = 0, k = 0, count = 0;
    char c;

    if (!x || !y)
        return false;
    do {
        c = next_letter(x->text, &i);
        if (c != next_letter(y->text, &k))
            return false;
        count += c != '\0';
    } while (c);
    return count >= least;
}

/* A short form is the work that it refers to. */
static const ibid_citation *first_of(ibid_citations all, const ibid_citation *c)
{
    return c->refers_to == IBID_NONE ? c : &all.item[c->refers_to];
}

/* The same number, volume and page, or title. */
static bool is_same_work(const ibid_citation *a, const ibid_citation *b)
{
    const ibid_field *x = ibid_citation_field(a, IBID_FIELD_NUMBER);
    const ibid_field *y = ibid_citation_field(b, IBID_FIELD_NUMBER);

    if (x && y) {
        char one[128], two[128];

        ib_symbol_form(one, sizeof one, x->text);
        ib_symbol_form(two, sizeof two, y->text);
        return strcmp(one, two) == 0;
    }
    if (is_same_field(a, b, IBID_FIELD_VOLUME, 1) &&
        is_same_field(a, b, IBID_FIELD_PAGE, 1) &&
        is_same_field(a, b, IBID_FIELD_CONTAINER_TITLE, 2))
        return true;
    return is_same_field(a, b, IBID_FIELD_TITLE, IB_TITLE_LETTERS);
}

bool ib_secondary_names_work(const ibid_quoted *quoted, const ibid_doc *source,
                             const ibid_doc *doc, uint32_t quotation)
{
    ibid_citations mine = ibid_doc_citations(doc);
    ibid_citations its = ibid_doc_citations(source);
    uint32_t list[IB_CITED_MAX], count = ib_cited_find(list, doc, quotation);

    if (ib_span_is_empty(quoted->citation))
        return false;
    for (size_t i = 0; i < its.count; i++) {
        const ibid_citation *c = &its.item[i];

        if (c->span.start != quoted->citation.start)
            continue;
        c = first_of(its, c);
        for (uint32_t k = 0; k < count; k++) {
            if (is_same_work(first_of(mine, &mine.item[list[k]]), c))
                return true;
        }
    }
    return false;
}

/* Words of a source on one line, cut where they are long. */
static ibid_status words_of(ibid_str *out, ib_arena *arena, ibid_str text,
                            ibid_span span)
{
    bool cut = span.end - span.start > IB_QUOTED_WORDS;

    if (cut) {
        span.end = span.start + IB_QUOTED_WORDS;
        while (span.end > span.start && !ib_is(text.at[span.end], IB_SPACE))
            span.end--;
    }
    return ib_str_collapse(out, arena, ib_str_in(text, span));
}

ibid_status ib_secondary_say(const char **sentence, ib_arena *arena,
                             const char *lead, const ibid_doc *source,
                             const ibid_quoted *quoted)
{
    ibid_str text = ibid_doc_text(source), speaker, citation;
    ibid_status st = words_of(&speaker, arena, text, quoted->speaker);

    if (!st)
        st = words_of(&citation, arena, text, quoted->citation);
    if (st)
        return st;
    *sentence = ib_str_format(
        arena, "%s quotes these words%s%.*s%s%.*s", lead,
        speaker.len ? ", as those of " : "", (int)speaker.len, speaker.at,
        citation.len ? ", from " : "", (int)citation.len, citation.at);
    return *sentence ? IBID_OK : ib_arena_status(arena);
}
