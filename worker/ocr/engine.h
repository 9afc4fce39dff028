/* engine.h - Tesseract, warm: an engine a language, one for raised figures,
 * one that tells which way up a page is and in what script. */
#ifndef IB_WORKER_OCR_ENGINE_H
#define IB_WORKER_OCR_ENGINE_H

#include <leptonica/allheaders.h>
#include <tesseract/capi.h>

#include "ocr.h"

typedef struct ocr_engine {
    const char *name; /* the engine's: "eng", "eng+fra" */
    TessBaseAPI *api;
} ocr_engine;

/* How a page lies. */
typedef struct ocr_turn {
    int quarters;       /* to be turned clockwise by so many right angles */
    const char *script; /* "Latin", or NULL */
} ocr_turn;

/* Load languages, once; as ocr_module's open. */
bool engine_open(const char *languages, const char **why);

/* The engine that was named, else that for English. */
ocr_engine engine_first(void);

/* Reads digits and asterisks alone. */
TessBaseAPI *engine_of_figures(void);

/* The engine for a language (ISO 639-1) or a script (OSD's name), where none
 * was named.
 *
 * Gives  .api NULL: it is not installed, and .name says which would be it; both
 *        NULL: there is none. */
ocr_engine engine_of_language(const char *code);
ocr_engine engine_of_script(const char *script);

/* What people call the language of an engine, and the end of the name of the
 * package that has it. */
const char *engine_name_of(const char *name);
const char *engine_package_of(const char *name);

/* Tell how a page lies; what is not plain is 0 and NULL. */
ocr_turn engine_turn(PIX *grey, int dpi);

#endif
