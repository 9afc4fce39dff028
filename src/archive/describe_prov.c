/* describe_prov.c - who did what to which bytes, as PROV-JSON (W3C Member
 * Submission, 24 April 2013; PROV-DM, Recommendation of 30 April 2013).
 *
 * The entries of the log are the activities; files, texts and rulings the
 * entities; the program, the libraries that read files, and persons the agents.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive/describe.h"
#include "base/fail.h"
#include "base/hash.h"
#include "base/str.h"
#include "report/iri.h"
#include "report/json.h"

/* Bytes of a name such as "archive:person-0123456789abcdef". */
enum { NAME = 96 };

/* A text, and the entry that read it first; an agent, by its name. */
typedef struct first {
    char key[65];
    const char *words; /* of an agent */
    uint64_t n;
} first;

typedef struct prov {
    ibid_archive *archive;
    ib_json json;
    ib_arena arena;
    ib_list texts;         /* of first, sorted by key */
    ib_list agents;        /* the same */
    char collection[NAME]; /* the archive's name */
    uint64_t relation;     /* number of the next */
    ibid_err *err;
} prov;

static ibid_status fail_memory(prov *p)
{
    return ib_archive_fail_memory(&p->arena, p->err);
}

/* A name of bytes.  A hyphen may not come first in a local name. */
static void name_file(char out[NAME], ibid_str sha256)
{
    char letters[44];

    ib_iri_base64url(letters, sha256.at);
    snprintf(out, NAME, "bytes:%s%s", letters[0] == '-' ? "%2D" : "",
             letters + (letters[0] == '-'));
}

static uint64_t number(const ib_log_entry *entry)
{
    return ib_log_number(entry, IB_LOG_N);
}

static void name_numbered(char out[NAME], const char *what,
                          const ib_log_entry *entry)
{
    snprintf(out, NAME, "archive:%s-%llu", what,
             (unsigned long long)number(entry));
}

/* The key of an agent: what it is, and a part of the hash of its name. */
static ibid_status key_agent(char out[65], const char *what, ibid_str words)
{
    char hash[65];
    const ibid_status st = ib_hash_hex(hash, words.at, words.len);

    if (!st)
        snprintf(out, 65, "%s-%.16s", what, hash);
    return st;
}

static void text_value(ib_json *json, const char *key, ibid_str value)
{
    if (value.at)
        ib_json_str(json, key, value);
}

static void typed(ib_json *json, const char *type)
{
    ib_json_object(json, "prov:type");
    ib_json_z(json, "$", type);
    ib_json_z(json, "type", "prov:QUALIFIED_NAME");
    ib_json_object_end(json);
}

/* What each agent is in an entry: the program, the libraries, a person. */
static const struct {
    const char *what;
    ib_log_member member;
    const char *type;
} agents[] = {
    {"program", IB_LOG_IBID, "prov:SoftwareAgent"},
    {"reader", IB_LOG_MADE_BY, "prov:SoftwareAgent"},
    {"person", IB_LOG_BY, "prov:Person"},
};

static int by_key(const void *a, const void *b)
{
    const first *x = a, *y = b;
    const int order = strcmp(x->key, y->key);

    return order ? order : x->n < y->n ? -1 : x->n > y->n;
}

/* Sort, and keep the first of equal ones. */
static void sort_first(ib_list *list)
{
    size_t count = 0;

    if (list->count > 0)
        qsort(list->item, list->count, list->size, by_key);
    for (size_t i = 0; i < list->count; i++) {
        const first *one = ib_list_at(list, first, i);

        if (count > 0 &&
            strcmp(ib_list_at(list, first, count - 1)->key, one->key) == 0)
            continue;
        *ib_list_at(list, first, count++) = *one;
    }
    list->count = count;
}

