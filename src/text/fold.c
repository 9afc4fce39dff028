/* fold.c - a text as it is compared, with a way back to every byte.
 *
 * Unicode forms by ICU: compatibility composition (UAX #15, NFKC), except for
 * numbers, which stay what they are.
 */

#include "text/fold.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#include "base/scan.h"
#include "base/str.h"

/* Most code points of one letter with its combining marks. */
#define CLUSTER_MAX 16
/* Longest tag, in bytes, that is still taken for markup. */
#define TAG_MAX 200

typedef struct folder {
    ibid_str text;
    const UNormalizer2 *form; /* NFKC; NULL where ICU has no data */
    ib_fold_char *item;
    uint32_t count;
    unsigned before; /* flags for the next character */
} folder;

static uint8_t kind_of(uint32_t cp)
{
    UScriptCode script;
    UErrorCode error = U_ZERO_ERROR;

    if (cp < 0x80)
        return ib_is((char)cp, IB_ALPHA)   ? IB_FOLD_LETTER
               : ib_is((char)cp, IB_DIGIT) ? IB_FOLD_DIGIT
                                           : IB_FOLD_PUNCT;
    if (u_isdigit((UChar32)cp))
        return IB_FOLD_DIGIT;
    if (!u_isalpha((UChar32)cp) &&
        (U_GET_GC_MASK((UChar32)cp) & (U_GC_M_MASK | U_GC_NL_MASK)) == 0)
        return (U_GET_GC_MASK((UChar32)cp) & U_GC_NO_MASK) ? IB_FOLD_DIGIT
                                                           : IB_FOLD_PUNCT;
    if (cp < 0xE00)
        return IB_FOLD_LETTER;
    script = uscript_getScript((UChar32)cp, &error);
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA ||
                   script == USCRIPT_KATAKANA || script == USCRIPT_THAI ||
                   script == USCRIPT_LAO || script == USCRIPT_KHMER ||
                   script == USCRIPT_MYANMAR
               ? IB_FOLD_SYLLABLE
               : IB_FOLD_LETTER;
}

static void put(folder *f, uint32_t cp, uint32_t at, uint32_t len,
                unsigned flags)
{
    ib_fold_char *c = &f->item[f->count++];

    c->cp = cp;
    c->at = at;
    c->len = (uint8_t)(len > 255 ? 255 : len);
    c->flags = (uint16_t)(flags | f->before);
    c->kind = kind_of(cp);
    f->before = 0;
}

/* Quotation marks, apostrophes and primes of every tradition; 0 for others. */
static uint32_t quote_of(uint32_t cp)
{
    switch (cp) {
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0xAB:
    case 0xBB:
    case 0x2033:
    case 0x2036:
    case 0x301D:
    case 0x301E:
    case 0x301F:
    case 0xFF02:
    case 0x300C:
    case 0x300D:
    case 0x300E:
    case 0x300F:
    case 0x5F4:
        return '"';
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2039:
    case 0x203A:
    case 0x2032:
    case 0x2035:
    case 0xB4:
    case 0x2BC:
    case 0x2BB:
    case 0x2B9:
    case 0xFF07:
    case 0x5F3:
    case 0x55A:
        return '\'';
    default:
        return 0;
    }
}

