/* refer.c - to which earlier citation a citation leads.
 *
 * Ibid. means the one work of the note before, by the rule of the style that
 * the document follows (style.h).  A number of a note leads to that note, if
 * the name stands there; a name leads to the nearest earlier work that has it,
 * and two such works are candidates.  A citation nobody could read holds its
 * place; one in the parenthesis of another ("quoting ...") is no antecedent.
 */

#include "cite/refer.h"

#include "base/scan.h"
#include "cite/resolver.h"
#include "cite/style.h"

/* Are two words and more, and most or all of them but for small ones, written
 * with a capital, as in a title or a name? */
static bool is_title_like(ibid_str s, bool all)
{
    uint32_t upper = 0, lower = 0;

    for (uint32_t i = 0; i < s.len;) {
        uint32_t from = i;

        while (i < s.len && ib_is(s.at[i], IB_WORD))
            i++;
        if (i - from > 3 || (i > from && ib_is(s.at[from], IB_UPPER))) {
            if (ib_is(s.at[from], IB_UPPER | IB_HIGH))
                upper++;
            else
                lower++;
        }
        i += i < s.len;
    }
    return upper > 1 && (all ? lower == 0 : upper >= lower);
}

/* What nobody took for a citation is one, though unread, where a short form
 * points to its note and it looks like a title: it keeps its place.  `named`:
 * the note is given by its number. */
static bool revive(ib_resolver *r, uint32_t note, uint32_t i, bool named)
{
    uint32_t at = r->first_of[note], seen = 0;
    bool done = false;

    for (; at != IBID_NONE && at < i && seen++ < IB_REFER_WALK;
         at = r->next[at]) {
        ibid_citation *c = &r->item[at];

        if (!(r->state[at] & IB_STATE_GONE) ||
            !is_title_like(ib_str_in(r->text, c->span), !named))
            continue;
        r->state[at] &= (uint8_t)~IB_STATE_GONE;
        c->kind = IBID_CITE_OTHER;
        c->rule = "OTHER-2";
        c->short_form = NULL;
        ib_known_enter(&r->known, at);
        done = true;
    }
    return done;
}

/* The first number of a pinpoint, 0 where it has a sign of paragraphs. */
static uint32_t pin_page(ibid_str pin)
{
    uint32_t value = 0;

    for (uint32_t i = 0; i < pin.len; i++) {
        if (!ib_is(pin.at[i], IB_DIGIT | IB_SPACE | IB_LOWER) &&
            pin.at[i] != '.')
            return 0;
        if (ib_is(pin.at[i], IB_DIGIT))
            return ib_number_at(&value, pin, i, pin.len) ? value : 0;
    }
    return 0;
}

/* Id. at a page that the case cannot have, before its first or far past it:
 * another citation must have stood between. */
static void check_pin(ib_resolver *r, uint32_t i)
{
    ibid_citation *c = &r->item[i];
    const ibid_citation *to;
    uint32_t pin, page = 0;
    ibid_str first;

    if (c->refers_to == IBID_NONE)
        return;
    to = &r->item[c->refers_to];
    first = ib_same_text(to, IBID_FIELD_PAGE);
    pin = pin_page(ib_same_text(c, IBID_FIELD_LOCATOR));
    if (to->kind != IBID_CITE_CASE || !pin ||
        !ib_number_at(&page, first, 0, first.len) || !page)
        return;
    if (pin >= page && pin <= page + IB_ID_PAGES)
        return;
    c->refers_to = IBID_NONE;
    c->because = pin < page ? "its page stands before the first page of the "
                              "case cited before it"
                            : "its page stands far past the first page of the "
                              "case cited before it";
}

