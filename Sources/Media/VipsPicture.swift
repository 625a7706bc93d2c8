import CVips

/// A picture that libvips holds, or a recipe for one: work is done when pixels are asked for. Stays on its thread.
struct VipsPicture: ~Copyable {
    private let image: UnsafeMutablePointer<VipsImage>

    /// - Parameter make: a call that stores a new picture and returns 0, or leaves its reason in the error buffer.
    init(_ make: (UnsafeMutablePointer<UnsafeMutablePointer<VipsImage>?>) -> Int32) throws(PictureFault) {
        var made: UnsafeMutablePointer<VipsImage>?
        guard make(&made) == 0, let made else { throw .last() }
        image = made
    }

    deinit { g_object_unref(image) }

    var width: Int { Int(vips_image_get_width(image)) }
    var height: Int { Int(vips_image_get_height(image)) }
    /// Whether shown lying on its side, so that width and height change places (EXIF orientation 5...8).
    var isTurned: Bool { vips_image_get_orientation_swap(image) != 0 }

    /// Fitted into a box without being enlarged; upright, sRGB, 8 bits.
    func fitted(width: Int, height: Int) throws(PictureFault) -> VipsPicture {
        try VipsPicture { hearten_vips_fit(image, Int32(width), Int32(height), $0) }.inSRGB()
    }

    /// Drops the colour profile. False if there was none. Only for a picture that nobody else holds.
    func forgetProfile() -> Bool { vips_image_remove(image, VIPS_META_ICC_NAME) != 0 }

    /// Drops all that is not pixels. Only for a picture that nobody else holds.
    func forgetOrigin() { hearten_vips_forget(image) }

    /// Filling a box exactly; upright, sRGB, 8 bits. What stands over is cropped. A colour profile is not applied.
    func covering(width: Int, height: Int, attention: Bool) throws(PictureFault) -> VipsPicture {
        try VipsPicture { hearten_vips_cover(image, Int32(width), Int32(height), attention ? 1 : 0, $0) }.inSRGB()
    }

    private func inSRGB() throws(PictureFault) -> VipsPicture {
        try VipsPicture { hearten_vips_to_srgb(image, $0) }
    }

    /// With all its pixels computed: this is where a broken file shows.
    func inMemory() throws(PictureFault) -> VipsPicture {
        try VipsPicture { out in
            out.pointee = vips_image_copy_memory(image)
            return out.pointee == nil ? -1 : 0
        }
    }

    /// Without transparency.
    func onWhite() throws(PictureFault) -> VipsPicture {
        try VipsPicture { hearten_vips_on_white(image, $0) }
    }

    /// The average of all pixels as `#rrggbb`. Expects sRGB without transparency.
    func averageColour() throws(PictureFault) -> String {
        let pixel = try VipsPicture { hearten_vips_average(image, $0) }
        var values: UnsafeMutablePointer<Double>?
        var count: Int32 = 0
        guard hearten_vips_pixel(pixel.image, &values, &count) == 0, let values else { throw .last() }
        defer { g_free(values) }
        let bands = UnsafeBufferPointer(start: values, count: Int(count)).prefix(3)
        return "#" + hex(bands.map { UInt8(min(max($0, 0), 255)) })
    }

    func jpeg(quality: Int) throws(PictureFault) -> [UInt8] {
        let opaque = try onWhite()
        return try Self.saved { hearten_vips_save_jpeg(opaque.image, Int32(quality), $0, $1) }
    }

    func webp(quality: Int) throws(PictureFault) -> [UInt8] {
        webpOfPixelsAlone(try Self.saved { hearten_vips_save_webp(image, Int32(quality), $0, $1) })
    }

    func png() throws(PictureFault) -> [UInt8] {
        try Self.saved { hearten_vips_save_png(image, $0, $1) }
    }

    private static func saved(
        _ save: (UnsafeMutablePointer<UnsafeMutableRawPointer?>, UnsafeMutablePointer<Int>) -> Int32
    ) throws(PictureFault) -> [UInt8] {
        var bytes: UnsafeMutableRawPointer?
        var count = 0
        guard save(&bytes, &count) == 0, let bytes else { throw .last() }
        defer { g_free(bytes) }
        return [UInt8](UnsafeRawBufferPointer(start: bytes, count: count))
    }
}
