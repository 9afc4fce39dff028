/* edit.c - what kind of change a difference is, and how grave. */

#include "check/edit.h"

#include <unicode/unorm2.h>

#include "check/name.h"
#include "check/wordclass.h"

static uint32_t stop_at(const ib_words *words, uint32_t i)
{
    return i < words->count && words->item[i].kind == IB_WORD_STOP
               ? words->view->item[words->item[i].start].cp
               : 0;
}

ibid_weight ib_edit_weight(ibid_edit_type type)
{
    switch (type) {
    case IBID_EDIT_SPELLING:
    case IBID_EDIT_PUNCTUATION:
    case IBID_EDIT_CASE:
        return IBID_WEIGHT_SLIGHT;
    case IBID_EDIT_WORD:
    case IBID_EDIT_OMISSION:
    case IBID_EDIT_ORDER:
        return IBID_WEIGHT_PLAIN;
    default:
        return IBID_WEIGHT_GRAVE;
    }
}

/* A punctuation mark that is a sign: of a number, of a comparison, of money. */
bool ib_edit_is_sign(const ib_words *words, uint32_t i)
{
    uint32_t cp = stop_at(words, i);
    bool number = i + 1 < words->count &&
                  !(words->item[i + 1].flags & IB_WORD_SPACE) &&
                  words->item[i + 1].flags & IB_WORD_DIGIT;
    bool letter = i > 0 && words->item[i - 1].kind != IB_WORD_STOP &&
                  !(words->item[i].flags & IB_WORD_SPACE);

    switch (cp) {
    case '<':
    case '>':
    case '=':
    case '+':
    case '%':
    case '$':
    case '/':
    case '^':
    case 0xA3:
    case 0x20AC:
    case 0xB1:
    case 0x2264:
    case 0x2265:
    case 0x2260:
    case 0x2248:
    case 0xD7:
    case 0xF7:
    case 0x2030:
    case 0xB0:
    case 0xA7:
    case '~':
    case '&':
        return true;
    case '-':
        return number && !letter;
    case '\'':
    case '"': /* feet, inches, minutes */
        return i > 0 && words->item[i - 1].flags & IB_WORD_DIGIT &&
               !(words->item[i].flags & IB_WORD_SPACE);
    default:
        return false;
    }
}

static bool is_year(const ib_words *words, uint32_t i)
{
    const ib_word *w = &words->item[i];
    const ib_fold_char *c = words->view->item;

    if (w->kind != IB_WORD_NUMBER || ib_word_len(w) != 4 ||
        (c[w->start].cp != '1' && c[w->start].cp != '2'))
        return false;
    for (uint32_t k = w->start; k < w->end; k++) {
        if (c[k].kind != IB_FOLD_DIGIT)
            return false; /* 12,5 */
    }
    return true;
}

/* Months that are other words without their capital. */
static bool is_plain_month(const ib_words *words, uint32_t i)
{
    const ib_word *w = &words->item[i];

    return w->flags & IB_WORD_UPPER ||
           !(ib_word_spells(words->view, w, "march") ||
             ib_word_spells(words->view, w, "august"));
}

/* May is a month beside a number and with a capital. */
static bool is_month(const ib_words *words, uint32_t i)
{
    return ib_wordclass_class(words, i) == IB_LEX_MONTH ||
           (words->item[i].flags & IB_WORD_UPPER &&
            ib_word_spells(words->view, &words->item[i], "may"));
}

static bool is_date(const ib_words *words, uint32_t i)
{
    return is_year(words, i) || (i > 0 && is_month(words, i - 1)) ||
           (i + 1 < words->count && is_month(words, i + 1));
}

/* The type of a change that concerns one word of one side. */
ibid_edit_type ib_edit_type_of(const ib_words *words, uint32_t i,
                               ibid_edit_type other)
{
    const ib_word *w = &words->item[i];

    if (w->kind == IB_WORD_STOP)
        return ib_edit_is_sign(words, i) ? IBID_EDIT_SIGN
                                         : IBID_EDIT_PUNCTUATION;
    if (w->flags & IB_WORD_DIGIT)
        return is_date(words, i) ? IBID_EDIT_DATE : IBID_EDIT_NUMBER;
    switch (ib_wordclass_class(words, i)) {
    case IB_LEX_NEGATION:
    case IB_LEX_EXCEPTION:
        return IBID_EDIT_NEGATION;
    case IB_LEX_MODAL:
        return IBID_EDIT_MODAL;
    case IB_LEX_QUANTIFIER:
        return IBID_EDIT_QUANTIFIER;
    case IB_LEX_NUMERAL:
        return IBID_EDIT_NUMBER;
    case IB_LEX_MONTH:
        if (is_plain_month(words, i))
            return IBID_EDIT_DATE;
        break;
    default:
        break;
    }
    return ib_name_is(words, i) ? IBID_EDIT_NAME : other;
}

/* The gravest type among words [start, end): the enum has them in order. */
ibid_edit_type ib_edit_gravest(const ib_words *words, uint32_t start,
                               uint32_t end, ibid_edit_type other)
{
    ibid_edit_type best = other;

    for (uint32_t i = start; i < end; i++) {
        ibid_edit_type type = ib_edit_type_of(words, i, other);

        if (ib_edit_weight(type) < ib_edit_weight(best) ||
            (ib_edit_weight(type) == ib_edit_weight(best) && type < best))
            best = type;
    }
    return best;
}

/* The letter without its accents. */
static uint32_t bare_letter(const UNormalizer2 *form, uint32_t cp)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar made[8];

    if (cp < 0x80 || !form ||
        unorm2_getRawDecomposition(form, (UChar32)cp, made, 8, &error) < 2)
        return cp;
    return U16_IS_SURROGATE(made[0]) ? cp : bare_letter(form, made[0]);
}

bool ib_edit_accents_only(const ib_fold *a, const ib_word *x, const ib_fold *b,
                          const ib_word *y)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *form = unorm2_getNFCInstance(&error);
    uint32_t i = x->start, k = y->start;

    if (x->kind != IB_WORD_LETTERS || y->kind != IB_WORD_LETTERS)
        return false;
    while (i < x->end && k < y->end) {
        uint32_t p = a->item[i].cp, q = b->item[k].cp;

        if (p != q && (p == 0xDF || q == 0xDF)) {
            uint32_t *at = p == 0xDF ? &k : &i;
            const ib_fold *view = p == 0xDF ? b : a;
            uint32_t end = p == 0xDF ? y->end : x->end;

            if (*at + 1 >= end || view->item[*at].cp != 's' ||
                view->item[*at + 1].cp != 's')
                return false;
            ++*at;
        } else if (bare_letter(form, p) != bare_letter(form, q)) {
            return false;
        }
        i++;
        k++;
    }
    return i == x->end && k == y->end;
}
