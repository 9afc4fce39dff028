/* csv.c - a table for spreadsheets. */

#include "report/csv.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/scan.h"
#include "base/str.h"

void ib_csv_start(ib_csv *csv, const ibid_sink *sink, const char *heading)
{
    *csv = (ib_csv){.begun = false};
    ib_out_start(&csv->out, sink);
    ib_out_say(&csv->out, heading);
    ib_csv_row_end(csv);
}

ibid_status ib_csv_finish(ib_csv *csv)
{
    return ib_out_finish(&csv->out);
}

void ib_csv_row_end(ib_csv *csv)
{
    ib_out_say(&csv->out, "\r\n");
    csv->begun = false;
}

void ib_csv_open(ib_csv *csv)
{
    ib_out_say(&csv->out, csv->begun ? ",\"" : "\"");
    csv->begun = true;
    csv->filled = false;
}

void ib_csv_close(ib_csv *csv)
{
    ib_out_put(&csv->out, "\"", 1);
}

void ib_csv_put(ib_csv *csv, ibid_str text)
{
    const ibid_span span = ib_span_trim(text, (ibid_span){0, text.len});

    for (uint32_t at = span.start; at < span.end;) {
        const uint32_t blank = ib_blank_at(text, at, span.end);

        if (blank) {
            at = ib_skip_blank(text, at, span.end);
            ib_out_put(&csv->out, " ", 1);
            continue;
        }
        if (!csv->filled && strchr("=+-@", text.at[at]) && text.at[at])
            ib_out_put(&csv->out, "'", 1);
        csv->filled = true;
        if (text.at[at] == '"')
            ib_out_put(&csv->out, "\"", 1);
        if ((unsigned char)text.at[at] >= 0x20)
            ib_out_put(&csv->out, &text.at[at], 1);
        at++;
    }
}

void ib_csv_say(ib_csv *csv, const char *words)
{
    ib_csv_put(csv, ib_str_of(words));
}

void ib_csv_part(ib_csv *csv)
{
    if (csv->filled)
        ib_out_say(&csv->out, "; ");
}

void ib_csv_cell(ib_csv *csv, ibid_str text)
{
    ib_csv_open(csv);
    ib_csv_put(csv, text);
    ib_csv_close(csv);
}

void ib_csv_words(ib_csv *csv, const char *words)
{
    ib_csv_cell(csv, ib_str_of(words));
}

void ib_csv_number(ib_csv *csv, uint64_t number)
{
    char digits[24] = "";

    if (number)
        snprintf(digits, sizeof digits, "%" PRIu64, number);
    ib_csv_words(csv, digits);
}
