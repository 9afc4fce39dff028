/* piece.h - one citation's share of a note, and the families that read it.
 *
 *     note ──lex.c──▶ tokens ──split.c──▶ pieces ──families──▶ drafts
 *
 * A family looks at a piece and fills a scored draft; the best score wins.
 * To add one: write its reader, and name it in the table of split.c.
 */
#ifndef IB_CITE_PIECE_H
#define IB_CITE_PIECE_H

#include "cite/lex.h"

typedef struct ib_piece {
    const ib_lex *lex;
    uint32_t a, b;    /* tokens, half-open; the signal is left out */
    ibid_span signal; /* or empty */
    uint64_t words;   /* IB_W_... of its tokens and of the one behind */
    uint32_t kinds;   /* the same of their kinds, a bit each: IB_KIND */
    uint16_t entry;   /* IB_R_... of its tokens, refwords.h */
    int least;        /* a reading with a lower score is worth nothing */
} ib_piece;

/* Read the signal ("See also", "For more information, see") at token `a`.
 *
 * Gives  the token after it; *signal empty where there is none. */
uint32_t ib_signal_read(ibid_span *signal, const ib_lex *lex, uint32_t a,
                        uint32_t b);

/* Is token i a word that a signal begins or ends with ("see", "vgl.")? */
bool ib_signal_is(const ib_lex *lex, uint32_t i);

/* Read a pinpoint at token `a`: "p. 82", "at p. 82", "paras. 23 and 24",
 * "annex II", "§ 12", "S. 64 ff."; *span is label and numbers.
 *
 * Gives  the token after it, or `a`. */
uint32_t ib_locator_take(ibid_span *span, const ib_lex *lex, uint32_t a,
                         uint32_t b);

/* The same; most tokens begin no pinpoint, and are told so here. */
static inline uint32_t ib_locator_read(ibid_span *span, const ib_lex *lex,
                                       uint32_t a, uint32_t b)
{
    const ib_tok *t = ib_lex_tok(lex, a);

    if (a < b && t->kind != IB_TOK_SECTION &&
        !(t->words & (IB_W_LABEL | IB_W_PIN_BEFORE)) &&
        t->first[0] != 'b') { /* "Bates" */
        *span = (ibid_span){0};
        return a;
    }
    return ib_locator_take(span, lex, a, b);
}

/* Read a pinpoint by its signs alone, at token `a`: "[45]", "[45]-[47]", as
 * Commonwealth judgments number their paragraphs; "*4", a page of an electronic
 * reporter, after "at" (Bluebook 10.8.1).
 *
 * Gives  the token after it, or `a`. */
uint32_t ib_signed_pin_read(ibid_span *span, const ib_lex *lex, uint32_t a,
                            uint32_t b);

/* Read the numbers of a pinpoint without a label: "37", "381-83", "12, 14". */
uint32_t ib_pages_read(ibid_span *span, const ib_lex *lex, uint32_t a,
                       uint32_t b);

/* Read names in tokens [a, b): "Laurence Broers", "F. Kafka and M. Brod",
 * "Maclachlan, Fiona", "Human Rights Watch".
 *
 * Gives  false where the words do not look like names. */
bool ib_people_read(ib_people *out, const ib_lex *lex, uint32_t a, uint32_t b);

/* Do the words of [a, b) name a body rather than a person? */
bool ib_body_is(const ib_lex *lex, uint32_t a, uint32_t b);

/* The families.  Each is handed a zeroed draft, gives a score of 0 where it does
 * not claim the piece, and sets the span wherever it sets anything. */
void ib_family_symbol(ib_draft *out, const ib_piece *piece);
void ib_family_official(ib_draft *out, const ib_piece *piece);
void ib_family_case(ib_draft *out, const ib_piece *piece);
void ib_family_statute(ib_draft *out, const ib_piece *piece);
void ib_family_work(ib_draft *out, const ib_piece *piece);

/* The same of a work without names: "Ders., Vergangene Zeit, Bern 1979" after
 * "Ders.". */
void ib_work_unnamed_read(ib_draft *out, const ib_piece *piece);
void ib_family_short(ib_draft *out, const ib_piece *piece);
void ib_family_papers(ib_draft *out, const ib_piece *piece);
void ib_family_comment(ib_draft *out, const ib_piece *piece);
void ib_family_communication(ib_draft *out, const ib_piece *piece);
void ib_family_verdict(ib_draft *out, const ib_piece *piece);
void ib_family_enacted(ib_draft *out, const ib_piece *piece);
void ib_family_law(ib_draft *out, const ib_piece *piece);
void ib_family_web(ib_draft *out, const ib_piece *piece);
void ib_family_archive(ib_draft *out, const ib_piece *piece);
void ib_family_reference(ib_draft *out, const ib_piece *piece);

/* Are all tokens one entry of a bibliography, which full stops inside do not
 * part? */
bool ib_reference_is_one(const ib_lex *lex);

/* What no family reads, or only the date and pinpoint of (`out` holds that):
 * "Foo at 62", a name and a title, a title alone.  refer.c takes it for a short
 * form if an earlier citation has its words.
 *
 * Gives  false where it cannot be one. */
bool ib_weak_read(ib_draft *out, const ib_piece *piece);

/* The same of "Foo at 62" alone, anywhere in the piece. */
bool ib_at_page_read(ib_draft *out, const ib_piece *piece);

/* Read all citations of a note's text; spans are of lex->text.
 *
 * Gives  drafts pushed to `drafts` (ib_draft), in order.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear. */
IBID_MUST_USE ibid_status ib_split_read(ib_list *drafts, const ib_lex *lex);

/* Set what the piece has: its kinds of tokens and its classes of words. */
void ib_piece_look(ib_piece *piece);

/* May a token of the piece be of these kinds (a bit each)? */
#define IB_KIND(name) ((uint32_t)1 << IB_TOK_##name)

/* ... and is one of them ib_tok_is_dense? */
#define IB_KIND_DENSE ((uint32_t)1 << 31)

/* The byte after token b - 1, or the start of token a where it is empty. */
static inline ibid_span ib_toks_span(const ib_lex *lex, uint32_t a, uint32_t b)
{
    return ib_lex_span(lex, a, b);
}

static inline bool ib_tok_is(const ib_lex *lex, uint32_t i, ib_tok_kind kind)
{
    return i < lex->tok.count && ib_lex_tok(lex, i)->kind == kind;
}

#endif
