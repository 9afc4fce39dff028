/* versions.h - what had a part in a report. */
#ifndef IB_REPORT_VERSIONS_H
#define IB_REPORT_VERSIONS_H

typedef struct ib_versions {
    const char *ibid;
    char icu[20]; /* U_MAX_VERSION_STRING_LENGTH */
    const char *uchardet;
    const char *openssl;
} ib_versions;

/* The libraries that had a part in what was read.  uchardet cannot be asked at
 * run time: it is the version that ibid was built with. */
void ib_versions_read(ib_versions *out);

#endif
