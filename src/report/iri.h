/* iri.h - names of things that hold everywhere, made of their hashes. */
#ifndef IB_REPORT_IRI_H
#define IB_REPORT_IRI_H

#include "ibid/base.h"

/* The name of bytes (RFC 6920): "ni:///sha-256;" and their hash in base64url.
 *
 * Takes  64 hex digits. */
enum { IB_IRI_NI = 14 + 43 + 1 };
void ib_iri_ni(char out[IB_IRI_NI], const char *sha256);

/* The hash alone, in base64url. */
void ib_iri_base64url(char out[44], const char *sha256);

/* The name of what has no bytes, from words that are its own (RFC 9562, version
 * 8): "urn:uuid:..." of their SHA-256.
 *
 * Fails  as ib_hash_hex. */
enum { IB_IRI_UUID = 9 + 36 + 1 };
IBID_MUST_USE ibid_status ib_iri_uuid(char out[IB_IRI_UUID], const char *words);

/* The name of a finding in annotations. */
IBID_MUST_USE ibid_status ib_iri_finding(char out[IB_IRI_UUID],
                                         const char *finding_id);

#endif