static bool is_dash(uint32_t cp)
{
    return (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212 || cp == 0xFE58 ||
           cp == 0xFE63 || cp == 0xFF0D || cp == 0x2043;
}

/* Characters that nobody sees: joiners, direction marks, variation selectors,
 * the Arabic stretch, control characters. */
static bool is_invisible(uint32_t cp)
{
    return cp == 0x200B || cp == 0xFEFF || cp == 0x640 ||
           (cp >= 0xFE00 && cp <= 0xFE0F) || cp == 0x34F ||
           (U_GET_GC_MASK((UChar32)cp) & (U_GC_CF_MASK | U_GC_CC_MASK)) != 0;
}

/* The flag of a letter that case folding changed: most are capitals, but the
 * Greek final sigma is a small letter in another form. */
static unsigned case_flag(uint32_t cp, uint32_t low)
{
    return cp == low                     ? 0
           : u_isULowercase((UChar32)cp) ? IB_FOLD_FORM
                                         : IB_FOLD_UPPER;
}

/* Raised, lowered, circled numbers and fractions keep their own form. */
static bool keeps_form(uint32_t cp)
{
    return (U_GET_GC_MASK((UChar32)cp) & U_GC_NO_MASK) != 0;
}

/* A letter with what combines with it, in composed form. */
static uint32_t put_cluster(folder *f, uint32_t at, uint32_t end)
{
    UChar raw[2 * CLUSTER_MAX], made[4 * CLUSTER_MAX];
    UErrorCode error = U_ZERO_ERROR;
    int32_t raw_len = 0, made_len, i = 0;
    uint32_t cp, stop = at, n = 0;
    unsigned flags;

    do {
        uint32_t len = ib_utf8_at(&cp, f->text, stop, end);

        if (n > 0 &&
            (cp < 0x80 || unorm2_hasBoundaryBefore(f->form, (UChar32)cp)))
            break;
        U16_APPEND_UNSAFE(raw, raw_len, cp);
        stop += len;
        n++;
    } while (n < CLUSTER_MAX && stop < end);
    made_len =
        unorm2_normalize(f->form, raw, raw_len, made, 4 * CLUSTER_MAX, &error);
    ib_utf8_at(&cp, f->text, at, end);
    if (U_FAILURE(error) || (uint32_t)made_len > stop - at) {
        made_len = raw_len;
        memcpy(made, raw, (size_t)raw_len * sizeof *raw);
    }
    flags = cp >= 0xFB00 && cp <= 0xFB06   ? IB_FOLD_LIGATURE
            : cp >= 0xFF00 && cp <= 0xFFEF ? IB_FOLD_WIDTH
            : made_len == raw_len &&
                    !memcmp(made, raw, (size_t)raw_len * sizeof *raw)
                ? 0
                : IB_FOLD_FORM;
    while (i < made_len) {
        UChar32 low;
        uint32_t c;

        c = made[i++];
        if (U16_IS_LEAD(c) && i < made_len)
            c = (uint32_t)U16_GET_SUPPLEMENTARY(c, made[i++]);
        low = u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT);
        if (u_isUWhiteSpace(low)) {
            f->before |= IB_FOLD_SPACE;
            continue;
        }
        put(f, (uint32_t)low, at, stop - at,
            flags | case_flag(c, (uint32_t)low));
    }
    return stop;
}

/* Any character from U+0080; gives the byte after it. */
static uint32_t put_wide(folder *f, uint32_t at, uint32_t end)
{
    uint32_t cp, next = at + ib_utf8_at(&cp, f->text, at, end), quote;
    UChar32 low;

    if (cp == 0xAD) {
        f->before |= IB_FOLD_SOFT_HYPHEN;
    } else if (cp == 0x2028 || cp == 0x2029 || cp == 0x85) {
        f->before |= IB_FOLD_SPACE | IB_FOLD_LINE;
    } else if (is_invisible(cp)) {
        f->before |= IB_FOLD_INVISIBLE;
    } else if (u_isUWhiteSpace((UChar32)cp)) {
        f->before |= IB_FOLD_SPACE;
    } else if ((quote = quote_of(cp)) != 0) {
        put(f, quote, at, next - at, IB_FOLD_QUOTE);
    } else if (is_dash(cp)) {
        put(f, '-', at, next - at, IB_FOLD_DASH);
    } else if (!f->form || keeps_form(cp)) {
        put(f, cp, at, next - at, 0);
    } else if (next < end && (unsigned char)f->text.at[next] >= 0x80) {
        return put_cluster(f, at, end);
    } else if (!unorm2_isInert(f->form, (UChar32)cp)) {
        return put_cluster(f, at, end);
    } else {
        low = u_foldCase((UChar32)cp, U_FOLD_CASE_DEFAULT);
        put(f, (uint32_t)low, at, next - at, case_flag(cp, (uint32_t)low));
    }
    return next;
}

/* End of a tag of HTML or TEI that begins at `at`, or 0.  A name alone may be
 * an inequality ("a<b and c>d"): attributes need their sign of equality. */
static uint32_t tag_end(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t i = at + 1, name;
    bool equals = false;

    if (end - at > TAG_MAX)
        end = at + TAG_MAX;
    if (i < end && text.at[i] == '/')
        i++;
    name = i;
    while (i < end && ib_is(text.at[i], IB_ALPHA | IB_DIGIT))
        i++;
    if (i == name || i >= end || !ib_is(text.at[name], IB_ALPHA))
        return 0;
    if (text.at[i] == '>')
        return i + 1;
    if (text.at[i] != ' ' && text.at[i] != '/')
        return 0;
    for (; i < end && text.at[i] != '<'; i++) {
        equals |= text.at[i] == '=';
        if (text.at[i] == '>')
            return equals || text.at[i - 1] == '/' ? i + 1 : 0;
    }
    return 0;
}

/* A character written as an entity of HTML: &amp; &#8217; &#x2019;.
 *
 * Gives  its length in bytes and *cp, or 0. */
