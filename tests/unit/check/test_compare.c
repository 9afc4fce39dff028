/* test_compare.c - the verdict on one quotation and one source: a table that
 * a lawyer can read. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "ibid/check.h"
#include "ibid/report.h"
#include "tests/counter.h"

#define NO_EDIT   (-1)
#define E         IBID_VERDICT_EXACT
#define M         IBID_VERDICT_MARKED
#define D         IBID_VERDICT_DAMAGED
#define A         IBID_VERDICT_ALTERED
#define ABSENT    IBID_VERDICT_ABSENT
#define UNCHECKED IBID_VERDICT_UNCHECKED

static const struct {
    const char *quote, *source;
    ibid_verdict verdict;
    int edit;         /* type of one of the edits, or NO_EDIT */
    const char *fold; /* one of the folds, or NULL */
} cases[] = {
    /* The same words. */
    {"the pilots refused", "Then the pilots refused.", E, NO_EDIT, NULL},
    {"The pilots refused", "Then the pilots refused.", E, NO_EDIT,
     "first letter's case"},
    {"the pilots refused.", "Then the pilots refused, twice.", E, NO_EDIT,
     "final stop"},
    {"the pilots refused", "Then the   pilots refused.", E, NO_EDIT, NULL},
    {"the pilots\nrefused", "Then the pilots refused.", E, NO_EDIT,
     "line break"},
    {"the evaluation ended", "the evalu-\nation ended", E, NO_EDIT,
     "line-end hyphen"},
    {"a well-known rule", "a well-\nknown rule", E, NO_EDIT, "line break"},
    {"the first office",
     "the \xEF\xAC\x81rst o\xEF\xAC\x83"
     "ce",
     E, NO_EDIT, "ligature"},
    {"the harbour",
     "the har\xC2\xAD"
     "bour",
     E, NO_EDIT, "soft hyphen"},
    {"the harbour",
     "the har\xE2\x80\x8B"
     "bour",
     E, NO_EDIT, "invisible"},
    {"rule 12", "rule \xEF\xBC\x91\xEF\xBC\x92", E, NO_EDIT, "width"},
    {"he said \"no\" twice", "he said \xE2\x80\x98no\xE2\x80\x99 twice", E,
     NO_EDIT, "quotation-mark style"},
    {"on time - or not", "on time \xE2\x80\x94 or not", E, NO_EDIT,
     "dash style"},
    {"r\xC3\xA9sum\xC3\xA9 of it", "re\xCC\x81sume\xCC\x81 of it", E, NO_EDIT,
     "unicode form"},
    {"the rule of law", "THE RULE OF LAW", E, NO_EDIT, "capitals"},
    {"plain words", "<i>plain</i> words", E, NO_EDIT, "markup"},
    {"the party's \"duty\" & right",
     "the party&#8217;s &ldquo;duty&rdquo; &amp; right", E, NO_EDIT, "markup"},
    /* Words in other scripts. */
    {"модель провалила 3 теста", "что модель провалила 3 теста.", E, NO_EDIT,
     NULL},
    {"色不異空，空不異色", "色不異空，空不異色，色即是空", E, NO_EDIT, NULL},
    {"色不異空，空即異色", "色不異空，空不異色，色即是空", A, NO_EDIT, NULL},
    {"لا يجوز لأي دولة", "تقرر أنه لا يجوز لأي دولة أن", E, NO_EDIT, NULL},
    {"يجوز لأي دولة أن تفعل", "لا يجوز لأي شخص أن تفعل", A, NO_EDIT, NULL},
    /* A prefix that a line end cuts off belongs to the word. */
    {"legal", "The act was il-\nlegal here.", A, IBID_EDIT_NEGATION, NULL},
    {"lawful acts", "These un-\nlawful acts", A, IBID_EDIT_NEGATION, NULL},
    {"known rule", "a well-\nknown rule", E, NO_EDIT, NULL},
    /* Where a line end cuts the last word, it may go on. */
    {"talks of the part", "the talks of the part-\nies", D, NO_EDIT, NULL},
    {"talks of the parties", "the talks of the part-\nies", E, NO_EDIT, NULL},
    /* What the quotation declares. */
    {"the plan was [never] accepted by all",
     "the plan was always accepted by all", A, NO_EDIT, NULL},
    {"the plan was [not] accepted by all", "the plan was accepted by all", A,
     NO_EDIT, NULL},
    {"the plan [was not] accepted by all", "the plan wasn't accepted by all", M,
     NO_EDIT, NULL},
    {"the plan [note not shown] was accepted", "the plan was accepted by all",
     M, NO_EDIT, NULL},
    {"the court ... held that the law applied",
     "the court hardly held that the law applied", A, NO_EDIT, NULL},
    {"法院 ... 接受申请人的请求", "法院决定不接受申请人的请求", A, NO_EDIT,
     NULL},
    {"Το δικαστήριο ... απέρριψε την προσφυγή",
     "Το δικαστήριο δεν απέρριψε την προσφυγή", A, NO_EDIT, NULL},
    {"[t]he pilots refused", "The pilots refused to go.", M, NO_EDIT, NULL},
    {"[T]he pilots refused", "at dawn the pilots refused", M, NO_EDIT, NULL},
    {"[t]he pilots refused", "These pilots refused to go.", A, NO_EDIT, NULL},
    {"the pilots ... refused to leave", "the pilots of Larks refused to leave",
     M, NO_EDIT, NULL},
    {"the pilots [...] refused to leave",
     "the pilots of Larks refused to leave", M, NO_EDIT, NULL},
    {"the pilots . . . refused to leave",
     "the pilots of Larks refused to leave", M, NO_EDIT, NULL},
    {"[the Committee] refused to leave", "they refused to leave", M, NO_EDIT,
     NULL},
    {"charge[s] of fraud", "charge of fraud", M, NO_EDIT, NULL},
    {"extend[ing] the series", "to extend the series", M, NO_EDIT, NULL},
    {"an hour [sic] ago now", "an hour ago now", M, NO_EDIT, NULL},
    {"pay the sum now (emphasis added)", "pay the sum now", M, NO_EDIT, NULL},
    {"export of [poly(A)+] RNA", "the export of [poly(A)+] RNA", E, NO_EDIT,
     NULL},
    {"in range [95% CI]", "in range [95% CI] here", E, NO_EDIT, NULL},
    {"so he said ... and left", "so he said ... and left", E, NO_EDIT, NULL},
    /* Declared, and not honest. */
    {"the tenant may ... leave", "the tenant may not leave", A, NO_EDIT, NULL},
    {"the fee is due ... in May",
     "the fee is due, except in leap years, in May", A, NO_EDIT, NULL},
    {"left the port ... boats put out", "boats put out and left the port", A,
     NO_EDIT, NULL},
    {"he did [so] see it", "he did not see it", A, NO_EDIT, NULL},
    /* Damage. */
    {"the agreement terminates", "the agreernent terrninates here", D, NO_EDIT,
     NULL},
    {"the judgment was read", "the judgment12 was read", D, NO_EDIT, NULL},
    {"the judgment. It was read", "the judgment.12 It was read", D, NO_EDIT,
     NULL},
    {"it definitely picks up", "it de fi nitely picks up", D, NO_EDIT, NULL},
    {"the old workflow here", "the old work-flow here", D, NO_EDIT, NULL},
    {"the pilots refused", "the pilots[12] refused", D, NO_EDIT, NULL},
    {"the pilots refused to go", "the pilots\n\n- 12 -\n\nrefused to go", D,
     NO_EDIT, NULL},
    {"the pilots refused to leave", "the\n12  pilots refused\n13  to leave", D,
     NO_EDIT, NULL},
    /* Alterations. */
    {"ninety boats sank", "nineteen boats sank", A, IBID_EDIT_NUMBER, NULL},
    {"within 30 days of it", "within 90 days of it", A, IBID_EDIT_NUMBER, NULL},
    {"an accuracy of 0.87", "an accuracy of 0.874", A, IBID_EDIT_NUMBER, NULL},
    {"some 500 boats sank", "some 12,500 boats sank", A, IBID_EDIT_NUMBER,
     NULL},
    {"on 4 May they met", "on 5 May they met", A, IBID_EDIT_DATE, NULL},
    {"in June they met", "in July they met", A, NO_EDIT, NULL},
    {"a delta of 0.42", "a delta of -0.42", A, IBID_EDIT_SIGN, NULL},
    {"-0.42 is the delta", "0.42 is the delta", A, IBID_EDIT_SIGN, NULL},
    {"0.42 is the delta", "here -0.42 is the delta", A, IBID_EDIT_SIGN, NULL},
    {"it held p < 0.05", "it held p = 0.05", A, IBID_EDIT_SIGN, NULL},
    {"a rise of 50", "a rise of 50% was seen", A, IBID_EDIT_SIGN, NULL},
    {"shall not be liable", "shall be liable", A, IBID_EDIT_NEGATION, NULL},
    {"shall be liable", "shall not be liable", A, IBID_EDIT_NEGATION, NULL},
    {"they did leave", "they didn't leave", A, IBID_EDIT_NEGATION, NULL},
    {"a lawful order", "an unlawful order", A, NO_EDIT, NULL},
    {"combatants fled at night", "non-combatants fled at night", A,
     IBID_EDIT_NEGATION, NULL},
    {"the owner may pay", "the owner shall pay", A, IBID_EDIT_MODAL, NULL},
    {"all owners must pay", "some owners must pay", A, IBID_EDIT_QUANTIFIER,
     NULL},
    {"then Mr Brown left the room", "then Mr Green left the room", A,
     IBID_EDIT_NAME, NULL},
    {"the pressure fell at dawn", "the pressure rose at dawn", A,
     IBID_EDIT_WORD, NULL},
    {"many yers later here", "many years later here", A, IBID_EDIT_SPELLING,
     NULL},
    {"lower risk the rest held", "lower risk, the rest held", A,
     IBID_EDIT_PUNCTUATION, NULL},
    {"we met the king there", "we met the King there", A, IBID_EDIT_CASE, NULL},
    {"boats left the harbour at once",
     "boats left the old and narrow harbour at once", A, IBID_EDIT_OMISSION,
     NULL},
    {"a heart problem", "a heart problems clinic", A, NO_EDIT, NULL},
    {"those are the terms", "these are the terms", A, NO_EDIT, NULL},
    {"with bare bands he rowed", "with bare hands he rowed", A, NO_EDIT, NULL},
    {"a modem harbour light", "a modern harbour light", A, NO_EDIT, NULL},
    /* Not there. */
    {"quantum computing", "a book of recipes", ABSENT, NO_EDIT, NULL},
    {"the pilots refused to leave", "", ABSENT, NO_EDIT, NULL},
    /* Nothing to look for. */
    {"", "words", UNCHECKED, NO_EDIT, NULL},
    {" \n", "words", UNCHECKED, NO_EDIT, NULL},
    {"[only a remark]", "words", UNCHECKED, NO_EDIT, NULL},
    {"...", "words", UNCHECKED, NO_EDIT, NULL},
};

