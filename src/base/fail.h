/* fail.h - filling in the caller's ibid_err. */
#ifndef IB_BASE_FAIL_H
#define IB_BASE_FAIL_H

#include "ibid/base.h"

/* Note a failure in *err (which may be NULL) and give its status back. */
static inline ibid_status ib_fail(ibid_err *err, ibid_status status,
                                  const char *what, uint64_t at_byte, int sys)
{
    if (err)
        *err = (ibid_err){status, what, at_byte, sys};
    return status;
}

#endif
