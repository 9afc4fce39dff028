/* test_spec.c - runs the cases of tests/spec and the examples of a manual.
 *
 *     test_spec FILE...
 *
 * What ibid finds is written in the words of the case and compared with them;
 * each case that fails is printed with its line, and the rest goes on.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "ibid/check.h"
#include "tests/spec/spec_case.h"

#define FILES_MAX 64
#define TEXT_MAX  2048

typedef struct shelf {
    ibid_source source[SPEC_SOURCES];
    ibid_doc *doc[SPEC_SOURCES];
    size_t count;
} shelf;

/* A list as a person writes it: "number, word". */
typedef struct line {
    char text[TEXT_MAX];
    size_t len;
} line;

static void put(line *l, const char *form, ...)
{
    va_list args;
    int n;

    va_start(args, form);
    n = vsnprintf(l->text + l->len, TEXT_MAX - l->len, form, args);
    va_end(args);
    if (n > 0 && l->len + (size_t)n < TEXT_MAX)
        l->len += (size_t)n;
}

static bool has_item(const char *list, const char *item, size_t len)
{
    for (const char *at = list; at; at = strchr(at, ',')) {
        at += strspn(at, ", ");
        if (strcspn(at, ",") == len && memcmp(at, item, len) == 0)
            return true;
        if (!*at)
            break;
    }
    return false;
}

static void put_item(line *l, const char *item)
{
    if (!has_item(l->text, item, strlen(item)))
        put(l, "%s%s", l->len ? ", " : "", item);
}

/* Every item of the one list in the other? */
static bool within(const char *some, const char *all)
{
    for (const char *at = some; *at;) {
        size_t len;

        at += strspn(at, ", ");
        len = strcspn(at, ",");
        if (len && !has_item(all, at, len))
            return false;
        at += len;
    }
    return true;
}

static bool same_list(const char *a, const char *b)
{
    return within(a, b) && within(b, a);
}

static void write_edits(line *out, const ibid_finding *f)
{
    for (uint32_t i = 0; i < f->edit_count; i++)
        put_item(out, ibid_edit_type_word(f->edit[i].type));
}

/* "altered" claims nothing of the differences, "altered: number" names all of
 * them. */
static bool verdict_fits(line *found, const ibid_finding *f, const char *want)
{
    const char *colon = strchr(want, ':');
    const char *word = ibid_verdict_word(f->verdict);
    size_t len = colon ? (size_t)(colon - want) : strlen(want);
    line edits = {.len = 0};

    write_edits(&edits, f);
    put(found, "%s%s%s", word, edits.len ? ": " : "", edits.text);
    return strlen(word) == len && memcmp(word, want, len) == 0 &&
           (!colon || same_list(colon + 1, edits.text));
}

static bool declared_fits(line *found, const ibid_finding *f, const char *want)
{
    for (uint32_t i = 0; i < f->audit_count; i++)
        put(found, "%s%s%s", i ? ", " : "",
            ibid_declared_kind_word(f->audit[i].kind),
            f->audit[i].honest ? "" : " not honest");
    if (f->audit_count == 0)
        put(found, "nothing");
    return strcmp(found->text, want) == 0;
}

static bool omits_fits(line *found, const ibid_finding *f, const char *want)
{
    bool fits = false;

    for (uint32_t i = 0; i < f->audit_count; i++) {
        if (!f->audit[i].omits)
            continue;
        fits |= strcmp(f->audit[i].omits, want) == 0;
        put(found, "%s%s", found->len ? " / " : "", f->audit[i].omits);
    }
    return fits;
}

static bool replaces_fits(line *found, const ibid_finding *f, const char *want,
                          ibid_str source)
{
    bool fits = false;

    for (uint32_t i = 0; i < f->audit_count; i++) {
        ibid_str words = ib_str_in(source, f->audit[i].source);

        if (f->audit[i].kind != IBID_DECLARED_BRACKET)
            continue;
        if (words.len == 0)
            words = IB_STR("nothing");
        fits |= ib_str_is(words, ib_str_of(want));
        put(found, "%s%.*s", found->len ? " / " : "", (int)words.len, words.at);
    }
    return fits;
}

