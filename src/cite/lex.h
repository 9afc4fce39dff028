/* lex.h - the tokens of a note: words and marks, and what is certain by its
 * shape alone (dates, symbols, addresses, cases by reporter). */
#ifndef IB_CITE_LEX_H
#define IB_CITE_LEX_H

#include "base/scan.h"
#include "cite/draft.h"
#include "cite/symbol.h"
#include "cite/url.h"
#include "cite/vocab.h"

typedef enum ib_tok_kind {
    IB_TOK_WORD,
    IB_TOK_NUMBER, /* digits; "10.5", "38a" */
    IB_TOK_DATE,   /* month and year at least: ref in lex->date */
    IB_TOK_YEAR,   /* ref in lex->date */
    IB_TOK_SYMBOL, /* ref in lex->symbol */
    IB_TOK_URL,    /* ref in lex->url */
    IB_TOK_CASE,   /* whole citation by reporter: ref in lex->reported */
    IB_TOK_OPEN,   /* ( [ */
    IB_TOK_CLOSE,
    IB_TOK_QUOTE, /* opening mark of quotation */
    IB_TOK_UNQUOTE,
    IB_TOK_COMMA,
    IB_TOK_SEMI,
    IB_TOK_STOP, /* end of a sentence, or of an abbreviation unknown here */
    IB_TOK_COLON,
    IB_TOK_SLASH,
    IB_TOK_DASH,
    IB_TOK_SECTION, /* the signs of section and paragraph */
    IB_TOK_OTHER
} ib_tok_kind;

enum {
    IB_TOK_CAP = 1,     /* a word that begins with a capital */
    IB_TOK_INITIAL = 2, /* "F.", "J.-P.", "PWM" */
    IB_TOK_DOT = 4,     /* its full stop is part of it */
    IB_TOK_GLUED = 8,   /* no blank before it */
};

typedef struct ib_tok {
    uint8_t kind; /* ib_tok_kind */
    uint8_t flags;
    uint16_t depth; /* of brackets and quotation marks around it */
    uint32_t start, end;
    uint32_t mate; /* OPEN, QUOTE: index of its end, and back; or NONE */
    uint32_t ref;
    uint16_t entry; /* WORD: what it may be in an entry, IB_R_... */
    char first[2];  /* its first bytes, in lower case; the second may be '\0' */
    uint64_t words; /* WORD: what the word may be, IB_W_... */
} ib_tok;

typedef struct ib_lex {
    ibid_str text;
    ib_list tok;      /* ib_tok */
    ib_list date;     /* ibid_date */
    ib_list symbol;   /* ib_symbol */
    ib_list url;      /* ib_url */
    ib_list reported; /* ib_draft */
} ib_lex;

static inline const ib_tok *ib_lex_tok(const ib_lex *lex, uint32_t i)
{
    return &((const ib_tok *)lex->tok.item)[i];
}

static inline ibid_str ib_lex_str(const ib_lex *lex, uint32_t i)
{
    const ib_tok *t = ib_lex_tok(lex, i);

    return (ibid_str){lex->text.at + t->start, t->end - t->start};
}

/* Does the token begin with a letter of a script that writes without blanks? */
static inline bool ib_tok_is_dense(const ib_tok *t)
{
    return (unsigned char)t->first[0] >= 0xE3;
}

/* The bytes from token a to the end of token b - 1; empty where there is none. */
static inline ibid_span ib_lex_span(const ib_lex *lex, uint32_t a, uint32_t b)
{
    if (a >= b)
        return (ibid_span){0};
    return (ibid_span){ib_lex_tok(lex, a)->start, ib_lex_tok(lex, b - 1)->end};
}

bool ib_lex_is_whole(const ib_lex *lex, uint32_t i, const char *word);

/* Is token i the word `word` (lower case, without its full stop), in any
 * case of letters?  Its first two bytes tell most words apart. */
static inline bool ib_lex_is(const ib_lex *lex, uint32_t i, const char *word)
{
    const char *first;

    if (i >= lex->tok.count)
        return false;
    first = ib_lex_tok(lex, i)->first;
    return first[0] == word[0] && (!word[1] || first[1] == word[1]) &&
           ib_lex_is_whole(lex, i, word);
}

/* Is token i a word of one of the classes `words` (IB_W_...)? */
static inline bool ib_lex_has(const ib_lex *lex, uint32_t i, uint64_t words)
{
    return i < lex->tok.count && (ib_lex_tok(lex, i)->words & words) != 0;
}

/* What a symbol tells beside its place, put into a draft. */
static inline void ib_symbol_draft(ib_draft *out, const ib_symbol *symbol)
{
    out->is_symbol = !symbol->authority;
    out->value[IBID_FIELD_NUMBER] = symbol->full;
    out->value[IBID_FIELD_AUTHORITY] = ib_str_of(symbol->authority);
    out->suggested = symbol->suggested;
    out->suggested_because = symbol->suggested_because;
}

/* Start an empty token list in `arena`. */
void ib_lex_start(ib_lex *lex, ib_arena *arena);

/* Cut `text` into tokens, replacing what `lex` held.
 *
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear. */
IBID_MUST_USE ibid_status ib_lex_read(ib_lex *lex, ibid_str text);

#endif
