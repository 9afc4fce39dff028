/* spec_case.c - reading the cases of tests/spec. */

#include "tests/spec/spec_case.h"

#include <stdio.h>
#include <string.h>

#include "base/scan.h"

#define OTHER_MAX 9000 /* characters that one line can call for */

typedef struct reader {
    ib_arena *arena;
    const char *path;
    ib_list *out;
    unsigned line, *faults;
    bool markdown, fenced; /* outside a fence nothing of a manual is read */
    ibid_str prose;
    spec_case *open; /* the case that is being read, or NULL */
    ibid_str *last;  /* its last value, which the next line may continue */
} reader;

static const char *const words[SPEC_FIELDS] = {
    [SPEC_QUOTATION] = "quotation", [SPEC_DOCUMENT] = "document",
    [SPEC_SOURCE] = "source",       [SPEC_FILE] = "file",
    [SPEC_UNREAD] = "unread",       [SPEC_VERDICT] = "verdict",
    [SPEC_DECLARED] = "declared",   [SPEC_OMITS] = "omits",
    [SPEC_REPLACES] = "replaces",   [SPEC_FOLDS] = "folds",
    [SPEC_WEIGHT] = "weight",       [SPEC_REASON] = "reason",
    [SPEC_PLACE] = "place",         [SPEC_ALSO] = "also",
    [SPEC_PAGE] = "page",
};

const char *spec_field_word(spec_field field)
{
    return words[field];
}

static void fault(reader *r, const char *what)
{
    fprintf(stderr, "%s:%u: %s\n", r->path, r->line, what);
    ++*r->faults;
}

static uint32_t hex(ibid_str text, uint32_t at, uint32_t digits)
{
    uint32_t value = 0;

    for (uint32_t i = at; i < at + digits; i++) {
        char c = i < text.len ? ib_lower(text.at[i]) : 'x';

        if (ib_is(c, IB_DIGIT))
            value = value * 16 + (uint32_t)(c - '0');
        else if (c >= 'a' && c <= 'f')
            value = value * 16 + (uint32_t)(c - 'a') + 10;
        else
            return 0;
    }
    return value;
}

/* `n` characters of text that says nothing, for "\(2500)". */
static uint32_t put_other(char *to, uint32_t n)
{
    static const char other[] = "more words of the same chapter stand here ";

    for (uint32_t i = 0; i < n; i++)
        to[i] = other[i % (sizeof other - 1)];
    return n;
}

/* \n \t \f \\, \u2013, and \(2500) for so many characters of other text, put
 * behind the value read so far. */
static void unescape(reader *r, ibid_str *to, ibid_str text)
{
    char *made = ib_arena_array(r->arena, char, to->len + text.len + OTHER_MAX);
    uint32_t n = to->len, count, len;

    if (!made) {
        fault(r, "no memory");
        return;
    }
    if (n > 0)
        memcpy(made, to->at, n);
    for (uint32_t i = 0; i < text.len; i++) {
        char next = text.at[i] == '\\' && i + 1 < text.len ? text.at[++i] : 0;

        switch (next) {
        case 0:
            made[n++] = text.at[i];
            break;
        case 'n':
            made[n++] = '\n';
            break;
        case 't':
            made[n++] = '\t';
            break;
        case 'f':
            made[n++] = '\f';
            break;
        case '\\':
            made[n++] = '\\';
            break;
        case 'u':
            if (!hex(text, i + 1, 4))
                fault(r, "\\u is followed by four digits: \\u00AD");
            n += ib_utf8_put(made + n, hex(text, i + 1, 4));
            i += 4;
            break;
        case '(':
            len = ib_number_at(&count, text, i + 1, text.len);
            if (len == 0 || n + count > to->len + OTHER_MAX) {
                fault(r, "\\( is followed by a number up to 9000 and )");
                return;
            }
            n += put_other(made + n, count);
            i += len + 1;
            break;
        default:
            fault(r, "the signs after \\ are n, t, f, u, ( and \\");
        }
    }
    *to = (ibid_str){made, n};
}

static void close_case(reader *r)
{
    const spec_case *c = r->open;

    r->open = NULL;
    r->last = NULL;
    if (!c)
        return;
    if (!c->has[SPEC_VERDICT] ||
        c->has[SPEC_QUOTATION] == c->has[SPEC_DOCUMENT] ||
        (c->source_count == 0 && !c->has[SPEC_DOCUMENT]))
        fault(r, "the case above needs a quotation (or a document), a source "
                 "and a verdict");
    if (c->prose.len == 0 && !r->markdown)
        fault(r, "the case above does not say what it shows");
}