static bool has_edit(const ibid_finding *f, int type)
{
    for (uint32_t i = 0; i < f->edit_count; i++) {
        if ((int)f->edit[i].type == type)
            return true;
    }
    return type == NO_EDIT;
}

static bool has_fold(const ibid_finding *f, const char *name)
{
    for (uint32_t i = 0; name && i < f->fold_count; i++) {
        if (strcmp(f->fold[i], name) == 0)
            return true;
    }
    return !name;
}

static void test_table(void **state)
{
    int failed = 0;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ibid_str quote = ib_str_of(cases[i].quote);
        ibid_str source = ib_str_of(cases[i].source);
        ibid_check *check;
        const ibid_finding *f;

        assert_int_equal(ibid_compare_open(&check, quote, source, NULL, NULL),
                         IBID_OK);
        assert_int_equal(ibid_check_findings(check).count, 1);
        f = ibid_check_findings(check).item;
        if (f->verdict != cases[i].verdict || !has_edit(f, cases[i].edit) ||
            !has_fold(f, cases[i].fold)) {
            failed++;
            print_error(
                "\"%s\" / \"%s\": %s, expected %s (edit %s, fold %s)\n",
                cases[i].quote, cases[i].source, ibid_verdict_word(f->verdict),
                ibid_verdict_word(cases[i].verdict),
                f->edit_count ? ibid_edit_type_word(f->edit[0].type) : "none",
                f->fold_count ? f->fold[0] : "none");
        }
        ibid_check_close(check);
    }
    assert_int_equal(failed, 0);
}

