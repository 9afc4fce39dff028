/* running.c - citations in the running text.
 *
 * Prose is scanned for bytes that citations cannot do without (digits, a
 * slash, the full stop of "Id."); what stands around one decides.
 */

#include "cite/running.h"

#include "base/scan.h"
#include "cite/lex.h"
#include "cite/organisation.h"
#include "cite/law.h"
#include "cite/louisiana.h"
#include "cite/author_date.h"
#include "cite/uscode.h"
#include "cite/prose.h"
#include "cite/reporter.h"
#include "cite/symbol.h"
#include "cite/url.h"

typedef struct runner {
    ib_list *drafts;
    ibid_str text;
    uint32_t at, end;
    uint32_t low;   /* end of what was read already */
    uint32_t tried; /* start of the run in which nothing was found last */
} runner;

static bool add(runner *r, const ib_draft *draft)
{
    ib_draft *kept = ib_list_push(r->drafts);

    if (!kept)
        return false;
    *kept = *draft;
    kept->note = IBID_NONE;
    r->low = draft->span.end;
    if (r->at < r->low)
        r->at = r->low;
    return true;
}

static const ib_draft *last(const runner *r)
{
    return r->drafts->count
               ? ib_list_at(r->drafts, ib_draft, r->drafts->count - 1)
               : NULL;
}

/* The start of the run without white space that holds byte `at`. */
static uint32_t run_start(const runner *r, uint32_t at)
{
    uint32_t low = at - r->low > 64 ? at - 64 : r->low;

    while (at > low && !ib_blank_before(r->text, low, at) &&
           !strchr("(<\"[,;", r->text.at[at - 1]) &&
           (unsigned char)r->text.at[at - 1] < 0x80)
        at--;
    return at;
}

/* A symbol, and what "and Corr.1" joins to it. */
static bool add_symbols(runner *r, const ib_symbol *first)
{
    ib_symbol symbol = *first, more;

    for (;;) {
        ib_draft draft = {.kind = IBID_CITE_OFFICIAL,
                          .rule = symbol.rule,
                          .score = 90,
                          .span = symbol.span};

        draft.field[IBID_FIELD_NUMBER] = symbol.number;
        ib_symbol_draft(&draft, &symbol);
        if (!add(r, &draft))
            return false;
        if (!ib_symbol_join(&more, r->drafts->arena, &symbol, r->text,
                            symbol.span.end, r->end))
            return true;
        symbol = more;
    }
}

/* An address or a symbol around the slash at r->at. */
static bool at_slash(runner *r)
{
    const uint32_t start = run_start(r, r->at);
    ib_symbol symbol;
    ib_url url;

    if (start < r->at && ib_url_read(&url, r->text, start, r->end)) {
        ib_draft draft = {.kind = IBID_CITE_WEB,
                          .rule = "WEB-1",
                          .score = 90,
                          .span = url.span};

        draft.field[IBID_FIELD_URL] = url.span;
        draft.field[IBID_FIELD_DOI] = url.doi;
        draft.field[IBID_FIELD_NUMBER] = url.symbol;
        if (!url.symbol.end) {
            draft.field[IBID_FIELD_NUMBER] = ib_eli_find(r->text, url.span);
            if (draft.field[IBID_FIELD_NUMBER].end) {
                draft.kind = IBID_CITE_STATUTE;
                draft.rule = "ELI-1";
            }
        }
        return add(r, &draft);
    }
    if (start < r->at && start != r->tried &&
        ib_symbol_find(&symbol, r->drafts->arena, r->text, start, r->end))
        return add_symbols(r, &symbol);
    r->tried = start;
    r->at++;
    return true;
}

/* "COM(2016) 450", "CDL-AD(2016)036" by the bracket at r->at. */
static bool at_bracket(runner *r)
{
    const uint32_t at = r->at;
    uint32_t start;
    ib_symbol symbol;

    if (at > r->low && at + 1 < r->end && ib_is(r->text.at[at - 1], IB_UPPER) &&
        ib_is(r->text.at[at + 1], IB_DIGIT)) {
        start = run_start(r, at);
        if (start < at && ib_organisation_read(&symbol, r->text, start, r->end))
            return add_symbols(r, &symbol);
    }
    r->at++;
    return true;
}

/* Where the number at r->at begins: "S-20/2" and "ES-10/2" with their
 * letters. */
static uint32_t number_start(const runner *r)
{
    uint32_t at = r->at;

    if (at < r->low + 2 || r->text.at[at - 1] != '-' ||
        r->text.at[at - 2] != 'S')
        return at;
    at -= 2;
    if (at > r->low && r->text.at[at - 1] == 'E')
        at--;
    return at > r->low && ib_blank_before(r->text, r->low, at) ? at : r->at;
}

