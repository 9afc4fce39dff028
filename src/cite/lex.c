/* lex.c - the tokens of a note. */

#include "cite/lex.h"

#include "base/scan.h"
#include "base/words.h"
#include "cite/uscode.h"
#include "cite/date.h"
#include "cite/doubt.h"
#include "cite/law.h"
#include "cite/louisiana.h"
#include "cite/organisation.h"
#include "cite/prose.h"
#include "cite/reporter.h"
#include "cite/uslaw.h"

static ibid_str bare(const ib_lex *lex, uint32_t i)
{
    ibid_str s = ib_lex_str(lex, i);

    while (s.len > 1 && (s.at[s.len - 1] == '.' || s.at[s.len - 1] == ' '))
        s.len--;
    return s;
}

bool ib_lex_is_whole(const ib_lex *lex, uint32_t i, const char *word)
{
    return ib_lex_tok(lex, i)->kind == IB_TOK_WORD &&
           ib_str_is_nocase(bare(lex, i), ib_str_of(word));
}

void ib_lex_start(ib_lex *lex, ib_arena *arena)
{
    *lex = (ib_lex){
        .tok = ib_list_of(arena, ib_tok),
        .date = ib_list_of(arena, ibid_date),
        .symbol = ib_list_of(arena, ib_symbol),
        .url = ib_list_of(arena, ib_url),
        .reported = ib_list_of(arena, ib_draft),
    };
}

/* What runs while the tokens are cut. */
typedef struct cutter {
    ib_lex *lex;
    uint32_t at, end;
    uint32_t open[24]; /* tokens of brackets and quotations that are open */
    uint32_t open_cp[24];
    uint32_t depth;
    uint32_t certain; /* end of the last case, symbol, address, semicolon */
} cutter;

enum { OPEN_MAX = 24 };

static inline ib_tok *push(cutter *c, ib_tok_kind kind, uint32_t len)
{
    const char *at = c->lex->text.at + c->at;
    const bool glued =
        c->at > 0 && at[-1] != ' ' && !ib_blank_before(c->lex->text, 0, c->at);
    ib_tok *tok = ib_list_add(&c->lex->tok);

    if (!tok)
        return NULL;
    *tok =
        (ib_tok){.kind = (uint8_t)kind,
                 .flags = glued ? IB_TOK_GLUED : 0,
                 .depth = (uint16_t)c->depth,
                 .start = c->at,
                 .end = c->at + len,
                 .mate = IBID_NONE,
                 .ref = IBID_NONE,
                 .first = {ib_lower(at[0]), len > 1 ? ib_lower(at[1]) : '\0'}};
    c->at += len;
    return tok;
}

/* The same for what no later citation reaches back over. */
static ib_tok *push_certain(cutter *c, ib_tok_kind kind, uint32_t len)
{
    ib_tok *tok = push(c, kind, len);

    c->certain = c->at;
    return tok;
}

static bool is_word_cp(uint32_t cp)
{
    if (cp < 0x80)
        return ib_is((char)cp, IB_ALPHA | IB_DIGIT);
    return cp >= 0xC0 ? (cp < 0x2000 || (cp > 0x206F && cp != 0x3000 &&
                                         !(cp >= 0x3001 && cp <= 0x3011)))
                      : cp == 0xAA || cp == 0xBA || cp == 0xB5;
}

/* Does the apostrophe of `len` bytes at `at` stand between letters? */
static bool is_apostrophe(ibid_str text, uint32_t at, uint32_t len,
                          uint32_t end)
{
    uint32_t cp;

    if (at == 0 || at + len >= end)
        return false;
    ib_utf8_at(&cp, text, at + len, end);
    return is_word_cp(cp);
}

/* The full stop of "J.-P." and "Ph.D." at p, in the word that begins at `at`:
 * another letter with its full stop follows. */
