/* costs.h - thresholds of bytes/, each with its reason. */
#ifndef IB_BYTES_COSTS_H
#define IB_BYTES_COSTS_H

enum {
    /* PDF 1.7, implementation note 13: the header may stand anywhere in the
     * first 1,024 bytes. */
    IB_SNIFF_PDF = 1024,

    /* Bytes looked at to tell binary from text, and for headings of Markdown:
     * enough for either to show, little enough to cost nothing. */
    IB_SNIFF_HEAD = 65536,

    /* Letters of UTF-16 looked at for the first tag of a page. */
    IB_SNIFF_WIDE = 1024,

    /* Control characters in a thousand bytes from which a file is no text.  A
     * text of any encoding has none but line ends, tabs and form feeds; ESC of
     * ISO 2022 stands apart. */
    IB_SNIFF_CONTROL_PERMILLE = 20,

    /* UTF-16: zero bytes in a thousand at least (blanks and line ends alone
     * are a tenth of the letters); on the other side of the pairs at most one
     * in so many of them, and visible ASCII beside them as rarely. */
    IB_UTF16_ZEROS_PERMILLE = 20,
    IB_UTF16_STRAY = 20,

    /* A file with at least so many good UTF-8 sequences for a bad one is
     * UTF-8 with damage: chance makes few good ones in other encodings. */
    IB_UTF8_GOOD_MIN = 3,

    /* Bytes given to the detector: it settles within some thousands. */
    IB_DETECT_MAX = 1 << 20,

    /* Of the worker's answers (frame.h).  Names are "text/html" and
     * "libxml2 2.9.14"; sentences are for people; more remarks than this a
     * file does not have that anybody reads. */
    IB_ANSWER_NAME_MAX = 120,
    IB_ANSWER_SENTENCE_MAX = 600,
    IB_ANSWER_REMARKS_MAX = 10000,

    /* Files in a file, and bytes of all of them: as many as the worker unpacks
     * of an archive (worker/costs.h). */
    IB_ANSWER_MEMBERS_MAX = 20000,
    IB_ANSWER_MEMBERS_BYTES = 256 << 20,

    /* Points, either way: PDF allows pages of 14,400 units and units of any
     * size; nothing that is printed is a kilometre long. */
    IB_ANSWER_LENGTH_MAX = 3000000,

    /* Different sentences that a reader keeps of its worker: each stands once
     * in its source, a hundred of them in all; more come from no real one. */
    IB_READER_SENTENCES_MAX = 256,

    /* Milliseconds until the worker has loaded its tables and says so: it takes
     * some twenty, on a machine that is busy a hundred times as long.  A program
     * that does not is no worker. */
    IB_READER_START_MS = 10000,

    /* A reading that neither ends nor uses its processor time for so many
     * times that time hangs: a machine may run eight readings on two cores. */
    IB_READER_WALL_FACTOR = 4,

    /* An archive of scans takes longer than one of texts by as much, at least: a
     * page of OCR takes two seconds, a page of text a hundredth. */
    IB_READER_OCR_FACTOR = 10,

    /* Pages that OCR reads at a time at most: each takes a core, and memory
     * for what the engine holds of a page, 100 MB and more. */
    IB_OCR_AT_ONCE_MAX = 64,

    /* What OCR makes of a page has some 100 KB, of a newspaper's ten times as
     * much. */
    IB_CACHE_BYTES_MAX = 64 << 20,
    IB_CACHE_NAME_MAX = 4096,
    /* Raised when what OCR makes of a page changes: what was kept before is
     * not used then. */
    IB_CACHE_REVISION = 2
};

/* Where the languages of OCR lie unless TESSDATA_PREFIX says otherwise. */
#define IB_TESSDATA "/usr/share/tesseract-ocr/5/tessdata"

#endif
