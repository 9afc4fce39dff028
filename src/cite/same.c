/* same.c - are two full citations of one work? */

#include "cite/same.h"

#include <stdio.h>

#include "base/scan.h"
#include "cite/law.h"

#define HASH_START 0xcbf29ce484222325u

/* FNV-1a over letters and digits, ASCII letters in lower case. */
static uint64_t fold_hash(ibid_str s, uint64_t hash)
{
    for (uint32_t i = 0; i < s.len; i++) {
        if (ib_is(s.at[i], IB_WORD))
            hash = (hash ^ (unsigned char)ib_lower(s.at[i])) * 0x100000001b3u;
    }
    return hash * 31 + 7;
}

ibid_str ib_same_text(const ibid_citation *c, ibid_field_name name)
{
    const ibid_field *field = ibid_citation_field(c, name);

    return field ? field->text : (ibid_str){0};
}

bool ib_same_words(ibid_str a, ibid_str b)
{
    uint32_t i = 0, k = 0;

    for (;;) {
        while (i < a.len && !ib_is(a.at[i], IB_WORD))
            i++;
        while (k < b.len && !ib_is(b.at[k], IB_WORD))
            k++;
        if (i == a.len || k == b.len)
            return i == a.len && k == b.len;
        if (ib_lower(a.at[i++]) != ib_lower(b.at[k++]))
            return false;
    }
}

bool ib_same_year(const ibid_citation *a, const ibid_citation *b)
{
    const ibid_field *x = ibid_citation_field(a, IBID_FIELD_ISSUED);
    const ibid_field *y = ibid_citation_field(b, IBID_FIELD_ISSUED);

    return !x || !y || x->date.from.year == y->date.from.year;
}

/* The number of an official document or a case, and who gave it.  The European
 * Court of Human Rights has an application number in its ECLI (HUDOC): both
 * ways to cite are one. */
static uint64_t number_hash(const ibid_citation *c, ibid_str number)
{
    char application[12];

    if (c->kind == IBID_CITE_CASE && ib_ecli_application(application, number))
        return fold_hash(
            ib_str_of(application),
            fold_hash(IB_STR("European Court of Human Rights"), HASH_START));
    return fold_hash(
        number, fold_hash(ib_same_text(c, IBID_FIELD_AUTHORITY), HASH_START));
}

uint64_t ib_same_key(const ibid_citation *c)
{
    const ibid_str number = ib_same_text(c, IBID_FIELD_NUMBER);
    const uint64_t kind = HASH_START + (uint64_t)c->kind;
    const ibid_field *date = ibid_citation_field(c, IBID_FIELD_ISSUED);

    if (c->kind == IBID_CITE_SHORT)
        return 0;
    if (number.len &&
        (c->kind == IBID_CITE_OFFICIAL || c->kind == IBID_CITE_CASE))
        return number_hash(c, number);
    if (c->kind == IBID_CITE_WEB && ib_same_text(c, IBID_FIELD_URL).len)
        return fold_hash(ib_same_text(c, IBID_FIELD_URL), kind);
    if (c->kind == IBID_CITE_NEWSPAPER && date && date->date.from.day &&
        !ib_same_text(c, IBID_FIELD_TITLE).len)
        return fold_hash(ib_same_text(c, IBID_FIELD_CONTAINER_TITLE), kind) ^
               (uint64_t)(date->date.from.year * 512 +
                          date->date.from.month * 32 + date->date.from.day);
    if (c->kind == IBID_CITE_CASE && ib_same_text(c, IBID_FIELD_PAGE).len) {
        uint64_t hash = fold_hash(ib_same_text(c, IBID_FIELD_VOLUME), kind);

        hash = fold_hash(ib_same_text(c, IBID_FIELD_CONTAINER_TITLE), hash);
        return fold_hash(ib_same_text(c, IBID_FIELD_PAGE), hash);
    }
    return 0;
}

static ibid_str family_of(const ibid_name *name)
{
    return name->family.len ? name->family : name->literal;
}

