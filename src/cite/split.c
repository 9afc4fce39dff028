/* split.c - the citations of one note: where each begins, and which family
 * reads it best.
 *
 * A separator alone proves nothing: a semicolon always parts, but a full stop
 * or a comma only where a citation is complete and another one starts.
 */

#include "cite/alone.h"
#include "cite/aside.h"
#include "cite/byline.h"
#include "cite/gazette.h"
#include "cite/named.h"
#include "cite/piece.h"
#include "cite/refwords.h"
#include "cite/running.h"
#include "cite/second.h"

#include "base/scan.h"

/* A family, and its gate: a piece that has no token of these kinds and no word
 * of these classes is none of its own, and it is not asked. */
typedef struct family {
    void (*read)(ib_draft *out, const ib_piece *piece);
    uint32_t kinds; /* a bit each */
    uint64_t words; /* IB_W_... */
    uint16_t entry; /* IB_R_... */
} family;

#define ANY (~(uint32_t)0)

/* In the order in which equal scores win; but an entry wins over a work, after
 * which it is asked: little is left that could be better. */
static const family families[] = {
    {ib_family_law, IB_KIND(CASE) | IB_KIND(URL), 0, 0},
    {ib_family_enacted, ANY, 0, 0},
    {ib_family_gazette, 0, IB_W_GAZETTE, 0},
    {ib_family_verdict, 0, IB_W_LAW_HEAD | IB_W_ACT | IB_W_CASE_SIGN, 0},
    {ib_family_short, ANY, 0, 0},
    {ib_family_symbol, IB_KIND(SYMBOL), 0, 0},
    {ib_family_case, IB_KIND(CASE),
     IB_W_APPLICATION | IB_W_CASE_SIGN | IB_W_COURT | IB_W_COURT_HEAD, 0},
    {ib_family_statute, 0, IB_W_TREATY, 0},
    {ib_family_official, 0, IB_W_PAPER, 0},
    {ib_family_communication, 0, IB_W_COMMUNICATION, 0},
    {ib_family_comment, 0, IB_W_NUMBER_SIGN | IB_W_NOTE, 0},
    {ib_family_archive, 0, 0, IB_R_ARCHIVE | IB_R_UNIT},
    {ib_family_papers, 0, IB_W_ARCHIVE, 0},
    {ib_family_work, ANY, 0, 0},
    {ib_family_reference, ANY, 0, 0},
    {ib_family_web, IB_KIND(URL), 0, 0},
};

/* The families from FIRST_OF_ENTRIES on are tried where none before is sure. */
enum { FIRST_OF_ENTRIES = 11, WORK = 13, ENTRY = 14 };

typedef struct splitter {
    const ib_lex *lex;
    ib_list *drafts;
    uint32_t a;            /* first token of the open piece */
    uint32_t lower, upper; /* words of two letters and more in it */
    bool complete;         /* it has a date, a symbol, a pinpoint, "ibid." */
    bool listed;           /* it has a symbol or a case */
    bool pinned;           /* it has a pinpoint */
    bool stopped;          /* full stops part its own parts: ISO 690, APA */
    uint32_t head_end;     /* the token after its names and their year */
} splitter;

/* Is token i a sign that only citations have? */
static bool is_sign(const ib_lex *lex, uint32_t i)
{
    const ib_tok *t = ib_lex_tok(lex, i);
    ibid_span span;

    if (t->kind == IB_TOK_DATE || t->kind == IB_TOK_YEAR ||
        t->kind == IB_TOK_SYMBOL || t->kind == IB_TOK_URL ||
        t->kind == IB_TOK_CASE)
        return true;
    if (t->kind != IB_TOK_WORD && t->kind != IB_TOK_SECTION)
        return false;
    return (t->words & (IB_W_IBID | IB_W_CIT | IB_W_SUPRA)) != 0 ||
           ib_locator_read(&span, lex, i, (uint32_t)lex->tok.count) > i;
}

static bool is_author_date(const splitter *s, uint32_t i);

/* Count token i of the open piece where it is a word that says nothing else: no
 * class, and no "Bates". */
static inline bool count_plain(splitter *s, uint32_t i)
{
    const ib_tok *t = ib_lex_tok(s->lex, i);
    const uint32_t word = t->end - t->start > 1;

    if (t->kind != IB_TOK_WORD || t->words || t->first[0] == 'b')
        return false;
    if (t->flags & IB_TOK_CAP)
        s->upper += word;
    else
        s->lower += word;
    return true;
}

/* Take note of token i of the open piece. */
static void look(splitter *s, uint32_t i)
{
    const ib_tok *t = ib_lex_tok(s->lex, i);

    if (t->kind == IB_TOK_WORD && t->end - t->start > 1) {
        if (t->flags & IB_TOK_CAP)
            s->upper++;
        else
            s->lower++;
    }
    if (t->kind == IB_TOK_STOP && !s->stopped && is_author_date(s, i)) {
        s->stopped = true;
        s->head_end = i;
    }
    s->listed |= t->kind == IB_TOK_SYMBOL || t->kind == IB_TOK_CASE;
    s->complete = s->complete || is_sign(s->lex, i);
    s->pinned |= s->stopped && (t->words & IB_W_LABEL) && i > s->head_end &&
                 is_sign(s->lex, i);
}

