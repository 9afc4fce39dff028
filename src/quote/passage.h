/* passage.h - a paragraph, or a quotation that holds others, as words and
 * quotations: what its readers of kinds, speakers and answers look at.
 *
 *     The   Court   held   that   [quotation]   .   It   added   :   [quotation]
 *
 * Note marks are left out.  A block quotation stands at the end of the
 * paragraph that introduces it.
 */
#ifndef IB_QUOTE_PASSAGE_H
#define IB_QUOTE_PASSAGE_H

#include "quote/lexicon.h"
#include "quote/work.h"

typedef enum ib_token_kind {
    IB_TOKEN_WORD,
    IB_TOKEN_NUMBER,
    IB_TOKEN_STOP, /* . ! ? that ends a sentence, also in a quotation's end */
    IB_TOKEN_COMMA,
    IB_TOKEN_SEMICOLON,
    IB_TOKEN_COLON,
    IB_TOKEN_DASH,
    IB_TOKEN_OPEN,  /* ( [ */
    IB_TOKEN_CLOSE, /* ) ] */
    IB_TOKEN_QUOTE, /* a quotation as a whole */
    IB_TOKEN_OTHER
} ib_token_kind;

typedef struct ib_token {
    ibid_span span;
    uint32_t flags; /* of a word: IB_LEX_... */
    uint32_t quote; /* of a quotation: its index, else IBID_NONE */
    uint8_t kind;   /* ib_token_kind */
    bool capital;   /* of a word: begins with a capital letter */
    bool ends;      /* of a quotation: its words end a sentence */
} ib_token;

typedef struct ib_passage {
    ib_quote_work *work;
    const ib_stream *stream;
    const ib_lexicon *lexicon;
    const ib_token *token;
    uint32_t count;
    uint32_t paragraph; /* number of its (first) paragraph in the stream */
    uint32_t end;       /* byte where it ends */
} ib_passage;

/* Cut the passage that holds quote `first` among quotes of the same parent:
 * the rest of its parent, or its paragraph.
 *
 * Gives  *out over tokens pushed to `tokens`, which is emptied first.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear in its length without the quotations in it. */
IBID_MUST_USE ibid_status ib_passage_cut(ib_passage *out, ib_list *tokens,
                                         uint32_t first);

/* First token of the sentence that holds token `at`, and the token after its
 * last. */
uint32_t ib_passage_sentence(const ib_passage *passage, uint32_t at);
uint32_t ib_passage_sentence_end(const ib_passage *passage, uint32_t at);

/* Is it a capital letter of a script that has them? */
bool ib_is_capital(uint32_t cp);

#endif