/* What was replaced at the very beginning is shown on both sides. */
static void test_first_word(void **state)
{
    ibid_check *check;
    const ibid_finding *f;

    (void)state;
    assert_int_equal(ibid_compare_open(&check, IB_STR("ninety boats in port"),
                                       IB_STR("saw nineteen boats in port"),
                                       NULL, NULL),
                     IBID_OK);
    f = ibid_check_findings(check).item;
    assert_int_equal(f->edit_count, 1);
    assert_int_equal(f->edit[0].source.start, 4);
    assert_int_equal(f->edit[0].source.end, 12);
    assert_int_equal(f->hit.span.start, 4);
    ibid_check_close(check);
}

/* Spans lie inside their texts, whatever the bytes are. */
static void test_spans(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ibid_str quote = ib_str_of(cases[i].quote);
        ibid_str source = ib_str_of(cases[i].source);
        ibid_check *check;
        const ibid_finding *f;

        assert_int_equal(ibid_compare_open(&check, quote, source, NULL, NULL),
                         IBID_OK);
        f = ibid_check_findings(check).item;
        for (uint32_t k = 0; k < f->edit_count; k++) {
            assert_true(f->edit[k].quotation.start <= f->edit[k].quotation.end);
            assert_true(f->edit[k].quotation.end <= quote.len);
            assert_true(f->edit[k].source.start <= f->edit[k].source.end);
            assert_true(f->edit[k].source.end <= source.len);
        }
        assert_true(f->hit.span.end <= source.len);
        ibid_check_close(check);
    }
}

