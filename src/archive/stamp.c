/* stamp.c - timestamps by a third party, by OpenSSL's libcrypto. */

#include "archive/stamp.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct ib_stamp {
    PKCS7 *token;
    TS_TST_INFO *info;
};

/* A request for this hash. */
static TS_REQ *make_request(const unsigned char *hash, unsigned len)
{
    TS_REQ *request = TS_REQ_new();
    TS_MSG_IMPRINT *imprint = TS_MSG_IMPRINT_new();
    X509_ALGOR *name = X509_ALGOR_new();
    const bool done =
        request && imprint && name &&
        X509_ALGOR_set0(name, OBJ_nid2obj(NID_sha256), V_ASN1_NULL, NULL) &&
        TS_MSG_IMPRINT_set_algo(imprint, name) &&
        TS_MSG_IMPRINT_set_msg(imprint, (unsigned char *)(uintptr_t)hash,
                               (int)len) &&
        TS_REQ_set_version(request, 1) &&
        TS_REQ_set_msg_imprint(request, imprint) &&
        TS_REQ_set_cert_req(request, 1);

    X509_ALGOR_free(name);
    TS_MSG_IMPRINT_free(imprint);
    if (done)
        return request;
    TS_REQ_free(request);
    return NULL;
}

ibid_status ib_stamp_request(ibid_str *out, ib_arena *arena, ibid_str bytes)
{
    unsigned char hash[EVP_MAX_MD_SIZE];
    unsigned char *der = NULL;
    unsigned len = 0;
    TS_REQ *request = NULL;
    int size = -1;

    if (EVP_Digest(bytes.at, bytes.len, hash, &len, EVP_sha256(), NULL))
        request = make_request(hash, len);
    if (request)
        size = i2d_TS_REQ(request, &der);
    if (size > 0)
        *out = (ibid_str){ib_arena_copy(arena, der, (size_t)size, 1, 1),
                          (uint32_t)size};
    OPENSSL_free(der);
    TS_REQ_free(request);
    return size > 0 && out->at ? IBID_OK : IBID_ENOMEM;
}

/* The token of an answer; *refused where it has none. */
static PKCS7 *token_of(ibid_str bytes, bool *refused)
{
    const unsigned char *at = (const unsigned char *)bytes.at;
    const unsigned char *end = at + bytes.len;
    TS_RESP *answer = d2i_TS_RESP(NULL, &at, (long)bytes.len);
    PKCS7 *token = NULL;

    *refused = answer && !TS_RESP_get_token(answer);
    if (answer && !*refused && at == end)
        token = PKCS7_dup(TS_RESP_get_token(answer));
    TS_RESP_free(answer);
    if (answer)
        return token;
    at = (const unsigned char *)bytes.at;
    token = d2i_PKCS7(NULL, &at, (long)bytes.len);
    if (token && at != end) {
        PKCS7_free(token);
        return NULL;
    }
    return token;
}

const char *ib_stamp_open(ib_stamp **out, ibid_str bytes)
{
    ib_stamp *stamp = calloc(1, sizeof *stamp);
    bool refused = false;

    *out = NULL;
    if (!stamp)
        return ibid_status_words(IBID_ENOMEM);
    if (bytes.len > 0 && bytes.len <= IB_STAMP_MAX)
        stamp->token = token_of(bytes, &refused);
    if (stamp->token && PKCS7_type_is_signed(stamp->token))
        stamp->info = PKCS7_to_TS_TST_INFO(stamp->token);
    ERR_clear_error();
    if (stamp->info) {
        *out = stamp;
        return NULL;
    }
    ib_stamp_close(stamp);
    return refused ? "the service did not give a timestamp: ask it why, or "
                     "another one"
                   : "it is no timestamp (RFC 3161), or is damaged";
}

void ib_stamp_close(ib_stamp *stamp)
{
    if (!stamp)
        return;
    TS_TST_INFO_free(stamp->info);
    PKCS7_free(stamp->token);
    free(stamp);
}

/* The hash that a token may have: those that nobody can find two texts for. */
static const EVP_MD *hash_of(const X509_ALGOR *algorithm)
{
    const ASN1_OBJECT *name;

    X509_ALGOR_get0(&name, NULL, NULL, algorithm);
    switch (OBJ_obj2nid(name)) {
    case NID_sha256:
        return EVP_sha256();
    case NID_sha384:
        return EVP_sha384();
    case NID_sha512:
        return EVP_sha512();
    default:
        return NULL;
    }
}

bool ib_stamp_is_of(const ib_stamp *stamp, ibid_str bytes)
{
    TS_MSG_IMPRINT *imprint = TS_TST_INFO_get_msg_imprint(stamp->info);
    const EVP_MD *md = hash_of(TS_MSG_IMPRINT_get_algo(imprint));
    const ASN1_OCTET_STRING *said = TS_MSG_IMPRINT_get_msg(imprint);
    unsigned char hash[EVP_MAX_MD_SIZE];
    unsigned len = 0;

    return md && EVP_Digest(bytes.at, bytes.len, hash, &len, md, NULL) &&
           ASN1_STRING_length(said) == (int)len &&
           memcmp(ASN1_STRING_get0_data(said), hash, len) == 0;
}

