/* plain_member.c - the text of a letter: paragraphs between blank lines.  A text
 * that stands alone, or is attached, is read by the library itself. */

#include <string.h>

#include "bytes/sniff.h"
#include "worker/charset.h"

typedef enum open_kind { OPEN_NONE, OPEN_TEXT, OPEN_QUOTED } open_kind;

/* A line of a paragraph; breaks stay, verse and addresses need them.  Letters
 * quote with ">" before each line. */
static void add_line(emit *out, const char *at, size_t len, open_kind *open)
{
    open_kind kind = OPEN_TEXT;

    if (len && at[0] == '>') {
        kind = OPEN_QUOTED;
        while (len && (at[0] == '>' || at[0] == ' '))
            at++, len--;
    }
    while (len && strchr(" \t\r\f", at[len - 1]) && at[len - 1])
        len--;
    if (len == 0) {
        emit_block_end(out);
        *open = OPEN_NONE;
        return;
    }
    if (*open == kind)
        emit_break(out);
    else
        emit_block(
            out,
            kind == OPEN_TEXT ? IBID_BLOCK_PARAGRAPH : IBID_BLOCK_QUOTATION, 0);
    emit_text(out, at, len);
    *open = kind;
}

refusal plain_read(emit *out, const char *bytes, size_t len,
                   const char *charset)
{
    const ib_sniffed seen = ib_sniff(bytes, len);
    charset_text text;
    open_kind open = OPEN_NONE;
    refusal no;

    if (seen.refusal)
        return (refusal){IBID_EUNSUPPORTED, seen.refusal};
    text = charset_decode(out, bytes, len, charset, false);
    no = text.no;
    for (size_t at = 0; !no.what && at < text.len;) {
        const char *line = memchr(text.at + at, '\n', text.len - at);
        const size_t end = line ? (size_t)(line - text.at) : text.len;

        add_line(out, text.at + at, end - at, &open);
        at = end + 1;
    }
    emit_block_end(out);
    charset_close(&text);
    return no;
}
