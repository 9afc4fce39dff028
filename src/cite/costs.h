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

/* Bytes of the longest name of a reporter or code without blanks and stops
 * ("Tex. Ct. App. Dec. Civ. Cas. (White & W.)" has 31); names that begin at
 * one place and go on ("S.C.", "S.C. Eq."). */
#define IB_US_NAME_MAX  64
#define IB_US_NAME_ENDS 6

/* Places of one decision beside the first: a state's report, a regional one,
 * a neutral number, a database. */
#define IB_PARALLEL_MAX 4

/* Tokens of author and title before an article in a law journal: titles run to
 * some thirty words. */
#define IB_ARTICLE_HEAD_MAX 60

/* Words of the name of a code before its section ("Mass. Gen. Laws Ann. ch.",
 * "Tex. Bus. & Com. Code Ann."). */
#define IB_US_WORDS 8

/* Bytes of a docket number with its "No." ("No. 1:22-cv-01461 (PKC)"). */
#define IB_DOCKET_MAX 48

/* Figures of a pinpoint before the name of a case: "1032-1033" and some. */
#define IB_PIN_DIGITS 12

/* Words of the title of a paper of a case: "Memorandum of Law in Support of
 * Plaintiff's Motion for Summary Judgment" has eleven. */
#define IB_FILING_WORDS 16

/* Bytes of a bracket with a court and a date; "(U.S. Bankruptcy Court for the
 * Southern District of New York, September 28, 2005)" has 84. */
#define IB_COURT_MAX 100

/* Bytes of the remark behind a case ("(holding that ...)"); longer ones are
 * no remark but a sentence. */
#define IB_REMARK_MAX 600

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

/* What a title in quotation marks or "in", and commas throughout, add: the style
 * of notes, where an entry of a bibliography has full stops. */
#define IB_SCORE_NOTE 25

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

/* A law by its official number, which nothing else has: above an article with
 * a date, volume and pages, whose numbers these may look like. */
#define IB_SCORE_ENACTED 96

/* Tokens before such a number: the longest titles of laws have some 60 words. */
#define IB_ENACTED_MAX 90

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

/* Bytes of the longest word of a short form; tokens that may stand before one
 * that is not at the head: names and a short title. */
#define IB_FORM_WORD_MAX 40
#define IB_FORM_HEAD_MAX 12

/* Tokens looked back for the bracket that a short form stands in. */
#define IB_FORM_BRACKET_MAX 24

/* Score of a name and a quoted title without anything else: above a report or
 * an article that was read of no more than that. */
#define IB_SCORE_QUOTED 58

/* Tokens between marks of quotation after a citation, a pinpoint and a colon,
 * from which they are the source's words: titles stand before the pinpoint. */
#define IB_QUOTED_WORDS 8

/* Years of two figures from here on are of the last century: courts of
 * Louisiana number their opinions so since 1994. */
#define IB_CENTURY_FROM 50

/* Tokens of the next work of a note that are looked through for its names and
 * its date: names, a title of some thirty words, an imprint. */
#define IB_SECOND_MAX 64

/* Tokens of what may be a short form by its words alone. */
#define IB_WEAK_MAX 60

/* Words kept of a full citation, those of its head by which it is found, and
 * those that must hold a name alone: titles run to some 60 words, authors and
 * the first words of the title to some 20. */
#define IB_KNOWN_MAX  160
#define IB_KNOWN_BY   24
#define IB_KNOWN_HEAD 4

/* Words of a short form that are compared; how many of its first may lead to
 * the work; one word of so many may be missing (OCR; a title retold). */
#define IB_BRIEF_MAX     48
#define IB_BRIEF_ANCHORS 4
#define IB_BRIEF_MISS    6

/* Earlier works that are looked at for one short form: more of one name leave
 * it ambiguous anyway, and keep hostile input linear. */
#define IB_REFER_WALK 64

