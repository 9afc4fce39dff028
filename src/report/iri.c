/* iri.c - names of things that hold everywhere, made of their hashes. */

#include "report/iri.h"

#include <stdio.h>
#include <string.h>

#include "base/hash.h"

static unsigned digit_of(char hex)
{
    return (unsigned)(hex <= '9' ? hex - '0' : (hex | 0x20) - 'a' + 10);
}

void ib_iri_base64url(char out[44], const char *sha256)
{
    static const char letter[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789-_";

    /* Three hex digits are twelve bits, two letters; 64 leave one of 4 bits. */
    for (int i = 0; i < 21; i++) {
        const unsigned bits = digit_of(sha256[3 * i]) << 8 |
                              digit_of(sha256[3 * i + 1]) << 4 |
                              digit_of(sha256[3 * i + 2]);

        out[2 * i] = letter[bits >> 6];
        out[2 * i + 1] = letter[bits & 63];
    }
    out[42] = letter[digit_of(sha256[63]) << 2];
    out[43] = '\0';
}

void ib_iri_ni(char out[IB_IRI_NI], const char *sha256)
{
    memcpy(out, "ni:///sha-256;", 14);
    ib_iri_base64url(out + 14, sha256);
}

ibid_status ib_iri_uuid(char out[IB_IRI_UUID], const char *words)
{
    static const char variant[] = "89ab";
    char hex[65];
    const ibid_status st = ib_hash_hex(hex, words, strlen(words));

    if (!st)
        snprintf(out, IB_IRI_UUID, "urn:uuid:%.8s-%.4s-8%.3s-%c%.3s-%.12s", hex,
                 hex + 8, hex + 13, variant[digit_of(hex[16]) & 3], hex + 17,
                 hex + 20);
    return st;
}

ibid_status ib_iri_finding(char out[IB_IRI_UUID], const char *finding_id)
{
    char words[64];

    snprintf(words, sizeof words, "ibid finding %.32s", finding_id);
    return ib_iri_uuid(out, words);
}
