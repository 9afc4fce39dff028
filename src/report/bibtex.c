/* bibtex.c - the works of a document for BibTeX and its kin.
 *
 * Entry types and fields are those of BibTeX 0.99 and, where it has none, of
 * biblatex 3 (@online, date, location, doi).  Characters that TeX reads as
 * commands are escaped; the rest is UTF-8.
 */

#include "ibid/report.h"

#include <stdio.h>
#include <string.h>

#include "base/fail.h"
#include "base/scan.h"
#include "base/str.h"
#include "report/out.h"
#include "report/works.h"

static const char *type_of(const ibid_citation *citation)
{
    static const char *const type[][2] = {
        {"article-journal", "article"},
        {"article-newspaper", "article"},
        {"book", "book"},
        {"chapter", "incollection"},
        {"report", "techreport"},
        {"thesis", "phdthesis"},
        {"webpage", "online"},
    };
    const char *csl = ib_csl_type(citation);

    for (size_t i = 0; i < sizeof type / sizeof *type; i++) {
        if (strcmp(csl, type[i][0]) == 0)
            return type[i][1];
    }
    return "misc";
}

/* Characters of TeX that stand for themselves after a backslash, or as a
 * command. */
static void put_char(ib_out *out, char c)
{
    switch (c) {
    case '\\':
        ib_out_say(out, "\\textbackslash{}");
        break;
    case '~':
        ib_out_say(out, "\\textasciitilde{}");
        break;
    case '^':
        ib_out_say(out, "\\textasciicircum{}");
        break;
    case '{':
    case '}':
    case '#':
    case '$':
    case '%':
    case '&':
    case '_':
        ib_out_put(out, "\\", 1);
        ib_out_put(out, &c, 1);
        break;
    default:
        if ((unsigned char)c >= 0x20)
            ib_out_put(out, &c, 1);
    }
}

static void put_text(ib_out *out, ibid_str text)
{
    for (uint32_t at = 0; at < text.len;) {
        const uint32_t blank = ib_blank_at(text, at, text.len);

        if (blank) {
            at = ib_skip_blank(text, at, text.len);
            ib_out_put(out, " ", 1);
        } else {
            put_char(out, text.at[at++]);
        }
    }
}

static void open_field(ib_out *out, const char *name)
{
    ib_out_say(out, ",\n  ");
    ib_out_say(out, name);
    ib_out_say(out, " = {");
}

/* "Family, Given and Family, Given"; a body in braces of its own. */
static void put_people(ib_out *out, const char *name, const ibid_field *field)
{
    open_field(out, name);
    for (uint32_t i = 0; i < field->person_count; i++) {
        const ibid_name *person = &field->person[i];

        if (i)
            ib_out_say(out, " and ");
        if (person->literal.len) {
            ib_out_say(out, "{");
            put_text(out, person->literal);
            ib_out_say(out, "}");
            continue;
        }
        put_text(out, person->family);
        if (person->given.len) {
            ib_out_say(out, ", ");
            put_text(out, person->given);
        }
    }
    ib_out_say(out, "}");
}

static void put_date(ib_out *out, const ibid_field *field)
{
    const ibid_day day = field->date.from;
    char date[64];

    if (day.month)
        snprintf(date, sizeof date,
                 day.day ? ",\n  date = {%04d-%02d-%02d}"
                         : ",\n  date = {%04d-%02d}",
                 day.year, day.month, day.day);
    else
        snprintf(date, sizeof date, ",\n  year = {%d}", day.year);
    ib_out_say(out, date);
}

/* The name that BibTeX has for a field, or NULL. */
static const char *name_of(ibid_field_name name, const char *type)
{
    const bool is_article = strcmp(type, "article") == 0;

    switch (name) {
    case IBID_FIELD_TITLE:
        return "title";
    case IBID_FIELD_CONTAINER_TITLE:
        return is_article ? "journal" : "booktitle";
    case IBID_FIELD_COLLECTION_TITLE:
        return "series";
    case IBID_FIELD_PUBLISHER:
        return strcmp(type, "techreport") == 0  ? "institution"
               : strcmp(type, "phdthesis") == 0 ? "school"
                                                : "publisher";
    case IBID_FIELD_PUBLISHER_PLACE:
        return "address";
    case IBID_FIELD_EDITION:
        return "edition";
    case IBID_FIELD_VOLUME:
        return "volume";
    case IBID_FIELD_ISSUE:
    case IBID_FIELD_NUMBER:
        return "number";
    case IBID_FIELD_PAGE:
        return "pages";
    case IBID_FIELD_GENRE:
        return "type";
    case IBID_FIELD_AUTHORITY:
        return "organization";
    case IBID_FIELD_URL:
        return "url";
    case IBID_FIELD_DOI:
        return "doi";
    case IBID_FIELD_ISBN:
        return "isbn";
    case IBID_FIELD_ISSN:
        return "issn";
    default:
        return NULL;
    }
}

static void put_field(ib_out *out, const ibid_citation *citation,
                      const ibid_field *field, const char *type)
{
    const char *name = name_of(field->name, type);

    if (field->name == IBID_FIELD_AUTHOR)
        put_people(out, "author", field);
    else if (field->name == IBID_FIELD_EDITOR)
        put_people(out, "editor", field);
    else if (field->name == IBID_FIELD_ISSUED)
        put_date(out, field);
    else if (name && !(field->name == IBID_FIELD_NUMBER &&
                       ibid_citation_field(citation, IBID_FIELD_ISSUE))) {
        open_field(out, name);
        put_text(out, field->text);
        ib_out_say(out, "}");
    }
}

static void put_work(ib_out *out, const ibid_pull *pull, const ibid_work *work)
{
    const ibid_citation *citation = ib_work_citation(pull, work);
    const char *type = type_of(citation);

    ib_out_say(out, "@");
    ib_out_say(out, type);
    ib_out_say(out, "{ibid-");
    ib_out_say(out, work->key);
    for (uint32_t i = 0; i < citation->field_count; i++)
        put_field(out, citation, &citation->field[i], type);
    if (!ibid_citation_field(citation, IBID_FIELD_TITLE)) {
        open_field(out, "note");
        put_text(out,
                 ib_str_in(ibid_doc_text(ibid_pull_doc(pull)), citation->span));
        ib_out_say(out, "}");
    }
    ib_out_say(out, "\n}\n");
}

ibid_status ibid_report_works_bibtex(const ibid_pull *pull,
                                     const ibid_sink *sink, ibid_err *err)
{
    const ibid_works works = ibid_pull_works(pull);
    ib_out out;
    ibid_status st;

    ib_out_start(&out, sink);
    for (size_t i = 0; i < works.count; i++) {
        if (i)
            ib_out_say(&out, "\n");
        put_work(&out, pull, &works.item[i]);
    }
    st = ib_out_finish(&out);
    if (st)
        return ib_fail(err, st, "the output could not be written", 0, 0);
    return IBID_OK;
}
