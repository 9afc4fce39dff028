/* xml.c - XML by SAX events. */

#include "worker/xml.h"

#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

typedef struct walk {
    const xml_events *events;
    void *state;
    xmlParserCtxt *parser;
    bool has_entities; /* other than the five: a bomb, or a fault */
} walk;

static void on_start(void *ctx, const xmlChar *name, const xmlChar *prefix,
                     const xmlChar *uri, int spaces, const xmlChar **space,
                     int count, int defaulted, const xmlChar **pair)
{
    const walk *it = ctx;

    (void)prefix;
    (void)spaces;
    (void)space;
    (void)defaulted;
    it->events->start(it->state, (const char *)name,
                      uri ? (const char *)uri : "", (xml_pairs){pair, count});
}

static void on_end(void *ctx, const xmlChar *name, const xmlChar *prefix,
                   const xmlChar *uri)
{
    const walk *it = ctx;

    (void)prefix;
    it->events->end(it->state, (const char *)name,
                    uri ? (const char *)uri : "");
}

static void on_text(void *ctx, const xmlChar *at, int len)
{
    const walk *it = ctx;

    if (it->events->text && len > 0)
        it->events->text(it->state, (const char *)at, (size_t)len);
}

static xmlEntityPtr on_entity(void *ctx, const xmlChar *name)
{
    (void)ctx;
    return xmlGetPredefinedEntity(name);
}

/* No document of these formats declares entities: one that does is refused
 * before any of them could grow. */
static void on_declaration(void *ctx, const xmlChar *name, int type,
                           const xmlChar *public_id, const xmlChar *system_id,
                           xmlChar *content)
{
    walk *it = ctx;

    (void)name;
    (void)type;
    (void)public_id;
    (void)system_id;
    (void)content;
    it->has_entities = true;
    xmlStopParser(it->parser);
}

bool xml_walk(const char *at, size_t len, const xml_events *events, void *state)
{
    static const xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                                          .startElementNs = on_start,
                                          .endElementNs = on_end,
                                          .characters = on_text,
                                          .ignorableWhitespace = on_text,
                                          .cdataBlock = on_text,
                                          .getEntity = on_entity,
                                          .entityDecl = on_declaration};
    walk it = {events, state, NULL, false};
    bool is_whole;

    if (len > INT32_MAX || len == 0)
        return false;
    it.parser = xmlCreateMemoryParserCtxt(at, (int)len);
    if (!it.parser)
        return false;
    *it.parser->sax = handler;
    it.parser->userData = &it;
    it.parser->sax2 = 1;
    xmlCtxtUseOptions(it.parser, XML_PARSE_NONET | XML_PARSE_NOERROR |
                                     XML_PARSE_NOWARNING);
    xmlParseDocument(it.parser);
    is_whole = it.parser->wellFormed && !it.has_entities;
    /* A parser that was stopped keeps what it made of the declarations. */
    if (it.parser->myDoc)
        xmlFreeDoc(it.parser->myDoc);
    xmlFreeParserCtxt(it.parser);
    return is_whole;
}

const char *xml_value_at(xml_pairs pairs, const char *name, size_t *len)
{
    for (int i = 0; i < pairs.count; i++) {
        const unsigned char **pair = pairs.at + i * 5;

        if (strcmp((const char *)pair[0], name) != 0)
            continue;
        *len = (size_t)(pair[4] - pair[3]);
        return (const char *)pair[3];
    }
    return NULL;
}

const char *xml_value(xml_pairs pairs, const char *name, char *to, size_t size)
{
    size_t len;
    const char *at = xml_value_at(pairs, name, &len);

    if (!at)
        return NULL;
    len = len < size ? len : size - 1;
    memcpy(to, at, len);
    to[len] = '\0';
    return to;
}

bool xml_space_ends(const char *space, const char *end)
{
    const size_t len = strlen(space), size = strlen(end);

    return len >= size && strcmp(space + len - size, end) == 0;
}