/* Ibid. in the running text: the citation before it there. */
static bool resolve_in_text(ib_resolver *r, uint32_t i)
{
    ibid_citation *c = &r->item[i];
    ib_works w = {0};

    if (r->in_text == IBID_NONE) {
        c->because = "nothing before it says what it refers to";
        return true;
    }
    if (c->span.start - r->item[r->in_text].span.end >= IB_IBID_REACH) {
        c->because = "the citation before it is too far off";
        return true;
    }
    ib_works_mean(r, &w, r->in_text);
    return ib_works_settle(r, i, &w, "the citation before it in the text",
                           "the citation before it in the text is ambiguous");
}

/* Ibid. after a note without citations: refused, or, where the style allows
 * it, the last note that has some. */
static bool resolve_past_remark(ib_resolver *r, uint32_t i)
{
    ibid_citation *c = &r->item[i];
    const uint32_t back =
        c->note > IB_REMARK_NOTES ? c->note - IB_REMARK_NOTES : 0;

    c->because = ib_style_remark(r->style);
    for (uint32_t n = c->note; n > back && ib_style_looks_back(r->style); n--) {
        ib_works w = {0};

        ib_works_note(r, &w, n - 1, i);
        if (w.count || w.unknown)
            return ib_works_settle(
                r, i, &w, "the work cited last; the note between only remarks",
                ib_style_several(r->style));
    }
    return true;
}

/* Ibid.: the citation before it in the same note, else the note before. */
static bool resolve_ibid(ib_resolver *r, uint32_t i)
{
    ibid_citation *c = &r->item[i];
    ib_works w = {0};
    bool ok;

    if (c->note == IBID_NONE) {
        ok = resolve_in_text(r, i);
    } else if (r->in_note != IBID_NONE && r->item[r->in_note].note == c->note) {
        ib_works_mean(r, &w, r->in_note);
        ok = ib_works_settle(r, i, &w, "the citation before it",
                             "the citation before it is ambiguous");
    } else if (c->note == 0) {
        c->because = "nothing before it says what it refers to";
        return true;
    } else {
        ib_works_note(r, &w, c->note - 1, i);
        if (!w.count && !w.unknown && revive(r, c->note - 1, i, false))
            ib_works_note(r, &w, c->note - 1, i);
        if (!w.count && !w.unknown)
            return resolve_past_remark(r, i);
        ok = ib_works_settle(r, i, &w, "the only work of the note before",
                             ib_style_several(r->style));
    }
    check_pin(r, i);
    return ok;
}

/* Does the short form point forward? */
static bool points_forward(const ib_resolver *r, const ibid_citation *c)
{
    static const char *const words[] = {"infra", "below", "unten", "ci-dessous",
                                        "ниже"};
    ibid_str s = ib_str_in(r->text, c->span);

    if (s.len > IB_TRY_MAX)
        s.len = IB_TRY_MAX;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (ib_str_find(s, 0, ib_str_of(words[i])) != IBID_NONE)
            return true;
    }
    return false;
}

/* op. cit., a name, a title: the earlier work that has its words. */
static bool resolve_name(ib_resolver *r, uint32_t i)
{
    ibid_citation *c = &r->item[i];
    ib_brief brief;
    ib_works w;
    uint32_t at;

    ib_brief_read(&brief, r->text, c);
    at = ib_register_look(&r->names, ib_register_words(&brief));
    if (at != IBID_NONE) {
        c->refers_to = ib_works_root(r, at);
        c->because = "the name that an earlier citation gave it";
        c->short_form = "defined";
        return true;
    }
    ib_works_find(r, &r->known, i, &brief, &w);
    if (!w.count)
        ib_works_find(r, &r->listed, i, &brief, &w);
    if (!w.count) {
        if (!c->because)
            c->because = "no earlier citation has its name";
        return true;
    }
    return ib_works_settle(r, i, &w,
                           c->because
                               ? "the note named does not have this name; one "
                                 "earlier work has"
                               : "the only earlier work of that name",
                           "several earlier works of that name");
}

/* Op. cit. without a name, after another citation: the work before. */
static bool resolve_op_cit(ib_resolver *r, uint32_t i)
{
    ib_brief brief;

    ib_brief_read(&brief, r->text, &r->item[i]);
    return brief.count ? resolve_name(r, i) : resolve_ibid(r, i);
}

