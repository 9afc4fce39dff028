/* token.c - cutting a sentence. */

#include "figure/token.h"

#include "base/str.h"
#include "figure/compound.h"
#include "figure/seek.h"
#include "quote/passage.h"

/* Where the cutter stands; the next date, citation and mark at or after it. */
typedef struct cutter {
    ib_sentence *out;
    ibid_str text;
    size_t dating;
    size_t citation;
    size_t mark;
    uint32_t piece; /* that is cut */
    bool over;      /* the sentence has ended */
} cutter;

static bool is_letter(uint32_t cp)
{
    return cp >= 0xC0 && !(cp >= 0x2000 && cp < 0x2C00) && cp != 0xD7 &&
           cp != 0xF7 && !(cp >= 0x3000 && cp < 0x3040) && cp != 0xFFFD &&
           !(cp >= 0xFF00 && cp < 0xFF21) && cp != 0x60C && cp != 0x61B &&
           cp != 0x61F && cp != 0x6D4 && !(cp >= 0x660 && cp <= 0x66D) &&
           !(cp >= 0x6F0 && cp <= 0x6F9);
}

/* Scripts without blanks between words: each sign is a token. */
static bool is_ideograph(uint32_t cp)
{
    return cp >= 0x3040 && cp < 0xAC00;
}

static void seek(cutter *c, uint32_t byte)
{
    const ib_figure_reading *reading = c->out->reading;

    c->dating = ib_seek_in(*reading->datings, byte);
    c->citation = ib_seek_in(reading->view->citations, byte);
    c->mark = ib_seek_in(reading->view->marks, byte);
}

/* The note mark at `at`: its end; 0: none. */
static uint32_t mark_end(cutter *c, uint32_t at)
{
    const ibid_marks marks = c->out->reading->view->marks;

    while (c->mark < marks.count && marks.item[c->mark].span.end <= at)
        c->mark++;
    return c->mark < marks.count && marks.item[c->mark].span.start <= at
               ? marks.item[c->mark].span.end
               : 0;
}

/* The date or citation at `at`: its end, 0: none. */
static uint32_t whole_end(cutter *c, uint32_t at, uint8_t *kind)
{
    const ibid_datings *datings = c->out->reading->datings;
    const ibid_citations citations = c->out->reading->view->citations;

    while (c->citation < citations.count &&
           citations.item[c->citation].span.end <= at)
        c->citation++;
    if (c->citation < citations.count &&
        citations.item[c->citation].span.start <= at) {
        *kind = IB_FT_CITATION;
        return citations.item[c->citation].span.end;
    }
    while (c->dating < datings->count &&
           datings->item[c->dating].span.end <= at)
        c->dating++;
    if (c->dating < datings->count &&
        datings->item[c->dating].span.start <= at &&
        !datings->item[c->dating].is_relative) {
        *kind = IB_FT_DATE;
        return datings->item[c->dating].span.end;
    }
    return 0;
}

/* End of the word at `at`. */
static uint32_t word_end(ibid_str text, uint32_t at, uint32_t end)
{
    const uint32_t start = at;

    while (at < end) {
        const char ch = text.at[at];
        uint32_t cp, len = 1;

        if (ib_is(ch, IB_HIGH)) {
            len = ib_utf8_at(&cp, text, at, end);
            if (is_ideograph(cp))
                return at > start ? at : at + len;
            if (cp >= 0x600 && cp < 0x700 && is_letter(cp) && at + len < end &&
                ib_is(text.at[at + len], IB_DIGIT))
                return at + len; /* "and" is glued to a number */
            if (!is_letter(cp) &&
                !(cp == 0x2019 && at > start && at + len < end &&
                  ib_is(text.at[at + len], IB_ALPHA | IB_HIGH)))
                break;
        } else if (!ib_is(ch, IB_ALPHA | IB_DIGIT) &&
                   !((ch == '.' || ch == '\'' || ch == '&') && at > start &&
                     at + 1 < end && ib_is(text.at[at + 1], IB_ALPHA))) {
            break;
        }
        at += len;
    }
    return at > start ? at : start + 1;
}

