/* refer.c - to which earlier citation a citation leads.
 *
 * Ibid. means the one source of the note before (Chicago, Bluebook rule 4.1,
 * UN Editorial Manual); after a note with several it is ambiguous, and its
 * candidates are given.  A citation nobody could read holds its place.
 */

#include "cite/refer.h"

#include "base/scan.h"

/* A chain of earlier citations with the same key: open addressing on a hash
 * of the folded words. */
typedef struct chains {
    uint32_t *slot; /* citation + 1, or 0 */
    uint64_t *hash; /* of the slot */
    uint32_t *prev; /* citation with the same key before it, or NONE */
    uint32_t mask;
} chains;

typedef struct resolver {
    ibid_citation *item;
    const uint8_t *shortened;
    size_t count;
    ibid_notes notes;
    ib_arena *arena;
    chains number, title, name;
    uint32_t *first_of; /* first citation of each note */
    uint32_t *count_of; /* how many it has */
    uint32_t *next;     /* the next citation of the same note, or NONE */
    uint32_t in_text;   /* the last citation in the running text, or NONE */
    uint32_t in_note;   /* ... in a note */
} resolver;

/* FNV-1a over letters and digits, ASCII letters in lower case. */
static uint64_t fold_hash(ibid_str s, uint64_t hash)
{
    for (uint32_t i = 0; i < s.len; i++) {
        if (ib_is(s.at[i], IB_WORD))
            hash = (hash ^ (unsigned char)ib_lower(s.at[i])) * 0x100000001b3u;
    }
    return hash;
}

#define HASH_START 0xcbf29ce484222325u

static bool start_chains(chains *c, ib_arena *scratch, size_t count)
{
    size_t room = 16;

    while (room < count * 2)
        room *= 2;
    c->slot = ib_arena_array(scratch, uint32_t, room);
    c->hash = ib_arena_array(scratch, uint64_t, room);
    c->prev = ib_arena_array(scratch, uint32_t, count);
    c->mask = (uint32_t)room - 1;
    return c->slot && c->hash && c->prev;
}

static uint32_t find_slot(const chains *c, uint64_t hash)
{
    uint32_t i = (uint32_t)(hash ^ hash >> 32) & c->mask;

    while (c->slot[i] && c->hash[i] != hash)
        i = (i + 1) & c->mask;
    return i;
}

static uint32_t look_up(const chains *c, uint64_t hash)
{
    uint32_t i = find_slot(c, hash);

    return c->slot[i] ? c->slot[i] - 1 : IBID_NONE;
}

static void put(chains *c, uint64_t hash, uint32_t index)
{
    uint32_t i = find_slot(c, hash);

    c->prev[index] = c->slot[i] ? c->slot[i] - 1 : IBID_NONE;
    c->slot[i] = index + 1;
    c->hash[i] = hash;
}

static ibid_str text_of(const ibid_citation *c, ibid_field_name name)
{
    const ibid_field *field = ibid_citation_field(c, name);

    return field ? field->text : (ibid_str){0};
}

static ibid_str name_of(const ibid_citation *c)
{
    const ibid_field *field = ibid_citation_field(c, IBID_FIELD_AUTHOR);

    if (!field)
        field = ibid_citation_field(c, IBID_FIELD_EDITOR);
    if (!field || !field->person_count)
        return (ibid_str){0};
    return field->person[0].family.len ? field->person[0].family
                                       : field->person[0].literal;
}

/* What tells one work from another: its number, or its title with the name
 * of its newspaper and the date; 0 where nothing does. */
static uint64_t work_key(const ibid_citation *c)
{
    ibid_str number = text_of(c, IBID_FIELD_NUMBER);
    ibid_str title = text_of(c, IBID_FIELD_TITLE);
    uint64_t hash = HASH_START;
    const ibid_field *date = ibid_citation_field(c, IBID_FIELD_ISSUED);

    if (c->kind == IBID_CITE_SHORT)
        return 0;
    if (number.len && c->kind != IBID_CITE_WEB)
        return fold_hash(number,
                         fold_hash(text_of(c, IBID_FIELD_AUTHORITY), hash));
    if (c->kind == IBID_CITE_WEB && !title.len)
        return fold_hash(text_of(c, IBID_FIELD_URL), hash);
    if (c->kind == IBID_CITE_CASE && text_of(c, IBID_FIELD_PAGE).len) {
        hash = fold_hash(text_of(c, IBID_FIELD_VOLUME), hash) * 31;
        hash = fold_hash(text_of(c, IBID_FIELD_CONTAINER_TITLE), hash) * 31;
        return fold_hash(text_of(c, IBID_FIELD_PAGE), hash);
    }
    if (!title.len && c->kind == IBID_CITE_NEWSPAPER && date) {
        hash = fold_hash(text_of(c, IBID_FIELD_CONTAINER_TITLE), hash);
        return hash ^
               (uint64_t)(date->date.from.year * 512 +
                          date->date.from.month * 32 + date->date.from.day);
    }
    return title.len > 3 ? fold_hash(title, hash) : 0;
}

