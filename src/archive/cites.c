/* cites.c - who cites or quotes a work: the candidates, read one by one. */

#include "archive/choose.h"
#include "archive/cites_same.h"

#include <string.h>

#include "base/fail.h"
#include "base/str.h"
#include "cite/same.h"
#include "resolve/copy.h"
#include "resolve/key.h"

/* A document that may cite the work. */
typedef struct candidate {
    ibid_object *object;
    const char *path;
} candidate;

typedef struct citing {
    ibid_archive *archive;
    const ibid_cites *cites;
    const ibid_cites_visitor *visitor;
    ib_cited_work work;
    ibid_shelf shelf; /* the work's sources */
    ib_arena arena;   /* the work, the candidates */
    ib_list candidate;
    size_t next; /* candidate that is read next, or was read last */
    ibid_status status;
    ibid_err *err;
} citing;

/* One document while it is looked into. */
typedef struct looking {
    citing *citing;
    ib_arena arena;
    const candidate *candidate;
    const char *name;
    const ibid_doc *doc;
    ibid_citations all;
    const char **because; /* of each citation that is of the work, else NULL */
    bool *unsure;
    ib_beside beside;
    const ibid_check *check;
    const ibid_finding **finding; /* of each quotation, or NULL */
    bool shown;                   /* a mention of this document */
} looking;

static ibid_status fail_memory(citing *c, const ib_arena *arena)
{
    return ib_archive_fail_memory(arena, c->err);
}

static size_t shelf_count(void *state)
{
    const ib_cited_work *work = state;

    return work->kept.count;
}

static const ibid_source *shelf_source(void *state, size_t i)
{
    const ib_cited_work *work = state;

    return &work->source[i];
}

/* Why citation i, which is no short form, is of the work.
 *
 * Gives  NULL: it is not; *sure false where its title alone tells. */
static const char *same_work(const looking *look, bool *sure, uint32_t i)
{
    const ib_cited_work *work = &look->citing->work;
    const ibid_citation *c = &look->all.item[i];
    const char *because;

    *sure = true;
    if (c->kind == IBID_CITE_SHORT || c->kind == IBID_CITE_OTHER)
        return NULL;
    if (work->form.count > 0) {
        const ibid_str number = ib_same_text(c, IBID_FIELD_NUMBER);

        if (number.len && ib_cited_work_has(work, number))
            return "it has the same symbol";
        if (number.len && memchr(number.at, '/', number.len))
            return NULL; /* another document of the same name */
    }
    because = ib_cites_same(&look->beside, i);
    for (size_t k = 0; k < work->kept.count && !because; k++) {
        const ibid_object *object = *ib_list_at(&work->kept, ibid_object *, k);

        if (object->title &&
            ib_cites_same_title(&look->beside, i, object->title)) {
            because = "it has the words of the title";
            *sure = false;
        }
    }
    return because;
}

/* The table that says which works the sources do not show to be the one: what
 * their citations alone tell. */
typedef struct telling {
    char *rows;
    size_t len;
    bool any;
} telling;

static ibid_status tell(looking *look, telling *told, const char *key)
{
    const char *file = look->citing->work.source[0].file;
    const size_t room = told->len + strlen(key) + 2 * strlen(file) + 8;
    char *rows = ib_arena_array(&look->arena, char, room);
    size_t n;

    if (!rows)
        return fail_memory(look->citing, &look->arena);
    memcpy(rows, told->rows, told->len);
    n = told->len;
    memcpy(rows + n, key, strlen(key));
    n += strlen(key);
    rows[n++] = ',';
    rows[n++] = '"';
    for (const char *at = file; *at; at++) {
        if (*at == '"')
            rows[n++] = '"';
        rows[n++] = *at;
    }
    rows[n++] = '"';
    rows[n++] = '\n';
    *told = (telling){rows, n, true};
    return IBID_OK;
}

/* Note all citations of one work that is the one. */
static void note_mentions(looking *look, const ibid_work *work,
                          const char *because, bool sure)
{
    for (uint32_t k = 0; k < work->mention_count; k++) {
        const uint32_t i = work->mention[k];
        const ibid_citation *c = &look->all.item[i];

        look->because[i] =
            i != work->citation && c->because ? c->because : because;
        look->unsure[i] = !sure;
    }
}

/* Short forms that fit it, and others too. */
static void note_ambiguous(looking *look)
{
    for (uint32_t i = 0; i < look->all.count; i++) {
        const ibid_citation *c = &look->all.item[i];

        for (uint32_t k = 0; k < c->candidate_count && !look->because[i]; k++) {
            const uint32_t root = ib_work_root(look->all, c->candidate[k]);

            if (!look->because[root] || root == i)
                continue;
            look->because[i] =
                c->because ? c->because : "it fits several works";
            look->unsure[i] = true;
        }
    }
}