static bool is_inner_dot(ibid_str text, uint32_t at, uint32_t p, uint32_t end)
{
    if (text.at[p] == '-')
        p--;
    if (p <= at || p + 2 >= end || text.at[p] != '.')
        return false;
    if (text.at[p + 1] == '-')
        return p + 3 < end && ib_is(text.at[p + 2], IB_UPPER) &&
               text.at[p + 3] == '.' && ib_is(text.at[p - 1], IB_UPPER);
    return p == at + 2 && ib_is(text.at[at], IB_UPPER) &&
           ib_is(text.at[p + 1], IB_UPPER) && text.at[p + 2] == '.';
}

/* Does the name of a site end here: "com", "org" (RFC 1591, and the countries
 * of the texts read here)? */
static bool is_domain(ibid_str text, uint32_t at, uint32_t end)
{
    static const char *const top[] = {"com", "org", "net", "edu",
                                      "gov", "int", "info"};
    uint32_t p = at;

    while (p < end && p - at < 6 && ib_is(text.at[p], IB_ALPHA))
        p++;
    for (size_t i = 0; p - at >= 3 && i < sizeof top / sizeof *top; i++) {
        if (ib_str_is_nocase((ibid_str){text.at + at, p - at},
                             ib_str_of(top[i])))
            return p >= end || !ib_is(text.at[p], IB_WORD);
    }
    return false;
}

/* Is the sign at p that of "n°", which begins at `at`?  One word, as "nº" is. */
static bool is_number_sign(ibid_str text, uint32_t at, uint32_t p)
{
    return p == at + 1 && (text.at[at] == 'n' || text.at[at] == 'N') &&
           ib_str_has_at(text, p, IB_STR("\xC2\xB0"));
}

/* A word as it is scanned. */
typedef struct scanned {
    uint32_t len;
    uint32_t hash; /* of base/words.h */
    bool hyphen;   /* one stands in it */
} scanned;

/* Bytes of what may stand at p inside the word that begins at `at`: a letter
 * that is not ASCII, an apostrophe, a hyphen or a full stop between letters; 0
 * where it ends. */
static uint32_t more_of_word(ibid_str text, uint32_t at, uint32_t p,
                             uint32_t end)
{
    uint32_t cp, len = ib_utf8_at(&cp, text, p, end);

    if (is_word_cp(cp))
        return len;
    if ((cp == '\'' || cp == 0x2019 || cp == '-' || cp == 0x2010 ||
         cp == '&') &&
        p > at && is_apostrophe(text, p, len, end))
        return len;
    if (is_number_sign(text, at, p))
        return len;
    if (is_inner_dot(text, at, p, end))
        return 1;
    if (cp != '.')
        return 0;
    if (p == at + 1 && ib_is(text.at[at], IB_LOWER) && p + 1 < end &&
        ib_is(text.at[p + 1], IB_DIGIT))
        return 0; /* "p.32": a label that touches its number */
    if (p > at + 1 && is_domain(text, p + 1, end))
        return 1;
    return p > at && p + 1 < end &&
           ib_is(text.at[p + 1], IB_ALPHA | IB_DIGIT) && p - at <= 8 &&
           (p - at == 1 || text.at[p - 2] == '.' ||
            !ib_is(text.at[p - 1], IB_LOWER));
}

/* Scan the word at `at`: letters and digits, apostrophes, hyphens and full
 * stops between them. */
static scanned scan_word(ibid_str text, uint32_t at, uint32_t end)
{
    scanned s = {.hash = IB_WORDS_HASH};
    uint32_t p = at, len, stop;
    uint8_t folded;

    for (;;) {
        for (; p < end && (folded = ib_folded(text.at[p])) != 0; p++)
            s.hash = ib_words_add(s.hash, folded);
        if (p >= end || ib_is(text.at[p], IB_SPACE) || text.at[p] == ',')
            break;
        len = more_of_word(text, at, p, end);
        if (!len)
            break;
        s.hyphen |= text.at[p] == '-';
        for (stop = p + len; p < stop; p++)
            s.hash = ib_words_hash(s.hash, text.at[p]);
        if (len == 2 && is_number_sign(text, at, p - 2))
            break;
        if (len == 3 && ib_str_has_at(text, p - 3, IB_STR("\xE7\xAC\xAC")) &&
            p < end && ib_is(text.at[p], IB_DIGIT))
            break; /* the sign of an ordinal: a number follows it */
    }
    s.len = p - at;
    return s;
}