/* The work that citation i stands for, following what it refers to. */
static uint32_t root(const resolver *r, uint32_t i)
{
    return r->item[i].refers_to != IBID_NONE ? r->item[i].refers_to : i;
}

/* Give the distinct works of a note as candidates, or the one. */
static bool refer_to_note(resolver *r, uint32_t i, uint32_t note,
                          const char *one, const char *many)
{
    ibid_citation *c = &r->item[i];
    uint32_t at = r->first_of[note], works = 0, *list;

    list = ib_arena_array(r->arena, uint32_t, r->count_of[note]);
    if (!list)
        return false;
    for (; at != IBID_NONE && at < i; at = r->next[at]) {
        uint32_t work = root(r, at);
        bool seen = false;

        for (uint32_t j = 0; j < works && j < 16; j++)
            seen |= list[j] == work;
        if (!seen)
            list[works++] = work;
    }
    if (works == 1) {
        c->refers_to = list[0];
        c->because = one;
    } else if (works > 1) {
        c->candidate = list;
        c->candidate_count = works;
        c->because = many;
    }
    return true;
}

/* Ibid.: the citation before it in the same note, else the note before. */
static bool resolve_ibid(resolver *r, uint32_t i)
{
    ibid_citation *c = &r->item[i];

    if (c->note == IBID_NONE) {
        if (r->in_text != IBID_NONE &&
            c->span.start - r->item[r->in_text].span.end < IB_IBID_REACH) {
            c->refers_to = root(r, r->in_text);
            c->because = "the citation before it in the text";
        }
        return true;
    }
    if (r->in_note != IBID_NONE && r->item[r->in_note].note == c->note) {
        c->refers_to = root(r, r->in_note);
        c->because = "the citation before it";
        return true;
    }
    if (c->note == 0) {
        c->because = "nothing before it says what it refers to";
        return true;
    }
    if (!r->count_of[c->note - 1]) {
        c->because = "the note before it has no citation";
        return true;
    }
    return refer_to_note(r, i, c->note - 1, "the only work of the note before",
                         "the note before has several works");
}

/* The index of the note with this number, nearest before note `from`. */
static uint32_t note_numbered(const resolver *r, ibid_str number, uint32_t from)
{
    uint32_t value, len = ib_number_at(&value, number, 0, number.len);

    if (!len || from == IBID_NONE)
        return IBID_NONE;
    /* notes are numbered through as a rule: look where it should stand */
    for (uint32_t k = from; k > 0; k--) {
        if (r->notes.item[k - 1].number == value)
            return k - 1;
        if (from - k > 2048)
            break;
    }
    return IBID_NONE;
}

/* Does citation k bear the name that short form i gives (or has i none)? */
static bool same_name(const resolver *r, uint32_t i, uint32_t k)
{
    ibid_str a = name_of(&r->item[i]), b = name_of(&r->item[k]);

    return !a.len || (b.len && ib_str_is_nocase(a, b));
}

/* supra note 5: the one work of note 5, or the one there with the name. */
static bool resolve_note(resolver *r, uint32_t i)
{
    ibid_citation *c = &r->item[i];
    uint32_t note =
        note_numbered(r, text_of(c, IBID_FIELD_NOTE_NUMBER), c->note);
    uint32_t hits = 0, hit = IBID_NONE;

    if (note == IBID_NONE || !r->count_of[note])
        return true;
    for (uint32_t at = r->first_of[note]; at != IBID_NONE && at < i;
         at = r->next[at]) {
        if (name_of(c).len && same_name(r, i, at)) {
            hits++;
            hit = at;
        }
    }
    if (hits == 1) {
        c->refers_to = root(r, hit);
        c->because = "the note named, and the name";
        return true;
    }
    return refer_to_note(r, i, note, "the only work of the note named",
                         "the note named has several works");
}

/* Where both give a year, is it the same? */
static bool same_year(const ibid_citation *a, const ibid_citation *b)
{
    const ibid_field *x = ibid_citation_field(a, IBID_FIELD_ISSUED);
    const ibid_field *y = ibid_citation_field(b, IBID_FIELD_ISSUED);

    return !x || !y || x->date.from.year == y->date.from.year;
}

/* Could `brief` stand for the title `full`: do its words, but for the last
 * marks, stand in it in the same order of letters? */
static bool may_be_title(ibid_str brief, ibid_str full)
{
    if (!brief.len || !full.len)
        return true;
    for (uint32_t from = 0; from < full.len && from < 16; from++) {
        uint32_t i = 0, k = from;

        while (i < brief.len && k < full.len) {
            if (!ib_is(brief.at[i], IB_WORD)) {
                i++;
            } else if (!ib_is(full.at[k], IB_WORD)) {
                k++;
            } else if (ib_lower(brief.at[i]) == ib_lower(full.at[k])) {
                i++;
                k++;
            } else {
                break;
            }
        }
        while (i < brief.len && !ib_is(brief.at[i], IB_WORD))
            i++;
        if (i == brief.len)
            return true;
    }
    return false;
}

