/* word.h - a fold view cut into words, numbers and punctuation marks. */
#ifndef IB_MATCH_WORD_H
#define IB_MATCH_WORD_H

#include "text/fold.h"

typedef enum ib_word_kind {
    IB_WORD_LETTERS, /* letters, perhaps with digits among them: "co2" */
    IB_WORD_NUMBER,  /* digits with their separators: "12,500", "0.42" */
    IB_WORD_STOP,    /* one punctuation mark or sign */
    IB_WORD_BRACKET, /* of a quotation: [the Committee] */
    IB_WORD_PATTERN, /* of a quotation: a word with a bracket: [t]he */
    IB_WORD_GAP      /* of a quotation: an elision */
} ib_word_kind;

enum {
    IB_WORD_SPACE = 1, /* white space before it */
    IB_WORD_LINE = 2,  /* a line end before it */
    IB_WORD_UPPER = 4, /* begins with a capital */
    IB_WORD_CAPS = 8,  /* two or more letters, all capitals */
    IB_WORD_DIGIT = 16 /* holds a digit */
};

typedef struct ib_word {
    uint32_t start, end; /* entries of the view */
    uint32_t hash;       /* of its characters: equal words have equal hashes */
    uint32_t letters;    /* which of a-z it holds, by bit; 26-31: others */
    uint8_t kind;        /* ib_word_kind */
    uint8_t flags;
} ib_word;

struct ib_key;
struct ib_unsure;

typedef struct ib_words {
    const ib_fold *view;
    const ib_word *item;
    uint32_t count;
    const struct ib_key *key; /* of the whole text, where the view is a part of
                                 one; or NULL */
    const struct ib_unsure *unsure; /* words of which OCR was unsure
                                       (check/unsure.h); NULL: none is known */
} ib_words;

/* Cut entries [start, end) of a view into words.
 *
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear. */
IBID_MUST_USE ibid_status ib_word_cut(ib_words *out, ib_arena *arena,
                                      const ib_fold *view, uint32_t start,
                                      uint32_t end);

/* Read the word at entry `at` (below `end`). */
ib_word ib_word_at(const ib_fold *view, uint32_t at, uint32_t end);

/* The word that holds entry `at`, or the first after it; count if none. */
uint32_t ib_word_index(const ib_words *words, uint32_t at);

/* The same characters? */
bool ib_word_is(const ib_fold *a, const ib_word *x, const ib_fold *b,
                const ib_word *y);

/* Is the word this one, in small letters, NUL-ended UTF-8? */
bool ib_word_spells(const ib_fold *view, const ib_word *word,
                    const char *letters);

/* Letters to change, put in or take out to make one run of entries of the
 * other; `max` + 1 when it is more than `max`. */
uint32_t ib_word_distance(const ib_fold *a, uint32_t a_start, uint32_t a_end,
                          const ib_fold *b, uint32_t b_start, uint32_t b_end,
                          uint32_t max);

static inline uint32_t ib_word_len(const ib_word *word)
{
    return word->end - word->start;
}

#endif
