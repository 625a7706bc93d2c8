/// JPEG files with segments put in by hand.
enum HandMadeJPEG {
    /// What must never come out again.
    static let secrets = [
        "SERIAL-7F3A9", "Exif", "EXIF", "GPSLatitude", "ns.adobe.com", "XMP", "ICC_PROFILE", "ICCP", "Photoshop",
    ]

    /// A picture as phones write them: with a serial number, the place, XMP and a colour profile.
    static func asFromAPhone(_ jpeg: [UInt8], orientation: UInt8) -> [UInt8] {
        let xmp = "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><exif:GPSLatitude>50,21.3N</exif:GPSLatitude></x:xmpmeta>"
        return adding(
            [
                segment(0xE1, exif(orientation: orientation)), segment(0xE1, Array(xmp.utf8)),
                segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1] + [UInt8](repeating: 7, count: 200)),
                segment(0xED, Array("Photoshop 3.0\0SERIAL-7F3A9".utf8)), segment(0xFE, Array("SERIAL-7F3A9".utf8)),
            ], to: jpeg)
    }

    static func adding(_ segments: [[UInt8]], to jpeg: [UInt8]) -> [UInt8] {
        jpeg.prefix(2) + segments.flatMap(\.self) + jpeg.dropFirst(2)
    }

    static func segment(_ marker: UInt8, _ data: [UInt8]) -> [UInt8] {
        [0xFF, marker, UInt8((data.count + 2) >> 8), UInt8((data.count + 2) & 255)] + data
    }

    /// The markers before the pixels, in order.
    static func markers(_ jpeg: [UInt8]) -> [UInt8] {
        var markers: [UInt8] = []
        var place = 2
        while place + 4 <= jpeg.count, markers.last != 0xDA {
            markers.append(jpeg[place + 1])
            place += 2 + Int(jpeg[place + 2]) << 8 + Int(jpeg[place + 3])
        }
        return markers
    }

    /// A TIFF structure of two directories: orientation, make and GPS; little-endian (Exif 2.3).
    private static func exif(orientation: UInt8) -> [UInt8] {
        let make = Array("SERIAL-7F3A9\0\0\0\0".utf8)
        let latitude: [UInt8] = [50, 0, 0, 0, 1, 0, 0, 0, 21, 0, 0, 0, 1, 0, 0, 0, 18, 0, 0, 0, 1, 0, 0, 0]
        let first: [UInt8] =
            [3, 0] + entry(0x010F, type: 2, count: 13, value: 50) + entry(0x0112, type: 3, count: 1, value: orientation)
            + entry(0x8825, type: 4, count: 1, value: 66) + [0, 0, 0, 0]
        let gps: [UInt8] =
            [2, 0] + entry(0x0001, type: 2, count: 2, value: UInt8(ascii: "N"))
            + entry(0x0002, type: 5, count: 3, value: 96) + [0, 0, 0, 0]
        return Array("Exif\0\0II*\0".utf8) + [8, 0, 0, 0] + first + make + gps + latitude
    }

    private static func entry(_ tag: UInt16, type: UInt8, count: UInt8, value: UInt8) -> [UInt8] {
        [UInt8(tag & 255), UInt8(tag >> 8), type, 0, count, 0, 0, 0, value, 0, 0, 0]
    }
}
