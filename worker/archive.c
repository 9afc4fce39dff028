/* archive.c - plain ZIP files: their members, handed on one after the other. */

#include <string.h>
#include <strings.h>

#include "worker/pack.h"

/* What programs leave beside people's files. */
static bool is_litter(const char *name)
{
    const char *base = path_base(name);

    return strncmp(name, "__MACOSX/", 9) == 0 || strncmp(base, "._", 2) == 0 ||
           strcmp(base, ".DS_Store") == 0 || strcasecmp(base, "thumbs.db") == 0;
}

static bool wants_all(const char *name)
{
    return !is_litter(name);
}

static refusal no_words(const pack *from)
{
    if (from->is_locked || from->has_bomb || from->is_cut)
        return pack_refusal(from, "");
    return (refusal){IBID_EFORMAT,
                     "the archive holds no file: look what is in it"};
}

/* Hand on the members; gives how many of them with their bytes. */
static size_t hand_on(emit *out, const pack *from)
{
    size_t count = 0;

    for (uint32_t i = 0; i < from->name.count; i++) {
        const char *name = names_at(&from->name, i);
        const pack_part *part = pack_find(from, name);

        if (is_litter(name))
            continue;
        if (part)
            emit_member(out, name, part->at, part->len);
        else
            emit_member_unread(out, name, pack_refusal(from, name).what);
        count += part != NULL;
    }
    return count;
}

refusal zip_read(emit *out, const char *bytes, size_t len)
{
    pack from;
    refusal no = {IBID_OK, NULL};

    pack_open(&from, out, bytes, len, wants_all);
    if (hand_on(out, &from) == 0)
        no = no_words(&from);
    else if (from.is_cut)
        emit_lost(out, "the archive is damaged or was cut off: there may have "
                       "been more files in it");
    pack_close(&from);
    return no;
}
