/* unit.h - what each test of this folder includes. */
#ifndef TESTS_ARCHIVE_UNIT_H
#define TESTS_ARCHIVE_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#endif
