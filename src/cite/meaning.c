/* meaning.c - what the symbol of a citation says, added to the citation. */

#include "cite/meaning.h"

#include "base/str.h"
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

/* A draft's words live no longer than the note that is read. */
static ibid_status keep_text(ibid_str *out, ib_arena *arena, ibid_str text)
{
    const char *copy;

    *out = (ibid_str){0};
    if (!text.len)
        return IBID_OK;
    copy = ib_arena_copy(arena, text.at, text.len, 1, 1);
    if (!copy)
        return ib_arena_status(arena);
    *out = (ibid_str){copy, text.len};
    return IBID_OK;
}

static ibid_status keep_possible(ibid_citation *citation, ib_arena *arena,
                                 const ib_draft *draft)
{
    ibid_str *possible;
    ibid_status st = IBID_OK;

    if (!draft->possible_count)
        return IBID_OK;
    possible = ib_arena_array(arena, ibid_str, draft->possible_count);
    if (!possible)
        return ib_arena_status(arena);
    for (uint32_t i = 0; i < draft->possible_count && !st; i++)
        st = keep_text(&possible[i], arena, draft->possible[i]);
    citation->possible_symbol = possible;
    citation->possible_symbol_count = draft->possible_count;
    return st;
}

ibid_status ib_meaning_add(ibid_citation *citation, ibid_field *field,
                           uint32_t *count, ib_arena *arena,
                           const ib_draft *draft)
{
    ibid_symbol_parts *parts;
    uint32_t number = 0;
    ibid_status st;
    bool strange;

    citation->suggested_because = draft->suggested_because;
    st = keep_text(&citation->suggested, arena, draft->suggested);
    if (!st)
        st = keep_possible(citation, arena, draft);
    if (st)
        return st;
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
                    citation->suggested.len ? citation->suggested
                                            : field[number].text);
    if (st || !parts->body.len)
        return st;
    citation->symbol = parts;
    add_authority(field, count, number, parts->body);
    return IBID_OK;
}