/* The names that begin at token a, with the year after them.  Gives the token
 * after both; *stopped where a full stop or a colon parts them from the
 * title ("Berg, Rut. Title", "Berg, R. 2022. Title", "Berg, Rut, 1964:
 * Title"). */
static uint32_t read_head(bool *stopped, const ib_lex *lex, uint32_t a,
                          uint32_t b)
{
    ib_byline head;
    uint32_t e;

    *stopped = false;
    if (a >= b || !ib_byline_read(&head, lex, a, b))
        return a;
    e = head.end;
    if (e > a + 2 && ib_tok_is(lex, e - 1, IB_TOK_COMMA) &&
        ib_lex_has(lex, e - 2, IB_W_ACT))
        return a; /* "Cambodia, Fisheries Law, 2025" */
    *stopped = head.stop && head.form == IB_BYLINE_INVERTED;
    if (e + 1 < b &&
        (ib_tok_is(lex, e, IB_TOK_YEAR) || ib_tok_is(lex, e, IB_TOK_DATE))) {
        e++;
        *stopped =
            ib_tok_is(lex, e, IB_TOK_STOP) || ib_tok_is(lex, e, IB_TOK_COLON) ||
            (ib_tok_is(lex, e, IB_TOK_SEMI) && head.form == IB_BYLINE_INVERTED);
    }
    return head.form == IB_BYLINE_INVERTED || *stopped ? e : a;
}

static void open_piece(splitter *s, uint32_t a)
{
    const uint32_t count = (uint32_t)s->lex->tok.count;
    ibid_span signal;

    s->a = a;
    s->pinned = false;
    s->head_end = read_head(
        &s->stopped, s->lex,
        a < count ? ib_signal_read(&signal, s->lex, a, count) : a, count);
    s->lower = s->upper = 0;
    s->complete = s->listed = false;
}

/* Is the open piece a sentence of prose?  Most of its words are in lower
 * case. */
static bool is_prose(const splitter *s)
{
    return s->lower > 3 && s->lower > s->upper * 2;
}

static void trim(const ib_lex *lex, uint32_t *a, uint32_t *b)
{

    while (*a < *b) {
        const ib_tok *t = ib_lex_tok(lex, *a);

        if (t->kind == IB_TOK_COMMA || t->kind == IB_TOK_SEMI ||
            t->kind == IB_TOK_STOP || t->kind == IB_TOK_COLON ||
            t->kind == IB_TOK_CLOSE || t->kind == IB_TOK_DASH ||
            (t->kind == IB_TOK_OPEN &&
             (t->mate == IBID_NONE || t->mate + 1 >= *b)) ||
            (ib_lex_has(lex, *a, IB_W_SPLIT_JOIN) &&
             !(t->flags & IB_TOK_INITIAL))) /* "E. Berg" is a name */
            (*a)++;
        else
            break;
    }
    while (*b > *a) {
        const ib_tok *t = ib_lex_tok(lex, *b - 1);

        if (t->kind == IB_TOK_COMMA || t->kind == IB_TOK_SEMI ||
            t->kind == IB_TOK_STOP || t->kind == IB_TOK_COLON ||
            (t->kind == IB_TOK_OPEN) ||
            (t->kind == IB_TOK_CLOSE &&
             (t->mate == IBID_NONE || t->mate < *a)) ||
            ib_lex_has(lex, *b - 1, IB_W_SPLIT_JOIN))
            (*b)--;
        else
            break;
    }
}

/* Has the piece a verb in lower case outside quotation marks and brackets? */
static bool is_sentence(const ib_piece *piece)
{
    for (uint32_t i = piece->a; (piece->words & IB_W_VERB) && i < piece->b;
         i++) {
        const ib_tok *t = ib_lex_tok(piece->lex, i);

        if ((t->words & IB_W_VERB) && t->depth == 0 &&
            !(t->flags & (IB_TOK_CAP | IB_TOK_GLUED))) /* not "http:// a.se" */
            return true;
    }
    return false;
}

/* What no family reads: a citation all the same where it has a date or a
 * pinpoint and does not read as prose; it keeps its slot. */
