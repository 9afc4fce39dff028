/* costs.h - the numbers of judgement in check/, each with its reason. */
#ifndef IB_CHECK_COSTS_H
#define IB_CHECK_COSTS_H

enum {
    /* Of a quotation's letters, how many must stand there for the passage to
     * be the one that was quoted, in per cent: below, other words stand there
     * and the quotation is absent.  Unrelated passages share a third. */
    IB_FOUND_SHARE = 60,
    /* A word this long is not made another word by one confused letter as
     * easily as "bad" and "had" are. */
    IB_DAMAGE_LETTERS = 5,
    /* Of a word's letters, one in so many may be confused: "rn" for "m" in
     * "mm" is another word, in "summer" a misreading. */
    IB_DAMAGE_SHARE = 3,
    /* So short a word is another word too easily, even where what differs
     * looks the same: "die" and "clie", "all" and "ail". */
    IB_DAMAGE_SHORT = 3,
    IB_DAMAGE_SPELT = 64, /* bytes of a word of the table, with room */
    /* A word that stands so often in the neighbourhood is "and" or "the": what
     * looks like it was not put in its place by a quoter. */
    IB_DAMAGE_COMMON = 100,
    /* A word that stands so often in the source is a word of it. */
    IB_DAMAGE_ATTESTED = 3,
    /* OCR was unsure of a word if it says less than so many per cent.  Of letters
     * of the United Nations printed at 85 and 110 dots an inch and read by
     * Tesseract 5.3, 2 in 100 words of three letters and more are misread from
     * 90 upwards, 13 between 80 and 90, 37 below. */
    IB_UNSURE_BELOW = 80,
    /* Where OCR was unsure of the reading that stands nowhere else: so often
     * must the other one stand in the source beside this place. */
    IB_DAMAGE_UNSURE = 1,
    /* A reading that is ten times rarer than the other is a misreading, not
     * another word of the same text. */
    IB_DAMAGE_RARER = 10,
    /* Letters after "in" that a negation has: "in valid" is not "invalid", but
     * "in to" is "into". */
    IB_CUT_LETTERS = 4,
    /* A negation this near to the words that are kept turns them round. */
    IB_TURN_WORDS = 6,
    /* A bracket explains or replaces a name or a phrase, not a sentence. */
    IB_BRACKET_WORDS = 15,
    /* Words and signs of "[did not]" or "[couldn't]", at most. */
    IB_BRACKET_NEGATES = 5,
    IB_BRACKET_CHARS = 200, /* longest bracket of a quoter */
    /* Of the words, how many differ by capitals alone, in per cent, where a
     * passage is set in capitals on one side; names have theirs on both. */
    IB_CAPITALS_SHARE = 80,
    /* Steps between a word's old place and its new one: a clause. */
    IB_ORDER_STEPS = 12,
    /* An emphasis is a phrase, in words and in bytes of markup. */
    IB_EMPHASIS_WORDS = 40,
    IB_EMPHASIS_BYTES = 400,
    /* How far back the opening mark of a quotation in the source is looked
     * for: a paragraph. */
    IB_OPENING_BACK = 120,
    /* Words after "not" that make a clause of its own, between commas, of what
     * an elision left out: "perhaps not as strict as that of the town". */
    IB_ASIDE_WORDS = 3,
    /* From "whether" to its "or not", words and signs: a clause. */
    IB_WHETHER_WORDS = 12,
    /* Words that stand elsewhere in the source by design, not by chance. */
    IB_MOVED_WORDS = 3,
    IB_PAGE_BYTES = 2000,  /* how far from the passage they are looked for */
    IB_NOTE_DIGITS = 3,    /* a note mark has at most three digits */
    IB_NOTE_WORD = 3,      /* a word that a plain digit may be stuck to: "B1",
                              "no2" are names and formulas */
    IB_FOREIGN_WORDS = 40, /* a running head or a line of references */
    /* Fewer letters than this in a whole document stand there by chance; the
     * source cited is still searched for them. */
    IB_ELSEWHERE_LETTERS = 16,
    /* From a citation to the words that it introduces: "(2019), where the
     * court stated, ". */
    IB_BEFORE_BYTES = 80,
    /* Quotations on either side that the same note may answer for. */
    IB_REMARK_NEAR = 32,
    /* Pieces of a page that may stand between the parts of one block. */
    IB_BLOCKS_BACK = 64,
    IB_HEAD_WORDS = 30, /* a running head with docket, date and page */
    /* Words of one that denies: "NOT FOR PUBLICATION"; "NOT" alone is none. */
    IB_HEAD_SENSE = 3,
    /* Bytes times words: small enough to be laid out whole, in 2 ms. */
    IB_WHOLE_CELLS = 300000,
    /* Of a hundred letters, how many may differ where a quotation is looked
     * for: what is found by fewer is absent in any case (IB_FOUND_SHARE). */
    IB_NEAR_SHARE = 45,
    /* Bytes that are laid out beside a place that was found: some words, since
     * its ends may be off by those that differ. */
    IB_PLACE_BYTES = 64,
    IB_SAME_BYTES = 12, /* none differ: only marks may stand before or after */
    /* Bytes around it that are judged with it: what touches it; or a page,
     * from which words may have been moved. */
    IB_AROUND_BYTES = 200,
    IB_AROUND_WIDE = 2400,
    IB_WORD_BYTES = 100, /* a longer word may be cut at the edge */
    /* A word that a text has so often, and always with a capital, is a name. */
    IB_NAME_USES = 2,
    /* Words before and after a noun in which so many different German ones tell
     * that the text is German: two lines or three; one or two stand in a name
     * or a title. */
    IB_GERMAN_NEAR = 40,
    IB_GERMAN_WORDS = 3,
    /* Letters of a noun that misread makes no other noun: "Heim" and "Helm"
     * are two, as names are. */
    IB_GERMAN_LETTERS = 7,
    /* Counting ends where the rarer reading can no longer be ten times as
     * rare. */
    IB_ATTEST_MOST = 200,
    /* Pages or paragraphs that "24 ff." may mean; more is a chapter. */
    IB_PIN_FOLLOWING = 10,
    /* Longest roman number of a page: lxxxviii. */
    IB_ROMAN_LETTERS = 8,
    /* A stamp on sheets: initials and digits; fewer are a rule or an exhibit
     * ("NO 12"). */
    IB_BATES_CAPITALS = 2,
    IB_BATES_DIGITS = 4,
    /* Numbers in a row that are a series and not chance: of paragraphs, and
     * of star pages, whose sign is rarer. */
    IB_SERIES_LEAST = 3,
    IB_SERIES_STARS = 2,
    /* A series that does not begin with 1 is an extract; so many in a row. */
    IB_SERIES_EXTRACT = 5,
    /* Numbers that a reading machine may lose in a row. */
    IB_SERIES_JUMP = 3,
    /* Series that are open at once: paragraphs, headings, lists in them. */
    IB_SERIES_OPEN = 32,
    /* Bytes that the last paragraph may have, where all of them are short;
     * else twice the longest: what follows is an annex or a signature. */
    IB_SERIES_TAIL = 2000,
    IB_CONTENTS_BYTES = 200, /* longest line of a table of contents */
    /* Pages that begin with this number or a smaller one are counted from 1:
     * the first often bears none. */
    IB_FOLIO_FIRST = 2,
    /* Pages on either side whose numbers bear out a page's own. */
    IB_FOLIO_NEAR = 4,
    /* A quotation that holds half of a source of more bytes than this has lost
     * its closing mark. */
    IB_QUOTED_LONG = 2000,
    /* Quotations that may stand in one before the place that it holds. */
    IB_QUOTED_BACK = 32,
    /* From a citation in the text to "(quoting": bytes. */
    IB_QUOTED_NEAR = 120,
    /* Bytes of a speaker or a citation in a sentence. */
    IB_QUOTED_WORDS = 160,
    /* Letters of a title that is one work's alone. */
    IB_TITLE_LETTERS = 8,
    /* Where every place is wanted.  Fewer letters than this are looked for as
     * they are: with one changed, "pilots" is another word. */
    IB_EVERYWHERE_LETTERS = 12,
    /* Places of the same words in one source that are looked at, some 50 ms:
     * who has so many looks for other words. */
    IB_EVERYWHERE_SAME = 2000,
    /* Near ones that are laid out; most of them differ in earnest. */
    IB_EVERYWHERE_NEAR = 96,
    /* Words that stand in so many places are a formula; what is like a formula
     * is not looked for besides. */
    IB_EVERYWHERE_GAPS = 64,
    /* Copying without quotation marks.  Eight words and forty letters in a row
     * are somebody's; fewer are anybody's ("in the course of the last year"). */
    IB_UNQUOTED_WORDS = 8,
    IB_UNQUOTED_LETTERS = 40,
    IB_UNQUOTED_BYTES = 40,   /* fewer bytes cannot hold them */
    IB_UNQUOTED_SYLLABLE = 3, /* letters that a Han character stands for */
    /* Per cent of its words that have a capital or are a number: more is a
     * title, a list of names or a line of a table. */
    IB_UNQUOTED_NAMES = 60,
    /* Of a hundred letters, how many may differ where a sentence is looked
     * for; and how many must stand there for it to be told.  Quoters are
     * looked for with much less: here nobody says that it is the same. */
    IB_UNQUOTED_SHARE = 15,
    IB_UNQUOTED_KEPT = 85,
    /* Sentences that follow one another here and there are one passage; what
     * may stand between on either side is a short sentence. */
    IB_UNQUOTED_GAP = 120,
    /* What stands in so many sources, or so often in one, is a formula, unless
     * it is longer than formulas are. */
    IB_UNQUOTED_MANY = 4,
    IB_UNQUOTED_FORMULA = 40,
    /* Other places with the same words that are told of one quotation. */
    IB_AGAINST_SAME = 32,
    /* Bytes shown before and after a place: two lines of a screen. */
    IB_EXCERPT_BYTES = 160,
    /* Lines at a page's head and foot where a stamp may stand. */
    IB_BATES_LINES = 4,
    /* Days of the week are asked for from the year on in which the last law
     * texts changed over to the Gregorian calendar; until the second one some
     * countries wrote by the Julian. */
    IB_GREGORIAN_FIRST = 1753,
    IB_JULIAN_LAST = 1930,
    /* Bytes between two dates, or a date and an age, of one statement: a long
     * sentence; and of one expression: ", in the". */
    IB_DATES_APART = 300,
    IB_DATES_APPOSED = 24,
    /* Years by which an anniversary is taken to be the document's own: one that
     * is farther off is a date of history. */
    IB_ANNIVERSARY_NEAR = 3,
    /* Bytes between "12" and "48" (" of the total "), between these and their
     * share (" villages, or "), between a total and its first part, between a
     * share and "per cent"; and of a figure's words in a sentence. */
    IB_COUNT_OF_BYTES = 16,
    IB_COUNT_SHARE_BYTES = 80,
    IB_COUNT_PART_BYTES = 120,
    IB_COUNT_SIGN_BYTES = 16,
    IB_COUNT_WORDS_BYTES = 120,
    /* Of a thing that is counted: letters of a word, letters that an ending is
     * never cut from, letters of a Russian ending, bytes of a unit or a scope,
     * dates of one period. */
    IB_THING_WORD_MAX = 40,
    IB_THING_STEM_MIN = 4,
    IB_THING_ENDING_MAX = 3,
    IB_THING_SPAN_MAX = 4096,
    IB_THING_DATES_MAX = 8
};

#endif
