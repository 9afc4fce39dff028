/* bare.c - an earlier case that a sentence only names.
 *
 *   SHORT-13  In Bae, the court ...; the Halper decision
 *
 * Bluebook B10.2: once a case was cited, the text may call it by the name of
 * one party that is not a government.  A name is also that of a person: only
 * one that the sentence itself speaks of as a decision is taken.
 */

#include "cite/bare.h"

#include <string.h>

#include "base/scan.h"
#include "cite/draft.h"
#include "cite/register.h"
#include "cite/same.h"

enum {
    NAME_WORDS = 3, /* of a party by which a case is called, at most */
    NAME_BYTES = 3  /* at least */
};

/* What a sentence says of a decision, right after its name. */
static const char *const after[] = {
    "court",    "decision", "decisions", "holding",   "rule",
    "test",     "standard", "case",      "opinion",   "panel",
    "majority", "dissent",  "analysis",  "line",      "framework",
    "ruling",   "doctrine", "rationale", "reasoning", "plurality"};

/* ... and before "of", "in" or "under" and the name. */
static const char *const before[] = {
    "holding",   "decision",  "reasoning", "ruling",  "rule",
    "opinion",   "rationale", "analysis",  "dissent", "standard",
    "framework", "test",      "language",  "facts"};

/* The first words of parties by which no case is called. */
static const char *const governments[] = {
    "united", "u",          "us",   "state",        "states", "people",
    "the",    "government", "city", "county",       "town",   "commonwealth",
    "in",     "ex",         "re",   "commissioner", "board",  "secretary",
    "matter", "estate",     "dep",  "department",   "doe",    "attorney",
    "court",  "republic",   "king", "queen"};

typedef struct seeker {
    ib_list *found, *kinds;
    ib_arena *arena;
    ibid_str text;
    ibid_notes notes;
    ib_register names;
    uint32_t note; /* the first note that ends after the place at hand */
} seeker;

#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool is_one_of(ibid_str word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (word.len == ib_str_of(list[i]).len &&
            ib_str_has_at_nocase(word, 0, ib_str_of(list[i])))
            return true;
    return false;
}

/* Is byte `at` one of a letter or digit?  0xE2 begins the typographic signs. */
static bool is_letter(ibid_str text, uint32_t at)
{
    uint32_t lead = at;

    if (at >= text.len || !ib_is(text.at[at], IB_WORD | IB_HIGH))
        return false;
    while (lead > 0 && at - lead < 2 &&
           ((unsigned char)text.at[lead] & 0xC0) == 0x80)
        lead--;
    return (unsigned char)text.at[lead] != 0xE2;
}

/* Length of a possessive "'s" at `at`, or 0. */
static uint32_t possessive_len(ibid_str text, uint32_t at)
{
    const uint32_t mark = ib_str_has_at(text, at, IB_STR("'"))              ? 1
                          : ib_str_has_at(text, at, IB_STR("\xE2\x80\x99")) ? 3
                                                                            : 0;

    return mark && at + mark < text.len && text.at[at + mark] == 's' &&
                   !is_letter(text, at + mark + 1)
               ? mark + 1
               : 0;
}

/* The end of the word at `at`: letters, and hyphens and apostrophes between
 * two of them; a possessive's end is left out. */
static uint32_t word_end(ibid_str text, uint32_t at, uint32_t end)
{
    while (
        at < end && !possessive_len(text, at) &&
        (is_letter(text, at) || ((text.at[at] == '-' || text.at[at] == '\'') &&
                                 at + 1 < end && is_letter(text, at + 1))))
        at++;
    return at;
}

static uint64_t key_of(ibid_str words)
{
    ib_brief brief;

    ib_brief_words(&brief, words);
    return ib_register_words(&brief);
}

/* Put the names of one party of citation i: all of it, or its first word
 * where a firm's words follow ("Loup-Miller Const. Co."). */
