/* block.c - paragraphs, headings, lists and the other pieces of a page.
 *
 * One pass over the rows: each goes on with the block that is open, or starts
 * one.  A note or furniture between two rows leaves the block open, so that a
 * sentence runs on over a page; so does small print that is no note.  Kinds are told at the end, when all of a
 * block is known.  A marked-up file says itself where its blocks begin, and of
 * which kind they are; what it calls a paragraph may still be a heading that
 * its author made by hand.
 */

#include "structure/row.h"

#include "base/scan.h"
#include "base/str.h"
#include "structure/costs.h"

/* A block that grows. */
typedef struct piece {
    ibid_block block;
    uint32_t bytes;   /* of its rows */
    uint32_t rows;    /* of text */
    uint32_t columns; /* rows that are columns */
    uint32_t widest;  /* bytes of its longest row */
    bool has_stop;    /* a sentence ends inside one of its rows */
    bool is_aside;    /* small print that no note has */
    ib_row first;
    ib_row last;
    const ib_given_block *given; /* where the file says it; or NULL */
} piece;

typedef struct owned_span {
    ibid_span span;
    uint32_t piece;
} owned_span;

typedef struct builder {
    const ib_text *text;
    ib_setting setting;
    ib_list piece;
    ib_list span;            /* of owned_span, in order of the text */
    uint32_t *piece_of_note; /* IBID_NONE where not yet met */
    uint32_t open;           /* the piece that text may go on with, or NONE */
    bool crossed;            /* a note or furniture stands after its last row */
    bool ornament;           /* or a rule, an ornament */
    const ib_row *after;     /* the row after the one that is added, or NULL */
    size_t given;            /* the first given block that ends after the row */
} builder;

static uint32_t row_len(const ib_row *row)
{
    return row->span.end - row->span.start;
}

static bool is_unfinished(const ib_row *row)
{
    return row->end == IB_ENDS_OPEN || row->end == IB_ENDS_HYPHEN ||
           row->end == IB_ENDS_COMMA;
}

/* Does a label begin the row, after `last`?  "b." is one only where a sentence
 * ended: elsewhere it may be an abbreviation that a line break cut off. */
static bool is_labelled(const ib_row *last, const ib_row *row)
{
    return row->label != IB_ROW_NONE &&
           (row->label != IB_ROW_LETTER || !is_unfinished(last));
}

/* Was the row broken because it was full?  If the next row's first word had
 * fitted into `percent` of a full line, it was broken of free will. */
static bool is_full(const ib_setting *setting, const ib_row *row,
                    const ib_row *next, uint32_t percent)
{
    return (row->indent + row_len(row) + 1 + next->word) * 100 >
           setting->width * percent;
}

/* Does the page set `row` otherwise than the piece: in a table, in from the
 * column, in larger type, in bold type?  Lines of an item hang from its label,
 * and words inside a sentence may be bold. */
static bool is_set_apart(const piece *p, const ib_row *row)
{
    const unsigned other = p->last.print ^ row->print;

    return (other & (IB_ORDERED_CELLS | IB_ORDERED_LARGE)) != 0 ||
           ((other & IB_ORDERED_BOLD) && row->start != IB_BEGINS_LOWER) ||
           ((other & IB_ORDERED_IN) && p->first.label == IB_ROW_NONE);
}

/* Does a sentence run on to `row` over a page, a note or furniture? */
static bool runs_over(const builder *b, const piece *p, const ib_row *row)
{
    const ib_row *last = &p->last;

    if (is_labelled(last, row) || p->first.label == IB_ROW_SIGNED ||
        p->first.label == IB_ROW_HASH || last->end == IB_ENDS_STOP ||
        last->is_columns || is_set_apart(p, row))
        return false;
    if (row->start == IB_BEGINS_LOWER)
        return true;
    if (!is_unfinished(last))
        return false;
    if (b->setting.is_unwrapped)
        return p->bytes > IB_HEADING_LINE_MAX;
    return p->rows > 1 &&
           is_full(&b->setting, last, row, IB_BLOCK_FULL_PERCENT);
}