static uint8_t sign_kind(uint32_t cp)
{
    switch (cp) {
    case '.':
    case '!':
    case '?':
    case 0x3002:
    case 0x61F:
    case 0x6D4:
        return IB_FT_STOP;
    case ',':
    case 0xFF0C:
    case 0x60C:
    case 0x3001:
        return IB_FT_COMMA;
    case ';':
    case 0x61B:
    case 0xFF1B:
        return IB_FT_SEMICOLON;
    case ':':
    case 0xFF1A:
        return IB_FT_COLON;
    case '-':
    case 0x2010:
    case 0x2011:
        return IB_FT_HYPHEN;
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
        return IB_FT_DASH;
    case '(':
    case '[':
    case 0xFF08:
        return IB_FT_OPEN;
    case ')':
    case ']':
    case 0xFF09:
        return IB_FT_CLOSE;
    case '"':
    case 0xAB:
    case 0xBB:
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x2039:
    case 0x203A:
        return IB_FT_QUOTE;
    case '$':
    case '%':
    case '#':
    case '/':
    case '@':
    case '=':
    case '_':
    case 0xA2:
    case 0xA3:
    case 0xA5:
    case 0xA7:
    case 0xB0:
    case 0xB6:
    case 0x66A:
    case 0x2030:
    case 0x2116:
        return IB_FT_SIGN;
    default:
        return cp >= 0x20A0 && cp < 0x20D0 ? IB_FT_SIGN : IB_FT_OTHER;
    }
}

/* Does the stop before `at` end a sentence: closing marks, a blank, and no
 * small letter after them? */
static bool is_end_after(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t next;

    while (at < end && !ib_blank_at(text, at, end)) {
        uint32_t cp;
        const uint32_t len = ib_utf8_at(&cp, text, at, end);
        const uint8_t kind = sign_kind(cp);

        if (kind != IB_FT_QUOTE && kind != IB_FT_CLOSE && cp != '!' &&
            cp != '*')
            return is_ideograph(cp);
        at += len;
    }
    next = ib_skip_blank(text, at, end);
    if (next + 1 < end && text.at[next] == '(') /* "subd. (c)" */
        next++;
    return next >= end || !ib_is(text.at[next], IB_LOWER);
}

/* Is the word before the stop an abbreviation: "Mr.", "U.S.", "J."? */
static bool is_short(const ib_sentence *s, const ib_ftoken *word, uint32_t at,
                     uint32_t end)
{
    const ibid_str text = s->reading->view->text;
    const ibid_str w = ib_str_in(text, word->span);
    const uint32_t next = ib_skip_blank(text, at + 1, end);

    if (word->kind != IB_FT_WORD || word->span.end != at)
        return false;
    if (word->span.start > 0 && text.at[word->span.start - 1] == '(' &&
        w.len < 6) /* "(Pen. Code" */
        return true;
    return (w.len == 1 && word->capital) ||
           (word->say & IB_LEX_ABBR &&
            (word->capital || w.len < 3 ||
             (next < end && ib_is(text.at[next], IB_DIGIT)))) ||
           (w.len > 2 && w.len < 8 && w.at[w.len - 2] == '.');
}

static void fill_word(cutter *c, ib_ftoken *token)
{
    const ib_figure_reading *reading = c->out->reading;
    const ibid_str word = ib_str_in(c->text, token->span);
    uint32_t cp;

    ib_utf8_at(&cp, c->text, token->span.start, token->span.end);
    token->capital = ib_is_capital(cp);
    token->word = ib_figword_find(reading->words, word);
    if (!token->word && ib_compound_read(&token->numeral, reading->words, word))
        token->kind = IB_FT_NUMBER;
    token->say = ib_lexicon_find(reading->lexicon, word);
}

