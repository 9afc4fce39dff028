/* cites_match.c - which texts may cite a work: by the index of words. */

#include <string.h>

#include "archive/cites.h"
#include "archive/costs.h"
#include "archive/family.h"
#include "archive/terms.h"
#include "base/fail.h"
#include "base/scan.h"
#include "base/str.h"
#include "cite/known.h"
#include "cite/law.h"
#include "cite/un.h"

typedef struct matching {
    const ib_cited_work *work;
    ibid_archive *archive;
    uint64_t texts;  /* objects of the archive */
    const char *all; /* the expression so far, or NULL */
    ibid_err *err;
} matching;

/* A word of a title, and how many texts have it. */
typedef struct rare {
    ibid_str letters;
    uint64_t texts;
} rare;

static ibid_status fail_memory(const matching *m)
{
    return ib_archive_fail_memory(m->work->arena, m->err);
}

/* Join an alternative to the expression. */
static ibid_status put(matching *m, const char *part)
{
    if (part)
        m->all = ib_str_format(m->work->arena, "%s%s%s", m->all ? m->all : "",
                               m->all ? " OR " : "", part);
    return part && m->all ? IBID_OK : fail_memory(m);
}

static ibid_status put_phrase(matching *m, ibid_str words)
{
    ib_terms terms;

    if (ib_terms_make(&terms, m->work->arena, words))
        return fail_memory(m);
    if (terms.count == 0)
        return IBID_OK;
    return put(m, ib_str_format(m->work->arena, "\"%.*s\"",
                                (int)terms.all.len - 1, terms.all.at));
}

static ibid_status put_two(matching *m, ibid_str first, ibid_str second)
{
    const char *both =
        ib_str_format(m->work->arena, "%.*s %.*s", (int)first.len, first.at,
                      (int)second.len, second.at);

    return both ? put_phrase(m, ib_str_of(both)) : fail_memory(m);
}

/* Texts write "resolution 822 (1993)" and "resolution 48/114". */
static ibid_status put_resolution(matching *m, ibid_str symbol)
{
    ibid_symbol_parts parts;
    bool strange;
    ibid_status st;

    if (ib_un_read(&parts, &strange, m->work->arena, symbol))
        return fail_memory(m);
    if (!ib_str_is(parts.type, IB_STR("resolution")) || !parts.number.len)
        return IBID_OK;
    if (!parts.session.len)
        return put_two(m, parts.type, parts.number);
    st = put_two(m, parts.number, parts.session);
    return st ? st : put_two(m, parts.session, parts.number);
}

/* Symbols of a list, each of a joint one by itself. */
static ibid_status put_symbols(matching *m, ibid_str list)
{
    ibid_status st = IBID_OK;
    uint32_t at = 0;
    ibid_str symbol;

    while (!st && ib_family_cut(list, &at, &symbol)) {
        st = put_phrase(m, symbol);
        if (!st)
            st = put_resolution(m, symbol);
    }
    return st;
}

/* Words that tell something: four letters, or a number of two digits; a sign of
 * a script without spaces is a word, and tells too little by itself. */
static bool is_telling(ibid_str letters)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < letters.len; i++)
        count += ((unsigned char)letters.at[i] & 0xC0) != 0x80;
    return ib_is(letters.at[0], IB_DIGIT) ? count >= 2 : count >= 4;
}

/* The rarest words that texts beside the work have.
 *
 * Gives  how many of them; `few` has room for IB_CITES_WORDS. */
static ibid_status find_rarest(size_t *count, rare *few, matching *m,
                               const ib_terms *terms)
{
    const uint64_t least = m->work->kept.count > 0 ? 2 : 1;

    *count = 0;
    for (uint32_t i = 0; i < terms->count; i++) {
        rare one = {terms->item[i].letters, 0};
        size_t at = *count;
        ibid_status st;

        if (!is_telling(one.letters))
            continue;
        for (size_t k = 0; k < *count; k++)
            if (ib_str_is(few[k].letters, one.letters))
                at = SIZE_MAX;
        if (at == SIZE_MAX)
            continue;
        st = ib_catalog_count_term(&one.texts, m->archive->catalog, one.letters,
                                   m->err);
        if (st)
            return st;
        if (one.texts < least)
            continue;
        while (at > 0 && few[at - 1].texts > one.texts)
            at--;
        if (at == IB_CITES_WORDS)
            continue;
        *count += *count < IB_CITES_WORDS;
        memmove(&few[at + 1], &few[at], (*count - 1 - at) * sizeof *few);
        few[at] = one;
    }
    return IBID_OK;
}

/* Does the pair tell something: a word with letters in it, and not both in every
 * other text? */
static bool is_telling_pair(const matching *m, const rare *a, const rare *b)
{
    return (!ib_is(a->letters.at[0], IB_DIGIT) ||
            !ib_is(b->letters.at[0], IB_DIGIT)) &&
           a->texts * b->texts <= m->texts * IB_CITES_CHANCE;
}

/* Any two of the rarest words of a title: two of four may be misread, or left
 * out.
 *
 * Gives  *any: there are such pairs. */
