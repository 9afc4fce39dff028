/* test_describe.c - what is written of an archive for others: without memory,
 * and to one who stops listening; names of things. */

#include "folder.h"

#include <stdlib.h>

#include "base/str.h"
#include "ibid/archive.h"
#include "report/iri.h"
#include "report/points.h"

static int fill(void **state)
{
    const ibid_import one = {
        .name = "one.txt",
        .bytes = IB_STR("A/54/549\n\nReport\n\n15 November 1999\n"),
        .note = "from the library"};
    /* no UTF-8: its text is another object */
    const ibid_import two = {.name = "two.txt", .bytes = IB_STR("f\xFCr\n")};
    ibid_imported imported;
    ibid_archive *archive;
    ibid_err err;

    make(state);
    archive = try_open(NULL, true);
    assert_non_null(archive);
    assert_int_equal(ibid_archive_put(&imported, archive, &one, &err), IBID_OK);
    assert_int_equal(ibid_archive_put(&imported, archive, &two, &err), IBID_OK);
    assert_int_equal(ibid_archive_commit(archive, &err), IBID_OK);
    assert_int_equal(ibid_archive_rule(archive, "0123456789abcdef", "reject",
                                       "so it is", "A. B.", &err),
                     IBID_OK);
    ibid_archive_close(archive);
    return 0;
}

/* What is written, up to the byte at which the sink stops. */
typedef struct page {
    char text[8192];
    size_t len, most;
} page;

static int take(void *state, const char *bytes, size_t len)
{
    page *p = state;

    if (p->len + len > p->most)
        return 1;
    memcpy(p->text + p->len, bytes, len);
    p->len += len;
    p->text[p->len] = '\0';
    return 0;
}

static const char *const says[] = {
    [IBID_DESCRIPTION_CSV] = "\"from the library\"",
    [IBID_DESCRIPTION_CSL_JSON] = "\"authority\":\"General Assembly\"",
    [IBID_DESCRIPTION_ANNOTATIONS] = "\"value\":\"so it is\"",
    [IBID_DESCRIPTION_PROV] = "\"wasDerivedFrom\":{\"_:r",
};

static void forms(void **state)
{
    ibid_archive *archive = try_open(NULL, false);

    (void)state;
    assert_non_null(archive);
    for (int i = 0; i <= IBID_DESCRIPTION_PROV; i++) {
        page p = {.most = sizeof p.text - 1};
        const ibid_sink sink = {take, &p};
        ibid_err err = {0};

        assert_int_equal(
            ibid_archive_describe(archive, (ibid_description)i, &sink, &err),
            IBID_OK);
        assert_non_null(strstr(p.text, says[i]));
        /* one that stops at once */
        p = (page){.most = 0};
        assert_int_equal(
            ibid_archive_describe(archive, (ibid_description)i, &sink, &err),
            IBID_EIO);
    }
    ibid_archive_close(archive);
}

/* Gives nothing from the n-th time on that it is asked for more. */
typedef struct failing {
    size_t left;
    bool failed;
} failing;

static void *resize(void *state, void *block, size_t old, size_t now)
{
    failing *f = state;

    (void)old;
    if (now == 0) {
        free(block);
        return NULL;
    }
    f->failed |= f->left == 0;
    f->left -= f->left > 0;
    return f->failed ? NULL : realloc(block, now);
}

static void no_memory(void **state)
{
    (void)state;
    for (int i = 0; i <= IBID_DESCRIPTION_PROV; i++) {
        bool done = false;

        for (size_t n = 0; !done; n++) {
            failing f = {.left = n};
            const ibid_alloc alloc = {resize, &f};
            page p = {.most = sizeof p.text - 1};
            const ibid_sink sink = {take, &p};
            ibid_archive *archive = try_open(&alloc, false);
            ibid_status st = IBID_ENOMEM;
            ibid_err err = {0};

            if (archive)
                st = ibid_archive_describe(archive, (ibid_description)i, &sink,
                                           &err);
            ibid_archive_close(archive);
            done = !f.failed;
            assert_int_equal(st, done ? IBID_OK : IBID_ENOMEM);
        }
    }
}

/* The names of RFC 6920, of "Hello World!" there; a UUID's version and variant.
 */
static void names(void **state)
{
    char iri[IB_IRI_NI], uuid[IB_IRI_UUID], other[IB_IRI_UUID];

    (void)state;
    ib_iri_ni(iri,
              "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d"
              "9069");
    assert_string_equal(
        iri, "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk");
    assert_int_equal(ib_iri_uuid(uuid, "one"), IBID_OK);
    assert_int_equal(ib_iri_uuid(other, "two"), IBID_OK);
    assert_string_not_equal(uuid, other);
    assert_int_equal(strlen(uuid), IB_IRI_UUID - 1);
    assert_int_equal(uuid[9 + 14], '8');
    assert_non_null(strchr("89ab", uuid[9 + 19]));
}

static void points(void **state)
{
    static char text[5000];
    ib_points counted;
    ib_arena arena;
    uint32_t at = 0, n = 0;

    (void)state;
    while (at + 4 < sizeof text) {
        static const char *const letter[] = {"a", "\xC3\xA4", "\xE2\x80\x9C",
                                             "\xF0\x9F\x9A\xA2"};
        const char *one = letter[n++ % 4];

        memcpy(text + at, one, strlen(one));
        at += (uint32_t)strlen(one);
    }
    ib_arena_init(&arena, NULL, 0, NULL);
    assert_int_equal(ib_points_count(&counted, &arena, (ibid_str){text, at}),
                     IBID_OK);
    n = 0;
    for (uint32_t i = 0; i < at; i++) {
        if (((unsigned char)text[i] & 0xC0) != 0x80)
            assert_int_equal(ib_points_at(&counted, i), n++);
    }
    assert_int_equal(ib_points_at(&counted, at), n);
    assert_int_equal(ib_points_at(&counted, UINT32_MAX), n);
    assert_int_equal(ib_points_count(&counted, &arena, (ibid_str){NULL, 0}),
                     IBID_OK);
    assert_int_equal(ib_points_at(&counted, 0), 0);
    ib_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms),
        cmocka_unit_test(no_memory),
        cmocka_unit_test(names),
        cmocka_unit_test(points),
    };

    return cmocka_run_group_tests(tests, fill, clear);
}
