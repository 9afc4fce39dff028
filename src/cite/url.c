/* url.c - web addresses and DOIs.
 *
 * Characters of an address: RFC 3986, section 2.  An address that fills its
 * line to the end goes on where the break stands at one of its own marks and
 * the next line begins as no word of prose does.
 */

#include "cite/url.h"

#include "base/scan.h"
#include "base/str.h"
#include "cite/costs.h"
#include "cite/symbol.h"

static bool is_url_byte(char c)
{
    return ib_is(c, IB_ALPHA | IB_DIGIT) ||
           (c && strchr("-._~:/?#[]@!$&'()*+,;=%", c)) ||
           ((unsigned char)c >= 0x80 && (unsigned char)c != 0xE2 &&
            (unsigned char)c != 0xC2);
}

static uint32_t run_end(ibid_str text, uint32_t at, uint32_t end)
{
    while (at < end && is_url_byte(text.at[at]))
        at++;
    return at;
}

/* Take marks of the sentence off the end; a closing bracket stays if the
 * address opened one. */
static uint32_t trim_end(ibid_str text, uint32_t at, uint32_t stop)
{
    while (stop > at) {
        const char c = text.at[stop - 1];
        int depth = 0;

        if (c == ')' || c == ']') {
            for (uint32_t i = at; i < stop; i++)
                depth += (text.at[i] == '(') - (text.at[i] == ')') +
                         (text.at[i] == '[') - (text.at[i] == ']');
            if (depth >= 0)
                break;
        } else if (!strchr(".,;:!?'*", c)) {
            break;
        }
        stop--;
    }
    return stop;
}

/* Does the run text[at, stop) of the next line carry the address on?  It has
 * a mark that words do not have, or digits, or ends in .html and the like. */
static bool carries_on(ibid_str text, uint32_t at, uint32_t stop, char last)
{
    bool mark = false, digit = false;

    if (ib_str_has_at_nocase(text, at, IB_STR("http")))
        return false;
    for (uint32_t i = at; i < stop; i++) {
        const char c = text.at[i];

        mark |= c == '/' || c == '_' || c == '=' || c == '%' || c == '&' ||
                c == '#' || (c == '-' && i > at && i + 1 < stop) ||
                (c == '.' && i + 1 < stop && ib_is(text.at[i + 1], IB_WORD));
        digit |= ib_is(c, IB_DIGIT);
    }
    if (last == '/' || last == '-' || last == '_' || last == '=')
        return mark || digit || stop - at > 3;
    return mark && last != '.' && last != ',' && last != ';';
}

/* Does text[at, stop) end in "www.", which no address does? */
static bool is_open(ibid_str text, uint32_t at, uint32_t stop)
{
    return stop - at >= 4 &&
           ib_str_has_at_nocase(text, stop - 4, IB_STR("www."));
}

static bool is_scheme(ibid_str text, uint32_t at, uint32_t end)
{
    static const char *const lead[] = {"http://", "https://", "www.",
                                       "doi:",    "ftp://",   "doi.org/"};

    for (size_t i = 0; i < sizeof lead / sizeof *lead; i++) {
        const ibid_str head = ib_str_of(lead[i]);

        if (at + head.len < end && ib_str_has_at_nocase(text, at, head))
            return true;
    }
    return false;
}

/* A DOI inside text[at, stop): "10." four digits or more, a slash. */
static ibid_span find_doi(ibid_str text, uint32_t at, uint32_t stop)
{
    for (uint32_t i = at; i + 8 < stop; i++) {
        uint32_t p = i + 3;

        if (text.at[i] != '1' || text.at[i + 1] != '0' || text.at[i + 2] != '.')
            continue;
        while (p < stop && ib_is(text.at[p], IB_DIGIT))
            p++;
        if (p - i >= 7 && p + 1 < stop && text.at[p] == '/')
            return (ibid_span){i, stop};
    }
    return (ibid_span){0};
}

/* The symbol at the end of a link to the UN's documents: undocs.org,
 * docs.un.org, with or without a language. */
static ibid_span find_symbol(ibid_str text, uint32_t at, uint32_t stop)
{
    const ibid_str whole = {text.at, stop};
    uint32_t p = ib_str_find(whole, at, IB_STR("undocs.org/"));
    uint32_t skip = 11;
    ib_symbol symbol;

    if (p == IBID_NONE) {
        p = ib_str_find(whole, at, IB_STR("docs.un.org/"));
        skip = 12;
    }
    if (p == IBID_NONE)
        return (ibid_span){0};
    p += skip;
    if (p + 3 < stop && ib_is(text.at[p], IB_LOWER) && text.at[p + 2] == '/')
        p += 3;
    if (p < stop && ib_symbol_read(&symbol, whole, p, stop))
        return symbol.number;
    return (ibid_span){0};
}

uint32_t ib_url_read(ib_url *out, ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t stop, next;

    *out = (ib_url){0};
    if (!is_scheme(text, at, end))
        return 0;
    if (end - at > IB_URL_MAX) {
        end = at + IB_URL_MAX;
        while (((unsigned char)text.at[end] & 0xC0) == 0x80)
            end--; /* no half letter */
    }
    stop = run_end(text, at, end);
    for (;;) {
        uint32_t p = stop;

        while (is_open(text, at, stop) && p < end && text.at[p] == ' ')
            p++;
        if (p < end && text.at[p] == '\r')
            p++;
        if (p >= end || text.at[p] != '\n')
            break;
        while (++p < end && text.at[p] == ' ')
            ;
        next = run_end(text, p, end);
        if (next == p || (!is_open(text, at, stop) &&
                          !carries_on(text, p, next, text.at[stop - 1])))
            break;
        stop = next;
    }
    stop = trim_end(text, at, stop);
    if (stop - at < 10 || !memchr(text.at + at, '.', stop - at))
        return 0;
    out->span = (ibid_span){at, stop};
    out->doi = find_doi(text, at, stop);
    out->symbol = find_symbol(text, at, stop);
    return stop - at;
}