/* op. cit., a name: the nearest earlier work with that name or title; two
 * different works of one name are candidates. */
static bool resolve_name(resolver *r, uint32_t i)
{
    ibid_citation *c = &r->item[i];
    ibid_str name = name_of(c), title = text_of(c, IBID_FIELD_TITLE);
    uint32_t at = IBID_NONE, works[8], count = 0;

    if (title.len > 3)
        at = look_up(&r->title, fold_hash(title, HASH_START));
    if (at != IBID_NONE) {
        c->refers_to = root(r, at);
        c->because = "the same title";
        return true;
    }
    if (!name.len)
        name = title;
    if (name.len)
        at = look_up(&r->name, fold_hash(name, HASH_START));
    while (at != IBID_NONE && count < 8) {
        uint32_t work = root(r, at), j = 0;
        const uint32_t seen = at;

        at = r->name.prev[at];
        if (!same_year(c, &r->item[seen]) ||
            !may_be_title(title, text_of(&r->item[work], IBID_FIELD_TITLE)))
            continue;
        while (j < count && works[j] != work)
            j++;
        if (j == count)
            works[count++] = work;
    }
    if (count == 1) {
        c->refers_to = works[0];
        c->because = "the only earlier work of that name";
    } else if (count > 1) {
        c->candidate = ib_arena_copy(r->arena, works, count, sizeof *works,
                                     _Alignof(uint32_t));
        if (!c->candidate)
            return false;
        c->candidate_count = count;
        c->because = "several earlier works of that name";
    }
    return true;
}

/* Enter citation i for those that follow. */
static void enter(resolver *r, uint32_t i)
{
    ibid_citation *c = &r->item[i];
    ibid_str name = name_of(c), title = text_of(c, IBID_FIELD_TITLE);
    uint64_t key = work_key(c);

    if (key) {
        uint32_t first = look_up(&r->number, key);

        if (first != IBID_NONE) {
            c->refers_to = root(r, first);
            c->because = "the same work was cited before";
        } else {
            put(&r->number, key, i);
        }
    }
    if (c->kind == IBID_CITE_SHORT)
        return;
    if (title.len > 3)
        put(&r->title, fold_hash(title, HASH_START), i);
    if (c->kind == IBID_CITE_CASE && title.len) {
        /* a case is recalled by its first or its second party */
        uint32_t v = ib_str_find(title, 0, IB_STR(" v"));

        if (v != IBID_NONE)
            name = (ibid_str){title.at, v};
    }
    if (name.len)
        put(&r->name, fold_hash(name, HASH_START), i);
}

static bool start(resolver *r, ib_arena *scratch)
{
    uint32_t *last = ib_arena_array(scratch, uint32_t, r->notes.count);

    r->first_of = ib_arena_array(scratch, uint32_t, r->notes.count);
    r->count_of = ib_arena_array(scratch, uint32_t, r->notes.count);
    r->next = ib_arena_array(scratch, uint32_t, r->count);
    if (!last || !r->first_of || !r->count_of || !r->next ||
        !start_chains(&r->number, scratch, r->count) ||
        !start_chains(&r->title, scratch, r->count) ||
        !start_chains(&r->name, scratch, r->count))
        return false;
    for (uint32_t i = 0; i < r->count; i++) {
        uint32_t note = r->item[i].note;

        r->next[i] = IBID_NONE;
        r->number.prev[i] = r->title.prev[i] = r->name.prev[i] = IBID_NONE;
        if (note == IBID_NONE)
            continue;
        if (r->count_of[note]++)
            r->next[last[note]] = i;
        else
            r->first_of[note] = i;
        last[note] = i;
    }
    r->in_text = r->in_note = IBID_NONE;
    return true;
}

ibid_status ib_refer_find(ibid_citation *item, size_t count,
                          const uint8_t *shortened, ibid_notes notes,
                          ib_arena *arena, ib_arena *scratch)
{
    resolver r = {.item = item,
                  .shortened = shortened,
                  .count = count,
                  .notes = notes,
                  .arena = arena};

    if (!start(&r, scratch))
        return ib_arena_status(scratch);
    for (uint32_t i = 0; i < count; i++) {
        bool ok = true;

        item[i].refers_to = IBID_NONE;
        if (shortened[i] == IB_SHORT_IBID)
            ok = resolve_ibid(&r, i);
        else if (shortened[i] == IB_SHORT_NOTE)
            ok = resolve_note(&r, i);
        else if (shortened[i] == IB_SHORT_NAME)
            ok = resolve_name(&r, i);
        if (!ok)
            return ib_arena_status(arena);
        enter(&r, i);
        if (item[i].note == IBID_NONE)
            r.in_text = i;
        else
            r.in_note = i;
    }
    return IBID_OK;
}
