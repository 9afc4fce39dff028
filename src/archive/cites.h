/* cites.h - a work that documents may cite, for the files of this folder.
 *
 *     object, or words ──cites_work.c──▶ work ──cites_match.c──▶ candidates
 *     candidates, read one by one ──cites.c──▶ mentions
 */
#ifndef IB_ARCHIVE_CITES_H
#define IB_ARCHIVE_CITES_H

#include "archive/archive.h"
#include "ibid/cites.h"

typedef struct ib_cited_work {
    ib_arena *arena;               /* of all that is kept here */
    ibid_str words;                /* as asked for; empty: an object was */
    ibid_doc *note;                /* the words, read; or NULL */
    const ibid_citation *citation; /* its first; or NULL */
    ib_list form;                  /* const char *: its symbols, as
                                      ib_symbol_form writes them */
    ib_list kept;                  /* ibid_object *: it, in the archive; up to
                                      IB_CITES_KEPT */
    ibid_source *source;           /* these, read, under their names */
} ib_cited_work;

/* Find out what is asked for, and read it where the archive has it.
 *
 * Gives  *out, for ib_cited_work_close, also where it fails.
 * Fails  as ibid_archive_cites. */
IBID_MUST_USE ibid_status ib_cited_work_open(ib_cited_work *out,
                                             ib_arena *arena,
                                             ibid_archive *archive,
                                             const ibid_cites *cites,
                                             ibid_err *err);
void ib_cited_work_close(ib_cited_work *work);

/* Is one of the symbols in `numbers`, "A/46/1-S/2; A/3", the work's? */
bool ib_cited_work_has(const ib_cited_work *work, ibid_str numbers);

/* Does the DOI or ISBN that is asked for stand at the head of a document, outside
 * its notes?  Then it is the document's own. */
bool ib_cites_is_borne_by(const ib_cited_work *work, const ibid_doc *doc);

/* A citation, and the text in which it stands; or words that are none. */
typedef struct ib_named {
    ibid_str text;
    const ibid_citation *citation; /* NULL: the text is words of a title */
} ib_named;

/* What the person asked for. */
ib_named ib_cited_work_named(const ib_cited_work *work);

/* Do notes at the head of a document cite it?  Then it stands there, and the
 * document is another.
 *
 * Gives  false where there is no memory, too: see the arena. */
bool ib_cites_is_noted(const ibid_doc *doc, ib_arena *scratch, ib_named named);

/* The expression of FTS5 for texts that may cite a work.
 *
 * Gives  *out, NULL where the work has no word that could be looked for.
 * Fails  as the catalog does; IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_cites_match(const char **out,
                                         const ib_cited_work *work,
                                         ibid_archive *archive, ibid_err *err);

/* Are nearly all of these words, two or more, among those of a title or a name,
 * which may be NULL? */
bool ib_cites_has_words(ibid_str few, const char *title);

/* Show the objects of such numbers, in order; what `see` gives stops where it is
 * not IBID_OK. */
typedef ibid_status ib_cites_see(void *state, uint64_t id,
                                 const ibid_object *object);
IBID_MUST_USE ibid_status ib_cites_each(ibid_archive *archive,
                                        const ib_list *ids, ib_cites_see *see,
                                        void *state, ibid_err *err);

/* A copy of an object and its strings.
 *
 * Gives  NULL where there is no memory. */
ibid_object *ib_object_keep(ib_arena *arena, const ibid_object *object);

#endif
