/* cites_same.c - are a citation of a document and the words asked for of one
 * work? */

#include "archive/cites_same.h"

#include <string.h>

#include "archive/costs.h"
#include "base/str.h"
#include "cite/same.h"

ibid_status ib_cites_beside(ib_beside *out, ib_arena *arena,
                            const ib_cited_work *work, const ibid_doc *doc)
{
    const ibid_citations all = ibid_doc_citations(doc);
    const ibid_str text = ibid_doc_text(doc);
    const ibid_str more = work->note ? ibid_doc_text(work->note) : IB_STR("");
    const uint32_t from = text.len + 1;
    char *both = ib_arena_array(arena, char, (size_t)from + more.len);
    ibid_citation *item = ib_arena_array(arena, ibid_citation, all.count + 1);

    if (!both || !item)
        return ib_arena_status(arena);
    if (text.len)
        memcpy(both, text.at, text.len);
    both[text.len] = '\n';
    memcpy(both + from, more.at, more.len);
    if (all.count)
        memcpy(item, all.item, all.count * sizeof *item);
    if (work->citation) {
        item[all.count] = *work->citation;
        item[all.count].span.start += from;
        item[all.count].span.end += from;
    }
    out->item = item;
    out->count = (uint32_t)all.count;
    return ib_known_start(&out->known, arena, (ibid_str){both, from + more.len},
                          item, all.count + 1)
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

static bool has_words(const ib_beside *beside, uint32_t i, const char *words,
                      uint32_t least)
{
    ib_brief brief;

    ib_brief_words(&brief, ib_str_of(words));
    return brief.count >= least && ib_known_has(&beside->known, i, &brief);
}

bool ib_cites_same_title(const ib_beside *beside, uint32_t i, const char *title)
{
    return has_words(beside, i, title, 3);
}

/* Has citation i nearly all words of the work's, four or more, and its year? */
static bool has_all_words(const ib_beside *beside, uint32_t i)
{
    const ibid_citation *own = &beside->item[beside->count];
    ib_brief brief;

    if (own->kind == IBID_CITE_CASE || own->kind == IBID_CITE_STATUTE ||
        !ib_same_text(own, IBID_FIELD_TITLE).len ||
        !ib_same_year(&beside->item[i], own))
        return false;
    ib_brief_read(&brief, beside->known.words->text, own);
    return brief.count >= 4 && ib_known_has(&beside->known, i, &brief);
}

const char *ib_cites_same(const ib_cited_work *work, const ib_beside *beside,
                          uint32_t i)
{
    const ibid_citation *c = &beside->item[i], *own = work->citation;

    if (!own)
        return work->words.len && has_words(beside, i, work->words.at, 2)
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

bool ib_cites_is_cited_by(const ib_cited_work *work, ib_arena *scratch,
                          const ibid_doc *doc)
{
    ib_beside beside;

    if (ib_cites_beside(&beside, scratch, work, doc))
        return false; /* the caller sees that there is no memory */
    for (uint32_t i = 0; i < beside.count; i++)
        if (beside.item[i].note != IBID_NONE && ib_cites_same(work, &beside, i))
            return true;
    return false;
}
