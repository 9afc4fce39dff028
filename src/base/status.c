/* status.c - statuses in plain words, and the version. */

#include "ibid/base.h"

const char *ibid_status_words(ibid_status status)
{
    switch (status) {
    case IBID_OK:
        return "all is well";
    case IBID_ENOMEM:
        return "this machine has no memory left";
    case IBID_EIO:
        return "a file could not be opened, read or written";
    case IBID_EFORMAT:
        return "the file is not what it should be";
    case IBID_ELIMIT:
        return "the file is larger than ibid reads";
    case IBID_EUNSUPPORTED:
        return "ibid does not read this kind of file yet";
    case IBID_EBUSY:
        return "another program is using the file";
    }
    return "unknown status";
}

const char *ibid_version(void)
{
    return IBID_VERSION;
}