/* Of a note's citations, those that have the words of the short form, or at
 * least its name. */
static void find_in_note(const ib_resolver *r, uint32_t i, uint32_t note,
                         const ib_brief *brief, ib_works *out)
{
    uint32_t at = r->first_of[note], seen = 0;
    ib_works named = {0};

    *out = (ib_works){0};
    for (; at != IBID_NONE && seen++ < IB_REFER_WALK; at = r->next[at]) {
        const ib_brief name = {{brief->word[0]}, 1};
        const uint32_t work = ib_works_root(r, at);

        if (!ib_works_count(r, at, i))
            continue;
        if (ib_known_has(&r->known, at, brief) ||
            ib_known_has(&r->known, work, brief))
            ib_works_mean(r, out, at);
        else if (ib_known_has(&r->known, at, &name) ||
                 ib_known_has(&r->known, work, &name))
            ib_works_mean(r, &named, at);
    }
    if (!out->count && !out->unknown)
        *out = named;
}

/* supra note 5: the work of note 5 that has the name; where none has it, the
 * nearest of that name; without a name, the one work of note 5. */
static bool resolve_note(ib_resolver *r, uint32_t i)
{
    ibid_citation *c = &r->item[i];
    const ibid_str number = ib_same_text(c, IBID_FIELD_NOTE_NUMBER);
    uint32_t value = 0, note = IBID_NONE;
    ib_brief brief;
    ib_works w = {0};

    if (ib_number_at(&value, number, 0, number.len))
        note = ib_note_numbered(r, value, c->note, points_forward(r, c));
    ib_brief_read(&brief, r->text, c);
    if (note == IBID_NONE) {
        c->because = "the document has no note of that number";
        return brief.count ? resolve_name(r, i) : true;
    }
    if (!brief.count) {
        ib_works_note(r, &w, note, i);
        if (!w.count && !w.unknown && revive(r, note, i, true))
            ib_works_note(r, &w, note, i);
        if (!w.count && !w.unknown) {
            c->because = "the note named has no citation";
            return true;
        }
        return ib_works_settle(r, i, &w, "the only work of the note named",
                               "the note named has several works");
    }
    find_in_note(r, i, note, &brief, &w);
    if (!w.count && !w.unknown && revive(r, note, i, true))
        find_in_note(r, i, note, &brief, &w);
    if (w.count || w.unknown) {
        if (w.count > 1)
            ib_works_titled(r, i, &w);
        return ib_works_settle(r, i, &w, "the note named, and the name",
                               "several works of the note named have the name");
    }
    c->because = "the note named does not have this name, nor has another "
                 "earlier citation";
    return resolve_name(r, i);
}

/* Keep the cases, or of a single word those whose name it is. */
static void keep_likely(const ib_resolver *r, ib_works *w,
                        const ib_brief *brief, bool at_page)
{
    uint32_t kept = 0;

    for (uint32_t k = 0; k < w->count; k++) {
        const ibid_citation *to = &r->item[w->work[k]];

        if (at_page ? to->kind == IBID_CITE_CASE
                    : brief->count > 1 || ib_same_name(to, brief->word[0]))
            w->work[kept++] = w->work[k];
    }
    w->count = kept;
}

/* Does citation c begin the note, or follow a semicolon?  What follows a full
 * stop may be the rest of the citation before. */
static bool stands_first(ibid_str text, const ibid_citation *c)
{
    uint32_t at = c->span.start, len;

    if (!ib_span_is_empty(c->signal) && c->signal.start < at)
        at = c->signal.start;
    while (at > 0 && (len = ib_blank_before(text, 0, at)) > 0)
        at -= len;
    return at == 0 || text.at[at - 1] == ';';
}

