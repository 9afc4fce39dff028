/* key.c - the letters and digits of a text, for finding, and the way back.
 *
 * English is made 64 bytes at a time where the machine has AVX-512 VBMI2; all
 * else character by character, with Unicode by ICU: compatibility
 * decomposition (UAX #15, NFKD), simple case folding, marks left out.
 */

#include "match/key.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#include "base/cpu.h"
#include "base/scan.h"

/* Letters that OCR takes for one another fall into one class.  0: no item. */
static const uint8_t class_of[128] = {
    ['0'] = 'o', ['1'] = 'i', ['2'] = '2', ['3'] = '3', ['4'] = '4',
    ['5'] = 's', ['6'] = '6', ['7'] = '7', ['8'] = '8', ['9'] = 'g',
    ['a'] = 'a', ['b'] = 'h', ['c'] = 'c', ['d'] = 'd', ['e'] = 'c',
    ['f'] = 't', ['g'] = 'g', ['h'] = 'h', ['i'] = 'i', ['j'] = 'j',
    ['k'] = 'k', ['l'] = 'i', ['m'] = 'm', ['n'] = 'n', ['o'] = 'o',
    ['p'] = 'p', ['q'] = 'g', ['r'] = 'r', ['s'] = 's', ['t'] = 't',
    ['u'] = 'n', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'v',
    ['z'] = 'z', ['A'] = 'a', ['B'] = 'h', ['C'] = 'c', ['D'] = 'd',
    ['E'] = 'c', ['F'] = 't', ['G'] = 'g', ['H'] = 'h', ['I'] = 'i',
    ['J'] = 'j', ['K'] = 'k', ['L'] = 'i', ['M'] = 'm', ['N'] = 'n',
    ['O'] = 'o', ['P'] = 'p', ['Q'] = 'g', ['R'] = 'r', ['S'] = 's',
    ['T'] = 't', ['U'] = 'n', ['V'] = 'v', ['W'] = 'w', ['X'] = 'x',
    ['Y'] = 'v', ['Z'] = 'z',
};

/* Most texts use few characters beyond ASCII, and ICU is asked once for each
 * of them; those that use more ask again and again. */
enum { MEMO = 256 };

typedef struct wide {
    uint32_t cp; /* 0: empty */
    uint8_t count;
    uint8_t item[IB_KEY_CHAR_MAX];
} wide;

typedef struct maker {
    ibid_str text;
    uint8_t *item;
    uint32_t count;
    uint32_t *block;
    uint32_t next_block;
    bool has_memo;
    bool avx512;
    wide memo[MEMO];
} maker;

static bool takes_two(UScriptCode script)
{
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA ||
           script == USCRIPT_KATAKANA;
}

static void add_item(wide *w, uint32_t item)
{
    const uint32_t most = w->cp < 0x800 ? 2 : w->cp < 0x10000 ? 3 : 4;

    if (item && w->count < most)
        w->item[w->count++] = (uint8_t)item;
}

/* One character of a decomposition. */
static void add_part(wide *w, uint32_t cp)
{
    UErrorCode error = U_ZERO_ERROR;
    const UChar32 low = u_foldCase((UChar32)cp, U_FOLD_CASE_DEFAULT);
    const uint32_t mask = U_GET_GC_MASK(low);

    if (low < 0x80) {
        add_item(w, class_of[low]);
    } else if (low == 0x131) { /* dotless i */
        add_item(w, 'i');
    } else if (mask &
               (U_GC_L_MASK | U_GC_ND_MASK | U_GC_NL_MASK | U_GC_MC_MASK)) {
        add_item(w, 0x80 | ((uint32_t)low & 0x7F));
        if (low >= 0x1100 && takes_two(uscript_getScript(low, &error)))
            add_item(w, 0x80 | (((uint32_t)low >> 7) & 0x7F));
    }
}

/* The items of a character from U+0080.  Raised numbers give none: in running
 * text they are note marks. */
static void fill_wide(wide *w, uint32_t cp)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *form = unorm2_getNFKDInstance(&error);
    UChar made[32];
    int32_t len = -1, i = 0;

    *w = (wide){.cp = cp};
    if (U_GET_GC_MASK((UChar32)cp) & U_GC_NO_MASK)
        return;
    if (U_SUCCESS(error))
        len = unorm2_getDecomposition(form, (UChar32)cp, made, 32, &error);
    if (len < 0 || U_FAILURE(error)) {
        add_part(w, cp);
        return;
    }
    while (i < len) {
        uint32_t c = made[i++];

        if (U16_IS_LEAD(c) && i < len)
            c = (uint32_t)U16_GET_SUPPLEMENTARY(c, made[i++]);
        add_part(w, c);
    }
}

static uint32_t put_cp(maker *m, uint32_t cp)
{
    wide *w;

    if (cp < 0x80) {
        m->item[m->count] = class_of[cp];
        m->count += class_of[cp] != 0;
        return m->count;
    }
    if (cp >= 0x2010 && cp < 0x2070)
        return m->count; /* dashes, quotation marks, dots */
    if (!m->has_memo) {
        memset(m->memo, 0, sizeof m->memo);
        m->has_memo = true;
    }
    w = &m->memo[cp % MEMO];
    if (w->cp != cp)
        fill_wide(w, cp);
    memcpy(m->item + m->count, w->item, IB_KEY_CHAR_MAX);
    m->count += w->count;
    return m->count;
}