/* Read one token at `at`, which is no blank; gives where it ends. */
static uint32_t read_token(cutter *c, ib_ftoken *token, uint32_t at,
                           uint32_t end)
{
    const uint32_t whole = whole_end(c, at, &token->kind);
    uint32_t cp, len, digit;

    if (whole)
        return whole < end ? whole : end;
    if (ib_digit_at(&digit, c->text, at, end)) {
        const ibid_marks marks = c->out->reading->view->marks;

        if (c->mark < marks.count && marks.item[c->mark].span.start > at &&
            marks.item[c->mark].span.start < end)
            end = marks.item[c->mark].span.start;
    }
    len = ib_numeral_read(&token->numeral, c->text, at, end,
                          c->out->reading->comma);
    if (len) {
        token->kind = IB_FT_NUMBER;
        return at + len;
    }
    len = ib_utf8_at(&cp, c->text, at, end);
    if (cp < 0x80 ? ib_is((char)cp, IB_ALPHA) : is_letter(cp)) {
        token->kind = IB_FT_WORD;
        token->span.end = word_end(c->text, at, end);
        fill_word(c, token);
        return token->span.end;
    }
    token->kind = sign_kind(cp);
    token->sign = cp;
    return at + len;
}

/* Cut [at, end) of one piece. */
static void cut_piece(cutter *c, uint32_t at, uint32_t end)
{
    ib_sentence *s = c->out;
    bool glued = false;

    while (at < end && !c->over) {
        const uint32_t blank = ib_blank_at(c->text, at, end);
        const uint32_t mark = blank ? 0 : mark_end(c, at);
        ib_ftoken *token;

        if (blank || mark) {
            glued = glued && mark;
            at = mark ? (mark < end ? mark : end) : at + blank;
            continue;
        }
        token = &s->token[s->count];
        *token =
            (ib_ftoken){.span = {at, at}, .piece = c->piece, .glued = glued};
        at = token->span.end = read_token(c, token, at, end);
        glued = true;
        s->count++;
        if (token->kind == IB_FT_STOP &&
            !(s->count > 1 && is_short(s, token - 1, token->span.start, end)) &&
            is_end_after(c->text, mark_end(c, at) ? mark_end(c, at) : at, end))
            c->over = true;
        if (s->count == IB_FIGURE_TOKENS_MAX)
            c->over = true;
    }
    s->end = at;
}

/* Step over the closing marks and note marks after the stop. */
static void take_closing(cutter *c, uint32_t end)
{
    ib_sentence *s = c->out;

    while (s->end < end && !ib_blank_at(c->text, s->end, end)) {
        const uint32_t mark = mark_end(c, s->end);
        uint32_t cp;
        const uint32_t len = ib_utf8_at(&cp, c->text, s->end, end);

        if (!mark && sign_kind(cp) != IB_FT_QUOTE &&
            sign_kind(cp) != IB_FT_CLOSE)
            break;
        s->end = mark ? (mark < end ? mark : end) : s->end + len;
    }
}

/* Add the word of token `at` to the phrase; false: it is too long. */
static bool add_word(char *phrase, uint32_t *len, ibid_str word)
{
    if (*len + word.len + 1 > IB_FIGURE_PHRASE_BYTES)
        return false;
    if (*len)
        phrase[(*len)++] = ' ';
    memcpy(phrase + *len, word.at, word.len);
    *len += word.len;
    return true;
}

uint32_t ib_phrase_read(const ib_sentence *s, uint32_t at, uint64_t classes,
                        uint64_t *found)
{
    char phrase[IB_FIGURE_PHRASE_BYTES];
    uint32_t len = 0, words = 0, best = 0;

    if (!ib_ftoken_is(s, at, IB_FT_WORD))
        return 0;
    if (s->token[at].word & classes) {
        best = 1;
        if (found)
            *found = s->token[at].word;
    }
    if (!(s->token[at].word & IB_F_HEAD))
        return best;
    for (uint32_t i = at; words < IB_FIGURE_PHRASE_WORDS; i++) {
        uint64_t value;

        if (ib_ftoken_is(s, i, IB_FT_HYPHEN) && i > at)
            continue;
        if (!ib_ftoken_is(s, i, IB_FT_WORD) ||
            !add_word(phrase, &len, ib_ftoken_str(s, i)))
            break;
        words++;
        value =
            ib_words_find(s->reading->words->words, (ibid_str){phrase, len});
        if (words > 1 && value & classes) {
            best = i + 1 - at;
            if (found)
                *found = value;
        }
    }
    return best;
}

/* Where somebody is named after "according to"; once a sentence, since each of
 * its figures asks. */
