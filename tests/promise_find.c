/* promise_find.c - what find.h promises of every answer. */

#include <string.h>

#include "tests/promise.h"

static bool lies_in(ibid_span inner, uint32_t start, uint32_t end)
{
    return start <= inner.start && inner.start <= inner.end && inner.end <= end;
}

static const char *parts_broken(const ibid_found *found)
{
    const ibid_span *part = found->part;
    const ibid_span hit = found->finding.hit.span;
    const uint32_t last = found->part_count - 1;

    if (found->part_count < 1)
        return "found: one part or more";
    for (uint32_t i = 0; i <= last; i++) {
        if (part[i].start > part[i].end ||
            (i > 0 && part[i].start < part[i - 1].end))
            return "found: parts are ascending";
    }
    if (!lies_in(hit, part[0].start, part[last].end) || hit.start == hit.end)
        return "found: the hit lies in its parts";
    if (found->excerpt.len != part[last].end - part[0].start)
        return "found: the excerpt holds all parts";
    return NULL;
}

static const char *found_broken(const ibid_find_answer *answer,
                                const ibid_found *found, const ibid_str *source)
{
    const ibid_finding *f = &found->finding;
    const char *broken = parts_broken(found);

    if (broken)
        return broken;
    if (!found->file || strlen(found->text_sha256) != 64 ||
        found->place.line < 1 || f->hit.page < 1 ||
        f->hit.source >= answer->searched)
        return "found: a place in a source that was searched";
    if (!lies_in(f->span, 0, answer->words.len))
        return "found: a span of the words";
    if (source && (!lies_in(f->hit.span, 0, source[f->hit.source].len) ||
                   memcmp(source[f->hit.source].at + found->part[0].start,
                          found->excerpt.at, found->excerpt.len) != 0))
        return "found: the excerpt is the source's text";
    if (f->verdict == IBID_VERDICT_EXACT && f->edit_count > 0)
        return "found: exact words are not edited";
    for (uint32_t i = 0; i < f->edit_count; i++) {
        if (!lies_in(f->edit[i].quotation, 0, answer->words.len) ||
            (source &&
             !lies_in(f->edit[i].source, 0, source[f->hit.source].len)))
            return "found: edits lie in words and source";
    }
    return NULL;
}

const char *promise_find_broken(const ibid_find *find, const ibid_str *source,
                                size_t *at)
{
    const ibid_find_answer answer = ibid_find_all(find);
    const char *broken = NULL;

    for (*at = 0; *at < answer.count && !broken; (*at)++) {
        const ibid_found *found = &answer.item[*at];

        broken = found_broken(&answer, found, source);
        if (found->finding.verdict < IBID_VERDICT_EXACT ||
            found->finding.verdict > IBID_VERDICT_ALTERED)
            broken = "found: a verdict of words that stand there";
        if (*at && found[-1].finding.verdict > found->finding.verdict)
            broken = "found: the nearest first";
    }
    if (!broken && answer.nearest && answer.count > 0)
        broken = "answer: a nearest passage only where nothing was found";
    if (!broken && answer.nearest)
        broken = answer.nearest->finding.verdict != IBID_VERDICT_ABSENT
                     ? "answer: the nearest passage is absent"
                     : found_broken(&answer, answer.nearest, source);
    if (!broken && (answer.holding > answer.searched ||
                    answer.holding > answer.count + answer.more))
        broken = "answer: counts agree";
    return broken;
}