/* "GRUR-Prax", "BayVBl": a journal's letters, capitals side by side or after
 * small letters?  Before a number their full stop ends no sentence. */
static bool is_siglum(ibid_str word)
{
    for (uint32_t i = 1; i < word.len; i++) {
        if (ib_is(word.at[i], IB_UPPER) && ib_is(word.at[i - 1], IB_ALPHA) &&
            ib_is(word.at[word.len - 1], IB_LOWER))
            return true;
    }
    return false;
}

/* Does the full stop at `at`, after the word, belong to it? */
static bool takes_dot(ibid_str text, ibid_str word, uint64_t words, uint32_t at,
                      uint32_t end)
{
    uint32_t next = at + 1;

    if (word.len == 1 && ib_is(word.at[0], IB_ALPHA))
        return true;
    if ((words & IB_W_DOTTED) || memchr(word.at, '.', word.len))
        return true;
    if (word.len <= 3 && ib_is(word.at[0], IB_HIGH))
        return true;
    if (next < end && (text.at[next] == ',' || text.at[next] == ')'))
        return text.at[next] == ',';
    next = ib_skip_blank(text, next, end);
    return next > at + 1 && next < end &&
           (ib_is(text.at[next], IB_LOWER) ||
            (ib_is(text.at[next], IB_DIGIT) && is_siglum(word)));
}

/* Bytes of a blank and a full stop after the initial or the abbreviation that
 * ends at `at`: "M .A . Berg", "Bd . 8", as old typesetting and OCR space them.
 * An ellipsis, or a full stop that touches a digit, is none. */
static uint32_t spaced_dot(ibid_str text, ibid_str word, uint64_t words,
                           uint32_t at, uint32_t end)
{
    const bool initial = word.len == 1 && ib_is(word.at[0], IB_UPPER);

    if (at + 1 >= end || text.at[at + 1] != '.' ||
        !(initial || (words & IB_W_DOTTED)) ||
        (at + 2 < end &&
         (text.at[at + 2] == '.' || ib_is(text.at[at + 2], IB_DIGIT))))
        return 0;
    return 2;
}

/* Bytes of the full stop that belongs to the word that ends at `at`, 0 if none
 * does. */
static inline uint32_t dot_len(ibid_str text, ibid_str word, uint64_t words,
                               uint32_t at, uint32_t end)
{
    if (at >= end || (text.at[at] != '.' && text.at[at] != ' '))
        return 0;
    if (text.at[at] == '.')
        return takes_dot(text, word, words, at, end) ? 1 : 0;
    return spaced_dot(text, word, words, at, end);
}

/* "F.", "J.-P.", "PWM": initials of given names. */
static bool is_initial(ibid_str s, bool dot)
{
    uint32_t letters = 0;

    for (uint32_t i = 0; i < s.len; i++) {
        if (ib_is(s.at[i], IB_UPPER))
            letters++;
        else if (s.at[i] != '.' && s.at[i] != '-')
            return s.len == 2 && (unsigned char)s.at[0] == 0xC3 && dot;
    }
    return letters > 0 && letters <= 3 && (dot || letters < 4);
}

/* What an entry's word with a hyphen where its line ended is: "Vene-zia". */
static uint16_t look_broken(ibid_str s)
{
    char whole[IB_BROKEN_MAX];
    uint32_t len = 0, hash = IB_WORDS_HASH;

    if (s.len > sizeof whole)
        return 0;
    for (uint32_t i = 0; i < s.len; i++) {
        if (s.at[i] == '-')
            continue;
        whole[len++] = s.at[i];
        hash = ib_words_hash(hash, s.at[i]);
    }
    return ib_vocab_look((ibid_str){whole, len}, hash)->entry;
}