static bool read_other(ib_draft *out, const splitter *s, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;

    if (piece->b - piece->a < 2 || !s->complete || is_prose(s) ||
        is_sentence(piece))
        return false;
    *out = (ib_draft){
        .kind = IBID_CITE_OTHER, .rule = "OTHER-1", .score = IB_SCORE_MIN};
    out->span = ib_toks_span(lex, piece->a, piece->b);
    for (uint32_t i = piece->a; i < piece->b; i++) {
        const ib_tok *t = ib_lex_tok(lex, i);
        ibid_span span;
        uint32_t next;

        if (t->kind == IB_TOK_DATE || t->kind == IB_TOK_YEAR) {
            out->issued = *ib_list_at(&lex->date, ibid_date, t->ref);
            out->field[IBID_FIELD_ISSUED] = out->issued.span;
        } else if ((t->kind == IB_TOK_WORD || t->kind == IB_TOK_SECTION) &&
                   (next = ib_locator_read(&span, lex, i, piece->b)) > i) {
            out->field[IBID_FIELD_LOCATOR] = span;
            i = next - 1; /* "§ 1985" is no year */
        }
    }
    return true;
}

/* What no family reads surely: unread, or perhaps a short form. */
static bool read_unsure(ib_draft *out, const splitter *s, const ib_piece *piece)
{
    const bool other = read_other(out, s, piece);

    if (!other)
        *out = (ib_draft){0};
    if (is_sentence(piece))
        return ib_at_page_read(out, piece) || other;
    if (!ib_weak_read(out, piece) && !other)
        return false;
    ib_alone_read(out, piece);
    return true;
}

/* The last word's full stop ends the note, not the word: "annex." */
static void drop_stop(ib_draft *draft, const ib_lex *lex, uint32_t b)
{
    const ib_tok *last = ib_lex_tok(lex, b - 1);

    if (last->kind != IB_TOK_WORD || !(last->flags & IB_TOK_DOT) ||
        (last->flags & IB_TOK_INITIAL) || draft->span.end != last->end)
        return;
    draft->span.end--;
    for (int i = 0; i < IBID_FIELD_COUNT; i++) {
        if (draft->field[i].end == last->end)
            draft->field[i].end--;
    }
}

void ib_piece_look(ib_piece *piece)
{
    const ib_tok *t = ib_lex_tok(piece->lex, piece->a);
    const ib_tok *stop = ib_lex_tok(piece->lex, piece->b);

    piece->words = 0;
    piece->kinds = 0;
    piece->entry = 0;
    for (; t < stop; t++) {
        piece->words |= t->words;
        piece->kinds |=
            (uint32_t)1 << t->kind | (ib_tok_is_dense(t) ? IB_KIND_DENSE : 0);
        piece->entry |= t->entry;
    }
    if (piece->b < piece->lex->tok.count)
        piece->words |= stop->words;
}

/* Look the piece over, and read it by the family that reads it best. */
static void read_best(ib_draft *out, ib_piece *piece)
{
    ib_draft room = {0}, *best = out, *next = &room;
    size_t winner = 0;

    *best = (ib_draft){0};
    ib_piece_look(piece);
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        if (i == FIRST_OF_ENTRIES && best->score >= IB_SCORE_SURE)
            break;
        if (!(families[i].kinds & piece->kinds) &&
            !(families[i].words & piece->words) &&
            !(families[i].entry & piece->entry))
            continue;
        piece->least = best->score + !(i == ENTRY && winner == WORK);
        families[i].read(next, piece);
        if (next->score >= piece->least) {
            ib_draft *beaten = best;

            best = next;
            next = beaten;
            winner = i;
        }
        if (next->span.end)
            *next = (ib_draft){0};
    }
    if (best != out)
        *out = *best;
    if (out->score < IB_SCORE_SURE && is_sentence(piece))
        out->score -= IB_SCORE_SENTENCE;
}

static bool keep(const splitter *s, const ib_draft *best, const ib_piece *piece,
                 uint32_t b)
{
    ib_draft *kept = ib_list_add(s->drafts);

    if (!kept)
        return false;
    *kept = *best;
    kept->note = IBID_NONE;
    ib_aside_leave(kept, piece);
    /* words between the signal and the citation part them */
    if (kept->span.start == ib_lex_tok(piece->lex, piece->a)->start)
        kept->signal = piece->signal;
    drop_stop(kept, s->lex, b);
    return true;
}

/* "Berg 1979, S. 90", "Berg/Dahl 1979", "Berg (1979)" in a sentence: the token
 * after it, or i. */
static uint32_t mention_end(const ib_lex *lex, uint32_t i, uint32_t b,
                            bool first)
{
    uint32_t e = i, next;
    bool joined = false;
    ibid_span span;

    for (;; e++) {
        const ib_tok *t = e < b ? ib_lex_tok(lex, e) : NULL;

        if (!t || t->kind != IB_TOK_WORD || !(t->flags & IB_TOK_CAP) ||
            (t->words & (IB_W_ADVERB | IB_W_SMALL | IB_W_BODY | IB_W_LABEL)) ||
            t->end - t->start < 3 || e - i > 8)
            return i;
        if (++e >= b || !ib_tok_is(lex, e, IB_TOK_SLASH))
            break;
        joined = true;
    }
    if (e >= b || !ib_tok_is(lex, e, IB_TOK_YEAR))
        return i;
    next = ++e;
    if (next + 1 < b && ib_tok_is(lex, next, IB_TOK_COMMA))
        next++;
    next = next < b ? ib_locator_read(&span, lex, next, b) : next;
    if (next > e + 1 && span.end)
        return next;
    return joined || (first && e < b) ? e : i;
}