/* Bytes [at, end) one by one; gives the byte after the last character, which
 * may lie past `end` but not past `stop`. */
static uint32_t run_block(maker *m, uint32_t at, uint32_t end, uint32_t stop)
{
    uint8_t *item = m->item;
    uint32_t n = m->count;

    while (at < end) {
        const uint8_t c = (uint8_t)m->text.at[at];
        uint32_t cp;

        if (c < 0x80) {
            item[n] = class_of[c];
            n += class_of[c] != 0;
            at++;
            continue;
        }
        m->count = n;
        at += ib_utf8_at(&cp, m->text, at, stop);
        n = put_cp(m, cp);
    }
    m->count = n;
    return at;
}

/* Note the count at each start of a block up to byte `at`. */
static void count_blocks(maker *m, uint32_t at)
{
    while ((uint64_t)m->next_block * IB_KEY_BLOCK <= at)
        m->block[m->next_block++] = m->count;
}

static void run_plain(maker *m, uint32_t at, uint32_t end)
{
    while (at < end) {
        const uint64_t next = (uint64_t)m->next_block * IB_KEY_BLOCK;

        at = run_block(m, at, next < end ? (uint32_t)next : end, end);
        count_blocks(m, at);
    }
}

#ifdef IB_HAS_AVX512
static inline uint64_t first_bits(uint64_t n)
{
    return n < 64 ? ((uint64_t)1 << n) - 1 : ~(uint64_t)0;
}

/* Of 64 bytes, those of the characters U+2010 to U+206F that are there as a
 * whole: dashes and quotation marks, the only others in most English. */
IB_ON_AVX512 static inline uint64_t marks_of(__m512i bytes, uint64_t beyond)
{
    const __m512i third = _mm512_sub_epi8(bytes, _mm512_set1_epi8((char)0x80));
    const uint64_t e2 = _mm512_mask_cmpeq_epi8_mask(
        beyond, bytes, _mm512_set1_epi8((char)0xE2));
    const uint64_t x80 = _mm512_mask_cmpeq_epi8_mask(
        beyond, bytes, _mm512_set1_epi8((char)0x80));
    const uint64_t x81 = _mm512_mask_cmpeq_epi8_mask(
        beyond, bytes, _mm512_set1_epi8((char)0x81));
    const uint64_t from_10 = _mm512_cmplt_epu8_mask(
        _mm512_sub_epi8(third, _mm512_set1_epi8(0x10)), _mm512_set1_epi8(0x30));
    const uint64_t to_2f =
        _mm512_cmplt_epu8_mask(third, _mm512_set1_epi8(0x30));
    const uint64_t first =
        e2 & ((x80 >> 1 & from_10 >> 2) | (x81 >> 1 & to_2f >> 2));

    return first | first << 1 | first << 2;
}

/* Characters from byte `at`, which is beyond ASCII, up to one that is not;
 * gives the byte after them. */
static uint32_t run_wide(maker *m, uint32_t at, uint32_t end)
{
    do {
        uint32_t cp;

        at += ib_utf8_at(&cp, m->text, at, end);
        put_cp(m, cp);
        count_blocks(m, at);
    } while (at < end && (uint8_t)m->text.at[at] >= 0x80);
    return at;
}

/* The same, 64 bytes at a time.  Items are written 64 at a time too, for which
 * there is room: there are never more of them than bytes before `at`, and 64
 * more follow the text's length. */
IB_ON_AVX512 static void run_avx512(maker *m, uint32_t at, uint32_t end)
{
    const __m512i low = _mm512_loadu_si512(class_of);
    const __m512i high = _mm512_loadu_si512(class_of + 64);
    const char *text = m->text.at;
    uint8_t *item = m->item;
    uint64_t next = (uint64_t)m->next_block * IB_KEY_BLOCK;
    uint32_t count = m->count;

    while (at < end) {
        const uint64_t in = first_bits(end - at);
        const __m512i bytes = _mm512_maskz_loadu_epi8(in, text + at);
        const __m512i made = _mm512_permutex2var_epi8(low, bytes, high);
        const uint64_t beyond = _mm512_movepi8_mask(bytes);
        const uint64_t other = beyond ? beyond & ~marks_of(bytes, beyond) : 0;
        const uint64_t use = other ? (other & -other) - 1 : in;
        const uint64_t keep =
            _mm512_mask_test_epi8_mask(use & ~beyond, made, made);
        const uint32_t used = (uint32_t)__builtin_popcountll(use);

        _mm512_storeu_si512(item + count,
                            _mm512_maskz_compress_epi8(keep, made));
        if (at + (uint64_t)used >= next) {
            m->block[m->next_block++] =
                count +
                (uint32_t)__builtin_popcountll(keep & first_bits(next - at));
            next += IB_KEY_BLOCK;
        }
        count += (uint32_t)__builtin_popcountll(keep);
        at += used;
        /* What begins so late may be a mark that was cut off. */
        if (other && used < 62) {
            m->count = count;
            at = run_wide(m, at, end);
            count = m->count;
            next = (uint64_t)m->next_block * IB_KEY_BLOCK;
        }
    }
    m->count = count;
}
#endif

