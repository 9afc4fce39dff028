/* versions.c - the family of an object. */

#include "cli/versions.h"

#include <stdio.h>
#include <string.h>

static const char *const states[] = {"kept", "removed", "purged"};

typedef struct looking {
    const char *sha256;
    bool all, self;
    cli_family *family;
    uint64_t least, own; /* order of the first, and of the object */
    cli_see_version *see;
    void *state;
} looking;

static bool is_meant(const looking *look, const ibid_object_version *version)
{
    return look->all || version->object->state == IBID_OBJECT_KEPT;
}

static bool look_at(void *state, const ibid_object_version *version)
{
    looking *look = state;

    if (strcmp(version->object->sha256, look->sha256) == 0) {
        look->own = version->order;
        snprintf(look->family->version, sizeof look->family->version, "%s",
                 version->version);
    } else if (is_meant(look, version)) {
        look->family->others++;
        if (version->order < look->least)
            look->least = version->order;
    }
    return true;
}

bool cli_family_read(cli_family *out, const cli_command *command,
                     ibid_archive *archive, const char *sha256, bool all)
{
    looking look = {
        .sha256 = sha256, .all = all, .family = out, .least = UINT64_MAX};
    const ibid_version_visitor visitor = {look_at, &look};
    ibid_err err;

    *out = (cli_family){0};
    if (ibid_archive_versions(archive, sha256, &visitor, &err)) {
        cli_say(command, "%s", err.what);
        return false;
    }
    out->is_first = look.own < look.least;
    return true;
}

static bool see_other(void *state, const ibid_object_version *version)
{
    const looking *look = state;

    if ((look->self || strcmp(version->object->sha256, look->sha256) != 0) &&
        is_meant(look, version))
        look->see(look->state, version);
    return true;
}

bool cli_family_each(const cli_command *command, ibid_archive *archive,
                     const char *sha256, bool all, bool self,
                     cli_see_version *see, void *state)
{
    looking look = {
        .sha256 = sha256, .all = all, .self = self, .see = see, .state = state};
    const ibid_version_visitor visitor = {see_other, &look};
    ibid_err err;

    if (!ibid_archive_versions(archive, sha256, &visitor, &err))
        return true;
    cli_say(command, "%s", err.what);
    return false;
}

static void write_version(void *state, const ibid_object_version *version)
{
    const ibid_object *object = version->object;
    ib_json *json = state;

    ib_json_object(json, NULL);
    ib_json_z(json, "object", object->sha256);
    ib_json_z(json, "state", states[object->state]);
    ib_json_z(json, "name", object->name);
    ib_json_z(json, "symbol", version->symbol);
    ib_json_z(json, "version", version->version);
    ib_json_z(json, "language", object->language);
    ib_json_z(json, "date", object->date ? object->date : object->dated);
    ib_json_object_end(json);
}

bool cli_family_json(ib_json *json, const cli_command *command,
                     ibid_archive *archive, const char *sha256, bool all)
{
    cli_family family;
    bool done;

    if (!cli_family_read(&family, command, archive, sha256, all))
        return false;
    if (family.others == 0)
        return true;
    ib_json_z(json, "version", family.version);
    ib_json_array(json, "versions");
    done = cli_family_each(command, archive, sha256, all, false, write_version,
                           json);
    ib_json_array_end(json);
    return done;
}

void cli_object_json(ib_json *json, const ibid_object *object)
{
    ib_json_z(json, "object", object->sha256);
    ib_json_z(json, "state", states[object->state]);
    ib_json_number(json, "bytes", (int64_t)object->bytes);
    ib_json_z(json, "name", object->name);
    ib_json_z(json, "symbol", object->symbol);
    ib_json_z(json, "date", object->date);
    ib_json_z(json, "note", object->note);
    ib_json_z(json, "added", object->added);
    ib_json_z(json, "text", object->text_sha256);
    ib_json_z(json, "why", object->why);
    ib_json_z(json, "type", object->type);
    ib_json_z(json, "made_by", object->made_by);
    ib_json_z(json, "language", object->language);
    ib_json_z(json, "title", object->title);
    ib_json_z(json, "symbols", object->symbols);
    ib_json_z(json, "dated", object->dated);
}
