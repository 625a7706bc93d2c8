/// One box of an ISO base media file (ISO/IEC 14496-12).
struct HEIFBox {
    let name: String
    let content: ArraySlice<UInt8>

    private init(_ reader: inout ByteReader) throws {
        var size = try reader.number(4)
        name = String(decoding: try reader.take(4), as: UTF8.self)
        var header = 8
        if size == 1 {
            size = try reader.number(8)
            header = 16
        }
        content = try reader.take(size == 0 ? reader.rest.count : size - header)
    }

    /// The boxes that lie side by side in the bytes.
    static func all(in bytes: ArraySlice<UInt8>) throws -> [HEIFBox] {
        var boxes: [HEIFBox] = []
        var reader = ByteReader(bytes)
        while reader.bitsLeft > 0 { boxes.append(try HEIFBox(&reader)) }
        return boxes
    }

    /// The boxes of a file, up to the first that is none: phones put data of their own at the end.
    static func all(ofFile file: [UInt8]) -> [HEIFBox] {
        var boxes: [HEIFBox] = []
        var reader = ByteReader(file[...])
        while reader.bitsLeft > 0, let box = try? HEIFBox(&reader) { boxes.append(box) }
        return boxes
    }
}
