/* choose.c - which objects of an archive a document may cite or quote. */

#include "archive/choose.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive/costs.h"
#include "archive/index.h"
#include "archive/terms.h"
#include "base/fail.h"
#include "base/scan.h"
#include "base/str.h"
#include "check/compare.h"
#include "resolve/resolve.h"

typedef struct choosing {
    ib_list *ids;
    ibid_archive *archive;
    ib_arena scratch; /* for one citation or quotation */
    ib_index index;
    ibid_err *err;
} choosing;

static ibid_status fail_words(choosing *c, ibid_status st)
{
    return ib_archive_fail_words(c->err, st);
}

static ibid_status fail_memory(choosing *c)
{
    return fail_words(c, ib_arena_status(&c->scratch));
}

static ibid_status choose(choosing *c, ib_catalog_by by, ibid_str words,
                          ibid_str also)
{
    return words.at ? ib_catalog_choose(c->ids, c->archive->catalog, by, words,
                                        also, IB_CHOOSE_MAX, c->err)
                    : IBID_OK;
}

static ibid_str field_of(const ibid_citation *citation, ibid_field_name name)
{
    const ibid_field *f = ibid_citation_field(citation, name);

    return f ? f->text : (ibid_str){NULL, 0};
}

/* An expression of FTS5 while it grows; `at` is NULL while it is empty. */
typedef struct match {
    ib_arena *arena;
    ibid_str all;
    bool failed;
} match;

/* Add a condition; NULL: there was no memory for it. */
static void add(match *m, const char *condition)
{
    const char *all = condition;

    if (condition && m->all.at)
        all = ib_str_format(m->arena, "%.*s AND %s", (int)m->all.len, m->all.at,
                            condition);
    m->failed |= !all;
    m->all = ib_str_of(all);
}

/* Add the condition that terms stand there, side by side. */
static void add_terms(match *m, ibid_str terms)
{
    add(m, ib_str_format(m->arena, "\"%.*s\"", (int)terms.len, terms.at));
}

/* A term that tells one text from another: longer ones first. */
static int by_length(const void *a, const void *b)
{
    const ib_term *x = a, *y = b;

    if (x->letters.len != y->letters.len)
        return x->letters.len > y->letters.len ? -1 : 1;
    return x->span.start < y->span.start ? -1 : x->span.start > y->span.start;
}

static bool is_versus(ibid_str term)
{
    return ib_str_is(term, IB_STR("versus"));
}

/* The conditions that the words of a title, a party or a newspaper stand
 * there: the longest of them, without those that a head may lack.
 *
 * Gives  without `all.at` where no word tells anything. */
static ibid_status match_words(choosing *c, match *m, ibid_str text)
{
    ib_fold view;
    ib_words words;
    ib_list all = ib_list_of(&c->scratch, ib_term);
    ibid_status st = ib_fold_make(&view, &c->scratch, text, NULL, 0);

    if (!st)
        st = ib_word_cut(&words, &c->scratch, &view, 0, view.count);
    for (uint32_t i = 0; !st && i < words.count && i < IB_CHOOSE_WORDS; i++) {
        const ib_word *w = &words.item[i];
        ib_terms terms;

        if (ib_word_is_filler(&words, i))
            continue;
        st = ib_terms_make(
            &terms, &c->scratch,
            ib_str_in(text, ib_fold_span(&view, w->start, w->end)));
        for (uint32_t k = 0; !st && k < terms.count; k++) {
            ib_term *one;

            if (terms.item[k].letters.len < IB_CHOOSE_LETTERS ||
                is_versus(terms.item[k].letters))
                continue;
            one = ib_list_push(&all);
            if (!one)
                return fail_memory(c);
            *one = terms.item[k];
        }
    }
    if (st)
        return fail_words(c, st);
    if (all.count > 1)
        qsort(all.item, all.count, sizeof(ib_term), by_length);
    for (size_t i = 0; i < all.count && i < IB_CHOOSE_TERMS; i++)
        add_terms(m, ib_list_at(&all, ib_term, i)->letters);
    return m->failed ? fail_memory(c) : IBID_OK;
}

static match match_start(choosing *c)
{
    return (match){.arena = &c->scratch, .all = {NULL, 0}};
}

/* Texts at whose head, or in whose name, the words of a newspaper stand; where
 * those are many, only where `also` holds, too. */