/* Certificates in a file; NULL: there is no memory. */
static STACK_OF(X509) * read_certificates(ibid_str pem)
{
    STACK_OF(X509) *all = sk_X509_new_null();
    BIO *bio = BIO_new_mem_buf(pem.len ? pem.at : "", (int)pem.len);
    X509 *one;

    while (all && bio && (one = PEM_read_bio_X509(bio, NULL, NULL, NULL)))
        if (!sk_X509_push(all, one))
            X509_free(one);
    BIO_free(bio);
    ERR_clear_error(); /* the end of the file is one */
    return all;
}

static void free_certificates(STACK_OF(X509) * all)
{
    sk_X509_pop_free(all, X509_free);
}

/* Its time, in seconds; false where that is none. */
static bool seconds_of(time_t *out, struct tm *utc, const ib_stamp *stamp)
{
    if (!ASN1_TIME_to_tm(TS_TST_INFO_get_time(stamp->info), utc))
        return false;
    *out = timegm(utc);
    return true;
}

/* Does the signature hold, and is its signer, as of the time of the token, one
 * of the trusted certificates, or one that they vouch for, to sign timestamps?
 *
 * Takes  `known`, certificates beside those of the token; given away. */
static bool holds(ib_stamp *stamp, STACK_OF(X509) * known,
                  const STACK_OF(X509) * trusted)
{
    TS_VERIFY_CTX *context = TS_VERIFY_CTX_new();
    X509_STORE *store = X509_STORE_new();
    struct tm utc;
    time_t when;
    bool done = false;

    for (int i = 0; store && i < sk_X509_num(trusted); i++)
        X509_STORE_add_cert(store, sk_X509_value(trusted, i));
    if (context && store) {
        X509_STORE_set_flags(store, X509_V_FLAG_PARTIAL_CHAIN);
        if (seconds_of(&when, &utc, stamp))
            X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store), when);
        TS_VERIFY_CTX_set_flags(context, TS_VFY_VERSION | TS_VFY_SIGNATURE);
        TS_VERIFY_CTX_set_store(context, store);
        TS_VERIFY_CTX_set_certs(context, known);
        done = TS_RESP_verify_token(context, stamp->token) == 1;
    } else {
        X509_STORE_free(store);
        free_certificates(known);
    }
    TS_VERIFY_CTX_free(context); /* with store and certificates */
    ERR_clear_error();
    return done;
}

const char *ib_stamp_check(ib_stamp *stamp, ibid_str certificates)
{
    STACK_OF(X509) *known = read_certificates(certificates);
    STACK_OF(X509) *signer = PKCS7_get0_signers(stamp->token, known, 0);
    const bool has_one = sk_X509_num(signer) == 1;
    bool is_whole = false;

    if (has_one)
        is_whole = holds(stamp, known, signer);
    else
        free_certificates(known);
    sk_X509_free(signer);
    ERR_clear_error();
    return !has_one    ? "it does not carry the certificate of its signer"
           : !is_whole ? "its signature is wrong: it was changed, or is not by "
                         "one whose certificate is for timestamps"
                       : NULL;
}

const char *ib_stamp_judge(ib_stamp *stamp, ibid_str certificates)
{
    STACK_OF(X509) *trusted = read_certificates(certificates);
    const bool has_one = sk_X509_num(trusted) > 0;
    const bool is_trusted =
        has_one && holds(stamp, read_certificates(certificates), trusted);

    free_certificates(trusted);
    return is_trusted ? NULL
           : !has_one ? "the file of --ca has no certificate (PEM)"
                      : "the certificates of --ca do not vouch for its signer";
}

void ib_stamp_time(char out[IB_STAMP_TIME], const ib_stamp *stamp)
{
    struct tm utc = {0};
    time_t when;

    if (!seconds_of(&when, &utc, stamp) ||
        !strftime(out, IB_STAMP_TIME, "%Y-%m-%dT%H:%M:%SZ", &utc))
        snprintf(out, IB_STAMP_TIME, "?");
}

void ib_stamp_signer(char out[IB_STAMP_SIGNER], ib_stamp *stamp,
                     ibid_str certificates)
{
    STACK_OF(X509) *all = read_certificates(certificates);
    STACK_OF(X509) *signer = PKCS7_get0_signers(stamp->token, all, 0);
    BIO *bio = BIO_new(BIO_s_mem());
    int len = -1;

    if (bio && sk_X509_num(signer) > 0 &&
        X509_NAME_print_ex(bio, X509_get_subject_name(sk_X509_value(signer, 0)),
                           0, (XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB)) >= 0)
        len = BIO_read(bio, out, IB_STAMP_SIGNER - 1);
    out[len > 0 ? len : 0] = '\0';
    BIO_free(bio);
    sk_X509_free(signer);
    free_certificates(all);
    ERR_clear_error();
}
