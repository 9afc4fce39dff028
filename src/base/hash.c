/* hash.c - SHA-256 as hex digits. */

#include "base/hash.h"

#include <openssl/evp.h>

ibid_status ib_hash_hex(char out[65], const void *bytes, size_t len)
{
    static const char digit[] = "0123456789abcdef";
    unsigned char sum[EVP_MAX_MD_SIZE];
    unsigned int size = 0;

    if (!EVP_Digest(len ? bytes : "", len, sum, &size, EVP_sha256(), NULL) ||
        size != 32)
        return IBID_ENOMEM;
    for (unsigned int i = 0; i < size; i++) {
        out[2 * i] = digit[sum[i] >> 4];
        out[2 * i + 1] = digit[sum[i] & 15];
    }
    out[64] = '\0';
    return IBID_OK;
}

bool ib_hash_is(ibid_str hex)
{
    for (uint32_t i = 0; i < hex.len; i++)
        if (!(hex.at[i] >= '0' && hex.at[i] <= '9') &&
            !(hex.at[i] >= 'a' && hex.at[i] <= 'f'))
            return false;
    return hex.len == 64;
}
