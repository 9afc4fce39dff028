/* profile.c - what is known of each source. */

#include "base/scan.h"
#include "base/str.h"
#include "resolve/copy.h"
#include "resolve/costs.h"
#include "resolve/resolve.h"

#define STEM_MAX 256

size_t ib_symbol_form(char *out, size_t room, ibid_str symbol)
{
    size_t n = 0;

    for (uint32_t i = 0; i < symbol.len && n + 2 < room; i++) {
        char c = symbol.at[i];

        if (ib_is(c, IB_ALPHA | IB_DIGIT))
            out[n++] = ib_is(c, IB_LOWER) ? (char)(c & ~0x20) : c;
        else if (n > 0 && out[n - 1] != '_')
            out[n++] = '_';
    }
    while (n > 0 && out[n - 1] == '_')
        n--;
    out[n] = '\0';
    return n;
}

ibid_str ib_file_stem(ibid_str file)
{
    uint32_t start = file.len, dot = file.len;

    while (start > 0 && file.at[start - 1] != '/')
        start--;
    while (dot > start && file.at[dot - 1] != '.')
        dot--;
    return dot > start + 1 && file.len - dot <= 5
               ? (ibid_str){file.at + start, dot - 1 - start}
               : (ibid_str){file.at + start, file.len - start};
}

/* The head without a name that is written over underscores and hyphens. */
static ibid_status profile_name(ib_profile *p, ib_arena *arena)
{
    ibid_str stem = ib_file_stem(ib_str_of(p->source->file));
    char form[STEM_MAX], *plain;
    ibid_status st;

    ib_symbol_form(form, sizeof form, stem);
    p->stem = ib_str_format(arena, "%s", form);
    plain = ib_arena_copy(arena, stem.at, stem.len, 1, 1);
    if (!p->stem || !plain)
        return ib_arena_status(arena);
    for (uint32_t i = 0; i < stem.len; i++) {
        if (plain[i] == '_' || plain[i] == '-')
            plain[i] = ' ';
    }
    /* A name need be no UTF-8: what is not is a sign of its own. */
    st = ib_fold_make(&p->name_view, arena, (ibid_str){plain, stem.len}, NULL,
                      0);
    if (!st)
        st = ib_word_cut(&p->name, arena, &p->name_view, 0, p->name_view.count);
    return st;
}

static ibid_status profile_head(ib_profile *p, ib_arena *arena)
{
    ibid_str text = ibid_doc_text(p->source->doc);
    uint32_t end = text.len < IB_HEAD_BYTES ? text.len : IB_HEAD_BYTES;
    ibid_status st;

    while (end < text.len && end > 0 &&
           ((unsigned char)text.at[end] & 0xC0) == 0x80)
        end--;
    st = ib_fold_make(&p->head_view, arena, (ibid_str){text.at, end}, NULL, 0);
    if (!st)
        st = ib_word_cut(&p->head, arena, &p->head_view, 0, p->head_view.count);
    if (st)
        return st;
    while (p->caption_words < p->head.count &&
           p->head_view.item[p->head.item[p->caption_words].start].at <
               IB_CAPTION_BYTES)
        p->caption_words++;
    return IBID_OK;
}

ibid_status ib_resolve_prepare(ib_shelf_view *out, ib_arena *arena,
                               const ibid_shelf *shelf, const ibid_doc *doc)
{
    size_t count = shelf->count(shelf->state);
    ibid_status st = IBID_OK;

    *out = (ib_shelf_view){ib_arena_array(arena, ib_profile, count), 0};
    if (!out->item)
        return ib_arena_status(arena);
    for (size_t i = 0; i < count && !st; i++) {
        ib_profile *p = &out->item[out->count++];

        p->source = shelf->source(shelf->state, i);
        st = profile_name(p, arena);
        if (st || !p->source->doc)
            continue;
        p->is_document = ib_copy_is(p->source->doc, doc);
        st = profile_head(p, arena);
    }
    return st;
}