/* The same over a blank line, which scans and double spacing put inside. */
static bool runs_on(const builder *b, const piece *p, const ib_row *row)
{
    const ib_row *last = &p->last;

    if (is_labelled(last, row) || !is_unfinished(last))
        return false;
    if (row->start == IB_BEGINS_LOWER)
        return true;
    return !b->setting.is_unwrapped &&
           is_full(&b->setting, last, row,
                   p->rows > 1 ? IB_BLOCK_FULL_PERCENT : 100);
}

static bool breaks_at_label(const builder *b, const piece *p, const ib_row *row)
{
    if (row->number > 1 && row->number == p->first.number + 1)
        return true;
    if (is_unfinished(&p->last) && row->label == IB_ROW_SECTION)
        return false;
    return !is_unfinished(&p->last) || p->last.end == IB_ENDS_COMMA ||
           !is_full(&b->setting, &p->last, row, IB_BLOCK_FULL_PERCENT);
}

static bool goes_on_signature(const piece *p, const ib_row *row)
{
    return p->rows < IB_SIGNATURE_ROWS_MAX && row->label == IB_ROW_NONE &&
           row->blanks <= 1 && row_len(row) <= IB_SIGNATURE_LINE_MAX &&
           row->end != IB_ENDS_STOP &&
           (row->start != IB_BEGINS_LOWER || row->blanks == 0);
}

/* Has the piece a full line, a sentence, or the start of a numbered paragraph?
 * Then a line that ends within a sentence is no heading. */
static bool is_prose(const ib_setting *setting, const piece *p)
{
    return p->has_stop ||
           p->widest * 100 >= setting->width * IB_BLOCK_FULL_PERCENT ||
           (p->first.label == IB_ROW_NUMBER &&
            p->widest * 100 >= setting->width * IB_BLOCK_SHORT_PERCENT);
}

/* "PREFACE." and "II.": letters without lower case. */
static bool is_caps(const builder *b, const ib_row *row)
{
    bool has_letter = false;

    for (uint32_t at = row->span.start; at < row->span.end; at++) {
        if (ib_is(b->text->str.at[at], IB_LOWER | IB_HIGH))
            return false;
        has_letter = has_letter || ib_is(b->text->str.at[at], IB_UPPER);
    }
    return has_letter;
}

/* Markdown's sign of a quotation, as in mail. */
static bool is_quoted(const builder *b, const ib_row *row)
{
    return row->span.end > row->span.start &&
           b->text->str.at[row->span.start] == '>';
}

/* Does the text before the open piece end with a colon? */
static bool is_introduced(const builder *b)
{
    return b->open != IBID_NONE && b->open > 0 &&
           ib_list_at(&b->piece, piece, b->open - 1)->last.end == IB_ENDS_COLON;
}

/* Has a block quotation come to its end: narrower lines after a colon, the
 * last of which ends with the mark of its note? */
static bool ends_setoff(const builder *b, const piece *p)
{
    const char last = b->text->str.at[p->last.span.end - 1];

    return p->rows > 1 && p->last.end == IB_ENDS_STOP && is_introduced(b) &&
           p->widest * 100 <= b->setting.width * IB_SETOFF_NARROW_PERCENT &&
           (ib_is(last, IB_DIGIT | IB_HIGH) || last == '*' || last == '!' ||
            last == '?');
}

/* The width of the lines of a piece: its own, where it is prose and no line of
 * several comes near the text's, as in what is set in from both sides. */
static ib_setting setting_of(const builder *b, const piece *p,
                             const ib_row *row)
{
    ib_setting own = b->setting;
    uint32_t width = row_len(row) + row->indent;

    if (width < p->widest)
        width = p->widest;
    if (p->rows >= IB_BLOCK_NARROW_ROWS && p->has_stop && !own.has_blanks &&
        width * 100 < own.width * IB_BLOCK_FULL_PERCENT)
        own.width = width;
    return own;
}

/* Does a mark of a note stand right after the row's last stop?  A symbol or an
 * address may end in ".9" too. */
