/* works.c - what the lists of works share. */

#include "report/works.h"

#include "base/str.h"

const ibid_citation *ib_work_citation(const ibid_pull *pull,
                                      const ibid_work *work)
{
    return &ibid_doc_citations(ibid_pull_doc(pull)).item[work->citation];
}

bool ib_work_is_new_note(const ibid_pull *pull, const ibid_work *work,
                         uint32_t k)
{
    const ibid_citations all = ibid_doc_citations(ibid_pull_doc(pull));
    const uint32_t note = all.item[work->mention[k]].note;

    return note != IBID_NONE &&
           (k == 0 || all.item[work->mention[k - 1]].note != note);
}

const ibid_field *ib_work_pinpoint(const ibid_pull *pull, const ibid_work *work,
                                   uint32_t k)
{
    const ibid_citations all = ibid_doc_citations(ibid_pull_doc(pull));
    const ibid_field *field =
        ibid_citation_field(&all.item[work->mention[k]], IBID_FIELD_LOCATOR);
    const ibid_field *last =
        k ? ibid_citation_field(&all.item[work->mention[k - 1]],
                                IBID_FIELD_LOCATOR)
          : NULL;

    return field && last && ib_str_is(field->text, last->text) ? NULL : field;
}

const char *ib_work_file(const ibid_pull *pull, const ibid_work *work)
{
    const ibid_shelf *shelf = ibid_pull_shelf(pull);

    return work->source == IBID_NONE
               ? NULL
               : shelf->source(shelf->state, work->source)->file;
}

static bool has(const ibid_citation *citation, ibid_field_name name)
{
    return ibid_citation_field(citation, name) != NULL;
}

const char *ib_csl_type(const ibid_citation *citation)
{
    switch (citation->kind) {
    case IBID_CITE_CASE:
        return "legal_case";
    case IBID_CITE_STATUTE:
        return "legislation";
    case IBID_CITE_BOOK:
        return has(citation, IBID_FIELD_CONTAINER_TITLE) ? "chapter" : "book";
    case IBID_CITE_ARTICLE:
        return "article-journal";
    case IBID_CITE_NEWSPAPER:
        return "article-newspaper";
    case IBID_CITE_REPORT:
        return has(citation, IBID_FIELD_GENRE) &&
                       !has(citation, IBID_FIELD_NUMBER)
                   ? "thesis"
                   : "report";
    case IBID_CITE_WEB:
        return "webpage";
    default:
        return "document";
    }
}
