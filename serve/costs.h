/* costs.h - how much a client may ask and is answered, and why. */
#ifndef IB_SERVE_COSTS_H
#define IB_SERVE_COSTS_H

enum {
    /* The longest message, in bytes: a book of some 8,000 pages as text. */
    IB_SERVE_MESSAGE = 16 << 20,
    /* Messages in one array, in the revision that has them: their answers are
     * held together. */
    IB_SERVE_BATCH = 64,
    /* Bytes that are read ahead while work is done, to see whether it was
     * cancelled; the rest waits in the pipe. */
    IB_SERVE_AHEAD = 1 << 18,
    /* Requests that are known to be cancelled before their turn comes. */
    IB_SERVE_CANCELLED = 16,
    /* A line that cancels is short; a longer one is not looked at early. */
    IB_SERVE_CANCEL_LINE = 2048,
    /* No item is begun after so many bytes of an answer: what a model can hold
     * beside its work. */
    IB_SERVE_ANSWER = 48 << 10,
    /* The longest answer there is: one finding with all that belongs to it. */
    IB_SERVE_ANSWER_MOST = 256 << 10,
    /* Bytes of a passage, and items of a list in a finding; there is always a
     * way to the rest. */
    IB_SERVE_PASSAGE = 2000,
    IB_SERVE_ITEMS = 20,
    /* A quotation, or words to be found: ten pages. */
    IB_SERVE_QUOTE = 64 << 10,
    /* Items, by tool: usual, and at most. */
    IB_SERVE_FINDINGS = 20,
    IB_SERVE_FINDINGS_MOST = 100,
    IB_SERVE_PLACES = 10,
    IB_SERVE_PLACES_MOST = 50,
    IB_SERVE_PLACES_FROM = 10000,
    IB_SERVE_PARTS = 50,
    IB_SERVE_PARTS_MOST = 200,
    IB_SERVE_SOURCES = 50,
    IB_SERVE_SOURCES_MOST = 200,
    /* Bytes of a text, two pages; and at most. */
    IB_SERVE_TEXT = 8000,
    IB_SERVE_TEXT_MOST = 32000,
    /* Bytes of a note or a heading in a list. */
    IB_SERVE_PART = 600,
    /* How long a client may believe the list of tools: an hour. */
    IB_SERVE_TTL_MS = 3600000
};

#endif
