/* register.c - names by which citations can be called.
 *
 * Authority: Bluebook 4.2(b) "[hereinafter X]"; OSCOLA 1.4.3 and the UN
 * Editorial Manual "(hereinafter “X”)"; the same in French ("ci-après"),
 * German ("im Folgenden"), Spanish ("en adelante"), Italian ("di seguito"),
 * Russian ("далее").
 */

#include "cite/register.h"

#include "base/scan.h"

bool ib_register_start(ib_register *out, ib_arena *scratch, size_t count)
{
    size_t room = 16;

    while (room < count * 2)
        room *= 2;
    *out = (ib_register){.mask = (uint32_t)room - 1, .room = (uint32_t)count};
    out->slot = ib_arena_array(scratch, ib_register_slot, room);
    return out->slot != NULL;
}

static ib_register_slot *find_slot(const ib_register *names, uint64_t key)
{
    uint32_t i = (uint32_t)(key ^ key >> 32) & names->mask;

    while (names->slot[i].key && names->slot[i].key != key)
        i = (i + 1) & names->mask;
    return &names->slot[i];
}

uint32_t ib_register_look(const ib_register *names, uint64_t key)
{
    const ib_register_slot *slot;

    if (!key || !names->count)
        return IBID_NONE;
    slot = find_slot(names, key);
    return slot->key ? slot->value : IBID_NONE;
}

void ib_register_put(ib_register *names, uint64_t key, uint32_t i)
{
    ib_register_slot *slot;

    if (!key || names->count >= names->room)
        return;
    slot = find_slot(names, key);
    names->count += !slot->key;
    *slot = (ib_register_slot){key, i};
}

uint64_t ib_register_words(const ib_brief *brief)
{
    uint64_t hash = 0xcbf29ce484222325u;

    for (uint32_t i = 0; i < brief->count; i++)
        hash = (hash ^ brief->word[i]) * 0x100000001b3u;
    return brief->count ? hash | 1 : 0;
}

/* The bytes of the words that define, at byte `at`, or 0. */
static uint32_t defining_len(ibid_str text, uint32_t at)
{
    static const char *const words[] = {"hereinafter referred to as",
                                        "hereinafter",
                                        "hereafter referred to as",
                                        "hereafter",
                                        "henceforth",
                                        "ci-après dénommée",
                                        "ci-après dénommé",
                                        "ci-après",
                                        "im Folgenden",
                                        "nachfolgend",
                                        "en adelante",
                                        "en lo sucesivo",
                                        "di seguito",
                                        "далее —",
                                        "далее –",
                                        "далее"};

    if (at >= text.len || !strchr("hHcCiInNeEdD\xD0", text.at[at]))
        return 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (ib_str_has_at_nocase(text, at, ib_str_of(words[i])))
            return ib_str_of(words[i]).len;
    }
    return 0;
}

/* The bytes of a quotation mark at `at`, or 0. */
static uint32_t mark_len(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t cp, len;

    if (at >= end)
        return 0;
    len = ib_utf8_at(&cp, text, at, end);
    return cp == '"' || cp == '\'' || (cp >= 0x2018 && cp <= 0x201F) ||
                   cp == 0xAB || cp == 0xBB
               ? len
               : 0;
}

/* Skip white space, colons, and an article before the name. */
static uint32_t skip_article(ibid_str text, uint32_t at, uint32_t end)
{
    static const char *const words[] = {"the ", "le ",  "la ", "die ",
                                        "der ", "das ", "el "};

    at = ib_skip_blank(text, at, end);
    while (at < end && (text.at[at] == ':' || text.at[at] == ','))
        at = ib_skip_blank(text, at + 1, end);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (ib_str_has_at(text, at, ib_str_of(words[i])))
            return at + ib_str_of(words[i]).len;
    }
    return at;
}

/* The name that the bracket at `at` defines: after a word that defines, or
 * alone in quotation marks. */
static bool read_definition(ibid_str *name, ibid_str text, uint32_t at,
                            uint32_t end)
{
    uint32_t p = ib_skip_blank(text, at + 1, end), len, start;
    const uint32_t word = defining_len(text, p);

    /* an article, a mark of quotation, or no definition */
    if (!word && (p >= end || !strchr("tldeT\"'\xE2\xC2", text.at[p])))
        return false;
    p = skip_article(text, p + word, end);
    len = mark_len(text, p, end);
    if (!word && !len)
        return false;
    start = p += len;
    while (p < end && text.at[p] != ')' && text.at[p] != ']' &&
           (!len || !mark_len(text, p, end) ||
            ib_is(text.at[p], IB_WORD & ~IB_HIGH)))
        p++;
    *name = ib_str_in(text, (ibid_span){start, p});
    if (!word) {
        /* alone: nothing but the bracket follows the mark */
        p += mark_len(text, p, end);
        if (p >= end || (text.at[p] != ')' && text.at[p] != ']'))
            return false;
    }
    return name->len > 1 && name->len <= IB_DEFINED_MAX;
}

void ib_register_read(ib_register *names, ibid_str text,
                      const ibid_citation *item, size_t count, uint32_t i,
                      ibid_notes notes)
{
    const ibid_citation *c = &item[i];
    uint32_t end = c->span.end, at = c->span.start;

    if (c->kind == IBID_CITE_SHORT)
        return;
    end = text.len - end > IB_DEFINED_REACH ? end + IB_DEFINED_REACH : text.len;
    if (c->note < notes.count && notes.item[c->note].span.end < end)
        end = notes.item[c->note].span.end;
    if (i + 1 < count && item[i + 1].span.start < end)
        end = item[i + 1].span.start;
    for (; at < end; at++) {
        ib_brief brief;
        ibid_str name;

        if ((text.at[at] != '(' && text.at[at] != '[') ||
            !read_definition(&name, text, at, end))
            continue;
        ib_brief_words(&brief, name);
        ib_register_put(names, ib_register_words(&brief),
                        c->refers_to != IBID_NONE ? c->refers_to : i);
    }
}
