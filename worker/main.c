/* main.c - ibid-read: reads one document, or one after another for libibid. */

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bytes/frame.h"
#include "read.h"
#include "zygote.h"

static const char help[] =
    "ibid-read - read one document for ibid, locked in\n"
    "\n"
    "USAGE\n"
    "  ibid-read [OPTION...] FILE\n"
    "  ibid-read --serve [--ocr LANGUAGES] [--unsafe-no-sandbox]\n"
    "\n"
    "Reads FILE, whose format is told by its content, and writes what it\n"
    "holds to standard output, in the frames that docs/worker.md describes.\n"
    "The program and library of ibid start it by themselves; no person needs\n"
    "to.  Before it looks into the document it locks itself: it can open no\n"
    "file, use no network, start no program.\n"
    "\n"
    "OPTIONS\n"
    "      --ocr LANGUAGES     get ready to read pages from images: the "
    "engine's\n"
    "                          names, \"eng+fra\", or \"auto\"\n"
    "      --page N            read page N alone, from its image\n"
    "      --seconds N         processor time at most (usual: 120)\n"
    "      --memory MIB        memory at most (usual: 1024)\n"
    "      --serve             take documents from the socket that is "
    "standard\n"
    "                          input, until it is closed\n"
    "      --unsafe-no-sandbox read without the lock: for systems that cannot\n"
    "                          set it up, and files that are trusted\n"
    "      --version           the version of the program and of the frames\n"
    "  -h, --help              this text\n"
    "\n"
    "EXIT STATUS\n"
    "  0   the answer is whole\n"
    "  1   the answer says why the document is not read\n"
    "  2   wrong use; standard error says what\n"
    "  3   the answer could not be written\n"
    "\n"
    "EXAMPLES\n"
    "  ibid-read letter.docx | cat > letter.frames\n"
    "      What the letter holds, for a program that reads frames.\n";

typedef struct arguments {
    bool serve, unsafe;
    const char *languages; /* of OCR, or NULL */
    unsigned page;
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

        if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
            fputs(help, stdout);
            return 0;
        } else if (strcmp(word, "--version") == 0) {
            printf("ibid-read " IBID_VERSION ", frames %d\n", IB_FRAME_VERSION);
            return 0;
        } else if (strcmp(word, "--serve") == 0) {
            a->serve = true;
        } else if (strcmp(word, "--unsafe-no-sandbox") == 0) {
            a->unsafe = true;
        } else if (strcmp(word, "--ocr") == 0) {
            a->languages = argv[++i];
            if (!a->languages)
                return refuse("--ocr needs languages", "");
        } else if (strcmp(word, "--page") == 0) {
            a->page = (unsigned)number(argv[++i], UINT32_MAX);
            if (a->page == 0)
                return refuse("--page needs a number", "");
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

/* What libraries print is for nobody, and may not go where the lock forbids to
 * write: to a file. */
static void silence(void)
{
    const int fd = open("/dev/null", O_WRONLY);

    if (fd >= 0 && dup2(fd, STDERR_FILENO) >= 0)
        close(fd);
}

int main(int argc, char **argv)
{
    arguments a = {.limits = {.seconds = 120, .memory = (uint64_t)1 << 30}};
    const int status = take_arguments(&a, argc, argv);

    /* libarchive turns names of members into the locale's characters, and
     * loses them where it has none but ASCII.  Of characters alone: numbers
     * are read and written as in C. */
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    if (status >= 0)
        return status;
    if (a.serve)
        return zygote_run(a.unsafe, a.languages);
    if (isatty(STDOUT_FILENO))
        return refuse("frames are not for the eye; send them to a pipe", "");
    if (!open_file(a.file))
        return refuse(strerror(errno), "");
    silence();
    read_warm(a.languages);
    read_document(&a.limits, a.unsafe, a.page);
}
