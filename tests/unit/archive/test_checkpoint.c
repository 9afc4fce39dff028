/* test_checkpoint.c - letters for bytes, keys, signatures, checkpoints. */

#include "unit.h"

#include "archive/base64.h"
#include "archive/checkpoint.h"
#include "base/str.h"

static void base64(void **state)
{
    static const struct {
        const char *bytes, *letters;
    } row[] = {/* RFC 4648, section 10 */
               {"", ""},
               {"f", "Zg=="},
               {"fo", "Zm8="},
               {"foo", "Zm9v"},
               {"foob", "Zm9vYg=="},
               {"fooba", "Zm9vYmE="},
               {"foobar", "Zm9vYmFy"}};
    static const char *const bad[] = {"Z",    "Zg",   "Zg=",  "Zg==Zg==",
                                      "Zh==", "Zm9=", "====", "Zm9v\n",
                                      "Zm9-", "=m9v", "Zm=v"};

    (void)state;
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        char letters[16];
        uint8_t bytes[16];
        size_t len = strlen(row[i].bytes), got;

        assert_int_equal(
            ib_base64_write(letters, (const uint8_t *)row[i].bytes, len),
            strlen(row[i].letters));
        assert_string_equal(letters, row[i].letters);
        assert_true(
            ib_base64_read(bytes, len, &got, ib_str_of(row[i].letters)));
        assert_int_equal(got, len);
        assert_memory_equal(bytes, row[i].bytes, len);
        assert_true(len == 0 || !ib_base64_read(bytes, len - 1, &got,
                                                ib_str_of(row[i].letters)));
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        uint8_t bytes[16];
        size_t got;

        assert_false(
            ib_base64_read(bytes, sizeof bytes, &got, ib_str_of(bad[i])));
    }
}

/* The example key of the Go package golang.org/x/mod/sumdb/note, and what it
 * signed. */
#define NAME   "PeterNeumann"
#define PUBLIC NAME "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
#define SECRET                                                \
    "PRIVATE+KEY+" NAME "+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+" \
    "Y7hfZx09iUvxdXHKDFz"
#define TEXT                                                     \
    "If you think cryptography is the answer to your problem,\n" \
    "then you don't know what your problem is.\n"
#define SIGNED                                                               \
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqd" \
    "ngotpRZb6KE6RyyBwJnAM="

static void known_signature(void **state)
{
    ib_verifier verifier;
    ib_signer signer;
    uint8_t raw[68], own[IB_SIGNATURE];
    char line[IB_SIGNER_LINE];
    size_t len;

    (void)state;
    assert_int_equal(ib_verifier_read(&verifier, IB_STR(PUBLIC "\n")), 0);
    assert_int_equal(ib_signer_read(&signer, IB_STR(SECRET)), 0);
    assert_memory_equal(&signer.verifier, &verifier, sizeof verifier);
    assert_true(ib_base64_read(raw, sizeof raw, &len, IB_STR(SIGNED)));
    assert_memory_equal(raw, verifier.id, 4);
    assert_true(ib_verifier_accepts(&verifier, IB_STR(TEXT), raw + 4));
    assert_int_equal(ib_signer_sign(own, &signer, IB_STR(TEXT)), 0);
    assert_memory_equal(own, raw + 4, sizeof own);
    raw[20] ^= 1;
    assert_false(ib_verifier_accepts(&verifier, IB_STR(TEXT), raw + 4));
    ib_verifier_write(line, &verifier);
    assert_string_equal(line, PUBLIC);
    ib_signer_write(line, &signer);
    assert_string_equal(line, SECRET);
}

static void no_key(void **state)
{
    static const char *const bad[] = {
        "",
        "PeterNeumann",
        "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumanm+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T=",
        SECRET,
    };
    ib_verifier verifier;
    ib_signer signer;

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(ib_verifier_read(&verifier, ib_str_of(bad[i])),
                         IBID_EFORMAT);
    assert_int_equal(ib_signer_read(&signer, IB_STR(PUBLIC)), IBID_EFORMAT);
}

static void round_trip(void **state)
{
    char note[IB_CHECKPOINT_ROOM], longer[2 * IB_CHECKPOINT_ROOM];
    ib_checkpoint put = {.size = 1234567}, got;
    ib_signer signer, other;
    uint32_t len;

    (void)state;
    memset(put.root.at, 0xA5, sizeof put.root.at);
    assert_int_equal(ib_signer_make(&signer, "ibid-archive/0123"), 0);
    assert_int_equal(ib_signer_make(&other, "ibid-archive/0123"), 0);
    assert_int_equal(ib_checkpoint_write(note, &len, &put, &signer), 0);
    assert_int_equal(len, strlen(note));
    assert_null(
        ib_checkpoint_read(&got, (ibid_str){note, len}, &signer.verifier));
    assert_int_equal(got.size, put.size);
    assert_memory_equal(&got.root, &put.root, sizeof got.root);
    assert_non_null(
        ib_checkpoint_read(&got, (ibid_str){note, len}, &other.verifier));
    /* a witness has signed it, too, before and behind */
    snprintf(longer, sizeof longer, "%s\xE2\x80\x94 witness.example AAAA\n",
             note);
    assert_null(ib_checkpoint_read(&got, ib_str_of(longer), &signer.verifier));
}

/* Cut anywhere, or changed in any byte, a checkpoint is none. */
static void every_change(void **state)
{
    char note[IB_CHECKPOINT_ROOM];
    const ib_checkpoint put = {.size = 7};
    ib_checkpoint got;
    ib_signer signer;
    uint32_t len;

    (void)state;
    assert_int_equal(ib_signer_make(&signer, "ibid-archive/0123"), 0);
    assert_int_equal(ib_checkpoint_write(note, &len, &put, &signer), 0);
    for (uint32_t i = 0; i < len; i++) {
        assert_non_null(
            ib_checkpoint_read(&got, (ibid_str){note, i}, &signer.verifier));
        for (int bit = 0; bit < 8; bit++) {
            note[i] = (char)(note[i] ^ 1 << bit);
            assert_non_null(ib_checkpoint_read(&got, (ibid_str){note, len},
                                               &signer.verifier));
            note[i] = (char)(note[i] ^ 1 << bit);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(base64),       cmocka_unit_test(known_signature),
        cmocka_unit_test(no_key),       cmocka_unit_test(round_trip),
        cmocka_unit_test(every_change),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
