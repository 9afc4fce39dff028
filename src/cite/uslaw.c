/* uslaw.c - look up names of American reporters, codes, States and courts. */

#include "cite/uslaw.h"

#include "base/scan.h"
#include "base/str.h"
#include "base/words.h"

#include "cite/uslaw.inc"

/* A name without what does not matter. */
typedef struct key {
    char at[IB_US_NAME_MAX];
    uint32_t len;
    uint32_t hash; /* of words.h */
    bool over;     /* no name begins so */
} key;

static void start_key(key *k)
{
    k->len = 0;
    k->hash = IB_WORDS_HASH;
    k->over = false;
}

static bool has_bit(const uint32_t bits[2048], uint32_t hash)
{
    return bits[hash >> 21] >> (hash >> 16 & 31) & 1;
}

/* Length of a mark at `at` that does not matter: a blank, a full stop, an
 * apostrophe, a comma; 0 for any other. */
static inline uint32_t mute_at(ibid_str text, uint32_t at, uint32_t end)
{
    const char c = text.at[at];

    if (ib_is(c, IB_ALPHA | IB_DIGIT))
        return 0;
    if (c == '.' || c == '\'' || c == ',' || c == '`')
        return 1;
    if ((unsigned char)c == 0xE2 && end - at >= 3 &&
        (unsigned char)text.at[at + 1] == 0x80 &&
        ((unsigned char)text.at[at + 2] == 0x99 ||
         (unsigned char)text.at[at + 2] == 0x98))
        return 3;
    return ib_blank_at(text, at, end);
}

static inline bool add_byte(key *k, char c)
{
    if (k->len == sizeof k->at)
        return false;
    k->at[k->len++] = ib_lower(c);
    k->hash = ib_words_hash(k->hash, c);
    if (k->len == US_HEAD || k->len == 2 * US_HEAD)
        k->over = !has_bit(us_begins, ib_words_hash(k->hash, '+'));
    return true;
}

/* May a name end before byte `at`: is a word complete there? */
static bool may_end(ibid_str text, uint32_t at, uint32_t end)
{
    if (at >= end || !ib_is(text.at[at], IB_WORD))
        return true;
    return ib_is(text.at[at], IB_DIGIT)
               ? !ib_is(text.at[at - 1], IB_DIGIT)
               : text.at[at - 1] == '.' || (unsigned char)text.at[at] >= 0x80;
}

/* Length of the series at `at`: "2d", "3rd", "4th"; 0 for other digits. */
static uint32_t series_at(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = at;

    while (p < end && p - at < 2 && ib_is(text.at[p], IB_DIGIT))
        p++;
    if (p < end && text.at[p] == 'd' &&
        !(p + 1 < end && ib_is(text.at[p + 1], IB_ALPHA)))
        return p + 1 - at;
    if (p + 1 < end &&
        (ib_str_has_at(text, p, IB_STR("th")) ||
         ib_str_has_at(text, p, IB_STR("nd")) ||
         ib_str_has_at(text, p, IB_STR("rd"))) &&
        !(p + 2 < end && ib_is(text.at[p + 2], IB_ALPHA)))
        return p + 2 - at;
    return 0;
}

/* Add to the key what stands at `at`, which is no mute mark: one letter, a
 * series, a bracket.  Gives how many bytes, 0 where no name goes on. */
static uint32_t add_other(key *k, ibid_str text, uint32_t at, uint32_t end)
{
    const char c = text.at[at];
    uint32_t len = 1;

    if (ib_is(c, IB_DIGIT)) {
        /* "U.5." is a misread "U.S." */
        len = series_at(text, at, end);
        if (!len && at > 0 && text.at[at - 1] == '.' && at + 1 < end &&
            text.at[at + 1] == '.')
            len = 1;
        /* "2nd" and "3rd" are "2d" and "3d" (Bluebook T1) */
        if (len > 2 && text.at[at + len - 1] == 'd')
            return add_byte(k, c) && add_byte(k, 'd') ? len : 0;
        for (uint32_t i = 0; i < len; i++) {
            if (!add_byte(k, text.at[at + i]))
                return 0;
        }
        return len;
    }
    if (ib_is(c, IB_LOWER) && ib_blank_before(text, 0, at) &&
        !(end - at > 2 &&
          (ib_str_has_at(text, at, IB_STR("of")) ||
           ib_str_has_at(text, at, IB_STR("at ")) ||
           ib_str_has_at(text, at, IB_STR("the ")) ||
           ib_str_has_at(text, at, IB_STR("and ")) || text.at[at + 1] == '.')))
        return 0;
    if (!ib_is(c, IB_ALPHA) && c != '&' && c != '(' && c != ')' && c != '-')
        return 0;
    return add_byte(k, c) ? len : 0;
}

static inline uint32_t add_next(key *k, ibid_str text, uint32_t at,
                                uint32_t end)
{
    const char c = text.at[at];

    if (ib_is(c, IB_UPPER) ||
        (ib_is(c, IB_LOWER) && at > 0 && ib_is(text.at[at - 1], IB_ALPHA)))
        return add_byte(k, c) ? 1 : 0;
    return add_other(k, text, at, end);
}

