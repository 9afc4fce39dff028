/* cites_work.c - what work is asked for, and where the archive has it. */

#include "archive/cites.h"

#include <stdlib.h>
#include <string.h>

#include "archive/choose.h"
#include "archive/costs.h"
#include "archive/family.h"
#include "archive/terms.h"
#include "base/fail.h"
#include "base/scan.h"
#include "base/str.h"
#include "resolve/resolve.h"

ibid_object *ib_object_keep(ib_arena *arena, const ibid_object *object)
{
    ibid_object *out = ib_arena_array(arena, ibid_object, 1);

    if (!out)
        return NULL;
    *out = *object;
    {
        const char **const string[] = {
            &out->name,        &out->symbol, &out->date,    &out->note,
            &out->added,       &out->why,    &out->type,    &out->made_by,
            &out->text_sha256, &out->title,  &out->symbols, &out->language,
            &out->dated,
        };

        for (size_t i = 0; i < sizeof string / sizeof *string; i++) {
            if (!*string[i])
                continue;
            *string[i] = ib_str_format(arena, "%s", *string[i]);
            if (!*string[i])
                return NULL;
        }
    }
    return out;
}

ibid_status ib_cites_each(ibid_archive *archive, const ib_list *ids,
                          ib_cites_see *see, void *state, ibid_err *err)
{
    ibid_status st = IBID_OK;
    ib_arena arena;

    ib_arena_init(&arena, archive->options.read.alloc, 0, NULL);
    for (size_t i = 0; i < ids->count && !st; i++) {
        const uint64_t id = *ib_list_at(ids, uint64_t, i);
        ibid_object object;
        bool found;

        st = ib_catalog_object_at(&object, &found, archive->catalog, &arena, id,
                                  err);
        if (!st && found)
            st = see(state, id, &object);
        ib_arena_reset(&arena);
    }
    ib_arena_free(&arena);
    return st;
}

static ibid_status fail_memory(const ib_cited_work *work, ibid_err *err)
{
    return ib_archive_fail_memory(work->arena, err);
}

/* Keep the symbols of a list, each of a joint one by itself. */
static bool put_forms(ib_cited_work *work, ibid_str list)
{
    uint32_t at = 0;
    ibid_str symbol;

    while (ib_family_cut(list, &at, &symbol)) {
        char form[IB_CITES_FORM];
        const char **slot;

        if (ib_symbol_form(form, sizeof form, symbol) == 0 ||
            !memchr(symbol.at, '/', symbol.len))
            continue;
        slot = ib_list_push(&work->form);
        if (!slot || !(*slot = ib_str_format(work->arena, "%s", form)))
            return false;
    }
    return true;
}

/* Is it the same symbol?  That of a resolution of the Security Council may lack
 * the year: its numbers do not begin anew. */
static bool is_form(const char *a, const char *b)
{
    const char *more;

    if (strcmp(a, b) == 0)
        return true;
    if (strncmp(a, "S_RES_", 6) != 0)
        return false;
    more = strncmp(a, b, strlen(a)) == 0   ? b + strlen(a)
           : strncmp(a, b, strlen(b)) == 0 ? a + strlen(b)
                                           : "";
    return more[0] == '_' && strlen(more) == 5 &&
           strspn(more + 1, "0123456789") == 4;
}

bool ib_cited_work_has(const ib_cited_work *work, ibid_str number)
{
    uint32_t at = 0;
    ibid_str part;

    while (ib_family_cut(number, &at, &part)) {
        char form[IB_CITES_FORM];

        ib_symbol_form(form, sizeof form, part);
        for (size_t i = 0; i < work->form.count; i++)
            if (is_form(*ib_list_at(&work->form, const char *, i), form))
                return true;
    }
    return false;
}

/* Keep an object as the work; its document, which may be NULL, is the work's
 * from now on. */