/* Do notes at the head of the work cite what citation i cites?  Then that only
 * stands there, as it may in a letter of few pages, and is not it. */
static bool is_of_notes(const looking *look, uint32_t i)
{
    const ib_named named = {ibid_doc_text(look->doc), &look->all.item[i]};
    const ib_cited_work *work = &look->citing->work;
    bool is_it = false;

    for (size_t k = 0; k < work->kept.count && !is_it; k++) {
        ib_arena scratch;

        if (!work->source[k].doc)
            continue;
        ib_arena_init(&scratch, look->citing->archive->options.read.alloc, 0,
                      NULL);
        is_it = ib_cites_is_noted(work->source[k].doc, &scratch, named);
        ib_arena_free(&scratch);
    }
    return is_it;
}

/* Tell which citations of the document are of the work.
 *
 * Gives  *found: whether any is. */
static ibid_status find_mentions(looking *look, bool *found, telling *told,
                                 const ibid_pull *pull)
{
    const ibid_works works = ibid_pull_works(pull);
    const size_t kept = look->citing->work.kept.count;
    ibid_status st = IBID_OK;

    for (size_t i = 0; i < works.count && !st; i++) {
        const ibid_work *work = &works.item[i];
        const char *because = work->because;
        const bool resolved =
            work->status == IBID_WORK_AT_HAND ||
            work->status == IBID_WORK_UNREAD ||
            (work->status == IBID_WORK_AMBIGUOUS &&
             look->all.item[work->citation].candidate_count == 0);
        bool sure = true;

        if (!resolved)
            because = same_work(look, &sure, work->citation);
        else if (work->status == IBID_WORK_UNREAD)
            because = "the file is named by it";
        if (!because || (resolved && is_of_notes(look, work->citation)))
            continue;
        *found = true;
        note_mentions(look, work, because, sure);
        if (!resolved && kept == 1)
            st = tell(look, told, work->key);
    }
    note_ambiguous(look);
    return st;
}

/* The findings on quotations, by quotation. */
static ibid_status take_findings(looking *look)
{
    const ibid_findings findings = ibid_check_findings(look->check);

    for (size_t i = 0; i < findings.count; i++)
        if (findings.item[i].kind == IBID_FINDING_QUOTATION)
            look->finding[findings.item[i].item] = &findings.item[i];
    return IBID_OK;
}

static bool is_quotation(const ibid_quotation *quotation)
{
    return quotation->kind != IBID_QUOTE_TITLE &&
           quotation->kind != IBID_QUOTE_TERM;
}

/* Is it found in the work, though the document does not say so?  What the work
 * quotes itself is of a third. */
static bool is_unsaid(const looking *look, size_t i)
{
    const ibid_quotation *q = &ibid_doc_quotations(look->doc).item[i];
    const ibid_finding *f = look->finding[i];

    if (!f || !is_quotation(q) ||
        (q->citation != IBID_NONE && look->because[q->citation]))
        return false;
    return f->hit.source != IBID_NONE && ib_span_is_empty(f->quoted.span) &&
           (f->verdict == IBID_VERDICT_EXACT ||
            f->verdict == IBID_VERDICT_MARKED ||
            f->verdict == IBID_VERDICT_DAMAGED ||
            f->verdict == IBID_VERDICT_ELSEWHERE ||
            f->verdict == IBID_VERDICT_UNCITED ||
            f->verdict == IBID_VERDICT_UNAVAILABLE);
}

static bool show(looking *look, ibid_mention *mention)
{
    const citing *c = look->citing;

    mention->object = look->candidate->object;
    mention->name = look->name;
    mention->doc = look->doc;
    mention->check = look->check;
    mention->is_first = !look->shown;
    look->shown = true;
    return !c->visitor->see || c->visitor->see(c->visitor->state, mention);
}

/* Show citation i with the quotations that it answers. */
static ibid_status show_citation(looking *look, uint32_t i)
{
    const ibid_quotations all = ibid_doc_quotations(look->doc);
    const ib_arena_mark mark = ib_arena_here(&look->arena);
    ibid_quoting *quoting =
        ib_arena_array(&look->arena, ibid_quoting, all.count + 1);
    ibid_mention mention = {.citation = i,
                            .is_sure = !look->unsure[i],
                            .because = look->because[i],
                            .quoting = quoting};
    bool on;

    if (!quoting)
        return fail_memory(look->citing, &look->arena);
    for (size_t k = 0; k < all.count; k++)
        if (all.item[k].citation == i && is_quotation(&all.item[k]))
            quoting[mention.quoting_count++] =
                (ibid_quoting){(uint32_t)k, look->finding[k]};
    on = show(look, &mention);
    ib_arena_rewind(&look->arena, mark);
    return on ? IBID_OK : ib_fail(look->citing->err, IBID_EIO, "stopped", 0, 0);
}

