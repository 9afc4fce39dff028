/* main.c - ibid-read: reads one document, or one after another for libibid. */

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bytes/frame.h"
#include "read.h"
#include "zygote.h"

static const char help[] =
    "Usage: ibid-read [OPTION]... FILE\n"
    "       ibid-read --serve\n"
    "\n"
    "Reads a document (by its content, not its name) and writes what it holds\n"
    "to standard output, as frames: docs/worker.md describes them.  The ibid\n"
    "program and library start it by themselves, and no person needs to.\n"
    "\n"
    "Before it looks into the document it locks itself: it can open no file,\n"
    "use no network, start no program.\n"
    "\n"
    "  --seconds N           processor time at most (default 120)\n"
    "  --memory MIB          memory at most (default 1024)\n"
    "  --serve               take documents from the socket that is standard\n"
    "                        input, until it is closed\n"
    "  --unsafe-no-sandbox   read without the lock\n"
    "  --help, --version\n"
    "\n"
    "Exit status: 0 the answer is whole, 1 it says why there is none, 2 wrong\n"
    "use, 3 it could not be written.\n";

typedef struct arguments {
    bool serve, unsafe;
    lock_limits limits;
    const char *file;
} arguments;

static int refuse(const char *what, const char *word)
{
    fprintf(stderr, "ibid-read: %s%s\n", what, word);
    return 2;
}

/* A number from 1 to `max`, or 0. */
static uint64_t number(const char *word, uint64_t max)
{
    char *end;
    unsigned long long value;

    if (!word || !(word[0] >= '0' && word[0] <= '9'))
        return 0;
    errno = 0;
    value = strtoull(word, &end, 10);
    return errno || *end || value > max ? 0 : value;
}

/* Gives 0, or the exit status with -1 for "go on". */
static int take_arguments(arguments *a, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        const char *word = argv[i];

        if (strcmp(word, "--help") == 0) {
            fputs(help, stdout);
            return 0;
        } else if (strcmp(word, "--version") == 0) {
            printf("ibid-read " IBID_VERSION ", frames %d\n", IB_FRAME_VERSION);
            return 0;
        } else if (strcmp(word, "--serve") == 0) {
            a->serve = true;
        } else if (strcmp(word, "--unsafe-no-sandbox") == 0) {
            a->unsafe = true;
        } else if (strcmp(word, "--seconds") == 0) {
            a->limits.seconds = (uint32_t)number(argv[++i], 1000000);
            if (a->limits.seconds == 0)
                return refuse("--seconds needs a number", "");
        } else if (strcmp(word, "--memory") == 0) {
            a->limits.memory = number(argv[++i], 1 << 20) << 20;
            if (a->limits.memory == 0)
                return refuse("--memory needs a number of MiB", "");
        } else if (word[0] == '-') {
            return refuse("there is no such option: ", word);
        } else if (a->file) {
            return refuse("one file at a time: ", word);
        } else {
            a->file = word;
        }
    }
    return a->serve == !a->file ? -1 : refuse("name a file; see --help", "");
}

/* Put the file in the place of standard input. */
static bool open_file(const char *name)
{
    const int fd = open(name, O_RDONLY | O_NOCTTY);

    if (fd < 0)
        return false;
    if (fd != STDIN_FILENO && dup2(fd, STDIN_FILENO) < 0)
        return false;
    closefrom(STDERR_FILENO + 1);
    return true;
}

int main(int argc, char **argv)
{
    arguments a = {.limits = {.seconds = 120, .memory = (uint64_t)1 << 30}};
    const int status = take_arguments(&a, argc, argv);

    if (status >= 0)
        return status;
    if (a.serve)
        return zygote_run(a.unsafe);
    if (isatty(STDOUT_FILENO))
        return refuse("frames are not for the eye; send them to a file", "");
    if (!open_file(a.file))
        return refuse(strerror(errno), "");
    read_document(&a.limits, a.unsafe);
}