static ibid_status put_kept(ib_cited_work *work, const ibid_object *object,
                            ibid_doc *doc, ibid_err *err)
{
    ibid_object **slot = ib_list_push(&work->kept);
    ibid_source *source = &work->source[work->kept.count - (slot != NULL)];

    if (!slot || !(*slot = ib_object_keep(work->arena, object))) {
        work->kept.count -= slot != NULL;
        ibid_doc_close(doc);
        return fail_memory(work, err);
    }
    object = *slot;
    *source = (ibid_source){object->name, IBID_SOURCE_READ, NULL, doc};
    if (doc)
        return IBID_OK;
    source->status = IBID_SOURCE_UNREAD;
    source->why = object->why ? object->why
                              : "the archive's copy of it could not be read; "
                                "\"ibid verify\" says more";
    return IBID_OK;
}

/* Open an object as it was added; *out NULL where it cannot be read. */
static ibid_status open_object(ibid_doc **out, ib_cited_work *work,
                               const ibid_archive *archive,
                               const ibid_object *object, ibid_err *err)
{
    const char *path =
        ib_archive_object_path(work->arena, archive, object->sha256);
    ibid_status st;

    *out = NULL;
    if (!path)
        return fail_memory(work, err);
    st = ibid_file_open(out, path, &archive->options.read, err);
    if (st == IBID_ENOMEM)
        return st;
    if (*out && strcmp(ibid_doc_about(*out)->sha256, object->sha256) != 0) {
        ibid_doc_close(*out);
        *out = NULL;
    }
    return IBID_OK;
}

/* Objects that may be the work, and the document of each that was read. */
typedef struct looking {
    ib_cited_work *work;
    ibid_archive *archive;
    ibid_str title; /* of the citation, or all the words asked for */
    ibid_status status;
    ibid_err *err;
} looking;

static ibid_status open_kept(looking *look, const ibid_object *object)
{
    ibid_doc *doc;
    const ibid_status st =
        open_object(&doc, look->work, look->archive, object, look->err);

    return st ? st : put_kept(look->work, object, doc, look->err);
}

static bool see_named(void *state, const ibid_object *object)
{
    looking *look = state;

    look->status = open_kept(look, object);
    return look->status == IBID_OK;
}

/* Does the catalog say that it is the work? */
static bool is_known(const looking *look, const ibid_object *object)
{
    return ib_cited_work_has(look->work, ib_str_of(object->symbols)) ||
           ib_cited_work_has(look->work, ib_str_of(object->symbol));
}

/* Does its title or its name have the words? */
static bool is_titled(const looking *look, const ibid_object *object)
{
    return ib_cites_has_words(look->work->words, object->title) ||
           ib_cites_has_words(look->work->words, object->name);
}

/* Up to two sources that may be the work. */
typedef struct rivals {
    ibid_source item[2];
    size_t count;
} rivals;

static size_t rivals_count(void *state)
{
    const rivals *r = state;

    return r->count;
}

static const ibid_source *rivals_source(void *state, size_t i)
{
    const rivals *r = state;

    return &r->item[i];
}

/* Which of them is what the citation names? */
static ibid_status resolve(ibid_resolution *out, const looking *look,
                           rivals *both)
{
    const ibid_shelf shelf = {rivals_count, rivals_source, both};
    ib_shelf_view view;
    ib_arena arena, scratch;
    ibid_status st;

    ib_arena_init(&arena, look->archive->options.read.alloc, 0, NULL);
    ib_arena_init(&scratch, look->archive->options.read.alloc, 0, NULL);
    st = ib_resolve_prepare(&view, &arena, &shelf, look->work->note);
    if (!st)
        st = ib_resolve_citation(out, &arena, &scratch, &view,
                                 look->work->citation);
    ib_arena_free(&scratch);
    ib_arena_free(&arena);
    return st ? ib_fail(look->err, st, ibid_status_words(st), 0, 0) : IBID_OK;
}

static void forget_kept(ib_cited_work *work)
{
    for (size_t i = 0; work->source && i < work->kept.count; i++)
        ibid_doc_close((ibid_doc *)(uintptr_t)work->source[i].doc);
    work->kept.count = 0;
}

