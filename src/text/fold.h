/* fold.h - a text as it is compared, with a way back to every byte.
 *
 *     text   "eval-\nuation of the ﬁrst"
 *     view    e v a l - u a t i o n o f ...    one entry a character
 *
 * White space is no entry: it is a flag of the character after it.  Typography
 * is made one (quotation marks, dashes, width, ligatures, Unicode forms), case
 * is kept as a flag.  Digits, signs and accents are never made one: a raised 2
 * stays a raised 2.  A hyphen at a line end keeps both readings: it is there,
 * flagged.  Which fold a pair of characters needed is told by their flags.
 */
#ifndef IB_TEXT_FOLD_H
#define IB_TEXT_FOLD_H

#include "base/arena.h"

/* What a character's flags may say.  Those up to IB_FOLD_FORM changed the
 * character itself; those after it stood before it, or are about its place. */
enum {
    IB_FOLD_UPPER = 1 << 0, /* a capital; the entry is the small letter */
    IB_FOLD_LIGATURE = 1 << 1,
    IB_FOLD_WIDTH = 1 << 2,       /* full or half width */
    IB_FOLD_QUOTE = 1 << 3,       /* a quotation mark of any style */
    IB_FOLD_DASH = 1 << 4,        /* a hyphen or dash of any style */
    IB_FOLD_FORM = 1 << 5,        /* another Unicode form of the same */
    IB_FOLD_SPACE = 1 << 6,       /* white space before it */
    IB_FOLD_LINE = 1 << 7,        /* that white space holds a line end */
    IB_FOLD_LINE_HYPHEN = 1 << 8, /* a hyphen that ends a line in a word */
    IB_FOLD_SOFT_HYPHEN = 1 << 9, /* before it */
    IB_FOLD_INVISIBLE = 1 << 10,  /* before it: joiner, control character */
    IB_FOLD_MARKUP = 1 << 11,     /* before it: <sup>, <span class="x"> */
    IB_FOLD_SKIPPED = 1 << 12     /* before it: bytes the caller left out */
};

typedef enum ib_fold_kind {
    IB_FOLD_PUNCT,
    IB_FOLD_LETTER,
    IB_FOLD_DIGIT,
    IB_FOLD_SYLLABLE /* of a script without spaces: a word by itself */
} ib_fold_kind;

typedef struct ib_fold_char {
    uint32_t cp;    /* the character as compared */
    uint32_t at;    /* first byte of the text that it stands for */
    uint16_t flags; /* IB_FOLD_UPPER, ... */
    uint8_t len;    /* bytes of the text */
    uint8_t kind;   /* ib_fold_kind */
} ib_fold_char;

typedef struct ib_fold {
    ibid_str text;
    const ib_fold_char *item;
    uint32_t count;
} ib_fold;

/* Make the view of a text.
 *
 * Takes  `skip`, ascending spans, apart, that are no part of what is compared (note
 *        marks, running heads, page numbers); may be NULL with a count of 0.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear; 12 bytes a byte of text. */
IBID_MUST_USE ibid_status ib_fold_make(ib_fold *out, ib_arena *arena,
                                       ibid_str text, const ibid_span *skip,
                                       uint32_t skip_count);

/* Make the view of a part of a text: `part`, whole characters.  Entries point
 * to the bytes of the whole text. */
IBID_MUST_USE ibid_status ib_fold_part(ib_fold *out, ib_arena *arena,
                                       ibid_str text, const ibid_span *skip,
                                       uint32_t skip_count, ibid_span part);

/* Bytes of the text from entry `start` up to entry `end` (not included);
 * `start` is below `end`. */
static inline ibid_span ib_fold_span(const ib_fold *fold, uint32_t start,
                                     uint32_t end)
{
    const ib_fold_char *last = &fold->item[end - 1];

    return (ibid_span){fold->item[start].at, last->at + last->len};
}

/* The name of one flag, as a finding gives it: "line break"; NULL for none. */
const char *ib_fold_word(unsigned flag);

#endif
