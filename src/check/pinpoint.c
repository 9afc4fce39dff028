/* pinpoint.c - is the place that is cited the place where the words stand? */

#include "check/pinpoint.h"

#include "base/scan.h"
#include "base/str.h"

/* Numbered paragraphs that a text must have before its numbers are trusted. */
#define PARAGRAPHS_LEAST 3

/* The paragraph of an official document or judgment in which `byte` stands:
 * numbers at the beginnings of lines that rise by one. */
static uint32_t paragraph_at(ibid_str text, uint32_t byte, uint32_t *seen)
{
    uint32_t last = 0, found = 0, at = 0;

    *seen = 0;
    while (at < text.len) {
        const char *line;
        uint32_t value, i = at, len;

        while (i < text.len && (text.at[i] == ' ' || text.at[i] == '\t'))
            i++;
        len = ib_number_at(&value, text, i, text.len);
        if (len && i + len + 1 < text.len && text.at[i + len] == '.' &&
            ib_is(text.at[i + len + 1], IB_SPACE) && value == last + 1) {
            last = value;
            found = at <= byte ? value : found;
            ++*seen;
        }
        line = memchr(text.at + at, '\n', text.len - at);
        if (!line)
            break;
        at = (uint32_t)(line - text.at) + 1;
    }
    return found;
}

static bool is_paragraph(ibid_str cited)
{
    return ib_str_has_at_nocase(cited, 0, IB_STR("para")) ||
           ib_str_has_at(cited, 0, IB_STR("\xC2\xA7")) ||
           ib_str_has_at(cited, 0, IB_STR("\xC2\xB6")) ||
           ib_str_has_at_nocase(cited, 0, IB_STR("Rn")) ||
           ib_str_has_at_nocase(cited, 0, IB_STR("n.m"));
}

/* The end of a range whose last digits alone are given: 371-72 is 371-372. */
static uint32_t range_end(uint32_t from, uint32_t to, uint32_t digits)
{
    uint32_t ten = 1;

    while (digits-- > 0)
        ten *= 10;
    return to < from ? from - from % ten + to : to;
}

/* Is `number` one of the numbers, or in one of the ranges, of the pinpoint? */
static bool has_number(ibid_str cited, uint32_t number)
{
    uint32_t at = 0;

    while (at < cited.len) {
        uint32_t from, to, len = ib_number_at(&from, cited, at, cited.len);
        uint32_t next, dash;

        if (len == 0) {
            at++;
            continue;
        }
        at += len;
        to = from;
        next = ib_skip_blank(cited, at, cited.len);
        dash = ib_str_has_at(cited, next, IB_STR("-"))              ? 1
               : ib_str_has_at(cited, next, IB_STR("\xE2\x80\x93")) ? 3
                                                                    : 0;
        if (dash) {
            next = ib_skip_blank(cited, next + dash, cited.len);
            len = ib_number_at(&to, cited, next, cited.len);
            if (len) {
                to = range_end(from, to, len);
                at = next + len;
            } else {
                to = from;
            }
        }
        if (from <= number && number <= to)
            return true;
    }
    return false;
}

/* A roman page number stands in the pinpoint as a word of its own. */
static bool has_word(ibid_str cited, ibid_str label)
{
    for (uint32_t at = 0; at + label.len <= cited.len; at++) {
        if (ib_str_has_at_nocase(cited, at, label) &&
            (at == 0 || !ib_is(cited.at[at - 1], IB_ALPHA | IB_DIGIT)) &&
            (at + label.len == cited.len ||
             !ib_is(cited.at[at + label.len], IB_ALPHA | IB_DIGIT)))
            return true;
    }
    return false;
}

static ibid_status place_found(ibid_pinpoint *out, ib_arena *arena,
                               const char *form, ibid_str label)
{
    char *found = ib_str_format(arena, form, (int)label.len, label.at);

    if (!found)
        return ib_arena_status(arena);
    out->found = ib_str_of(found);
    return IBID_OK;
}

static ibid_status find_paragraph(ibid_pinpoint *out, ib_arena *arena,
                                  const ibid_doc *source, ibid_span span)
{
    ibid_str text = ibid_doc_text(source), label;
    uint32_t seen, number = paragraph_at(text, span.start, &seen);
    char digits[16];

    if (seen < PARAGRAPHS_LEAST)
        return IBID_OK;
    out->state = has_number(out->cited, number) ? IBID_PINPOINT_RIGHT
                                                : IBID_PINPOINT_WRONG;
    label.at = digits;
    label.len = 0;
    for (uint32_t ten = 1000000000; ten > 0; ten /= 10) {
        if (number >= ten)
            digits[label.len++] = (char)('0' + number / ten % 10);
    }
    return place_found(out, arena, "para. %.*s", label);
}

static ibid_status find_page(ibid_pinpoint *out, ib_arena *arena,
                             const ibid_doc *source, ibid_span span)
{
    ibid_pages pages = ibid_doc_pages(source);
    size_t first = ibid_doc_place(source, span.start).page - 1;
    size_t last = ibid_doc_place(source, span.end).page - 1;
    ibid_str label = pages.item[first].label;

    if (label.len == 0)
        return IBID_OK;
    out->state = IBID_PINPOINT_WRONG;
    for (size_t i = first; i <= last && i < pages.count; i++) {
        ibid_str at = pages.item[i].label;
        uint32_t number;

        if (at.len == 0)
            continue;
        if (ib_number_at(&number, at, 0, at.len) == at.len
                ? has_number(out->cited, number)
                : has_word(out->cited, at))
            out->state = IBID_PINPOINT_RIGHT;
    }
    return place_found(out, arena, "p. %.*s", label);
}

ibid_status ib_pinpoint_find(ibid_pinpoint *out, ib_arena *arena,
                             const ibid_citation *citation,
                             const ibid_doc *source, ibid_span span)
{
    const ibid_field *f = ibid_citation_field(citation, IBID_FIELD_LOCATOR);

    *out = (ibid_pinpoint){.state = IBID_PINPOINT_NONE};
    if (!f || f->text.len == 0)
        return IBID_OK;
    out->cited = f->text;
    out->state = IBID_PINPOINT_UNCHECKABLE;
    return is_paragraph(f->text) ? find_paragraph(out, arena, source, span)
                                 : find_page(out, arena, source, span);
}
