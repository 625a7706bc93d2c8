/// Turns uploads into pictures that are safe to keep and to show, away from the threads that serve requests.
package final class PictureWorker: Sendable {
    private let limits: PictureLimits
    private let threads: BoundedThreads

    /// - Parameter threads: one thread, sixteen waiting, unless given. A photo of 12 megapixels takes 0.8 s of one core for
    ///   all three sizes, a HEIC one twice that.
    package init(
        limits: PictureLimits = PictureLimits(), threads: BoundedThreads = BoundedThreads(name: "pictures")
    ) {
        self.limits = limits
        self.threads = threads
    }

    /// Decodes the upload and writes it anew in each size, as WebP and as JPEG: upright, in sRGB, without EXIF, GPS, XMP
    /// and colour profile. Of an animation the first frame is kept.
    ///
    /// - Parameter bytes: as they came, with no promise about what they are.
    /// - Throws: `PictureRefusal`, or `CancellationError`.
    package func prepare(
        _ bytes: [UInt8], sizes: [PictureSize] = [.list, .full]
    ) async throws -> PreparedPicture {
        let preparation = PicturePreparation(limits: limits, sizes: sizes)
        return try await threads.run { try preparation.prepared(bytes) }
    }

    /// Renders one of the program's own SVG drawings as PNG, scaled to cover the box and cropped around its centre.
    ///
    /// - Parameters:
    ///   - svg: text of ours. Never pass on what somebody sent.
    ///   - width: pixels, 1...4,096.
    ///   - height: pixels, 1...4,096.
    /// - Throws: `PictureRefusal`, or `CancellationError`.
    package func drawing(svg: String, width: Int, height: Int) async throws -> [UInt8] {
        let drawing = Drawing(svg: svg, width: width, height: height)
        return try await threads.run { try drawing.png() }
    }
}
