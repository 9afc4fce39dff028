/* gazette.c - laws and decrees by the official gazette that printed them. */

#include "cite/gazette.h"

#include "base/scan.h"
#include "base/str.h"

static bool is_date(const ib_lex *lex, uint32_t i)
{
    return ib_tok_is(lex, i, IB_TOK_YEAR) || ib_tok_is(lex, i, IB_TOK_DATE);
}

/* "I", "II", "L", "C": a part of a gazette. */
static bool is_part(const ib_lex *lex, uint32_t i)
{
    ibid_str s;

    if (!ib_tok_is(lex, i, IB_TOK_WORD))
        return false;
    s = ib_lex_str(lex, i);
    for (uint32_t k = 0; k < s.len; k++) {
        if (s.at[k] != 'I' && s.at[k] != 'V' &&
            (s.len > 1 || (s.at[k] != 'L' && s.at[k] != 'C')))
            return false;
    }
    return true;
}

/* The end of the gazette's name at token i: "BGBl. I", "ABl. EG", "Amtsblatt der
 * Europäischen Union"; i where none stands. */
static uint32_t name_end(const ib_lex *lex, uint32_t i, uint32_t b)
{
    uint32_t e = i;

    if (i >= b || !ib_lex_has(lex, i, IB_W_GAZETTE) ||
        !(ib_lex_tok(lex, i)->flags & IB_TOK_CAP))
        return i;
    for (e++; e < b && e < i + 6; e++) {
        const ib_tok *t = ib_lex_tok(lex, e);

        if (t->kind != IB_TOK_WORD || is_part(lex, e) ||
            (t->words & (IB_W_LABEL | IB_W_ISSUE)) ||
            ib_lex_is(lex, e, "vom") ||
            (!(t->flags & IB_TOK_CAP) && !(t->words & IB_W_SMALL)))
            break;
    }
    return e;
}

/* Is token i of those that stand between the name of a gazette and the end of
 * its place: a comma, "Nr.", "L", "vom", "167/10"? */
static bool goes_on(const ib_lex *lex, uint32_t i)
{
    const ib_tok *t = ib_lex_tok(lex, i);

    switch (t->kind) {
    case IB_TOK_COMMA:
    case IB_TOK_SLASH:
    case IB_TOK_DASH:
    case IB_TOK_NUMBER:
    case IB_TOK_OPEN:
    case IB_TOK_CLOSE:
        return true;
    case IB_TOK_WORD:
        return is_part(lex, i) || (t->words & IB_W_ISSUE) ||
               ib_lex_is(lex, i, "vom") || ib_lex_is(lex, i, "v") ||
               ib_lex_is(lex, i, "teil");
    default:
        return false;
    }
}

/* The date, and the pinpoint after the name that ends at token i; gives the
 * token after all.  A day is more than the year of a volume. */
static uint32_t read_place(ib_draft *out, const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;
    uint32_t stop = i, next;
    ibid_span pin;

    while (i < piece->b) {
        if (is_date(lex, i)) {
            const ibid_date *date =
                ib_list_at(&lex->date, ibid_date, ib_lex_tok(lex, i)->ref);

            if (!out->issued.from.year ||
                (date->from.day && !out->issued.from.day)) {
                out->issued = *date;
                out->field[IBID_FIELD_ISSUED] = date->span;
            }
            stop = ++i;
            continue;
        }
        next = is_part(lex, i) ? i : ib_locator_read(&pin, lex, i, piece->b);
        if (next > i && !out->field[IBID_FIELD_LOCATOR].end) {
            out->field[IBID_FIELD_LOCATOR] = pin;
            stop = i = next;
            continue;
        }
        if (!goes_on(lex, i))
            break;
        if (ib_tok_is(lex, i, IB_TOK_NUMBER))
            stop = i + 1;
        i++;
    }
    return stop;
}

