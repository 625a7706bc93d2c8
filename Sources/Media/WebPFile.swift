/// A WebP file with nothing in it but its pixels: libvips 8.14 writes EXIF, XMP and the colour profile even when told not
/// to, and an EXIF block of its own when the picture has none.
///
/// - Parameter webp: a whole file as the encoder wrote it (RFC 9649).
func webpOfPixelsAlone(_ webp: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    var place = 12
    while place + 8 <= webp.count {
        let size = webp[place + 4..<place + 8].reversed().reduce(0) { $0 << 8 | Int($1) }
        let end = min(place + 8 + size + size % 2, webp.count)
        let name = String(decoding: webp[place..<place + 4], as: UTF8.self)
        if ["VP8 ", "VP8L", "VP8X", "ALPH"].contains(name) {
            let start = kept.count
            kept += webp[place..<end]
            // Of the flags only the one for transparency still holds.
            if name == "VP8X", kept.count > start + 8 { kept[start + 8] &= 0x10 }
        }
        place = end
    }
    let size = kept.count + 4
    return Array("RIFF".utf8) + [0, 8, 16, 24].map { UInt8(size >> $0 & 255) } + Array("WEBP".utf8) + kept
}
