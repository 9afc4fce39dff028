/* archive.c - papers in an archive or a library, cited by where they are kept.
 *
 *     ASVe, Senato, Deliberazioni, reg. 12, c. 34v, 3 marzo 1501
 *     archive  location             unit    folio   date
 * From the whole to the part, as ISAD(G) 2 describes archives; Chicago 14.222
 * turns the order round and is not read here.
 */

#include "cite/entry.h"

#include <string.h>

#include "base/scan.h"

typedef struct keeper {
    ib_draft *out;
    const ib_lex *lex;
    uint32_t a, b;
    uint32_t folio, folio_end; /* tokens of the folio, or NONE */
    uint32_t units;            /* "reg. 12", "busta 4" */
    uint32_t last;             /* the token after the last unit */
    bool strong;               /* a unit by more than a letter */
    uint32_t words;            /* words of archives' units, without number */
} keeper;

static uint16_t words_of(const keeper *k, uint32_t i)
{
    return i < k->b ? ib_lex_tok(k->lex, i)->entry : 0;
}

/* Does token i begin with a digit ("34v"), or is it a Roman number? */
static bool is_number(const keeper *k, uint32_t i)
{
    ibid_str s;

    if (i >= k->b)
        return false;
    if (ib_tok_is(k->lex, i, IB_TOK_NUMBER) ||
        ib_tok_is(k->lex, i, IB_TOK_YEAR))
        return true;
    if (!ib_tok_is(k->lex, i, IB_TOK_WORD))
        return false;
    s = ib_lex_str(k->lex, i);
    for (uint32_t p = 0; p < s.len; p++) {
        if (!strchr("IVXLC", s.at[p]))
            return false;
    }
    return true;
}

/* "c.", "cc.", "f.", "ff.", "fol.": folios (Italian carta, folio). */
static bool is_folio_label(const ib_lex *lex, uint32_t i)
{
    static const char *const label[] = {"c",     "cc",   "f",    "ff",
                                        "fol",   "fols", "foll", "carta",
                                        "carte", "bl",   "if"};

    if (!ib_tok_is(lex, i, IB_TOK_WORD) ||
        (ib_lex_tok(lex, i)->flags & IB_TOK_CAP))
        return false;
    for (size_t n = 0; n < sizeof label / sizeof *label; n++) {
        if (ib_lex_is(lex, i, label[n]))
            return true;
    }
    return false;
}

/* "r", "v", "r-v": the sides of a leaf. */
static bool is_side(const ib_lex *lex, uint32_t i)
{
    return ib_lex_is(lex, i, "r") || ib_lex_is(lex, i, "v") ||
           ib_lex_is(lex, i, "r-v") || ib_lex_is(lex, i, "t");
}

/* The end of the numbers of folios at token i: "34v", "39r, 169r", "23 r". */
static uint32_t folios_end(const keeper *k, uint32_t i)
{
    const ib_lex *lex = k->lex;
    uint32_t stop = i, steps = 0;

    while (i < k->b && steps++ < IB_PIN_COUNT_MAX) {
        if (!ib_tok_is(lex, i, IB_TOK_NUMBER) && !is_side(lex, i))
            break;
        stop = ++i;
        if (i < k->b && (ib_tok_is(lex, i, IB_TOK_COMMA) ||
                         ib_tok_is(lex, i, IB_TOK_DASH) ||
                         (ib_lex_has(lex, i, IB_W_JOIN) &&
                          !(ib_lex_tok(lex, i)->flags & IB_TOK_CAP))))
            i++;
    }
    return stop;
}

/* "A. S. V.," where no family name follows: initials of an archive. */
static uint32_t initials_end(const keeper *k)
{
    uint32_t i = k->a;

    while (i < k->b && ib_tok_is_initial(k->lex, i) &&
           (ib_lex_tok(k->lex, i)->flags & IB_TOK_DOT))
        i++;
    return i >= k->a + 3 ||
                   (i == k->a + 1 && ib_lex_tok(k->lex, k->a)->end -
                                             ib_lex_tok(k->lex, k->a)->start >
                                         4)
               ? i
               : k->a;
}

static uint32_t part_end(const keeper *k, uint32_t i)
{
    while (i < k->b && !ib_tok_is(k->lex, i, IB_TOK_COMMA) &&
           !ib_tok_is(k->lex, i, IB_TOK_COLON) &&
           !ib_tok_is(k->lex, i, IB_TOK_SEMI) &&
           !(ib_tok_is(k->lex, i, IB_TOK_STOP) && i > k->a + 1))
        i++;
    return i;
}

/* The archive at the head, a town before it: its end, or k->a. */
static uint32_t archive_end(const keeper *k)
{
    uint32_t stop = initials_end(k), part, i;

    if (stop > k->a)
        return stop;
    for (part = 0, i = k->a; part < 2 && i < k->b; part++) {
        stop = part_end(k, i);
        for (uint32_t p = i; p < stop; p++) {
            if (!(words_of(k, p) & IB_R_ARCHIVE))
                continue;
            /* "ASVE Senato": capitals alone are the whole name */
            return p == k->a && (ib_lex_tok(k->lex, p)->flags & IB_TOK_CAP) &&
                           ib_is(k->lex->text
                                     .at[ib_lex_tok(k->lex, p)->start + 1],
                                 IB_UPPER)
                       ? p + 1
                       : stop;
        }
        if (!(words_of(k, i) & IB_R_TOWN))
            return k->a;
        i = stop + 1;
    }
    return k->a;
}

