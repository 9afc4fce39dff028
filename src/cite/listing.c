/* listing.c - citations that lead to the list of references: by name and year,
 * by number. */

#include "cite/resolver.h"

#include "base/scan.h"

/* Is a citation by name and year sure by itself: a pinpoint, several names? */
static bool is_sure_date(const ib_resolver *r, const ibid_citation *c)
{
    const ibid_field *names = ibid_citation_field(c, IBID_FIELD_AUTHOR);

    return ibid_citation_field(c, IBID_FIELD_LOCATOR) ||
           (names && names->person_count > 1) ||
           ib_str_find(ib_str_in(r->text, c->span), 0, IB_STR("et al")) !=
               IBID_NONE;
}

/* Keep the entries of the very year, "1998a" (Chicago 15.20), if any is. */
static void keep_lettered(const ib_resolver *r, uint32_t i, ib_works *w)
{
    const ibid_field *year =
        ibid_citation_field(&r->item[i], IBID_FIELD_ISSUED);
    ib_works exact = {0};
    ib_brief words;

    if (!year || w->count < 2)
        return;
    ib_brief_words(&words, ib_str_in(r->text, year->span));
    for (uint32_t k = 0; k < w->count; k++) {
        if (ib_known_has(&r->known, w->work[k], &words))
            ib_works_add(&exact, w->work[k]);
    }
    if (exact.count)
        *w = exact;
}

/* "Smith 1998" is by Smith alone, if there is such a work: joint works give two
 * names or "et al." (Chicago 15.9). */
static void keep_sole(const ib_resolver *r, uint32_t i, ib_works *w)
{
    const ibid_field *names =
        ibid_citation_field(&r->item[i], IBID_FIELD_AUTHOR);
    ib_works sole = {0};

    if (!names || names->person_count != 1 || w->count < 2 ||
        ib_str_find(ib_str_in(r->text, r->item[i].span), 0, IB_STR("et al")) !=
            IBID_NONE)
        return;
    for (uint32_t k = 0; k < w->count; k++) {
        names = ibid_citation_field(&r->item[w->work[k]], IBID_FIELD_AUTHOR);
        if (names && names->person_count == 1)
            ib_works_add(&sole, w->work[k]);
    }
    if (sole.count)
        *w = sole;
}

/* Of the entries after entry k that give its author by a dash, "———. Oars.
 * 2001.", those of the year of citation i. */
static void add_repeated(const ib_resolver *r, uint32_t i, uint32_t k,
                         ib_works *w)
{
    for (uint32_t j = k + 1; j < r->count && j - k < IB_REFER_WALK; j++) {
        const uint8_t kind = r->shortened[j];

        if (!(kind & IB_SHORT_ENTRY) ||
            (kind & (IB_SHORT_ENTRY - 1)) != IB_SHORT_SAME)
            break;
        if (ib_same_year(&r->item[i], &r->item[j]))
            ib_works_add(w, j);
    }
}

/* The entries of the author and the year of citation i that only repeat the
 * author of an entry before. */
static void find_repeated(const ib_resolver *r, uint32_t i,
                          const ib_brief *brief, ib_works *w)
{
    uint32_t at = 0, seen = 0, k;

    while ((k = ib_known_next(&r->listed, brief, &at)) != IBID_NONE &&
           seen++ < IB_REPEAT_WALK) {
        if (ib_known_has(&r->listed, k, brief) &&
            ib_known_leads(&r->listed, k, brief->word[0]))
            add_repeated(r, i, k, w);
    }
}

/* The words of the citation, or, of a year that runs on after another, those of
 * its first author. */
static void read_brief(const ib_resolver *r, uint32_t i, ib_brief *brief)
{
    const ibid_field *names =
        ibid_citation_field(&r->item[i], IBID_FIELD_AUTHOR);

    ib_brief_read(brief, r->text, &r->item[i]);
    if (!brief->count && names && names->person_count)
        ib_brief_words(brief, names->person[0].family.len
                                  ? names->person[0].family
                                  : names->person[0].literal);
}

/* "(Smith 1998, 12)": the entry of the list with that name and year, or an
 * earlier citation; what is in neither is believed by its own signs. */
bool ib_refer_dated(ib_resolver *r, uint32_t i)
{
    ibid_citation *c = &r->item[i];
    ib_brief brief;
    ib_works w;

    read_brief(r, i, &brief);
    ib_works_find(r, &r->listed, i, &brief, &w);
    if (brief.count)
        find_repeated(r, i, &brief, &w);
    if (!w.count)
        ib_works_find(r, &r->known, i, &brief, &w);
    keep_lettered(r, i, &w);
    keep_sole(r, i, &w);
    if (w.count) {
        r->matched++;
        return ib_works_settle(r, i, &w, "the work of that name and year",
                               "several works of that name and year");
    }
    c->because = "no work of that name and year is cited or listed";
    if (ib_str_is(ib_str_of(c->rule), IB_STR("SHORT-12")))
        r->state[i] |= IB_STATE_GONE; /* "Hamlet (1601)" */
    else if (!is_sure_date(r, c))
        r->state[i] |= IB_STATE_DOUBT;
    return true;
}

/* The first citation of the note numbered "[3]": a list of references whose
 * entries were taken for notes. */
static uint32_t bracketed_note(const ib_resolver *r, uint32_t value)
{
    const uint32_t note = ib_note_numbered(r, value, 0, true);

    if (note == IBID_NONE || ib_span_is_empty(r->notes.item[note].label) ||
        r->text.at[r->notes.item[note].label.start] != '[')
        return IBID_NONE;
    return r->first_of[note];
}

/* "[3]": entry 3 of the list; without such an entry, no citation, but the
 * mark of a language model is one all the same. */
bool ib_refer_listed(ib_resolver *r, uint32_t i)
{
    ibid_citation *c = &r->item[i];
    const ibid_str number = ib_same_text(c, IBID_FIELD_NUMBER);
    uint32_t value = 0, at;

    ib_number_at(&value, number, 0, number.len);
    at = ib_register_look(&r->entries, (uint64_t)value + 1);
    if (at == IBID_NONE && ibid_citation_field(c, IBID_FIELD_LOCATOR))
        at = bracketed_note(r, value);
    if (at != IBID_NONE) {
        c->refers_to = at;
        c->because = "the entry of that number in the list of references";
    } else if (ib_str_is(ib_str_of(c->rule), IB_STR("SHORT-10"))) {
        r->state[i] |= IB_STATE_GONE;
    } else {
        c->because = "the list of references has no entry of that number";
    }
    return true;
}