static void find_accords(ib_sentence *s)
{
    for (uint32_t i = 0; i < s->count && s->accords < IB_FIGURE_ACCORD_MAX;
         i++) {
        const uint32_t len = ib_phrase_read(s, i, IB_F_ACCORD, NULL);

        if (len)
            s->accord[s->accords++] = i + len;
    }
}

/* The end of the note mark that begins at `at`; else `at`. */
static uint32_t after_mark(const ib_figure_reading *reading, uint32_t at)
{
    const ibid_marks marks = reading->view->marks;
    size_t low = 0, high = marks.count;

    while (low < high) {
        const size_t mid = low + (high - low) / 2;

        if (marks.item[mid].span.start < at)
            low = mid + 1;
        else
            high = mid;
    }
    return low < marks.count && marks.item[low].span.start == at
               ? marks.item[low].span.end
               : at;
}

/* The first byte of the sentence that holds `at`, in [low, at). */
static uint32_t start_in(const ib_figure_reading *reading, uint32_t low,
                         uint32_t at, uint32_t end)
{
    const ibid_str text = reading->view->text;

    for (uint32_t i = at; i-- > low;) {
        uint32_t word = i;

        if (text.at[i] != '.' && text.at[i] != '!' && text.at[i] != '?')
            continue;
        if (!is_end_after(text, after_mark(reading, i + 1), end))
            continue;
        while (word > low && ib_is(text.at[word - 1], IB_WORD))
            word--;
        if (text.at[i] == '.' && word < i) {
            const ibid_str w = {text.at + word, i - word};
            const uint32_t say = ib_lexicon_find(reading->lexicon, w);

            if ((w.len < 6 && word > low && text.at[word - 1] == '(') ||
                (w.len == 1 && ib_is(w.at[0], IB_UPPER)) ||
                (say & IB_LEX_ABBR &&
                 (w.len < 3 || ib_is(w.at[0], IB_UPPER))) ||
                (w.len < 3 && word > low + 1 && text.at[word - 1] == '.' &&
                 ib_is(text.at[word - 2], IB_ALPHA)))
                continue;
        }
        return i + 1;
    }
    return low;
}

void ib_sentence_cut(ib_sentence *out, ib_pieces pieces, uint32_t piece,
                     uint32_t low, uint32_t at)
{
    const ibid_span *span = pieces.span;
    cutter c = {.out = out, .text = out->reading->view->text};
    uint32_t first = piece, start;

    if (at - span[piece].start > IB_FIGURE_BACK_MAX &&
        low < at - IB_FIGURE_BACK_MAX)
        low = at - IB_FIGURE_BACK_MAX;
    while (low < at && ib_is(c.text.at[low], IB_HIGH) &&
           ((unsigned char)c.text.at[low] & 0xC0) == 0x80)
        low++;
    start = start_in(out->reading,
                     low > span[first].start ? low : span[first].start, at,
                     span[first].end);
    while (start == span[first].start && first > 0 &&
           low < span[first - 1].end && low >= span[0].start) {
        first--;
        start = start_in(out->reading,
                         low > span[first].start ? low : span[first].start,
                         span[first].end, span[first].end);
        if (at - start > IB_FIGURE_BACK_MAX)
            break;
    }
    out->count = out->accords = 0;
    out->begins_block = start == span[0].start;
    seek(&c, start);
    for (uint32_t i = first; i < pieces.count && !c.over; i++) {
        c.piece = i;
        cut_piece(&c, i == first ? start : span[i].start, span[i].end);
        if (c.over)
            take_closing(&c, span[i].end);
    }
    find_accords(out);
}

uint32_t ib_phrase_before(const ib_sentence *s, uint32_t at, uint64_t classes)
{
    uint32_t best = 0;

    for (uint32_t n = 1; n <= IB_FIGURE_PHRASE_WORDS && n <= at; n++) {
        if (!ib_ftoken_is(s, at - n, IB_FT_WORD))
            break;
        if (ib_phrase_read(s, at - n, classes, NULL) == n)
            best = n;
    }
    return best;
}

uint32_t ib_hedges_before(const ib_sentence *s, uint32_t at)
{
    uint32_t len;

    while (at > 0 && (len = ib_phrase_before(s, at, IB_F_HEDGE)) > 0)
        at -= len;
    return at;
}
