/* repair.c - damaged document symbols as they were meant; repair.h.
 *
 * What goes wrong, and how often, was seen in 24,000 mentions in UN texts and
 * their scans: letters that look alike in print, a slash or a full stop lost or
 * put for one another, a component dropped or swapped, a head written twice.
 */

#include "cite/repair.h"

#include "base/scan.h"
#include "base/str.h"
#include "cite/costs.h"
#include "cite/un.h"

enum {
    ROOM = IB_SYMBOL_MAX + 32, /* a form that grows by a bracket and a blank */
    WORD_MAX = 12,             /* letters of a component that may be mended */
};

/* A symbol while it is mended. */
typedef struct form {
    char at[ROOM];
    uint32_t len;
} form;

typedef struct mender {
    form now;
    const char *why; /* of the first change that was made; or NULL */
    form found;      /* what one more change gave */
    const char *found_why;
    uint32_t found_count; /* different ones; 2: ambiguous */
} mender;

static ibid_str str_of(const form *f)
{
    return (ibid_str){f->at, f->len};
}

/* Put `with` in the place of bytes [from, to); false where it does not fit. */
static bool replace(form *f, uint32_t from, uint32_t to, ibid_str with)
{
    if (f->len - (to - from) + with.len > ROOM)
        return false;
    memmove(f->at + from + with.len, f->at + to, f->len - to);
    memcpy(f->at + from, with.at, with.len);
    f->len = f->len - (to - from) + with.len;
    return true;
}

/* Component i: what stands between its slashes. */
static ibid_span component(const form *f, uint32_t i)
{
    uint32_t start = 0, stop;

    while (i && start < f->len) {
        if (f->at[start++] == '/')
            i--;
    }
    for (stop = start; stop < f->len && f->at[stop] != '/'; stop++)
        ;
    return (ibid_span){start, i ? start : stop};
}

static bool is_digits(ibid_str s)
{
    for (uint32_t i = 0; i < s.len; i++) {
        if (!ib_is(s.at[i], IB_DIGIT))
            return false;
    }
    return s.len > 0;
}

/* Is the form a symbol that is read whole, with nothing strange in it? */
static bool is_right(const form *f)
{
    const ibid_str s = str_of(f);
    ib_symbol symbol;
    uint32_t odd;

    return s.len && ib_symbol_read(&symbol, s, 0, s.len) == s.len &&
           !symbol.authority && ib_un_is_plain(&odd, s);
}

/* Is it the name of a component: of a nature, an organ, a body?  Not of a
 * State: their codes are too many for one letter to tell. */
static bool is_word(const form *f, ibid_span c)
{
    static const ib_un_kind kinds[] = {IB_UN_NATURE, IB_UN_ORGAN, IB_UN_TOP,
                                       IB_UN_PART};
    const ibid_str whole = ib_str_in(str_of(f), c);
    const ibid_str prefix = {f->at, c.end};
    ibid_str word = whole;

    for (word.len = 0; word.len < whole.len && whole.at[word.len] != '.';)
        word.len++;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (ib_un_find(kinds[i], word))
            return true;
    }
    return ib_un_find(IB_UN_BODY, prefix) != NULL;
}

/* A change gave the form `f`: keep it if it is right, and count those that
 * differ. */
static void offer(mender *m, const form *f, const char *why)
{
    if (m->found_count > 1 || !is_right(f))
        return;
    if (m->found_count && ib_str_is(str_of(&m->found), str_of(f)))
        return;
    m->found = *f;
    m->found_why = why;
    m->found_count++;
}

/* The same for a change inside a component, which must give a word. */
static void offer_word(mender *m, const form *f, uint32_t k, const char *why)
{
    if (is_word(f, component(f, k)))
        offer(m, f, why);
}

/* --- changes that can be made at once, whatever else is wrong */

static void note(mender *m, const char *why)
{
    if (!m->why)
        m->why = why;
}