/* Keep the document where it fits the citation as well as those that are kept,
 * and alone where it fits better. */
static ibid_status weigh(looking *look, const ibid_object *object,
                         ibid_doc *doc)
{
    ib_cited_work *work = look->work;
    rivals both = {{{.file = object->name, .doc = doc}}, 1};
    ibid_resolution found;
    bool is_cited = true;
    ib_arena scratch;
    ibid_status st;

    if (work->kept.count > 0)
        both.item[both.count++] = work->source[0];
    st = resolve(&found, look, &both);
    if (!st && found.source != 1 && found.state != IBID_RESOLUTION_NONE) {
        ib_arena_init(&scratch, look->archive->options.read.alloc, 0, NULL);
        is_cited = ib_cites_is_noted(doc, &scratch, ib_cited_work_named(work));
        ib_arena_free(&scratch);
    }
    if (st || is_cited) {
        ibid_doc_close(doc);
        return st;
    }
    if (found.state == IBID_RESOLUTION_RESOLVED)
        forget_kept(work);
    return put_kept(work, object, doc, look->err);
}

static ibid_status look_into(looking *look, const ibid_object *object)
{
    ibid_doc *doc;
    const ibid_status st =
        open_object(&doc, look->work, look->archive, object, look->err);

    if (st || !doc)
        return st;
    return ib_cites_is_borne_by(look->work, doc)
               ? put_kept(look->work, object, doc, look->err)
               : weigh(look, object, doc);
}

static ibid_status see_candidate(void *state, uint64_t id,
                                 const ibid_object *object)
{
    looking *look = state;
    const ib_cited_work *work = look->work;

    (void)id;
    if (work->kept.count == IB_CITES_KEPT)
        return IBID_OK;
    if (is_known(look, object) || (!work->citation && is_titled(look, object)))
        return open_kept(look, object);
    /* one that bears the symbol goes before all that are like it */
    if (work->citation && !(work->form.count > 0 && work->kept.count > 0))
        return look_into(look, object);
    return IBID_OK;
}

/* Read the words as a note would have them; a bare DOI or ISBN gets its name. */
static ibid_status read_words(ib_cited_work *work, const ibid_archive *archive,
                              ibid_err *err)
{
    ibid_options options = archive->options.read;
    ibid_citations found;
    ibid_str words = work->words;
    ibid_status st;

    if (ib_str_has_at(words, 0, IB_STR("10.")) &&
        memchr(words.at, '/', words.len))
        words = ib_str_of(ib_str_format(work->arena, "doi:%s", words.at));
    else if (words.len > 0 && strspn(words.at, "0123456789-Xx ") == words.len)
        words = ib_str_of(ib_str_format(work->arena, "ISBN %s", words.at));
    if (!words.at)
        return fail_memory(work, err);
    options.is_note = true;
    st = ibid_doc_open(&work->note, words.at, words.len, &options, err);
    if (st)
        return st;
    found = ibid_doc_citations(work->note);
    if (found.count > 0 && found.item[0].kind != IBID_CITE_SHORT &&
        found.item[0].kind != IBID_CITE_OTHER)
        work->citation = &found.item[0];
    return IBID_OK;
}

static ibid_str field_of(const ibid_citation *citation, ibid_field_name name)
{
    const ibid_field *field =
        citation ? ibid_citation_field(citation, name) : NULL;

    return field ? field->text : (ibid_str){NULL, 0};
}

static ibid_status choose(ib_list *ids, looking *look, ib_catalog_by by,
                          const char *words)
{
    return ib_catalog_choose(ids, look->archive->catalog, by, ib_str_of(words),
                             (ibid_str){NULL, 0}, UINT32_MAX, look->err);
}

