/* made.h - an answer made by worker/emit.c, as bytes. */
#ifndef IBID_TESTS_WORKER_MADE_H
#define IBID_TESTS_WORKER_MADE_H

#include <assert.h>
#include <setjmp.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "worker/emit.h"

typedef struct made_answer {
    emit *out;
    int fd;
    int status; /* that the process would have ended with */
    jmp_buf back;
    char *bytes;
    size_t len;
} made_answer;

static inline void made_leave(void *state, int status)
{
    made_answer *m = state;

    m->status = status;
    longjmp(m->back, 1);
}

/* Call `write`, which hands on a document, and keep what it sends. */
static inline void make_answer(made_answer *m, void (*write_it)(emit *out))
{
    *m = (made_answer){.fd = memfd_create("answer", MFD_CLOEXEC)};
    m->out = emit_open(m->fd);
    assert(m->fd >= 0 && m->out);
    emit_on_end(m->out, made_leave, m);
    if (setjmp(m->back) == 0) {
        write_it(m->out);
        emit_end(m->out);
    }
    m->len = (size_t)lseek(m->fd, 0, SEEK_END);
    m->bytes = malloc(m->len + 1);
    assert(m->bytes && pread(m->fd, m->bytes, m->len, 0) == (ssize_t)m->len);
    emit_close(m->out);
    close(m->fd);
}

#endif
