/* known.c - the words by which an earlier citation is known again. */

#include "cite/known.h"

#include "base/scan.h"
#include "cite/vocab.h"

/* Letters of Latin-1, 0xC0 to 0xFF, without their accents. */
static const char plain[] = "aaaaaaaceeeeiiiidnooooo*ouuuuyps"
                            "aaaaaaaceeeeiiiidnooooo/ouuuuypy";

/* One letter for both cases, and for Latin-1 without its accent; 0 for what
 * is no letter or digit. */
static uint32_t fold(uint32_t cp)
{
    if (cp < 0xC0 || cp == 0xD7 || cp == 0xF7)
        return 0;
    if (cp < 0x100)
        return (uint32_t)plain[cp - 0xC0];
    if ((cp >= 0x139 && cp <= 0x148) || (cp >= 0x179 && cp <= 0x17E))
        return (cp + 1) & ~1u;
    if (cp < 0x180)
        return cp | 1;
    if ((cp >= 0x391 && cp <= 0x3A9) || (cp >= 0x410 && cp <= 0x42F))
        return cp + 0x20;
    if (cp >= 0x400 && cp < 0x410)
        return cp + 0x50;
    if (cp == 0x60C || cp == 0x61B || cp == 0x61F)
        return 0; /* the marks of Arabic */
    return (cp >= 0x2000 && cp < 0x2C00) || (cp >= 0x3000 && cp < 0x3040) ||
                   (cp >= 0xFF00 && cp < 0xFF10)
               ? 0
               : cp;
}

/* The bytes of a hyphen that breaks a word at the end of a line, with the
 * white space after it; 0 where none stands. */
static uint32_t break_len(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t next;

    if (text.at[at] != '-')
        return 0;
    next = ib_skip_blank(text, at + 1, end);
    return next > at + 1 && next < end && ib_is(text.at[next], IB_LOWER)
               ? next - at
               : 0;
}

/* A word of a citation. */
typedef struct spelled {
    ibid_span span;
    uint32_t hash;
    bool ascii; /* and in one run: its hash is that of base/words.h */
} spelled;

/* The letter at byte `at`, folded, or 0, and its bytes. */
static inline uint32_t letter_at(uint32_t *len, ibid_str text, uint32_t at,
                                 uint32_t end)
{
    const char c = text.at[at];
    uint32_t cp;

    if ((unsigned char)c >= 0x80) {
        *len = ib_utf8_at(&cp, text, at, end);
        return fold(cp);
    }
    *len = 1;
    return ib_folded(c);
}

/* Read the next word from *at.  Gives its hash, never 0; 0 at the end. */
static uint32_t next_word(spelled *out, ibid_str text, uint32_t *at,
                          uint32_t end)
{
    uint32_t hash = 0x811c9dc5u, p = *at, stop, letter, len;
    bool ascii = true;
    uint8_t folded;

    while (p < end && !letter_at(&len, text, p, end))
        p += len;
    out->span.start = stop = p;
    while (p < end) {
        const uint32_t run = p;

        for (; p < end && (folded = ib_folded(text.at[p])) != 0; p++)
            hash = (hash ^ folded) * 0x01000193u;
        if (p > run)
            stop = p;
        if (p == end || text.at[p] == ' ' || text.at[p] == ',')
            break;
        letter = letter_at(&len, text, p, end);
        if (!letter) {
            len = break_len(text, p, end);
            if (!len)
                break;
        } else if (letter < 0x300 || letter >= 0x370 ||
                   stop == out->span.start) { /* no combining mark */
            hash = (hash ^ letter) * 0x01000193u;
            stop = p + len;
        }
        ascii = false;
        p += len;
    }
    *at = p;
    out->span.end = stop;
    out->hash = hash;
    out->ascii = ascii;
    return stop > out->span.start ? hash | 1 : 0;
}

/* Words of one letter tell nothing: initials, "v". */
static bool is_letter(ibid_str text, ibid_span span)
{
    uint32_t cp;

    return !ib_is(text.at[span.start], IB_DIGIT) &&
           ib_utf8_at(&cp, text, span.start, span.end) == span.end - span.start;
}