static bool has_name(const ibid_field *field, uint32_t word)
{
    for (uint32_t i = 0; field && i < field->person_count; i++) {
        if (ib_known_name(family_of(&field->person[i])) == word)
            return true;
    }
    return false;
}

bool ib_same_name(const ibid_citation *c, uint32_t word)
{
    return has_name(ibid_citation_field(c, IBID_FIELD_AUTHOR), word) ||
           has_name(ibid_citation_field(c, IBID_FIELD_EDITOR), word);
}

/* The first author's name, folded; 0 where none is given. */
static uint32_t first_name(const ibid_citation *c)
{
    const ibid_field *field = ibid_citation_field(c, IBID_FIELD_AUTHOR);

    if (!field || !field->person_count)
        field = ibid_citation_field(c, IBID_FIELD_EDITOR);
    return field && field->person_count
               ? ib_known_name(family_of(&field->person[0]))
               : 0;
}

/* Does one of the fields say another thing where both are given, or, with
 * `lacks`, where only one is? */
static bool differ(const ibid_citation *a, const ibid_citation *b,
                   ibid_field_name name, bool lacks)
{
    const ibid_str x = ib_same_text(a, name), y = ib_same_text(b, name);

    if (!x.len || !y.len)
        return lacks && x.len != y.len;
    return !ib_same_words(x, y);
}

/* Is the shorter title found in the other citation, word by word? */
static bool same_title(const ib_known *known, const ibid_citation *item,
                       uint32_t a, uint32_t b, uint32_t *words)
{
    const ibid_str x = ib_same_text(&item[a], IBID_FIELD_TITLE);
    const ibid_str y = ib_same_text(&item[b], IBID_FIELD_TITLE);
    ib_brief brief;

    if (!x.len || !y.len)
        return false;
    ib_brief_words(&brief, x.len < y.len ? x : y);
    *words = brief.count;
    if (brief.count < 2)
        return ib_same_words(x, y);
    return ib_known_has(known, x.len < y.len ? b : a, &brief);
}

/* Does the year of citation a stand among the words of citation b: that of an
 * original edition, of a law before "(as amended)"? */
static bool has_year(const ib_known *known, const ibid_citation *item,
                     uint32_t a, uint32_t b)
{
    const ibid_field *year = ibid_citation_field(&item[a], IBID_FIELD_ISSUED);
    char digits[16];
    ib_brief brief;

    if (!year || year->date.from.day || year->date.from.year <= 0)
        return false;
    snprintf(digits, sizeof digits, "%d", year->date.from.year);
    ib_brief_words(&brief, ib_str_of(digits));
    return ib_known_has(known, b, &brief);
}

bool ib_same_work(const ib_known *known, const ibid_citation *item, uint32_t a,
                  uint32_t b)
{
    const ibid_citation *x = &item[a], *y = &item[b];
    const bool law = x->kind == IBID_CITE_CASE || x->kind == IBID_CITE_STATUTE;
    const bool year = ib_same_year(x, y);
    uint32_t words = 0, name, other;
    bool years;

    if ((!year && x->kind != IBID_CITE_BOOK) || (law && x->kind != y->kind) ||
        !same_title(known, item, a, b, &words))
        return false;
    if (!year && (words < 3 || !has_year(known, item, a, b)))
        return false;
    if (law && words < 2)
        return false;
    if (differ(x, y, IBID_FIELD_EDITION, true) ||
        differ(x, y, IBID_FIELD_VOLUME, x->kind == IBID_CITE_BOOK) ||
        differ(x, y, IBID_FIELD_NUMBER, false) ||
        differ(x, y, IBID_FIELD_CONTAINER_TITLE, false) ||
        (law && differ(x, y, IBID_FIELD_PAGE, false)))
        return false;
    years = ibid_citation_field(x, IBID_FIELD_ISSUED) &&
            ibid_citation_field(y, IBID_FIELD_ISSUED);
    name = first_name(x);
    other = first_name(y);
    if (name && other)
        return name == other && (years || words >= 2);
    if (name || other)
        return years && words >= 4;
    return law || words >= 3 || (years && words >= 2);
}