static bool is_first(const ib_list *list, ibid_str key, uint64_t n)
{
    first wanted = {.n = 0};
    const first *found;
    size_t low = 0, high = list->count;

    snprintf(wanted.key, sizeof wanted.key, "%.*s", (int)key.len, key.at);
    while (low < high) {
        const size_t mid = low + (high - low) / 2;

        if (strcmp(ib_list_at(list, first, mid)->key, wanted.key) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    found = low < list->count ? ib_list_at(list, first, low) : NULL;
    return found && strcmp(found->key, wanted.key) == 0 && found->n == n;
}

/* Has the entry a text that is not the file itself? */
static bool has_text(const ib_log_entry *entry)
{
    return ib_log_is(entry, "read") && entry->value[IB_LOG_TEXT].at &&
           !ib_str_is(entry->value[IB_LOG_TEXT], entry->value[IB_LOG_OBJECT]);
}

/* Gather texts and agents: each is to be declared once. */
static ibid_status gather(void *state, const ib_log_entry *entry)
{
    prov *p = state;

    if (has_text(entry)) {
        first *text = ib_list_push(&p->texts);

        if (!text)
            return fail_memory(p);
        text->n = number(entry);
        snprintf(text->key, sizeof text->key, "%.64s",
                 entry->value[IB_LOG_TEXT].at);
    }
    for (size_t i = 0; i < sizeof agents / sizeof *agents; i++) {
        const ibid_str words = entry->value[agents[i].member];
        first *agent = words.at ? ib_list_push(&p->agents) : NULL;
        ibid_status st;

        if (!words.at)
            continue;
        if (!agent)
            return fail_memory(p);
        agent->n = i;
        agent->words =
            ib_str_format(&p->arena, "%.*s", (int)words.len, words.at);
        if (!agent->words)
            return fail_memory(p);
        st = key_agent(agent->key, agents[i].what, words);
        if (st)
            return ib_fail(p->err, st, ibid_status_words(st), 0, 0);
        if (p->agents.count % 4096 == 0)
            sort_first(&p->agents); /* there are few */
    }
    return IBID_OK;
}

static bool write_file(void *state, const ibid_object *object)
{
    prov *p = state;
    ib_json *json = &p->json;
    char name[NAME];

    name_file(name, ib_str_of(object->sha256));
    ib_json_object(json, name);
    ib_json_z(json, "prov:type", "file");
    ib_json_z(json, "dcterms:title", object->name);
    ib_json_number(json, "dcterms:extent", (int64_t)object->bytes);
    if (object->symbol || object->symbols)
        ib_json_z(json, "dcterms:identifier",
                  object->symbol ? object->symbol : object->symbols);
    if (object->date || object->dated)
        ib_json_z(json, "dcterms:date",
                  object->date ? object->date : object->dated);
    if (object->type)
        ib_json_z(json, "dcterms:format", object->type);
    if (object->language)
        ib_json_z(json, "dcterms:language", object->language);
    if (object->note)
        ib_json_z(json, "dcterms:description", object->note);
    ib_json_object_end(json);
    return !json->out.failed;
}

static ibid_status write_ruling(void *state, const ib_log_entry *entry)
{
    char name[NAME], iri[IB_IRI_UUID], finding[33];
    prov *p = state;
    ibid_status st;

    if (!ib_log_is(entry, "rule"))
        return IBID_OK;
    name_numbered(name, "ruling", entry);
    snprintf(finding, sizeof finding, "%.*s",
             (int)entry->value[IB_LOG_FINDING].len,
             entry->value[IB_LOG_FINDING].at);
    st = ib_iri_finding(iri, finding);
    if (st)
        return ib_fail(p->err, st, ibid_status_words(st), 0, 0);
    ib_json_object(&p->json, name);
    ib_json_z(&p->json, "prov:type", "ruling");
    ib_json_str(&p->json, "prov:value", entry->value[IB_LOG_RULING]);
    ib_json_str(&p->json, "dcterms:description", entry->value[IB_LOG_REASON]);
    ib_json_object(&p->json, "dcterms:references");
    ib_json_z(&p->json, "$", iri);
    ib_json_z(&p->json, "type", "xsd:anyURI");
    ib_json_object_end(&p->json);
    ib_json_object_end(&p->json);
    return IBID_OK;
}

/* Texts that are no files themselves. */
static ibid_status write_texts(prov *p)
{
    for (size_t i = 0; i < p->texts.count; i++) {
        const char *sha256 = ib_list_at(&p->texts, first, i)->key;
        const ib_arena_mark mark = ib_arena_here(&p->arena);
        ibid_object object;
        char name[NAME];
        bool found;
        const ibid_status st = ib_catalog_object(
            &object, &found, p->archive->catalog, &p->arena, sha256, p->err);

        ib_arena_rewind(&p->arena, mark);
        if (st)
            return st;
        if (found)
            continue;
        name_file(name, ib_str_of(sha256));
        ib_json_object(&p->json, name);
        ib_json_z(&p->json, "prov:type", "text");
        ib_json_z(&p->json, "dcterms:format", "text/plain; charset=utf-8");
        ib_json_object_end(&p->json);
    }
    return IBID_OK;
}

static ibid_status write_entities(prov *p)
{
    const ibid_object_visitor files = {write_file, p};
    const ib_entry_visitor rulings = {write_ruling, p};
    ibid_status st;

    ib_json_object(&p->json, "entity");
    ib_json_object(&p->json, p->collection);
    typed(&p->json, "prov:Collection");
    ib_json_z(&p->json, "dcterms:title", p->archive->verifier.name);
    ib_json_object_end(&p->json);
    st = ibid_archive_list(p->archive, NULL, &files, p->err);
    if (!st)
        st = write_texts(p);
    if (!st)
        st = ib_archive_walk(p->archive, &rulings, p->err);
    ib_json_object_end(&p->json);
    return st;
}

/* What was done, when, and what a person said of it. */
static ibid_status write_activity(void *state, const ib_log_entry *entry)
{
    prov *p = state;
    ib_json *json = &p->json;
    char name[NAME];

    name_numbered(name, "entry", entry);
    ib_json_object(json, name);
    ib_json_str(json, "prov:startTime", entry->value[IB_LOG_TIME]);
    ib_json_str(json, "prov:endTime", entry->value[IB_LOG_TIME]);
    ib_json_str(json, "prov:type", entry->value[IB_LOG_ACT]);
    text_value(json, "dcterms:title", entry->value[IB_LOG_NAME]);
    text_value(json, "dcterms:identifier", entry->value[IB_LOG_SYMBOL]);
    text_value(json, "dcterms:date", entry->value[IB_LOG_DATE]);
    if (!ib_log_is(entry, "rule"))
        text_value(json, "dcterms:description",
                   entry->value[IB_LOG_REASON].at ? entry->value[IB_LOG_REASON]
                   : entry->value[IB_LOG_WHY].at  ? entry->value[IB_LOG_WHY]
                                                  : entry->value[IB_LOG_NOTE]);
    ib_json_object_end(json);
    return IBID_OK;
}

static void write_agents(prov *p)
{
    char name[NAME];

    ib_json_object(&p->json, "agent");
    for (size_t i = 0; i < p->agents.count; i++) {
        const first *agent = ib_list_at(&p->agents, first, i);

        snprintf(name, sizeof name, "archive:%s", agent->key);
        ib_json_object(&p->json, name);
        typed(&p->json, agents[agent->n].type);
        if (agent->n == 0) {
            char words[64];

            snprintf(words, sizeof words, "ibid %.40s", agent->words);
            ib_json_z(&p->json, "dcterms:title", words);
        } else {
            ib_json_z(&p->json, "dcterms:title", agent->words);
        }
        ib_json_object_end(&p->json);
    }
    ib_json_object_end(&p->json);
}

/* A relation of two or three things. */
static void relate(prov *p, const char *const key[], const char *const name[])
{
    char id[32];

    snprintf(id, sizeof id, "_:r%llu", (unsigned long long)p->relation++);
    ib_json_object(&p->json, id);
    for (int i = 0; i < 3 && key[i]; i++)
        if (name[i])
            ib_json_z(&p->json, key[i], name[i]);
    ib_json_object_end(&p->json);
}

static ibid_status write_used(void *state, const ib_log_entry *entry)
{
    static const char *const key[3] = {"prov:activity", "prov:entity", NULL};
    char activity[NAME], file[NAME];
    prov *p = state;

    if (!ib_log_is(entry, "add") && !ib_log_is(entry, "read") &&
        !ib_log_is(entry, "remove") && !ib_log_is(entry, "purge"))
        return IBID_OK;
    name_numbered(activity, "entry", entry);
    name_file(file, entry->value[IB_LOG_OBJECT]);
    relate(p, key, (const char *const[3]){activity, file, NULL});
    return IBID_OK;
}

static ibid_status write_generated(void *state, const ib_log_entry *entry)
{
    static const char *const key[3] = {"prov:entity", "prov:activity", NULL};
    char activity[NAME], made[NAME];
    prov *p = state;

    name_numbered(activity, "entry", entry);
    if (ib_log_is(entry, "init"))
        snprintf(made, sizeof made, "%s", p->collection);
    else if (ib_log_is(entry, "rule"))
        name_numbered(made, "ruling", entry);
    else if (has_text(entry) &&
             is_first(&p->texts, entry->value[IB_LOG_TEXT], number(entry)))
        name_file(made, entry->value[IB_LOG_TEXT]);
    else
        return IBID_OK;
    relate(p, key, (const char *const[3]){made, activity, NULL});
    return IBID_OK;
}

static ibid_status write_derived(void *state, const ib_log_entry *entry)
{
    static const char *const key[3] = {"prov:generatedEntity",
                                       "prov:usedEntity", "prov:activity"};
    char text[NAME], file[NAME], activity[NAME];
    prov *p = state;

    if (!has_text(entry))
        return IBID_OK;
    name_file(text, entry->value[IB_LOG_TEXT]);
    name_file(file, entry->value[IB_LOG_OBJECT]);
    name_numbered(activity, "entry", entry);
    relate(p, key,
           (const char *const[3]){
               text, file,
               is_first(&p->texts, entry->value[IB_LOG_TEXT], number(entry))
                   ? activity
                   : NULL});
    return IBID_OK;
}

static ibid_status write_associated(void *state, const ib_log_entry *entry)
{
    static const char *const key[3] = {"prov:activity", "prov:agent", NULL};
    char activity[NAME], agent[NAME], who[65];
    prov *p = state;

    name_numbered(activity, "entry", entry);
    for (size_t i = 0; i < sizeof agents / sizeof *agents; i++) {
        const ibid_str words = entry->value[agents[i].member];
        const ibid_status st =
            words.at ? key_agent(who, agents[i].what, words) : IBID_OK;

        if (st)
            return ib_fail(p->err, st, ibid_status_words(st), 0, 0);
        if (!words.at)
            continue;
        snprintf(agent, sizeof agent, "archive:%s", who);
        relate(p, key, (const char *const[3]){activity, agent, NULL});
    }
    return IBID_OK;
}

static bool write_member(void *state, const ibid_object *object)
{
    static const char *const key[3] = {"prov:collection", "prov:entity", NULL};
    char file[NAME];
    prov *p = state;

    if (object->state != IBID_OBJECT_KEPT)
        return true;
    name_file(file, ib_str_of(object->sha256));
    relate(p, key, (const char *const[3]){p->collection, file, NULL});
    return !p->json.out.failed;
}

/* A section that says something of the entries, one by one. */
static ibid_status walk(prov *p, const char *section,
                        ibid_status (*see)(void *, const ib_log_entry *))
{
    const ib_entry_visitor visitor = {see, p};
    ibid_status st;

    ib_json_object(&p->json, section);
    st = ib_archive_walk(p->archive, &visitor, p->err);
    ib_json_object_end(&p->json);
    return st;
}

static ibid_status write_sections(prov *p)
{
    const ibid_object_visitor members = {write_member, p};
    ibid_status st = write_entities(p);

    if (!st)
        st = walk(p, "activity", write_activity);
    if (st)
        return st;
    write_agents(p);
    st = walk(p, "used", write_used);
    if (!st)
        st = walk(p, "wasGeneratedBy", write_generated);
    if (!st)
        st = walk(p, "wasDerivedFrom", write_derived);
    if (!st)
        st = walk(p, "wasAssociatedWith", write_associated);
    ib_json_object(&p->json, "hadMember");
    if (!st)
        st = ibid_archive_list(p->archive, NULL, &members, p->err);
    ib_json_object_end(&p->json);
    return st;
}

/* The prefixes; the archive is a UUID made of its origin. */
static ibid_status write_prefixes(prov *p)
{
    char iri[IB_IRI_UUID], own[IB_IRI_UUID + 2], words[300];
    ibid_status st;

    snprintf(words, sizeof words, "ibid archive %.255s",
             p->archive->verifier.name);
    st = ib_iri_uuid(iri, words);
    if (st)
        return ib_fail(p->err, st, ibid_status_words(st), 0, 0);
    snprintf(own, sizeof own, "%s#", iri);
    snprintf(p->collection, sizeof p->collection, "uuid:%s",
             iri + strlen("urn:uuid:"));
    ib_json_object(&p->json, "prefix");
    ib_json_z(&p->json, "archive", own);
    ib_json_z(&p->json, "bytes", "ni:///sha-256;");
    ib_json_z(&p->json, "dcterms", "http://purl.org/dc/terms/");
    ib_json_z(&p->json, "uuid", "urn:uuid:");
    ib_json_object_end(&p->json);
    return IBID_OK;
}

ibid_status ib_describe_prov(ibid_archive *archive, const ibid_sink *sink,
                             ibid_err *err)
{
    prov p = {.archive = archive, .err = err};
    const ib_entry_visitor first_pass = {gather, &p};
    ibid_status st;

    ib_arena_init(&p.arena, archive->options.read.alloc, 0, NULL);
    p.texts = ib_list_of(&p.arena, first);
    p.agents = ib_list_of(&p.arena, first);
    ib_json_start(&p.json, sink);
    st = ib_archive_walk(archive, &first_pass, err);
    sort_first(&p.texts);
    sort_first(&p.agents);
    ib_json_object(&p.json, NULL);
    if (!st)
        st = write_prefixes(&p);
    if (!st)
        st = write_sections(&p);
    ib_json_object_end(&p.json);
    ib_json_raw(&p.json, "\n", 1);
    ib_arena_free(&p.arena);
    if (ib_json_finish(&p.json))
        return ib_fail(err, IBID_EIO, "the output could not be written", 0, 0);
    return st;
}
