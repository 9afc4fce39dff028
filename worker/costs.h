/* costs.h - limits and thresholds of the readers, each with its reason. */
#ifndef IB_WORKER_COSTS_H
#define IB_WORKER_COSTS_H

enum {
    /* A part of a document that unpacks to more is a bomb: the longest real
     * one seen, a novel of 1,200 pages in DOCX, is 12 MB. */
    PART_MAX = 64 << 20,
    /* All parts of a file together; the worker's memory is bounded. */
    PARTS_MAX = 256 << 20,
    /* Deflate packs at most 1 to 1,032; XML of real documents 1 to 40.  Only
     * asked of parts above 1 MB. */
    RATIO_MAX = 400,
    RATIO_FROM = 1 << 20,
    /* Members of one archive, and of all archives in a file together: a long
     * web book has some thousand.  Archives that hold themselves end here. */
    MEMBERS_MAX = 20000,
    /* A label of a note, bytes: "[note 12]" fits. */
    LABEL_MAX = 24,
    /* A text of this indentation on both sides, in twips (1/20 point), is set
     * off: word processors set quotations in by 0.4 to 1 inch. */
    SETOFF_TWIPS = 360,
    /* Chains of styles that are based on each other: loops end here. */
    STYLE_CHAIN_MAX = 32,
    /* Parts of a MIME message. */
    MIME_PARTS_MAX = 1000,
    /* Multiparts in multiparts: real letters have three or four. */
    MIME_DEPTH_MAX = 16,
    /* Pages of one file of OCR: as many as of a PDF file. */
    OCR_PAGES_MAX = 20000,
    /* Dots an inch where such a file does not say it: what archives scan at
     * (FADGI's and the Deutsche Forschungsgemeinschaft's least for text).  It
     * is not believed of a page whose longer side would be less than 4 or more
     * than 40 inches, a newspaper's twice: that page is taken for a sheet of
     * 11.  Nor are numbers below 75, which programs write that know none. */
    OCR_DPI = 300,
    OCR_PAGE_INCHES_MIN = 4,
    OCR_PAGE_INCHES_MAX = 40,
    OCR_PAGE_INCHES = 11,
    OCR_DPI_MIN = 75
};

#endif
