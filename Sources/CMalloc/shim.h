#pragma once
#include <malloc.h>

/// Sets what glibc's allocator keeps of freed memory. Does nothing with another C library.
static inline void hearten_keep_freed_memory(int bytes) {
#ifdef M_TRIM_THRESHOLD
    mallopt(M_TRIM_THRESHOLD, bytes);
    mallopt(M_MMAP_THRESHOLD, bytes);
    mallopt(M_TOP_PAD, bytes / 16);
#else
    (void)bytes;
#endif
}