static bool folds_fit(line *found, const ibid_finding *f, const char *want)
{
    for (uint32_t i = 0; i < f->fold_count; i++)
        put_item(found, f->fold[i]);
    if (f->fold_count == 0)
        put(found, "none");
    return same_list(found->text, want);
}

static bool weight_fits(line *found, const ibid_finding *f, const char *want)
{
    for (uint32_t i = 0; i < f->edit_count; i++)
        put_item(found, ibid_weight_word(f->edit[i].weight));
    return same_list(found->text, want);
}

static bool reason_fits(line *found, const ibid_finding *f, const char *want)
{
    bool fits = false;

    for (uint32_t i = 0; i < f->reason_count; i++) {
        fits |= strstr(f->reason[i], want) != NULL;
        put(found, "%s%s", i ? " / " : "", f->reason[i]);
    }
    return f->reason_count ? fits : strcmp(want, "none") == 0;
}

static bool place_fits(line *found, const ibid_finding *f, const char *want,
                       ibid_str source)
{
    ibid_str at = {NULL, 0};

    if (f->hit.source != IBID_NONE && f->hit.span.end <= source.len)
        at = ib_str_in(source, f->hit.span);
    put(found, "%.*s", (int)at.len, at.len ? at.at : "");
    return strcmp(found->text, want) == 0;
}

static bool also_fits(line *found, const ibid_finding *f, const char *want)
{
    put(found, "%u", f->also_count);
    return strcmp(found->text, want) == 0;
}

static bool page_fits(line *found, const ibid_finding *f, const char *want)
{
    const ibid_pinpoint *p = &f->pinpoint;

    put(found, "%s", f->has_pinpoint ? ibid_pinpoint_word(p->state) : "none");
    if (f->has_pinpoint && p->found.len)
        put(found, ", found %.*s", (int)p->found.len, p->found.at);
    if (strchr(want, ';'))
        put(found, "; %s", p->because ? p->because : "");
    return strcmp(found->text, want) == 0;
}

static bool field_fits(line *found, const ibid_finding *f, spec_field field,
                       const char *want, ibid_str source)
{
    switch (field) {
    case SPEC_VERDICT:
        return verdict_fits(found, f, want);
    case SPEC_DECLARED:
        return declared_fits(found, f, want);
    case SPEC_OMITS:
        return omits_fits(found, f, want);
    case SPEC_REPLACES:
        return replaces_fits(found, f, want, source);
    case SPEC_FOLDS:
        return folds_fit(found, f, want);
    case SPEC_WEIGHT:
        return weight_fits(found, f, want);
    case SPEC_REASON:
        return reason_fits(found, f, want);
    case SPEC_PLACE:
        return place_fits(found, f, want, source);
    case SPEC_ALSO:
        return also_fits(found, f, want);
    case SPEC_PAGE:
        return page_fits(found, f, want);
    default:
        return true;
    }
}

/* Compare each field of the case with the finding; false where one differs. */
static bool judge(const spec_case *c, const char *path, const ibid_finding *f,
                  ibid_str source)
{
    bool fits = true;

    for (spec_field i = SPEC_VERDICT; i < SPEC_FIELDS; i++) {
        char want[TEXT_MAX];
        line found = {.len = 0};

        if (!c->has[i])
            continue;
        snprintf(want, sizeof want, "%.*s", (int)c->field[i].len,
                 c->field[i].at ? c->field[i].at : "");
        if (field_fits(&found, f, i, want, source))
            continue;
        if (fits)
            print_error("%s:%u: %.*s\n", path, c->line, (int)c->prose.len,
                        c->prose.at ? c->prose.at : "");
        print_error("    %s: expected \"%s\", got \"%s\"\n", spec_field_word(i),
                    want, found.text);
        fits = false;
    }
    return fits;
}