/* "//", "./", a slash at the end. */
static void mend_slashes(mender *m)
{
    form *f = &m->now;

    for (uint32_t i = 1; i < f->len; i++) {
        if (f->at[i] != '/')
            continue;
        if (f->at[i - 1] == '/') {
            replace(f, i, i + 1, IB_STR(""));
            note(m, "a slash stands twice");
            i--;
        } else if (f->at[i - 1] == '.' && i > 1 &&
                   ib_is(f->at[i - 2], IB_DIGIT)) {
            replace(f, i - 1, i, IB_STR(""));
            note(m, "a full stop stands before a slash");
            i--;
        }
    }
    while (f->len && f->at[f->len - 1] == '/') {
        f->len--;
        note(m, "a slash stands at the end");
    }
}

/* "CCPR/C/CCPR/C/109": one to three components twice. */
static void mend_twice(mender *m)
{
    form *f = &m->now;

    for (uint32_t n = 1; n <= 3; n++) {
        const uint32_t once = component(f, n - 1).end + 1;
        const ibid_str head = {f->at, once};

        if (once * 2 < f->len && ib_str_has_at(str_of(f), once, head)) {
            replace(f, 0, once, IB_STR(""));
            note(m, "its beginning stands twice");
            return;
        }
    }
}

/* "AA/78/481": a head of one letter, twice. */
static void mend_head(mender *m)
{
    form *f = &m->now;

    if (f->len > 3 && f->at[2] == '/' && f->at[0] == f->at[1] &&
        strchr("ASE", f->at[0])) {
        replace(f, 0, 1, IB_STR(""));
        note(m, "a letter stands twice");
    }
}

/* "Add-1", "REV-1". */
static void mend_hyphen(mender *m)
{
    form *f = &m->now;

    for (uint32_t i = 1; i + 1 < f->len; i++) {
        uint32_t start = i;

        if (f->at[i] != '-' || !ib_is(f->at[i + 1], IB_DIGIT))
            continue;
        while (start && ib_is(f->at[start - 1], IB_ALPHA))
            start--;
        if (start && f->at[start - 1] == '/' &&
            ib_un_find(IB_UN_PART, (ibid_str){f->at + start, i - start})) {
            f->at[i] = '.';
            note(m, "a hyphen stands for a full stop");
        }
    }
}

/* "S/PV.3745Resumption1" lost its bracket. */
static void mend_resumption(mender *m)
{
    form *f = &m->now;
    const ibid_str word = IB_STR("Resumption");
    const uint32_t at = ib_str_find(str_of(f), 0, word);

    if (at == IBID_NONE || at == 0 || !ib_is(f->at[at - 1], IB_DIGIT) ||
        at + word.len >= f->len || f->len + 4 > ROOM ||
        !ib_is(f->at[f->len - 1], IB_DIGIT))
        return;
    replace(f, f->len, f->len, IB_STR(")"));
    replace(f, at + word.len, at + word.len, IB_STR(" "));
    replace(f, at, at, IB_STR(" ("));
    note(m, "the bracket of the resumption is missing");
}

/* The digit that a letter looks like, 0 where none. */
static char digit_like(char c)
{
    static const char like[][2] = {{'l', '1'}, {'I', '1'}, {'O', '0'},
                                   {'o', '0'}, {'S', '5'}, {'A', '4'},
                                   {'B', '8'}, {'Z', '2'}, {'G', '6'}};

    for (size_t i = 0; i < sizeof like / sizeof *like; i++) {
        if (like[i][0] == c)
            return like[i][1];
    }
    return 0;
}

/* Make bytes [from, to) digits, if all are or look so: "l985"; false if not.
 * `sure` where digits must stand there whatever is seen. */
