#pragma once
#include <stddef.h>

/// Told of what comes by while HTML is read. `stop` is asked after each part; anything but 0 ends the reading.
typedef struct {
    void *context;
    void (*start)(void *context, const char *name, const char *const *attributes);
    void (*end)(void *context, const char *name);
    void (*words)(void *context, const char *text, int count);
    int (*stop)(void *context);
} hearten_page_reader;

/// Reads HTML in UTF-8 with libxml2. Nothing outside is read, and no tree is built. Returns 0 where it could not begin.
int hearten_read_page(const char *text, size_t count, hearten_page_reader *reader);