static ibid_status show_unsaid(looking *look, size_t i)
{
    const ibid_quoting quoting = {(uint32_t)i, look->finding[i]};
    ibid_mention mention = {
        .citation = IBID_NONE,
        .is_sure = true,
        .because =
            "the words stand in it, and no citation of it is beside them",
        .quoting = &quoting,
        .quoting_count = 1};

    return show(look, &mention)
               ? IBID_OK
               : ib_fail(look->citing->err, IBID_EIO, "stopped", 0, 0);
}

/* Show all, as they stand in the document. */
static ibid_status show_all(looking *look)
{
    const ibid_quotations quotations = ibid_doc_quotations(look->doc);
    ibid_status st = IBID_OK;
    size_t next = 0;

    for (uint32_t i = 0; i <= look->all.count && !st; i++) {
        const bool at_end = i == look->all.count;

        for (; next < quotations.count && !st; next++) {
            if (!at_end && quotations.item[next].span.start >=
                               look->all.item[i].span.start)
                break;
            if (is_unsaid(look, next))
                st = show_unsaid(look, next);
        }
        if (!st && !at_end && look->because[i])
            st = show_citation(look, i);
    }
    return st;
}

/* Compare the quotations with the work, where it can be read. */
static ibid_status compare(looking *look, const telling *told)
{
    const citing *c = look->citing;
    ibid_check_options options = IBID_CHECK_OPTIONS_INIT;
    ibid_check *check = NULL;
    ibid_map *map = NULL;
    ibid_status st = IBID_OK;

    options.alloc = c->archive->options.read.alloc;
    if (told->any)
        st = ibid_map_open(&map, told->rows, told->len,
                           &c->archive->options.read, c->err);
    options.map = map;
    if (!st && c->work.kept.count > 0)
        st = ibid_check_open(&check, look->doc, &c->shelf, &options, c->err);
    look->check = check;
    if (!st && check)
        st = take_findings(look);
    if (!st)
        st = show_all(look);
    ibid_check_close(check);
    ibid_map_close(map);
    return st;
}

/* Is the document the work itself, in another form? */
static bool is_copy(const looking *look)
{
    const ib_cited_work *work = &look->citing->work;

    for (size_t i = 0; i < work->kept.count; i++)
        if (work->source[i].doc && ib_copy_is(work->source[i].doc, look->doc))
            return true;
    return false;
}

static ibid_status look_into(looking *look)
{
    citing *c = look->citing;
    telling told = {.len = 0};
    ibid_pull *pull;
    bool found = false;
    ibid_status st;

    look->all = ibid_doc_citations(look->doc);
    look->because =
        ib_arena_array(&look->arena, const char *, look->all.count + 1);
    look->unsure = ib_arena_array(&look->arena, bool, look->all.count + 1);
    look->finding = ib_arena_array(&look->arena, const ibid_finding *,
                                   ibid_doc_quotations(look->doc).count + 1);
    told.rows = ib_str_format(&look->arena, "key,file\n");
    told.len = told.rows ? strlen(told.rows) : 0;
    if (!look->because || !look->unsure || !look->finding || !told.rows)
        return fail_memory(c, &look->arena);
    st = ib_cites_beside(&look->beside, &look->arena, look->doc, UINT32_MAX,
                         ib_cited_work_named(&c->work));
    if (st)
        return fail_memory(c, &look->arena);
    st = ibid_pull_open(&pull, look->doc, &c->shelf, NULL, c->err);
    if (st)
        return st;
    st = find_mentions(look, &found, &told, pull);
    if (!st && (found || c->work.kept.count > 0))
        st = compare(look, &told);
    ibid_pull_close(pull);
    return st;
}

/* The name of what was read: the object's, and that of a file in it. */
static const char *name_of(const candidate *one, ib_arena *arena,
                           const char *file)
{
    return ib_str_format(arena, "%s%s", one->object->name,
                         file + strlen(one->path));
}

/* The candidate that a file is, or is in. */
static const candidate *find_candidate(citing *c, const char *file)
{
    for (; c->next < c->candidate.count; c->next++) {
        const candidate *one = ib_list_at(&c->candidate, candidate, c->next);
        const size_t len = strlen(one->path);

        if (strncmp(file, one->path, len) == 0 &&
            (file[len] == '\0' || file[len] == '/'))
            return one;
    }
    return NULL;
}

