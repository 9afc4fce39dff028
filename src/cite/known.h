/* known.h - the words by which an earlier citation is known again.
 *
 * A short form gives some words of the full citation: a name, a few words of
 * the title.  Words are folded (letters of either case and with or without
 * accent are one) and kept as hashes; the first words of each full citation
 * lead to it.  Names are never corrected: OCR damage is allowed for in closed
 * lists only, and by leaving out one word of six of a long title.
 */
#ifndef IB_CITE_KNOWN_H
#define IB_CITE_KNOWN_H

#include "base/arena.h"
#include "base/str.h"
#include "cite/costs.h"
#include "ibid/citation.h"

/* The words of all citations, folded and hashed; taken when first asked for. */
typedef struct ib_words {
    ibid_str text;
    const ibid_citation *item;
    uint32_t *word;        /* in a row */
    uint32_t *from, *many; /* of citation i; from is NONE: not yet taken */
    uint32_t used;
} ib_words;

/* A word of the index. */
typedef struct ib_known_slot {
    uint32_t word;
    uint32_t first; /* the last node of it, plus 1; 0: a free slot */
    uint32_t many;  /* citations to which it leads */
} ib_known_slot;

typedef struct ib_known_node {
    uint32_t item; /* the citation */
    uint32_t next; /* the node before it, plus 1 */
} ib_known_node;

/* An index over them, by word. */
typedef struct ib_known {
    ib_words *words;
    ib_known_slot *slot; /* open addressing */
    ib_known_node *node;
    uint32_t node_count, node_room, mask;
} ib_known;

/* The words of a short form that may be found again. */
typedef struct ib_brief {
    uint32_t word[IB_BRIEF_MAX];
    uint32_t count;
} ib_brief;

/* Start an empty index over the words of `count` citations, which stay where
 * they are.  Cost: in all, linear in their bytes.
 *
 * Fails  false: no memory. */
bool ib_known_start(ib_known *out, ib_arena *scratch, ibid_str text,
                    const ibid_citation *item, size_t count);

/* A second, empty index over the words of `known`. */
bool ib_known_share(ib_known *out, ib_arena *scratch, const ib_known *known,
                    size_t count);

/* Enter citation i: it can be found by its first words from now on. */
void ib_known_enter(ib_known *known, uint32_t i);

/* The words of citation c without its pinpoint, its date, the number of a
 * note, and the words that only point ("op. cit.", "et al.", "in"). */
void ib_brief_read(ib_brief *out, ibid_str text, const ibid_citation *c);

/* The same of plain words. */
void ib_brief_words(ib_brief *out, ibid_str words);

/* Their first IB_BRIEF_ANCHORS alone, which ib_known_next looks at. */
void ib_brief_anchors(ib_brief *out, ibid_str words);

/* Citations entered under the rarest of the first words of `brief`, from the
 * last to the first: *at is what to hand in next; 0 at first.
 *
 * Gives  the citation, or IBID_NONE at the end. */
uint32_t ib_known_next(const ib_known *known, const ib_brief *brief,
                       uint32_t *at);

/* May citation c recall one that was entered, by the first of its words? */
bool ib_known_may(const ib_known *known, ibid_str text, const ibid_citation *c);

/* Does citation k have the words of `brief`: all, or all but one of six? */
bool ib_known_has(const ib_known *known, uint32_t k, const ib_brief *brief);

/* Is `word` one of the first words of citation k? */
bool ib_known_leads(const ib_known *known, uint32_t k, uint32_t word);

/* How many words citation k has. */
uint32_t ib_known_count(const ib_known *known, uint32_t k);

/* The hash of the last word of a name, 0 where it has none. */
uint32_t ib_known_name(ibid_str name);

#endif