static ibid_status choose_words(choosing *c, ibid_str text, ibid_str also)
{
    const size_t before = c->ids->count;
    match m = match_start(c);
    ibid_status st = text.len ? match_words(c, &m, text) : IBID_OK;

    if (!st)
        st = choose(c, IB_BY_HEAD, m.all, (ibid_str){NULL, 0});
    if (st || !also.at || c->ids->count - before <= IB_CHOOSE_FEW)
        return st;
    c->ids->count = before;
    return choose(c, IB_BY_HEAD, m.all, also);
}

static ibid_str family_of(const ibid_citation *citation)
{
    const ibid_field *f = ibid_citation_field(citation, IBID_FIELD_AUTHOR);

    if (!f || f->person_count == 0)
        return (ibid_str){NULL, 0};
    return f->person[0].family.len ? f->person[0].family : f->person[0].literal;
}

/* A title; where more bear it than are taken, also those that have the year, or
 * the author, which tell them apart. */
static ibid_status choose_title(choosing *c, const ibid_citation *citation)
{
    const ibid_str title = field_of(citation, IBID_FIELD_TITLE);
    const ibid_field *issued = ibid_citation_field(citation, IBID_FIELD_ISSUED);
    const ibid_str family = family_of(citation);
    const size_t before = c->ids->count;
    match m = match_start(c), year = match_start(c), author = match_start(c);
    char digits[16];
    ibid_status st = title.len ? match_words(c, &m, title) : IBID_OK;

    if (!st)
        st = choose(c, IB_BY_HEAD, m.all, (ibid_str){NULL, 0});
    if (st || c->ids->count - before < IB_CHOOSE_MAX)
        return st;
    if (issued && issued->date.from.year) {
        snprintf(digits, sizeof digits, "%d", issued->date.from.year);
        add_terms(&year, ib_str_of(digits));
        if (year.failed)
            return fail_memory(c);
        st = choose(c, IB_BY_HEAD, m.all, year.all);
    }
    if (!st && family.len)
        st = match_words(c, &author, family);
    return st || !author.all.at ? st : choose(c, IB_BY_HEAD, m.all, author.all);
}

/* A symbol at the head of the text, or in the name of its file. */
static ibid_status choose_symbol(choosing *c, ibid_str number)
{
    const ibid_str none = {NULL, 0};
    uint32_t at = 0;
    ibid_status st = IBID_OK;
    ibid_str part;

    while (!st && ib_symbol_part(number, &at, &part)) {
        char form[IB_CHOOSE_FORM];
        const size_t len = ib_symbol_form(form, sizeof form, part);
        const ibid_str symbol = {form, (uint32_t)len};

        if (len <= 2)
            continue;
        st = choose(c, IB_BY_SYMBOL, symbol, none);
        if (!st)
            st = choose(c, IB_BY_STEM, symbol, none);
    }
    return st;
}

/* A number as the words that stand side by side. */
static ibid_status choose_number(choosing *c, ibid_str number)
{
    const ibid_str none = {NULL, 0};
    ib_terms terms;
    match m = match_start(c);

    if (number.len == 0)
        return IBID_OK;
    if (ib_terms_make(&terms, &c->scratch, number))
        return fail_memory(c);
    if (terms.count == 0)
        return IBID_OK;
    add_terms(&m, (ibid_str){terms.all.at, terms.all.len - 1});
    return m.failed ? fail_memory(c) : choose(c, IB_BY_HEAD, m.all, none);
}

/* The conditions that a day is written there, in one of the ways that resolve/
 * knows. */
static ibid_status match_day(choosing *c, match *m, ibid_day day)
{
    static const char *const month[] = {"jan", "feb", "mar", "apr",
                                        "may", "jun", "jul", "aug",
                                        "sep", "oct", "nov", "dec"};
    char whole[16];

    snprintf(whole, sizeof whole, "%04d%02d%02d", day.year, day.month, day.day);
    add(m, ib_str_format(&c->scratch, "(\"%d\" OR \"%s\")", day.year, whole));
    if (day.month)
        add(m,
            ib_str_format(&c->scratch, "(\"%d\" OR \"%02d\" OR %s* OR \"%s\")",
                          day.month, day.month, month[day.month - 1], whole));
    if (day.day)
        add(m, ib_str_format(&c->scratch, "(\"%d\" OR \"%02d\" OR \"%s\")",
                             day.day, day.day, whole));
    return m->failed ? fail_memory(c) : IBID_OK;
}

