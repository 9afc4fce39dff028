/* html.h - the page of a check, and what its parts share.
 *
 * The document is written block by block.  A block that calls notes, or of
 * whose words something was found, is a row: its words, the notes that it
 * calls, and beside them the findings.  A note thus stands by its mark; a
 * note without one stands where the file has it.
 */
#ifndef IB_REPORT_HTML_H
#define IB_REPORT_HTML_H

#include "base/arena.h"
#include "report/markup.h"
#include "report/view.h"

/* One span of a block. */
typedef struct ib_piece {
    ibid_span span;
    uint32_t block;
} ib_piece;

/* Items by the block they belong to: those of block b are item[first[b]] to
 * item[first[b + 1]], each an index, in order. */
typedef struct ib_by_block {
    uint32_t *first, *item;
} ib_by_block;

typedef struct ib_html {
    ib_markup page;
    ib_arena *arena;
    const ib_view *view;
    const ibid_report_options *opt;
    const ibid_pull *pull; /* or NULL */
    ib_tally tally;
    uint32_t titles;      /* and terms, which the tally leaves out */
    const char *language; /* of the document, a word that may stand in markup;
                             "" where it is not plain */
    ib_piece *piece;      /* of all blocks, by where they start */
    uint32_t piece_count;
    ib_by_block findings;   /* by the block in which they start */
    ib_by_block notes;      /* by the block that holds their first mark */
    uint32_t *mark;         /* for each note its first mark, or IBID_NONE */
    uint32_t *note_finding; /* for each note, its finding, or IBID_NONE */
    uint32_t *mark_finding; /* for each mark that has one: it has no note */
    uint32_t *work;         /* for each citation its work, or IBID_NONE */
    uint32_t *reach; /* for each finding, the furthest end of those up to it */
    uint32_t *next;  /* for each to be looked at, the next one, or IBID_NONE */
    uint32_t *previous;
    bool *note_put; /* notes that were written */
} ib_html;

/* Find what the parts of the page need to know.
 *
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_html_plan(ib_html *html);

/* The language of a document: a code of ISO 639 and nothing else, so that it may
 * stand in an attribute; "" where it is not plain. */
const char *ib_html_language(const ibid_doc *doc);

/* The attribute for words that are written from the right, most of them; ""
 * for others.  Not the first letter tells (as dir="auto" has it): many a
 * paragraph begins with a symbol, "A/RES/60/251". */
const char *ib_html_direction(ibid_str text, ibid_span span);

/* Is a finding one that has its words, its evidence and its reasons beside the
 * text?  The others say all they have to in a word. */
bool ib_html_has_card(const ib_html *html, const ibid_finding *finding);

/* A title or term in quotation marks that was not compared. */
bool ib_html_is_title(const ib_html *html, const ibid_finding *finding);

/* A finding that the text says nothing of: a title, a figure without a remark.
 * It keeps its address. */
bool ib_html_is_quiet(const ib_html *html, const ibid_finding *finding);

/* Put the language of what is ibid's own, inside a document of another one. */
void ib_html_own_language(ib_html *html);

/* Put the word of a verdict, as a link that leads to the finding. */
void ib_html_verdict_link(ib_html *html, const ibid_finding *finding);

/* The first words of a finding, with quotation marks where it is one. */
void ib_html_brief(ib_html *html, const ibid_finding *finding);

/* Put where a finding stands in the document: "p. 1, line 12, note 3". */
void ib_html_place(ib_html *html, const ibid_finding *finding);

/* The document, with all that was found beside it. */
IBID_MUST_USE ibid_status ib_html_put_document(ib_html *html);

/* The finding with its evidence; `i` is its index. */
void ib_html_put_card(ib_html *html, uint32_t i);

/* The source's passage with what differs from the quotation in it. */
void ib_html_put_redline(ib_html *html, const ibid_doc *source,
                         const ibid_finding *finding);

/* The parts before and behind the document. */
void ib_html_put_look(ib_html *html);
void ib_html_put_ledger(ib_html *html);
void ib_html_put_unknown(ib_html *html);
void ib_html_put_sources(ib_html *html);
void ib_html_put_works(ib_html *html);
void ib_html_put_about(ib_html *html);

#endif