static bool open_case(reader *r)
{
    r->open = ib_list_push(r->out);
    if (!r->open)
        return false;
    *r->open = (spec_case){.line = r->line, .prose = r->prose};
    r->prose = (ibid_str){NULL, 0};
    return true;
}

static spec_source *last_source(reader *r)
{
    return r->open->source_count ? &r->open->source[r->open->source_count - 1]
                                 : NULL;
}

static void add_source(reader *r, ibid_str value, bool unread)
{
    spec_source *source;
    ibid_str name = {NULL, 0};

    if (r->open->source_count == SPEC_SOURCES) {
        fault(r, "too many sources");
        return;
    }
    source = &r->open->source[r->open->source_count++];
    source->unread = unread;
    if (!unread) {
        unescape(r, &source->text, value);
        r->last = &source->text;
        return;
    }
    unescape(r, &name, value);
    source->file = ib_str_format(r->arena, "%.*s", (int)name.len, name.at);
}

static void read_value(reader *r, spec_field field, ibid_str value)
{
    if (field == SPEC_SOURCE || field == SPEC_UNREAD) {
        add_source(r, value, field == SPEC_UNREAD);
    } else if (field == SPEC_FILE) {
        spec_source *source = last_source(r);

        if (source)
            source->file =
                ib_str_format(r->arena, "%.*s", (int)value.len, value.at);
        else
            fault(r, "a file names the source above it");
    } else if (r->open->has[field]) {
        fault(r, "the case has that field already");
    } else {
        unescape(r, &r->open->field[field], value);
        r->last = &r->open->field[field];
    }
    r->open->has[field] = true;
}

static void read_field(reader *r, ibid_str line)
{
    ibid_span all = ib_span_trim(line, (ibid_span){0, line.len});
    ibid_str text = ib_str_in(line, all);
    uint32_t end = 0;

    if (text.at[0] == '|') {
        if (!r->last) {
            fault(r, "there is nothing that this line goes on with");
            return;
        }
        unescape(r, r->last, IB_STR("\\n"));
        end = text.len > 1 && text.at[1] == ' ' ? 2 : 1;
        unescape(r, r->last, (ibid_str){text.at + end, text.len - end});
        return;
    }
    while (end < text.len && text.at[end] != ' ')
        end++;
    for (spec_field f = 0; f < SPEC_FIELDS; f++) {
        ibid_span value = {end, text.len};

        if (!ib_str_is((ibid_str){text.at, end}, ib_str_of(words[f])))
            continue;
        if (!r->open && !open_case(r))
            return;
        value = ib_span_trim(text, value);
        read_value(r, f, ib_str_in(text, value));
        return;
    }
    fault(r, "no field has that name");
}

static void read_line(reader *r, ibid_str line)
{
    ibid_span all = ib_span_trim(line, (ibid_span){0, line.len});

    if (r->markdown && ib_str_has_at(line, 0, IB_STR("```"))) {
        close_case(r);
        r->fenced = !r->fenced && ib_str_is(line, IB_STR("```case"));
        r->prose = (ibid_str){NULL, 0};
        return;
    }
    if (r->markdown && !r->fenced)
        return;
    if (ib_span_is_empty(all)) {
        close_case(r);
    } else if (line.at[0] == ' ') {
        read_field(r, line);
    } else {
        close_case(r);
        if (line.at[0] != '#')
            r->prose = line;
    }
}

/* The whole file; an empty string where it cannot be read. */
static ibid_str slurp(ib_arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    ibid_str text = {NULL, 0};
    long size = -1;
    char *bytes;

    if (!file)
        return text;
    if (fseek(file, 0, SEEK_END) == 0)
        size = ftell(file);
    rewind(file);
    bytes = size > 0 ? ib_arena_array(arena, char, (size_t)size) : NULL;
    if (bytes && fread(bytes, 1, (size_t)size, file) == (size_t)size)
        text = (ibid_str){bytes, (uint32_t)size};
    fclose(file);
    return text;
}

bool spec_read(ib_list *out, unsigned *faults, ib_arena *arena,
               const char *path)
{
    ibid_str text = slurp(arena, path);
    size_t len = strlen(path);
    reader r = {.arena = arena,
                .path = path,
                .out = out,
                .faults = faults,
                .markdown = len > 3 && strcmp(path + len - 3, ".md") == 0};

    for (uint32_t at = 0; at < text.len;) {
        uint32_t end = ib_str_find(text, at, IB_STR("\n"));

        if (end == IBID_NONE)
            end = text.len;
        r.line++;
        read_line(&r, (ibid_str){text.at + at, end - at});
        at = end + 1;
    }
    close_case(&r);
    return text.len > 0;
}