/* A newspaper and its day. */
static ibid_status choose_paper(choosing *c, const ibid_citation *citation)
{
    const ibid_str paper = field_of(citation, IBID_FIELD_CONTAINER_TITLE);
    const ibid_field *issued = ibid_citation_field(citation, IBID_FIELD_ISSUED);
    match day = match_start(c);
    ibid_status st;

    if (paper.len == 0 || !issued || issued->date.from.month == 0)
        return IBID_OK;
    st = match_day(c, &day, issued->date.from);
    return st ? st : choose_words(c, paper, day.all);
}

/* Author and year in the name of the file. */
static ibid_status choose_author(choosing *c, const ibid_citation *citation)
{
    const ibid_field *issued = ibid_citation_field(citation, IBID_FIELD_ISSUED);
    const ibid_str family = family_of(citation);
    match m = match_start(c);
    char year[16];
    ibid_status st;

    if (!family.len || !issued || issued->date.from.year == 0)
        return IBID_OK;
    st = match_words(c, &m, family);
    if (st || !m.all.at)
        return st;
    snprintf(year, sizeof year, "%d", issued->date.from.year);
    add_terms(&m, ib_str_of(year));
    return m.failed ? fail_memory(c)
                    : choose(c, IB_BY_NAME, m.all, (ibid_str){NULL, 0});
}

static ibid_status choose_citation(choosing *c, const ibid_citation *citation)
{
    const ibid_str number = field_of(citation, IBID_FIELD_NUMBER);
    ibid_status st = choose_symbol(c, number);

    if (!st && citation->kind == IBID_CITE_CASE)
        st = choose_number(c, number);
    if (!st)
        st = choose_title(c, citation);
    if (!st)
        st = choose_paper(c, citation);
    return st ? st : choose_author(c, citation);
}

/* What was met while a quotation was looked for. */
typedef struct met {
    bool any;  /* texts */
    bool full; /* there may be more than were told */
} met;

/* Texts where a stretch of a key stands, or nearly.
 *
 * Gives  *m, of this stretch. */
static ibid_status choose_stretch(choosing *c, const uint8_t *key,
                                  uint32_t count, met *m)
{
    const ib_part part = {0, count, 0};
    const ib_passage passage = {key, count, &part, 1};
    ib_list texts = ib_list_of(&c->scratch, ib_index_hash);
    ibid_status st = ib_index_find(
        &texts, &c->scratch, &c->index, &passage,
        count < IB_CHOOSE_SHORT ? IB_CHOOSE_SHARE_SHORT : IB_CHOOSE_SHARE,
        c->err);

    for (size_t i = 0; i < texts.count && !st; i++)
        st = choose(c, IB_BY_TEXT,
                    (ibid_str){ib_list_at(&texts, ib_index_hash, i)->hex, 64},
                    (ibid_str){NULL, 0});
    *m = (met){texts.count > 0, texts.count >= IB_CHOOSE_PLACES};
    return st;
}

/* A long passage is looked for by its beginning; where that stands nowhere, or
 * in more texts than are told, by its middle, then by its end: one of them may
 * go over the end of a page, or be a formula, where another is not. */
static ibid_status choose_passage(choosing *c, const uint8_t *key,
                                  uint32_t count, met *all)
{
    const uint32_t n = count < IB_CHOOSE_ITEMS ? count : IB_CHOOSE_ITEMS;
    met m = {false, false};
    ibid_status st = choose_stretch(c, key, n, &m);

    for (uint32_t i = 1; i < 3 && count > n && (!m.any || m.full) && !st; i++)
        st = choose_stretch(c, key + (count - n) / 2 * i, n, &m);
    all->any |= m.any;
    all->full |= m.full;
    return st;
}

/* The pieces of a claim that stand between its elisions and brackets: those of
 * some length, or the longest. */
static ibid_status choose_claim(choosing *c, const ib_passage *parts, met *all)
{
    const uint32_t longest = parts->part_count ? ib_match_anchor(parts) : 0;
    ibid_status st = IBID_OK;

    for (uint32_t k = 0; k < parts->part_count && !st; k++) {
        const ib_part *p = &parts->part[k];

        if (k == longest || p->end - p->start >= IB_CHOOSE_LEAST)
            st = choose_passage(c, parts->key + p->start, p->end - p->start,
                                all);
    }
    return st;
}