/* "Ships and Men; Berg, Oars (Oslo 1998)": is the first citation one title that
 * a semicolon parts from what follows, and no list of names? */
static bool is_first_title(const ib_resolver *r, uint32_t i)
{
    const ibid_span span = r->item[i].span;
    const ibid_str words = ib_str_in(r->text, span);

    return i == 0 && span.end < r->text.len && r->text.at[span.end] == ';' &&
           !memchr(words.at, ',', words.len) &&
           !memchr(words.at, '.', words.len);
}

/* No earlier citation has its words: in a note that is read alone it is a
 * short form by its shape, if that is one; else it is what it was. */
static void reject(ib_resolver *r, uint32_t i)
{
    ibid_citation *c = &r->item[i];
    const ibid_str rule = ib_str_of(c->rule);

    if (r->alone && stands_first(r->text, c) &&
        (ib_str_is(rule, IB_STR("SHORT-4")) ||
         (ib_str_is(rule, IB_STR("SHORT-6")) &&
          (r->count == 1 || is_first_title(r, i)) &&
          is_title_like(ib_str_in(r->text, c->span), true)))) {
        c->kind = IBID_CITE_SHORT;
        c->because = "no earlier citation has its name";
    } else if (r->alone && ib_str_is(rule, IB_STR("SHORT-9"))) {
        r->state[i] |= IB_STATE_GONE;
    } else if (c->kind == IBID_CITE_OTHER) {
        c->rule = "OTHER-1";
        c->short_form = NULL;
    } else {
        r->state[i] |= IB_STATE_GONE;
    }
}

/* May an earlier citation, or a name given to one, have the words of c?  Most
 * are told so by the first of them. */
static bool may_know(const ib_resolver *r, const ibid_citation *c)
{
    return r->names.count > 0 || ib_known_may(&r->known, r->text, c);
}

/* What is a short form only if it recalls an earlier citation.  Gives false
 * where there is no memory. */
static bool resolve_weak(ib_resolver *r, uint32_t i)
{
    ibid_citation *c = &r->item[i];
    const bool at_page = c->short_form && ib_str_is(ib_str_of(c->short_form),
                                                    IB_STR("case-name"));
    ib_brief brief;
    ib_works w;

    if (!may_know(r, c)) {
        reject(r, i);
        return true;
    }
    ib_brief_read(&brief, r->text, c);
    if (ib_register_look(&r->names, ib_register_words(&brief)) != IBID_NONE) {
        c->kind = IBID_CITE_SHORT;
        return resolve_name(r, i);
    }
    ib_works_find(r, &r->known, i, &brief, &w);
    keep_likely(r, &w, &brief, at_page);
    if (!w.count) {
        reject(r, i);
        return true;
    }
    c->kind = IBID_CITE_SHORT;
    if (!at_page) {
        c->rule = "SHORT-6";
        c->short_form = "name";
    }
    c->unparsed_count = 0;
    return ib_works_settle(r, i, &w,
                           "its words are those of one earlier citation",
                           "its words are those of several earlier citations");
}

/* Has citation c nothing that a first reference must have? */
static bool may_recall(const ibid_citation *c)
{
    static const ibid_field_name full[] = {
        IBID_FIELD_ISSUED,          IBID_FIELD_PUBLISHER, IBID_FIELD_URL,
        IBID_FIELD_PUBLISHER_PLACE, IBID_FIELD_DOI,       IBID_FIELD_NUMBER};

    if (c->kind == IBID_CITE_OTHER)
        return true;
    if (c->kind == IBID_CITE_OFFICIAL || c->kind == IBID_CITE_CASE ||
        c->kind == IBID_CITE_SHORT)
        return false;
    for (size_t i = 0; i < sizeof full / sizeof *full; i++) {
        if (ibid_citation_field(c, full[i]))
            return false;
    }
    return true;
}

/* A citation whose words are some of those of one fuller citation before it
 * recalls that: it is a short form, however it was read. */
