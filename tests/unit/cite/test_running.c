/* test_running.c - citations in the running text: text -> "start-end:rule". */

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "cite/running.h"

static void test_running(void **state)
{
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"", ""},
        {"It sailed in 1911 with 12 Men and 3/4 of its coal; and/or not.", ""},
        {"the letter (A/60/1) said", "12-18:UN-1"},
        {"In Doe v. Roe, 12 F.3d 34 (11th Cir. 1996), the court", "3-42:US-1"},
        {"Id. at 35. I did. He slid.", "0-9:SHORT-1"},
        {"under Security Council resolution 853 (1993) and 874 (1993)",
         "6-44:RES-1; 49-59:RES-1"},
        {"at https://example.org/a/b. And", "3-26:WEB-1"},
        {"the application (no. 1/2) and application no. 17224/11, Application "
         "no. 3 of 1/12, communication No.\n1085/2002",
         "30-54:ECHR-1; 83-110:CASE-1"},
        {"he moved under Fed. R. Civ. P. 12(b)(6) and Fla. Stat. § 120.68.",
         "15-39:US-5; 44-64:US-7"},
        {"the court in Smith, No. 22-cv-14 (S.D.N.Y. Mar. 4, 2023), and "
         "section 1983 of title 42",
         "13-56:US-8; 62-86:US-9"},
        {"In 1995 Ohio 5 Men and Mr. 5 went. Black 3", ""},
        {"Smith v. Smith was there, 4 Men also", ""},
        {"see COM(2016) 450 final and CDL-AD(2016)036.",
         "4-23:EU-1; 28-43:COE-3"},
        {"in its general comment No. 31, the Human Rights Committee",
         "7-29:GC-2"},
        {"resolution 1415/2024, resolution 12/2019, resolution 2/3",
         "0-20:RES-2; 22-40:RES-2; 42-56:RES-2"},
        {"resolution S-20/2, and UNSC Res 1325 of 2000",
         "0-17:RES-2; 23-36:RES-1"},
        {"E/GN.4/1991/17 and 2003/a/res/57/124 on A/C side, 1/2 and and/or",
         "0-14:UN-3; 19-36:UN-3"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const ibid_str text = ib_str_of(rows[i].text);
        char out[256] = "";
        ib_arena arena;
        ib_list drafts;
        uint32_t at = 0;

        ib_arena_init(&arena, NULL, 0, NULL);
        drafts = ib_list_of(&arena, ib_draft);
        assert_int_equal(ib_running_read(&drafts, text, &at, text.len),
                         IBID_OK);
        for (size_t k = 0; k < drafts.count; k++) {
            const ib_draft *d = ib_list_at(&drafts, ib_draft, k);
            size_t len = strlen(out);

            snprintf(out + len, sizeof out - len, "%s%u-%u:%s", k ? "; " : "",
                     d->span.start, d->span.end, d->rule);
        }
        assert_string_equal(out, rows[i].want);
        ib_arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_running)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