/* The objects of the families of a symbol, each of a joint one by itself. */
static ibid_status choose_families(ib_list *ids, looking *look, ibid_str number)
{
    ibid_status st = IBID_OK;
    uint32_t at = 0;
    ibid_str symbol;

    while (!st && ib_family_cut(number, &at, &symbol)) {
        char form[IB_CITES_FORM];

        symbol.len = ib_family_base(symbol);
        if (ib_symbol_form(form, sizeof form, symbol) > 0)
            st = choose(ids, look, IB_BY_FAMILY, form);
    }
    return st;
}

/* Objects with these words at their heads, one behind the other, or in their
 * names. */
static ibid_status choose_phrase(ib_list *ids, looking *look, ibid_str words)
{
    const char *phrase;
    ib_terms terms;

    if (words.len == 0)
        return IBID_OK;
    if (ib_terms_make(&terms, look->work->arena, words))
        return fail_memory(look->work, look->err);
    if (terms.count == 0)
        return IBID_OK;
    phrase = ib_str_format(look->work->arena, "\"%.*s\"",
                           (int)terms.all.len - 1, terms.all.at);
    return phrase ? choose(ids, look, IB_BY_HEAD, phrase)
                  : fail_memory(look->work, look->err);
}

/* What may be the work: as for a check of a document that cites it; by symbols
 * that a person said, and by a DOI or ISBN that it bears. */
static ibid_status choose_work(ib_list *ids, looking *look)
{
    const ib_cited_work *work = look->work;
    ibid_status st;

    if (!work->citation)
        return choose_phrase(ids, look, work->words);
    st = ib_choose(ids, look->archive, work->note, false, look->err);
    if (!st)
        st = choose_families(ids, look,
                             field_of(work->citation, IBID_FIELD_NUMBER));
    if (!st)
        st = choose_phrase(ids, look, field_of(work->citation, IBID_FIELD_DOI));
    return st ? st
              : choose_phrase(ids, look,
                              field_of(work->citation, IBID_FIELD_ISBN));
}

static ibid_status find_by_words(looking *look)
{
    ib_cited_work *work = look->work;
    ib_list ids = ib_list_of(work->arena, uint64_t);
    ibid_status st = read_words(work, look->archive, look->err);

    if (st)
        return st;
    if (!put_forms(work, field_of(work->citation, IBID_FIELD_NUMBER)))
        return fail_memory(work, look->err);
    st = choose_work(&ids, look);
    ib_catalog_each_once(&ids);
    return st ? st
              : ib_cites_each(look->archive, &ids, see_candidate, look,
                              look->err);
}

static ibid_status find_object(looking *look, const char *sha256)
{
    const ibid_object_visitor visitor = {see_named, look};
    ib_cited_work *work = look->work;
    const ibid_object *object;
    ibid_status st =
        ibid_archive_list(look->archive, sha256, &visitor, look->err);

    if (look->status)
        return look->status;
    if (st || work->kept.count == 0)
        return st;
    object = *ib_list_at(&work->kept, ibid_object *, 0);
    return put_forms(work, ib_str_of(object->symbol)) &&
                   put_forms(work, ib_str_of(object->symbols))
               ? IBID_OK
               : fail_memory(work, look->err);
}

ibid_status ib_cited_work_open(ib_cited_work *out, ib_arena *arena,
                               ibid_archive *archive, const ibid_cites *cites,
                               ibid_err *err)
{
    looking look = {.work = out, .archive = archive, .err = err};

    *out = (ib_cited_work){.arena = arena,
                           .form = ib_list_of(arena, const char *),
                           .kept = ib_list_of(arena, ibid_object *)};
    out->source = ib_arena_array(arena, ibid_source, IB_CITES_KEPT);
    if (!out->source)
        return fail_memory(out, err);
    if (cites->sha256)
        return find_object(&look, cites->sha256);
    out->words = ib_str_of(cites->words);
    return find_by_words(&look);
}

void ib_cited_work_close(ib_cited_work *work)
{
    forget_kept(work);
    ibid_doc_close(work->note);
    work->note = NULL;
}
