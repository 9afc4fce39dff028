/* start.c - finding the worker, and starting it. */

#include "bytes/start.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/str.h"

#ifndef IBID_LIBEXEC
#define IBID_LIBEXEC "/usr/local/libexec"
#endif

/* Where it is looked for: beside the library or the program that holds it, as
 * installed and as built. */
static const char *const places[] = {
    "/../libexec/ibid-read",
    "/../../libexec/ibid-read", /* from lib/x86_64-linux-gnu */
    "/ibid-read",
    "/worker/ibid-read",
    "/../worker/ibid-read",
};

/* What the worker is told of its surroundings: where its libraries and their
 * data lie.  The rest may hold secrets, which it has no use for. */
static const char *const environment[] = {"LD_LIBRARY_PATH", "TESSDATA_PREFIX",
                                          "ASAN_OPTIONS", "UBSAN_OPTIONS",
                                          "LLVM_PROFILE_FILE"};

enum { VARIABLES = sizeof environment / sizeof environment[0] };

static bool is_program(const char *path)
{
    return path && access(path, X_OK) == 0;
}

/* The folder of the file that this code was loaded from, or NULL. */
static char *own_folder(ib_arena *arena)
{
    static const char own = 0;
    char *path, *slash, *copy = NULL;
    Dl_info info;

    if (dladdr(&own, &info) == 0 || !info.dli_fname)
        return NULL;
    path = realpath(info.dli_fname, NULL);
    if (!path || !strchr(info.dli_fname, '/')) {
        free(path); /* a name alone, as the program was called */
        path = realpath("/proc/self/exe", NULL);
    }
    slash = path ? strrchr(path, '/') : NULL;
    if (slash)
        copy = ib_str_format(arena, "%.*s", (int)(slash - path), path);
    free(path);
    return copy;
}

const char *ib_worker_find(ib_arena *arena, const char *named)
{
    const char *folder, *path = named ? named : secure_getenv("IBID_READ");

    if (path && path[0])
        return is_program(path) ? ib_str_format(arena, "%s", path) : NULL;
    folder = own_folder(arena);
    for (size_t i = 0; folder && i < sizeof places / sizeof places[0]; i++) {
        path = ib_str_format(arena, "%s%s", folder, places[i]);
        if (is_program(path))
            return path;
    }
    return is_program(IBID_LIBEXEC "/ibid-read") ? IBID_LIBEXEC "/ibid-read"
                                                 : NULL;
}

/* Fill in `variable` with what of the environment is handed on. */
static void choose_environment(char *variable[VARIABLES + 2])
{
    static char locale[] = "LC_ALL=C.UTF-8";
    size_t count = 0;

    variable[count++] = locale;
    for (char **v = environ; v && *v; v++)
        for (size_t i = 0; i < VARIABLES && count <= VARIABLES; i++) {
            const size_t len = strlen(environment[i]);

            if (strncmp(*v, environment[i], len) == 0 && (*v)[len] == '=')
                variable[count++] = *v;
        }
    variable[count] = NULL;
}

enum { ARGUMENTS_MAX = 5 };

/* posix_spawn takes strings that it does not write to. */
static char *argument(const char *word)
{
    return (char *)(uintptr_t)word;
}

static void choose_arguments(char *argv[ARGUMENTS_MAX + 1], const char *program,
                             bool unsafe, const char *languages)
{
    size_t count = 0;

    argv[count++] = argument(program);
    argv[count++] = argument("--serve");
    if (unsafe)
        argv[count++] = argument("--unsafe-no-sandbox");
    if (languages) {
        argv[count++] = argument("--ocr");
        argv[count++] = argument(languages);
    }
    argv[count] = NULL;
}

/* The socket is its standard input; nothing that it prints is for anybody.
 * Signals are as they are at first, whatever the caller does with them. */
static int spawn(pid_t *pid, int socket, const char *program, bool unsafe,
                 const char *languages)
{
    char *argv[ARGUMENTS_MAX + 1];
    char *variable[VARIABLES + 2];
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    int bad = posix_spawn_file_actions_init(&actions);

    if (bad)
        return bad;
    bad = posix_spawnattr_init(&attributes);
    if (bad) {
        posix_spawn_file_actions_destroy(&actions);
        return bad;
    }
    choose_arguments(argv, program, unsafe, languages);
    choose_environment(variable);
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes,
                             POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    bad = posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO);
    for (int fd = STDOUT_FILENO; fd <= STDERR_FILENO && !bad; fd++)
        bad = posix_spawn_file_actions_addopen(&actions, fd, "/dev/null",
                                               O_WRONLY, 0);
    if (!bad)
        bad = posix_spawn(pid, program, &actions, &attributes, argv, variable);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return bad;
}

int ib_worker_start(pid_t *pid, int *control, const char *program, bool unsafe,
                    const char *languages)
{
    int end[2];
    int bad;

    *control = -1;
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, end) != 0)
        return errno;
    bad = spawn(pid, end[1], program, unsafe, languages);
    close(end[1]);
    if (bad)
        close(end[0]);
    else
        *control = end[0];
    return bad;
}