static ibid_status put_pairs(bool *any, matching *m, ibid_str words)
{
    rare few[IB_CITES_WORDS];
    ib_terms terms;
    size_t count;
    ibid_status st;

    *any = false;
    if (ib_terms_make(&terms, m->work->arena, words))
        return fail_memory(m);
    st = find_rarest(&count, few, m, &terms);
    for (size_t i = 0; i < count && !st; i++) {
        for (size_t k = i + 1; k < count && !st; k++) {
            if (!is_telling_pair(m, &few[i], &few[k]))
                continue;
            *any = true;
            st = put(m,
                     ib_str_format(m->work->arena, "(\"%.*s\" AND \"%.*s\")",
                                   (int)few[i].letters.len, few[i].letters.at,
                                   (int)few[k].letters.len, few[k].letters.at));
        }
    }
    return st;
}

/* The same; where they have no such pair, all of them, one behind the other. */
static ibid_status put_words(matching *m, ibid_str words)
{
    bool any;
    const ibid_status st = put_pairs(&any, m, words);

    return st || any ? st : put_phrase(m, words);
}

static ibid_str field_of(const ibid_citation *citation, ibid_field_name name)
{
    const ibid_field *field = ibid_citation_field(citation, name);

    return field ? field->text : (ibid_str){NULL, 0};
}

/* The place of a case in a reporter: "347 U.S. 483". */
static ibid_status put_reporter(matching *m, const ibid_citation *c)
{
    const ibid_str volume = field_of(c, IBID_FIELD_VOLUME);
    const ibid_str reporter = field_of(c, IBID_FIELD_CONTAINER_TITLE);
    const ibid_str page = field_of(c, IBID_FIELD_PAGE);
    const char *place;

    if (c->kind != IBID_CITE_CASE || !volume.len || !reporter.len || !page.len)
        return IBID_OK;
    place = ib_str_format(m->work->arena, "%.*s %.*s %.*s", (int)volume.len,
                          volume.at, (int)reporter.len, reporter.at,
                          (int)page.len, page.at);
    return place ? put_phrase(m, ib_str_of(place)) : fail_memory(m);
}

static ibid_status match_citation(matching *m, const ibid_citation *c)
{
    static const ibid_field_name whole[] = {IBID_FIELD_DOI, IBID_FIELD_ISBN,
                                            IBID_FIELD_URL};
    const ibid_str number = field_of(c, IBID_FIELD_NUMBER);
    const ibid_str title = field_of(c, IBID_FIELD_TITLE);
    char application[12];
    ibid_status st = put_symbols(m, number);

    if (!st && number.len && ib_ecli_application(application, number))
        st = put_phrase(m, ib_str_of(application));
    for (size_t i = 0; i < sizeof whole / sizeof *whole && !st; i++)
        st = put_phrase(m, field_of(c, whole[i]));
    if (!st)
        st = put_reporter(m, c);
    if (!st && title.len)
        st = put_words(m, title);
    return st || m->all ? st : put_words(m, m->work->words);
}

/* The lines at the head of a work, its title among them. */
static ibid_status match_head(matching *m, const ibid_doc *doc)
{
    const ibid_blocks blocks = ibid_doc_blocks(doc);
    ibid_status st = IBID_OK;
    bool any;

    for (size_t i = 0; i < blocks.count && i < IB_CITES_LINES && !st; i++) {
        const ibid_str text =
            ib_str_in(ibid_doc_text(doc), blocks.item[i].span[0]);
        uint32_t words = 0;

        for (uint32_t k = 0; k < text.len; k++)
            words += ib_is(text.at[k], IB_SPACE);
        if (words < IB_CITES_LINE_WORDS)
            st = put_pairs(&any, m, text);
    }
    return st;
}

/* An object's name, without folders and ending. */
static ibid_str stem_of(const char *name)
{
    const char *slash = strrchr(name, '/');
    ibid_str stem = ib_str_of(slash ? slash + 1 : name);

    for (uint32_t i = stem.len; i-- > 1;) {
        if (stem.at[i] == '.') {
            stem.len = i;
            break;
        }
    }
    return stem;
}

static ibid_status match_object(matching *m, const ibid_object *object,
                                const ibid_doc *doc)
{
    bool any;
    ibid_status st = put_symbols(m, ib_str_of(object->symbol));

    if (!st)
        st = put_symbols(m, ib_str_of(object->symbols));
    if (!st)
        st = put_pairs(&any, m, stem_of(object->name));
    if (!st && object->title)
        st = put_pairs(&any, m, ib_str_of(object->title));
    if (!st && doc)
        st = match_head(m, doc);
    return st || m->all ? st : put_phrase(m, stem_of(object->name));
}

ibid_status ib_cites_match(const char **out, const ib_cited_work *work,
                           ibid_archive *archive, ibid_err *err)
{
    matching m = {.work = work, .archive = archive, .err = err};
    ibid_status st = ib_catalog_count(&m.texts, archive->catalog, err);

    if (st)
        return st;
    if (work->citation)
        st = match_citation(&m, work->citation);
    else if (work->words.len)
        st = put_words(&m, work->words);
    for (size_t i = 0; i < work->kept.count && !st; i++)
        st = match_object(&m, *ib_list_at(&work->kept, ibid_object *, i),
                          work->source[i].doc);
    *out = m.all;
    return st;
}

bool ib_cites_has_words(ibid_str few, const char *title)
{
    uint32_t missed = 0;
    ib_brief wanted, many;

    ib_brief_words(&wanted, few);
    ib_brief_words(&many, ib_str_of(title));
    for (uint32_t i = 0; i < wanted.count; i++) {
        uint32_t k = 0;

        while (k < many.count && many.word[k] != wanted.word[i])
            k++;
        missed += k == many.count;
    }
    return wanted.count > 1 && missed * IB_BRIEF_MISS <= wanted.count;
}
