/* key.h - the letters and digits of a text, for finding, and the way back.
 *
 *     text   "The Pilots,\nwho re-fused"
 *     key     t h e p i i o t s w h o r c t n s c d     one byte each
 *
 * Case, accents, spaces and punctuation are left out; letters that reading
 * machines take for one another are one class (b and h, c and e, 1 and l).  So
 * a place found by key is a place to be looked at, never a verdict.  Han, kana
 * and hangul give two bytes a character or more, since few of them make a
 * passage; other scripts one.  No character gives more than it has bytes.
 *
 * The key of a text is the same on every machine, whichever path made it.
 */
#ifndef IB_MATCH_KEY_H
#define IB_MATCH_KEY_H

#include "text/fold.h"

enum {
    IB_KEY_BLOCK = 256, /* bytes of text for each count kept */
    IB_KEY_PAD = 16     /* zeros that may be read after the last item */
};

struct ib_unsure;

typedef struct ib_key {
    ibid_str text;
    const ibid_span *skip; /* spans of the text that are no part of the key */
    uint32_t skip_count;
    const struct ib_unsure *unsure; /* of the text, as ib_words has it */
    const uint8_t *item;            /* never 0; IB_KEY_PAD zeros follow */
    uint32_t count;
    const uint32_t *block; /* items of characters that begin before byte
                              i * IB_KEY_BLOCK; one more than blocks */
} ib_key;

/* Make the key of a text.
 *
 * Takes  `skip` as ib_fold_make; text and skip stay where they are as long as
 *        the key is used.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear, a byte of English some 0.2 ns where the machine has the
 *        instructions, else 1 ns; of Russian 4 ns, of Han up to 12; 0.8 bytes
 *        a byte. */
IBID_MUST_USE ibid_status ib_key_make(ib_key *out, ib_arena *arena,
                                      ibid_str text, const ibid_span *skip,
                                      uint32_t skip_count);

/* Make the key of entries [start, end) of a fold view: that of a quotation.
 *
 * Takes  `item` with room for IB_KEY_CHAR_MAX bytes an entry and the pad.
 * Gives  how many items it has; the pad is zeroed. */
enum { IB_KEY_CHAR_MAX = 4 };
uint32_t ib_key_of_view(uint8_t *item, const ib_fold *view, uint32_t start,
                        uint32_t end);

/* The bytes of the text for items [start, end) of its key, start below end:
 * whole characters.
 *
 * Cost   O(log blocks). */
ibid_span ib_key_span(const ib_key *key, uint32_t start, uint32_t end);

/* Items of characters that begin before byte `at` of the text. */
uint32_t ib_key_at(const ib_key *key, uint32_t at);

/* Which code path makes keys here: "avx512" or "plain". */
const char *ib_key_path(void);

#endif
