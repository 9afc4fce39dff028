/* resolve.h - which source answers which citation, and why.
 *
 * A source is known by what stands at its head (symbol, caption, title,
 * newspaper and day) and by the name of its file.  A volume and a page alone
 * resolve nothing: the name must fit too.
 */
#ifndef IB_RESOLVE_RESOLVE_H
#define IB_RESOLVE_RESOLVE_H

#include "base/arena.h"
#include "ibid/finding.h"
#include "match/word.h"

/* What is known of one source. */
typedef struct ib_profile {
    const ibid_source *source;
    ib_fold head_view;
    ib_words head;          /* of its first bytes */
    uint32_t caption_words; /* of head: those of the first IB_CAPTION_BYTES */
    ib_fold name_view;
    ib_words name;    /* of the file's name, without folder and ending */
    const char *stem; /* that name, in the form symbols are compared in */
    bool is_document; /* it is the document that is checked */
} ib_profile;

typedef struct ib_shelf_view {
    ib_profile *item;
    uint32_t count;
} ib_shelf_view;

/* Look at each source's head and name.
 *
 * Takes  `doc`, to know it among the sources.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_resolve_prepare(ib_shelf_view *out,
                                             ib_arena *arena,
                                             const ibid_shelf *shelf,
                                             const ibid_doc *doc);

/* Resolve one citation by its own fields; a short form is not led back here.
 *
 * Gives  *out; `because` and candidates live as long as `arena`.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_resolve_citation(ibid_resolution *out,
                                              ib_arena *arena,
                                              ib_arena *scratch,
                                              const ib_shelf_view *shelf,
                                              const ibid_citation *citation);

/* A symbol in the form in which symbols are compared: capitals, one `_` for
 * every run of what is no letter or digit: A_79_843, E_CN_4_1999_79_ADD_1.
 *
 * Gives  its length, below `room`; cut there. */
size_t ib_symbol_form(char *out, size_t room, ibid_str symbol);

/* The next part of a joint symbol, as mastheads print them one by one:
 * "A/79/843-S/2025/150" is two.
 *
 * Takes  *at, 0 at the start; moved on.
 * Gives  *part; false: there is no more. */
bool ib_symbol_part(ibid_str number, uint32_t *at, ibid_str *part);

/* A file's name without folders and ending. */
ibid_str ib_file_stem(ibid_str file);

/* Is a word of a title, a party or a newspaper one that tells nobody from
 * another: a company's form, an article, punctuation? */
bool ib_word_is_filler(const ib_words *words, uint32_t i);

#endif
