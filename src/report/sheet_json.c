/* sheet_json.c - sheets of paper and what stands where on them, as JSON. */

#include "report/parts.h"

static void write_sheet(ib_json *json, const ibid_page *page,
                        const ibid_sheet *sheet, uint32_t number)
{
    ib_json_object(json, NULL);
    ib_json_number(json, "page", number);
    ib_json_place(json, page->span);
    if (page->label.len)
        ib_json_words(json, "label", page->label);
    else
        ib_json_null(json, "label");
    if (sheet->label.len)
        ib_json_words(json, "file_label", sheet->label);
    ib_json_length(json, "width", sheet->width);
    ib_json_length(json, "height", sheet->height);
    ib_json_z(json, "layer", ibid_layer_word(sheet->layer));
    ib_json_object_end(json);
}

void ib_json_sheets(ib_json *json, const ibid_doc *doc)
{
    const ibid_pages pages = ibid_doc_pages(doc);

    if (!ibid_doc_sheet(doc, 1))
        return;
    ib_json_array(json, "pages");
    for (uint32_t i = 0; i < pages.count; i++) {
        const ibid_sheet *sheet = ibid_doc_sheet(doc, i + 1);

        if (sheet)
            write_sheet(json, &pages.item[i], sheet, i + 1);
    }
    ib_json_array_end(json);
}

static void write_box(ib_json *json, const ibid_box *box)
{
    ib_json_array(json, NULL);
    ib_json_number(json, NULL, box->page);
    ib_json_length(json, NULL, box->x0);
    ib_json_length(json, NULL, box->y0);
    ib_json_length(json, NULL, box->x1);
    ib_json_length(json, NULL, box->y1);
    ib_json_array_end(json);
}

/* Boxes of a long span are asked for piece by piece: the next piece begins
 * after the last whole line. */
void ib_json_boxes(ib_json *json, const ibid_doc *doc, ibid_span span)
{
    enum { AT_ONCE = 64 };
    ibid_box box[AT_ONCE];
    size_t count;

    if (!ibid_doc_sheet(doc, 1))
        return;
    ib_json_array(json, "boxes");
    do {
        count = ibid_doc_boxes(box, AT_ONCE, doc, span);
        for (size_t i = 0; i < count && i < AT_ONCE; i++)
            write_box(json, &box[i]);
        if (count > AT_ONCE)
            span.start = box[AT_ONCE - 1].span.end;
    } while (count > AT_ONCE);
    ib_json_array_end(json);
}
