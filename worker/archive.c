/* archive.c - plain ZIP files: their members one after the other. */

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
                     "the archive holds nothing that ibid can read: unpack it "
                     "and look what is in it"};
}

refusal zip_read(emit *out, const char *bytes, size_t len, nest *in)
{
    pack from;
    size_t count = 0;
    refusal no = {IBID_OK, NULL};

    pack_open(&from, out, bytes, len, wants_all);
    for (uint32_t i = 0; i < from.name.count; i++) {
        const char *name = names_at(&from.name, i);
        const pack_part *part = pack_find(&from, name);

        if (part && part->len)
            count +=
                markup_read_member(out, name, part->at, part->len, NULL, in);
        else if (!part && !is_litter(name))
            emit_remark(out, "%.200s is not read: %s", name,
                        pack_refusal(&from, name).what);
    }
    if (from.is_cut && count)
        emit_remark(out, "the archive is damaged or was cut off: there may "
                         "have been more files in it");
    if (!count)
        no = no_words(&from);
    pack_close(&from);
    return no;
}
