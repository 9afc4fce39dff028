/* entry.h - one entry of a bibliography while it is being read.
 *
 *     Kafka, F. (1919). A country doctor. Review, 12(3), 45-67.
 *     creators   date   title             container serial
 *
 * The head (creators, date, title) is read from the front; what follows the
 * title is a tail whose parts are known by what they are, in any order.
 */
#ifndef IB_CITE_ENTRY_H
#define IB_CITE_ENTRY_H

#include "cite/piece.h"
#include "cite/refwords.h"

typedef struct ib_entry {
    ib_draft *out;
    const ib_lex *lex;
    uint32_t a, b;  /* tokens of the entry */
    int least;      /* a reading with a lower score is worth nothing */
    uint32_t colon; /* parts of the imprint before its colon, or NONE */
    ibid_span part[IB_IMPRINT_MAX]; /* of the imprint, not yet told apart */
    uint16_t part_words[IB_IMPRINT_MAX]; /* IB_R_... of their words */
    uint32_t part_count;
    uint32_t part_from; /* the first part after the last full stop */
    uint32_t unread;    /* words of the tail that nothing explains */
    uint32_t dates;     /* in the tail */
    bool serial;        /* a volume and pages as journals have them */
    bool chapter;       /* "In" stands before the container */
    bool quoted;        /* the title stands in quotation marks */
    bool report;        /* a thesis, a numbered report */
    bool placed;        /* an imprint was read */
    bool editors;       /* the creators are editors */
    bool marked;        /* "ed.", "Hrsg." stand somewhere in it */
    bool labelled;      /* a pinpoint with its label */
    bool pinned;        /* a note's form: a single page is a pinpoint */
    bool bracketed;     /* the date or the imprint stands in brackets */
    bool dated_place;   /* "Roma 1995": a town and no brackets */
    bool comma;         /* its parts are set off by commas, as in notes */
    bool parted;        /* the same, perhaps behind an early date */
} ib_entry;

static inline uint16_t ib_entry_words(const ib_entry *e, uint32_t i)
{
    return i >= e->a && i < e->b ? ib_lex_tok(e->lex, i)->entry : 0;
}

/* Is token i a word of class KEY, which alone is asked for by name? */
static inline bool ib_entry_key(const ib_entry *e, uint32_t i)
{
    return (ib_entry_words(e, i) & IB_R_KEY) != 0;
}

static inline void ib_entry_set(ib_entry *e, ibid_field_name name,
                                ibid_span span)
{
    if (!e->out->field[name].end)
        e->out->field[name] = span;
}

static inline bool ib_entry_has(const ib_entry *e, ibid_field_name name)
{
    return e->out->field[name].end != 0;
}

/* The text's byte at which token i starts: what mark it is. */
static inline char ib_tok_byte(const ib_lex *lex, uint32_t i)
{
    return i < lex->tok.count ? lex->text.at[ib_lex_tok(lex, i)->start] : '\0';
}

/* Is token i an initial of a given name, in any script with capitals? */
static inline bool ib_tok_is_initial(const ib_lex *lex, uint32_t i)
{
    const ib_tok *t;

    if (!ib_tok_is(lex, i, IB_TOK_WORD))
        return false;
    t = ib_lex_tok(lex, i);
    return (t->flags & IB_TOK_INITIAL) ||
           ((t->flags & IB_TOK_DOT) && (t->flags & IB_TOK_CAP) &&
            t->end - t->start <= 3);
}

/* What ib_entry_stops does where a full stop stands. */
bool ib_entry_stop_ends(const ib_entry *e, uint32_t i);

/* Does a sentence of the entry end at token i: a full stop that no
 * abbreviation of a journal takes? */
static inline bool ib_entry_stops(const ib_entry *e, uint32_t i)
{
    return (ib_tok_is(e->lex, i, IB_TOK_STOP) ||
            (i < e->lex->tok.count &&
             (ib_lex_tok(e->lex, i)->flags & IB_TOK_DOT))) &&
           ib_entry_stop_ends(e, i);
}

/* Read the names at token `a`: "Kafka, F., & Brod, M.", "Kafka F, Brod M",
 * "F. Kafka and M. Brod", "KAFKA Franz", and "(eds.)" after them.
 *
 * Gives  the token after them, or `a`; *editors tells of the mark. */
uint32_t ib_creators_read(ib_people *out, bool *editors, const ib_entry *e,
                          uint32_t a, uint32_t b);

/* Are there numbers at token i as they follow a journal's name: "12(3):45",
 * "vol. 12, no. 3", "12 (1998) 45", "1998;12:45"? */
bool ib_serial_is(const ib_entry *e, uint32_t i, uint32_t b);

/* Read a number by its label at word i ("ISBN 978-...", "arXiv:1610.02743"),
 * or a DOI without one.
 *
 * Gives  the token after it, or i. */
uint32_t ib_identifier_take(ib_entry *e, uint32_t i, uint32_t b);
uint32_t ib_doi_take(ib_entry *e, uint32_t i, uint32_t b);

/* Read what follows title or container in tokens [a, b): volume, issue,
 * pages, dates, editors, imprint, addresses, numbers. */
void ib_tail_read(ib_entry *e, uint32_t a, uint32_t b);

/* Tell place from publisher among the parts that the tail left. */
void ib_imprint_read(ib_entry *e);

/* The date or year token i as the date of issue, if there is none yet. */
void ib_entry_date(ib_entry *e, uint32_t i);

#endif