/* Is the byte before r->at one that a number of its own may follow? */
static bool is_free(const runner *r)
{
    return r->at == 0 || !ib_is(r->text.at[r->at - 1], IB_WORD | IB_PUNCT) ||
           strchr("(,;\"'[", r->text.at[r->at - 1]) ||
           (unsigned char)r->text.at[r->at - 1] >= 0x80;
}

/* Does [.., at) end with the words that lead to the number of an application
 * or communication: "application no. ", "communication No. "?  Gives where they
 * begin, or NONE. */
static uint32_t docket_words(const runner *r, uint32_t at)
{
    static const char *const words[] = {"pplication no.", "pplication No.",
                                        "ommunication no.", "ommunication No."};
    uint32_t len;

    while ((len = ib_blank_before(r->text, r->low, at)) > 0)
        at -= len;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const ibid_str word = ib_str_of(words[i]);

        if (at - r->low > word.len &&
            ib_str_has_at(r->text, at - word.len, word))
            return at - word.len - 1;
    }
    return IBID_NONE;
}

/* "application no. 17224/11" (HUDOC), "communication No. 1085/2002" (treaty
 * bodies), by the number at r->at, whose slash is at `slash`. */
static bool read_docket(ib_draft *out, const runner *r, uint32_t slash)
{
    uint32_t start, stop = slash + 1;

    if (slash >= r->end || r->text.at[slash] != '/')
        return false;
    while (stop < r->end && ib_is(r->text.at[stop], IB_DIGIT))
        stop++;
    if ((stop - slash != 3 && stop - slash != 5) ||
        (stop < r->end && r->text.at[stop] == '/'))
        return false;
    start = docket_words(r, r->at);
    if (start == IBID_NONE)
        return false;
    *out = (ib_draft){.kind = IBID_CITE_CASE,
                      .rule = "CASE-1",
                      .score = 80,
                      .span = ib_span_of(start, stop)};
    out->field[IBID_FIELD_NUMBER] = ib_span_of(r->at, stop);
    if (ib_lower(r->text.at[start]) == 'c')
        out->value[IBID_FIELD_AUTHORITY] =
            ib_prose_committee(r->text, r->low, start);
    return true;
}

/* A code or a rule whose name begins before the number or the sign of a section
 * at r->at: "Fla. Stat. § 120.68", "Fed. R. Civ. P. 12".  Its names have full
 * stops or capitals in each word. */
static bool read_named_code(ib_draft *out, const runner *r)
{
    const uint32_t low =
        r->at - r->low > IB_US_NAME_MAX ? r->at - IB_US_NAME_MAX : r->low;
    uint32_t start[IB_US_WORDS], count = 0, p = r->at;

    while (count < IB_US_WORDS) {
        uint32_t len, word;

        while ((len = ib_blank_before(r->text, low, p)) > 0)
            p -= len;
        word = p;
        while (word > low && (ib_is(r->text.at[word - 1], IB_WORD) ||
                              strchr(".,&'", r->text.at[word - 1])))
            word--;
        if (word == p)
            break;
        p = word;
        if (ib_is(r->text.at[p], IB_UPPER))
            start[count++] = p;
        else if (!strchr("&ratc0123456789", r->text.at[p]))
            break;
    }
    while (count > 0) {
        if (ib_code_read(out, r->text, start[--count], r->end) &&
            out->span.end > r->at)
            return true;
    }
    return false;
}

/* A resolution in words, an application, or a case by reporter, by the number
 * at r->at. */
static bool at_digit(runner *r)
{
    const ibid_str text = r->text;
    const uint32_t start = number_start(r);
    uint32_t p = r->at, next;
    ib_draft draft;

    while (p < r->end && ib_is(text.at[p], IB_DIGIT))
        p++;
    next = p;
    if (is_free(r) && ib_louisiana_may(text, r->at, r->end) &&
        ib_louisiana_read(&draft, text, r->low, r->at, r->end))
        return add(r, &draft);
    if (ib_law_read(&draft, text, r->low, r->at, r->end))
        return add(r, &draft);
    if (read_docket(&draft, r, p))
        return add(r, &draft);
    if (is_free(r) && r->at > r->low + 4 && text.at[r->at - 1] == ' ' &&
        ((text.at[r->at - 2] == '.' &&
          (ib_docket_read(&draft, text, r->low, r->at, r->end) ||
           read_named_code(&draft, r))) ||
         ((text.at[r->at - 2] == 'n' || text.at[r->at - 2] == 's') &&
          ib_code_words_read(&draft, text, r->low, r->at, r->end))))
        return add(r, &draft);
    if (p - r->at <= 4 && (start < r->at || is_free(r))) {
        const uint32_t low =
            start - r->low > IB_TRY_MAX ? start - IB_TRY_MAX : r->low;

        next = ib_skip_blank(text, p, r->end);
        if (ib_prose_read(&draft, text, low, start, r->end, last(r),
                          r->drafts->arena))
            return add(r, &draft);
        if (p - r->at == 4 &&
            (ib_author_date_more(&draft, text, last(r), r->at, r->end) ||
             ib_author_date_read(&draft, text, r->low, r->at, r->end)))
            return add(r, &draft);
        if (next > p && next < r->end && ib_is(text.at[next], IB_UPPER) &&
            (ib_reporter_read(&draft, text, r->low, r->at, r->end, false) ||
             ib_code_read(&draft, text, r->at, r->end)))
            return add(r, &draft);
    }
    if (p - r->at <= 4 && r->at > 0 && ib_blank_before(text, 0, r->at) &&
        ib_party_page_read(&draft, text, r->low, r->at, r->end))
        return add(r, &draft);
    r->at = p;
    return true;
}

