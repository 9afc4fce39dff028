/* cites_same.c - are a citation of a document and the words asked for of one
 * work? */

#include "archive/cites_same.h"

#include <string.h>

#include "archive/costs.h"
#include "base/str.h"
#include "cite/same.h"

ib_named ib_cited_work_named(const ib_cited_work *work)
{
    if (work->citation)
        return (ib_named){ibid_doc_text(work->note), work->citation};
    return (ib_named){work->words, NULL};
}

/* The citations that begin before a byte, and where the last of them ends. */
static uint32_t count_before(uint32_t *last, ibid_citations all, uint32_t end)
{
    uint32_t count = 0;

    *last = 0;
    while (count < all.count && all.item[count].span.start < end)
        *last = all.item[count++].span.end;
    return count;
}

ibid_status ib_cites_beside(ib_beside *out, ib_arena *arena,
                            const ibid_doc *doc, uint32_t end, ib_named named)
{
    const ibid_citations all = ibid_doc_citations(doc);
    const ibid_str more = named.citation
                              ? ib_str_in(named.text, named.citation->span)
                              : IB_STR("");
    uint32_t len;
    const uint32_t count = count_before(&len, all, end);
    char *both = ib_arena_array(arena, char, (size_t)len + 1 + more.len);
    ibid_citation *item = ib_arena_array(arena, ibid_citation, count + 1);

    if (!both || !item)
        return ib_arena_status(arena);
    if (len)
        memcpy(both, ibid_doc_text(doc).at, len);
    both[len] = '\n';
    memcpy(both + len + 1, more.at, more.len);
    if (count)
        memcpy(item, all.item, count * sizeof *item);
    if (named.citation) {
        item[count] = *named.citation;
        item[count].span = (ibid_span){len + 1, len + 1 + more.len};
    }
    out->item = item;
    out->count = count;
    out->named = named;
    return ib_known_start(&out->known, arena,
                          (ibid_str){both, len + 1 + more.len}, item, count + 1)
               ? IBID_OK
               : ib_arena_status(arena);
}

/* Do both have this number, and is it the same? */
static bool share(const ibid_citation *a, const ibid_citation *b,
                  ibid_field_name name)
{
    const ibid_str x = ib_same_text(a, name), y = ib_same_text(b, name);

    return x.len > 0 && y.len > 0 && ib_same_words(x, y);
}

static bool has_words(const ib_beside *beside, uint32_t i, ibid_str words,
                      uint32_t least)
{
    ib_brief brief;

    ib_brief_words(&brief, words);
    return brief.count >= least && ib_known_has(&beside->known, i, &brief);
}

bool ib_cites_same_title(const ib_beside *beside, uint32_t i, const char *title)
{
    return has_words(beside, i, ib_str_of(title), 3);
}

/* Has citation i nearly all words of the other, four or more, and its year? */
static bool has_all_words(const ib_beside *beside, uint32_t i)
{
    const ibid_citation *own = beside->named.citation;
    ib_brief brief;

    if (own->kind == IBID_CITE_CASE || own->kind == IBID_CITE_STATUTE ||
        !ib_same_text(own, IBID_FIELD_TITLE).len ||
        !ib_same_year(&beside->item[i], own))
        return false;
    ib_brief_read(&brief, beside->named.text, own);
    return brief.count >= 4 && ib_known_has(&beside->known, i, &brief);
}

const char *ib_cites_same(const ib_beside *beside, uint32_t i)
{
    const ibid_citation *c = &beside->item[i], *own = beside->named.citation;

    if (!own)
        return has_words(beside, i, beside->named.text, 2)
                   ? "it has these words"
                   : NULL;
    if (share(c, own, IBID_FIELD_DOI) || share(c, own, IBID_FIELD_ISBN) ||
        share(c, own, IBID_FIELD_URL))
        return "it has the same number or address";
    if (ib_same_key(own) && ib_same_key(c) == ib_same_key(own))
        return "it names the same number";
    if (ib_same_work(&beside->known, beside->item, i, beside->count))
        return "it has the same title, and what else it names fits";
    if (has_all_words(beside, i))
        return "it has the same words and year";
    return NULL;
}

bool ib_cites_is_borne_by(const ib_cited_work *work, const ibid_doc *doc)
{
    const ibid_citations all = ibid_doc_citations(doc);

    for (size_t i = 0; i < all.count; i++) {
        const ibid_citation *c = &all.item[i];

        if (c->span.start >= IB_CITES_HEAD)
            break;
        if (c->note == IBID_NONE && (share(c, work->citation, IBID_FIELD_DOI) ||
                                     share(c, work->citation, IBID_FIELD_ISBN)))
            return true;
    }
    return false;
}

bool ib_cites_is_noted(const ibid_doc *doc, ib_arena *scratch, ib_named named)
{
    ib_beside beside;

    if (ib_cites_beside(&beside, scratch, doc, IB_CITES_HEAD, named))
        return false;
    for (uint32_t i = 0; i < beside.count; i++)
        if (beside.item[i].note != IBID_NONE && ib_cites_same(&beside, i))
            return true;
    return false;
}