/* The citations inside a sentence: in brackets, and names with a year.  Gives
 * false where memory ends; *found counts them. */
static bool read_inner(const splitter *s, const ib_piece *outer,
                       uint32_t *found)
{
    const ib_lex *lex = s->lex;

    for (uint32_t i = outer->a; i < outer->b;) {
        const ib_tok *t = ib_lex_tok(lex, i);
        ib_piece piece = {.lex = lex};
        ib_draft best;
        uint32_t a = i, b = i;

        if (t->kind == IB_TOK_OPEN && t->mate != IBID_NONE &&
            t->mate < outer->b && t->mate > i + 2) {
            a = i + 1;
            b = t->mate;
        } else if (t->kind == IB_TOK_WORD && t->depth == 0) {
            b = mention_end(lex, i, outer->b, i == outer->a);
        }
        if (b == i) {
            i++;
            continue;
        }
        i = b;
        trim(lex, &a, &b);
        piece.a = ib_signal_read(&piece.signal, lex, a, b);
        piece.b = b;
        if (piece.a >= b)
            continue;
        read_best(&best, &piece);
        if (best.score < IB_SCORE_INNER)
            continue;
        if (!keep(s, &best, &piece, b))
            return false;
        (*found)++;
    }
    return true;
}

/* Has the piece, outside brackets, the words of a sentence? */
static bool is_remark(const ib_piece *piece)
{
    uint32_t lower = 0, upper = 0;

    for (uint32_t i = piece->a; i < piece->b; i++) {
        const ib_tok *t = ib_lex_tok(piece->lex, i);

        if (t->kind != IB_TOK_WORD || t->depth || t->end - t->start < 2)
            continue;
        if (t->flags & IB_TOK_CAP)
            upper++;
        else
            lower++;
    }
    return lower > 5 && lower > upper;
}

/* Does a comma stand after one to three words with capitals at token i? */
static bool is_inverted(const ib_lex *lex, uint32_t i, uint32_t b)
{
    const uint32_t most = b - i > 3 ? i + 3 : b;

    while (i < most && ib_tok_is(lex, i, IB_TOK_WORD) &&
           (ib_lex_tok(lex, i)->flags & IB_TOK_CAP))
        i++;
    return i < b && ib_tok_is(lex, i, IB_TOK_COMMA);
}

/* Do [a, b) start with the names of persons, a mark after them? */
static bool starts_with_names(const ib_lex *lex, uint32_t a, uint32_t b)
{
    ib_byline head;

    return ib_byline_read(&head, lex, a, b) && !head.bare &&
           (head.form == IB_BYLINE_INVERTED || head.form == IB_BYLINE_DIRECT);
}

/* In a sentence that ends in a citation, where that starts: "The best account
 * remains R. Berg, ‘On Ships’", "instructive on this: Berg, Ships".  The names
 * have initials or a given name, or a colon before them, and a title in
 * quotation marks or a bracket with a date follows.  Gives a where it starts
 * at once. */
static uint32_t find_start(const ib_lex *lex, uint32_t a, uint32_t b)
{
    const uint32_t most = b - a > IB_LEAD_MAX ? a + IB_LEAD_MAX : b;
    uint32_t lower = 0;
    ib_byline head;

    for (uint32_t i = a; i < most; i++) {
        const ib_tok *t = ib_lex_tok(lex, i);
        const bool colon = i > a + 1 && ib_tok_is(lex, i - 1, IB_TOK_COLON) &&
                           !ib_lex_has(lex, i - 2, IB_W_WITHIN);

        if (t->kind != IB_TOK_WORD && t->kind != IB_TOK_COMMA &&
            t->kind != IB_TOK_COLON && t->kind != IB_TOK_OTHER &&
            t->kind != IB_TOK_DASH)
            return a;
        if (t->kind == IB_TOK_WORD && !(t->flags & IB_TOK_CAP)) {
            lower++;
            continue;
        }
        if (lower < 3 || t->kind != IB_TOK_WORD ||
            !((t->flags & IB_TOK_INITIAL) || colon || is_inverted(lex, i, b)) ||
            !ib_byline_read(&head, lex, i, b) || head.end >= b || head.bare)
            continue;
        if (head.form == IB_BYLINE_INVERTED ? head.stop
            : head.form == IB_BYLINE_DIRECT
                ? colon || (t->flags & IB_TOK_INITIAL) != 0
                : colon && head.form == IB_BYLINE_FAMILY)
            return starts_with_names(lex, a, b) ? a : i;
    }
    return a;
}

/* "... 1 U.S. 12. And in Foo at 62, we see": what a case leaves of its piece
 * may recall one at a page. */
