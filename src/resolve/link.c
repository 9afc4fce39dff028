/* link.c - where a work can be had, told by its number alone. */

#include "resolve/link.h"

#include "base/scan.h"
#include "base/str.h"

/* Bytes that stand in the path of an address as they are: RFC 3986, pchar and
 * slash, less the percent sign. */
static bool is_plain(char c)
{
    return ib_is(c, IB_ALPHA | IB_DIGIT) ||
           (c && strchr("-._~/:@!$&'()*+,;=", c));
}

/* `head`, the bytes of `text` with what an address may not hold as %XX, `tail`.
 */
static ibid_status join(ibid_str *out, ib_arena *arena, const char *head,
                        ibid_str text, const char *tail)
{
    static const char hex[] = "0123456789ABCDEF";
    const size_t head_len = strlen(head), tail_len = strlen(tail);
    char *link = ib_arena_array(arena, char,
                                head_len + 3 * (size_t)text.len + tail_len + 1);
    size_t len = head_len;

    if (!link)
        return ib_arena_status(arena);
    memcpy(link, head, head_len);
    for (uint32_t i = 0; i < text.len; i++) {
        const unsigned char c = (unsigned char)text.at[i];

        if (is_plain(text.at[i])) {
            link[len++] = (char)c;
            continue;
        }
        link[len++] = '%';
        link[len++] = hex[c >> 4];
        link[len++] = hex[c & 15];
    }
    memcpy(link + len, tail, tail_len + 1);
    *out = (ibid_str){link, (uint32_t)(len + tail_len)};
    return IBID_OK;
}

static ibid_str text_of(const ibid_citation *citation, ibid_field_name name)
{
    const ibid_field *field = ibid_citation_field(citation, name);

    return field ? field->text : (ibid_str){NULL, 0};
}

/* Digits, a slash, two digits, as the Court numbers applications. */
static bool is_application(ibid_str number)
{
    uint32_t value, len = ib_number_at(&value, number, 0, number.len);

    return len > 0 && len + 3 == number.len && number.at[len] == '/' &&
           ib_is(number.at[len + 1], IB_DIGIT) &&
           ib_is(number.at[len + 2], IB_DIGIT);
}

/* Is the number a United Nations symbol as its Official Document System has
 * them: whole, and neither the League's nor a press release? */
static bool is_symbol(const ibid_citation *citation)
{
    static const char *const rules[] = {"UN-1", "UN-2", "UN-5",
                                        "UN-6", "GC-1", "RES-1"};

    if (citation->symbol &&
        ib_str_has_at(citation->symbol->type, 0, IB_STR("press release")))
        return false;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (strcmp(citation->rule, rules[i]) == 0)
            return true;
    }
    return false;
}

/* A number that a registry resolves. */
static ibid_status of_number(ibid_str *out, ib_arena *arena,
                             const ibid_citation *citation, ibid_str number)
{
    const ibid_str court = text_of(citation, IBID_FIELD_AUTHORITY);

    if (ib_str_has_at(number, 0, IB_STR("ECLI:")))
        return join(out, arena, "https://e-justice.europa.eu/ecli/", number,
                    "");
    if (is_symbol(citation))
        return join(out, arena, "https://docs.un.org/en/", number, "");
    if (citation->kind == IBID_CITE_CASE && is_application(number) &&
        ib_str_is(court, IB_STR("European Court of Human Rights")))
        return join(out, arena,
                    "https://hudoc.echr.coe.int/eng#%7B%22appno%22:%5B%22",
                    number, "%22%5D%7D");
    return IBID_OK;
}

ibid_status ib_link_make(ibid_str *out, ib_arena *arena,
                         const ibid_citation *citation)
{
    const ibid_str doi = text_of(citation, IBID_FIELD_DOI);
    const ibid_str number = text_of(citation, IBID_FIELD_NUMBER);
    const ibid_str url = text_of(citation, IBID_FIELD_URL);
    ibid_status st = IBID_OK;

    *out = (ibid_str){NULL, 0};
    if (doi.len)
        return join(out, arena, "https://doi.org/", doi, "");
    if (number.len)
        st = of_number(out, arena, citation, number);
    if (!st && !out->len)
        *out = url;
    return st;
}