static bool mend_digits(form *f, uint32_t from, uint32_t to, bool sure)
{
    uint32_t digits = 0, letters = 0;

    for (uint32_t i = from; i < to; i++) {
        if (ib_is(f->at[i], IB_DIGIT))
            digits++;
        else if (digit_like(f->at[i]))
            letters++;
        else
            return false;
    }
    if (!letters || (!sure && digits <= letters))
        return false;
    for (uint32_t i = from; i < to && to - from > 1; i++) {
        if (!ib_is(f->at[i], IB_DIGIT) && !strchr("lIOo", f->at[i]))
            return false; /* only l and O are mistaken in long numbers */
    }
    for (uint32_t i = from; i < to; i++) {
        if (!ib_is(f->at[i], IB_DIGIT))
            f->at[i] = digit_like(f->at[i]);
    }
    return true;
}

/* Digits of components: "l985", "Add.l", "CN.A". */
static void mend_numbers(mender *m)
{
    form *f = &m->now;

    for (uint32_t start = 0; start < f->len;) {
        uint32_t stop = start, dot;

        while (stop < f->len && f->at[stop] != '/' && f->at[stop] != '(')
            stop++;
        for (dot = start; dot < stop && f->at[dot] != '.'; dot++)
            ;
        if (start && dot + 3 == stop && f->at[dot + 1] == 'f' &&
            f->at[dot + 2] == 't' && is_word(f, (ibid_span){start, dot})) {
            replace(f, dot + 1, stop, IB_STR("4"));
            stop--;
            note(m, "letters stand for a digit that looks like them");
        } else if (start &&
                   (dot + 1 < stop ? is_word(f, (ibid_span){start, dot}) &&
                                         mend_digits(f, dot + 1, stop, true)
                                   : mend_digits(f, start, stop, false))) {
            note(m, "a letter stands for the digit that it looks like");
        }
        while (stop < f->len && f->at[stop] != '/')
            stop++;
        start = stop + 1;
    }
}

/* --- one change that must make the whole right */

/* Letters that look alike in print, either way. */
static const char *const alike[] = {"CG", "CE", "NH", "RH", "RK", "vy", "VY",
                                    "CO", "OD", "0D", "0O", "1I", "1L", "l1",
                                    "PF", "EF", "UV", "MN", "5S", "8B", "EB"};

static void try_alike(mender *m, uint32_t k, ibid_span c)
{
    static const char why[] = "a letter stands for another that looks like it";

    for (uint32_t i = c.start; i < c.end; i++) {
        for (size_t j = 0; j < sizeof alike / sizeof *alike; j++) {
            const char *pair = alike[j];
            form f = m->now;

            if (f.at[i] != pair[0] && f.at[i] != pair[1])
                continue;
            f.at[i] = f.at[i] == pair[0] ? pair[1] : pair[0];
            offer_word(m, &f, k, why);
        }
    }
}

static void try_swapped(mender *m, uint32_t k, ibid_span c)
{
    for (uint32_t i = c.start; i + 1 < c.end; i++) {
        form f = m->now;

        if (!ib_is(f.at[i], IB_ALPHA) || !ib_is(f.at[i + 1], IB_ALPHA))
            continue;
        f.at[i] = m->now.at[i + 1];
        f.at[i + 1] = m->now.at[i];
        offer_word(m, &f, k, "two letters are swapped");
    }
}

static void try_letter(mender *m, uint32_t k, ibid_span c)
{
    for (uint32_t i = c.start; i < c.end; i++) {
        form f = m->now;

        if (i > c.start && f.at[i] == f.at[i - 1]) {
            replace(&f, i, i + 1, IB_STR(""));
            offer_word(m, &f, k, "a letter stands twice");
        }
    }
    if (c.end - c.start < 2)
        return;
    for (uint32_t i = c.start; i <= c.end; i++) {
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            form f = m->now;

            if (replace(&f, i, i, (ibid_str){&letter, 1}))
                offer_word(m, &f, k, "a letter is missing");
        }
    }
}

