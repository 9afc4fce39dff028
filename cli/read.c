/* read.c - `ibid read`: what a document consists of. */

#include <stdio.h>
#include <stdlib.h>

#include "cli/cli.h"

static int write_stdout(void *state, const char *bytes, size_t len)
{
    (void)state;
    return fwrite(bytes, 1, len, stdout) == len ? 0 : -1;
}

int cli_read(int argc, char **argv)
{
    const ibid_sink sink = {write_stdout, NULL};
    ibid_report_options opt = IBID_REPORT_OPTIONS_INIT;
    ibid_doc *doc;
    ibid_err err;
    FILE *file;
    char *bytes;
    long len;
    ibid_status st;

    opt.file = argv[argc - 1];
    file = fopen(opt.file, "rb");
    if (!file)
        return 2;
    fseek(file, 0, SEEK_END);
    len = ftell(file);
    rewind(file);
    bytes = malloc((size_t)len + 1);
    if (!bytes || fread(bytes, 1, (size_t)len, file) != (size_t)len)
        return 2;
    fclose(file);
    st = ibid_doc_open(&doc, bytes, (size_t)len, NULL, &err);
    if (st) {
        fprintf(stderr, "%s: %s\n", opt.file, err.what);
        return 2;
    }
    st = ibid_report_read_json(doc, &sink, &opt, &err);
    ibid_doc_close(doc);
    free(bytes);
    return st ? 2 : 0;
}