static void test_places(void **state)
{
    ibid_check *check;
    const ibid_finding *f;

    (void)state;
    assert_int_equal(
        ibid_compare_open(&check, IB_STR("the gale"),
                          IB_STR("the gale rose; the gale fell; the gales"),
                          NULL, NULL),
        IBID_OK);
    f = ibid_check_findings(check).item;
    assert_int_equal(f->verdict, IBID_VERDICT_EXACT);
    assert_int_equal(f->hit.span.start, 0);
    assert_int_equal(f->also_count, 1);
    assert_int_equal(f->also[0].span.start, 15);
    assert_int_equal(strlen(f->id), 16);
    ibid_check_close(check);
}

/* Without memory there is a failure and nothing is held; never half a result. */
static void test_no_memory(void **state)
{
    static const char quote[] = "[t]he pilots ... refused to leave, and sailed "
                                "(emphasis added; cleaned up)";
    static const char source[] =
        "The pilots of Larks, not a few, \"refusd\" to leave[12] in May.";
    ibid_status st = IBID_ENOMEM;

    (void)state;
    for (size_t n = 1; st; n++) {
        counter count = {.fail_at = n};
        const ibid_alloc alloc = counter_alloc(&count);
        ibid_check_options options = IBID_CHECK_OPTIONS_INIT;
        ibid_check *check;

        options.alloc = &alloc;
        st = ibid_compare_open(&check, IB_STR(quote), IB_STR(source), &options,
                               NULL);
        assert_true(st == IBID_OK || st == IBID_ENOMEM);
        assert_true(st == IBID_OK || check == NULL);
        ibid_check_close(check);
        assert_int_equal(count.held, 0);
    }
}

