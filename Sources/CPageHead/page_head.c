#include "page_head.h"

#include <libxml/HTMLparser.h>
#include <string.h>

static void start(void *context, const xmlChar *name, const xmlChar **attributes) {
    hearten_page_reader *reader = context;
    reader->start(reader->context, (const char *)name, (const char *const *)attributes);
}

static void end(void *context, const xmlChar *name) {
    hearten_page_reader *reader = context;
    reader->end(reader->context, (const char *)name);
}

static void words(void *context, const xmlChar *text, int count) {
    hearten_page_reader *reader = context;
    reader->words(reader->context, (const char *)text, count);
}

int hearten_read_page(const char *text, size_t count, hearten_page_reader *reader) {
    enum { part = 4096 };
    htmlSAXHandler handler;
    memset(&handler, 0, sizeof handler);
    handler.startElement = start;
    handler.endElement = end;
    handler.characters = words;
    handler.cdataBlock = words;
    xmlInitParser();
    htmlParserCtxtPtr parser = htmlCreatePushParserCtxt(&handler, reader, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    if (!parser) return 0;
    htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    while (count > 0 && !reader->stop(reader->context)) {
        size_t taken = count < part ? count : part;
        htmlParseChunk(parser, text, (int)taken, taken == count);
        text += taken;
        count -= taken;
    }
    htmlFreeParserCtxt(parser);
    return 1;
}
