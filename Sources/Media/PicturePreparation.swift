/// The work on one picture, synchronous: it belongs on a thread that may be kept busy for a second.
struct PicturePreparation {
    /// Chosen by eye on portraits and screenshots; 0...100.
    static let jpegQuality = 80
    static let webpQuality = 78

    let limits: PictureLimits
    let sizes: [PictureSize]

    /// - Throws: `PictureRefusal`.
    func prepared(_ bytes: [UInt8]) throws -> PreparedPicture {
        try Vips.ready()
        defer { Vips.leaveThread() }
        let picture = try PictureReading(limits: limits).picture(bytes)
        var variants: [PictureVariant] = []
        for size in sizes {
            let sized = try Self.sized(picture, size)
            variants.append(try Self.variant(sized, size, .webp))
            variants.append(try Self.variant(sized, size, .jpeg))
        }
        return PreparedPicture(
            width: picture.width, height: picture.height, colour: try picture.onWhite().averageColour(),
            variants: variants
        )
    }

    private static func sized(_ picture: borrowing VipsPicture, _ size: PictureSize) throws -> VipsPicture {
        switch size {
        case .list, .full: try picture.fitted(width: size.width, height: size.height).inMemory()
        case .face: try picture.covering(width: size.width, height: size.height, attention: true).inMemory()
        }
    }

    private static func variant(
        _ picture: borrowing VipsPicture, _ size: PictureSize, _ format: PictureFormat
    ) throws -> PictureVariant {
        let bytes =
            switch format {
            case .webp: try picture.webp(quality: webpQuality)
            case .jpeg: try picture.jpeg(quality: jpegQuality)
            }
        return PictureVariant(
            size: size, format: format, width: picture.width, height: picture.height, bytes: bytes
        )
    }
}
