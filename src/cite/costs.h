/* costs.h - the numbers of judgement of this folder, each with its reason. */
#ifndef IB_CITE_COSTS_H
#define IB_CITE_COSTS_H

/* Bytes of the longest symbol read.  The longest of 24,000 mentions in UN
 * texts, a joint one of two communications, has 47. */
#define IB_SYMBOL_MAX 160

/* Bytes of the longest web address read; browsers accept some 2,000. */
#define IB_URL_MAX 2048

/* Bytes before a reporter in which the names of the parties are looked for.
 * Captions run to some 150 bytes; what is longer is prose. */
#define IB_CASE_NAME_MAX 240

/* Bytes read at once where several things are tried at one place (a date, a
 * pinpoint, a reporter): keeps hostile input linear. */
#define IB_TRY_MAX 256

/* Tokens of one citation.  The longest of 633 law notes has 140; a note that
 * goes on is cut there. */
#define IB_PIECE_MAX 320

/* Words that may lead to a pinpoint ("and in particular at"), and numbers of
 * one: more are hostile, not a note. */
#define IB_PIN_LEAD_MAX  4
#define IB_PIN_COUNT_MAX 40

/* Digits of a number stamped on a sheet, at least. */
#define IB_PIN_STAMP_DIGITS 4

/* Persons kept of one list of names: more than ten are "et al." in every
 * style manual. */
#define IB_PERSON_MAX 12

/* Pinpoints kept of one citation. */
#define IB_ITEM_MAX 48

/* Score from which a reading is taken for a citation: one certain sign (a
 * date, a pinpoint, a publisher in brackets) with a title before it. */
#define IB_SCORE_MIN 30

/* Score from which a bracket or a name with a year inside a sentence is a
 * citation of its own: a name and two certain signs. */
#define IB_SCORE_INNER 45

/* From this score a piece with the words of a sentence is one citation all
 * the same: a title in quotation marks, an imprint, an author. */
#define IB_SCORE_WHOLE 60

/* Words of a sentence before the citation that ends it: lead-ins of 239 law
 * notes have up to 25, with marks some 40 tokens. */
#define IB_LEAD_MAX 40

/* From this score a verb in the piece does not matter: a symbol, a reporter, a
 * short form is certain whatever stands around it. */
#define IB_SCORE_SURE 78

/* What a verb in lower case takes from the score: a sentence needs an author,
 * an imprint and a pinpoint to be a citation all the same. */
#define IB_SCORE_SENTENCE 30

/* Drafts held at once of one block of running text: a draft has 2 kB, and a
 * block may be the whole text. */
#define IB_DRAFT_MAX 256

/* Bytes that may stand between "ibid." in the running text and what it refers
 * to: farther off, another citation that was not read may lie between. */
#define IB_IBID_REACH 1000

/* Bytes before a resolution or a general comment in which its organ is looked
 * for: the best reader of treaty-body texts looks 160 characters back. */
#define IB_ORGAN_REACH 160

/* Numbers by which a resolution may lie beyond the bounds of its year or
 * session (data/un-resolutions.tsv): the bounds are those of a calendar year,
 * and some numbers were given before or after. */
#define IB_RESOLUTION_SLACK 8

/* Bytes between a symbol and the date that is its own: "of", "dated", a
 * pinpoint. */
#define IB_DATE_BESIDE 24

/* Bytes before and after the number of a citation of law that may belong to
 * it.  The longest name of a case before the ICJ has some 200 bytes; a place
 * with its parallels, court and pinpoints has less than 300. */
#define IB_LAW_BACK  256
#define IB_LAW_AHEAD 400

/* Bytes of a name in the tables of law; the longest has 116. */
#define IB_LAW_NAME_MAX 192

/* Places and pinpoints that follow one another in one citation of law: four
 * reports, a court, a date and two pinpoints are the most that is usual. */
#define IB_LAW_TAIL_MAX 12

/* Words of a party's name, of a title, of a name in the tables. */
#define IB_LAW_WORDS 24

/* Lines with words that a masthead may have: UN documents have symbol,
 * distribution, date and language in their first six. */
#define IB_MASTHEAD_LINES 8
#define IB_MASTHEAD_BYTES 1500

/* A line of a masthead is short; one of prose fills the measure. */
#define IB_MASTHEAD_WIDTH 100

/* Words beside the symbols on a line that bears them ("Distr. GENERAL", "English,
 * page 2", "United Nations"); the line of a citation has a sentence. */
#define IB_MASTHEAD_WORDS 5

/* Pages whose first and last lines are looked at for the symbol that is
 * printed on each; how often it is printed at least, where the lines are not
 * known for furniture. */
#define IB_HEAD_PAGES   12
#define IB_HEAD_LINES   3
#define IB_HEAD_REPEATS 3

#endif