/* Does the word begin with a capital that is not ASCII: Latin, Cyrillic? */
static bool is_high_capital(ibid_str word)
{
    uint32_t cp;

    ib_utf8_at(&cp, word, 0, word.len);
    return (cp >= 0xC0 && cp <= 0xDE) || (cp >= 0x410 && cp <= 0x42F) ||
           (cp >= 0x100 && cp < 0x180 && cp % 2 == 0);
}

/* A word; it is looked up here, and nowhere else. */
static bool push_word(cutter *c, scanned s)
{
    const ibid_str text = c->lex->text;
    const ibid_str word = {text.at + c->at, s.len};
    const ib_vocab *known = ib_vocab_look(word, s.hash);
    const uint32_t stop =
        dot_len(text, word, known->words, c->at + s.len, c->end);
    const bool dot = stop > 0;
    ib_tok *tok = push(c, IB_TOK_WORD, s.len + stop);

    if (!tok)
        return false;
    if (ib_is(word.at[0], IB_UPPER) ||
        (ib_is(word.at[0], IB_HIGH) && is_high_capital(word)))
        tok->flags |= IB_TOK_CAP;
    tok->words = known->words;
    tok->entry = known->entry;
    if (!tok->entry && s.hyphen && s.len > 5)
        tok->entry = look_broken(word);
    if (dot)
        tok->flags |= IB_TOK_DOT;
    if ((tok->flags & IB_TOK_CAP) && is_initial(word, dot))
        tok->flags |= IB_TOK_INITIAL;
    return true;
}

static void drop_from(cutter *c, uint32_t start);

/* Where the day of the week before a date begins: "The Times, Thursday, 14
 * February 1992" (Chicago 14.191 with the day); the date where none is.  A
 * paper called by a day, "Mail on Sunday", has no comma before it. */
static uint32_t weekday_start(const cutter *c)
{
    const ib_lex *lex = c->lex;
    uint32_t i = (uint32_t)lex->tok.count;

    if (i && ib_lex_tok(lex, i - 1)->kind == IB_TOK_COMMA)
        i--;
    if (!i-- || ib_lex_tok(lex, i)->kind != IB_TOK_WORD ||
        !ib_weekday_is(ib_lex_str(lex, i)))
        return c->at;
    if (i && ib_lex_tok(lex, i - 1)->kind != IB_TOK_COMMA &&
        ib_lex_tok(lex, i - 1)->kind != IB_TOK_OPEN)
        return c->at;
    return ib_lex_tok(lex, i)->start;
}

/* A date or a year at the token; *done tells whether one was pushed. */
static bool push_date(cutter *c, bool *done)
{
    const ibid_str text = c->lex->text;
    const uint32_t stop =
        c->end - c->at > IB_TRY_MAX ? c->at + IB_TRY_MAX : c->end;
    ibid_date date;
    uint32_t len = ib_date_read(&date, text, c->at, stop);
    ib_tok_kind kind = IB_TOK_DATE;
    uint32_t start = c->at;
    ibid_date *kept;
    ib_tok *tok;

    *done = false;
    if (!len && ib_is(text.at[c->at], IB_DIGIT)) {
        len = ib_year_read(&date, text, c->at, stop);
        kind = IB_TOK_YEAR;
    }
    if (!len)
        return true;
    if (date.from.day) {
        start = weekday_start(c);
        drop_from(c, start);
    }
    kept = ib_list_add(&c->lex->date);
    tok = push(c, kind, len);
    if (!kept || !tok)
        return false;
    *kept = date;
    tok->start = start;
    tok->ref = (uint32_t)c->lex->date.count - 1;
    *done = true;
    return true;
}

