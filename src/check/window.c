/* window.c - a place that was found, cut out of the source and judged. */

#include "check/window.h"

#include "base/scan.h"
#include "check/costs.h"
#include "match/costs.h"

ibid_span ib_window_widen(ibid_str text, ibid_span span, uint64_t by)
{
    span.start = span.start > by ? span.start - (uint32_t)by : 0;
    span.end = text.len - span.end > by ? span.end + (uint32_t)by : text.len;
    while (span.start > 0 && ((uint8_t)text.at[span.start] & 0xC0) == 0x80)
        span.start--;
    while (span.end < text.len && ((uint8_t)text.at[span.end] & 0xC0) == 0x80)
        span.end++;
    return span;
}

uint32_t ib_window_reach(const ib_word *word)
{
    return word->kind == IB_WORD_GAP ? IB_GAP_CHARS + IB_SLACK_CHARS
           : word->kind == IB_WORD_BRACKET
               ? IB_BRACKET_CHARS + IB_SLACK_CHARS
               : ib_word_len(word) + IB_BRACKET_CHARS;
}

ibid_span ib_window_bytes(const ib_key *key, const ib_match_place *place,
                          const ib_reading *reading)
{
    const ib_words *w = &reading->words;
    const bool same = place->whole && place->edits == 0;
    uint64_t more = same ? IB_SAME_BYTES : IB_PLACE_BYTES;

    for (uint32_t i = 0; i < w->count; i++) {
        const bool edge = w->item[i].kind >= IB_WORD_BRACKET;

        if (!place->whole)
            more += edge ? ib_window_reach(&w->item[i])
                         : 2 * ib_word_len(&w->item[i]);
        else if (edge && w->item[i].kind != IB_WORD_GAP &&
                 (i == 0 || i + 1 == w->count))
            more += ib_window_reach(&w->item[i]);
    }
    return ib_window_widen(key->text,
                           ib_key_span(key, place->start, place->end), more);
}

/* Words of the source's text round `at`: whole ones, with the white space
 * before the first. */
static ibid_status cut(ib_fold *view, ib_words *words, ib_arena *scratch,
                       const ib_key *key, ibid_span at)
{
    const ibid_str text = key->text;
    uint32_t most = IB_WORD_BYTES;
    ibid_status st;

    while (at.start > 0 && most-- > 0 && !ib_blank_at(text, at.start, text.len))
        at.start = ib_utf8_back(text, 0, at.start);
    for (most = IB_WORD_BYTES;
         at.end < text.len && most > 0 && !ib_blank_at(text, at.end, text.len);
         most--) {
        uint32_t cp;

        at.end += ib_utf8_at(&cp, text, at.end, text.len);
    }
    st = ib_fold_part(view, scratch, text, key->skip, key->skip_count, at);
    if (!st)
        st = ib_word_cut(words, scratch, view, 0, view->count);
    words->key = key;
    words->unsure = key->unsure;
    return st;
}

/* First word that ends after byte `at`. */
static uint32_t first_word_from(const ib_words *words, uint32_t at)
{
    uint32_t low = 0, high = words->count;

    while (low < high) {
        const uint32_t mid = low + (high - low) / 2;
        const ib_fold_char *last = &words->view->item[words->item[mid].end - 1];

        if (last->at + last->len <= at)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* The judge sees `around` bytes more on each side than are laid out. */
static ibid_status lay_out(ib_judgement *out, bool *done, ib_arena *arena,
                           ib_arena *scratch, const ib_key *key,
                           const ib_reading *reading, ibid_span at,
                           uint32_t around)
{
    const ib_arena_mark mark = ib_arena_here(scratch);
    ib_list steps = ib_list_of(scratch, ib_step);
    uint32_t cost = UINT32_MAX;
    ib_words words;
    ib_fold view;
    ibid_status st = cut(&view, &words, scratch, key,
                         ib_window_widen(key->text, at, around));

    if (!st)
        st = ib_align(&steps, &cost, scratch, &reading->words, &words,
                      first_word_from(&words, at.start),
                      first_word_from(&words, at.end));
    *done = !st && cost != UINT32_MAX;
    if (*done)
        st = ib_judge(out, arena, reading, &words, steps.item, steps.count);
    ib_arena_rewind(scratch, mark);
    return st;
}

/* Where words differ, or the quotation says that it dropped something, a page
 * around is looked at too: words may have come from there. */
ibid_status ib_window_judge(ib_judgement *out, bool *done, ib_arena *arena,
                            ib_arena *scratch, const ib_key *key,
                            const ib_reading *reading, ibid_span at)
{
    ibid_status st = IBID_OK;

    if (!reading->drops) {
        st = lay_out(out, done, arena, scratch, key, reading, at,
                     IB_AROUND_BYTES);
        if (st || !*done || out->verdict <= IBID_VERDICT_DAMAGED)
            return st;
    }
    return lay_out(out, done, arena, scratch, key, reading, at, IB_AROUND_WIDE);
}