/* The sign of a section: a code named before it. */
static bool at_section(runner *r)
{
    ib_draft draft;

    if (ib_str_has_at(r->text, r->at, IB_STR("\xC2\xA7")) &&
        read_named_code(&draft, r))
        return add(r, &draft);
    r->at++;
    return true;
}

/* "at 166, 168-70": the pinpoint after a short form; gives its end. */
static uint32_t pin_after(ibid_span *pin, ibid_str text, uint32_t at,
                          uint32_t end)
{
    uint32_t p = at;

    if (p < end && text.at[p] == ',')
        p++;
    p = ib_skip_blank(text, p, end);
    if (end - p < 4 || !ib_str_has_at(text, p, IB_STR("at ")))
        return at;
    p = ib_skip_blank(text, p + 3, end);
    pin->start = p;
    while (p < end && (ib_is(text.at[p], IB_DIGIT) ||
                       ((text.at[p] == '-' || text.at[p] == '*') &&
                        p + 1 < end && ib_is(text.at[p + 1], IB_DIGIT))))
        p++;
    pin->end = p;
    return p > pin->start ? p : at;
}

/* "Id." and "Ibid." by the full stop at r->at. */
static bool at_stop(runner *r)
{
    static const char *const words[] = {"Ibid", "ibid", "Id", "id"};
    const ibid_str text = r->text;
    const uint32_t stop = r->at;

    r->at++;
    if (stop < r->low + 2 || text.at[stop - 1] != 'd')
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const ibid_str word = ib_str_of(words[i]);
        ib_draft draft = {.kind = IBID_CITE_SHORT,
                          .rule = "SHORT-1",
                          .shortened = IB_SHORT_IBID,
                          .score = 80};
        ibid_span pin = {0};
        uint32_t start = stop - word.len, end;

        if (stop < r->low + word.len || !ib_str_has_at(text, start, word))
            continue;
        if (start > 0 && !ib_blank_before(text, 0, start) &&
            !strchr("([\"", text.at[start - 1]) &&
            (unsigned char)text.at[start - 1] < 0x80)
            return true;
        end = pin_after(&pin, text, stop + 1, r->end);
        if (end > stop + 1)
            draft.field[IBID_FIELD_LOCATOR] = pin;
        draft.span = ib_span_of(start, end);
        return add(r, &draft);
    }
    return true;
}

/* "[3]", "[Smith, p. 4]", "【3†source】" at r->at. */
static bool at_square(runner *r)
{
    ib_draft draft;

    if (ib_bracket_cite_read(&draft, r->text, r->at, r->end))
        return add(r, &draft);
    r->at++;
    return true;
}

ibid_status ib_running_read(ib_list *drafts, ibid_str text, uint32_t *at,
                            uint32_t end)
{
    runner r = {drafts, text, *at, end, *at, IBID_NONE};

    while (r.at < end && drafts->count < IB_DRAFT_MAX) {
        const char c = text.at[r.at];
        bool ok = true;

        if (ib_is(c, IB_DIGIT))
            ok = at_digit(&r);
        else if (c == '/')
            ok = at_slash(&r);
        else if (c == '(')
            ok = at_bracket(&r);
        else if (c == '.')
            ok = at_stop(&r);
        else if (c == '[' || ((unsigned char)c == 0xE3 &&
                              ib_str_has_at(text, r.at, IB_STR("【"))))
            ok = at_square(&r);
        else if ((unsigned char)c == 0xC2)
            ok = at_section(&r);
        else
            r.at++;
        if (!ok)
            return ib_arena_status(drafts->arena);
    }
    *at = r.at;
    return IBID_OK;
}
