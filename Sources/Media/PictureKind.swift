/// The kinds of picture that are taken, told by a file's first bytes: neither its name nor its claimed type counts.
package enum PictureKind: Sendable, Hashable {
    case jpeg, png, webp, gif, heic, avif

    /// - Throws: `PictureRefusal.unsupported` for files of a known kind that is not taken, `.notAPicture` for all others.
    package init(of bytes: [UInt8]) throws {
        if let kind = Self.taken(bytes) {
            self = kind
        } else if let name = Self.notTaken(bytes) {
            throw PictureRefusal.unsupported(kind: name)
        } else {
            throw PictureRefusal.notAPicture
        }
    }

    private static func taken(_ bytes: [UInt8]) -> PictureKind? {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) { return .gif }
        if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) { return .webp }
        let brands = brands(bytes)
        if brands.contains(where: { $0 == "avif" || $0 == "avis" }) { return .avif }
        if brands.contains(where: { ["heic", "heix", "heim", "heis", "mif1"].contains($0) }) { return .heic }
        return nil
    }

    /// Kinds that people do send, so that the refusal can name them.
    private static func notTaken(_ bytes: [UInt8]) -> String? {
        if let name = signatures.first(where: { bytes.starts(with: $0.bytes) })?.name { return name }
        if !brands(bytes).isEmpty { return "video" }
        let text = bytes.prefix(1_024).drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }
        guard text.first == UInt8(ascii: "<") else { return nil }
        return String(decoding: text, as: UTF8.self).lowercased().contains("<svg") ? "SVG" : nil
    }

    private static let signatures: [(bytes: [UInt8], name: String)] = [
        ([0x49, 0x49, 0x2A, 0x00], "TIFF or camera raw"), ([0x4D, 0x4D, 0x00, 0x2A], "TIFF or camera raw"),
        (Array("%PDF".utf8), "PDF"), (Array("%!PS".utf8), "PostScript"), (Array("8BPS".utf8), "Photoshop"),
        (Array("BM".utf8), "BMP"), ([0x00, 0x00, 0x01, 0x00], "icon"),
        ([0xFF, 0x0A], "JPEG XL"), ([0x00, 0x00, 0x00, 0x0C, 0x4A, 0x58, 0x4C, 0x20], "JPEG XL"),
        ([0x00, 0x00, 0x00, 0x0C, 0x6A, 0x50, 0x20, 0x20], "JPEG 2000"), ([0xFF, 0x4F, 0xFF, 0x51], "JPEG 2000"),
        ([0x1A, 0x45, 0xDF, 0xA3], "video"), ([0x50, 0x4B, 0x03, 0x04], "ZIP"), ([0x1F, 0x8B], "GZIP"),
    ]

    /// The brands of an ISO base media file (ISO/IEC 14496-12, box `ftyp`): the major one, then the compatible ones.
    private static func brands(_ bytes: [UInt8]) -> [String] {
        guard bytes.count >= 16, bytes[4..<8].elementsEqual("ftyp".utf8) else { return [] }
        let size = bytes[0..<4].reduce(0) { $0 << 8 | Int($1) }
        let end = min(size, bytes.count, 256)
        let starts = [8] + stride(from: 16, through: end - 4, by: 4)
        return starts.map { String(decoding: bytes[$0..<$0 + 4], as: UTF8.self) }
    }
}
