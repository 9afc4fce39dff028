/* show.c - prints what the formats say of a file: show FILE. */

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "tests/worker/emit_double.h"
#include "worker/markup.h"

static char *whole(const char *name, size_t *len)
{
    FILE *file = fopen(name, "rb");
    char *at = NULL;
    size_t room = 0;

    *len = 0;
    if (!file)
        exit(2);
    do {
        room = room * 2 + 65536;
        at = realloc(at, room);
        if (!at)
            exit(2);
        *len += fread(at + *len, 1, room - *len, file);
    } while (*len == room);
    fclose(file);
    return at;
}

/* A file that fails comes back here through emit_fail. */
static void read_into(emit *out, jmp_buf *back, const char *at, size_t len)
{
    if (setjmp(*back) == 0) {
        const refusal no = markup_read(out, at, len);

        if (no.what)
            emit_fail(out, no.status, no.what);
        emit_block_end(out);
    }
}

int main(int argc, char **argv)
{
    jmp_buf back;
    size_t len;
    char *at;
    emit *out;

    if (argc != 2)
        return 2;
    at = whole(argv[1], &len);
    (void)setlocale(LC_CTYPE, "C.UTF-8"); /* as the worker's main does */
    markup_prepare();
    out = emit_double_open(&back);
    read_into(out, &back, at, len);
    fputs(emit_double_calls(out), stdout);
    emit_double_close(out);
    free(at);
    return 0;
}