static bool read_after(const splitter *s, const ib_piece *piece,
                       const ib_draft *draft)
{
    ib_piece rest = *piece;
    ib_draft found = {0}, *kept;

    while (rest.a < rest.b &&
           ib_lex_tok(s->lex, rest.a)->start < draft->span.end)
        rest.a++;
    if (!ib_at_page_read(&found, &rest))
        return true;
    kept = ib_list_add(s->drafts);
    if (!kept)
        return false;
    *kept = found;
    kept->note = IBID_NONE;
    return true;
}

/* A remark of the author: what is certain in it, as in running text. */
static bool read_remark(const splitter *s, const ib_piece *piece,
                        uint32_t *found)
{
    const size_t before = s->drafts->count;
    ibid_span span = ib_toks_span(s->lex, piece->a, piece->b);

    while (span.start < span.end) {
        /* a draft is read from a list of its own length */
        ib_list part = ib_list_of(s->drafts->arena, ib_draft);

        if (ib_running_read(&part, s->lex->text, &span.start, span.end))
            return false;
        for (size_t i = 0; i < part.count; i++) {
            ib_draft *kept = ib_list_add(s->drafts);

            if (!kept)
                return false;
            *kept = *ib_list_at(&part, ib_draft, i);
            kept->note = IBID_NONE;
        }
    }
    *found += (uint32_t)(s->drafts->count - before);
    return true;
}

/* Where the dashes begin that stand for the author of the entry before, right
 * before token a: "———, Ships", "---. Ships" (Chicago 14.67, MLA 5.126);
 * NONE where none stand. */
static uint32_t repeat_start(const ib_lex *lex, uint32_t a, uint32_t low)
{
    uint32_t i = a;

    if (i > low && (ib_tok_is(lex, i - 1, IB_TOK_COMMA) ||
                    ib_tok_is(lex, i - 1, IB_TOK_STOP)))
        i--;
    a = i;
    while (i > low && ib_tok_is(lex, i - 1, IB_TOK_DASH))
        i--;
    if (i == a || a - i < (lex->text.at[ib_lex_tok(lex, i)->start] == '-'
                               ? IB_REPEAT_HYPHENS
                               : IB_REPEAT_DASHES))
        return IBID_NONE;
    return i;
}

/* Read tokens [a, b) as one citation, if they are one. */
static bool read_piece(const splitter *s, uint32_t a, uint32_t b)
{
    const uint32_t low = a;
    ib_draft best;
    ib_piece piece = {.lex = s->lex};
    uint32_t found = 0, repeat;

    trim(s->lex, &a, &b);
    repeat = repeat_start(s->lex, a, low);
    piece.a = ib_signal_read(&piece.signal, s->lex, a, b);
    piece.b = b - piece.a > IB_PIECE_MAX ? piece.a + IB_PIECE_MAX : b;
    piece.a = find_start(s->lex, piece.a, piece.b);
    if (piece.a >= piece.b)
        return true;
    read_best(&best, &piece);
    if ((best.score < IB_SCORE_WHOLE || best.kind == IBID_CITE_SHORT) &&
        (is_remark(&piece) || is_sentence(&piece))) {
        if (!read_inner(s, &piece, &found))
            return false;
        if (!found && best.score < IB_SCORE_SURE &&
            best.kind != IBID_CITE_SHORT && is_sentence(&piece) &&
            !read_remark(s, &piece, &found))
            return false;
        if (found)
            return true;
    }
    if (best.score < IB_SCORE_MIN && !read_unsure(&best, s, &piece))
        return true;
    if (repeat != IBID_NONE && piece.a == a && !best.author.count &&
        !best.shortened) {
        best.shortened = IB_SHORT_SAME;
        best.span.start = ib_lex_tok(s->lex, repeat)->start;
    }
    if (!keep(s, &best, &piece, b))
        return false;
    return best.kind != IBID_CITE_CASE || read_after(s, &piece, &best);
}

/* Could a citation start at token i: a capital, a quotation mark, a signal, a
 * sign? */
static bool starts(const ib_lex *lex, uint32_t i)
{
    const ib_tok *t;

    if (i >= lex->tok.count)
        return false;
    t = ib_lex_tok(lex, i);
    return t->kind == IB_TOK_QUOTE || t->kind == IB_TOK_SYMBOL ||
           t->kind == IB_TOK_URL || t->kind == IB_TOK_CASE ||
           (t->kind == IB_TOK_WORD && (t->flags & IB_TOK_CAP)) ||
           ib_signal_is(lex, i);
}

/* Does a full stop, or an acronym in brackets after the words of a body, stand
 * before the year at token `year`: "Berg, R., and F. Dahl. 2000.", "Harbour
 * Agency (HA). 1998.", "Harbour Agency (HA) (1998)"?  Chicago 15.6, 15.36. */
