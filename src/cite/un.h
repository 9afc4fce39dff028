/* un.h - what a United Nations document symbol says: body, session, kind of
 * document, number, modifiers, state.
 *
 *     E/CN.4/1999/79/Add.1   Commission on Human Rights · 1999 · document · 79
 *                            · addendum 1
 *
 * The words are those of data/un-symbols.tsv, with their authority.
 */
#ifndef IB_CITE_UN_H
#define IB_CITE_UN_H

#include "base/arena.h"
#include "ibid/citation.h"

typedef enum ib_un_kind {
    IB_UN_HEAD,   /* the first component */
    IB_UN_BODY,   /* a prefix that names a body */
    IB_UN_ORGAN,  /* "WG.3" below a body */
    IB_UN_TOP,    /* "AC.3" directly below A, E or S */
    IB_UN_NATURE, /* "RES", "L.3": what the document is */
    IB_UN_PART,   /* "Add.1": a modifier */
    IB_UN_WORD,   /* a component that says nothing more */
    IB_UN_STATE,
    IB_UN_SERIES, /* a prefix that tells the kind of document */
} ib_un_kind;

/* Forms of an entry, as tools/un.py has them. */
enum {
    IB_UN_ANY = 1,      /* after this head: any component */
    IB_UN_NUMBER = 2,   /* a number, a year, a session */
    IB_UN_WORDS = 4,    /* a word of the table */
    IB_UN_LOOSE = 8,    /* its series are not all known: nothing is strange */
    IB_UN_PRESS = 16,   /* a press release */
    IB_UN_DOT = 32,     /* the number follows a full stop */
    IB_UN_SLASH = 64,   /* the number is the next component */
    IB_UN_ALWAYS = 128, /* an organ below any body */
    IB_UN_ADDED = 256,  /* a series, where an addendum follows */
};

typedef struct ib_un_entry {
    ib_un_kind kind;
    int form;
    const char *key;
    const char *text;
} ib_un_entry;

/* Find an entry, but for the case of letters.
 *
 * Gives  NULL where there is none. */
const ib_un_entry *ib_un_find(ib_un_kind kind, ibid_str key);

/* How texts name an organ; by their last byte, from ib_un_name_last[byte] on,
 * and longest words first. */
typedef struct ib_un_name {
    const char *words;
    uint32_t len;      /* of words */
    bool is_committee; /* of a treaty, with general comments */
    const char *code;  /* how its symbols begin: "S", "A/HRC", "CCPR/C/GC/32" */
    const char *name;  /* in English */
} ib_un_name;

extern const ib_un_name ib_un_names[];
extern const uint32_t ib_un_name_count;
extern const uint8_t ib_un_name_last[257];

/* The last resolution of the Security Council in `year`, of the Assembly in
 * one of its sessions 1 to 30; 0 where the tables end. */
uint32_t ib_un_council_last(uint32_t year);
uint32_t ib_un_assembly_last(uint32_t session);

/* Is text[at, stop) a Roman number, perhaps with S- or ES- before it? */
bool ib_un_is_roman(ibid_str text, uint32_t at, uint32_t stop);

/* Value of a Roman number; 0 where it is none, as "S-VI" and "ES-V". */
uint32_t ib_un_roman_value(ibid_str s);

/* Read what `symbol` says: its components, without white space but in
 * "(Part I)" and the like.  A joint symbol "A/61/1-S/2007/2" has its parts.
 *
 * Gives  *out in `arena`.  *strange tells that a component is of no word or
 *        shape that its body uses: damage, or a series unknown here.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_un_read(ibid_symbol_parts *out, bool *strange,
                                     ib_arena *arena, ibid_str symbol);

/* Is `symbol` read whole, with nothing strange in it?  Costs no memory.
 *
 * Gives  true, or false and in *odd the component from which on it is strange
 *        (counted from 0 in its part), IBID_NONE where the whole is. */
bool ib_un_is_plain(uint32_t *odd, ibid_str symbol);

#endif
