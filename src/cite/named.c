/* named.c - places, publishers, newspapers by their names. */

#include "cite/named.h"

#include "base/scan.h"
#include "base/words.h"
#include "cite/named_table.inc"

enum { NAME_MAX = 64 }; /* bytes; the longest known has 30 */

/* May a name begin with the letters and digits that stand first?  False is
 * certain. */
static bool may_begin(const char *at, uint32_t len)
{
    uint32_t hash = IB_WORDS_HASH;

    for (uint32_t i = 0; i < len && ib_is(at[i], IB_WORD); i++)
        hash = ib_words_hash(hash, at[i]);
    return named_begins[hash >> 21] >> (hash >> 16 & 31) & 1;
}

/* A name while it is folded: white space is one blank. */
typedef struct folder {
    char bytes[NAME_MAX];
    uint32_t len, hash;
    uint32_t stop, whole; /* the same without full stops at the end */
} folder;

/* Gives false where it has become longer than any name. */
static bool fold_byte(folder *f, char c)
{
    if (ib_is(c, IB_SPACE)) {
        if (!f->len || f->bytes[f->len - 1] == ' ')
            return true;
        c = ' ';
    }
    if (f->len == NAME_MAX)
        return false;
    f->bytes[f->len++] = c;
    f->hash = ib_words_hash(f->hash, c);
    if (c != '.') {
        f->stop = f->len;
        f->whole = f->hash;
    }
    return true;
}

uint32_t ib_named_find(const ib_lex *lex, uint32_t a, uint32_t b)
{
    const ibid_span span = ib_lex_span(lex, a, b);
    folder f = {.hash = IB_WORDS_HASH};

    if (span.end == span.start || span.end - span.start > NAME_MAX ||
        !may_begin(lex->text.at + span.start, span.end - span.start))
        return 0;
    for (uint32_t i = span.start; i < span.end; i++) {
        if (!fold_byte(&f, lex->text.at[i]))
            return 0;
    }
    return (uint32_t)ib_words_find_hash(&named, (ibid_str){f.bytes, f.stop},
                                        f.whole);
}

/* What joins two towns of one imprint. */
static bool is_join(const ib_lex *lex, uint32_t i)
{
    const ib_tok *t = ib_lex_tok(lex, i);

    return t->kind == IB_TOK_COMMA || t->kind == IB_TOK_SLASH ||
           t->kind == IB_TOK_DASH || t->kind == IB_TOK_SEMI ||
           ib_lex_has(lex, i, IB_W_JOIN) || ib_lex_is(lex, i, "/") ||
           (t->kind == IB_TOK_OTHER && lex->text.at[t->start] == '&');
}

/* The end of the place that begins at token a, or a: the longest of five
 * words and less.  The bytes are folded once, and the hash of each end is that
 * of the end before with some more. */
static uint32_t place_end(const ib_lex *lex, uint32_t a, uint32_t b,
                          uint32_t what)
{
    const ibid_str first = ib_lex_str(lex, a);
    uint32_t at = ib_lex_tok(lex, a)->start, found = a;
    folder f = {.hash = IB_WORDS_HASH};

    if (!may_begin(first.at, first.len))
        return a;
    for (uint32_t e = a; e < b && e < a + 5; e++) {
        while (at < ib_lex_tok(lex, e)->end) {
            if (!fold_byte(&f, lex->text.at[at++]))
                return found;
        }
        if (ib_words_find_hash(&named, (ibid_str){f.bytes, f.stop}, f.whole) &
            what)
            found = e + 1;
    }
    return found;
}

bool ib_place_is(const ib_lex *lex, uint32_t a, uint32_t b)
{
    uint32_t what = IB_NAMED_PLACE;

    if (a >= b || b - a > 16)
        return false;
    while (a < b) {
        uint32_t e = place_end(lex, a, b, what);

        if (e == a)
            return false;
        a = e;
        what = IB_NAMED_PLACE | IB_NAMED_REGION;
        while (a < b && (is_join(lex, a) || ib_tok_is(lex, a, IB_TOK_OPEN) ||
                         ib_tok_is(lex, a, IB_TOK_CLOSE)))
            a++;
    }
    return true;
}

static bool has(const ib_lex *lex, uint32_t a, uint32_t b, uint64_t words)
{
    for (uint32_t i = a; i < b; i++) {
        if (ib_lex_has(lex, i, words) &&
            (ib_lex_tok(lex, i)->flags & IB_TOK_CAP))
            return true;
    }
    return false;
}

bool ib_publisher_is(const ib_lex *lex, uint32_t a, uint32_t b)
{
    return (ib_named_find(lex, a, b) & IB_NAMED_PUBLISHER) ||
           has(lex, a, b, IB_W_PUBLISH);
}

bool ib_paper_is(const ib_lex *lex, uint32_t a, uint32_t b)
{
    return (ib_named_find(lex, a, b) & IB_NAMED_PAPER) ||
           (b - a <= 6 && has(lex, a, b, IB_W_DAILY));
}