static uint32_t entity_at(uint32_t *cp, ibid_str text, uint32_t at,
                          uint32_t end)
{
    static const struct {
        const char *name;
        uint32_t cp;
    } names[] = {{"amp;", '&'},      {"lt;", '<'},       {"gt;", '>'},
                 {"quot;", '"'},     {"apos;", '\''},    {"nbsp;", 0xA0},
                 {"ldquo;", 0x201C}, {"rdquo;", 0x201D}, {"lsquo;", 0x2018},
                 {"rsquo;", 0x2019}, {"ndash;", 0x2013}, {"mdash;", 0x2014},
                 {"hellip;", 0x2026}};
    uint32_t i = at + 1, base = 10, digits = 0;

    for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
        ibid_str name = ib_str_of(names[k].name);

        if (name.len <= end - i && ib_str_has_at(text, i, name)) {
            *cp = names[k].cp;
            return 1 + name.len;
        }
    }
    if (i >= end || text.at[i] != '#')
        return 0;
    i++;
    if (i < end && (text.at[i] | 0x20) == 'x') {
        base = 16;
        i++;
    }
    *cp = 0;
    for (; i < end && digits < 6; i++, digits++) {
        char c = ib_lower(text.at[i]);
        uint32_t value = ib_is(c, IB_DIGIT)     ? (uint32_t)(c - '0')
                         : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a') + 10
                                                : 16;

        if (value >= base)
            break;
        *cp = *cp * base + value;
    }
    if (digits == 0 || i >= end || text.at[i] != ';' || *cp > 0x10FFFF ||
        *cp < 0x20 || (*cp >= 0xD800 && *cp < 0xE000))
        return 0;
    return i + 1 - at;
}

/* Put the character of an entity, which stands for `len` bytes. */
static void put_entity(folder *f, uint32_t cp, uint32_t at, uint32_t len)
{
    uint32_t quote = cp == '"' || cp == '\'' ? cp : quote_of(cp);
    UChar32 low = u_foldCase((UChar32)cp, U_FOLD_CASE_DEFAULT);

    f->before |= IB_FOLD_MARKUP;
    if (u_isUWhiteSpace((UChar32)cp))
        f->before |= IB_FOLD_SPACE;
    else if (is_invisible(cp) || cp == 0xAD)
        f->before |= IB_FOLD_INVISIBLE;
    else if (quote)
        put(f, quote, at, len, IB_FOLD_QUOTE);
    else if (is_dash(cp))
        put(f, '-', at, len, IB_FOLD_DASH);
    else if (cp == 0x2026)
        for (int i = 0; i < 3; i++)
            put(f, '.', at, len, IB_FOLD_FORM);
    else
        put(f, (uint32_t)low, at, len, case_flag(cp, (uint32_t)low));
}

/* Is the hyphen just put the last of its line, inside a word?  `at` is the
 * byte after it. */
static bool ends_line(const folder *f, uint32_t at, uint32_t end)
{
    bool line = false;

    if (f->count < 2 || f->item[f->count - 1].flags & IB_FOLD_SPACE ||
        f->item[f->count - 2].kind != IB_FOLD_LETTER)
        return false;
    for (; at < end && ib_is(f->text.at[at], IB_SPACE); at++)
        line |= f->text.at[at] == '\n' || f->text.at[at] == '\r' ||
                f->text.at[at] == '\f';
    return line && at < end && ib_is(f->text.at[at], IB_ALPHA | IB_HIGH);
}

/* Two marks that make one: '' and `` are a double quotation mark, -- is a
 * dash. */
static bool joins_last(folder *f, uint32_t at, uint32_t cp)
{
    ib_fold_char *last;

    if (f->count == 0 || f->before || (cp != '\'' && cp != '-'))
        return false;
    last = &f->item[f->count - 1];
    if (last->cp != cp || last->at + last->len != at || last->len > 3)
        return false;
    last->len = (uint8_t)(last->len + 1);
    if (cp == '\'') {
        last->cp = '"';
        last->flags |= IB_FOLD_QUOTE;
    } else {
        last->flags |= IB_FOLD_DASH;
    }
    return true;
}