static bool ends_marked(const builder *b, const ib_row *row)
{
    uint32_t at = row->span.end;

    if (row->end != IB_ENDS_STOP || !ib_is(b->text->str.at[at - 1], IB_DIGIT))
        return false;
    while (at > row->span.start && !ib_is(b->text->str.at[at - 1], IB_SPACE))
        if (b->text->str.at[--at] == '/')
            return false;
    return true;
}

/* Is `row` the rest of the line that a raised mark of a note cut in two?  Both
 * together are a full line, and neither is one by itself. */
static bool is_cut_line(const builder *b, const piece *p, const ib_row *row)
{
    const ib_row *last = &p->last, *after = b->after;
    uint32_t both = row_len(last) + 1 + row_len(row);

    return ends_marked(b, last) && is_unfinished(row) && after &&
           after->kind == IB_ROW_TEXT && after->page == row->page &&
           after->blanks == 0 && !is_labelled(row, after) &&
           both <= b->setting.width + IB_BLOCK_CUT_PLAY &&
           (both + 1 + after->word) * 100 >
               b->setting.width * IB_BLOCK_CUT_PERCENT &&
           !is_full(&b->setting, row, after, IB_BLOCK_FULL_PERCENT);
}

/* Is the open piece the first line of an item, or of a quotation that is set
 * in?  No heading has such a label or follows a colon, and no text under one is
 * narrower than it. */
static bool begins_set_in(const builder *b, const piece *p, const ib_row *row)
{
    const ib_row *last = &p->last;

    if (row_len(last) * 100 < b->setting.width * IB_BLOCK_SHORT_PERCENT)
        return false;
    return p->first.label == IB_ROW_ITEM || p->first.label == IB_ROW_LETTER ||
           (is_introduced(b) && row_len(last) + 1 + row->word > row_len(row));
}

/* Does `row` start a block, right under the last row of the open one? */
static bool breaks_line(const builder *b, const piece *p, const ib_row *row)
{
    const ib_setting own = setting_of(b, p, row), *setting = &own;
    const ib_row *last = &p->last;
    bool stop = last->end == IB_ENDS_STOP || last->end == IB_ENDS_COLON;

    if (is_quoted(b, row) != is_quoted(b, last))
        return true;
    if (row->is_columns && last->is_columns)
        return false;
    if (row->start == IB_BEGINS_LOWER)
        return stop && row->indent >= last->indent + 2 && p->rows > 1 &&
               !setting->has_blanks;
    if (stop && row->indent >= last->indent + 2)
        return true;
    if (stop && p->rows > 1 && last->indent >= row->indent + 2)
        return true;
    if (setting->has_tails && stop && !last->has_tail &&
        !ib_is(b->text->str.at[last->span.end - 1], IB_DIGIT))
        return true;
    if (ends_setoff(b, p))
        return true;
    if (is_cut_line(b, p, row))
        return false;
    if (setting->has_blanks)
        return stop && !is_full(setting, last, row, IB_BLOCK_SHORT_PERCENT);
    if (is_full(setting, last, row, IB_BLOCK_FULL_PERCENT))
        return false;
    if (stop)
        return true;
    if (last->end != IB_ENDS_OPEN || is_prose(setting, p))
        return false;
    if (is_caps(b, last))
        return !is_caps(b, row);
    if (p->rows == 1 && p->first.label == IB_ROW_SECTION &&
        !is_full(setting, last, row, IB_BLOCK_SHORT_PERCENT))
        return true;
    return !begins_set_in(b, p, row) && !(setting->has_tails && last->has_tail);
}

static bool goes_on(const builder *b, const piece *p, const ib_row *row)
{
    uint32_t blanks = row->blanks;

    if (p->first.label == IB_ROW_SIGNED)
        return goes_on_signature(p, row);
    if (row->label == IB_ROW_SIGNED || row->label == IB_ROW_HASH ||
        p->first.label == IB_ROW_HASH || is_set_apart(p, row))
        return false;
    if (b->setting.is_unwrapped)
        return runs_on(b, p, row);
    if (b->setting.is_double && blanks > 0)
        blanks--;
    if (blanks > 0)
        return runs_on(b, p, row);
    if (is_labelled(&p->last, row))
        return !breaks_at_label(b, p, row);
    return !breaks_line(b, p, row);
}