static bool run_pair(const spec_case *c, const char *path)
{
    ibid_check *check;
    ibid_str source = c->source[0].text;
    bool fits;

    if (!source.at)
        source = IB_STR("");
    assert_int_equal(
        ibid_compare_open(&check, c->field[SPEC_QUOTATION], source, NULL, NULL),
        IBID_OK);
    fits = judge(c, path, ibid_check_findings(check).item, source);
    ibid_check_close(check);
    return fits;
}

static size_t shelf_count(void *state)
{
    return ((shelf *)state)->count;
}

static const ibid_source *shelf_source(void *state, size_t i)
{
    return &((shelf *)state)->source[i];
}

static void fill_shelf(shelf *s, const spec_case *c)
{
    static const char *const names[SPEC_SOURCES] = {"a.txt", "b.txt", "c.txt",
                                                    "d.txt"};

    for (size_t i = 0; i < c->source_count; i++) {
        const spec_source *from = &c->source[i];

        s->doc[i] = NULL;
        if (!from->unread)
            assert_int_equal(ibid_doc_open(&s->doc[i], from->text.at,
                                           from->text.len, NULL, NULL),
                             IBID_OK);
        s->source[i] =
            (ibid_source){from->file ? from->file : names[i],
                          from->unread ? IBID_SOURCE_UNREAD : IBID_SOURCE_READ,
                          from->unread ? "it cannot be read" : NULL, s->doc[i]};
    }
    s->count = c->source_count;
}

/* The first quotation of a document against its sources. */
static bool run_document(const spec_case *c, const char *path)
{
    shelf s = {.count = 0};
    ibid_shelf face = {shelf_count, shelf_source, &s};
    ibid_str text = c->field[SPEC_DOCUMENT];
    const ibid_finding *f = NULL;
    ibid_check *check;
    ibid_doc *doc;
    bool fits = false;

    fill_shelf(&s, c);
    assert_int_equal(ibid_doc_open(&doc, text.at, text.len, NULL, NULL),
                     IBID_OK);
    assert_int_equal(ibid_check_open(&check, doc, &face, NULL, NULL), IBID_OK);
    for (size_t i = 0; i < ibid_check_findings(check).count && !f; i++) {
        const ibid_finding *one = &ibid_check_findings(check).item[i];

        f = one->kind == IBID_FINDING_QUOTATION ? one : NULL;
    }
    if (!f)
        print_error("%s:%u: no quotation was found in the document\n", path,
                    c->line);
    else
        fits = judge(c, path, f,
                     f->hit.source == IBID_NONE
                         ? IB_STR("")
                         : ibid_doc_text(s.doc[f->hit.source]));
    ibid_check_close(check);
    ibid_doc_close(doc);
    for (size_t i = 0; i < s.count; i++)
        ibid_doc_close(s.doc[i]);
    return fits;
}

static void run_file(void **state)
{
    const char *path = *state;
    unsigned faults = 0, failed = 0;
    ib_arena arena;
    ib_list cases;

    ib_arena_init(&arena, NULL, 0, NULL);
    cases = ib_list_of(&arena, spec_case);
    if (!spec_read(&cases, &faults, &arena, path) || cases.count == 0) {
        print_error("%s: no case stands there\n", path);
        faults++;
    }
    for (size_t i = 0; i < cases.count && faults == 0; i++) {
        const spec_case *c = ib_list_at(&cases, spec_case, i);

        failed += !(c->has[SPEC_DOCUMENT] ? run_document(c, path)
                                          : run_pair(c, path));
    }
    print_message("%s: %zu cases, %u failed\n", path, cases.count, failed);
    ib_arena_free(&arena);
    assert_int_equal(faults + failed, 0);
}

int main(int argc, char **argv)
{
    struct CMUnitTest tests[FILES_MAX];
    size_t count = 0;

    for (int i = 1; i < argc && count < FILES_MAX; i++)
        tests[count++] = (struct CMUnitTest){
            .name = argv[i], .test_func = run_file, .initial_state = argv[i]};
    return _cmocka_run_group_tests("spec", tests, count, NULL, NULL);
}