/* Do letters stand at `at` that no name begins with?  US_HEAD of them, or fewer
 * before a blank and a small letter, with which no word of a name but "of",
 * "at", "the", "and" begins. */
static bool is_other_word(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t hash = IB_WORDS_HASH, p = at;
    uint8_t letter;

    if (end - at < 2 * US_HEAD)
        return false;
    for (; p - at < US_HEAD && (letter = ib_folded(text.at[p])) >= 'a'; p++)
        hash = ib_words_add(hash, letter);
    if (p - at == US_HEAD)
        return !has_bit(us_leads, ib_words_hash(hash, '+'));
    return text.at[p] == ' ' && ib_is(text.at[p + 1], IB_LOWER) &&
           text.at[p + 2] != '.' && text.at[p + 1] != 'o' &&
           text.at[p + 1] != 'a' && text.at[p + 1] != 't' &&
           !has_bit(us_leads, hash);
}

bool ib_us_may_begin(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = at;
    key k;

    if (is_other_word(text, at, end))
        return false;
    start_key(&k);
    while (p < end && k.len < 2 * US_HEAD) {
        uint32_t len = k.len ? mute_at(text, p, end) : 0;

        if (len) {
            p += len;
            continue;
        }
        len = add_next(&k, text, p, end);
        if (!len || k.over ||
            (k.len == US_HEAD &&
             !has_bit(us_leads, ib_words_hash(k.hash, '+'))))
            return false;
        p += len;
        if (k.len < 2 * US_HEAD && has_bit(us_leads, k.hash) &&
            may_end(text, p, end))
            return true;
    }
    return k.len >= 2 * US_HEAD;
}

bool ib_us_names_read(ib_us_names *out, ibid_str text, uint32_t at,
                      uint32_t end)
{
    uint32_t p = at;
    key k;

    start_key(&k);
    out->count = 0;
    while (p < end && p - at < 2 * IB_US_NAME_MAX) {
        uint32_t len = k.len ? mute_at(text, p, end) : 0;
        uint64_t found;

        /* a full stop is part of the name that ends before it */
        if (len && !(text.at[p] == '.' && out->count &&
                     out->end[out->count - 1] == p)) {
            p += len;
            continue;
        }
        if (len) {
            out->end[out->count - 1] = ++p;
            continue;
        }
        len = add_next(&k, text, p, end);
        if (!len || k.over)
            break;
        p += len;
        if (!may_end(text, p, end))
            continue;
        found = ib_words_find_hash(&us_name, (ibid_str){k.at, k.len}, k.hash);
        if (!found)
            continue;
        if (out->count == IB_US_NAME_ENDS)
            break;
        out->entry[out->count] = &us_entry[found - 1];
        out->end[out->count++] = p;
    }
    /* the longest first */
    for (uint32_t i = 0; i < out->count / 2; i++) {
        const uint32_t k2 = out->count - 1 - i, e = out->end[i];
        const ib_us_entry *entry = out->entry[i];

        out->end[i] = out->end[k2];
        out->entry[i] = out->entry[k2];
        out->end[k2] = e;
        out->entry[k2] = entry;
    }
    return out->count > 0;
}

bool ib_us_names_try(ib_us_names *out, ibid_str text, uint32_t at, uint32_t end)
{
    if (end - at > IB_TRY_MAX)
        end = at + IB_TRY_MAX;
    out->count = 0;
    return ib_is(text.at[at], IB_UPPER) && ib_us_names_read(out, text, at, end);
}

uint32_t ib_us_state_read(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = at, best = 0;
    key k;

    start_key(&k);
    while (p < end && p - at < 16) {
        const char c = text.at[p];
        uint32_t len = k.len ? mute_at(text, p, end) : 0;

        if (len) {
            if (c == '.' && best == p - at)
                best++;
            p += len;
            continue;
        }
        if (!ib_is(c, IB_ALPHA) ||
            (ib_is(c, IB_LOWER) && p > at && ib_blank_before(text, at, p)) ||
            !add_byte(&k, c) || k.over)
            break;
        p++;
        if (may_end(text, p, end) &&
            ib_words_find_hash(&us_state, (ibid_str){k.at, k.len}, k.hash))
            best = p - at;
    }
    return best;
}

static uint64_t find_plain(const ib_words *words, ibid_str word)
{
    key k;

    start_key(&k);
    for (uint32_t i = 0; i < word.len;) {
        const uint32_t len = mute_at(word, i, word.len);

        if (!len && !add_byte(&k, word.at[i]))
            return 0;
        i += len ? len : 1;
    }
    return ib_words_find_hash(words, (ibid_str){k.at, k.len}, k.hash);
}

uint64_t ib_us_word(ibid_str word)
{
    return find_plain(&us_word, word);
}

uint64_t ib_us_journal_word(ibid_str word)
{
    return find_plain(&us_journal, word);
}

bool ib_us_is_court(ibid_str name)
{
    return find_plain(&us_court, name) != 0;
}