static ibid_status add_span(builder *b, uint32_t index, ibid_span span)
{
    owned_span *new = ib_list_push(&b->span);

    if (!new)
        return ib_arena_status(b->span.arena);
    *new = (owned_span){span, index};
    ib_list_at(&b->piece, piece, index)->block.span_count++;
    return IBID_OK;
}

static ibid_status add_piece(builder *b, ibid_block_kind kind,
                             const ib_row *row)
{
    piece *new = ib_list_push(&b->piece);

    if (!new)
        return ib_arena_status(b->piece.arena);
    *new = (piece){
        .block = {.kind = kind, .page = row->page + 1, .note = IBID_NONE},
        .first = *row};
    return add_span(b, (uint32_t)b->piece.count - 1, row->span);
}

/* Furniture right after furniture of its page is one block with it. */
static ibid_status add_furniture(builder *b, const ib_row *row)
{
    piece *last = b->piece.count
                      ? ib_list_at(&b->piece, piece, b->piece.count - 1)
                      : NULL;
    owned_span *span = b->span.count
                           ? ib_list_at(&b->span, owned_span, b->span.count - 1)
                           : NULL;

    if (last && last->block.kind == IBID_BLOCK_FURNITURE &&
        last->block.page == row->page + 1 &&
        span->piece == b->piece.count - 1) {
        span->span.end = row->span.end;
        return IBID_OK;
    }
    return add_piece(b, IBID_BLOCK_FURNITURE, row);
}

/* Small print or words in the margin that no note has: paragraphs by
 * themselves, over which the text runs on. */
static ibid_status add_aside(builder *b, const ib_row *row)
{
    piece *last = b->piece.count
                      ? ib_list_at(&b->piece, piece, b->piece.count - 1)
                      : NULL;
    owned_span *span = b->span.count
                           ? ib_list_at(&b->span, owned_span, b->span.count - 1)
                           : NULL;
    ibid_status st;

    if (last && last->is_aside && row->blanks == 0 &&
        span->piece == b->piece.count - 1 && last->last.page == row->page) {
        span->span.end = row->span.end;
        return IBID_OK;
    }
    st = add_piece(b, IBID_BLOCK_PARAGRAPH, row);
    if (st)
        return st;
    last = ib_list_at(&b->piece, piece, b->piece.count - 1);
    last->is_aside = true;
    last->last = *row;
    return IBID_OK;
}

static ibid_status add_note(builder *b, const ib_row *row)
{
    uint32_t *index = &b->piece_of_note[row->note];
    ibid_status st;

    if (*index != IBID_NONE)
        return add_span(b, *index, row->span);
    st = add_piece(b, IBID_BLOCK_NOTE, row);
    if (st)
        return st;
    *index = (uint32_t)b->piece.count - 1;
    ib_list_at(&b->piece, piece, *index)->block.note = row->note;
    return IBID_OK;
}

/* Rules, ornaments and the ruins of lone labels: nothing to read in them. */
static bool is_ornament(ibid_str text, const ib_row *row)
{
    uint32_t cp;

    if (row->start != IB_BEGINS_OTHER || row_len(row) > IB_HEADING_LINE_MAX)
        return false;
    for (uint32_t at = row->span.start; at < row->span.end;) {
        at += ib_utf8_at(&cp, text, at, row->span.end);
        if (cp < 0x80 ? ib_is((char)cp, IB_ALPHA | IB_DIGIT)
                      : cp < 0x2010 || cp > 0x2BFF)
            return false;
    }
    return true;
}

/* The block of a marked-up file that holds the row, or NULL. */
static const ib_given_block *given_of(builder *b, const ib_row *row)
{
    const ib_given *given = b->text->given;

    while (b->given < given->block_count &&
           given->block[b->given].span.end <= row->span.start)
        b->given++;
    return b->given < given->block_count &&
                   given->block[b->given].span.start <= row->span.start
               ? &given->block[b->given]
               : NULL;
}

