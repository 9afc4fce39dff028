/* sign.h - signs that may be quotation marks, and what their neighbours allow.
 *
 * A sign is read from what stands beside it, not from its glyph alone: the
 * same glyph opens in one tradition and closes in another.
 *
 *     a b" c      letter before, blank after     may close
 *     a "b c      blank before, letter after     may open
 *     don’t       letters on both sides          no sign
 */
#ifndef IB_QUOTE_SIGN_H
#define IB_QUOTE_SIGN_H

#include "base/list.h"
#include "quote/stream.h"

/* Signs of one family may pair, whatever their glyphs: OCR and typists mix
 * curly and straight ones. */
typedef enum ib_sign_family {
    IB_SIGN_DOUBLE, /* “ ” „ ‟ " `` '' ,, 〝 〞 ״ */
    IB_SIGN_SINGLE, /* ‘ ’ ‚ ‛ ' ` */
    IB_SIGN_GUILLEMET,
    IB_SIGN_ANGLE,  /* ‹ › */
    IB_SIGN_CORNER, /* 「 」 */
    IB_SIGN_WHITE,  /* 『 』 */
    IB_SIGN_BOOK    /* 《 》 〈 〉: titles */
} ib_sign_family;

/* What the glyph says by itself. */
typedef enum ib_sign_glyph {
    IB_GLYPH_STRAIGHT,
    IB_GLYPH_OPEN,  /* “ ‘ « ‹ 「 and the like */
    IB_GLYPH_CLOSE, /* ” ’ » › 」 */
    IB_GLYPH_LOW    /* „ ‚ ,, : opens, whatever stands beside it */
} ib_sign_glyph;

enum {
    IB_SIGN_OPENS = 1,  /* may open */
    IB_SIGN_CLOSES = 2, /* may close */
    IB_SIGN_WEAK = 4,   /* as a closing sign: may be an apostrophe or inch */
    IB_SIGN_FIRST = 8,  /* nothing but marks before it in its paragraph */
    IB_SIGN_LINE = 16   /* at the start of a line: a guillemet, or a curly mark
                           where the line before ends a sentence or clause */
};

typedef struct ib_sign {
    uint32_t at;
    uint32_t piece; /* index into the stream's pieces */
    uint8_t len;    /* bytes */
    uint8_t family; /* ib_sign_family */
    uint8_t glyph;  /* ib_sign_glyph */
    uint8_t can;    /* IB_SIGN_... */
} ib_sign;

/* Find the signs of a stream that can be quotation marks, in order.
 *
 * Gives  ib_sign items pushed to `out`; signs inside note marks left out.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear; little for bytes that begin no sign. */
IBID_MUST_USE ibid_status ib_sign_find(ib_list *out, const ib_stream *stream);

#endif
