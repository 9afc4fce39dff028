/* ocr.h - the module that reads pages from images: Tesseract and Leptonica.
 *
 * They bring sixty libraries with them and take longer to load than most
 * documents to read, so they stand in a module of the worker, ibid-ocr.so,
 * which its warm process loads where OCR is asked for (scan.h), with the
 * languages, before the lock.
 */
#ifndef IB_WORKER_OCR_H
#define IB_WORKER_OCR_H

#include "bytes/glyph.h"

enum { OCR_MODULE_VERSION = 2 };

/* The symbol of the module, an ocr_module. */
#define OCR_MODULE_SYMBOL "ibid_ocr_module"

/* A page that was read. */
typedef struct ocr_page {
    float width, height; /* points, as a reader sees it */
    ib_glyph *glyph;     /* malloc's; the caller frees it */
    size_t count;
    bool is_damaged; /* only part of its image could be unpacked */
    bool has_ink;    /* it is not blank: a page without letters is a picture */
    const char *language; /* of the engine, which read it: "eng+fra" */
    bool is_unsure;       /* most of its letters may be others */
    const char *missing;  /* "French", in which it seems to be, and which is not
                            installed; or NULL */
    const char *package;  /* that has it: "fra" */
} ocr_page;

/* How a page was drawn: grey, a byte a dot, 0 is black. */
typedef struct ocr_drawn {
    const unsigned char *dot;
    unsigned width, height;
    size_t stride; /* bytes of a row */
    float dpi;
} ocr_drawn;

/* Images in a file: pages of a TIFF, else one. */
typedef struct ocr_image {
    const char *format;  /* "image/png" */
    float width, height; /* points */
    bool is_last;        /* no page can be reached after it */
    bool is_cut_off;     /* though the file says that there is one */
} ocr_image;

typedef enum ocr_end {
    OCR_READ,
    OCR_DAMAGED,
    OCR_TOO_LARGE,
    OCR_NOT_READ, /* the engine, or memory, gave out */
    OCR_NO_MEMORY
} ocr_end;

typedef struct ocr_module {
    unsigned version; /* OCR_MODULE_VERSION */
    const char *made_by;

    /* Load the languages, "eng+fra", or those that are installed if "auto":
     * once, before the lock.
     *
     * Gives  false and a sentence for a person, which lives on. */
    bool (*open)(const char *languages, const char **why);

    /* Read a page that was drawn. */
    ocr_end (*read_drawn)(ocr_page *out, const ocr_drawn *drawn);

    /* Look at page `at`, from 0, of a file that is an image.
     *
     * Cost   the head of the image alone. */
    ocr_end (*look)(ocr_image *out, const unsigned char *bytes, size_t len,
                    unsigned at);

    /* Read page `at` of a file that is an image. */
    ocr_end (*read_image)(ocr_page *out, const unsigned char *bytes, size_t len,
                          unsigned at);
} ocr_module;

#endif