static ibid_status add_to(builder *b, piece *p, const ib_row *row)
{
    if (b->crossed || p->last.page != row->page)
        return add_span(b, b->open, row->span);
    ib_list_at(&b->span, owned_span, b->span.count - 1)->span.end =
        row->span.end;
    return IBID_OK;
}

static void count_row(builder *b, const ib_row *row)
{
    piece *p = ib_list_at(&b->piece, piece, b->open);

    b->crossed = b->ornament = false;
    p->last = *row;
    p->rows++;
    p->has_stop |= row->has_stop;
    p->bytes += row_len(row);
    p->columns += row->is_columns;
    if (p->widest < row_len(row) + row->indent)
        p->widest = row_len(row) + row->indent;
}

static ibid_status begin_text(builder *b, const ib_row *row)
{
    ibid_status st = add_piece(b, IBID_BLOCK_PARAGRAPH, row);

    b->open = (uint32_t)b->piece.count - 1;
    return st;
}

/* Text of a marked-up file: its blocks are kept, a signature's lines joined. */
static ibid_status add_given(builder *b, const ib_row *row)
{
    const ib_given_block *given = given_of(b, row);
    piece *p =
        b->open != IBID_NONE ? ib_list_at(&b->piece, piece, b->open) : NULL;
    ibid_status st;

    if (p && ((given && given == p->given) ||
              (p->first.label == IB_ROW_SIGNED && goes_on_signature(p, row))))
        st = add_to(b, p, row);
    else
        st = begin_text(b, row);
    if (st)
        return st;
    ib_list_at(&b->piece, piece, b->open)->given = given;
    count_row(b, row);
    return IBID_OK;
}

static ibid_status add_text(builder *b, const ib_row *row)
{
    piece *p =
        b->open != IBID_NONE ? ib_list_at(&b->piece, piece, b->open) : NULL;
    const bool crossed = b->crossed || (p && p->last.page != row->page);
    ibid_status st;

    if (is_ornament(b->text->str, row)) {
        b->ornament = true;
        return add_furniture(b, row);
    }
    if (p &&
        (crossed ? runs_over(b, p, row) : !b->ornament && goes_on(b, p, row)))
        st = add_to(b, p, row);
    else
        st = begin_text(b, row);
    if (st)
        return st;
    count_row(b, row);
    return IBID_OK;
}

/* "IV. Lights and buoys." may end with a stop. */
static bool has_roman(const builder *b, const piece *p)
{
    const char c = b->text->str.at[p->first.span.start];

    return p->first.label == IB_ROW_SECTION &&
           (c == 'I' || c == 'V' || c == 'X');
}

static bool may_be_heading(const builder *b, const piece *p)
{
    return p->rows <= IB_HEADING_ROWS_MAX && p->bytes <= IB_HEADING_BYTES_MAX &&
           (p->last.end == IB_ENDS_OPEN ||
            (p->last.end == IB_ENDS_STOP &&
             (has_roman(b, p) || (p->rows == 1 && is_caps(b, &p->first)))));
}

static bool is_heading(const builder *b, const piece *p)
{
    const ib_setting *setting = &b->setting;
    char c = b->text->str.at[p->first.span.start];

    if (p->first.label == IB_ROW_HASH)
        return true;
    if (!may_be_heading(b, p) || p->block.span_count > 1 ||
        p->first.start == IB_BEGINS_LOWER || ib_is(c, IB_PUNCT & ~IB_WORD) ||
        (unsigned char)c == 0xE2)
        return false;
    if (setting->is_unwrapped)
        return p->bytes <= IB_HEADING_LINE_MAX;
    return p->widest * 100 < setting->width * 95;
}

/* A short numbered piece that ends no sentence. */
static bool is_item(const piece *p)
{
    return p && p->first.label == IB_ROW_NUMBER &&
           p->bytes <= IB_ITEM_BYTES_MAX && p->last.end != IB_ENDS_STOP;
}