static void recall(ib_resolver *r, uint32_t i)
{
    ibid_citation *c = &r->item[i];
    ib_brief brief;
    uint32_t at;
    ib_works w;

    if (i == 0 || !may_recall(c) || !may_know(r, c))
        return;
    ib_brief_read(&brief, r->text, c);
    at = ib_register_look(&r->names, ib_register_words(&brief));
    if (at != IBID_NONE) {
        c->refers_to = ib_works_root(r, at);
        c->because = "the name that an earlier citation gave it";
        return;
    }
    ib_works_find(r, &r->known, i, &brief, &w);
    if (w.count != 1 ||
        (brief.count < 2 && !ib_same_name(&r->item[w.work[0]], brief.word[0])))
        return;
    c->refers_to = w.work[0];
    c->because = "its words are those of one earlier citation";
    if (c->kind != IBID_CITE_STATUTE &&
        (c->kind == IBID_CITE_OTHER ||
         ib_known_count(&r->known, w.work[0]) > brief.count)) {
        c->kind = IBID_CITE_SHORT;
        c->rule = "SHORT-6";
        c->short_form = "name";
        c->unparsed_count = 0;
    }
}

/* Was the work of citation i cited before? */
static uint32_t find_same(const ib_resolver *r, uint32_t i, uint64_t key)
{
    uint32_t at = key ? ib_register_look(&r->numbers, key) : IBID_NONE;
    uint32_t seen = 0, k, walk = 0;
    ib_brief brief;

    if (at != IBID_NONE)
        return ib_works_root(r, at);
    if (i == 0)
        return IBID_NONE;
    ib_brief_anchors(&brief, ib_same_text(&r->item[i], IBID_FIELD_TITLE));
    if (!brief.count)
        return IBID_NONE;
    while ((k = ib_known_next(&r->known, &brief, &walk)) != IBID_NONE &&
           seen++ < IB_REFER_WALK) {
        if (key && ib_same_key(&r->item[k]) &&
            r->item[k].kind == r->item[i].kind)
            continue; /* both are numbered, and not alike */
        if (ib_same_work(&r->known, r->item, i, k))
            return ib_works_root(r, k);
    }
    return IBID_NONE;
}

/* Enter citation i for those that follow. */
static void enter(ib_resolver *r, uint32_t i)
{
    ibid_citation *c = &r->item[i];
    uint64_t key;

    if (c->kind == IBID_CITE_SHORT)
        return;
    key = ib_same_key(c);
    if (c->refers_to == IBID_NONE) {
        const uint32_t same = find_same(r, i, key);

        if (same != IBID_NONE) {
            c->refers_to = same;
            c->because = "the same work was cited before";
        }
    }
    if (c->refers_to == IBID_NONE)
        recall(r, i);
    if (key && ib_register_look(&r->numbers, key) == IBID_NONE)
        ib_register_put(&r->numbers, key, i);
    if (c->refers_to == IBID_NONE && i + 1 < r->count)
        ib_known_enter(&r->known, i);
}

/* Give citation i, which says "idem", the author of the one before. */
static bool take_author(ib_resolver *r, uint32_t i)
{
    ibid_citation *c = &r->item[i];
    const uint32_t before = c->note == IBID_NONE ? r->in_text : r->in_note;
    const ibid_field *author;
    ibid_field *field;

    if (before == IBID_NONE || ibid_citation_field(c, IBID_FIELD_AUTHOR))
        return true;
    author = ibid_citation_field(&r->item[ib_works_root(r, before)],
                                 IBID_FIELD_AUTHOR);
    if (!author)
        return true;
    field = ib_arena_array(r->arena, ibid_field, (size_t)c->field_count + 1);
    if (!field)
        return false;
    field[0] = *author;
    field[0].span = (ibid_span){0};
    for (uint32_t k = 0; k < c->field_count; k++)
        field[k + 1] = c->field[k];
    c->field = field;
    c->field_count++;
    return true;
}

