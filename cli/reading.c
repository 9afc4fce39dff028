/* reading.c - how the files that a person names are read. */

#include "cli/reading.h"

bool cli_reading_open(const cli_command *command, cli_reading *reading)
{
    ibid_reader_options options = IBID_READER_OPTIONS_INIT;
    ibid_err err;

    options.unsafe_no_sandbox = reading->unsafe;
    if (!ibid_reader_open(&reading->reader, &options, &err))
        return true;
    cli_say(command, "nothing is done: %s", err.what);
    return false;
}

void cli_reading_close(cli_reading *reading)
{
    ibid_reader_close(reading->reader);
    reading->reader = NULL;
}

ibid_options cli_reading_options(const cli_reading *reading)
{
    ibid_options options = IBID_OPTIONS_INIT;

    options.reader = reading->reader;
    return options;
}
