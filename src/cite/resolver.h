/* resolver.h - what refer.c, antecedent.c and listing.c share while short forms
 * are resolved, one citation after the other. */
#ifndef IB_CITE_RESOLVER_H
#define IB_CITE_RESOLVER_H

#include "cite/refer.h"
#include "cite/register.h"
#include "cite/same.h"

typedef struct ib_resolver {
    ibid_citation *item;
    uint8_t *state; /* IB_STATE_ASIDE, IB_STATE_GONE */
    const uint8_t *shortened;
    size_t count;
    ibid_str text;
    ibid_notes notes;
    ib_arena *arena;
    ib_known known;
    ib_known listed; /* the same of the list of references */
    ib_register numbers, names;
    ib_register entries; /* by their number there, plus one */
    uint32_t matched;    /* citations by name and year that it holds */
    ibid_note_style style;
    uint32_t *first_of; /* first citation of each note, or NONE */
    uint32_t *next;     /* the next citation of the same note, or NONE */
    uint32_t in_text;   /* the last citation in the running text, or NONE */
    uint32_t in_note;   /* ... in a note */
    bool alone;         /* one note, without its document */
} ib_resolver;

enum {
    IB_STATE_ASIDE = 1, /* in the parenthesis of another citation */
    IB_STATE_GONE = 2,  /* no citation after all */
    IB_STATE_DOUBT = 4  /* none if the list of references is not used so */
};

/* Works that a short form may mean. */
typedef struct ib_works {
    uint32_t work[IB_REFER_CANDIDATES];
    uint32_t count;
    bool unknown; /* besides, one that itself leads nowhere */
} ib_works;

/* The work that citation i stands for, following what it refers to. */
static inline uint32_t ib_works_root(const ib_resolver *r, uint32_t i)
{
    return r->item[i].refers_to != IBID_NONE ? r->item[i].refers_to : i;
}

void ib_works_add(ib_works *w, uint32_t work);

/* Add the works that citation `at` means. */
void ib_works_mean(const ib_resolver *r, ib_works *w, uint32_t at);

/* May citation `at` be an antecedent of citation i? */
bool ib_works_count(const ib_resolver *r, uint32_t at, uint32_t i);

/* Add the works of a note that citation i may mean. */
void ib_works_note(const ib_resolver *r, ib_works *w, uint32_t note,
                   uint32_t i);

/* Refer citation i to the one work of `w`, or give its candidates.  Gives false
 * where there is no memory. */
bool ib_works_settle(ib_resolver *r, uint32_t i, const ib_works *w,
                     const char *one, const char *many);

/* The index of the note with this number: where it should stand if notes are
 * numbered through, else the nearest before note `from`, or after it. */
uint32_t ib_note_numbered(const ib_resolver *r, uint32_t value, uint32_t from,
                          bool after);

/* Of several works, those whose title the short form gives whole, if any. */
void ib_works_titled(const ib_resolver *r, uint32_t i, ib_works *w);

/* The works of the index `in` that have the words: those whose name or first
 * words they are, or else any; one word must be a name or stand at the head. */
void ib_works_find(const ib_resolver *r, const ib_known *in, uint32_t i,
                   const ib_brief *brief, ib_works *out);

/* Resolve a citation by name and year, and one by its number in the list of
 * references.  Gives false where there is no memory. */
bool ib_refer_dated(ib_resolver *r, uint32_t i);
bool ib_refer_listed(ib_resolver *r, uint32_t i);

#endif