static bool see_document(void *state, const ibid_source *source)
{
    citing *c = state;
    looking look = {.citing = c, .doc = source->doc};

    look.candidate = find_candidate(c, source->file);
    if (!look.candidate)
        return true;
    ib_arena_init(&look.arena, c->archive->options.read.alloc, 0, NULL);
    look.name = name_of(look.candidate, &look.arena, source->file);
    if (!look.name)
        c->status = fail_memory(c, &look.arena);
    else if (source->status != IBID_SOURCE_READ && c->visitor->hear)
        c->visitor->hear(c->visitor->state, look.name, source->why);
    if (!c->status && look.doc && !is_copy(&look))
        c->status = look_into(&look);
    ib_arena_free(&look.arena);
    return c->status == IBID_OK;
}

/* Keep a candidate, unless it is the work itself. */
static ibid_status see_candidate(void *state, uint64_t id,
                                 const ibid_object *object)
{
    citing *c = state;
    candidate *one;

    (void)id;
    for (size_t i = 0; i < c->work.kept.count; i++)
        if (strcmp((*ib_list_at(&c->work.kept, ibid_object *, i))->sha256,
                   object->sha256) == 0)
            return IBID_OK;
    one = ib_list_push(&c->candidate);
    if (one) {
        one->object = ib_object_keep(&c->arena, object);
        one->path =
            ib_archive_object_path(&c->arena, c->archive, object->sha256);
    }
    return one && one->object && one->path ? IBID_OK
                                           : fail_memory(c, &c->arena);
}

/* Texts with words of the work's number or title; and those that have words of
 * its text. */
static ibid_status find_candidates(citing *c)
{
    ib_list ids = ib_list_of(&c->arena, uint64_t);
    const char *match;
    ibid_status st = ib_cites_match(&match, &c->work, c->archive, c->err);

    if (!st && match)
        st = ib_catalog_choose(&ids, c->archive->catalog, IB_BY_WORDS,
                               ib_str_of(match), (ibid_str){NULL, 0},
                               UINT32_MAX, c->err);
    for (size_t i = 0; i < c->work.kept.count && !st; i++)
        if (c->work.source[i].doc)
            st = ib_choose_alike(&ids, c->archive, c->work.source[i].doc,
                                 c->err);
    ib_catalog_each_once(&ids);
    return st ? st : ib_cites_each(c->archive, &ids, see_candidate, c, c->err);
}

static ibid_status show_work(citing *c)
{
    const ibid_cites_work work = {
        .kept = (const ibid_object *const *)c->work.kept.item,
        .kept_count = c->work.kept.count,
        .citation = c->work.citation,
        .candidates = c->candidate.count};

    if (!c->visitor->work || c->visitor->work(c->visitor->state, &work))
        return IBID_OK;
    return ib_fail(c->err, IBID_EIO, "stopped", 0, 0);
}

static ibid_status read_candidates(citing *c)
{
    const ibid_visitor visitor = {see_document, c};
    ibid_files_options options = IBID_FILES_OPTIONS_INIT;
    const char **path =
        ib_arena_array(&c->arena, const char *, c->candidate.count + 1);
    ibid_status st;

    if (!path)
        return fail_memory(c, &c->arena);
    for (size_t i = 0; i < c->candidate.count; i++)
        path[i] = ib_list_at(&c->candidate, candidate, i)->path;
    options.read = c->archive->options.read;
    options.progress = c->cites->progress;
    options.jobs = c->cites->jobs ? c->cites->jobs : 1;
    st = ibid_files_visit(&visitor, path, c->candidate.count, &options, c->err);
    return c->status ? c->status : st;
}

ibid_status ibid_archive_cites(ibid_archive *archive, const ibid_cites *cites,
                               const ibid_cites_visitor *visitor, ibid_err *err)
{
    citing c = {
        .archive = archive, .cites = cites, .visitor = visitor, .err = err};
    ibid_status st;

    ib_arena_init(&c.arena, archive->options.read.alloc, 0, NULL);
    c.candidate = ib_list_of(&c.arena, candidate);
    c.shelf = (ibid_shelf){shelf_count, shelf_source, &c.work};
    st = ib_cited_work_open(&c.work, &c.arena, archive, cites, err);
    if (!st)
        st = find_candidates(&c);
    if (!st)
        st = show_work(&c);
    if (!st && c.candidate.count > 0)
        st = read_candidates(&c);
    ib_cited_work_close(&c.work);
    ib_arena_free(&c.arena);
    return st;
}
