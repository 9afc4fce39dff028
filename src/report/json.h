/* json.h - writing JSON to a sink, value by value, without a tree.
 *
 * A tree of a long document's findings would be larger than the document; a
 * writer needs one buffer.  Keys come out in the order written, so that the
 * same findings are the same bytes.  (RFC 8259; bytes that are no UTF-8 are
 * written as U+FFFD.)
 */
#ifndef IB_REPORT_JSON_H
#define IB_REPORT_JSON_H

#include "report/out.h"

typedef struct ib_json {
    ib_out out;
    bool comma; /* a value stands before the next one */
    /* Bounds, for whoever cannot take all of it; 0, as at the start: none. */
    uint32_t most_bytes; /* of a passage in words */
    uint32_t most_items; /* of a list that belongs to a finding */
} ib_json;

void ib_json_start(ib_json *json, const ibid_sink *sink);
/* Write out what is buffered; IBID_EIO when the sink stopped at any time. */
IBID_MUST_USE ibid_status ib_json_finish(ib_json *json);

/* Open and close; `key` is NULL inside an array and at the top. */
void ib_json_object(ib_json *json, const char *key);
void ib_json_object_end(ib_json *json);
void ib_json_array(ib_json *json, const char *key);
void ib_json_array_end(ib_json *json);

void ib_json_str(ib_json *json, const char *key, ibid_str value);
void ib_json_z(ib_json *json, const char *key,
               const char *value); /* NULL: null */
void ib_json_number(ib_json *json, const char *key, int64_t value);
/* A number from 0 to 9e15, with six decimals at most, and no more zeros than
 * it needs. */
void ib_json_decimal(ib_json *json, const char *key, double value);
/* Lengths on a sheet: with one decimal. */
void ib_json_length(ib_json *json, const char *key, float value);
void ib_json_bool(ib_json *json, const char *key, bool value);
void ib_json_null(ib_json *json, const char *key);
/* A value that is JSON already, NUL-ended. */
void ib_json_value(ib_json *json, const char *key, const char *value);
/* A span as two members "start" and "end" of the open object. */
void ib_json_place(ib_json *json, ibid_span span);
/* A span as [start, end]. */
void ib_json_span(ib_json *json, const char *key, ibid_span span);
/* Text with runs of white space made one blank. */
void ib_json_words(ib_json *json, const char *key, ibid_str value);
/* A string in pieces: UTF-8, which may be cut anywhere. */
void ib_json_open(ib_json *json, const char *key);
void ib_json_put(ib_json *json, const char *bytes, size_t len);
void ib_json_close(ib_json *json);
/* Bytes as they are, such as the line feed between objects. */
void ib_json_raw(ib_json *json, const char *bytes, size_t len);

#endif