/* Does one of the words that lead to a cited citation end at byte `at` (or, with
 * `from`, begin there) after an open bracket? */
static bool is_led_in(ibid_str text, uint32_t at, bool from)
{
    static const char *const words[] = {"quoting",   "citing",      "quoted in",
                                        "cited in",  "citant",      "cité par",
                                        "zit. nach", "zitiert nach"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const ibid_str word = ib_str_of(words[i]);
        const uint32_t start = from ? at : at - word.len;

        if ((from || at > word.len) && ib_str_has_at(text, start, word) &&
            (text.at[start - 1] == '(' || text.at[start - 1] == '['))
            return true;
    }
    return false;
}

/* Does the text before citation c say that it stands in another's parenthesis:
 * "(quoting", "[citing", "(quoted in" (Bluebook 10.6.3)? */
static bool is_aside(ibid_str text, const ibid_citation *c)
{
    uint32_t at = c->span.start, len;

    if (!ib_span_is_empty(c->signal) && c->signal.start < at)
        at = c->signal.start;
    if (at > 0 && (text.at[at - 1] == '(' || text.at[at - 1] == '['))
        return is_led_in(text, at, true);
    at = c->span.start;
    while (at > 0 && c->span.start - at < 4 &&
           (len = ib_blank_before(text, 0, at)) > 0)
        at -= len;
    return at > 0 && strchr("gntrh", text.at[at - 1]) &&
           is_led_in(text, at, false);
}

/* The number before an entry of the list: "[3] ", "3. "; 0 where none is. */
static uint32_t entry_number(ibid_str text, uint32_t at)
{
    uint32_t stop, value = 0, len;

    while (at > 0 && (len = ib_blank_before(text, 0, at)) > 0)
        at -= len;
    if (at < 2 || (text.at[at - 1] != ']' && text.at[at - 1] != '.'))
        return 0;
    stop = --at;
    while (at > 0 && stop - at < 4 && ib_is(text.at[at - 1], IB_DIGIT))
        at--;
    return at < stop && ib_number_at(&value, text, at, stop) ? value : 0;
}

/* Enter the list of references, to which citations before it point. */
static void enter_list(ib_resolver *r)
{
    for (uint32_t i = 0; i < r->count; i++) {
        uint32_t number;

        if (!(r->shortened[i] & IB_SHORT_ENTRY))
            continue;
        ib_known_enter(&r->listed, i);
        number = entry_number(r->text, r->item[i].span.start);
        if (number)
            ib_register_put(&r->entries, (uint64_t)number + 1, i);
    }
}

static bool start(ib_resolver *r, ib_arena *scratch)
{
    size_t entries = 0;

    uint32_t *last = ib_arena_array(scratch, uint32_t, r->notes.count);
    const bool alone = r->count < 2; /* nothing to lead to */

    for (size_t i = 0; i < r->count; i++)
        entries += (r->shortened[i] & IB_SHORT_ENTRY) != 0;
    r->first_of = ib_arena_array(scratch, uint32_t, r->notes.count);
    r->next = ib_arena_array(scratch, uint32_t, r->count);
    r->state = ib_arena_array(scratch, uint8_t, r->count);
    if (!last || !r->first_of || !r->next || !r->state ||
        (!alone &&
         (!ib_known_start(&r->known, scratch, r->text, r->item, r->count) ||
          !ib_register_start(&r->numbers, scratch, r->count) ||
          !ib_known_share(&r->listed, scratch, &r->known, entries) ||
          !ib_register_start(&r->entries, scratch, entries) ||
          !ib_register_start(&r->names, scratch, r->count * 2))))
        return false;
    for (size_t n = 0; n < r->notes.count; n++)
        r->first_of[n] = last[n] = IBID_NONE;
    for (uint32_t i = 0; i < r->count; i++) {
        const uint32_t note = r->item[i].note;

        r->item[i].refers_to = r->next[i] = IBID_NONE;
        if (is_aside(r->text, &r->item[i]))
            r->state[i] |= IB_STATE_ASIDE;
        if (note == IBID_NONE)
            continue;
        if (last[note] == IBID_NONE)
            r->first_of[note] = i;
        else
            r->next[last[note]] = i;
        last[note] = i;
    }
    r->in_text = r->in_note = IBID_NONE;
    enter_list(r);
    return true;
}

