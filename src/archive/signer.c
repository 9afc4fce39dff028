/* signer.c - the key that signs checkpoints, by OpenSSL's libcrypto. */

#include "archive/signer.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <stdio.h>
#include <string.h>

#include "archive/base64.h"
#include "archive/tree.h"
#include "base/str.h"

/* The type of signature that both lines carry. */
enum { ED25519 = 1 };

/* Give a verifier its ID. */
static ibid_status identify(ib_verifier *verifier)
{
    char text[IB_SIGNER_NAME + 34];
    const size_t len = strlen(verifier->name);
    ib_digest digest;
    ibid_status st;

    memcpy(text, verifier->name, len);
    text[len] = '\n';
    text[len + 1] = ED25519;
    memcpy(text + len + 2, verifier->key, sizeof verifier->key);
    st = ib_digest_of(&digest, text, len + 2 + sizeof verifier->key);
    memcpy(verifier->id, digest.at, sizeof verifier->id);
    return st;
}

/* Make the public key of the seed. */
static ibid_status complete(ib_signer *signer)
{
    ib_verifier *verifier = &signer->verifier;
    size_t len = sizeof verifier->key;
    EVP_PKEY *key = EVP_PKEY_new_raw_private_key(
        EVP_PKEY_ED25519, NULL, signer->seed, sizeof signer->seed);
    const bool done =
        key && EVP_PKEY_get_raw_public_key(key, verifier->key, &len);

    EVP_PKEY_free(key);
    return done ? identify(verifier) : IBID_ENOMEM;
}

ibid_status ib_signer_make(ib_signer *out, const char *name)
{
    *out = (ib_signer){0};
    snprintf(out->verifier.name, sizeof out->verifier.name, "%s", name);
    if (RAND_priv_bytes(out->seed, sizeof out->seed) != 1)
        return IBID_ENOMEM;
    return complete(out);
}

/* Take a line apart: the name, the ID, and 32 bytes. */
static bool take_apart(ib_verifier *out, uint8_t bytes[32], ibid_str line)
{
    static const char digits[] = "0123456789abcdef";
    uint8_t raw[33];
    uint32_t plus, name;
    size_t len;

    if (line.len > 0 && line.at[line.len - 1] == '\n')
        line.len--;
    name = ib_str_find(line, 0, IB_STR("+"));
    plus = name == IBID_NONE ? name : ib_str_find(line, name + 1, IB_STR("+"));
    if (plus == IBID_NONE || name == 0 || name >= IB_SIGNER_NAME ||
        plus != name + 9)
        return false;
    for (uint32_t i = 0; i < name; i++) /* it is shown, and stands in a line */
        if (line.at[i] < '!' || line.at[i] > '~')
            return false;
    memcpy(out->name, line.at, name);
    out->name[name] = '\0';
    for (uint32_t i = 0; i < 8; i++) {
        const char *digit = strchr(digits, line.at[name + 1 + i]);

        if (!digit || !*digit)
            return false;
        out->id[i / 2] =
            (uint8_t)(out->id[i / 2] << 4 | (uint8_t)(digit - digits));
    }
    line.at += plus + 1;
    line.len -= plus + 1;
    if (!ib_base64_read(raw, sizeof raw, &len, line) || len != sizeof raw ||
        raw[0] != ED25519)
        return false;
    memcpy(bytes, raw + 1, 32);
    OPENSSL_cleanse(raw, sizeof raw);
    return true;
}

ibid_status ib_verifier_read(ib_verifier *out, ibid_str line)
{
    uint8_t id[4];
    ibid_status st;

    *out = (ib_verifier){0};
    if (!take_apart(out, out->key, line))
        return IBID_EFORMAT;
    memcpy(id, out->id, sizeof id);
    st = identify(out);
    return st                                    ? st
           : memcmp(id, out->id, sizeof id) != 0 ? IBID_EFORMAT
                                                 : IBID_OK;
}

ibid_status ib_signer_read(ib_signer *out, ibid_str line)
{
    const ibid_str head = IB_STR(IB_SIGNER_PRIVATE);
    uint8_t id[4];
    ibid_status st;

    *out = (ib_signer){0};
    if (!ib_str_has_at(line, 0, head))
        return IBID_EFORMAT;
    line.at += head.len;
    line.len -= head.len;
    if (!take_apart(&out->verifier, out->seed, line))
        return IBID_EFORMAT;
    memcpy(id, out->verifier.id, sizeof id);
    st = complete(out);
    return st                                             ? st
           : memcmp(id, out->verifier.id, sizeof id) != 0 ? IBID_EFORMAT
                                                          : IBID_OK;
}

static void write_line(char out[IB_SIGNER_LINE], const char *head,
                       const ib_verifier *verifier, const uint8_t bytes[32])
{
    uint8_t raw[33] = {ED25519};
    char letters[IB_BASE64_ROOM(sizeof raw)];

    memcpy(raw + 1, bytes, 32);
    ib_base64_write(letters, raw, sizeof raw);
    snprintf(out, IB_SIGNER_LINE, "%s%s+%02x%02x%02x%02x+%s", head,
             verifier->name, verifier->id[0], verifier->id[1], verifier->id[2],
             verifier->id[3], letters);
    OPENSSL_cleanse(raw, sizeof raw);
    OPENSSL_cleanse(letters, sizeof letters);
}

void ib_signer_write(char out[IB_SIGNER_LINE], const ib_signer *signer)
{
    write_line(out, IB_SIGNER_PRIVATE, &signer->verifier, signer->seed);
}

void ib_verifier_write(char out[IB_SIGNER_LINE], const ib_verifier *verifier)
{
    write_line(out, "", verifier, verifier->key);
}

void ib_signer_forget(ib_signer *signer)
{
    OPENSSL_cleanse(signer->seed, sizeof signer->seed);
}

ibid_status ib_signer_sign(uint8_t out[IB_SIGNATURE], const ib_signer *signer,
                           ibid_str text)
{
    size_t len = IB_SIGNATURE;
    EVP_PKEY *key = EVP_PKEY_new_raw_private_key(
        EVP_PKEY_ED25519, NULL, signer->seed, sizeof signer->seed);
    EVP_MD_CTX *md = EVP_MD_CTX_new();
    const bool done =
        key && md && EVP_DigestSignInit(md, NULL, NULL, NULL, key) == 1 &&
        EVP_DigestSign(md, out, &len, (const unsigned char *)text.at,
                       text.len) == 1;

    EVP_MD_CTX_free(md);
    EVP_PKEY_free(key);
    return done ? IBID_OK : IBID_ENOMEM;
}

bool ib_verifier_accepts(const ib_verifier *verifier, ibid_str text,
                         const uint8_t signature[IB_SIGNATURE])
{
    EVP_PKEY *key = EVP_PKEY_new_raw_public_key(
        EVP_PKEY_ED25519, NULL, verifier->key, sizeof verifier->key);
    EVP_MD_CTX *md = EVP_MD_CTX_new();
    const bool accepts =
        key && md && EVP_DigestVerifyInit(md, NULL, NULL, NULL, key) == 1 &&
        EVP_DigestVerify(md, signature, IB_SIGNATURE,
                         (const unsigned char *)text.at, text.len) == 1;

    EVP_MD_CTX_free(md);
    EVP_PKEY_free(key);
    return accepts;
}