typedef struct page {
    char text[16384];
    size_t len;
} page;

static int put(void *state, const char *bytes, size_t len)
{
    page *p = state;

    assert_true(len < sizeof p->text - p->len);
    memcpy(p->text + p->len, bytes, len);
    p->len += len;
    p->text[p->len] = '\0';
    return 0;
}

static void write_json(page *out, const ibid_check *check, ibid_str source)
{
    const ibid_sink sink = {put, out};

    out->len = 0;
    assert_int_equal(ibid_report_compare_json(check, source, &sink, NULL, NULL),
                     IBID_OK);
}

/* One comparer for all gives what each comparison alone gives. */
static void test_comparer(void **state)
{
    static page one, other;
    ibid_comparer *comparer;
    ibid_err err;

    (void)state;
    assert_int_equal(ibid_comparer_open(&comparer, NULL, NULL), IBID_OK);
    for (size_t i = 0; i < 2 * (sizeof cases / sizeof *cases); i++) {
        const size_t row = i % (sizeof cases / sizeof *cases);
        const ibid_str quote = ib_str_of(cases[row].quote);
        const ibid_str source = ib_str_of(cases[row].source);
        const ibid_check *check;
        ibid_check *alone;

        assert_int_equal(
            ibid_comparer_check(&check, comparer, IB_STR("\xFF"), source, &err),
            IBID_EFORMAT);
        assert_null(check);
        assert_int_equal(
            ibid_comparer_check(&check, comparer, quote, source, &err),
            IBID_OK);
        assert_int_equal(ibid_compare_open(&alone, quote, source, NULL, NULL),
                         IBID_OK);
        assert_int_equal(ibid_check_findings(check).count, 1);
        assert_string_equal(ibid_check_findings(check).item->id, "");
        write_json(&one, check, source);
        write_json(&other, alone, source);
        assert_string_equal(one.text, other.text);
        ibid_check_close(alone);
    }
    ibid_comparer_close(comparer);
    ibid_comparer_close(NULL);
}

/* A source of 100 KB, with a passage in it that others quote. */
static ibid_str long_source(char *text, size_t size)
{
    size_t len = 0;

    for (unsigned i = 0; len + 100 < size; i++)
        len += (size_t)sprintf(text + len,
                               "In %u the wardens of mole %u kept %u lamps. ",
                               1700 + i % 300, i, i * 7919 % 1000);
    return (ibid_str){text, (uint32_t)len};
}

/* Of a quotation of pages the head may be made up, or the tail: two thirds of
 * its words stand there, and it is altered, not absent. */
static void test_long_part(void **state)
{
    enum { MADE = 6000, TRUE = 14000 };
    static char text[100 * 1000], quote[MADE + TRUE];
    const ibid_str source = long_source(text, sizeof text);

    (void)state;
    for (int tail = 0; tail <= 1; tail++) {
        const ibid_str q = {quote, sizeof quote};
        char *made = quote + (tail ? TRUE : 0);
        ibid_check *check;

        memcpy(quote + (tail ? 0 : MADE), source.at + 40000, TRUE);
        for (unsigned i = 0; i < MADE; i++)
            made[i] = (char)(i % 7 == 6 ? ' ' : 'a' + i * i / 7 % 26);
        assert_int_equal(ibid_compare_open(&check, q, source, NULL, NULL),
                         IBID_OK);
        assert_int_equal(ibid_check_findings(check).item[0].verdict,
                         IBID_VERDICT_ALTERED);
        ibid_check_close(check);
    }
}