static bool is_head_of_year(const splitter *s, uint32_t year, bool bracketed)
{
    const ib_lex *lex = s->lex;
    const uint32_t last = year - 1 - bracketed;
    const ib_tok *t = ib_lex_tok(lex, last);

    if (!s->upper)
        return false;
    for (uint32_t i = s->a; i < last; i++) {
        const ib_tok_kind kind = ib_lex_tok(lex, i)->kind;

        if (kind == IB_TOK_QUOTE || kind == IB_TOK_YEAR ||
            kind == IB_TOK_DATE || kind == IB_TOK_COLON ||
            (kind == IB_TOK_STOP && ib_lex_tok(lex, i)->depth == 0))
            return false;
    }
    if (t->kind == IB_TOK_STOP)
        return !bracketed && s->lower <= 3;
    return t->kind == IB_TOK_CLOSE && bracketed && t->mate != IBID_NONE &&
           last - t->mate <= 4 && t->mate > s->a &&
           !ib_tok_is(lex, t->mate + 1, IB_TOK_NUMBER);
}

/* "Wei, S. 2023." and "Wei, S. (2023)." before a full stop at token i: the
 * head of a citation in author-date style, not its end. */
static bool is_author_date(const splitter *s, uint32_t i)
{
    const ib_lex *lex = s->lex;
    uint32_t year = i - 1;
    bool bracketed = false;

    if (i < s->a + 3 || i - s->a > 40)
        return false;
    if (ib_tok_is(lex, year, IB_TOK_CLOSE) && i >= s->a + 5) {
        bracketed = ib_tok_is(lex, year - 2, IB_TOK_OPEN);
        year--;
    }
    if (!ib_tok_is(lex, year, IB_TOK_YEAR))
        return false;
    if (!ib_signal_is(lex, i + 1) && !s->pinned &&
        is_head_of_year(s, year, bracketed))
        return true;
    if (s->lower > 3)
        return false;
    year -= year + 1 < i;
    return (ib_lex_tok(lex, year - 1)->flags & IB_TOK_INITIAL) ||
           ib_lex_is(lex, year - 1, "al");
}

/* Does another citation in the style of ISO 690 or APA begin at token i?  A
 * town and its publisher look like names. */
static bool begins_stopped(const ib_lex *lex, uint32_t i)
{
    bool stopped;
    const uint32_t e = read_head(&stopped, lex, i, (uint32_t)lex->tok.count);

    return e > i && stopped && !ib_place_is(lex, i, i + 1);
}

/* "Ibidem. Filza 727, car. 155": a word with a capital and its number, which
 * count the units of an archive or a book, not documents or laws. */
static bool is_unit(const ib_lex *lex, uint32_t i)
{
    return ib_tok_is(lex, i, IB_TOK_WORD) &&
           ib_tok_is(lex, i + 1, IB_TOK_NUMBER) &&
           !ib_lex_has(lex, i, IB_W_DOCUMENT | IB_W_ACT | IB_W_TREATY);
}

/* "Ibidem, Not. A. Neri, ad annum", "cit., Voi. H": a short word with a capital
 * in the pinpoint of a short form is shortened; its stop ends nothing. */
static bool is_pin_word(const splitter *s, uint32_t i)
{
    const ib_lex *lex = s->lex;
    const ib_tok *t;

    if (i < s->a + 2 || i > s->a + 3 || !ib_tok_is(lex, i - 1, IB_TOK_WORD) ||
        !ib_lex_has(lex, s->a, IB_W_IBID | IB_W_CIT) ||
        !(ib_lex_tok(lex, i + 1)->flags & IB_TOK_INITIAL))
        return false;
    t = ib_lex_tok(lex, i - 1);
    return (t->flags & IB_TOK_CAP) && t->end - t->start <= 3;
}

/* A full stop that ends a citation or a remark. */
static bool ends_sentence(const splitter *s, uint32_t i)
{
    const ib_lex *lex = s->lex;
    const ib_tok *t = ib_lex_tok(lex, i);

    if (!starts(lex, i + 1) || (ib_lex_tok(lex, i + 1)->flags & IB_TOK_GLUED))
        return false;
    if (ib_lex_has(lex, i + 1, IB_W_AVAILABLE) ||
        ib_lex_has(lex, i + 2, IB_W_AVAILABLE))
        return false;
    if (i > s->a && ib_tok_is(lex, i - 1, IB_TOK_UNQUOTE) &&
        ib_lex_has(lex, i + 1, IB_W_ADVERB | IB_W_SIGNAL) &&
        ib_lex_tok(lex, i - 1)->mate != IBID_NONE &&
        ib_lex_tok(lex, i - 1)->mate > s->a)
        return true; /* "Berg, ‘On Ships’. For another view, see" */
    if (s->stopped)
        return i > s->head_end && (s->pinned || begins_stopped(lex, i + 1));
    if ((ib_tok_is(lex, i + 1, IB_TOK_URL) && !s->listed))
        return false;
    if (lex->text.at[t->start] != '.')
        return is_prose(s);
    if (is_author_date(s, i) || is_pin_word(s, i) ||
        (i == s->a + 1 && ib_lex_has(lex, s->a, IB_W_IBID) &&
         is_unit(lex, i + 1)))
        return false;
    if (ib_lex_has(lex, i + 1, IB_W_IBID) && ib_lex_is(lex, i + 1, "id"))
        return true;
    return s->complete || is_prose(s);
}

