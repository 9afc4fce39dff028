/* papers.c - papers in an archive: the archive, the shelfmark, what it is.
 *
 *     The National Archives, FO 371/1234, Berg to Dahl, 3 May 1911
 *     Bundesarchiv Berlin, Nachlass Berg, Best. 12, Bl. 3
 *
 * Authority: Chicago 14.221-14.231 (item, date, box, folder, collection,
 * archive), ISAD(G) 3.1.1 (reference code).
 */

#include "cite/shape.h"

/* Does the part have a word of shelfmarks, or a number with no label? */
static bool is_shelf(const ib_lex *lex, const ib_item *item)
{
    for (uint32_t i = item->a; i < item->b; i++) {
        if (ib_lex_has(lex, i, IB_W_SHELF) ||
            ib_tok_is(lex, i, IB_TOK_NUMBER) || ib_tok_is(lex, i, IB_TOK_SLASH))
            return true;
    }
    return item->kind == IB_ITEM_NUMBER || item->kind == IB_ITEM_ISSUE ||
           item->kind == IB_ITEM_VOLUME;
}

static bool is_archive(const ib_lex *lex, const ib_item *item)
{
    if (item->kind != IB_ITEM_TEXT || item->b - item->a > 12)
        return false;
    for (uint32_t i = item->a; i < item->b; i++) {
        if (ib_lex_has(lex, i, IB_W_ARCHIVE) &&
            (ib_lex_tok(lex, i)->flags & IB_TOK_CAP))
            return true;
    }
    return false;
}

static void extend(ibid_span *field, ibid_span span)
{
    if (!field->end)
        *field = span;
    else
        field->end = span.end;
}

/* A part after the archive's name. */
static void read_part(ib_draft *out, const ib_lex *lex, const ib_item *item)
{
    ibid_span *location = &out->field[IBID_FIELD_ARCHIVE_LOCATION];
    const ibid_span span = ib_toks_span(lex, item->a, item->b);

    if (item->kind == IB_ITEM_DATE || item->kind == IB_ITEM_YEAR) {
        if (!out->issued.from.year)
            out->issued = *ib_list_at(&lex->date, ibid_date,
                                      ib_lex_tok(lex, item->a)->ref);
        out->field[IBID_FIELD_ISSUED] = out->issued.span;
    } else if (is_shelf(lex, item) && !out->field[IBID_FIELD_TITLE].end) {
        extend(location, span);
    } else if (item->kind == IB_ITEM_LOC) {
        out->field[IBID_FIELD_LOCATOR] = span;
    } else if (item->kind == IB_ITEM_TEXT || item->kind == IB_ITEM_QUOTED) {
        if (location->end && !out->field[IBID_FIELD_TITLE].end)
            out->field[IBID_FIELD_TITLE] = item->span;
    }
}

void ib_family_papers(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    ib_shape shape;

    /* the archive stands first; most pieces end here */
    for (uint32_t i = piece->a;; i++) {
        if (i >= piece->b || i > piece->a + 12 ||
            ib_lex_tok(lex, i)->kind != IB_TOK_WORD)
            return;
        if (ib_lex_has(lex, i, IB_W_ARCHIVE))
            break;
    }
    ib_shape_read(&shape, lex, piece->a, piece->b, 0);
    if (shape.full || shape.count < 2 || !is_archive(lex, &shape.item[0]))
        return;
    out->span = ib_toks_span(lex, piece->a, piece->b);
    out->field[IBID_FIELD_ARCHIVE] = shape.item[0].span;
    for (uint32_t i = 1; i < shape.count; i++)
        read_part(out, lex, &shape.item[i]);
    if (!out->field[IBID_FIELD_ARCHIVE_LOCATION].end)
        return;
    out->kind = IBID_CITE_OTHER;
    out->rule = "ARCHIVE-1";
    out->score = 75;
}