/* Take back the tokens that begin at byte `start` or later. */
static void drop_from(cutter *c, uint32_t start)
{
    ib_list *list = &c->lex->tok;

    while (list->count) {
        const ib_tok *t = ib_list_at(list, ib_tok, list->count - 1);

        if (t->start < start)
            break;
        list->count--;
        if (t->mate != IBID_NONE && t->mate < list->count)
            ib_list_at(list, ib_tok, t->mate)->mate = IBID_NONE;
        while (c->depth && c->open[c->depth - 1] >= list->count)
            c->depth--;
    }
}

/* A whole citation as one token; what it takes back from the tokens already
 * cut, the name of a case, goes. */
static bool push_draft(cutter *c, const ib_draft *draft)
{
    ib_list *list = &c->lex->reported;
    ib_draft *kept = ib_list_add(list);
    ib_tok *tok;

    drop_from(c, draft->span.start);
    c->at = draft->span.start;
    tok = push_certain(c, IB_TOK_CASE, draft->span.end - draft->span.start);
    if (!kept || !tok)
        return false;
    *kept = *draft;
    tok->ref = (uint32_t)list->count - 1;
    return true;
}

/* Is the number at c->at the first token of the note, or of what follows a
 * semicolon? */
static bool stands_alone(const cutter *c)
{
    const ib_list *list = &c->lex->tok;

    return list->count == 0 ||
           ib_list_at(list, ib_tok, list->count - 1)->kind == IB_TOK_SEMI;
}

/* A case by volume, reporter and page: its name is taken back from the tokens
 * already cut. */
static bool push_reported(cutter *c, bool *done)
{
    const ibid_str text = c->lex->text;
    const uint32_t low = c->certain, at = c->at, end = c->end;
    ib_draft draft;

    if (!ib_reporter_may(text, at, end) && !ib_louisiana_may(text, at, end) &&
        !(at > 1 && strchr(".nsn", text.at[at - 2])))
        return true;
    *done = ib_reporter_read(&draft, text, low, at, end, stands_alone(c)) ||
            ib_code_read(&draft, text, at, end) ||
            ib_docket_read(&draft, text, low, at, end) ||
            ib_louisiana_read(&draft, text, low, at, end) ||
            ib_code_words_read(&draft, text, low, at, end);
    return *done ? push_draft(c, &draft) : true;
}

/* A code, a rule, or a reporter before its page, by the name at c->at. */
static bool push_named(cutter *c, bool *done)
{
    const ibid_str text = c->lex->text;
    ib_us_names names;
    ib_draft draft;

    ib_us_names_try(&names, text, c->at, c->end);
    *done = ib_code_read_named(&draft, text, c->at, c->end, &names) ||
            ib_reporter_read_bare(&draft, text, c->at, c->end, &names,
                                  stands_alone(c));
    return *done ? push_draft(c, &draft) : true;
}

/* A resolution or decision in words, whose number stands here. */
static bool push_prose(cutter *c, bool *done)
{
    ib_list *list = &c->lex->reported;
    const ib_draft *before =
        list->count ? ib_list_at(list, ib_draft, list->count - 1) : NULL;
    const uint32_t low = c->at > IB_TRY_MAX ? c->at - IB_TRY_MAX : 0;
    ib_draft draft;

    *done = ib_prose_read(&draft, c->lex->text, low, c->at, c->end, before,
                          list->arena);
    /* general comments have a title and a date after them: comment.c */
    *done = *done && draft.rule[0] != 'G';
    if (!*done)
        return true;
    return push_draft(c, &draft);
}

/* Law outside the United States, whose number has its first digit at `at`. */
static bool push_law(cutter *c, uint32_t at, bool *done)
{
    ib_draft draft;

    *done = ib_law_read(&draft, c->lex->text, c->certain, at, c->end);
    if (!*done)
        return true;
    return push_draft(c, &draft);
}