/* "D1138", "SR109": a word and its number without what is between them. */
static void try_between(mender *m, ibid_span c)
{
    uint32_t p = c.start;
    form f = m->now;
    const ib_un_entry *entry;

    while (p < c.end && ib_is(f.at[p], IB_ALPHA))
        p++;
    if (p == c.start || p == c.end || !ib_is(f.at[p], IB_DIGIT))
        return;
    entry = ib_un_find(IB_UN_NATURE, (ibid_str){f.at + c.start, p - c.start});
    if (entry && (entry->form & IB_UN_SLASH) && replace(&f, p, p, IB_STR("/")))
        offer(m, &f, "a slash is missing");
    f = m->now;
    if ((!entry || (entry->form & IB_UN_DOT)) && replace(&f, p, p, IB_STR(".")))
        offer(m, &f, "a full stop is missing");
}

/* "CO.74" for "CO/74", "L/1470" for "L.1470". */
static void try_marks(mender *m, ibid_span c)
{
    form f = m->now;

    for (uint32_t i = c.start; i < c.end; i++) {
        if (f.at[i] == '.') {
            f.at[i] = '/';
            offer(m, &f, "a full stop stands for a slash");
            f = m->now;
        }
    }
    if (c.end < f.len) {
        f.at[c.end] = '.';
        offer(m, &f, "a slash stands for a full stop");
    }
}

/* "ESCWAICTD": a body and what follows it without a slash. */
static void try_split(mender *m, ibid_span c)
{
    for (uint32_t i = c.start + 1; i + 1 < c.end; i++) {
        form f = m->now;

        if (ib_un_find(IB_UN_BODY, (ibid_str){f.at, i}) &&
            replace(&f, i, i, IB_STR("/")))
            offer(m, &f, "a slash is missing");
    }
}

/* "CO/DEN/17" for "DEN/CO/17". */
static void try_order(mender *m, uint32_t k)
{
    const ibid_span a = component(&m->now, k), b = component(&m->now, k + 1);
    form f = m->now;
    const uint32_t len = b.end - b.start;

    if (ib_span_is_empty(b) || b.start != a.end + 1 ||
        !ib_un_find(IB_UN_STATE, ib_str_in(str_of(&f), b)))
        return;
    memcpy(f.at + a.start, m->now.at + b.start, len);
    f.at[a.start + len] = '/';
    memcpy(f.at + a.start + len + 1, m->now.at + a.start, a.end - a.start);
    offer(m, &f, "two parts are swapped");
}

/* Components that are dropped: the D of a communication, the 1 of the
 * compilation of general comments, the number of a revision. */
static void try_dropped(mender *m)
{
    for (uint32_t k = 2; k < 6; k++) {
        const ibid_span c = component(&m->now, k);
        const ibid_span before = component(&m->now, k - 1);
        form f = m->now;

        if (ib_span_is_empty(c))
            return;
        if (is_digits(ib_str_in(str_of(&f), c)) &&
            is_digits(ib_str_in(str_of(&f), before)) &&
            replace(&f, c.start, c.start, IB_STR("D/")))
            offer(m, &f, "the D of a communication is missing");
        f = m->now;
        if (ib_str_is(ib_str_in(str_of(&f), c), IB_STR("0")) ||
            ib_str_is(ib_str_in(str_of(&f), c), IB_STR("O"))) {
            f.at[c.start] = 'D';
            offer(m, &f, "a digit stands for the letter that it looks like");
        }
        f = m->now;
        if (ib_str_is(ib_str_in(str_of(&f), before), IB_STR("GEN")) &&
            replace(&f, c.start, c.start, IB_STR("1/")))
            offer(m, &f, "the number of the compilation is missing: it is 1");
        f = m->now;
        if (c.end < f.len &&
            ib_str_is_nocase(ib_str_in(str_of(&f), c), IB_STR("Rev")) &&
            replace(&f, c.end, c.end, IB_STR(".1")))
            offer(m, &f,
                  "the number of the revision is missing: the first is 1");
    }
}

