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

#include "base/list.h"
#include "bytes/given.h"

enum {
    IB_FRAME_VERSION = 2,
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
    IB_FRAME_END,       /* u32 pages, text bytes, blocks, notes, marks,
                           remarks, u64 glyphs, u32 members: what was sent */
    IB_FRAME_LOST,      /* as REMARK: the file has words here that the text
                           has not; counted as a remark */
    IB_FRAME_MEMBER,    /* a file in the file: u64 bytes, string name, string
                           why it is not handed over, or an empty one */
    IB_FRAME_BYTES      /* the next bytes of the last member */
} ib_frame_kind;

enum { IB_FRAME_GLYPH = 28 }; /* bytes of one glyph */

/* Numbers as they stand in frames. */
static inline void ib_frame_put16(char *at, uint16_t value)
{
    at[0] = (char)(value & 0xff);
    at[1] = (char)(value >> 8);
}
static inline void ib_frame_put32(char *at, uint32_t value)
{
    ib_frame_put16(at, (uint16_t)(value & 0xffff));
    ib_frame_put16(at + 2, (uint16_t)(value >> 16));
}
static inline uint16_t ib_frame_u16(const char *at)
{
    return (uint16_t)((unsigned char)at[0] | (unsigned char)at[1] << 8);
}
static inline uint32_t ib_frame_u32(const char *at)
{
    return ib_frame_u16(at) | (uint32_t)ib_frame_u16(at + 2) << 16;
}

/* An answer while it comes in.  What it holds is believed by nobody before
 * ib_answer_end has looked at all of it. */
typedef struct ib_answer {
    ib_arena *arena;   /* for what came so far */
    uint32_t text_max; /* bytes of text at most */
    bool has_hello;
    bool has_pages;
    bool has_ended;    /* END came: nothing may follow */
    bool has_failed;   /* FAIL came: nothing may follow */
    ibid_status fault; /* of FAIL */
    ibid_str why;      /* of FAIL: a sentence for a person, in the arena */
    const char *format;
    const char *made_by;
    char *text;
    uint32_t text_len;
    size_t text_room;
    ib_list block, note, mark, remark; /* as ib_given's */
    ib_list page, glyph;               /* ib_glyph_page, ib_glyph */
    ib_list member;                    /* ib_given_member */
    uint64_t member_bytes;             /* of all of them, as stated */
    uint64_t member_left;              /* of the last one, still to come */
    size_t member_room;                /* for the bytes of the last one */
} ib_answer;

/* Begin an answer: what comes is kept in `arena`, with all its bounds. */
void ib_answer_begin(ib_answer *answer, ib_arena *arena, uint32_t text_max);

/* Take the whole frames among bytes.
 *
 * Gives  *taken, how many bytes they are: what is left belongs to a frame of
 *        which more has to come, IB_FRAME_HEAD + IB_FRAME_MAX bytes at most.
 * Fails  IBID_EFORMAT: no answer of a worker; IBID_ELIMIT: more text than
 *        allowed, or as the arena's bound; IBID_ENOMEM.
 * Cost   linear in the bytes taken. */
IBID_MUST_USE ibid_status ib_answer_take(ib_answer *answer, size_t *taken,
                                         const char *bytes, size_t len);

/* Look at an answer of which no more comes, and hand it on.
 *
 * Gives  *out in `arena`, with the promises of given.h kept; the glyphs of
 *        pages in `glyphs`, which may be `arena`.
 * Fails  IBID_EFORMAT: it did not end (has_failed tells whether by a FAIL
 *        frame), or breaks a promise; IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear in the answer. */
IBID_MUST_USE ibid_status ib_answer_end(ib_given *out, ib_answer *answer,
                                        ib_arena *arena, ib_arena *glyphs);

/* Is it UTF-8 that may be shown to a person as it is: no control characters,
 * and none that turn the order of what stands around them (UAX 9)? */
bool ib_frame_is_plain(ibid_str words);

#endif
