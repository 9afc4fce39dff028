/* word.c - a fold view cut into words, numbers and punctuation marks. */

#include "match/word.h"

#include "base/scan.h"
#include "base/str.h"

/* Longest words that are compared letter by letter. */
#define DISTANCE_MAX 48

static bool separates(const ib_fold *view, uint32_t at, uint32_t end)
{
    uint32_t cp = view->item[at].cp;

    return (cp == '.' || cp == ',' || cp == ':' || cp == 0x66B ||
            cp == 0x66C) &&
           view->item[at].flags < IB_FOLD_SPACE && at + 1 < end &&
           view->item[at + 1].kind == IB_FOLD_DIGIT &&
           !(view->item[at + 1].flags & IB_FOLD_SPACE);
}

/* Where the word that begins at `at` ends. */
static uint32_t word_end(const ib_fold *view, uint32_t at, uint32_t end)
{
    const ib_fold_char *c = view->item;
    uint32_t i = at + 1;
    bool number = c[at].kind == IB_FOLD_DIGIT;

    if (c[at].kind == IB_FOLD_PUNCT || c[at].kind == IB_FOLD_SYLLABLE)
        return i;
    while (i < end && !(c[i].flags & (IB_FOLD_SPACE | IB_FOLD_SKIPPED))) {
        if (c[i].kind == IB_FOLD_LETTER || c[i].kind == IB_FOLD_DIGIT)
            i++;
        else if (number && c[i - 1].kind == IB_FOLD_DIGIT &&
                 separates(view, i, end))
            i += 2;
        else
            break;
    }
    return i;
}

ib_word ib_word_at(const ib_fold *view, uint32_t at, uint32_t end)
{
    const ib_fold_char *c = &view->item[at];
    ib_word word = {.start = at, .end = word_end(view, at, end)};
    uint32_t hash = 2166136261u, upper = 0, letters = 0, digits = 0;

    for (uint32_t i = at; i < word.end; i++, c++) {
        hash = (hash ^ c->cp) * 16777619u;
        upper += (c->flags & IB_FOLD_UPPER) != 0;
        letters += c->kind == IB_FOLD_LETTER;
        digits += c->kind == IB_FOLD_DIGIT;
        word.letters |= c->cp - 'a' < 26u ? 1u << (c->cp - 'a')
                                          : (uint32_t)1 << (26 + c->cp % 6);
    }
    c = &view->item[at];
    word.hash = hash;
    word.kind = c->kind == IB_FOLD_PUNCT     ? IB_WORD_STOP
                : letters == 0 && digits > 0 ? IB_WORD_NUMBER
                                             : IB_WORD_LETTERS;
    word.flags = (uint8_t)((c->flags & IB_FOLD_SPACE ? IB_WORD_SPACE : 0) |
                           (c->flags & IB_FOLD_LINE ? IB_WORD_LINE : 0) |
                           (c->flags & IB_FOLD_UPPER ? IB_WORD_UPPER : 0) |
                           (upper > 1 && upper == letters ? IB_WORD_CAPS : 0) |
                           (digits ? IB_WORD_DIGIT : 0));
    return word;
}

ibid_status ib_word_cut(ib_words *out, ib_arena *arena, const ib_fold *view,
                        uint32_t start, uint32_t end)
{
    ib_word *item;
    uint32_t count = 0;

    *out = (ib_words){.view = view};
    for (uint32_t at = start; at < end; count++)
        at = word_end(view, at, end);
    item = ib_arena_array(arena, ib_word, count);
    if (!item)
        return ib_arena_status(arena);
    out->item = item;
    for (uint32_t at = start; at < end; at = item->end, item++) {
        *item = ib_word_at(view, at, end);
        out->count++;
    }
    return IBID_OK;
}

uint32_t ib_word_index(const ib_words *words, uint32_t at)
{
    uint32_t low = 0, high = words->count;

    while (low < high) {
        uint32_t mid = low + (high - low) / 2;

        if (words->item[mid].end <= at)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

bool ib_word_is(const ib_fold *a, const ib_word *x, const ib_fold *b,
                const ib_word *y)
{
    if (x->hash != y->hash || ib_word_len(x) != ib_word_len(y))
        return false;
    for (uint32_t i = 0; i < ib_word_len(x); i++) {
        if (a->item[x->start + i].cp != b->item[y->start + i].cp)
            return false;
    }
    return true;
}

bool ib_word_spells(const ib_fold *view, const ib_word *word,
                    const char *letters)
{
    ibid_str str = ib_str_of(letters);
    uint32_t at = 0, i = word->start;

    while (at < str.len && i < word->end) {
        uint32_t cp;

        at += ib_utf8_at(&cp, str, at, str.len);
        if (view->item[i++].cp != cp)
            return false;
    }
    return at == str.len && i == word->end;
}

uint32_t ib_word_distance(const ib_fold *a, uint32_t a_start, uint32_t a_end,
                          const ib_fold *b, uint32_t b_start, uint32_t b_end,
                          uint32_t max)
{
    uint32_t n = a_end - a_start, m = b_end - b_start;
    uint8_t row[DISTANCE_MAX + 1];

    if (n > DISTANCE_MAX || m > DISTANCE_MAX || n > m + max || m > n + max)
        return max + 1;
    for (uint32_t j = 0; j <= m; j++)
        row[j] = (uint8_t)j;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t cp = a->item[a_start + i].cp;
        uint8_t corner = row[0];

        row[0] = (uint8_t)(i + 1);
        for (uint32_t j = 0; j < m; j++) {
            uint8_t best = (uint8_t)(corner + (b->item[b_start + j].cp != cp));

            corner = row[j + 1];
            if (best > row[j] + 1)
                best = (uint8_t)(row[j] + 1);
            if (best > corner + 1)
                best = (uint8_t)(corner + 1);
            row[j + 1] = best;
        }
    }
    return row[m] > max ? max + 1 : row[m];
}
