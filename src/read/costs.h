/* costs.h - how much of a text its own description is taken from, and how much
 * of a file that holds files is read; and why. */
#ifndef IB_READ_COSTS_H
#define IB_READ_COSTS_H

enum {
    /* Words read from the head and from the middle to tell the language; 400
     * words hold some 150 of the fifty commonest. */
    IB_LANGUAGE_BYTES = 4096,
    IB_LANGUAGE_WORDS = 20, /* fewer tell nothing */
    IB_LANGUAGE_SHARE = 12, /* per cent that must be common words */
    IB_TITLE_BLOCKS = 12,   /* the title is one of the first blocks */
    IB_TITLE_BYTES = 300,
    /* Words before a masthead's date: "General Assembly Distr.: General". */
    IB_HEAD_WORDS = 4,

    /* Files in files in files: mail forwarded thrice, with an archive. */
    IB_MEMBER_DEPTH = 4,
    /* All of them: an archive of a long case has some thousand, and what is
     * made to hold itself again and again ends here. */
    IB_MEMBERS_MAX = 20000
};

#endif
