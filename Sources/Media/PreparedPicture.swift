/// The sizes in which pictures are kept.
package enum PictureSize: String, Sendable, Hashable, CaseIterable {
    /// For lists and feeds: at most 640 pixels wide and 1,280 high.
    case list
    /// For looking at it: at most 1,920 pixels wide and 3,840 high.
    case full
    /// For portraits: a square of 192 pixels around what draws the eye. Smaller pictures are enlarged to it.
    case face

    /// The largest width in pixels.
    package var width: Int {
        switch self {
        case .list: 640
        case .full: 1_920
        case .face: 192
        }
    }

    /// The largest height in pixels.
    package var height: Int {
        switch self {
        case .list: 1_280
        case .full: 3_840
        case .face: 192
        }
    }
}

/// WebP for browsers, JPEG for whatever does not read it. Transparency is kept in WebP and laid on white in JPEG.
package enum PictureFormat: String, Sendable, Hashable, CaseIterable {
    case webp, jpeg

    /// For the header `Content-Type`.
    package var mediaType: String { "image/\(rawValue)" }
}

/// One file made from a picture: upright, in sRGB, without any metadata.
package struct PictureVariant: Sendable, Hashable {
    package let size: PictureSize
    package let format: PictureFormat
    /// Pixels.
    package let width: Int
    /// Pixels.
    package let height: Int
    package let bytes: [UInt8]
}

/// What is kept of an uploaded picture. Nothing in it comes from the upload byte for byte.
package struct PreparedPicture: Sendable, Hashable {
    /// The upright width in pixels at the size `.full`, whether that size was asked for or not.
    package let width: Int
    /// The upright height in pixels at the size `.full`, whether that size was asked for or not.
    package let height: Int
    /// The average colour on white, `#rrggbb`, to fill the place until the picture arrives.
    package let colour: String
    /// Each size that was asked for, in each format.
    package let variants: [PictureVariant]

    package func variant(_ size: PictureSize, _ format: PictureFormat) -> PictureVariant? {
        variants.first { $0.size == size && $0.format == format }
    }
}
