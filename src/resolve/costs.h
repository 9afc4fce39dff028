/* costs.h - how well a source fits a citation, what is a copy; and why. */
#ifndef IB_RESOLVE_COSTS_H
#define IB_RESOLVE_COSTS_H

enum {
    /* What stands at the head of a text says what it is: caption, masthead,
     * title page.  Below, other works are named. */
    IB_HEAD_BYTES = 3000,
    IB_CAPTION_BYTES = 1500,
    /* Reasons, the stronger the higher; a sum is never made of two weak ones
     * that say the same. */
    IB_FIT_SYMBOL = 100,
    IB_FIT_FILE_SYMBOL = 90, /* the file's name alone gives the symbol */
    IB_FIT_NUMBER = 95,      /* application, docket or ECLI number */
    IB_FIT_PARTIES = 80,
    IB_FIT_DATED_PAPER = 80, /* newspaper and day */
    IB_FIT_TITLE = 70,
    IB_FIT_FILE_TITLE = 60,
    IB_FIT_FILE_AUTHOR = 50, /* author and year in the file's name */
    IB_FIT_ITSELF = 50,      /* a document that cites its own number */
    IB_FIT_EXACT_NAME = 6,   /* the file is called as the work, and no more */
    IB_FIT_AUTHOR = 8,       /* the author is named too */
    IB_FIT_YEAR = 4,
    IB_FIT_LEAST = 50,
    /* A title of three words or more, or of this many letters, is no chance;
     * shorter ones need the author as well. */
    IB_TITLE_WORDS = 3,
    IB_TITLE_LETTERS = 14,
    IB_TITLE_SHORT = 7, /* letters, where author and year stand there too */
    IB_TITLE_MOST = 24, /* words of a title that are compared */
    /* A copy of the document in another form has nearly all of its own words
     * and notes; OCR at its worst breaks two of five pieces of 24 letters.  No
     * other text has the same notes in that number. */
    IB_COPY_SHARE = 60, /* per cent of the pieces */
    IB_COPY_PIECES = 8, /* pieces of the text, at least, and of notes */
    IB_COPY_NOTES = 3,
    IB_COPY_LARGER = 4 /* times the document: beyond, it is a volume */
};

#endif
