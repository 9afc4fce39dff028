/* page.h - steps of laying out a text, in their order. */
#ifndef IB_TEXT_PAGE_H
#define IB_TEXT_PAGE_H

#include "text/text.h"

/* Hash of no bytes, and of one code more (FNV-1a): lines that come again are
 * told by it, without their blanks. */
#define IB_HASH_START 0xCBF29CE484222325u
static inline uint64_t ib_hash_mix(uint64_t hash, uint32_t code)
{
    return (hash ^ code) * 0x100000001B3u;
}

/* Split text->str into lines; text->line is in `arena` (line.c). */
IBID_MUST_USE ibid_status ib_line_split(ib_text *text, ib_arena *arena);

/* Find where pages start by other signs than form feeds (guess.c).
 *
 * Gives  pushes the indices (size_t) of lines that start a page, ascending,
 *        the first line of the text left out; none is an answer.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_page_guess(ib_list *breaks, ib_arena *scratch,
                                        const ib_text *text);

/* Mark the lines that are furniture, and label the pages (furniture.c).
 *
 * Takes  `page`, the pages of the text, to be given their labels.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_furniture_mark(ib_text *text, ibid_page *page,
                                            ib_arena *scratch);

#endif
