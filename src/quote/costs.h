/* costs.h - the thresholds of quote/, each with its reason. */
#ifndef IB_QUOTE_COSTS_H
#define IB_QUOTE_COSTS_H

enum {
    /* Levels of quotation open at once.  Printed texts have four at most; the
     * bound keeps a text of opening marks alone linear. */
    IB_QUOTE_DEPTH_MAX = 8,

    /* Neighbouring marks looked through to find what a mark stands beside:
     * three levels that end together, and one to spare. */
    IB_QUOTE_CLUSTER_MAX = 4,

    /* Paragraphs that an open quotation may reach into although they do not
     * repeat its mark: judgments quote a dozen of statutes or of earlier
     * judgments so, and a lost mark must not run on. */
    IB_QUOTE_PARAGRAPHS_MAX = 12,

    /* Bytes of blanks between a colon and the quotation that it introduces: line
     * ends and the indent of a set-off passage. */
    IB_QUOTE_COLON_BACK = 40,

    /* Blanks before a mark that is repeated at each line. */
    IB_QUOTE_LINE_BLANKS = 16,

    /* Signs looked at ahead for a closing mark too many: the quotations inside
     * one quoted page. */
    IB_QUOTE_BALANCE_MAX = 48,

    /* Bytes of a quotation that a line taken for a heading may cut: a case
     * name with its citation, or a sentence with the foot of a page. */
    IB_QUOTE_ACROSS_MAX = 800,

    /* Signs looked at ahead to tell an apostrophe or inch from a closing
     * mark: possessives of one sentence are few. */
    IB_QUOTE_AHEAD_MAX = 8,

    /* Bytes of the shortest quotation recovered after a lost mark, two or three
     * words: less is a stray mark, or the dirt of a code or a seal. */
    IB_QUOTE_RECOVERED_MIN = 12,

    /* Bytes looked back for the end of a sentence, to end a quotation whose
     * closing mark was lost before the next one: one long sentence. */
    IB_QUOTE_SENTENCE_BACK = 400,

    /* Words and signs of a sentence looked at on each side of a quotation:
     * the longest sentences of resolutions have some 300. */
    IB_QUOTE_SENTENCE_MAX = 320,

    /* Bytes between a quotation and the citation right after it: a stop, a
     * bracket, blanks, a line's indent. */
    IB_QUOTE_CITE_GAP = 40,

    /* Sentences looked back for the name that "he" stands for. */
    IB_QUOTE_PRONOUN_BACK = 4,

    /* Words of a title without a cue that are looked at, and of a term. */
    IB_QUOTE_TERM_MAX = 6,

    /* The first sign of the scripts that put no blanks between words, and the
     * bytes of a word of theirs: two signs of three bytes. */
    IB_QUOTE_IDEOGRAPHS = 0x3040,
    IB_QUOTE_IDEOGRAPH_WORD = 6,

    /* Tokens looked back from a defined term for "hereinafter referred to
     * as". */
    IB_QUOTE_DEFINED_BACK = 5,

    /* Words that a note's end or a parenthesis may take to declare an edit,
     * in bytes: "(internal quotation marks and citations omitted)" and kin. */
    IB_QUOTE_DECLARED_MAX = 120,

    /* The same for a parenthesis that is stepped over on the way to it:
     * "(quoting Dalton v. Board, 257 F.3d 416, 420 (6th Cir. 2001))". */
    IB_QUOTE_QUOTING_MAX = 300,

    /* Bytes from the closing mark to the citation that follows: ". See, e.g., "
     * and no other clause. */
    IB_QUOTE_TO_CITATION = 24,

    /* Bytes of a note searched for declared edits. */
    IB_QUOTE_NOTE_MAX = 2000,

    /* Remarks on lost marks in one document; the rest is counted in a last
     * one, since a file of marks alone would else be a file of remarks. */
    IB_QUOTE_REMARKS_MAX = 64
};

#endif