/* "A/75/497-S/2020/982 and A/75/625-S/2020/1161": after a symbol or a case, a
 * comma or "and" leads to the next. */
static bool leads_to_next(const splitter *s, uint32_t i)
{
    const ib_lex *lex = s->lex;
    uint32_t next = i + 1;
    ibid_span span;

    if (i == s->a)
        return false;
    if (ib_tok_is(lex, i, IB_TOK_COMMA) && ib_lex_is(lex, next, "and"))
        next++;
    if (s->complete && ib_second_begins(lex, next))
        return true;
    if (!ib_tok_is(lex, next, IB_TOK_SYMBOL) &&
        !ib_tok_is(lex, next, IB_TOK_CASE) &&
        !(ib_signal_is(lex, next) && ib_tok_is(lex, i, IB_TOK_COMMA)))
        return false;
    if (ib_signal_is(lex, next))
        return s->complete &&
               ib_signal_read(&span, lex, next, (uint32_t)lex->tok.count) <
                   lex->tok.count;
    return s->listed;
}

/* "Roe v. Doe, 1 U.S. 1 Id. at 2": a capital "Id." begins another citation,
 * after one that is complete, whatever stands between. */
static bool begins_ibid(const splitter *s, uint32_t i)
{
    const ib_lex *lex = s->lex;

    if (s->listed && i > s->a && ib_tok_is(lex, i - 1, IB_TOK_UNQUOTE) &&
        ib_lex_has(lex, i, IB_W_IBID) && ib_lex_is(lex, i, "id"))
        return true; /* "550 U. S., at 554. ... entry,’ ” id., at 551" */
    return s->complete && i > s->a && ib_lex_has(lex, i, IB_W_IBID) &&
           (ib_lex_tok(lex, i)->flags & IB_TOK_CAP) &&
           ib_lex_tok(lex, i)->depth == 0 &&
           !ib_tok_is(lex, i - 1, IB_TOK_COMMA) && !ib_signal_is(lex, i - 1);
}

/* "Ibid. See also Berg", "Ibid. Anna Berg, Ships": "ibid." with its stop is a
 * whole citation, unless a pinpoint or, after "Id.", a title follows. */
static bool ends_ibid(const splitter *s, uint32_t i)
{
    const ib_lex *lex = s->lex;
    ibid_span span;

    if (i != s->a + 1 || !ib_lex_has(lex, s->a, IB_W_IBID) ||
        !(ib_lex_tok(lex, s->a)->flags & IB_TOK_DOT))
        return false;
    if (ib_signal_is(lex, i) || ib_tok_is(lex, i, IB_TOK_CASE))
        return true;
    if (is_unit(lex, i))
        return false;
    return ib_tok_is(lex, i, IB_TOK_WORD) && !ib_lex_is(lex, s->a, "id") &&
           (ib_lex_tok(lex, i)->flags & IB_TOK_CAP) &&
           !ib_lex_has(lex, i, IB_W_LABEL | IB_W_VOLUME | IB_W_PIN_BEFORE) &&
           ib_locator_read(&span, lex, i, (uint32_t)lex->tok.count) == i;
}

/* Does the token part the open piece from the next? */
static bool parts(const splitter *s, uint32_t i)
{
    const ib_lex *lex = s->lex;
    const ib_tok *t = ib_lex_tok(lex, i);

    if (t->kind == IB_TOK_SEMI)
        return t->depth == 0 && i > s->head_end &&
               !ib_lex_has(lex, i + 1, IB_W_AVAILABLE);
    if (t->kind == IB_TOK_COMMA ||
        ((t->words & IB_W_JOIN) &&
         (ib_lex_is(lex, i, "and") || ib_lex_is(lex, i, "und") ||
          ib_lex_is(lex, i, "et") || ib_lex_is(lex, i, "y") ||
          ib_lex_is(lex, i, "и"))))
        return leads_to_next(s, i);
    return t->kind == IB_TOK_STOP && t->depth == 0 && ends_sentence(s, i);
}

/* "Berg, Ships (2001), 46: “The whole sentence ...”": after a citation and its
 * pinpoint, words of the source itself, perhaps behind a bracket ("46: (“Ships”)
 * “The whole sentence ...”").  Gives the token of the mark that closes them,
 * or i. */