/* Texts that have the words of a quotation, wherever in them: it may go over
 * the end of a page, with notes and a running head between, or be a formula but
 * for a word. */
static ibid_status choose_by_words(choosing *c, ibid_str words)
{
    match m = match_start(c);
    const ibid_status st = match_words(c, &m, words);

    return st || !m.all.at
               ? st
               : ib_catalog_choose(c->ids, c->archive->catalog, IB_BY_WORDS,
                                   m.all, (ibid_str){NULL, 0},
                                   IB_CHOOSE_BY_WORDS, c->err);
}

/* The words of a quotation, as far as they stand side by side on the page. */
static ibid_status choose_quotation(choosing *c, const ibid_doc *doc,
                                    const ibid_quotation *q)
{
    met all = {false, false};
    ibid_status st = IBID_OK;

    for (uint32_t i = 0; i < q->part_count && !st; i++) {
        const ibid_str words = ib_str_in(ibid_doc_text(doc), q->part[i]);
        ib_claim *claim = ib_arena_array(&c->scratch, ib_claim, 1);

        if (!claim ||
            ib_claim_prepare(claim, &c->scratch, words, NULL, 0, NULL))
            return fail_memory(c);
        st = choose_claim(c, &claim->parts, &all);
    }
    if (!st && (!all.any || all.full) && q->kind != IBID_QUOTE_TITLE &&
        q->kind != IBID_QUOTE_TERM)
        st = choose_by_words(c, ib_str_in(ibid_doc_text(doc), q->span));
    return st;
}

/* All of the document's own words, stretch by stretch: so short that some lie
 * within whatever was taken over. */
static ibid_status choose_unquoted(choosing *c, const ibid_doc *doc)
{
    met m;
    ib_key key;
    ibid_status st = IBID_OK;

    if (ib_key_make(&key, &c->scratch, ibid_doc_text(doc), NULL, 0))
        return fail_memory(c);
    for (uint32_t at = 0; at + IB_CHOOSE_RUN <= key.count && !st;
         at += IB_CHOOSE_RUN / 2) {
        const ib_arena_mark mark = ib_arena_here(&c->scratch);

        st = choose_stretch(c, key.item + at, IB_CHOOSE_RUN, &m);
        ib_arena_rewind(&c->scratch, mark);
    }
    return st;
}

static ibid_status choose_cited(choosing *c, const ibid_doc *doc)
{
    const ibid_citations citations = ibid_doc_citations(doc);
    const ibid_quotations quotations = ibid_doc_quotations(doc);
    /* What stands in files of a file no index tells: it is read. */
    ibid_status st =
        ib_catalog_choose(c->ids, c->archive->catalog, IB_BY_FILES, IB_STR(""),
                          (ibid_str){NULL, 0}, UINT32_MAX, c->err);

    for (size_t i = 0; i < citations.count && !st; i++) {
        if (citations.item[i].refers_to < i) /* a short form of that one */
            continue;
        st = choose_citation(c, &citations.item[i]);
        ib_arena_reset(&c->scratch);
    }
    for (size_t i = 0; i < quotations.count && !st; i++) {
        st = choose_quotation(c, doc, &quotations.item[i]);
        ib_arena_reset(&c->scratch);
    }
    return st;
}

static ibid_status choose_by(ib_list *ids, ibid_archive *archive,
                             const ibid_doc *doc, bool cited, bool unquoted,
                             ibid_err *err)
{
    choosing c = {.ids = ids, .archive = archive, .err = err};
    ibid_status st = ib_index_open(&c.index, archive, err);

    ib_arena_init(&c.scratch, archive->options.read.alloc,
                  archive->options.read.memory_max, NULL);
    if (!st && cited)
        st = choose_cited(&c, doc);
    if (!st && unquoted)
        st = choose_unquoted(&c, doc);
    ib_catalog_each_once(ids);
    ib_arena_free(&c.scratch);
    ib_index_close(&c.index);
    return st;
}

ibid_status ib_choose(ib_list *ids, ibid_archive *archive, const ibid_doc *doc,
                      bool unquoted, ibid_err *err)
{
    return choose_by(ids, archive, doc, true, unquoted, err);
}

ibid_status ib_choose_alike(ib_list *ids, ibid_archive *archive,
                            const ibid_doc *doc, ibid_err *err)
{
    return choose_by(ids, archive, doc, false, true, err);
}
