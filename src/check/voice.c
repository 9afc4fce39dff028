/* voice.c - who states a figure, and on what it rests. */

#include "check/voice.h"

#include "base/str.h"

static bool is_quotation(const ibid_quotation *q)
{
    return q->kind != IBID_QUOTE_TITLE && q->kind != IBID_QUOTE_TERM;
}

/* Do two names say the same?  They may be two places of the text. */
static bool is_same(ibid_str text, ibid_span a, ibid_span b)
{
    return ib_str_is_nocase(ib_str_in(text, a), ib_str_in(text, b));
}

static void ask_quotation(ib_voice *voice, ibid_str text,
                          const ibid_quotation *q)
{
    voice->is_quoted = true;
    if (ib_span_is_empty(voice->stated_by))
        voice->stated_by = q->speaker;
    else if (ib_span_is_empty(voice->quoted_by) &&
             !is_same(text, voice->stated_by, q->speaker))
        voice->quoted_by = q->speaker;
    if (voice->note == IBID_NONE && voice->citation == IBID_NONE) {
        voice->note = q->note;
        voice->citation = q->citation;
    }
}

/* The first citation of a note, where a note alone is known. */
static uint32_t first_citation(const ibid_doc *doc, uint32_t note)
{
    const ibid_citations all = ibid_doc_citations(doc);
    const ibid_notes notes = ibid_doc_notes(doc);
    size_t low = 0, high = all.count;

    if (note >= notes.count)
        return IBID_NONE;
    while (low < high) {
        const size_t mid = low + (high - low) / 2;

        if (all.item[mid].span.start < notes.item[note].span.start)
            low = mid + 1;
        else
            high = mid;
    }
    return low < all.count && all.item[low].note == note ? (uint32_t)low
                                                         : IBID_NONE;
}

ib_voice ib_voice_of(const ibid_doc *doc, const ibid_figure *figure)
{
    const ibid_quotations all = ibid_doc_quotations(doc);
    ib_voice voice = {.stated_by = figure->stated_by,
                      .note = figure->note,
                      .citation = figure->citation};

    for (uint32_t i = figure->quotation; i < all.count;) {
        const uint32_t parent = all.item[i].parent;

        if (is_quotation(&all.item[i]))
            ask_quotation(&voice, ibid_doc_text(doc), &all.item[i]);
        i = parent < i ? parent : IBID_NONE; /* parents stand before */
    }
    if (voice.citation == IBID_NONE)
        voice.citation = first_citation(doc, voice.note);
    return voice;
}