/* Count the units, find the first folio. */
static void look(keeper *k, uint32_t from)
{
    for (uint32_t i = from; i + 1 < k->b; i++) {
        const uint32_t next = i + 1 + ib_tok_is(k->lex, i + 1, IB_TOK_STOP);

        if (k->folio == IBID_NONE && i > k->a &&
            ib_tok_is(k->lex, next, IB_TOK_NUMBER) &&
            (words_of(k, i) & IB_R_KEY) && is_folio_label(k->lex, i)) {
            k->folio = i;
            k->folio_end = folios_end(k, next);
        }
        if (!(words_of(k, i) & IB_R_UNIT))
            continue;
        if (is_number(k, next)) {
            k->units++;
            /* "b. 4" may be anything, "busta 4" is not */
            k->strong |=
                ib_lex_tok(k->lex, i)->end - ib_lex_tok(k->lex, i)->start > 3;
        } else
            k->words++;
        k->last = i + 1;
    }
}

/* "n. 116" after the units, where no folio is: the paper itself. */
static void find_number(keeper *k)
{
    for (uint32_t i = k->last; i + 1 < k->b && k->folio == IBID_NONE; i++) {
        if ((ib_lex_is(k->lex, i, "n") || ib_lex_is(k->lex, i, "nr")) &&
            ib_tok_is(k->lex, i + 1, IB_TOK_NUMBER)) {
            k->folio = i;
            k->folio_end = i + 2;
        }
    }
}

static uint32_t trim_end(const keeper *k, uint32_t a, uint32_t b)
{
    while (b > a && (ib_tok_is(k->lex, b - 1, IB_TOK_COMMA) ||
                     ib_tok_is(k->lex, b - 1, IB_TOK_STOP) ||
                     ib_tok_is(k->lex, b - 1, IB_TOK_SEMI) ||
                     ib_tok_is(k->lex, b - 1, IB_TOK_DATE)))
        b--;
    return b;
}

/* "reg. 178, c. 180, 1765": a year at the end, behind the folio or a comma and
 * more than the number of a unit. */
static bool is_last_year(const keeper *k, uint32_t i)
{
    return i + 1 == k->b && i > k->last + 1 && i > k->a + 2 &&
           (k->folio == IBID_NONE || i >= k->folio_end) &&
           (words_of(k, i - 1) & IB_R_UNIT) == 0;
}

static void set_fields(keeper *k, uint32_t archive)
{
    ib_draft *out = k->out;
    uint32_t from = archive, to = k->folio != IBID_NONE ? k->folio : k->b;

    if (archive > k->a)
        out->field[IBID_FIELD_ARCHIVE] = ib_toks_span(k->lex, k->a, archive);
    while (from < to && (ib_tok_is(k->lex, from, IB_TOK_COMMA) ||
                         ib_tok_is(k->lex, from, IB_TOK_COLON) ||
                         ib_tok_is(k->lex, from, IB_TOK_STOP)))
        from++;
    to = trim_end(k, from, to);
    out->field[IBID_FIELD_ARCHIVE_LOCATION] = ib_toks_span(k->lex, from, to);
    if (k->folio != IBID_NONE)
        out->field[IBID_FIELD_LOCATOR] =
            ib_toks_span(k->lex, k->folio, k->folio_end);
    for (uint32_t i = k->a; i < k->b; i++) {
        if (!ib_tok_is(k->lex, i, IB_TOK_DATE) &&
            !(ib_tok_is(k->lex, i, IB_TOK_YEAR) && is_last_year(k, i)))
            continue;
        out->issued =
            *ib_list_at(&k->lex->date, ibid_date, ib_lex_tok(k->lex, i)->ref);
        out->field[IBID_FIELD_ISSUED] = out->issued.span;
    }
}

void ib_family_archive(ib_draft *out, const ib_piece *piece)
{
    keeper k = {.out = out,
                .lex = piece->lex,
                .a = piece->a,
                .b = piece->b,
                .folio = IBID_NONE};
    uint32_t archive;
    bool weak = false;

    if (!(piece->entry & (IB_R_ARCHIVE | IB_R_UNIT)) ||
        piece->b - piece->a < 3 || piece->b - piece->a > IB_PIECE_MAX ||
        !ib_tok_is(k.lex, k.a, IB_TOK_WORD))
        return;
    archive = archive_end(&k);
    look(&k, archive);
    if (k.units == 0 &&
        (archive == k.a || (k.words == 0 && k.folio == IBID_NONE)))
        return;
    if (archive == k.a && k.folio == IBID_NONE && k.units + k.words < 2) {
        if (!k.strong || ib_tok_is_initial(k.lex, k.a) ||
            !(ib_lex_tok(k.lex, k.a)->flags & IB_TOK_CAP))
            return;
        weak = true;
    }
    if (k.units)
        find_number(&k);
    set_fields(&k, archive);
    out->kind = IBID_CITE_OTHER;
    out->rule = archive > k.a ? "ARCHIVE-1" : "ARCHIVE-2";
    out->score = (archive > k.a ? 50 : 30) + (k.units ? 20 : 0) +
                 (k.folio != IBID_NONE ? 15 : 0) + (k.words ? 5 : 0);
    if (weak)
        out->score = IB_SCORE_MIN + 5;
    out->span = ib_toks_span(k.lex, k.a, k.b);
}