/* Words that only point, or join, or stand in every title. */
static bool is_filler(ibid_str text, const spelled *w)
{
    const ibid_str s = ib_str_in(text, w->span);

    return ((w->ascii ? ib_vocab_look(s, w->hash)->words : ib_vocab_find(s)) &
            (IB_W_IBID | IB_W_CIT | IB_W_OP | IB_W_SUPRA | IB_W_NOTE |
             IB_W_JOIN | IB_W_EDITOR_MARK | IB_W_SIGNAL | IB_W_SMALL |
             IB_W_LABEL | IB_W_NUMBER_SIGN | IB_W_PIN_BEFORE | IB_W_POINTER)) !=
           0;
}

static bool start_index(ib_known *out, ib_arena *scratch, size_t count)
{
    size_t room = 16;

    out->node_room = (uint32_t)(count * IB_KNOWN_BY);
    while (room < (size_t)out->node_room * 2)
        room *= 2;
    out->slot = ib_arena_array(scratch, ib_known_slot, room);
    out->node = ib_arena_array(scratch, ib_known_node, out->node_room);
    out->mask = (uint32_t)room - 1;
    return out->slot && out->node;
}

/* The words of one citation from node *to on. */
static uint32_t take_words(uint32_t *to, ibid_str text, ibid_span span)
{
    uint32_t count = 0, at = span.start, hash;
    spelled w;

    while (count < IB_KNOWN_MAX &&
           (hash = next_word(&w, text, &at, span.end)) != 0) {
        if (!is_letter(text, w.span))
            to[count++] = hash;
    }
    return count;
}

bool ib_known_start(ib_known *out, ib_arena *scratch, ibid_str text,
                    const ibid_citation *item, size_t count)
{
    ib_words *words = ib_arena_array(scratch, ib_words, 1);
    size_t bytes = 0;

    *out = (ib_known){.words = words};
    if (!words)
        return false;
    for (size_t i = 0; i < count; i++) {
        const uint32_t len = item[i].span.end - item[i].span.start;

        /* a word has a letter and what parts it from the next */
        bytes += len / 2 < IB_KNOWN_MAX ? len / 2 + 1 : IB_KNOWN_MAX;
    }
    words->text = text;
    words->item = item;
    words->word = ib_arena_array(scratch, uint32_t, bytes);
    words->from = ib_arena_array(scratch, uint32_t, count);
    words->many = ib_arena_array(scratch, uint32_t, count);
    if (!words->word || !words->from || !words->many)
        return false;
    for (size_t i = 0; i < count; i++)
        words->from[i] = IBID_NONE;
    return start_index(out, scratch, count);
}

/* The words of citation k. */
static const uint32_t *words_of(ib_words *words, uint32_t k)
{
    if (words->from[k] == IBID_NONE) {
        words->from[k] = words->used;
        words->many[k] = take_words(words->word + words->used, words->text,
                                    words->item[k].span);
        words->used += words->many[k];
    }
    return words->word + words->from[k];
}

uint32_t ib_known_count(const ib_known *known, uint32_t k)
{
    words_of(known->words, k);
    return known->words->many[k];
}

bool ib_known_share(ib_known *out, ib_arena *scratch, const ib_known *known,
                    size_t count)
{
    *out = (ib_known){.words = known->words};
    return start_index(out, scratch, count);
}

static ib_known_slot *find_slot(const ib_known *known, uint32_t word)
{
    uint32_t i = (word ^ word >> 15) & known->mask;

    while (known->slot[i].first && known->slot[i].word != word)
        i = (i + 1) & known->mask;
    return &known->slot[i];
}

void ib_known_enter(ib_known *known, uint32_t i)
{
    const uint32_t *word;
    uint32_t many;

    if (known->node_count == known->node_room)
        return;
    word = words_of(known->words, i);
    many = known->words->many[i];
    if (many > IB_KNOWN_BY)
        many = IB_KNOWN_BY;
    for (uint32_t w = 0; w < many && known->node_count < known->node_room;
         w++) {
        ib_known_slot *slot = find_slot(known, word[w]);

        if (slot->first && known->node[slot->first - 1].item == i)
            continue;
        known->node[known->node_count++] = (ib_known_node){i, slot->first};
        slot->word = word[w];
        slot->first = known->node_count;
        slot->many++;
    }
}