/* The gazette at token i and its place.  Gives the token after it, or i where
 * none stands. */
static uint32_t read_gazette(ib_draft *out, const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;
    const uint32_t end = name_end(lex, i, piece->b);
    uint32_t part = end;

    if (end == i)
        return i;
    if (is_part(lex, part) && ib_lex_str(lex, part).at[0] == 'I')
        part++;
    out->field[IBID_FIELD_CONTAINER_TITLE] = ib_toks_span(lex, i, part);
    return read_place(out, piece, end);
}

/* Does the word at token i name a law: "Bibliotheksgesetz", "Bauordnung"? */
static bool is_law(const ib_lex *lex, uint32_t i)
{
    static const char *const ends[] = {"gesetz", "gesetzbuch", "ordnung",
                                       "erlass", "gesetzes"};
    ibid_str s;

    if (!ib_tok_is(lex, i, IB_TOK_WORD))
        return false;
    s = ib_lex_str(lex, i);
    for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) {
        const ibid_str end = ib_str_of(ends[k]);

        if (s.len >= end.len && ib_str_has_at_nocase(s, s.len - end.len, end))
            return true;
    }
    return false;
}

/* A law by its title and its day: "Gesetz über Schiffe (SchG) vom 3. Mai 1999";
 * *title is the token after the title.  Gives that of the date, or b. */
static uint32_t law_date(uint32_t *title, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    bool law = false;
    uint32_t i = piece->a;

    for (; i < piece->b && i < piece->a + IB_LAW_TITLE_MAX; i++) {
        if (i > piece->a && ib_tok_is(lex, i, IB_TOK_DATE) &&
            (ib_lex_is(lex, i - 1, "vom") || ib_lex_is(lex, i - 1, "v")))
            break;
        law |= is_law(lex, i);
        if (ib_tok_is(lex, i, IB_TOK_QUOTE) || ib_tok_is(lex, i, IB_TOK_COLON))
            return piece->b;
    }
    if (!law || i >= piece->b || !ib_tok_is(lex, i, IB_TOK_DATE))
        return piece->b;
    *title = i - 1;
    if (*title > piece->a + 1 && ib_tok_is(lex, *title - 1, IB_TOK_CLOSE) &&
        ib_lex_tok(lex, *title - 1)->mate > piece->a &&
        ib_lex_tok(lex, *title - 1)->mate < *title)
        *title = ib_lex_tok(lex, *title - 1)->mate;
    return i;
}

/* Does a gazette begin at token i, perhaps after a comma or in brackets? */
static uint32_t gazette_after(const ib_piece *piece, uint32_t i)
{
    while (i < piece->b && (ib_tok_is(piece->lex, i, IB_TOK_COMMA) ||
                            ib_tok_is(piece->lex, i, IB_TOK_OPEN)))
        i++;
    return i;
}

static void claim(ib_draft *out, const ib_piece *piece, const char *rule,
                  uint32_t end)
{
    out->kind = IBID_CITE_STATUTE;
    out->rule = rule;
    out->law = true;
    out->score = IB_SCORE_GAZETTE;
    out->span = ib_toks_span(piece->lex, piece->a, end);
}

void ib_family_gazette(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    uint32_t title = piece->a, stop;
    const uint32_t date = law_date(&title, piece);

    if (date < piece->b) {
        const uint32_t from = gazette_after(piece, date + 1);

        stop = read_gazette(out, piece, from);
        out->issued =
            *ib_list_at(&lex->date, ibid_date, ib_lex_tok(lex, date)->ref);
        out->field[IBID_FIELD_ISSUED] = out->issued.span;
        out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, piece->a, title);
        claim(out, piece, "GAZ-1", stop > from ? stop : date + 1);
        return;
    }
    stop = read_gazette(out, piece, piece->a);
    if (stop < piece->a + 3 || !out->issued.from.year)
        return;
    claim(out, piece, "GAZ-2", stop);
}
