/* words.c - names of the kinds and fields of citations; fields have the names
 * of CSL 1.0.2's variables. */

#include "ibid/citation.h"

const ibid_field *ibid_citation_field(const ibid_citation *citation,
                                      ibid_field_name name)
{
    for (uint32_t i = 0; i < citation->field_count; i++) {
        if (citation->field[i].name == name)
            return &citation->field[i];
    }
    return NULL;
}

const char *ibid_citation_kind_word(ibid_citation_kind kind)
{
    static const char *const word[] = {
        [IBID_CITE_OFFICIAL] = "official", [IBID_CITE_CASE] = "case",
        [IBID_CITE_STATUTE] = "statute",   [IBID_CITE_BOOK] = "book",
        [IBID_CITE_ARTICLE] = "article",   [IBID_CITE_NEWSPAPER] = "newspaper",
        [IBID_CITE_REPORT] = "report",     [IBID_CITE_WEB] = "web",
        [IBID_CITE_SHORT] = "short",       [IBID_CITE_OTHER] = "other",
    };

    return word[kind];
}

const char *ibid_note_style_word(ibid_note_style style)
{
    static const char *const word[] = {
        [IBID_STYLE_UNKNOWN] = "unknown", [IBID_STYLE_CHICAGO] = "Chicago",
        [IBID_STYLE_OSCOLA] = "OSCOLA",   [IBID_STYLE_BLUEBOOK] = "Bluebook",
        [IBID_STYLE_UN] = "UN",           [IBID_STYLE_AGLC] = "AGLC",
        [IBID_STYLE_GERMAN] = "German",
    };

    return word[style];
}

const char *ibid_field_word(ibid_field_name name)
{
    static const char *const word[IBID_FIELD_COUNT] = {
        [IBID_FIELD_AUTHOR] = "author",
        [IBID_FIELD_EDITOR] = "editor",
        [IBID_FIELD_TRANSLATOR] = "translator",
        [IBID_FIELD_TITLE] = "title",
        [IBID_FIELD_CONTAINER_TITLE] = "container-title",
        [IBID_FIELD_COLLECTION_TITLE] = "collection-title",
        [IBID_FIELD_PUBLISHER] = "publisher",
        [IBID_FIELD_PUBLISHER_PLACE] = "publisher-place",
        [IBID_FIELD_EDITION] = "edition",
        [IBID_FIELD_VOLUME] = "volume",
        [IBID_FIELD_ISSUE] = "issue",
        [IBID_FIELD_PAGE] = "page",
        [IBID_FIELD_LOCATOR] = "locator",
        [IBID_FIELD_ISSUED] = "issued",
        [IBID_FIELD_ACCESSED] = "accessed",
        [IBID_FIELD_SECTION] = "section",
        [IBID_FIELD_CHAPTER_NUMBER] = "chapter-number",
        [IBID_FIELD_GENRE] = "genre",
        [IBID_FIELD_NUMBER] = "number",
        [IBID_FIELD_AUTHORITY] = "authority",
        [IBID_FIELD_URL] = "URL",
        [IBID_FIELD_DOI] = "DOI",
        [IBID_FIELD_ISBN] = "ISBN",
        [IBID_FIELD_ISSN] = "ISSN",
        [IBID_FIELD_ARCHIVE] = "archive",
        [IBID_FIELD_ARCHIVE_LOCATION] = "archive_location",
        [IBID_FIELD_NOTE_NUMBER] = "first-reference-note-number",
        [IBID_FIELD_WEIGHT] = "weight",
        [IBID_FIELD_HISTORY] = "history",
        [IBID_FIELD_REMARK] = "remark",
    };

    return word[name];
}
