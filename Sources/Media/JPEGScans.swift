import Glibc

/// How many passes a JPEG makes over its picture, counted without decoding (ITU-T T.81, annex B). Counting stops at the
/// end of the first picture, so that films and previews appended by cameras do not count.
///
/// - Parameter limit: counting stops beyond it.
func jpegScans(in bytes: UnsafeRawBufferPointer, limit: Int) -> Int {
    var scans = 0
    var place = 2
    while scans <= limit, let marker = nextMarker(in: bytes, from: &place) {
        if marker == 0xD9 { break }
        if marker == 0xDA { scans += 1 }
        guard place + 2 <= bytes.count else { break }
        place += max(2, Int(bytes[place]) << 8 | Int(bytes[place + 1]))
    }
    return scans
}

/// The next marker that has a length or ends the picture; `place` then stands behind it. Skips pixel data, in which FF is
/// followed by 00 or by a restart marker.
private func nextMarker(in bytes: UnsafeRawBufferPointer, from place: inout Int) -> UInt8? {
    while place + 1 < bytes.count, let start = bytes.baseAddress {
        guard let found = memchr(start + place, 0xFF, bytes.count - place - 1) else { return nil }
        let marker = bytes[found - UnsafeMutableRawPointer(mutating: start) + 1]
        place = found - UnsafeMutableRawPointer(mutating: start) + (marker == 0xFF ? 1 : 2)
        switch marker {
        case 0x00, 0x01, 0xD0...0xD8, 0xFF: continue
        default: return marker
        }
    }
    return nil
}
