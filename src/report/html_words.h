/* html_words.h - what the page of a check says of itself: every string of it
 * that is no sentence of a finding, so that it can be translated.
 *
 * Sentences of findings stand in told.c, evidence.c and in check/, and are the
 * same on a terminal.
 */
#ifndef IB_REPORT_HTML_WORDS_H
#define IB_REPORT_HTML_WORDS_H

#define IB_SAY_LANGUAGE "en"
#define IB_SAY_TITLE    "What it rests on: "
#define IB_SAY_UNNAMED  "the document"
#define IB_SAY_SKIP     "Go to the document"
#define IB_SAY_CONTENTS "Parts of this report"
#define IB_SAY_NEUTRAL \
    "ibid compares words and places. It does not say what is true."

/* Parts of the page. */
#define IB_SAY_PART_LOOK     "To look at"
#define IB_SAY_PART_LEDGER   "What was checked"
#define IB_SAY_PART_DOCUMENT "The document"
#define IB_SAY_PART_UNKNOWN  "Not compared, and why"
#define IB_SAY_PART_SOURCES  "Sources"
#define IB_SAY_PART_WORKS    "Works that are not at hand"
#define IB_SAY_PART_WORDS    "What the words mean"
#define IB_SAY_PART_ABOUT    "About this report"

#define IB_SAY_ONE_TO_LOOK_AT  "1 finding to look at"
#define IB_SAY_MANY_TO_LOOK_AT " findings to look at"
#define IB_SAY_NOTHING         "Nothing to look at"
#define IB_SAY_NONE_UNCOMPARED "Every quotation was compared."
#define IB_SAY_NO_SOURCES      "There are none."
#define IB_SAY_ALL_AT_HAND     "Every work that is cited is at hand."
#define IB_SAY_DOCUMENT_FOLLOWS                                             \
    "The text as it was read. What was found stands beside the paragraph, " \
    "notes beneath or beside it; each verdict leads to its evidence, each " \
    "place back to the text."

/* The ledger. */
#define IB_SAY_COLUMN_VERDICT "Verdict"
#define IB_SAY_COLUMN_COUNT   "How many"
#define IB_SAY_COLUMN_WHERE   "Where"
#define IB_SAY_IN_TEXT        "beside their words in the text"
#define IB_SAY_AT_SOURCES     "listed with their sources"
#define IB_SAY_AT_WORKS       "listed with their works"
#define IB_SAY_WRONG_PINPOINT "with a wrong pinpoint"
#define IB_SAY_QUOTATIONS     "Quotations"
#define IB_SAY_CITATIONS      "Citations"
#define IB_SAY_FIGURES        "Figures"
#define IB_SAY_NOTES          "Notes"
#define IB_SAY_DATES          "Dates"
#define IB_SAY_UNQUOTED       "Words of a source without quotation marks"

/* A finding. */
#define IB_SAY_CITED       "cited"
#define IB_SAY_QUOTATION   "quotation"
#define IB_SAY_SOURCE      "source"
#define IB_SAY_NEAREST     "nearest"
#define IB_SAY_ALSO        "also in"
#define IB_SAY_DIFFERS     "differs in"
#define IB_SAY_DECLARED    "declared"
#define IB_SAY_SET_ASIDE   "set aside"
#define IB_SAY_PINPOINT    "pinpoint"
#define IB_SAY_BECAUSE     "because"
#define IB_SAY_BESIDE      "beside"
#define IB_SAY_CANDIDATES  "may be"
#define IB_SAY_SUGGESTED   "perhaps"
#define IB_SAY_RULING      "ruling"
#define IB_SAY_FINDING     "finding"
#define IB_SAY_PREVIOUS    "previous"
#define IB_SAY_NEXT        "next"
#define IB_SAY_PIN_RIGHT   "right: "
#define IB_SAY_PIN_UNKNOWN "not checkable: "
#define IB_SAY_HONEST      "as it says"
#define IB_SAY_DISHONEST   "not as it says"
#define IB_SAY_STANDS_FOR  " stands for "
#define IB_SAY_LEAVES_OUT  " leaves out "
#define IB_SAY_ONLY_SOURCE "only in the source: "
#define IB_SAY_ONLY_QUOTED "only in the quotation: "
#define IB_SAY_END         "; "
#define IB_SAY_LOST_MARK   "mark lost"
#define IB_SAY_MARK        "mark: "
#define IB_SAY_NOTE        "note "
#define IB_SAY_PAGE        "p. "
#define IB_SAY_INFERRED    "concluded, not written there"

/* Sources and works. */
#define IB_SAY_STANDS_AS "cited as "
#define IB_SAY_NOT_CITED "not cited"
#define IB_SAY_CITED_AT  "cited at "
#define IB_SAY_HASH      "SHA-256 "

/* About the report. */
#define IB_SAY_FILE       "file"
#define IB_SAY_FORMAT     "format"
#define IB_SAY_FILE_HASH  "SHA-256 of the file"
#define IB_SAY_TEXT_HASH  "SHA-256 of its text"
#define IB_SAY_REMARKS    "remarks"
#define IB_SAY_CHECKPOINT "checkpoint of the archive"
#define IB_SAY_VERSIONS   "made by"
#define IB_SAY_LEGEND                                                        \
    "Beside the text, the source is shown with what differs in it: words "   \
    "that are struck through stand only in the source, underlined words in " \
    "a frame only in the quotation."

/* What each verdict claims (docs/verdicts.md). */
#define IB_SAY_MEANS                                                           \
    {                                                                          \
        {"exact", "the same words; at most spacing, line breaks, or the "      \
                  "style of quotation marks and dashes differ"},               \
            {"marked", "differs only where it says so, by [brackets] or "      \
                       "dots, and what it says is right"},                     \
            {"damaged", "differs only in letters that a scanner misread"},     \
            {"altered", "found, but words differ and nothing says so"},        \
            {"absent", "the cited source was read, and the words are not in "  \
                       "it"},                                                  \
            {"elsewhere", "not in the cited source, but in another one at "    \
                          "hand"},                                             \
            {"pinpoint", "the words are there, but not at the cited page or "  \
                         "paragraph"},                                         \
            {"unread", "the source is there but could not be read"},           \
            {"unavailable", "the source is not among those given"},            \
            {"uncited", "nothing says where the words come from"},             \
            {"unchecked", "not compared: too short, or in another language"},  \
            {"unquoted", "words of a source, without quotation marks"},        \
            {"resolved", "a citation whose source is at hand"},                \
            {"ambiguous", "a citation that fits several sources or works"},    \
            {"remarked", "a date or a figure that does not fit another place " \
                         "of the document"},                                   \
            {"cited", "a figure that rests on a note or a citation"},          \
            {"unlinked", "a note without its mark, or a mark without its "     \
                         "note"},                                              \
    }

#endif
