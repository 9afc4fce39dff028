/* map.h - what a person says of a work goes before what ibid finds. */
#ifndef IB_RESOLVE_MAP_H
#define IB_RESOLVE_MAP_H

#include "ibid/pull.h"
#include "resolve/resolve.h"

/* Bytes of a field that is looked at: file names are shorter everywhere. */
enum { IB_MAP_FIELD_MAX = 1 << 16 };

/* Put what `map` (or NULL) says of the work `key` in place of what was found.
 *
 * Gives  true where the map says something else. */
bool ib_map_apply(ibid_resolution *resolution, const ibid_map *map,
                  const char *key, const ib_shelf_view *shelf);

#endif
