/* search.c - words in the texts of an archive, and the passage that has most
 * of them. */

#include <string.h>

#include "archive/archive.h"
#include "archive/costs.h"
#include "archive/facts.h"
#include "archive/near.h"
#include "archive/terms.h"
#include "base/fail.h"
#include "base/scan.h"
#include "base/str.h"

/* Texts that are shown, where nothing is said. */
enum { USUAL = 20 };

/* A term that is looked for. */
typedef struct sought {
    ibid_str letters;
    bool begins;    /* any term that begins so */
    uint32_t words; /* index of the words that it belongs to */
} sought;

typedef struct searching {
    ibid_archive *archive;
    const ibid_search *search;
    const ibid_search_visitor *visitor;
    ib_arena arena;   /* the question */
    ib_arena scratch; /* one text */
    ib_list sought;
    uint32_t shown;
    bool more;
    ibid_status status; /* a failure inside a visitor */
    ibid_err *err;
} searching;

static ibid_status fail_memory(searching *s, const ib_arena *arena)
{
    return ib_archive_fail_memory(arena, s->err);
}

static ibid_status put_sought(searching *s, ibid_str letters, bool begins,
                              uint32_t words)
{
    sought *one = ib_list_push(&s->sought);

    if (!one)
        return fail_memory(s, &s->arena);
    *one = (sought){letters, begins, words};
    return IBID_OK;
}

/* The expression for words that are near one; *out NULL: there are none. */
static ibid_status near_words(searching *s, const char **out, ibid_str term,
                              uint32_t words)
{
    const char *all = NULL;
    ib_near near;
    ibid_status st =
        ib_near_find(&near, &s->arena, s->archive->catalog, NULL, term, s->err);

    for (size_t i = 0; i < near.count && !st; i++) {
        all = ib_str_format(&s->arena, "%s%s\"%s\"%s", all ? all : "(",
                            all ? " OR " : "", near.item[i].at,
                            i + 1 == near.count ? ")" : "");
        st = all ? put_sought(s, near.item[i], false, words)
                 : fail_memory(s, &s->arena);
    }
    *out = all;
    return st;
}

/* The expression for the i-th words of the question.
 *
 * Gives  *out NULL where they hold no letter, or nothing is near. */
static ibid_status put_words(searching *s, const char **out, uint32_t i)
{
    const ibid_str words = ib_str_of(s->search->words[i]);
    const bool begins = words.len > 1 && words.at[words.len - 1] == '*';
    ib_terms terms;
    bool is_there = true;
    ibid_status st = ib_terms_make(&terms, &s->arena, words);

    *out = NULL;
    if (st)
        return fail_memory(s, &s->arena);
    if (terms.count == 0)
        return IBID_OK;
    if (terms.count == 1 && !begins)
        st = ib_catalog_has_term(&is_there, s->archive->catalog, NULL,
                                 terms.item[0].letters, s->err);
    if (st)
        return st;
    if (!is_there || (s->search->near && terms.count == 1 && !begins))
        return near_words(s, out, terms.item[0].letters, i);
    for (uint32_t k = 0; k < terms.count && !st; k++)
        st = put_sought(s, terms.item[k].letters,
                        begins && k + 1 == terms.count, i);
    if (!st)
        *out = ib_str_format(&s->arena, "\"%.*s\"%s", (int)terms.all.len - 1,
                             terms.all.at, begins ? "*" : "");
    return !st && !*out ? fail_memory(s, &s->arena) : st;
}

/* The whole question; *out NULL where nothing can be found. */
static ibid_status make_match(searching *s, const char **out)
{
    const char *join = s->search->any ? " OR " : " AND ";
    bool lacks = false;

    *out = NULL;
    for (uint32_t i = 0; i < s->search->count; i++) {
        const char *part;
        const ibid_status st = put_words(s, &part, i);

        if (st)
            return st;
        lacks |= !part;
        if (!part)
            continue;
        *out = ib_str_format(&s->arena, "%s%s%s", *out ? *out : "",
                             *out ? join : "", part);
        if (!*out)
            return fail_memory(s, &s->arena);
    }
    if (lacks && !s->search->any)
        *out = NULL;
    return IBID_OK;
}

/* Which words of the question a term is; IBID_NONE: it is none. */
static uint32_t words_of(const searching *s, ibid_str letters)
{
    for (size_t i = 0; i < s->sought.count; i++) {
        const sought *one = ib_list_at(&s->sought, sought, i);

        if (one->begins ? ib_str_has_at(letters, 0, one->letters)
                        : ib_str_is(letters, one->letters))
            return (uint32_t)i;
    }
    return IBID_NONE;
}

/* A term of the text that is looked for. */
typedef struct met {
    uint32_t term; /* index */
    uint32_t sought;
} met;

/* The run of terms with the most different ones, the first of equal ones.
 *
 * Gives  *first and *last, indexes into `all`. */
static ibid_status best_run(searching *s, size_t *first, size_t *last,
                            const ib_list *all)
{
    uint32_t *has = ib_arena_array(&s->scratch, uint32_t, s->sought.count);
    size_t start = 0, count = 0, best = 0;

    if (!has)
        return fail_memory(s, &s->scratch);
    for (size_t i = 0; i < all->count; i++) {
        const met *one = ib_list_at(all, met, i);

        count += has[one->sought]++ == 0;
        for (const met *from = ib_list_at(all, met, start);
             one->term - from->term >= IB_SEARCH_TERMS;
             from = ib_list_at(all, met, ++start))
            count -= --has[from->sought] == 0;
        if (count > best) {
            best = count;
            *first = start;
            *last = i;
        }
    }
    return IBID_OK;
}