static uint32_t put_plain(folder *f, uint32_t at, uint32_t end)
{
    char c = f->text.at[at];
    uint8_t class = ib_class(c);
    uint32_t stop, cp;

    if (class & IB_ALPHA && at + 1 < end && f->form &&
        ((unsigned char)f->text.at[at + 1] & 0xFE) == 0xCC)
        return put_cluster(f, at, end); /* U+0300..036F combine with it */
    if (class & IB_SPACE) {
        f->before |= c == ' ' || c == '\t' ? IB_FOLD_SPACE
                                           : IB_FOLD_SPACE | IB_FOLD_LINE;
    } else if (class & (IB_LOWER | IB_DIGIT)) {
        put(f, (uint32_t)c, at, 1, 0);
    } else if (class & IB_UPPER) {
        put(f, (uint32_t)(c | 0x20), at, 1, IB_FOLD_UPPER);
    } else if (!(class & IB_PUNCT)) {
        f->before |= IB_FOLD_INVISIBLE;
    } else if (c == '<' && (stop = tag_end(f->text, at, end)) > 0) {
        f->before |= IB_FOLD_MARKUP;
        return stop;
    } else if (c == '&' && (stop = entity_at(&cp, f->text, at, end)) > 0) {
        put_entity(f, cp, at, stop);
        return at + stop;
    } else {
        if (c == '`')
            c = '\'';
        if (!joins_last(f, at, (uint32_t)c))
            put(f, (uint32_t)c, at, 1,
                c == '"' || c == '\'' ? IB_FOLD_QUOTE
                : c == '-'            ? IB_FOLD_DASH
                                      : 0u);
    }
    return at + 1;
}

static void fold_run(folder *f, uint32_t at, uint32_t end)
{
    while (at < end) {
        uint32_t count = f->count;

        if ((unsigned char)f->text.at[at] < 0x80)
            at = put_plain(f, at, end);
        else
            at = put_wide(f, at, end);
        if (f->count > count && f->item[count].cp == '-' &&
            ends_line(f, at, f->text.len))
            f->item[count].flags |= IB_FOLD_LINE_HYPHEN;
    }
}

/* First span to skip that ends after byte `at`, or one before it. */
static uint32_t first_skip(const ibid_span *skip, uint32_t count, uint32_t at)
{
    uint32_t low = 0, high = count;

    while (low < high) {
        const uint32_t mid = low + (high - low) / 2;

        if (skip[mid].start < at)
            low = mid + 1;
        else
            high = mid;
    }
    return low > 0 ? low - 1 : 0;
}

ibid_status ib_fold_part(ib_fold *out, ib_arena *arena, ibid_str text,
                         const ibid_span *skip, uint32_t skip_count,
                         ibid_span part)
{
    UErrorCode error = U_ZERO_ERROR;
    folder f = {.text = text};
    uint32_t at = part.start;

    *out = (ib_fold){.text = text};
    f.form = unorm2_getNFKCInstance(&error);
    if (U_FAILURE(error))
        f.form = NULL;
    f.item = ib_arena_array(arena, ib_fold_char,
                            (size_t)(part.end - part.start) + 1);
    if (!f.item)
        return ib_arena_status(arena);
    for (uint32_t i = first_skip(skip, skip_count, at);
         i < skip_count && skip[i].start < part.end; i++) {
        if (skip[i].end <= at)
            continue;
        if (skip[i].start > at)
            fold_run(&f, at, skip[i].start);
        f.before |= IB_FOLD_SKIPPED;
        if (memchr(text.at + skip[i].start, '\n', skip[i].end - skip[i].start))
            f.before |= IB_FOLD_SPACE | IB_FOLD_LINE;
        at = skip[i].end;
    }
    if (at < part.end)
        fold_run(&f, at, part.end);
    out->item = f.item;
    out->count = f.count;
    return IBID_OK;
}

ibid_status ib_fold_make(ib_fold *out, ib_arena *arena, ibid_str text,
                         const ibid_span *skip, uint32_t skip_count)
{
    return ib_fold_part(out, arena, text, skip, skip_count,
                        (ibid_span){0, text.len});
}

const char *ib_fold_word(unsigned flag)
{
    switch (flag) {
    case IB_FOLD_UPPER:
        return "first letter's case";
    case IB_FOLD_LIGATURE:
        return "ligature";
    case IB_FOLD_WIDTH:
        return "width";
    case IB_FOLD_QUOTE:
        return "quotation-mark style";
    case IB_FOLD_DASH:
        return "dash style";
    case IB_FOLD_FORM:
        return "unicode form";
    case IB_FOLD_SPACE:
        return "space";
    case IB_FOLD_LINE:
        return "line break";
    case IB_FOLD_LINE_HYPHEN:
        return "line-end hyphen";
    case IB_FOLD_SOFT_HYPHEN:
        return "soft hyphen";
    case IB_FOLD_INVISIBLE:
        return "invisible";
    case IB_FOLD_MARKUP:
        return "markup";
    default:
        return NULL;
    }
}
