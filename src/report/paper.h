/* paper.h - wrapped lines of text on a terminal.
 *
 * Words come in pieces and are kept whole; white space between them is where
 * a line may be broken.  Width is that of the screen: combining marks take no
 * column, wide East Asian characters two.  Control characters and those that
 * turn the direction of writing never reach the screen: a document could
 * otherwise change what is shown of it.
 */
#ifndef IB_REPORT_PAPER_H
#define IB_REPORT_PAPER_H

#include "ibid/base.h"

typedef enum ib_ink {
    IB_INK_PLAIN,
    IB_INK_BOLD,
    IB_INK_FAINT,
    IB_INK_ALARM,  /* what is to be looked at */
    IB_INK_CHANGED /* words that differ */
} ib_ink;

typedef struct ib_paper {
    const ibid_sink *sink;
    uint32_t width;  /* columns of the screen */
    uint32_t indent; /* of the lines after a break */
    uint32_t column; /* where the next character goes, from 0 */
    uint32_t from;   /* where this line's text began */
    bool begun;      /* a line was started */
    bool color;
    bool failed;    /* the sink has stopped */
    bool blank;     /* white space stands before the next word */
    ib_ink ink;     /* of the pieces to come */
    ib_ink shown;   /* that the screen has now */
    char word[256]; /* the word so far, not yet on a line */
    uint32_t word_len;
    uint32_t word_columns;
} ib_paper;

/* Tell whether a character would act on a screen instead of standing on it:
 * C0, C1, the controls of direction (Unicode Standard Annex 9), and what
 * Unicode says is no character. */
bool ib_paper_is_control(uint32_t cp);

/* Start an empty page; `width` 0 means 80, narrow ones are made 40. */
void ib_paper_start(ib_paper *paper, const ibid_sink *sink, uint32_t width,
                    bool color);

/* Start a piece of text without lines or ink, for a sink that breaks lines by
 * itself; nothing but text is put then, and ib_paper_flow_end ends it. */
void ib_paper_flow(ib_paper *paper, const ibid_sink *sink);
IBID_MUST_USE ibid_status ib_paper_flow_end(ib_paper *paper);

/* Put text; each run of white space in it is one blank.  U+00A0 is a blank too,
 * but no line is broken there. */
void ib_paper_put(ib_paper *paper, ibid_str text);
void ib_paper_say(ib_paper *paper, const char *words);
__attribute__((format(printf, 2, 3))) void ib_paper_form(ib_paper *paper,
                                                         const char *form, ...);

/* The ink of the pieces to come; nothing happens without colour. */
void ib_paper_ink(ib_paper *paper, ib_ink ink);

/* End the word, and fill with blanks up to `column`; at least one blank. */
void ib_paper_tab(ib_paper *paper, uint32_t column);

/* Begin a line, after ending the one before; it begins at column `first`,
 * what does not fit goes on at `rest`. */
void ib_paper_line(ib_paper *paper, uint32_t first, uint32_t rest);

/* Begin the title of a part of the page, after a blank line. */
void ib_paper_title(ib_paper *paper, const char *title);

/* End the last line; IBID_EIO when the sink stopped at any time. */
IBID_MUST_USE ibid_status ib_paper_finish(ib_paper *paper);

#endif
