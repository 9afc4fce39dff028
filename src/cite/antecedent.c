/* antecedent.c - the works that a short form may mean. */

#include "cite/resolver.h"

#include "base/scan.h"

void ib_works_add(ib_works *w, uint32_t work)
{
    for (uint32_t i = 0; i < w->count; i++) {
        if (w->work[i] == work)
            return;
    }
    if (w->count < IB_REFER_CANDIDATES)
        w->work[w->count++] = work;
}

/* "Blah § 2": a section of a law that is not named; it parts the chain. */
static bool is_bare_section(const ib_resolver *r, const ibid_citation *c)
{
    return c->kind == IBID_CITE_OTHER &&
           !ibid_citation_field(c, IBID_FIELD_ISSUED) &&
           ib_str_find(ib_str_in(r->text, c->span), 0, IB_STR("§")) !=
               IBID_NONE;
}

/* The works that citation `at` means. */
void ib_works_mean(const ib_resolver *r, ib_works *w, uint32_t at)
{
    const ibid_citation *c = &r->item[at];

    for (uint32_t i = 0; i < c->candidate_count; i++)
        ib_works_add(w, c->candidate[i]);
    if (c->refers_to != IBID_NONE)
        ib_works_add(w, c->refers_to);
    else if (!c->candidate_count &&
             (c->kind == IBID_CITE_SHORT || is_bare_section(r, c)))
        w->unknown = true;
    else if (!c->candidate_count)
        ib_works_add(w, at);
}

/* Refer citation i to the one work of `w`, or give its candidates.  Gives false
 * where there is no memory. */
bool ib_works_settle(ib_resolver *r, uint32_t i, const ib_works *w,
                     const char *one, const char *many)
{
    ibid_citation *c = &r->item[i];

    if (w->count == 1 && !w->unknown) {
        c->refers_to = w->work[0];
        c->because = one;
        return true;
    }
    if (w->count < 2) {
        c->because = w->unknown ? "the citation it follows leads nowhere itself"
                                : "nothing before it says what it refers to";
        return true;
    }
    c->candidate = ib_arena_copy(r->arena, w->work, w->count, sizeof *w->work,
                                 _Alignof(uint32_t));
    c->candidate_count = c->candidate ? w->count : 0;
    c->because = many;
    return c->candidate != NULL;
}

/* May citation `at` be an antecedent of citation i? */
bool ib_works_count(const ib_resolver *r, uint32_t at, uint32_t i)
{
    return !(r->state[at] & (IB_STATE_ASIDE | IB_STATE_GONE)) &&
           (at < i || (r->shortened[at] != IB_SHORT_WEAK &&
                       r->item[at].note != r->item[i].note));
}

void ib_works_note(const ib_resolver *r, ib_works *w, uint32_t note, uint32_t i)
{
    uint32_t at = r->first_of[note], seen = 0;

    for (; at != IBID_NONE && seen++ < IB_REFER_WALK; at = r->next[at]) {
        if (ib_works_count(r, at, i))
            ib_works_mean(r, w, at);
    }
}

/* Is the note numbered `value`? */
static bool is_numbered(const ib_resolver *r, size_t note, uint32_t value)
{
    return note < r->notes.count && r->notes.item[note].number == value;
}

/* The index of the note with this number: where it should stand if notes are
 * numbered through, else the nearest before note `from`, or after it. */
uint32_t ib_note_numbered(const ib_resolver *r, uint32_t value, uint32_t from,
                          bool after)
{
    const uint32_t most = (uint32_t)r->notes.count;
    uint32_t here;

    if (from >= most)
        from = most ? most - 1 : 0;
    here = most ? r->notes.item[from].number : 0;
    if (here && here >= value && from >= here - value &&
        is_numbered(r, from - (here - value), value))
        return from - (here - value);
    if (after && here && here < value &&
        is_numbered(r, (size_t)from + (value - here), value))
        return from + (value - here);
    for (uint32_t k = 0; k <= IB_NOTE_WALK; k++) {
        if (k <= from && !after && is_numbered(r, from - k, value))
            return from - k;
        if (after && is_numbered(r, (size_t)from + k, value))
            return from + k;
    }
    return IBID_NONE;
}