/* Make what is wrong right; false where that cannot be told. */
static bool mend(mender *m)
{
    uint32_t odd;
    ibid_span c;

    mend_slashes(m);
    mend_twice(m);
    mend_head(m);
    mend_hyphen(m);
    mend_resumption(m);
    mend_numbers(m);
    if (m->why && is_right(&m->now))
        return true;
    if (ib_un_is_plain(&odd, str_of(&m->now)))
        return false;
    try_dropped(m);
    c = odd == IBID_NONE || odd == 0 ? (ibid_span){0} : component(&m->now, odd);
    if (!ib_span_is_empty(c) && c.end - c.start <= WORD_MAX) {
        try_order(m, odd);
        try_between(m, c);
        try_marks(m, c);
        try_split(m, c);
        try_swapped(m, odd, c);
        try_alike(m, odd, c);
        try_letter(m, odd, c);
    }
    if (m->found_count != 1)
        return false;
    m->now = m->found;
    note(m, m->found_why);
    return true;
}

/* --- names of files and paths */

/* Is the run a path of lower case, "2003/a/res/57/124", or the name of a file,
 * "S_RES_1454_2002_EN"?  Gives the byte where the symbol begins in it. */
static bool is_path(uint32_t *start, bool *file, const form *f)
{
    uint32_t p = 0;

    *file = false;
    while (p < f->len && ib_is(f->at[p], IB_DIGIT))
        p++;
    if (p == 4 && p + 4 < f->len && f->at[4] == '/' &&
        strchr("aset", f->at[5]) && f->at[6] == '/') {
        *start = 5;
        return true;
    }
    while (p < f->len && ib_is(f->at[p], IB_UPPER))
        p++;
    *start = 0;
    *file = p > 0 && p < 8 && p + 2 < f->len && f->at[p] == '_' &&
            ib_un_find(IB_UN_HEAD, (ibid_str){f->at, p}) != NULL;
    return *file;
}

/* Drop ".pdf" and the like, and the code of a language. */
static void drop_suffix(form *f)
{
    static const char *const suffix[] = {".pdf", ".doc", ".docx", ".html",
                                         ".txt"};
    static const char *const language[] = {"EN", "FR", "ES", "RU", "AR", "ZH"};

    for (size_t i = 0; i < sizeof suffix / sizeof *suffix; i++) {
        const ibid_str s = ib_str_of(suffix[i]);

        if (f->len > s.len && ib_str_has_at(str_of(f), f->len - s.len, s))
            f->len -= s.len;
    }
    for (size_t i = 0; i < sizeof language / sizeof *language; i++) {
        if (f->len > 3 && strchr("_-", f->at[f->len - 3]) &&
            ib_str_has_at(str_of(f), f->len - 2, ib_str_of(language[i])))
            f->len -= 3;
    }
}

/* "RES/1265/1999" is "RES/1265(1999)" where the head is S. */
static void mend_year(form *f)
{
    const ibid_span c = component(f, 3);

    if (f->len < 6 || !ib_str_has_at(str_of(f), 0, IB_STR("S/RES/")) ||
        c.end - c.start != 4 || !is_digits(ib_str_in(str_of(f), c)))
        return;
    f->at[c.start - 1] = '(';
    replace(f, c.end, c.end, IB_STR(")"));
}

static bool mend_path(mender *m)
{
    form *f = &m->now;
    uint32_t start;
    bool file;

    if (!is_path(&start, &file, f))
        return false;
    replace(f, 0, start, IB_STR(""));
    if (file)
        drop_suffix(f);
    while (f->len && f->at[f->len - 1] == '_')
        f->len--;
    for (uint32_t i = 0; i < f->len; i++) {
        const bool part = i > 2 && ib_is(f->at[i - 1], IB_ALPHA);

        if (f->at[i] == '_')
            f->at[i] = !file && part ? '.' : '/';
        else if (!file && ib_is(f->at[i], IB_LOWER))
            f->at[i] = (char)(f->at[i] & ~0x20);
    }
    mend_year(f);
    m->why = file ? "the name of a file" : "a path of the document server";
    return is_right(f);
}

