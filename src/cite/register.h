/* register.h - names by which citations can be called: numbers, addresses,
 * and what the document itself defines, "(hereinafter “the Report”)". */
#ifndef IB_CITE_REGISTER_H
#define IB_CITE_REGISTER_H

#include "cite/known.h"
#include "ibid/note.h"

typedef struct ib_register_slot {
    uint64_t key; /* 0: free */
    uint32_t value;
} ib_register_slot;

typedef struct ib_register {
    ib_register_slot *slot; /* open addressing */
    uint32_t mask;
    uint32_t count, room;
} ib_register;

/* Fails  false: no memory. */
bool ib_register_start(ib_register *out, ib_arena *scratch, size_t count);

/* The citation last put under `key`, or IBID_NONE; key 0 is under none. */
uint32_t ib_register_look(const ib_register *names, uint64_t key);

/* Put citation i under `key`; nothing happens with key 0, or when full. */
void ib_register_put(ib_register *names, uint64_t key, uint32_t i);

/* The key of some words, 0 where there are none. */
uint64_t ib_register_words(const ib_brief *brief);

/* Put the names that the document gives to citation i, in its words or in the
 * bracket after it, before the next citation and in the same note. */
void ib_register_read(ib_register *names, ibid_str text,
                      const ibid_citation *item, size_t count, uint32_t i,
                      ibid_notes notes);

#endif