/* The same for digits inside the word at c->at: "C-6/64", "IT-95-14". */
static bool push_law_word(cutter *c, bool *done)
{
    const ibid_str text = c->lex->text;
    uint32_t p = c->at;

    while (p < c->end && p - c->at < 8 &&
           (ib_is(text.at[p], IB_UPPER) || text.at[p] == '-' ||
            (unsigned char)text.at[p] >= 0x80))
        p++;
    if (p == c->at || p >= c->end || !ib_is(text.at[p], IB_DIGIT))
        return true;
    return push_law(c, p, done);
}

static bool keep_symbol(cutter *c, const ib_symbol *symbol, uint32_t len)
{
    ib_symbol *kept = ib_list_add(&c->lex->symbol);
    ib_tok *tok = push_certain(c, IB_TOK_SYMBOL, len);

    if (!kept || !tok)
        return false;
    *kept = *symbol;
    tok->ref = (uint32_t)c->lex->symbol.count - 1;
    return true;
}

/* A symbol, and what "and Corr.1" joins to it: each is a token. */
static bool push_symbol(cutter *c, bool *done)
{
    const ibid_str text = c->lex->text;
    ib_symbol symbol, more;
    uint32_t len =
        ib_symbol_find(&symbol, c->lex->tok.arena, text, c->at, c->end);

    *done = len > 0;
    if (!len)
        return true;
    if (!keep_symbol(c, &symbol, len))
        return false;
    while (ib_symbol_join(&more, c->lex->tok.arena, &symbol, text, c->at,
                          c->end)) {
        c->at = more.span.start;
        if (!keep_symbol(c, &more, more.span.end - more.span.start))
            return false;
        symbol = more;
    }
    return true;
}

static bool push_url(cutter *c, bool *done)
{
    ib_url url, *kept;
    uint32_t len = ib_url_read(&url, c->lex->text, c->at, c->end);
    ib_tok *tok;

    *done = len > 0;
    if (!len)
        return true;
    kept = ib_list_add(&c->lex->url);
    tok = push_certain(c, IB_TOK_URL, len);
    if (!kept || !tok)
        return false;
    *kept = url;
    tok->ref = (uint32_t)c->lex->url.count - 1;
    return true;
}

/* Digits, with a letter or inner full stops: "5.11", "38a". */
static bool push_number(cutter *c)
{
    const ibid_str text = c->lex->text;
    uint32_t p = c->at;

    while (p < c->end && (ib_is(text.at[p], IB_DIGIT | IB_ALPHA) ||
                          ((text.at[p] == '.' || text.at[p] == ',') &&
                           p + 1 < c->end && ib_is(text.at[p + 1], IB_DIGIT))))
        p++;
    return push(c, IB_TOK_NUMBER, p - c->at) != NULL;
}

static uint32_t closer_of(uint32_t cp)
{
    switch (cp) {
    case '(':
        return ')';
    case '[':
        return ']';
    case 0x201C:
    case 0x201F:
        return 0x201D;
    case 0x201E:
        return 0x201C;
    case 0x2018:
        return 0x2019;
    case 0x201A:
        return 0x2018;
    case 0xAB:
        return 0xBB;
    case 0x2039:
        return 0x203A;
    case '<':
        return '>';
    case '"':
        return '"';
    default:
        return 0;
    }
}

/* Close what was opened last by the mark that `cp` ends; false if none. */
static bool close_mate(cutter *c, uint32_t cp)
{
    for (uint32_t i = c->depth; i > 0; i--) {
        uint32_t want = c->open_cp[i - 1];

        if (want == cp || (want == 0x201D && cp == '"') ||
            (want == 0x201C && cp == 0x201D) ||
            (want == 0x2018 && cp == 0x2019)) {
            ib_tok *open = ib_list_at(&c->lex->tok, ib_tok, c->open[i - 1]);

            c->depth = i - 1;
            open->mate = (uint32_t)c->lex->tok.count;
            return true;
        }
        if (want == ')' && cp != ']')
            return false;
    }
    return false;
}

