import CVips

/// One of the program's own SVG drawings as pixels. Never for text that somebody sent: an SVG may hold scripts and
/// references, and its size in pixels says nothing about the work that it causes.
struct Drawing {
    /// The longest side of a rendered drawing, in pixels.
    static let longestSide = 4_096

    let svg: String
    let width: Int
    let height: Int

    /// The drawing, scaled to cover the whole box and cropped around its centre, as PNG.
    ///
    /// - Throws: `PictureRefusal.tooManyPixels` for sides outside 1...4,096; `.broken` when the text is no SVG.
    func png() throws -> [UInt8] {
        guard (1...Self.longestSide).contains(width), (1...Self.longestSide).contains(height) else {
            throw PictureRefusal.tooManyPixels
        }
        try Vips.ready()
        defer { Vips.leaveThread() }
        do {
            return try Array(svg.utf8).withUnsafeBytes { raw in
                let natural = try Self.opened(raw, scale: 1)
                let scale = max(
                    Double(width) / Double(natural.width), Double(height) / Double(natural.height)
                )
                return try Self.opened(raw, scale: scale)
                    .covering(width: width, height: height, attention: false).png()
            }
        } catch let fault as PictureFault {
            throw PictureRefusal.broken(fault)
        }
    }

    private static func opened(_ raw: UnsafeRawBufferPointer, scale: Double) throws -> VipsPicture {
        try VipsPicture { hearten_vips_load_svg(raw.baseAddress, raw.count, scale, $0) }
    }
}
