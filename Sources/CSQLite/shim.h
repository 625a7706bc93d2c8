#pragma once
#include <sqlite3.h>

/// SQLITE_TRANSIENT is a cast that Swift cannot import: the bytes are copied before the call returns.
static inline sqlite3_destructor_type hearten_sqlite_transient(void) { return SQLITE_TRANSIENT; }