static void make_run(maker *m, uint32_t at, uint32_t end)
{
#ifdef IB_HAS_AVX512
    if (m->avx512) {
        run_avx512(m, at, end);
        return;
    }
#endif
    run_plain(m, at, end);
}

const char *ib_key_path(void)
{
    return ib_cpu_has_avx512() ? "avx512" : "plain";
}

ibid_status ib_key_make(ib_key *out, ib_arena *arena, ibid_str text,
                        const ibid_span *skip, uint32_t skip_count)
{
    const size_t blocks = text.len / IB_KEY_BLOCK + 2;
    const size_t room = (size_t)text.len + 64 + IB_KEY_PAD;
    uint32_t at = 0;
    maker m;

    *out = (ib_key){.text = text, .skip = skip, .skip_count = skip_count};
    m.text = text;
    m.count = 0;
    m.next_block = 0;
    m.has_memo = false;
    m.avx512 = ib_cpu_has_avx512();
    m.block = ib_arena_grow(arena, NULL, 0, blocks * sizeof *m.block,
                            _Alignof(uint32_t));
    m.item = m.block ? ib_arena_grow(arena, NULL, 0, room, 1) : NULL;
    if (!m.item)
        return ib_arena_status(arena);
    count_blocks(&m, 0);
    for (uint32_t i = 0; i < skip_count; i++) {
        if (skip[i].end <= at)
            continue;
        make_run(&m, at, skip[i].start);
        at = skip[i].end;
        count_blocks(&m, at);
    }
    make_run(&m, at, text.len);
    while (m.next_block < blocks)
        m.block[m.next_block++] = m.count;
    memset(m.item + m.count, 0, IB_KEY_PAD);
    out->item = m.item;
    out->count = m.count;
    out->block = m.block;
    return IBID_OK;
}

uint32_t ib_key_of_view(uint8_t *item, const ib_fold *view, uint32_t start,
                        uint32_t end)
{
    maker m;

    m.item = item;
    m.count = 0;
    m.has_memo = false;
    for (uint32_t i = start; i < end; i++)
        put_cp(&m, view->item[i].cp);
    memset(item + m.count, 0, IB_KEY_PAD);
    return m.count;
}

/* First span to skip that ends after byte `at`. */
static uint32_t skip_after(const ib_key *key, uint32_t at)
{
    uint32_t low = 0, high = key->skip_count;

    while (low < high) {
        const uint32_t mid = low + (high - low) / 2;

        if (key->skip[mid].end <= at)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* Walk characters from the start of block `b`, in which `count` items stand
 * before, until one holds item `item` or begins at or after byte `stop`.
 *
 * Gives  the character's bytes, or an empty span at `stop`; *count. */
static ibid_span walk(const ib_key *key, uint32_t b, uint32_t item,
                      uint32_t stop, uint32_t *count)
{
    uint8_t made[IB_KEY_CHAR_MAX + 1];
    uint32_t at = b * IB_KEY_BLOCK, skip = skip_after(key, at), cp;
    maker m;

    m.item = made;
    m.has_memo = false;
    while (at < stop && ((uint8_t)key->text.at[at] & 0xC0) == 0x80)
        at++; /* the end of a character of the block before */
    while (at < stop) {
        uint32_t len;

        if (skip < key->skip_count && at >= key->skip[skip].start) {
            at = key->skip[skip].end > at ? key->skip[skip].end : at;
            skip++;
            continue;
        }
        len = ib_utf8_at(&cp, key->text, at, key->text.len);
        m.count = 0;
        put_cp(&m, cp);
        if (*count + m.count > item)
            return (ibid_span){at, at + len};
        *count += m.count;
        at += len;
    }
    return (ibid_span){stop, stop};
}

static ibid_span char_of(const ib_key *key, uint32_t item)
{
    uint32_t low = 0, high = key->text.len / IB_KEY_BLOCK + 1, count;

    while (high - low > 1) {
        const uint32_t mid = low + (high - low) / 2;

        if (key->block[mid] <= item)
            low = mid;
        else
            high = mid;
    }
    count = key->block[low];
    return walk(key, low, item, key->text.len, &count);
}

ibid_span ib_key_span(const ib_key *key, uint32_t start, uint32_t end)
{
    const ibid_span first = char_of(key, start), last = char_of(key, end - 1);

    return (ibid_span){first.start, last.end};
}

uint32_t ib_key_at(const ib_key *key, uint32_t at)
{
    const uint32_t b = at / IB_KEY_BLOCK;
    uint32_t count;

    if (at >= key->text.len)
        return key->count;
    count = key->block[b];
    walk(key, b, UINT32_MAX, at, &count);
    return count;
}
