/// How much of a picture the server is willing to decode. What lies beyond is refused before any pixel is decoded.
package struct PictureLimits: Sendable, Hashable {
    /// 20 MiB: the largest pictures that phones make, with room to spare.
    package static let usualBytes = 20 << 20
    /// 50 megapixels. Measured at that size, the whole process: 120 MB for what can be read line by line, 240 MB for a
    /// progressive JPEG, 440 MB for WebP, 560 MB for an interlaced PNG of 16 bits with transparency.
    package static let usualPixels = 50_000_000
    /// The longest side, in pixels.
    package static let usualSide = 20_000
    /// The passes over a progressive JPEG. Encoders write some ten; each pass costs time for the whole picture, so
    /// that a small file with thousands of them would hold a thread for minutes.
    package static let usualScans = 50
    /// Of an animation only the first frame is kept.
    package static let frames = 1

    package let bytes: Int
    package let pixels: Int
    package let side: Int
    package let scans: Int

    package init(
        bytes: Int = usualBytes, pixels: Int = usualPixels, side: Int = usualSide, scans: Int = usualScans
    ) {
        self.bytes = bytes
        self.pixels = pixels
        self.side = side
        self.scans = scans
    }

    /// - Throws: `PictureRefusal.tooManyPixels` for a side or an area beyond the limits.
    func check(width: Int, height: Int) throws {
        guard max(width, height) <= side, width * height <= pixels else { throw PictureRefusal.tooManyPixels }
    }
}