/* The kind of a piece of text; the text before and after it may be NULL. */
static ibid_block_kind kind_of(const builder *b, const piece *before,
                               const piece *p, const piece *after)
{
    if (p->first.label == IB_ROW_SIGNED)
        return IBID_BLOCK_SIGNATURE;
    if (p->given && p->given->kind != IBID_BLOCK_PARAGRAPH)
        return p->given->kind;
    if (p->rows > 1 && p->columns * 10 >= p->rows * 6)
        return IBID_BLOCK_TABLE;
    if (p->first.label == IB_ROW_ITEM || p->first.label == IB_ROW_LETTER)
        return IBID_BLOCK_LIST;
    if (is_item(p) &&
        ((is_item(before) && before->first.number + 1 == p->first.number) ||
         (is_item(after) && after->first.number == p->first.number + 1)))
        return IBID_BLOCK_LIST;
    return is_heading(b, p) ? IBID_BLOCK_HEADING : IBID_BLOCK_PARAGRAPH;
}

static void tell_kinds(builder *b)
{
    piece *p = NULL, *before = NULL;

    for (size_t i = 0; i < b->piece.count; i++) {
        piece *now = ib_list_at(&b->piece, piece, i);

        if (now->rows == 0)
            continue;
        if (p)
            p->block.kind = kind_of(b, before, p, now);
        before = p;
        p = now;
    }
    if (p)
        p->block.kind = kind_of(b, before, p, NULL);
}

/* Copy blocks and their spans into `arena`. */
static ibid_status keep(ibid_block **out, const builder *b, ib_arena *arena)
{
    ibid_block *block = ib_arena_array(arena, ibid_block, b->piece.count);
    ibid_span *span = ib_arena_array(arena, ibid_span, b->span.count);
    size_t at = 0;

    if (!block || !span)
        return ib_arena_status(arena);
    for (size_t i = 0; i < b->piece.count; i++) {
        block[i] = ib_list_at(&b->piece, piece, i)->block;
        block[i].span = span + at;
        at += block[i].span_count;
        block[i].span_count = 0;
    }
    for (size_t i = 0; i < b->span.count; i++) {
        const owned_span *s = ib_list_at(&b->span, owned_span, i);
        ibid_block *own = &block[s->piece];

        span[(own->span - span) + own->span_count++] = s->span;
    }
    *out = block;
    return IBID_OK;
}

static ibid_status build(builder *b, const ib_list *rows)
{
    ibid_status st = IBID_OK;

    for (size_t i = 0; i < rows->count && !st; i++) {
        const ib_row *row = ib_list_at(rows, ib_row, i);

        b->after = i + 1 < rows->count ? row + 1 : NULL;
        if (row->kind == IB_ROW_FURNITURE)
            st = add_furniture(b, row);
        else if (row->kind == IB_ROW_NOTE)
            st = add_note(b, row);
        else if (row->kind == IB_ROW_ASIDE)
            st = add_aside(b, row);
        else if (b->text->given)
            st = add_given(b, row);
        else
            st = add_text(b, row);
        b->crossed = b->crossed || row->kind != IB_ROW_TEXT;
    }
    return st;
}

ibid_status ib_block_find(ib_structure *out, ib_arena *arena, ib_arena *scratch,
                          const ib_text *text)
{
    ib_list rows = ib_list_of(scratch, ib_row);
    builder b = {.text = text,
                 .piece = ib_list_of(scratch, piece),
                 .span = ib_list_of(scratch, owned_span),
                 .open = IBID_NONE};
    ibid_block *block = NULL;
    ibid_status st;

    out->blocks = (ibid_blocks){0};
    st = ib_row_find(&rows, &b.setting, scratch, text, &out->notes);
    b.piece_of_note = ib_arena_array(scratch, uint32_t, out->notes.count);
    if (!st && !b.piece_of_note)
        st = ib_arena_status(scratch);
    for (size_t i = 0; i < out->notes.count && !st; i++)
        b.piece_of_note[i] = IBID_NONE;
    if (!st)
        st = build(&b, &rows);
    if (st)
        return st;
    tell_kinds(&b);
    st = keep(&block, &b, arena);
    if (st)
        return st;
    out->blocks = (ibid_blocks){block, b.piece.count};
    if (!text->given)
        ib_setoff_mark(block, b.piece.count, text, out);
    return IBID_OK;
}
