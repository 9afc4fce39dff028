/* terms.c - a text as words that can be looked up. */

#include "archive/terms.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "archive/costs.h"
#include "base/list.h"
#include "base/scan.h"
#include "text/fold.h"

typedef struct cutter {
    const ib_fold *fold;
    const UNormalizer2 *form;
    ib_list terms; /* of ib_term; their letters are set at the end */
    char *letters; /* room for four bytes a character, and a blank */
    uint32_t used;
} cutter;

/* The letter without its accents. */
static uint32_t base_letter(const cutter *c, uint32_t cp)
{
    while (cp >= 0x80) {
        UErrorCode error = U_ZERO_ERROR;
        UChar made[32];
        const int32_t len =
            unorm2_getRawDecomposition(c->form, (UChar32)cp, made, 32, &error);
        uint32_t first;

        if (len <= 0 || U_FAILURE(error))
            break;
        first = len > 1 && U16_IS_LEAD(made[0])
                    ? (uint32_t)U16_GET_SUPPLEMENTARY(made[0], made[1])
                    : made[0];
        if (first == cp)
            break;
        cp = first;
    }
    return cp;
}

static bool is_part(const ib_fold_char *one)
{
    return one->kind == IB_FOLD_LETTER || one->kind == IB_FOLD_DIGIT ||
           one->kind == IB_FOLD_SYLLABLE;
}

/* Does the word of the entry before go on with entry `i`? */
static bool goes_on(const ib_fold *fold, uint32_t i)
{
    const ib_fold_char *one = &fold->item[i], *last = &fold->item[i - 1];

    if (one->flags & IB_FOLD_LINE_HYPHEN)
        return true;
    if (!is_part(one) || one->kind == IB_FOLD_SYLLABLE ||
        last->kind == IB_FOLD_SYLLABLE)
        return false;
    return is_part(last) ? !(one->flags & IB_FOLD_SPACE)
                         : (last->flags & IB_FOLD_LINE_HYPHEN) != 0;
}

static void put_letter(cutter *c, const ib_fold_char *one)
{
    const uint32_t cp = base_letter(c, one->cp);
    const int8_t type = u_charType((UChar32)cp);

    if (type != U_NON_SPACING_MARK && type != U_ENCLOSING_MARK)
        c->used += ib_utf8_put(c->letters + c->used, cp);
}

/* Cut the word that begins at entry `i`; longer ones are none.
 *
 * Gives  where the next may begin; *done false where there is no memory. */
static uint32_t cut_word(cutter *c, bool *done, uint32_t i)
{
    const ib_fold *fold = c->fold;
    const uint32_t start = i, from = c->used;
    uint32_t end = i;
    ib_term *term;

    do {
        if (is_part(&fold->item[i])) {
            put_letter(c, &fold->item[i]);
            end = i + 1;
        }
    } while (++i < fold->count && goes_on(fold, i));
    if (c->used == from || c->used - from > IB_TERM_BYTES) {
        c->used = from;
        return end;
    }
    term = ib_list_push(&c->terms);
    *done = term != NULL;
    if (term)
        *term =
            (ib_term){ib_fold_span(fold, start, end), {NULL, c->used - from}};
    c->letters[c->used++] = ' ';
    return end;
}

ibid_status ib_terms_make(ib_terms *out, ib_arena *arena, ibid_str text)
{
    UErrorCode error = U_ZERO_ERROR;
    cutter c = {.terms = ib_list_of(arena, ib_term)};
    const char *at;
    ib_fold fold;
    bool done = true;
    ibid_status st = ib_fold_make(&fold, arena, text, NULL, 0);

    if (st)
        return st;
    c.fold = &fold;
    c.form = unorm2_getNFDInstance(&error);
    c.letters = ib_arena_array(arena, char, (size_t)fold.count * 5 + 1);
    if (!c.letters)
        return ib_arena_status(arena);
    if (U_FAILURE(error))
        return IBID_ENOMEM;
    for (uint32_t i = 0; i < fold.count && done;)
        i = is_part(&fold.item[i]) ? cut_word(&c, &done, i) : i + 1;
    if (!done)
        return ib_arena_status(arena);
    c.letters[c.used] = '\0';
    at = c.letters;
    for (size_t i = 0; i < c.terms.count; i++) {
        ib_term *term = ib_list_at(&c.terms, ib_term, i);

        term->letters.at = at;
        at += term->letters.len + 1;
    }
    *out =
        (ib_terms){c.terms.item, (uint32_t)c.terms.count, {c.letters, c.used}};
    return IBID_OK;
}

uint32_t ib_term_distance(ibid_str a, ibid_str b, uint32_t max)
{
    uint32_t row[IB_TERM_BYTES + 1];

    if (a.len > IB_TERM_BYTES || b.len > IB_TERM_BYTES ||
        (a.len > b.len ? a.len - b.len : b.len - a.len) > max)
        return max + 1;
    for (uint32_t k = 0; k <= b.len; k++)
        row[k] = k;
    for (uint32_t i = 0; i < a.len; i++) {
        uint32_t before = row[0]++, least = row[0];

        for (uint32_t k = 0; k < b.len; k++) {
            uint32_t best = before + (a.at[i] != b.at[k]);

            before = row[k + 1];
            best = before + 1 < best ? before + 1 : best;
            best = row[k] + 1 < best ? row[k] + 1 : best;
            row[k + 1] = best;
            least = best < least ? best : least;
        }
        if (least > max)
            return max + 1;
    }
    return row[b.len] > max ? max + 1 : row[b.len];
}