static bool resolve(ib_resolver *r, uint32_t i)
{
    switch (r->shortened[i] & (IB_SHORT_ENTRY - 1)) {
    case IB_SHORT_IBID:
        return resolve_ibid(r, i);
    case IB_SHORT_NOTE:
        return resolve_note(r, i);
    case IB_SHORT_NAME:
        return resolve_op_cit(r, i);
    case IB_SHORT_SAME:
        return take_author(r, i);
    case IB_SHORT_DATED:
        return ib_refer_dated(r, i);
    case IB_SHORT_LISTED:
        return ib_refer_listed(r, i);
    case IB_SHORT_WEAK:
        return resolve_weak(r, i);
    default:
        return true;
    }
}

/* Take out what is gone, and lead what pointed past it to its new place; what
 * points to a citation of a later note is led on to the first of its work. */
static void close_ranks(ibid_citations *found, ib_resolver *r, uint32_t *to)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < r->count; i++) {
        if ((r->state[i] & IB_STATE_DOUBT) && r->matched < IB_DATED_TRUST)
            r->state[i] |= IB_STATE_GONE;
        to[i] = kept;
        kept += !(r->state[i] & IB_STATE_GONE);
    }
    for (uint32_t i = 0; i < r->count; i++) {
        ibid_citation *c = &r->item[i];

        if (c->refers_to != IBID_NONE)
            c->refers_to = ib_works_root(r, c->refers_to);
        if (c->refers_to == i || (c->refers_to != IBID_NONE &&
                                  (r->state[c->refers_to] & IB_STATE_GONE)))
            c->refers_to = IBID_NONE;
    }
    for (uint32_t i = 0; i < r->count; i++) {
        ibid_citation c = r->item[i];
        uint32_t *list = (uint32_t *)(uintptr_t)c.candidate;

        if (r->state[i] & IB_STATE_GONE)
            continue;
        if (c.refers_to != IBID_NONE)
            c.refers_to = to[c.refers_to];
        for (uint32_t k = 0; k < c.candidate_count; k++)
            list[k] = to[list[k]];
        r->item[to[i]] = c;
    }
    found->item = r->item;
    found->count = kept;
}

ibid_status ib_refer_find(ibid_citations *found, ibid_citation *item,
                          ibid_str text, const uint8_t *shortened,
                          ibid_notes notes, ib_arena *arena, ib_arena *scratch)
{
    ib_resolver r = {.item = item,
                     .shortened = shortened,
                     .count = found->count,
                     .text = text,
                     .notes = notes,
                     .arena = arena};
    uint32_t *to = ib_arena_array(scratch, uint32_t, r.count);

    if (!to || !start(&r, scratch))
        return ib_arena_status(scratch);
    r.alone = notes.count == 1 && notes.item[0].span.start == 0 &&
              notes.item[0].span.end == text.len;
    if (!r.alone)
        r.style = found->style = ib_style_find(&found->style_because, text,
                                               item, shortened, r.count);
    for (uint32_t i = 0; i < r.count; i++) {
        if (!resolve(&r, i))
            return ib_arena_status(arena);
        if (r.state[i] & IB_STATE_GONE)
            continue;
        enter(&r, i);
        if (i + 1 < r.count)
            ib_register_read(&r.names, text, item, r.count, i, notes);
        if (r.state[i] & IB_STATE_ASIDE)
            continue;
        if (item[i].note == IBID_NONE)
            r.in_text = i;
        else
            r.in_note = i;
    }
    close_ranks(found, &r, to);
    return IBID_OK;
}