/* The same volume of the same reporter, where the short form gives them? */
static bool same_volume(const ibid_citation *c, const ibid_citation *full)
{
    const ibid_str volume = ib_same_text(c, IBID_FIELD_VOLUME);

    if (!volume.len || c->kind != IBID_CITE_SHORT)
        return true;
    return ib_same_words(volume, ib_same_text(full, IBID_FIELD_VOLUME)) &&
           ib_same_words(ib_same_text(c, IBID_FIELD_CONTAINER_TITLE),
                         ib_same_text(full, IBID_FIELD_CONTAINER_TITLE));
}

/* Is the first word of the short form a name of citation k, or at its head? */
static bool is_led_by(const ib_resolver *r, uint32_t k, const ib_brief *brief)
{
    return ib_known_leads(&r->known, k, brief->word[0]) ||
           ib_same_name(&r->item[k], brief->word[0]);
}

/* Where citation i gives a year, is it that of citation k, or does it stand in
 * it? */
static bool has_year(const ib_resolver *r, uint32_t i, uint32_t k)
{
    const ibid_field *year =
        ibid_citation_field(&r->item[i], IBID_FIELD_ISSUED);
    ib_brief digits = {.count = 0};

    if (ib_same_year(&r->item[i], &r->item[k]))
        return true;
    if (!ib_span_is_empty(year->span))
        ib_brief_words(&digits, ib_str_in(r->text, year->span));
    return digits.count == 1 && ib_known_has(&r->known, k, &digits);
}

/* Could citation k be what citation i recalls by the words `brief`? */
static bool fits(const ib_resolver *r, uint32_t i, uint32_t k,
                 const ib_brief *brief)
{
    return ib_known_has(&r->known, k, brief) && has_year(r, i, k) &&
           same_volume(&r->item[i], &r->item[k]);
}

/* Is the title that is given a whole one of the citation?  One word is a party
 * of a case, whatever the case was called before. */
static bool is_title_of(const ibid_citation *full, ibid_str title)
{
    return ib_same_words(title, ib_same_text(full, IBID_FIELD_TITLE)) &&
           (full->kind != IBID_CITE_CASE || memchr(title.at, ' ', title.len));
}

/* Of several works, those whose title the short form gives whole, if any. */
void ib_works_titled(const ib_resolver *r, uint32_t i, ib_works *w)
{
    const ibid_str title = ib_same_text(&r->item[i], IBID_FIELD_TITLE);
    ib_works exact = {0};

    for (uint32_t k = 0; title.len && k < w->count; k++) {
        if (is_title_of(&r->item[w->work[k]], title))
            ib_works_add(&exact, w->work[k]);
    }
    if (exact.count)
        *w = exact;
}

/* The earlier works that have the words: those whose name or first words they
 * are, or else any; one word must be a name or stand at the head. */
void ib_works_find(const ib_resolver *r, const ib_known *in, uint32_t i,
                   const ib_brief *brief, ib_works *out)
{
    ib_works rest = {0};
    uint32_t at = 0, seen = 0, k;

    *out = (ib_works){0};
    if (!brief->count)
        return;
    while ((k = ib_known_next(in, brief, &at)) != IBID_NONE &&
           seen++ < IB_REFER_WALK) {
        if (!fits(r, i, k, brief))
            continue;
        if (is_led_by(r, k, brief))
            ib_works_add(out, ib_works_root(r, k));
        else if (brief->count > 1)
            ib_works_add(&rest, ib_works_root(r, k));
    }
    if (!out->count)
        *out = rest;
    if (out->count > 1)
        ib_works_titled(r, i, out);
}
