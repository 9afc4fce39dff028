/* tool.h - one call of a tool: its arguments, and what it answers. */
#ifndef IB_SERVE_TOOL_H
#define IB_SERVE_TOOL_H

#include "base/object.h"
#include "report/parts.h"
#include "serve/bytes.h"
#include "serve/desk.h"

typedef struct ib_call {
    ib_desk *desk; /* its sources are read */
    const ibid_progress *progress;
    ib_json *json;   /* takes the members of the answer */
    ib_bytes *body;  /* what it writes to */
    char wrong[512]; /* why there is no answer: a sentence for the model */
} ib_call;

/* Answers a call.
 *
 * Takes  `args`, the bytes of an object, which change.
 * Gives  true, and the members; false, and call->wrong. */
typedef bool ib_tool_run(ib_call *call, ibid_str args);

ib_tool_run ib_tool_check;
ib_tool_run ib_tool_compare;
ib_tool_run ib_tool_find;
ib_tool_run ib_tool_read;
ib_tool_run ib_tool_list;

/* Say why there is no answer, as printf; gives false. */
__attribute__((format(printf, 2, 3))) bool ib_call_fail(ib_call *call,
                                                        const char *form, ...);

/* Read the members of the arguments. */
bool ib_call_read(ib_call *call, ib_member *member, size_t count,
                  ibid_str args);

/* The value of a member that is a string; *value is empty where it is not
 * there. */
bool ib_call_string(ib_call *call, ibid_str *value, const ib_member *member);

/* The value of a member that is a whole number, `usual` where it is not there;
 * below `least` is refused, above `most` is `most`. */
bool ib_call_number(ib_call *call, uint32_t *value, const ib_member *member,
                    uint32_t usual, uint32_t least, uint32_t most);

/* The source that a member names; it is there. */
bool ib_call_source(ib_call *call, uint32_t *i, const ib_member *member);

/* The same, and it was read. */
bool ib_call_read_source(ib_call *call, uint32_t *i, const ib_member *member);

/* Is there room for another item? */
bool ib_call_has_room(const ib_call *call);

/* Write the member "next": `next` where there is more, else null. */
void ib_call_next(ib_call *call, bool more, size_t next);

/* Where a byte of a document stands: "page", "label" and "line". */
void ib_call_place(ib_call *call, const ibid_doc *doc, uint32_t byte);

/* The members "unread": those sources of a shelf that were not read, or not
 * all; and "says": what ibid never says. */
void ib_call_unread(ib_call *call, const ibid_shelf *shelf);
void ib_call_says(ib_call *call);

#endif