static void put_party(seeker *s, ibid_str party, uint32_t i)
{
    const uint32_t first = word_end(party, 0, party.len);
    uint32_t words = 0, end = 0;

    if (first == 0 ||
        is_one_of((ibid_str){party.at, first}, governments, COUNT(governments)))
        return;
    while (end < party.len && party.at[end] != ',' && party.at[end] != '(') {
        const uint32_t next = word_end(party, end, party.len);

        words += next > end;
        end = next > end ? next : end + 1;
    }
    while (end > 0 && !is_letter(party, end - 1))
        end--;
    if (words <= NAME_WORDS && end >= NAME_BYTES)
        ib_register_put(&s->names, key_of((ibid_str){party.at, end}), i);
    if (words > 1 && first > NAME_BYTES &&
        memchr(party.at + first, '.', party.len - first))
        ib_register_put(&s->names, key_of((ibid_str){party.at, first}), i);
}

/* Enter the parties of a case that is cited in full. */
static void enter(seeker *s, uint32_t i)
{
    const ibid_citation *c = ib_list_at(s->found, ibid_citation, i);
    const ibid_str title = ib_same_text(c, IBID_FIELD_TITLE);
    uint32_t at;

    if (c->kind != IBID_CITE_CASE)
        return;
    at = ib_str_find(title, 0, IB_STR(" v"));
    if (at == IBID_NONE || at + 2 >= title.len)
        return;
    put_party(s, (ibid_str){title.at, at}, i);
    at += title.at[at + 2] == '.' ? 3 : 2;
    while (at < title.len && title.at[at] == ' ')
        at++;
    put_party(s, (ibid_str){title.at + at, title.len - at}, i);
}

/* The word before byte `at`, not before `low`, or nothing. */
static ibid_str word_before(ibid_str text, uint32_t low, uint32_t at)
{
    uint32_t start, n;

    while ((n = ib_blank_before(text, low, at)) > 0)
        at -= n;
    for (start = at; start > low && is_letter(text, start - 1);)
        start--;
    return (ibid_str){text.at + start, at - start};
}

/* Does the sentence speak of a decision by the name of `span`? */
static bool is_decision(ibid_str text, ibid_span span, uint32_t low)
{
    static const char *const leads[] = {"in", "under", "of", "the"};
    const uint32_t next = ib_skip_blank(text, span.end, text.len);
    const ibid_str follows = {text.at + next,
                              word_end(text, next, text.len) - next};
    const ibid_str lead = word_before(text, low, span.start);
    ibid_str noun;

    if (possessive_len(text, span.end))
        return false; /* "Bae's argument": the person's */
    if (next > span.end && is_one_of(follows, after, COUNT(after)))
        return true;
    if (!is_one_of(lead, leads, COUNT(leads)))
        return false;
    noun = word_before(text, low, (uint32_t)(lead.at - text.at));
    if (is_one_of(noun, before, COUNT(before)))
        return true;
    return (ib_str_is(lead, IB_STR("In")) || ib_str_is(lead, IB_STR("in")) ||
            ib_str_is(lead, IB_STR("Under"))) &&
           (next == span.end ? next < text.len && text.at[next] == ','
                             : ib_str_is(follows, IB_STR("the")) ||
                                   ib_str_is(follows, IB_STR("we")));
}

/* The note that holds byte `at`, or IBID_NONE; places come in order. */
static uint32_t note_at(seeker *s, uint32_t at)
{
    while (s->note < s->notes.count && s->notes.item[s->note].span.end <= at)
        s->note++;
    return s->note < s->notes.count && s->notes.item[s->note].span.start <= at
               ? s->note
               : IBID_NONE;
}

static ibid_status push(seeker *s, ibid_span span)
{
    ibid_field *title = ib_arena_array(s->arena, ibid_field, 1);
    ibid_citation *c = ib_list_push(s->found);
    uint8_t *kind = ib_list_push(s->kinds);
    ibid_status st;

    if (!title || !c || !kind)
        return ib_arena_status(!title ? s->arena : s->found->arena);
    *title = (ibid_field){.name = IBID_FIELD_TITLE, .span = span};
    st = ib_str_collapse(&title->text, s->arena, ib_str_in(s->text, span));
    *kind = IB_SHORT_NAME;
    *c = (ibid_citation){.kind = IBID_CITE_SHORT,
                         .span = span,
                         .note = note_at(s, span.start),
                         .field = title,
                         .field_count = 1,
                         .refers_to = IBID_NONE,
                         .rule = "SHORT-13",
                         .short_form = "case-name"};
    return st;
}