/* The words of a span that tell something, up to `most` in all. */
static void add_words(ib_brief *out, ibid_str text, ibid_span span,
                      uint32_t most)
{
    uint32_t at = span.start, hash;
    spelled w;

    while (out->count < most &&
           (hash = next_word(&w, text, &at, span.end)) != 0) {
        if (!is_letter(text, w.span) && !is_filler(text, &w))
            out->word[out->count++] = hash;
    }
}

void ib_brief_words(ib_brief *out, ibid_str words)
{
    out->count = 0;
    add_words(out, words, (ibid_span){0, words.len}, IB_BRIEF_MAX);
}

void ib_brief_anchors(ib_brief *out, ibid_str words)
{
    out->count = 0;
    add_words(out, words, (ibid_span){0, words.len}, IB_BRIEF_ANCHORS);
}

static void read_brief(ib_brief *out, ibid_str text, const ibid_citation *c,
                       uint32_t most)
{
    static const ibid_field_name left_out[] = {
        IBID_FIELD_LOCATOR, IBID_FIELD_NOTE_NUMBER, IBID_FIELD_ISSUED};
    uint32_t at = c->span.start;

    out->count = 0;
    while (at < c->span.end && out->count < most) {
        ibid_span gap = {at, c->span.end};
        uint32_t next = c->span.end;

        /* up to the nearest field that is left out */
        for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++) {
            const ibid_field *f = ibid_citation_field(c, left_out[i]);

            if (f && f->span.end > at && f->span.start < gap.end &&
                f->span.end > f->span.start) {
                gap.end = f->span.start > at ? f->span.start : at;
                next = f->span.end;
            }
        }
        add_words(out, text, gap, most);
        at = next;
    }
}

void ib_brief_read(ib_brief *out, ibid_str text, const ibid_citation *c)
{
    read_brief(out, text, c, IB_BRIEF_MAX);
}

uint32_t ib_known_next(const ib_known *known, const ib_brief *brief,
                       uint32_t *at)
{
    if (!known->node_count)
        return IBID_NONE;
    if (*at == 0) {
        uint32_t best = UINT32_MAX;

        for (uint32_t i = 0; i < brief->count && i < IB_BRIEF_ANCHORS; i++) {
            const ib_known_slot *slot = find_slot(known, brief->word[i]);

            if (slot->first && slot->many < best) {
                best = slot->many;
                *at = slot->first;
            }
        }
    } else {
        *at = known->node[*at - 1].next;
    }
    if (*at == 0)
        return IBID_NONE;
    return known->node[*at - 1].item;
}

bool ib_known_may(const ib_known *known, ibid_str text, const ibid_citation *c)
{
    ib_brief anchors;
    uint32_t at = 0;

    if (!known->node_count)
        return false; /* nothing is entered yet */
    read_brief(&anchors, text, c, IB_BRIEF_ANCHORS);
    return ib_known_next(known, &anchors, &at) != IBID_NONE;
}

static bool has_word(const uint32_t *word, uint32_t many, uint32_t hash)
{
    for (uint32_t i = 0; i < many; i++) {
        if (word[i] == hash)
            return true;
    }
    return false;
}

bool ib_known_has(const ib_known *known, uint32_t k, const ib_brief *brief)
{
    const uint32_t *word = words_of(known->words, k);
    uint32_t missed = 0;

    for (uint32_t i = 0; i < brief->count; i++) {
        missed += !has_word(word, known->words->many[k], brief->word[i]);
        if (missed * IB_BRIEF_MISS > brief->count)
            return false;
    }
    return brief->count > 0;
}

bool ib_known_leads(const ib_known *known, uint32_t k, uint32_t word)
{
    const uint32_t *head = words_of(known->words, k);
    const uint32_t many = known->words->many[k];

    return has_word(head, many < IB_KNOWN_HEAD ? many : IB_KNOWN_HEAD, word);
}

uint32_t ib_known_name(ibid_str name)
{
    uint32_t at = 0, hash, last = 0;
    spelled w;

    while ((hash = next_word(&w, name, &at, name.len)) != 0)
        last = hash;
    return last;
}
