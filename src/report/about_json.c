/* about_json.c - what both reports say of a document, as JSON. */

#include "report/parts.h"

void ib_json_index(ib_json *json, const char *key, char prefix, uint32_t index)
{
    char id[16];
    uint32_t at = sizeof id;

    if (index == IBID_NONE) {
        ib_json_null(json, key);
        return;
    }
    index++;
    do {
        id[--at] = (char)('0' + index % 10);
        index /= 10;
    } while (index);
    id[--at] = prefix;
    ib_json_str(json, key, (ibid_str){id + at, (uint32_t)sizeof id - at});
}

void ib_json_numeral(ib_json *json, const char *key, uint32_t number)
{
    if (number)
        ib_json_number(json, key, number);
    else
        ib_json_null(json, key);
}

void ib_json_about(ib_json *json, const ibid_doc *doc, const char *file)
{
    const ibid_about *about = ibid_doc_about(doc);

    ib_json_object(json, "document");
    if (file && *file)
        ib_json_z(json, "file", file);
    ib_json_z(json, "sha256", about->sha256);
    ib_json_number(json, "bytes", (int64_t)about->bytes);
    ib_json_z(json, "format", about->format);
    if (about->made_by)
        ib_json_z(json, "made_by", about->made_by);
    ib_json_z(json, "encoding", about->encoding);
    ib_json_z(json, "language", about->language);
    ib_json_array(json, "symbols");
    for (size_t i = 0; i < about->symbol_count; i++)
        ib_json_str(json, NULL, about->symbol[i]);
    ib_json_array_end(json);
    ib_json_number(json, "pages", (int64_t)ibid_doc_pages(doc).count);
    ib_json_object_end(json);
    ib_json_object(json, "text");
    ib_json_z(json, "sha256", about->text_sha256);
    ib_json_number(json, "bytes", ibid_doc_text(doc).len);
    ib_json_object_end(json);
}