/* The name of an earlier case at `at`, the longest; empty where none is. */
static ibid_span name_at(const seeker *s, uint32_t at, uint32_t end)
{
    ibid_span best = {at, at};
    uint32_t to = at;

    for (int words = 0; words < NAME_WORDS; words++) {
        const uint32_t from = words ? ib_skip_blank(s->text, to, end) : to;

        if ((words && from == to) || from >= end ||
            !ib_is(s->text.at[from], IB_UPPER | IB_HIGH))
            break;
        to = word_end(s->text, from, end);
        if (!words && key_of(ib_str_in(s->text, ib_span_of(at, to))) == 0)
            break; /* "In", which is no word of a name */
        if (to > from &&
            ib_register_look(&s->names,
                             key_of(ib_str_in(s->text, ib_span_of(at, to)))) !=
                IBID_NONE)
            best.end = to;
        if (to == from)
            break;
    }
    return best;
}

/* Look through the text between two citations. */
static ibid_status look(seeker *s, uint32_t from, uint32_t end)
{
    ibid_status st = IBID_OK;

    for (uint32_t at = from; at < end && !st;) {
        ibid_span span;

        if (!ib_is(s->text.at[at], IB_UPPER) ||
            (at > from && is_letter(s->text, at - 1))) {
            at++;
            continue;
        }
        span = name_at(s, at, end);
        if (span.end > at && is_decision(s->text, span, from))
            st = push(s, span);
        at = span.end > at ? span.end : word_end(s->text, at, end);
    }
    return st;
}

static size_t count_cases(const ib_list *found)
{
    size_t cases = 0;

    for (size_t i = 0; i < found->count; i++)
        cases += ib_list_at(found, ibid_citation, i)->kind == IBID_CITE_CASE;
    return cases;
}

static bool is_weak(const seeker *s, size_t i)
{
    return *ib_list_at(s->kinds, uint8_t, i) == IB_SHORT_WEAK;
}

/* Take out of the first `count` citations those that only may be one, where
 * one of the cases found after them stands in them. */
static void drop_weak(seeker *s, size_t count)
{
    size_t kept = 0, bare = count;

    for (size_t i = 0; i < s->found->count; i++) {
        const ibid_citation c = *ib_list_at(s->found, ibid_citation, i);

        while (i < count && bare < s->found->count &&
               ib_list_at(s->found, ibid_citation, bare)->span.end <=
                   c.span.start)
            bare++;
        if (i < count && is_weak(s, i) && bare < s->found->count &&
            ib_span_touch(c.span,
                          ib_list_at(s->found, ibid_citation, bare)->span))
            continue;
        *ib_list_at(s->kinds, uint8_t, kept) =
            *ib_list_at(s->kinds, uint8_t, i);
        *ib_list_at(s->found, ibid_citation, kept++) = c;
    }
    s->found->count = s->kinds->count = kept;
}

ibid_status ib_bare_find(ib_list *found, ib_list *kinds, ib_arena *arena,
                         ib_arena *scratch, ibid_str text, ibid_notes notes)
{
    const size_t count = found->count, cases = count_cases(found);
    seeker s = {.found = found,
                .kinds = kinds,
                .arena = arena,
                .text = text,
                .notes = notes};
    uint32_t from = text.len; /* the end of the last that surely is one */
    ibid_status st = IBID_OK;

    if (cases == 0)
        return IBID_OK;
    if (!ib_register_start(&s.names, scratch, cases * 4))
        return ib_arena_status(scratch);
    for (uint32_t i = 0; i <= count && !st; i++) {
        if (i < count && is_weak(&s, i))
            continue;
        if (s.names.count > 0)
            st =
                look(&s, from,
                     i < count ? ib_list_at(found, ibid_citation, i)->span.start
                               : text.len);
        if (i == count)
            break;
        enter(&s, i);
        from = ib_list_at(found, ibid_citation, i)->span.end;
    }
    if (!st && found->count > count)
        drop_weak(&s, count);
    return st;
}