/* An opening or closing mark, or an apostrophe. */
static bool push_bracket(cutter *c, uint32_t cp, uint32_t len)
{
    const bool round = cp == '(' || cp == ')' || cp == '[' || cp == ']' ||
                       cp == '<' || cp == '>';
    const uint32_t depth = c->depth;
    ib_tok *tok;

    if (cp != '(' && cp != '[' && cp != '<' && close_mate(c, cp)) {
        const uint32_t mate = c->open[c->depth];

        tok = push(c, round ? IB_TOK_CLOSE : IB_TOK_UNQUOTE, len);
        if (tok)
            tok->mate = mate;
        return tok != NULL;
    }
    if (!closer_of(cp) || depth == OPEN_MAX) {
        ib_tok_kind kind = round          ? IB_TOK_CLOSE
                           : cp == 0x2019 ? IB_TOK_OTHER
                                          : IB_TOK_UNQUOTE;

        return push(c, kind, len) != NULL;
    }
    c->open[depth] = (uint32_t)c->lex->tok.count;
    c->open_cp[depth] = closer_of(cp);
    tok = push(c, round ? IB_TOK_OPEN : IB_TOK_QUOTE, len);
    c->depth = depth + 1;
    return tok != NULL;
}

static ib_tok_kind mark_kind(uint32_t cp)
{
    switch (cp) {
    case ',':
        return IB_TOK_COMMA;
    case ';':
        return IB_TOK_SEMI;
    case '.':
    case '?':
    case '!':
        return IB_TOK_STOP;
    case ':':
        return IB_TOK_COLON;
    case '/':
        return IB_TOK_SLASH;
    case '-':
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
        return IB_TOK_DASH;
    case 0xA7:
    case 0xB6:
        return IB_TOK_SECTION;
    default:
        return IB_TOK_OTHER;
    }
}

/* Does another single closing mark follow soon, before an opening one? */
static bool closes_later(const cutter *c, uint32_t at)
{
    const ibid_str text = c->lex->text;
    const uint32_t stop = c->end - at > IB_TRY_MAX ? at + IB_TRY_MAX : c->end;

    while (at < stop) {
        uint32_t cp, len = ib_utf8_at(&cp, text, at, c->end);

        if (cp == 0x2018)
            return false;
        if ((cp == 0x2019 || cp == '\'') &&
            !is_apostrophe(text, at, len, c->end))
            return true;
        at += len;
    }
    return false;
}

/* A possessive after s: "Deputies’ meeting" closes no quotation. */
static bool is_possessive(const cutter *c, uint32_t cp, uint32_t len)
{
    const ibid_str text = c->lex->text;
    uint32_t next = c->at + len;

    if ((cp != 0x2019 && cp != '\'') || c->at == 0 ||
        text.at[c->at - 1] != 's' || !ib_blank_at(text, next, c->end))
        return false;
    next = ib_skip_blank(text, next, c->end);
    if (next >= c->end || !ib_is(text.at[next], IB_ALPHA))
        return false;
    for (uint32_t i = 0; i < c->depth; i++) {
        if (c->open_cp[i] == 0x2019)
            return closes_later(c, next);
    }
    return true;
}

static bool push_mark(cutter *c)
{
    const ibid_str text = c->lex->text;
    uint32_t cp, len = ib_utf8_at(&cp, text, c->at, c->end);

    if (cp == '\'') {
        /* a straight single mark opens before a word, closes after one */
        bool before = c->at > 0 && !ib_blank_before(text, 0, c->at) &&
                      text.at[c->at - 1] != '(';

        cp = before ? 0x2019 : 0x2018;
    }
    if (is_possessive(c, cp, len))
        return push(c, IB_TOK_OTHER, len) != NULL;
    if (closer_of(cp) || cp == ')' || cp == ']' || cp == 0x201D ||
        cp == 0x2019 || cp == 0xBB || cp == 0x203A || cp == '>')
        return push_bracket(c, cp, len);
    return (cp == ';' ? push_certain(c, IB_TOK_SEMI, len)
                      : push(c, mark_kind(cp), len)) != NULL;
}