static uint32_t quotes_source(const splitter *s, uint32_t i)
{
    const ib_lex *lex = s->lex;
    uint32_t quote = i + 1, mate;

    if (!s->complete || i < s->a + 3 || !ib_tok_is(lex, i, IB_TOK_COLON) ||
        !ib_tok_is(lex, i - 1, IB_TOK_NUMBER))
        return i;
    if (ib_tok_is(lex, quote, IB_TOK_OPEN) &&
        ib_lex_tok(lex, quote)->mate != IBID_NONE)
        quote = ib_lex_tok(lex, quote)->mate + 1;
    if (!ib_tok_is(lex, quote, IB_TOK_QUOTE))
        return i;
    mate = ib_lex_tok(lex, quote)->mate;
    return mate != IBID_NONE && mate < lex->tok.count &&
                   mate - quote >= IB_QUOTED_WORDS
               ? mate
               : i;
}

/* "Berg, Ships, p. 176, [as quoted in:] Dahl, supra note 52": a bracket of words
 * alone, one of them a signal, parts two citations (Bluebook 1.6: "quoted in").
 * Gives the token that closes it, or i. */
static uint32_t signal_bracket(const splitter *s, uint32_t i)
{
    const ib_lex *lex = s->lex;
    const uint32_t open = i + 1;
    bool said = false;
    uint32_t mate;

    if (!s->complete || i < s->a + 3 || !ib_tok_is(lex, i, IB_TOK_COMMA) ||
        !ib_tok_is(lex, open, IB_TOK_OPEN))
        return i;
    mate = ib_lex_tok(lex, open)->mate;
    if (mate == IBID_NONE || mate - open > IB_SIGNAL_BRACKET ||
        mate + 1 >= lex->tok.count)
        return i;
    for (uint32_t k = open + 1; k < mate; k++) {
        said |= ib_lex_has(lex, k, IB_W_SIGNAL);
        if (!ib_tok_is(lex, k, IB_TOK_WORD) &&
            !(ib_tok_is(lex, k, IB_TOK_COLON) && k + 1 == mate))
            return i;
    }
    return said ? mate : i;
}

/* Does another citation begin at token i without a mark before it: a second
 * case, links in a row, "and Corr.1", "Ibid."? */
static bool is_link(const splitter *s, uint32_t i)
{
    const uint32_t kind = ib_lex_tok(s->lex, i)->kind;

    return (i > s->a && ib_lex_tok(s->lex, i - 1)->kind == kind &&
            (kind == IB_TOK_URL || kind == IB_TOK_SYMBOL)) ||
           (kind == IB_TOK_CASE && s->listed) || begins_ibid(s, i) ||
           ends_ibid(s, i);
}

/* Can no piece end before token i, by its kind or its class of words?  Most
 * tokens are told so at once. */
static bool is_inner(const splitter *s, uint32_t i)
{
    const uint32_t ends = IB_KIND(SYMBOL) | IB_KIND(URL) | IB_KIND(CASE) |
                          IB_KIND(COMMA) | IB_KIND(SEMI) | IB_KIND(STOP) |
                          IB_KIND(COLON);
    const ib_tok *t = ib_lex_tok(s->lex, i);

    return !((uint32_t)1 << t->kind & ends) &&
           !(t->words & (IB_W_IBID | IB_W_JOIN)) && i > s->a + 1 &&
           i - s->a < 2 * IB_PIECE_MAX;
}

ibid_status ib_split_read(ib_list *drafts, const ib_lex *lex)
{
    splitter s = {.lex = lex, .drafts = drafts};
    const uint32_t count = (uint32_t)lex->tok.count;
    bool whole = false, asked = false;

    open_piece(&s, ib_tok_is(lex, 0, IB_TOK_NUMBER) &&
                           ib_tok_is(lex, 1, IB_TOK_WORD) && count > 2
                       ? 1
                       : 0);
    for (uint32_t i = s.a; i < count; i++) {
        uint32_t quoted;
        bool link;

        if (is_inner(&s, i)) {
            if (!count_plain(&s, i))
                look(&s, i);
            continue;
        }
        link = is_link(&s, i);
        quoted = whole ? i : quotes_source(&s, i);
        if (quoted == i && !whole)
            quoted = signal_bracket(&s, i);
        if (quoted > i) {
            if (!read_piece(&s, s.a, i))
                return ib_arena_status(drafts->arena);
            open_piece(&s, quoted + 1);
            i = quoted;
            continue;
        }
        if (whole || (!link && !parts(&s, i) && i - s.a < 2 * IB_PIECE_MAX)) {
            look(&s, i);
            continue;
        }
        if (!asked) {
            asked = true;
            whole = ib_reference_is_one(lex);
            if (whole) {
                look(&s, i);
                continue;
            }
        }
        if (!read_piece(&s, s.a, i))
            return ib_arena_status(drafts->arena);
        open_piece(&s, link ? i : i + 1);
        if (link)
            look(&s, i);
    }
    if (s.a < count && !read_piece(&s, s.a, count))
        return ib_arena_status(drafts->arena);
    return IBID_OK;
}
