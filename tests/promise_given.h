/* promise_given.h - the promises of bytes/given.h, as a check. */
#ifndef IBID_TESTS_PROMISE_GIVEN_H
#define IBID_TESTS_PROMISE_GIVEN_H

#include "bytes/given.h"

/* The first promise that is broken, or NULL. */
const char *promise_given(const ib_given *given);

#endif
