/* costs.h - the bounds of an archive, each with its reason. */
#ifndef IB_ARCHIVE_COSTS_H
#define IB_ARCHIVE_COSTS_H

/* Bytes of an entry.  The longest name of a file has 4,096 bytes, and as JSON
 * up to six times as many; the rest is for what a person writes. */
#define IB_LOG_LINE_MAX (1 << 16)

/* Bytes of the log that are read at once. */
#define IB_LOG_BUFFER (1 << 18)

/* Files that are acknowledged together, where the caller does not commit: each
 * holds two descriptors until then, of the 1,024 that are usual. */
#define IB_BATCH_FILES 200

/* Bytes of a term: the longest words of German law have some 80; what is longer
 * is no word, but a picture in letters. */
#define IB_TERM_BYTES 120

/* Letters that a word of a question may differ by from one in the archive, where
 * the archive does not have it: one in a short word, two in a longer one; and
 * how many such words are taken. */
#define IB_SEARCH_SHORT  5
#define IB_SEARCH_NEAR   2
#define IB_SEARCH_OTHERS 8

/* Terms of a passage that a search shows: some three lines. */
#define IB_SEARCH_TERMS 30

/* Bytes of a text in which the passage is looked for: its view takes 50 times
 * as many. */
#define IB_SEARCH_BYTES (4 << 20)

/* Bytes of texts in a segment that is not merged from others: so many are
 * sorted in some 100 MB, and keyed by who asks where they have no segment yet
 * in a tenth of a second. */
#define IB_INDEX_BYTES (32 << 20)

/* Bytes of the smallest segments, and how many of a size are merged: fewer make
 * each text be sorted more often, more have to be asked. */
#define IB_INDEX_SMALL (1 << 20)
#define IB_INDEX_TIER  8

/* Objects that one citation or passage may choose: who is meant is told by a
 * closer look, and a title that more texts bear tells nobody. */
#define IB_CHOOSE_MAX 32

/* So many issues of a newspaper are all read; of more, those of the day. */
#define IB_CHOOSE_FEW 4

/* Texts that a stretch is told to stand in, at most (IB_NEAR_PLACES); and those
 * that have the longest words of a quotation, where no stretch of it tells. */
#define IB_CHOOSE_PLACES   3
#define IB_CHOOSE_BY_WORDS 8

/* Words of a title that are looked at (IB_TITLE_MOST), the longest of them that
 * are asked for, and bytes of a word that tells anything. */
#define IB_CHOOSE_WORDS   24
#define IB_CHOOSE_TERMS   6
#define IB_CHOOSE_LETTERS 3

/* Bytes of a symbol in the form in which symbols are compared. */
#define IB_CHOOSE_FORM 200

/* Items of a passage that are looked for at once: two lines, on one page even
 * where the whole is not; and of the document's own words, where eight words
 * may be taken over. */
#define IB_CHOOSE_ITEMS 120
#define IB_CHOOSE_RUN   24

/* Items of a piece of a quotation that is looked for beside a longer one: in a
 * shorter one there is nothing that chance does not write. */
#define IB_CHOOSE_LEAST 24

/* Of a hundred items, how many may differ where a passage stands: as much as OCR
 * spoils at its worst; of short ones as much as it usually does, since a
 * quarter of them differs between many words. */
#define IB_CHOOSE_SHORT       48
#define IB_CHOOSE_SHARE       25
#define IB_CHOOSE_SHARE_SHORT 12

/* Words of a title by which those who cite it are looked for, any two of them:
 * two of four may be misread or left out. */
#define IB_CITES_WORDS 4

/* Texts that may have both words by chance: a pair that more have tells nothing,
 * and would lead to a good part of the pile. */
#define IB_CITES_CHANCE 100

/* Lines at the head of a work among which its title may stand, and words of
 * such a line. */
#define IB_CITES_LINES      8
#define IB_CITES_LINE_WORDS 24

/* Bytes at the head of a text where a DOI or ISBN is its own, and by which a source
 * is known (IB_HEAD_BYTES): a title page, or the first page of an article. */
#define IB_CITES_HEAD 3000

/* Objects that are one work: the six languages of the United Nations, and a copy
 * or two; and bytes of a symbol's form. */
#define IB_CITES_KEPT 8
#define IB_CITES_FORM 200

/* Milliseconds between two looks at a lock that another program holds: a batch
 * takes some ten to some hundred. */
#define IB_LOCK_LOOK_MS 20

/* Milliseconds after which it is said that a program waits: two that add files
 * side by side wait for each other all the time, and shortly. */
#define IB_LOCK_QUIET_MS 1000

/* Milliseconds that SQLite waits for another connection.  Writers are kept
 * apart by the archive's own lock; this is for its recovery after a crash. */
#define IB_CATALOG_WAIT_MS  10000
#define IB_CATALOG_PAUSE_MS 10

/* Rows of the catalog that are named where they differ from the log: who looks
 * for what happened needs the first ones. */
#define IB_VERIFY_ROWS 10

/* Seconds after which a file in tmp/ belongs to nobody any more: a batch is
 * written in far less than a day. */
#define IB_PART_SECONDS (24 * 60 * 60)

#endif
