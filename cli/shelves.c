/* shelves.c - sources from files and from an archive, as one shelf. */

#include "cli/shelves.h"

#include <string.h>

#include "cli/sources.h"

static size_t count(void *state)
{
    const cli_shelves *s = state;

    return s->file_count + s->kept_shelf.count(s->kept_shelf.state);
}

static const ibid_source *source(void *state, size_t i)
{
    const cli_shelves *s = state;

    return i < s->file_count
               ? s->files_shelf.source(s->files_shelf.state, i)
               : s->kept_shelf.source(s->kept_shelf.state, i - s->file_count);
}

ibid_shelf cli_shelves_all(cli_shelves *shelves, const ibid_doc *document)
{
    if (shelves->files)
        shelves->files_shelf =
            ibid_files_shelf(&shelves->files_view, shelves->files, document);
    if (shelves->kept)
        shelves->kept_shelf =
            ibid_kept_shelf(&shelves->kept_view, shelves->kept, document);
    if (!shelves->kept)
        return shelves->files_shelf;
    if (!shelves->files)
        return shelves->kept_shelf;
    shelves->file_count =
        shelves->files_shelf.count(shelves->files_shelf.state);
    return (ibid_shelf){count, source, shelves};
}

void cli_shelves_left_out_say(const cli_command *command,
                              const cli_shelves *shelves,
                              const ibid_doc *document)
{
    const ibid_source *out;

    if (shelves->files)
        cli_left_out_say(command, &shelves->files_view, document);
    for (size_t i = 0;
         shelves->kept && (out = ibid_kept_left_out(&shelves->kept_view, i));
         i++)
        if (strcmp(ibid_doc_about(out->doc)->sha256,
                   ibid_doc_about(document)->sha256) != 0)
            cli_say(command,
                    "%s: left out: it is the document itself, in another form",
                    out->file);
}
