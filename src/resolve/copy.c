/* copy.c - a source that is the document itself: it would vouch for itself.
 *
 * Told by samples: pieces of the document's own words, from all over it, and
 * the first words of its notes.  Quotations are left out, for a source has
 * them too; and a text from which the document was copied has not its notes.
 */

#include "resolve/copy.h"

#include <string.h>

#include "base/scan.h"
#include "resolve/costs.h"

enum {
    PIECE = 24,   /* letters of a piece */
    PIECES = 192, /* of the text and of notes together */
    SLOTS = 1024, /* of the table, a power of two */
    OF_TEXT = 0,
    OF_NOTES = 1
};

typedef struct sampled {
    uint64_t hash[PIECES];
    uint8_t kind[PIECES];
    bool found[PIECES];
    uint8_t slot[SLOTS]; /* number of a piece, from 1; 0: none */
    uint32_t count;
} sampled;

static const uint64_t base = 0x9E3779B97F4A7C15u;

/* The next letter at or after *at, moved past it; 0: no more.  Digits, signs
 * and spaces are not compared: forms of a text differ in marks of notes, in
 * page numbers and in quotation marks. */
static uint32_t next_letter(ibid_str text, uint32_t *at)
{
    while (*at < text.len) {
        uint32_t cp;

        *at += ib_utf8_at(&cp, text, *at, text.len);
        if (cp < 0x80 ? ib_is((char)cp, IB_ALPHA)
                      : cp >= 0xC0 && !(cp >= 0x2000 && cp < 0x2C00))
            return cp;
    }
    return 0;
}

static uint32_t slot_of(uint64_t hash)
{
    return (uint32_t)(hash * base >> 54);
}

/* Take the piece that begins at `at`.  Gives where it ends; 0: the text has no
 * more of it before `end`. */
static uint32_t take_piece(sampled *s, ibid_str text, uint32_t at, uint32_t end,
                           uint8_t kind)
{
    uint64_t hash = 0;
    uint32_t slot;

    for (int i = 0; i < PIECE; i++) {
        const uint32_t letter = next_letter(text, &at);

        if (!letter || at > end)
            return 0;
        hash = hash * base + letter;
    }
    for (slot = slot_of(hash); s->slot[slot]; slot = (slot + 1) % SLOTS)
        if (s->hash[s->slot[slot] - 1] == hash)
            return at; /* words that come again tell nothing new */
    s->hash[s->count] = hash;
    s->kind[s->count] = kind;
    s->slot[slot] = (uint8_t)++s->count;
    return at;
}

/* Where the quotation or note that holds byte `at` ends; `at`: none does.  All
 * ascend, so that *quote and *note only go on. */
static uint32_t leave(const ibid_doc *doc, uint32_t at, size_t *quote,
                      size_t *note)
{
    const ibid_quotations quotations = ibid_doc_quotations(doc);
    const ibid_notes notes = ibid_doc_notes(doc);

    while (*quote < quotations.count && quotations.item[*quote].span.end <= at)
        ++*quote;
    while (*note < notes.count && notes.item[*note].span.end <= at)
        ++*note;
    if (*quote < quotations.count && quotations.item[*quote].span.start <= at)
        return quotations.item[*quote].span.end;
    if (*note < notes.count && notes.item[*note].label.start <= at)
        return notes.item[*note].span.end;
    return at;
}

/* Where the next quotation or note begins. */
static uint32_t limit(const ibid_doc *doc, size_t quote, size_t note)
{
    const ibid_quotations quotations = ibid_doc_quotations(doc);
    const ibid_notes notes = ibid_doc_notes(doc);
    uint32_t end = ibid_doc_text(doc).len;

    if (quote < quotations.count && quotations.item[quote].span.start < end)
        end = quotations.item[quote].span.start;
    if (note < notes.count && notes.item[note].label.start < end)
        end = notes.item[note].label.start;
    return end;
}

static void sample_text(sampled *s, const ibid_doc *doc)
{
    const ibid_str text = ibid_doc_text(doc);
    const uint32_t step = text.len / (PIECES / 2) + 1;
    size_t quote = 0, note = 0;

    for (uint32_t at = 0; at < text.len && s->count < PIECES / 2;) {
        const uint32_t out = leave(doc, at, &quote, &note);
        uint32_t end;

        if (out > at) {
            at = out;
            continue;
        }
        while (at > 0 && at < text.len &&
               ((unsigned char)text.at[at] & 0xC0) == 0x80)
            at++;
        end = take_piece(s, text, at, limit(doc, quote, note), OF_TEXT);
        at = end > at + step ? end : at + step;
    }
}

static void sample_notes(sampled *s, const ibid_doc *doc)
{
    const ibid_notes notes = ibid_doc_notes(doc);
    const size_t step = notes.count / (PIECES / 2) + 1;

    for (size_t i = 0; i < notes.count && s->count < PIECES; i += step)
        (void)take_piece(s, ibid_doc_text(doc), notes.item[i].span.start,
                         notes.item[i].span.end, OF_NOTES);
}

/* Find the pieces in a text: one pass. */
static void find_pieces(sampled *s, ibid_str text)
{
    uint32_t last[PIECE] = {0};
    uint64_t hash = 0, top = 1;
    uint32_t at = 0, letter;

    for (int i = 0; i < PIECE; i++)
        top *= base;
    for (uint32_t n = 0; (letter = next_letter(text, &at)) != 0; n++) {
        hash = hash * base + letter - top * last[n % PIECE];
        last[n % PIECE] = letter;
        for (uint32_t slot = slot_of(hash); s->slot[slot];
             slot = (slot + 1) % SLOTS)
            if (s->hash[s->slot[slot] - 1] == hash)
                s->found[s->slot[slot] - 1] = true;
    }
}

/* Does the source hold the document, in another form? */
static bool holds(ibid_str source, const ibid_doc *document)
{
    sampled s = {.count = 0};
    uint32_t all[2] = {0}, found[2] = {0};

    sample_text(&s, document);
    sample_notes(&s, document);
    find_pieces(&s, source);
    for (uint32_t i = 0; i < s.count; i++) {
        all[s.kind[i]]++;
        found[s.kind[i]] += s.found[i];
    }
    return all[OF_TEXT] >= IB_COPY_PIECES && all[OF_NOTES] >= IB_COPY_NOTES &&
           found[OF_TEXT] * 100 >= all[OF_TEXT] * IB_COPY_SHARE &&
           found[OF_NOTES] * 100 >= all[OF_NOTES] * IB_COPY_SHARE;
}

bool ib_copy_is(const ibid_doc *source, const ibid_doc *document)
{
    const ibid_about *a = ibid_doc_about(source);
    const ibid_about *b = ibid_doc_about(document);
    const uint64_t one = ibid_doc_text(source).len;
    const uint64_t two = ibid_doc_text(document).len;

    if (strcmp(a->sha256, b->sha256) == 0 ||
        strcmp(a->text_sha256, b->text_sha256) == 0)
        return true;
    return one * 2 > two && one < two * IB_COPY_LARGER &&
           holds(ibid_doc_text(source), document);
}
