/* meaning.c - what the symbol of a citation says, added to the citation. */

#include "cite/meaning.h"

#include "cite/un.h"

/* Put the body in as the authority, after the number. */
static void add_authority(ibid_field *field, uint32_t *count, uint32_t number,
                          ibid_str body)
{
    if (number + 1 < *count && field[number + 1].name == IBID_FIELD_AUTHORITY)
        return;
    for (uint32_t i = *count; i > number + 1; i--)
        field[i] = field[i - 1];
    field[number + 1] =
        (ibid_field){.name = IBID_FIELD_AUTHORITY, .text = body};
    (*count)++;
}

ibid_status ib_meaning_add(ibid_citation *citation, ibid_field *field,
                           uint32_t *count, ib_arena *arena,
                           const ib_draft *draft)
{
    ibid_symbol_parts *parts;
    uint32_t number = 0;
    ibid_status st;
    bool strange;

    citation->suggested = draft->suggested;
    citation->suggested_because = draft->suggested_because;
    if (draft->kind != IBID_CITE_OFFICIAL || !draft->is_symbol)
        return IBID_OK;
    while (number < *count && field[number].name != IBID_FIELD_NUMBER)
        number++;
    if (number == *count)
        return IBID_OK;
    parts = ib_arena_array(arena, ibid_symbol_parts, 1);
    if (!parts)
        return ib_arena_status(arena);
    st = ib_un_read(parts, &strange, arena,
                    draft->suggested.len ? draft->suggested
                                         : field[number].text);
    if (st || !parts->body.len)
        return st;
    citation->symbol = parts;
    add_authority(field, count, number, parts->body);
    return IBID_OK;
}
