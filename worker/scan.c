/* scan.c - pages read by OCR: the module that does it, and its answers. */

#include "scan.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Written once, before the first document. */
static const ocr_module *module;
static const char *no_module = "OCR was not asked for";

/* The module lies beside this program. */
static void *load(void)
{
    char path[4096];
    const ssize_t len = readlink("/proc/self/exe", path, sizeof path);
    char *slash;

    if (len <= 0 || (size_t)len >= sizeof path)
        return NULL;
    path[len] = '\0';
    slash = strrchr(path, '/');
    if (!slash || slash + sizeof "/ibid-ocr.so" > path + sizeof path)
        return NULL;
    strcpy(slash, "/ibid-ocr.so");
    return dlopen(path, RTLD_NOW | RTLD_LOCAL);
}

/* Threads would be killed: the lock forbids them.  The engine's libraries look
 * at this when they are loaded. */
static void one_thread(void)
{
    (void)setenv("OMP_THREAD_LIMIT", "1", 1);
}

void scan_open(const char *languages)
{
    const ocr_module *loaded;
    void *library;

    one_thread();
    library = load();
    loaded = library ? dlsym(library, OCR_MODULE_SYMBOL) : NULL;
    if (!loaded || loaded->version != OCR_MODULE_VERSION)
        no_module = "it has pages that are pictures, and ibid-ocr.so, which "
                    "reads them, is not there: install ibid whole";
    else if (loaded->open(languages, &no_module))
        module = loaded;
}

const ocr_module *scan_module(emit *out)
{
    if (!module)
        emit_fail(out, IBID_EUNSUPPORTED, no_module);
    return module;
}

_Noreturn void scan_fail(emit *out, ocr_end end)
{
    if (end == OCR_NO_MEMORY)
        emit_fail_memory(out);
    if (end == OCR_NOT_READ)
        emit_fail(out, IBID_EFORMAT,
                  "OCR gave up on the picture: scan it anew, with 300 dots an "
                  "inch");
    if (end == OCR_TOO_LARGE)
        emit_fail(out, IBID_ELIMIT,
                  "the picture has more dots than are read: save it smaller, "
                  "with 300 dots an inch");
    emit_fail(out, IBID_EFORMAT,
              "the picture is damaged: open it, and save it anew as PNG");
}

/* Which engine, with which languages: "Tesseract 5.3.0, eng". */
static const char *made_by(const ocr_page *page)
{
    static char said[200];

    snprintf(said, sizeof said, "%s, %s", module->made_by,
             page->language ? page->language : "");
    return said;
}

void scan_answer(emit *out, const char *format, unsigned number, ocr_page *page,
                 ocr_end end)
{
    if (end != OCR_READ)
        scan_fail(out, end);
    emit_hello(out, format, made_by(page), true);
    emit_page(out, page->width, page->height,
              page->count == 0 && page->has_ink ? IB_LAYER_NONE : IB_LAYER_OCR,
              "");
    emit_glyphs(out, page->glyph, page->count);
    if (page->is_damaged)
        emit_lost(out,
                  "the picture of page %u is cut off or damaged, and words "
                  "of it are missing",
                  number);
    if (page->is_unsure)
        emit_lost(out,
                  "page %u was hard to read, and most of its words may be "
                  "wrong: look at it, or scan it anew, upright and with 300 "
                  "dots an inch",
                  number);
    if (page->missing)
        emit_remark(out,
                    "page %u seems to be in %s, which OCR has no data for, and "
                    "may be misread: install the package tesseract-ocr-%s",
                    number, page->missing, page->package);
    free(page->glyph);
}
