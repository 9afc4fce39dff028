/* sentence.c - what a document says in its own words. */

#include "check/sentence.h"

#include <stdlib.h>

#include "base/scan.h"
#include "base/str.h"
#include "check/costs.h"
#include "check/skip.h"
#include "match/key.h"
#include "match/word.h"

typedef struct cutter {
    ib_list *out;
    ib_arena *arena, *scratch;
    const ibid_doc *doc;
    ibid_str text;
    const ibid_span *foreign; /* quotations, titles, citations: apart */
    uint32_t foreign_count;
    uint32_t foreign_at;   /* the first that ends after the place */
    const ibid_span *skip; /* of the block */
    uint32_t skip_count;
    uint32_t skip_at; /* the first that ends after the place */
    uint32_t block, run;
    uint32_t start; /* of the sentence, or IBID_NONE */
    uint32_t end;   /* after its last character so far */
} cutter;

static ibid_status push_span(ib_list *list, ibid_span span)
{
    ibid_span *s = ib_list_push(list);

    if (!s)
        return ib_arena_status(list->arena);
    *s = span;
    return IBID_OK;
}

/* Make spans that overlap one; gives how many are left. */
static uint32_t join(ibid_span *span, uint32_t count)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < count; i++) {
        if (kept == 0 || span[i].start >= span[kept - 1].end)
            span[kept++] = span[i];
        else if (span[i].end > span[kept - 1].end)
            span[kept - 1].end = span[i].end;
    }
    return kept;
}

