/* versions.c - what had a part in a report. */

#include "report/versions.h"

#include <assert.h>
#include <openssl/crypto.h>
#include <unicode/uversion.h>

#include "ibid/base.h"

static_assert(sizeof((ib_versions *)0)->icu >= U_MAX_VERSION_STRING_LENGTH,
              "ICU writes so many bytes");

void ib_versions_read(ib_versions *out)
{
    UVersionInfo version;

    u_getVersion(version);
    u_versionToString(version, out->icu);
    out->ibid = ibid_version();
    out->uchardet = IBID_UCHARDET_VERSION;
    out->openssl = OpenSSL_version(OPENSSL_VERSION_STRING);
}