/* Candidates given for a short form. */
#define IB_REFER_CANDIDATES 8

/* Words of names before a year, bytes looked back for them and for the bracket
 * that opens the citation, bytes of a pinpoint after the year. */
#define IB_DATED_WORDS 12
#define IB_DATED_BACK  160
#define IB_DATED_PIN   40

/* Citations by name and year that the list of references must hold before one
 * without pinpoint that it does not hold is believed. */
#define IB_DATED_TRUST 3

/* Bytes of the heading of a list of references. */
#define IB_LISTED_HEADING 60

/* Bytes of a name that a document gives to a work, and how far after the
 * citation its bracket may stand: names are short, brackets follow at once. */
#define IB_DEFINED_MAX   80
#define IB_DEFINED_REACH 120

/* Pages past the first at which "id. at" a case is refused: few opinions are
 * longer (the figure is that of the widely used open resolver). */
#define IB_ID_PAGES 150

/* Notes that only remark, over which ibid. may look back where the style of
 * the document allows it. */
#define IB_REMARK_NOTES 3

/* Notes looked through for a note's number, where it does not stand where the
 * count says. */
#define IB_NOTE_WALK 2048

/* Citations in notes that are looked at for the style: it shows itself early. */
#define IB_STYLE_SAMPLE 256

/* Signs of a style from which it is named, and by how much it must lead the
 * next: two signs may be chance, and authors mix. */
#define IB_STYLE_MIN  4
#define IB_STYLE_LEAD 2

/* Parts of an imprint kept of one entry: two publishers in two cities with
 * their states are six. */
#define IB_IMPRINT_MAX 6

/* Tokens of the longest list of creators looked through for its date: twelve
 * names with two initials each have 60. */
#define IB_CREATORS_MAX 80

/* Words of a title.  The longest in 3,600 notes and references has 54; of those
 * that begin in lower case 27. */
#define IB_TITLE_WORDS       60
#define IB_TITLE_WORDS_SMALL 30

/* A journal by its year and issue, without author and title: more than an entry
 * whose author would be the journal. */
#define IB_SCORE_ISSUE 90

/* A law by its gazette is sure: nothing else has one, or a day after "vom"
 * behind the name of a law; its title runs to some thirty words. */
#define IB_SCORE_GAZETTE 90
#define IB_LAW_TITLE_MAX 40

/* A whole note is one entry from this score: creators, a date and a title
 * are 40, a container or an imprint more; and with no more words unread than
 * a remark such as "in press" has. */
#define IB_SCORE_ENTRY  40
#define IB_ENTRY_UNREAD 6

/* What an entry without a volume loses whose parts are set off by commas: it
 * is a note's form, which work.c reads with its brackets and pinpoints. */
#define IB_SCORE_NOTE_STYLE 25

/* What an entry gains whose creators are set off by a full stop, a colon or a
 * date, as no note has them: work.c takes the second of them for the title. */
#define IB_SCORE_STOPPED 30

/* Tokens after a list of names in full before a date, at least: a title and
 * its container; after a title, place and date little follows. */
#define IB_AFTER_CREATORS 10

/* Bytes of a word with a hyphen that is looked up without it; the longest of
 * the towns and publishers has 22. */
#define IB_BROKEN_MAX 32

/* Tokens of a title that is cited by itself with a place in it. */
#define IB_TITLE_AT_MAX 16

/* Tokens of a bracket that says where words were found: "[as quoted in:]". */
#define IB_SIGNAL_BRACKET 7

/* What an entry loses that names no creator: laws and cases have numbers that
 * look like a volume. */
#define IB_SCORE_UNNAMED 10

/* Dashes in a row that stand for an author: two or three of an em; three of
 * what is typed as hyphens, since two are a dash. */
#define IB_REPEAT_DASHES  2
#define IB_REPEAT_HYPHENS 3

/* Entries of one author after which those with dashes are looked for. */
#define IB_REPEAT_WALK 4

#endif
