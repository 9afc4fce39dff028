/* read.c - one document: mapped, the lock put on, then read. */

#include "read.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "formats.h"
#include "ibid/doc.h"
#include "memory.h"
#include "scan.h"

/* The document's bytes.  Its descriptor stays open: there is nothing in it
 * that is not here. */
static const unsigned char *map(emit *out, size_t *len)
{
    struct stat about;
    void *bytes;

    *len = 0;
    if (fstat(STDIN_FILENO, &about) != 0 || !S_ISREG(about.st_mode))
        emit_fail(out, IBID_EIO, "ibid-read reads files alone; save it first");
    if (about.st_size > (off_t)IBID_TEXT_MAX)
        emit_fail(out, IBID_ELIMIT,
                  "larger than 1 GiB, which is more than ibid reads; split it");
    if (about.st_size == 0)
        return (const unsigned char *)"";
    *len = (size_t)about.st_size;
    bytes = mmap(NULL, *len, PROT_READ, MAP_PRIVATE, STDIN_FILENO, 0);
    if (bytes == MAP_FAILED)
        emit_fail(out, IBID_EIO, "the file could not be read");
    return bytes;
}

const format *format_of(const unsigned char *bytes, size_t len)
{
    for (size_t i = 0; i < format_count; i++)
        if (formats[i].is(bytes, len))
            return &formats[i];
    return NULL;
}

/* The folder that the document's format needs: asked before the lock, of the
 * formats that need one. */
static const char *folder_of(const unsigned char *bytes, size_t len)
{
    for (size_t i = 0; i < format_count; i++)
        if (formats[i].folder && formats[i].is(bytes, len))
            return formats[i].folder;
    return NULL;
}

void read_warm(const char *languages)
{
    for (size_t i = 0; i < format_count; i++)
        if (formats[i].warm)
            formats[i].warm();
    if (languages)
        scan_open(languages);
}

_Noreturn void read_document(const lock_limits *limits, bool unsafe,
                             unsigned page)
{
    lock_limits all = *limits;
    emit *out = emit_open(STDOUT_FILENO);
    const unsigned char *bytes;
    const char *why = NULL;
    const format *of;
    size_t len;

    if (!out)
        _exit(3);
    bytes = map(out, &len);
    all.input = len;
    if (unsafe)
        (void)lock_limit(&all);
    else
        why = lock_on(&all, folder_of(bytes, len));
    if (why)
        emit_fail(out, IBID_EUNSUPPORTED, why);
    of = format_of(bytes, len);
    if (!of)
        emit_fail(out, IBID_EUNSUPPORTED,
                  "a format that ibid does not read; save the document as PDF, "
                  "DOCX or text");
    memory_watch(out);
    if (page == 0)
        of->read(out, bytes, len);
    else if (of->read_page)
        of->read_page(out, bytes, len, page);
    else
        emit_fail(out, IBID_EUNSUPPORTED, "a format without pages");
    emit_end(out);
}
