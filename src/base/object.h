/* object.h - one JSON object, read in place (RFC 8259).
 *
 * For lines of programs: the members that are asked for are found, all else is
 * stepped over, and all of it must be well formed.  Nothing is allocated: what
 * escapes stand for is never longer than they are, and takes their place.
 */
#ifndef IB_BASE_OBJECT_H
#define IB_BASE_OBJECT_H

#include "ibid/base.h"

typedef struct ib_member {
    const char *name;
    bool as_is;     /* give the value as JSON, even a string */
    bool is_there;  /* false: the object has no such member */
    bool is_string; /* and `value` is what it says, not how it is written */
    ibid_str value; /* in the bytes read; may hold NUL, as \u0000 */
} ib_member;

/* Arrays and objects inside each other; more are hostile. */
enum { IB_OBJECT_DEPTH_MAX = 512 };

/* Read the object that `bytes` are.
 *
 * Takes  `count` members with their names, and the bytes, which change.
 * Gives  NULL, and the members; or what is wrong, and its byte in *at.
 * Fails  where the bytes are no UTF-8, no JSON, or no object; where a member
 *        that is asked for is there twice; where an escape is half a surrogate
 *        pair.
 * Cost   linear. */
const char *ib_object_read(uint32_t *at, ib_member *member, size_t count,
                           char *bytes, uint32_t len);

/* Tell whether `bytes` are one JSON value of any kind.
 *
 * Gives  NULL; or what is wrong, and its byte in *at.
 * Cost   linear; nothing is changed. */
const char *ib_value_check(uint32_t *at, ibid_str bytes);

/* Step through the items of an array that ib_value_check has seen.
 *
 * Takes  `array` with its brackets; *at, 0 at first.  Items that were given may
 *        be changed, as by ib_object_read.
 * Gives  true and the item as it is written; false: there is no other. */
bool ib_array_next(ibid_str *item, uint32_t *at, ibid_str array);

#endif
