/* token.h - a sentence with a number in it, cut into words, numbers and signs.
 *
 * Dates and citations are one token each: their numbers are no figures.  Note
 * marks are left out.  A sentence may run over a page break, and steps over
 * what stands there.
 */
#ifndef IB_FIGURE_TOKEN_H
#define IB_FIGURE_TOKEN_H

#include "figure/costs.h"
#include "figure/figword.h"
#include "figure/numeral.h"
#include "figure/view.h"
#include "ibid/dating.h"
#include "quote/lexicon.h"

typedef enum ib_ftoken_kind {
    IB_FT_WORD,
    IB_FT_NUMBER, /* in digits */
    IB_FT_STOP,
    IB_FT_COMMA,
    IB_FT_SEMICOLON,
    IB_FT_COLON,
    IB_FT_DASH,
    IB_FT_HYPHEN,
    IB_FT_OPEN,
    IB_FT_CLOSE,
    IB_FT_QUOTE,
    IB_FT_SIGN, /* of a currency, %, #, /, section signs, degrees */
    IB_FT_DATE,
    IB_FT_CITATION,
    IB_FT_OTHER
} ib_ftoken_kind;

typedef struct ib_ftoken {
    ibid_span span;
    uint64_t word;      /* of a word: IB_F_... and its number */
    uint32_t say;       /* of a word: IB_LEX_... of quote/lexicon.h */
    uint32_t sign;      /* of a sign: its code point */
    uint32_t piece;     /* of the block, in which it stands */
    uint8_t kind;       /* ib_ftoken_kind */
    bool capital;       /* of a word: begins with a capital letter */
    bool glued;         /* nothing stands between it and the token before */
    ib_numeral numeral; /* of a number */
} ib_ftoken;

/* What stays the same for all sentences of a document. */
typedef struct ib_figure_reading {
    const ib_figure_view *view;
    const ibid_datings *datings;
    const ib_figwords *words;
    const ib_lexicon *lexicon;
    bool comma; /* decimals stand after a comma */
} ib_figure_reading;

typedef struct ib_sentence {
    const ib_figure_reading *reading;
    ib_ftoken *token; /* room for IB_FIGURE_TOKENS_MAX */
    uint32_t count;
    uint32_t end; /* byte after it, with closing marks and note marks */
    uint32_t accord[IB_FIGURE_ACCORD_MAX]; /* tokens after "according to" */
    uint32_t accords;
    bool begins_block; /* its first token is the first of the block */
} ib_sentence;

/* The pieces of a block: spans that follow one another. */
typedef struct ib_pieces {
    const ibid_span *span;
    uint32_t count;
} ib_pieces;

/* Cut the sentence that holds byte `at` of piece `piece`.
 *
 * Takes  `low`, the end of the sentence before: nothing before it is looked
 *        at.
 * Gives  *out; its end is past `at`.
 * Cost   linear in the sentence. */
void ib_sentence_cut(ib_sentence *out, ib_pieces pieces, uint32_t piece,
                     uint32_t low, uint32_t at);

/* Read the longest phrase from token `at` that has one of `classes`; words may
 * be joined by hyphens.
 *
 * Gives  its length in tokens, 0 where there is none; all classes of it in
 *        *found, which may be NULL. */
uint32_t ib_phrase_read(const ib_sentence *s, uint32_t at, uint64_t classes,
                        uint64_t *found);

/* The same for a phrase that ends before token `at`, and its first token. */
uint32_t ib_phrase_before(const ib_sentence *s, uint32_t at, uint64_t classes);

/* The first token of the hedges that end before token `at`, which may be several
 * ("not more than about"); `at` where there is none. */
uint32_t ib_hedges_before(const ib_sentence *s, uint32_t at);

static inline bool ib_ftoken_is(const ib_sentence *s, uint32_t at,
                                ib_ftoken_kind kind)
{
    return at < s->count && s->token[at].kind == kind;
}

/* Is it a word of one of the classes? */
static inline bool ib_ftoken_has(const ib_sentence *s, uint32_t at,
                                 uint64_t classes)
{
    return at < s->count && s->token[at].kind == IB_FT_WORD &&
           (s->token[at].word & classes) != 0;
}

static inline bool ib_ftoken_glued(const ib_sentence *s, uint32_t at)
{
    return at < s->count && s->token[at].glued;
}

static inline ibid_str ib_ftoken_str(const ib_sentence *s, uint32_t at)
{
    const ibid_span span = s->token[at].span;

    return (ibid_str){s->reading->view->text.at + span.start,
                      span.end - span.start};
}

/* The words of tokens [from, to), which are not none; of words that a page
 * break parts, the last. */
static inline ibid_span ib_ftoken_span(const ib_sentence *s, uint32_t from,
                                       uint32_t to)
{
    for (uint32_t i = to - 1; i > from; i--)
        if (s->token[i - 1].piece != s->token[i].piece)
            return (ibid_span){s->token[i].span.start,
                               s->token[to - 1].span.end};
    return (ibid_span){s->token[from].span.start, s->token[to - 1].span.end};
}

#endif