/* Work of the same size asks for memory in the beginning alone. */
static void test_comparer_memory(void **state)
{
    static const char *const quotes[] = {
        "the wardens of mole 7 kept 433 lamps",
        "the wardens of mole 7 kept 434 lamps",
        "the wardens [...] kept 433 lamps",
        "nobody has ever heard of the boats of Larks",
    };
    static char text[100 * 1000];
    const ibid_str source = long_source(text, sizeof text);
    ibid_check_options options = IBID_CHECK_OPTIONS_INIT;
    ibid_comparer *comparer;
    const ibid_check *check;
    counter count = {0};
    const ibid_alloc alloc = counter_alloc(&count);
    size_t calls = 0;

    (void)state;
    options.alloc = &alloc;
    assert_int_equal(ibid_comparer_open(&comparer, &options, NULL), IBID_OK);
    for (size_t i = 0; i < 40; i++) {
        if (i == 12)
            calls = count.calls;
        assert_int_equal(ibid_comparer_check(&check, comparer,
                                             ib_str_of(quotes[i % 4]), source,
                                             NULL),
                         IBID_OK);
    }
#ifndef IB_ARENA_DEBUG
    assert_int_equal(count.calls, calls);
#endif
    ibid_comparer_close(comparer);
    assert_int_equal(count.held, 0);
}

/* After a failure the same comparer goes on as if nothing had been. */
static void test_comparer_goes_on(void **state)
{
    static char text[100 * 1000];
    static page one, other;
    const ibid_str quote = IB_STR("the wardens of mole 7 kept 434 lamps");
    const ibid_str source = long_source(text, sizeof text);
    ibid_status st = IBID_ENOMEM;

    (void)state;
    for (size_t n = 2; st; n++) {
        counter count = {.fail_at = n};
        const ibid_alloc alloc = counter_alloc(&count);
        ibid_check_options options = IBID_CHECK_OPTIONS_INIT;
        ibid_comparer *comparer;
        const ibid_check *check;

        options.alloc = &alloc;
        assert_int_equal(ibid_comparer_open(&comparer, &options, NULL),
                         IBID_OK);
        st = ibid_comparer_check(&check, comparer, quote, source, NULL);
        assert_true(st ? st == IBID_ENOMEM && !check : check != NULL);
        assert_int_equal(
            ibid_comparer_check(&check, comparer, quote, source, NULL),
            IBID_OK);
        write_json(n == 2 ? &one : &other, check, source);
        assert_string_equal(n == 2 ? one.text : other.text, one.text);
        ibid_comparer_close(comparer);
        assert_int_equal(count.held, 0);
    }
}

/* What it keeps from a long source does not stand in the way of a bound. */
static void test_comparer_bound(void **state)
{
    static char text[100 * 1000];
    const ibid_str source = long_source(text, sizeof text);
    const ibid_str quote = IB_STR("nobody has ever heard of the boats");
    ibid_check_options options = IBID_CHECK_OPTIONS_INIT;
    ibid_status st = IBID_ELIMIT;

    (void)state;
    for (options.memory_max = 100 * 1000; st;
         options.memory_max += options.memory_max / 50) {
        ibid_comparer *comparer;
        const ibid_check *check;

        assert_int_equal(ibid_comparer_open(&comparer, &options, NULL),
                         IBID_OK);
        st = ibid_comparer_check(&check, comparer, quote, source, NULL);
        assert_true(!st || st == IBID_ELIMIT);
        for (int i = 0; i < 3; i++) {
            assert_int_equal(ibid_comparer_check(&check, comparer,
                                                 IB_STR("boats"),
                                                 IB_STR("the boats"), NULL),
                             IBID_OK);
            assert_int_equal(
                ibid_comparer_check(&check, comparer, quote, source, NULL), st);
        }
        ibid_comparer_close(comparer);
    }
}

static void test_not_utf8(void **state)
{
    ibid_check *check;
    ibid_err err;

    (void)state;
    assert_int_equal(
        ibid_compare_open(&check, IB_STR("a\xFF"), IB_STR("a"), NULL, &err),
        IBID_EFORMAT);
    assert_null(check);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_first_word),
        cmocka_unit_test(test_spans),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_long_part),
        cmocka_unit_test(test_no_memory),
        cmocka_unit_test(test_not_utf8),
        cmocka_unit_test(test_comparer),
        cmocka_unit_test(test_comparer_memory),
        cmocka_unit_test(test_comparer_goes_on),
        cmocka_unit_test(test_comparer_bound),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