/* --- the run that is damaged */

/* The end of the run of bytes of a symbol at `at`; one blank may stand after
 * a slash or before a bracket with a year. */
static uint32_t run_end(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = at;

    for (; p < end; p++) {
        const char c = text.at[p];

        if (ib_is(c, IB_ALPHA | IB_DIGIT) || (c && strchr("/._-", c)))
            continue;
        if (c == ' ' && p > at && text.at[p - 1] == '/' && p + 1 < end &&
            ib_is(text.at[p + 1], IB_UPPER | IB_DIGIT))
            continue;
        if (c == '(' || (c == ' ' && p + 1 < end && text.at[p + 1] == '(')) {
            uint32_t close = p + (c == ' ' ? 2 : 1), from = close;

            while (close < end && ib_is(text.at[close], IB_DIGIT | IB_UPPER))
                close++;
            if (close > from && close < end && text.at[close] == ')') {
                p = close;
                continue;
            }
        }
        break;
    }
    while (p > at && strchr(".-", text.at[p - 1]) &&
           !(p - at > 5 && ib_str_has_at(text, p - 5, IB_STR("Supp."))))
        p--;
    return p;
}

/* May what begins at `at` be a damaged symbol or a path?  A head and a slash,
 * or digits; decided by few bytes. */
static bool may_be(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = at;

    if (ib_is(text.at[at], IB_DIGIT))
        return end - at > 8 && text.at[at + 4] == '/' &&
               ib_is(text.at[at + 5], IB_LOWER) && text.at[at + 6] == '/';
    while (p < end && p - at < 8 && ib_is(text.at[p], IB_UPPER))
        p++;
    if (p == at || p >= end || (text.at[p] != '/' && text.at[p] != '_'))
        return false;
    return ib_un_find(IB_UN_HEAD, ib_str_in(text, (ibid_span){at, p})) ||
           (p == at + 2 && text.at[at] == text.at[at + 1]);
}

static void start(mender *m, ibid_str text, uint32_t at, uint32_t stop)
{
    bool digit = false;

    m->now.len = 0;
    m->why = NULL;
    m->found_count = 0;
    for (uint32_t i = at; i < stop; i++) {
        if (ib_is(text.at[i], IB_SPACE)) {
            if (i && text.at[i - 1] == '/')
                m->why = "white space stands after a slash";
            continue;
        }
        digit |= ib_is(text.at[i], IB_DIGIT);
        m->now.at[m->now.len++] = text.at[i];
    }
    if (!digit)
        m->now.len = 0;
}

uint32_t ib_repair_read(ib_symbol *out, ib_arena *arena, ibid_str text,
                        uint32_t at, uint32_t end)
{
    mender m;
    uint32_t stop;
    char *meant;

    if (at >= end || !may_be(text, at, end))
        return 0;
    if (end - at > IB_SYMBOL_MAX)
        end = at + IB_SYMBOL_MAX;
    stop = run_end(text, at, end);
    if (stop < end && ib_is(text.at[stop], IB_WORD))
        return 0;
    start(&m, text, at, stop);
    if (!m.now.len)
        return 0;
    if (!mend_path(&m)) {
        start(&m, text, at, stop);
        if (!mend(&m))
            return 0;
    }
    meant = ib_str_format(arena, "%.*s", (int)m.now.len, m.now.at);
    if (!meant)
        return 0;
    *out = (ib_symbol){.span = {at, stop},
                       .number = {at, stop},
                       .rule = "UN-3",
                       .suggested = {meant, m.now.len},
                       .suggested_because = m.why};
    return stop - at;
}
