/* frame.h - how the reading worker answers: framed records over a pipe.
 *
 * A frame is a length (u32), a kind (u8), and so many bytes.  Numbers are
 * little-endian, lengths on pages IEEE 754 single precision; a string is a
 * u32 length and UTF-8.  Spans are byte offsets of the text that the TEXT
 * frames make together.  An answer begins with HELLO and ends with END or
 * FAIL: whatever else it ends with, it was cut off and counts as nothing.
 * docs/worker.md describes it for other programs.
 */
#ifndef IB_BYTES_FRAME_H
#define IB_BYTES_FRAME_H

#include <stdint.h>

enum {
    IB_FRAME_VERSION = 1,
    IB_FRAME_HEAD = 5,     /* bytes before the payload */
    IB_FRAME_MAX = 1 << 20 /* bytes of a payload at most */
};

typedef enum ib_frame_kind {
    IB_FRAME_HELLO = 1, /* u16 version, string format, string made_by,
                           u8 has_pages */
    IB_FRAME_TEXT,      /* bytes: the next piece of the text */
    IB_FRAME_BLOCK,     /* u32 start, u32 end, u8 kind, u8 level, u32 note */
    IB_FRAME_NOTE,      /* u32 label start, end, u32 start, end, u32 number,
                           u8 at_end */
    IB_FRAME_MARK,      /* u32 start, end, u32 note */
    IB_FRAME_PAGE,      /* f32 width, height, u8 layer, string label */
    IB_FRAME_GLYPHS,    /* of the last page: u32 code, f32 x0 y0 x1 y1 size,
                           u16 font, u8 flags, u8 sureness, each */
    IB_FRAME_REMARK,    /* u32 start, end, string */
    IB_FRAME_FAIL,      /* i8 ibid_status, string: a sentence for a person */
    IB_FRAME_END        /* u32 pages, text bytes, blocks, notes, marks,
                           remarks, u64 glyphs: what was sent */
} ib_frame_kind;

enum { IB_FRAME_GLYPH = 28 }; /* bytes of one glyph */

#endif
