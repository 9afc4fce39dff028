/* desk.c - the sources of a server. */

#include "serve/desk.h"

#include "base/scan.h"
#include "base/str.h"

bool ib_desk_ready(ib_desk *desk, ibid_err *err)
{
    if (!desk->is_open)
        desk->is_open = desk->open(desk, err);
    return desk->is_open;
}

size_t ib_desk_count(const ib_desk *desk)
{
    return desk->shelf.count(desk->shelf.state);
}

const ibid_source *ib_desk_source(const ib_desk *desk, uint32_t i)
{
    return desk->shelf.source(desk->shelf.state, i);
}

static size_t count_one(void *state)
{
    (void)state;
    return 1;
}

static const ibid_source *give_one(void *state, size_t i)
{
    (void)i;
    return state;
}

ibid_shelf ib_desk_only(const ibid_source *source)
{
    return (ibid_shelf){count_one, give_one, (void *)(uintptr_t)source};
}

/* "s3" is source 2. */
static bool read_id(uint32_t *i, const ib_desk *desk, ibid_str name)
{
    if (name.len < 2 || name.at[0] != 's' || name.at[1] == '0' ||
        ib_number_at(i, name, 1, name.len) != name.len - 1 || *i == 0 ||
        *i > ib_desk_count(desk))
        return false;
    --*i;
    return true;
}

static bool ends_with(ibid_str file, ibid_str name)
{
    return name.len > 0 && file.len > name.len &&
           file.at[file.len - name.len - 1] == '/' &&
           ib_str_has_at(file, file.len - name.len, name);
}

ib_desk_match ib_desk_find(uint32_t *i, const ib_desk *desk, ibid_str name)
{
    ib_desk_match match = IB_DESK_NONE;
    const size_t count = ib_desk_count(desk);

    for (uint32_t k = 0; k < count; k++) {
        const ibid_str file = ib_str_of(ib_desk_source(desk, k)->file);

        if (ib_str_is(file, name)) {
            *i = k;
            return IB_DESK_ONE;
        }
        if (!ends_with(file, name))
            continue;
        if (match == IB_DESK_NONE)
            *i = k;
        match = match == IB_DESK_NONE ? IB_DESK_ONE : IB_DESK_SEVERAL;
    }
    if (match == IB_DESK_NONE && read_id(i, desk, name))
        return IB_DESK_ONE;
    return match;
}
