#pragma once
#include <vips/vips.h>

// Swift cannot call variadic functions and macros. Each function here wraps one vips call with the options that this
// program relies on. They return 0, or -1 with the reason in the vips error buffer; what they hand out in `out` is
// released with g_object_unref, what they hand out in `bytes` with g_free.

static inline void hearten_vips_ignore(
    const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer data
) {}

/// Starts vips and closes every loader and saver but the named ones. Call once.
static inline int hearten_vips_start(void) {
    static const char *const open[] = {
        "VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer",
        "VipsForeignLoadNsgifBuffer", "VipsForeignLoadHeifBuffer", "VipsForeignLoadSvgBuffer",
        "VipsForeignSaveJpegBuffer", "VipsForeignSavePngBuffer", "VipsForeignSaveWebpBuffer",
    };
    if (VIPS_INIT("hearten")) return -1;
    vips_concurrency_set(1);
    vips_cache_set_max(0);
    vips_cache_set_max_mem(0);
    vips_cache_set_max_files(0);
    // The warnings quote strangers' files; what matters comes back as an error.
    g_log_set_handler("VIPS", G_LOG_LEVEL_WARNING, hearten_vips_ignore, NULL);
    vips_block_untrusted_set(TRUE);
    vips_operation_block_set("VipsForeignLoad", TRUE);
    vips_operation_block_set("VipsForeignSave", TRUE);
    for (size_t i = 0; i < sizeof open / sizeof *open; i++) vips_operation_block_set(open[i], FALSE);
    return 0;
}

// `bytes` must outlive the picture: loading is lazy. FAIL_ON_ERROR refuses truncated files, which pass otherwise, and
// lets the harmless warnings of real cameras through.

static inline int hearten_vips_load_jpeg(const void *bytes, size_t count, int shrink, VipsImage **out) {
    return vips_jpegload_buffer(
        (void *)bytes, count, out,
        "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR, "shrink", shrink, NULL
    );
}

static inline int hearten_vips_load_png(const void *bytes, size_t count, VipsImage **out) {
    return vips_pngload_buffer(
        (void *)bytes, count, out, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR, NULL
    );
}

static inline int hearten_vips_load_webp(const void *bytes, size_t count, VipsImage **out) {
    return vips_webpload_buffer(
        (void *)bytes, count, out,
        "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR, "page", 0, "n", 1, NULL
    );
}

static inline int hearten_vips_load_gif(const void *bytes, size_t count, VipsImage **out) {
    return vips_gifload_buffer(
        (void *)bytes, count, out,
        "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR, "page", 0, "n", 1, NULL
    );
}

/// The first top-level picture; vips makes the primary one page 0 when `page` is not given.
static inline int hearten_vips_load_heif(const void *bytes, size_t count, VipsImage **out) {
    return vips_heifload_buffer(
        (void *)bytes, count, out, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR, NULL
    );
}

/// For the program's own drawings alone, never for what somebody sent.
static inline int hearten_vips_load_svg(const void *bytes, size_t count, double scale, VipsImage **out) {
    return vips_svgload_buffer((void *)bytes, count, out, "scale", scale, NULL);
}

/// Fits the picture into a box without enlarging it. Turns it upright; a colour profile of its own is applied.
static inline int hearten_vips_fit(VipsImage *in, int width, int height, VipsImage **out) {
    // Without a profile of the picture's own, libvips 8.14 turns pure blue into (85, 15, 253) on the way to "srgb".
    if (!vips_image_get_typeof(in, VIPS_META_ICC_NAME)) {
        return vips_thumbnail_image(in, out, width, "height", height, "size", VIPS_SIZE_DOWN, NULL);
    }
    return vips_thumbnail_image(
        in, out, width, "height", height, "size", VIPS_SIZE_DOWN, "export_profile", "srgb", NULL
    );
}

/// Covers the box exactly, cropping what stands over: around what draws the eye, or around the centre.
static inline int hearten_vips_cover(VipsImage *in, int width, int height, gboolean attention, VipsImage **out) {
    return vips_thumbnail_image(
        in, out, width, "height", height,
        "crop", attention ? VIPS_INTERESTING_ATTENTION : VIPS_INTERESTING_CENTRE, NULL
    );
}

/// The whole picture in one pixel.
static inline int hearten_vips_average(VipsImage *in, VipsImage **out) {
    return vips_thumbnail_image(in, out, 1, "height", 1, "size", VIPS_SIZE_FORCE, NULL);
}

/// 8 bits for each of red, green and blue, with or without transparency.
static inline int hearten_vips_to_srgb(VipsImage *in, VipsImage **out) {
    return vips_colourspace(in, out, VIPS_INTERPRETATION_sRGB, NULL);
}

/// Lays the picture on white, which takes its transparency away.
static inline int hearten_vips_on_white(VipsImage *in, VipsImage **out) {
    // vips_flatten takes the last band for transparency, whatever it is.
    if (!vips_image_hasalpha(in)) return vips_copy(in, out, NULL);
    VipsArrayDouble *white = vips_array_double_newv(1, 255.0);
    int failed = vips_flatten(in, out, "background", white, NULL);
    vips_area_unref(VIPS_AREA(white));
    return failed;
}

/// The bands of one pixel; `values` is released with g_free.
static inline int hearten_vips_pixel(VipsImage *in, double **values, int *count) {
    return vips_getpoint(in, values, count, 0, 0, NULL);
}

static inline void *hearten_vips_forget_field(VipsImage *in, const char *name, GValue *value, void *data) {
    GSList **names = data;
    *names = g_slist_prepend(*names, g_strdup(name));
    return NULL;
}

/// Removes everything that came with the picture but its pixels: EXIF, GPS, XMP, IPTC, colour profile, comments. Only
/// for a picture that nobody else holds.
static inline void hearten_vips_forget(VipsImage *in) {
    GSList *names = NULL;
    vips_image_map(in, hearten_vips_forget_field, &names);
    for (GSList *name = names; name; name = name->next) vips_image_remove(in, name->data);
    g_slist_free_full(names, g_free);
}

// `strip` leaves out EXIF, GPS, XMP, IPTC and the colour profile, but libvips 8.14 does not heed it for WebP.

static inline int hearten_vips_save_jpeg(VipsImage *in, int quality, void **bytes, size_t *count) {
    return vips_jpegsave_buffer(
        in, bytes, count, "Q", quality, "strip", TRUE, "optimize_coding", TRUE, "interlace", TRUE, NULL
    );
}

static inline int hearten_vips_save_webp(VipsImage *in, int quality, void **bytes, size_t *count) {
    return vips_webpsave_buffer(in, bytes, count, "Q", quality, "strip", TRUE, NULL);
}

static inline int hearten_vips_save_png(VipsImage *in, void **bytes, size_t *count) {
    return vips_pngsave_buffer(in, bytes, count, "strip", TRUE, NULL);
}
