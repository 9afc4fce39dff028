/* unparsed.c - what of a citation no rule read. */

#include "cite/unparsed.h"

#include "base/scan.h"
#include "cite/doubt.h"
#include "cite/vocab.h"

enum { KNOWN_MAX = IBID_FIELD_COUNT + 3 };

/* Words that a field brings with it. */
#define GLUE                                                                  \
    (IB_W_PIN_BEFORE | IB_W_PIN_AFTER | IB_W_LABEL | IB_W_VOLUME |            \
     IB_W_ISSUE | IB_W_EDITOR | IB_W_EDITOR_MARK | IB_W_EDITED |              \
     IB_W_TRANSLATED | IB_W_BY | IB_W_JOIN | IB_W_AVAILABLE | IB_W_ACCESSED | \
     IB_W_WITHIN | IB_W_NOTE | IB_W_SUPRA | IB_W_OP | IB_W_CIT | IB_W_IBID |  \
     IB_W_APPLICATION | IB_W_NUMBER_SIGN | IB_W_JUDGMENT | IB_W_ADOPTED |     \
     IB_W_ORDINAL | IB_W_OTHERS | IB_W_IDENT)

static ibid_span whole_of(const ib_people *people)
{
    ibid_span all = {0};

    for (uint32_t i = 0; i < people->count; i++) {
        const ib_person *p = &people->item[i];
        const ibid_span part[3] = {p->family, p->given, p->literal};

        for (int k = 0; k < 3; k++) {
            if (!part[k].end)
                continue;
            if (!all.end || part[k].start < all.start)
                all.start = part[k].start;
            if (part[k].end > all.end)
                all.end = part[k].end;
        }
    }
    return all;
}

/* Put `span` among the known ones, by its start. */
static void insert(ibid_span *known, uint32_t *count, ibid_span span)
{
    uint32_t i = *count;

    if (ib_span_is_empty(span))
        return;
    for (; i > 0 && known[i - 1].start > span.start; i--)
        known[i] = known[i - 1];
    known[i] = span;
    (*count)++;
}

/* Length of the mark, not a letter or digit, at byte `at`; 0 for a letter.
 * Quotation marks and dashes are of U+2000-207F, the guillemets and the sign of
 * section of U+0080-00BF. */
static uint32_t mark_len(ibid_str text, uint32_t at, uint32_t end)
{
    const unsigned char c = (unsigned char)text.at[at];

    if (!ib_is(text.at[at], IB_HIGH))
        return ib_is(text.at[at], IB_WORD) ? 0 : 1;
    if (c == 0xC2 && at + 1 < end)
        return 2;
    return c == 0xE2 && at + 2 < end &&
                   ((unsigned char)text.at[at + 1] & 0xFE) == 0x80
               ? 3
               : 0;
}

/* Has text[at, end) a word that says something of its own? */
static bool says(ibid_str text, uint32_t at, uint32_t end)
{
    while (at < end) {
        uint32_t stop = at;

        while (stop < end && mark_len(text, stop, end) == 0)
            stop++;
        if (stop > at + 1 &&
            !(ib_vocab_find((ibid_str){text.at + at, stop - at}) & GLUE) &&
            !ib_weekday_is((ibid_str){text.at + at, stop - at}))
            return true;
        at = stop > at ? stop : at + mark_len(text, at, end);
    }
    return false;
}

/* Take blanks and marks off both ends. */
static ibid_span strip(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t stop = at, last = at, len;

    while (at < end && (len = mark_len(text, at, end)) > 0)
        at += len;
    for (stop = at; stop < end; stop += len ? len : 1) {
        len = mark_len(text, stop, end);
        if (len == 0)
            last = stop + 1;
    }
    return ib_span_of(at, last);
}

uint32_t ib_unparsed_find(ibid_span out[IB_UNPARSED_MAX], ibid_str text,
                          const ib_draft *draft)
{
    ibid_span known[KNOWN_MAX];
    uint32_t count = 0, found = 0, at = draft->span.start;

    for (int i = IBID_FIELD_TITLE; i < IBID_FIELD_COUNT; i++)
        insert(known, &count, draft->field[i]);
    insert(known, &count, whole_of(&draft->author));
    insert(known, &count, whole_of(&draft->editor));
    insert(known, &count, whole_of(&draft->translator));
    for (uint32_t i = 0; i <= count; i++) {
        const uint32_t stop = i < count ? known[i].start : draft->span.end;
        const uint32_t end = stop < draft->span.end ? stop : draft->span.end;

        if (end > at && says(text, at, end))
            out[found++] = strip(text, at, end);
        if (i < count && known[i].end > at)
            at = known[i].end;
    }
    return found;
}
