/* log.c - a report that is kept in the log of an archive: its hash. */

#include "cli/log.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

static int put(void *state, const char *bytes, size_t len)
{
    const ibid_sink out = cli_stdout();
    cli_copy *copy = state;

    if (len > copy->room - copy->len) {
        const size_t room = 2 * copy->room + len + 4096;
        char *more = realloc(copy->bytes, room);

        if (!more)
            return -1;
        copy->bytes = more;
        copy->room = room;
    }
    memcpy(copy->bytes + copy->len, bytes, len);
    copy->len += len;
    return out.write(out.state, bytes, len);
}

ibid_sink cli_copy_sink(cli_copy *copy)
{
    return (ibid_sink){put, copy};
}

void cli_copy_free(cli_copy *copy)
{
    free(copy->bytes);
    *copy = (cli_copy){NULL, 0, 0};
}

bool cli_log_check(const cli_command *command, ibid_archive *archive,
                   const ibid_check *check, const char *name,
                   const char *checkpoint, const cli_copy *report)
{
    char sha256[65];
    const ibid_kept_check kept = {check, name, sha256, checkpoint};
    ibid_err err = {.what = ibid_status_words(IBID_ENOMEM)};

    if (!ib_hash_hex(sha256, report->bytes, report->len) &&
        !ibid_archive_keep_check(archive, &kept, &err))
        return true;
    cli_say(command, "%s: checked, and not kept in the log: %s", name,
            err.what);
    return false;
}
