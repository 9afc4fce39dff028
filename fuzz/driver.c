/* driver.c - runs a fuzz target over kept inputs, as a plain test. */

#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

#include "fuzz/fuzz.h"

static size_t run_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    uint8_t *bytes;
    struct stat about;
    size_t len;

    FUZZ_EXPECT(file && fstat(fileno(file), &about) == 0);
    len = (size_t)about.st_size;
    bytes = malloc(len ? len : 1); /* of the exact size, for ASan */
    FUZZ_EXPECT(bytes && fread(bytes, 1, len, file) == len);
    fclose(file);
    LLVMFuzzerTestOneInput(bytes, len);
    free(bytes);
    return 1;
}

static size_t run_folder(const char *path)
{
    DIR *folder = opendir(path);
    struct dirent *entry;
    size_t count = 0;

    FUZZ_EXPECT(folder != NULL);
    while ((entry = readdir(folder)) != NULL) {
        char name[4096];

        if (entry->d_name[0] == '.')
            continue;
        snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        count += run_file(name);
    }
    closedir(folder);
    return count;
}

int main(int argc, char **argv)
{
    size_t count = 0;

    for (int i = 1; i < argc; i++) {
        struct stat about;

        FUZZ_EXPECT(stat(argv[i], &about) == 0);
        count +=
            S_ISDIR(about.st_mode) ? run_folder(argv[i]) : run_file(argv[i]);
    }
    printf("%zu inputs\n", count);
    return count > 0 ? 0 : 1;
}