/* The passage round the best run, with a few terms before and after. */
static ibid_status find_passage(searching *s, ibid_search_hit *hit,
                                const ib_terms *terms, const ib_list *all)
{
    size_t first = 0, last = 0;
    uint32_t start, end, around;
    ibid_span *word;
    const ibid_status st = best_run(s, &first, &last, all);

    if (st)
        return st;
    start = ib_list_at(all, met, first)->term;
    end = ib_list_at(all, met, last)->term;
    around = (IB_SEARCH_TERMS - (end - start)) / 2;
    word = ib_arena_array(&s->scratch, ibid_span, last - first + 1);
    if (!word)
        return fail_memory(s, &s->scratch);
    for (size_t i = first; i <= last; i++)
        word[hit->word_count++] =
            terms->item[ib_list_at(all, met, i)->term].span;
    start = start > around ? start - around : 0;
    end = end + around < terms->count ? end + around : terms->count - 1;
    hit->word = word;
    hit->passage =
        (ibid_span){terms->item[start].span.start, terms->item[end].span.end};
    return IBID_OK;
}

/* Where the first word stands, by the lines and pages of the text. */
static ibid_status find_place(searching *s, ibid_search_hit *hit)
{
    ibid_options options = s->archive->options.read;
    ibid_doc *doc;
    ibid_status st;

    options.is_note = true;
    st = ibid_doc_open(&doc, hit->text.at, hit->text.len, &options, s->err);
    if (st)
        return st;
    hit->place = ibid_doc_line(doc, hit->word[0].start);
    ibid_doc_close(doc);
    return IBID_OK;
}

static ibid_status look_into(searching *s, ibid_search_hit *hit)
{
    ib_list all = ib_list_of(&s->scratch, met);
    ibid_str head = hit->text;
    ib_terms terms;
    ibid_status st;

    if (head.len > IB_SEARCH_BYTES)
        head.len = IB_SEARCH_BYTES;
    st = ib_terms_make(&terms, &s->scratch, head);
    if (st)
        return fail_memory(s, &s->scratch);
    for (uint32_t i = 0; i < terms.count; i++) {
        const uint32_t which = words_of(s, terms.item[i].letters);
        met *one = which == IBID_NONE ? NULL : ib_list_push(&all);

        if (which != IBID_NONE && !one)
            return fail_memory(s, &s->scratch);
        if (one)
            *one = (met){i, which};
    }
    if (all.count == 0) /* they stand further back */
        return IBID_OK;
    st = find_passage(s, hit, &terms, &all);
    return st ? st : find_place(s, hit);
}

static bool see_object(void *state, const ibid_object *object)
{
    searching *s = state;
    ibid_search_hit hit = {.object = object};
    const uint32_t max = s->search->max ? s->search->max : USUAL;

    s->more = s->shown == max;
    if (s->more)
        return true;
    s->shown++;
    if (object->text_sha256 && s->search->count > 0) {
        ibid_err own = {0};

        s->status = ib_store_fetch(&hit.text, &s->scratch, s->archive->folder,
                                   object->text_sha256, &own);
        /* what is lost, or was changed, has no passage: verify names it */
        if (s->status == IBID_EIO || s->status == IBID_EFORMAT) {
            s->status = IBID_OK;
            hit.text = (ibid_str){NULL, 0};
        } else if (s->status) {
            ib_archive_fail_memory(&s->scratch, s->err);
        } else {
            s->status = look_into(s, &hit);
        }
    }
    if (!s->status && !s->visitor->see(s->visitor->state, &hit))
        s->status = ib_fail(s->err, IBID_EIO, "stopped", 0, 0);
    ib_arena_reset(&s->scratch);
    return s->status == IBID_OK;
}

static ibid_status search_all(searching *s)
{
    const ibid_object_visitor visitor = {see_object, s};
    const uint32_t max = s->search->max ? s->search->max : USUAL;
    const char *match = NULL;
    bool chosen, none;
    ibid_status st =
        ib_archive_choose_facts(&chosen, &none, s->archive, s->search, s->err);

    if (!st && !none)
        st = make_match(s, &match);
    if (st || none || (!match && (s->search->count > 0 || !chosen)))
        return st;
    st = ib_catalog_search(s->archive->catalog, &s->arena, match,
                           s->search->language, chosen, max + 1, &visitor,
                           s->err);
    return s->status ? s->status : st;
}

ibid_status ibid_archive_search(bool *more, ibid_archive *archive,
                                const ibid_search *search,
                                const ibid_search_visitor *visitor,
                                ibid_err *err)
{
    searching s = {
        .archive = archive, .search = search, .visitor = visitor, .err = err};
    ibid_status st;

    ib_arena_init(&s.arena, archive->options.read.alloc, 0, NULL);
    ib_arena_init(&s.scratch, archive->options.read.alloc, 0, NULL);
    s.sought = ib_list_of(&s.arena, sought);
    st = search_all(&s);
    *more = s.more;
    ib_arena_free(&s.scratch);
    ib_arena_free(&s.arena);
    return st;
}