/* Does a number follow the word of `len` bytes at c->at, as a day or a year
 * follows a month, perhaps after "de"? */
static bool may_be_month(const cutter *c, uint32_t len)
{
    const ibid_str text = c->lex->text;
    uint32_t p = c->at + len;

    if (len < 3 || len >= 24 || !ib_month_may(text.at + c->at))
        return false;
    if (p < c->end && text.at[p] == '.')
        p++;
    p = ib_skip_blank(text, p, c->end);
    return p < c->end &&
           (ib_is(text.at[p], IB_DIGIT) ||
            (text.at[p] == 'd' && p + 1 < c->end && text.at[p + 1] == 'e'));
}

/* "2003/a/res/57/124": may a path of the document server begin here? */
static bool is_path(const cutter *c)
{
    const char *at = c->lex->text.at + c->at;

    return c->end - c->at > 8 && at[4] == '/' && at[6] == '/' &&
           ib_is(at[5], IB_LOWER);
}

/* A number, or what its digits lead to. */
static bool push_digits(cutter *c)
{
    bool done = false, ok = push_prose(c, &done);

    if (ok && !done && is_path(c))
        ok = push_symbol(c, &done);
    if (ok && !done)
        ok = push_law(c, c->at, &done);
    if (ok && !done)
        ok = push_reported(c, &done);
    if (ok && !done)
        ok = push_date(c, &done);
    return ok && !done ? push_number(c) : ok;
}

/* What a capital may begin beside a word: a symbol, an address, a number of
 * law, the name of a reporter or a code. */
static bool push_capital(cutter *c, bool *done)
{
    const ibid_str text = c->lex->text;
    const char ch = text.at[c->at];
    const bool two = c->at + 1 < c->end;
    bool ok = true;

    if (two && ib_symbol_may(ch, text.at[c->at + 1]))
        ok = push_symbol(c, done);
    if (ok && !*done && (ch == 'S' || ch == 'E') && c->at + 3 < c->end &&
        (text.at[c->at + 1] == '-' || text.at[c->at + 2] == '-'))
        ok = push_prose(c, done);
    if (ok && !*done && ib_url_may(text, c->at, c->end))
        ok = push_url(c, done);
    if (ok && !*done && two && !ib_is(text.at[c->at + 1], IB_LOWER))
        ok = push_law_word(c, done);
    if (ok && !*done && ib_us_may_begin(text, c->at, c->end))
        ok = push_named(c, done);
    return ok;
}

/* One token, or one composite, at c->at. */
static bool push_next(cutter *c)
{
    const ibid_str text = c->lex->text;
    const char ch = text.at[c->at];
    bool done = false, ok = true;
    scanned word;
    uint32_t cp;

    if (ib_is(ch, IB_DIGIT))
        return push_digits(c);
    if (ib_is(ch, IB_UPPER))
        ok = push_capital(c, &done);
    else if (ch == '$')
        ok = push_symbol(c, &done);
    else if (ib_url_may(text, c->at, c->end))
        ok = push_url(c, &done);
    if (!ok || done)
        return ok;
    if (!ib_is(ch, IB_ALPHA)) {
        ib_utf8_at(&cp, text, c->at, c->end);
        if (!is_word_cp(cp))
            return push_mark(c);
    }
    word = scan_word(text, c->at, c->end);
    if (may_be_month(c, word.len)) {
        ok = push_date(c, &done);
        if (!ok || done)
            return ok;
    }
    return push_word(c, word);
}

ibid_status ib_lex_read(ib_lex *lex, ibid_str text)
{
    cutter c = {.lex = lex, .end = text.len};

    lex->text = text;
    lex->tok.count = lex->date.count = lex->symbol.count = 0;
    lex->url.count = lex->reported.count = 0;
    for (;;) {
        c.at = ib_skip_blank(text, c.at, c.end);
        if (c.at >= c.end)
            return IBID_OK;
        if (!push_next(&c))
            return ib_arena_status(lex->tok.arena);
    }
}