/* The first of spans that are apart which ends after byte `at`. */
static uint32_t first_after(const ibid_span *span, uint32_t count, uint32_t at)
{
    uint32_t low = 0, high = count;

    while (low < high) {
        const uint32_t mid = low + (high - low) / 2;

        if (span[mid].end <= at)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* All that stands in the text and is somebody else's.  A single term between
 * quotation marks is the document's own word. */
static ibid_status find_foreign(cutter *c)
{
    const ibid_quotations quotations = ibid_doc_quotations(c->doc);
    const ibid_citations citations = ibid_doc_citations(c->doc);
    ib_list list = ib_list_of(c->scratch, ibid_span);
    ibid_status st = IBID_OK;

    for (size_t i = 0; i < quotations.count && !st; i++) {
        if (quotations.item[i].kind != IBID_QUOTE_TERM)
            st = push_span(&list, quotations.item[i].span);
    }
    for (size_t i = 0; i < citations.count && !st; i++)
        st = push_span(&list, citations.item[i].span);
    if (list.count > 1)
        qsort(list.item, list.count, sizeof(ibid_span), ib_skip_by_start);
    c->foreign = list.item;
    c->foreign_count = join(list.item, (uint32_t)list.count);
    return st;
}

ibid_status ib_sentence_skip(ibid_span **out, uint32_t *count, ib_arena *arena,
                             const ibid_doc *doc, uint32_t block,
                             ibid_span within)
{
    const ibid_block *b = &ibid_doc_blocks(doc).item[block];
    ibid_span *skip, *all;
    uint32_t n, kept = 0;
    ibid_status st;

    if (b->kind != IBID_BLOCK_NOTE)
        return ib_skip_find(out, count, arena, doc, within, true);
    st = ib_skip_find(&skip, &n, arena, doc, within, false);
    if (st)
        return st;
    /* A note that goes on over a page: what the page has between. */
    all = ib_arena_array(arena, ibid_span, (size_t)n + b->span_count);
    if (!all)
        return ib_arena_status(arena);
    for (uint32_t i = 0; i + 1 < b->span_count; i++)
        all[kept++] = (ibid_span){b->span[i].end, b->span[i + 1].start};
    for (uint32_t i = 0; i < n; i++) {
        bool inside = false;

        for (uint32_t k = 0; k + 1 < b->span_count; k++)
            inside |= ib_span_touch(skip[i], all[k]);
        if (!inside)
            all[kept++] = skip[i];
    }
    if (kept > 1)
        qsort(all, kept, sizeof *all, ib_skip_by_start);
    *out = all;
    *count = kept;
    return IBID_OK;
}

/* Words, letters and names of a view.  A character of a script without spaces
 * is a word; as letters count those that a word of such has, some three. */
static bool is_long_enough(ib_sentence *s, const ib_words *words)
{
    uint32_t names = 0;

    for (uint32_t i = 0; i < words->count; i++) {
        const ib_word *w = &words->item[i];
        const ib_fold_char *first = &words->view->item[w->start];

        if (w->kind != IB_WORD_LETTERS && w->kind != IB_WORD_NUMBER)
            continue;
        s->words++;
        s->letters += first->kind == IB_FOLD_SYLLABLE ? IB_UNQUOTED_SYLLABLE
                                                      : ib_word_len(w);
        names += (w->flags & IB_WORD_UPPER) != 0 || w->kind == IB_WORD_NUMBER;
    }
    return s->words >= IB_UNQUOTED_WORDS && s->letters >= IB_UNQUOTED_LETTERS &&
           names * 100 < s->words * IB_UNQUOTED_NAMES;
}

/* Without the marks of quotation, brackets and dashes round it. */
static ibid_span trimmed(const ib_fold *view)
{
    uint32_t start = 0, end = view->count;

    while (start < end && view->item[start].kind == IB_FOLD_PUNCT)
        start++;
    while (end > start && view->item[end - 1].kind == IB_FOLD_PUNCT &&
           view->item[end - 1].cp != '.' && view->item[end - 1].cp != '!' &&
           view->item[end - 1].cp != '?')
        end--;
    return ib_fold_span(view, start, end);
}

static ibid_status keep(cutter *c, ibid_span span)
{
    const ib_arena_mark mark = ib_arena_here(c->scratch);
    ib_sentence s = {.span = span, .block = c->block, .run = c->run};
    ib_sentence *kept;
    ibid_span *skip;
    uint32_t count;
    ib_words words;
    ib_fold view;
    uint8_t *key;
    ibid_status st =
        ib_sentence_skip(&skip, &count, c->scratch, c->doc, c->block, span);

    if (!st)
        st = ib_fold_part(&view, c->scratch, c->text, skip, count, span);
    if (!st)
        st = ib_word_cut(&words, c->scratch, &view, 0, view.count);
    if (!st && is_long_enough(&s, &words)) {
        s.span = trimmed(&view);
        key = ib_arena_array(c->arena, uint8_t,
                             (size_t)view.count * IB_KEY_CHAR_MAX +
                                 IB_KEY_CHAR_MAX + IB_KEY_PAD);
        kept = key ? ib_list_push(c->out) : NULL;
        if (kept) {
            s.count = ib_key_of_view(key, &view, 0, view.count);
            s.key = key;
            *kept = s;
        } else {
            st = ib_arena_status(c->arena);
        }
    }
    ib_arena_rewind(c->scratch, mark);
    return st;
}

/* The sentence so far ends here. */
static ibid_status end_sentence(cutter *c)
{
    const ibid_span span = {c->start, c->end};

    c->start = IBID_NONE;
    if (span.start == IBID_NONE || span.end - span.start < IB_UNQUOTED_BYTES)
        return IBID_OK;
    return keep(c, span);
}

/* A stop after a single letter, after a word without a vowel ("Dr.", "Mrs."), or
 * after one of those that stand before names and numbers. */
static bool is_abbreviation(const cutter *c, uint32_t stop)
{
    static const char known[] = " no art vol gen col hon rev sec ed para ";
    char word[8] = " ";
    uint32_t from = stop, len = 1;
    bool vowel = false;

    while (from > c->start && ib_is(c->text.at[from - 1], IB_WORD))
        from--;
    if (stop - from <= 1)
        return true;
    if (stop - from > 4 || ib_is(c->text.at[from], IB_HIGH | IB_DIGIT))
        return false;
    for (uint32_t i = from; i < stop; i++) {
        word[len] = ib_lower(c->text.at[i]);
        vowel |= strchr("aeiouy", word[len++]) != NULL;
    }
    word[len] = ' ';
    return !vowel || strstr(known, word) != NULL;
}

/* Where the next word or sign begins, over white space and what is skipped. */
static uint32_t next_word(const cutter *c, uint32_t at, uint32_t end)
{
    uint32_t i = c->skip_at, from;

    do {
        from = at;
        at = ib_skip_blank(c->text, at, end);
        for (; i < c->skip_count && c->skip[i].start <= at; i++) {
            if (c->skip[i].end > at)
                at = c->skip[i].end;
        }
    } while (at != from && at < end);
    return at < end ? at : end;
}

/* Does a sentence end with the sign `cp` at [at, after)?  One of a script that
 * has capitals goes on with a small letter. */
static bool ends_sentence(const cutter *c, uint32_t cp, uint32_t at,
                          uint32_t after, uint32_t end)
{
    uint32_t next;

    if (cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F || cp == 0x06D4 ||
        cp == 0x061F || cp == 0x0964)
        return true;
    if (cp != '.' && cp != '!' && cp != '?')
        return false;
    next = next_word(c, after, end);
    return next > after &&
           (next == end || !ib_is(c->text.at[next], IB_LOWER)) &&
           !(cp == '.' && is_abbreviation(c, at));
}

/* Where the span of those that holds byte `at` ends, or `at`; *next is the
 * first that ends after it. */
static uint32_t end_of(const ibid_span *span, uint32_t count, uint32_t *next,
                       uint32_t at)
{
    while (*next < count && span[*next].end <= at)
        ++*next;
    return *next < count && span[*next].start <= at ? span[*next].end : at;
}

static ibid_status cut_span(cutter *c, ibid_span span)
{
    ibid_status st = IBID_OK;

    c->foreign_at = first_after(c->foreign, c->foreign_count, span.start);
    c->skip_at = first_after(c->skip, c->skip_count, span.start);
    for (uint32_t at = span.start; at < span.end && !st;) {
        const uint32_t beyond =
            end_of(c->foreign, c->foreign_count, &c->foreign_at, at);
        uint32_t cp, after = end_of(c->skip, c->skip_count, &c->skip_at, at);

        if (beyond > at) {
            st = end_sentence(c);
            c->run++;
            at = beyond;
            continue;
        }
        if (after > at) {
            at = after;
            continue;
        }
        after = at + ib_utf8_at(&cp, c->text, at, span.end);
        if (ib_blank_at(c->text, at, span.end) == 0) {
            if (c->start == IBID_NONE && ib_is(c->text.at[at], IB_WORD))
                c->start = at;
            c->end = after;
            if (c->start != IBID_NONE &&
                ends_sentence(c, cp, at, after, span.end))
                st = end_sentence(c);
        }
        at = after;
    }
    return st;
}

/* Cut `count` spans of one block; a sentence may go on from one to the next. */
static ibid_status cut_block(cutter *c, const ibid_span *span, uint32_t count)
{
    const ibid_span whole = {span[0].start, span[count - 1].end};
    ibid_span *skip;
    ibid_status st = ib_sentence_skip(&skip, &c->skip_count, c->scratch, c->doc,
                                      c->block, whole);

    c->skip = skip;
    c->start = IBID_NONE;
    for (uint32_t i = 0; i < count && !st; i++)
        st = cut_span(c, span[i]);
    return st ? st : end_sentence(c);
}

/* The sentences of a block, if its words are the document's own. */
static ibid_status look_at_block(cutter *c, const ibid_block *b)
{
    const ibid_notes notes = ibid_doc_notes(c->doc);
    ibid_status st;

    if (b->kind == IBID_BLOCK_FURNITURE)
        return IBID_OK;
    if (b->kind == IBID_BLOCK_PARAGRAPH || b->kind == IBID_BLOCK_LIST)
        return cut_block(c, b->span, b->span_count);
    c->run++;
    if (b->kind != IBID_BLOCK_NOTE || b->note >= notes.count)
        return IBID_OK;
    st = cut_block(c, notes.item[b->note].part, notes.item[b->note].part_count);
    c->run++;
    return st;
}

ibid_status ib_sentence_find(ib_list *out, ib_arena *arena, ib_arena *scratch,
                             const ibid_doc *doc)
{
    const ib_arena_mark mark = ib_arena_here(scratch);
    const ibid_blocks blocks = ibid_doc_blocks(doc);
    cutter c = {.out = out,
                .arena = arena,
                .scratch = scratch,
                .doc = doc,
                .text = ibid_doc_text(doc)};
    ibid_status st = find_foreign(&c);

    for (uint32_t i = 0; i < blocks.count && !st; i++) {
        const ib_arena_mark here = ib_arena_here(scratch);

        c.block = i;
        st = look_at_block(&c, &blocks.item[i]);
        ib_arena_rewind(scratch, here);
    }
    ib_arena_rewind(scratch, mark);
    return st;
}
