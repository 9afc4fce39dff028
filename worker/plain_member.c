/* plain_member.c - a text in an archive or a letter: paragraphs between blank
 * lines; a text that stands alone is read by the library itself. */

#include <string.h>

#include "bytes/sniff.h"
#include "worker/charset.h"

/* A line of a paragraph; breaks stay, verse and addresses need them. */
static void add_line(emit *out, const char *at, size_t len, bool *is_open)
{
    while (len && strchr(" \t\r\f", at[len - 1]) && at[len - 1])
        len--;
    if (len == 0) {
        emit_block_end(out);
        *is_open = false;
        return;
    }
    if (*is_open)
        emit_break(out);
    else
        emit_block(out, IBID_BLOCK_PARAGRAPH, 0);
    emit_text(out, at, len);
    *is_open = true;
}

refusal plain_read(emit *out, const char *bytes, size_t len,
                   const char *charset)
{
    const ib_sniffed seen = ib_sniff(bytes, len);
    charset_text text;
    bool is_open = false;
    refusal no;

    if (seen.refusal)
        return (refusal){IBID_EUNSUPPORTED, seen.refusal};
    text = charset_decode(out, bytes, len, charset, false);
    no = text.no;
    for (size_t at = 0; !no.what && at < text.len;) {
        const char *line = memchr(text.at + at, '\n', text.len - at);
        const size_t end = line ? (size_t)(line - text.at) : text.len;

        add_line(out, text.at + at, end - at, &is_open);
        at = end + 1;
    }
    emit_block_end(out);
    charset_close(&text);
    return no;
}
