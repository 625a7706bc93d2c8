/// The parts of a HEIF file, by number (ISO/IEC 23008-12; boxes `iinf`, `iloc` and `ipco` of ISO/IEC 14496-12).
/// Only the plain structure that phones and encoders write is understood.
struct HEIFItems {
    /// A structure that we do not follow.
    struct Unusual: Error {}

    /// Type and bytes of each part, in the order in which they are listed.
    let items: [(type: String, bytes: [UInt8])]
    /// The set-up data of the decoders: boxes `hvcC` and `av1C`.
    let configurations: [HEIFBox]

    init(_ file: [UInt8]) throws {
        let top = HEIFBox.all(ofFile: file)
        let meta = try HEIFBox.all(in: Self.only("meta", top).content.dropFirst(4))
        let types = try Self.types(Self.only("iinf", meta).content)
        let data = meta.filter { $0.name == "idat" }
        guard data.count <= 1 else { throw Unusual() }
        let properties = try HEIFBox.all(in: Self.only("iprp", meta).content)
        configurations = try HEIFBox.all(in: Self.only("ipco", properties).content)
            .filter { $0.name == "hvcC" || $0.name == "av1C" }
        let places = try Self.places(Self.only("iloc", meta).content, file: file, data: data.first?.content ?? [])
        let bytes = Dictionary(places.map { ($0.id, $0.bytes) }) { first, _ in first }
        guard Set(types.map(\.id)).count == types.count, bytes.count == places.count else { throw Unusual() }
        items = types.map { ($0.name, bytes[$0.id] ?? []) }
    }

    private static func only(_ name: String, _ boxes: [HEIFBox]) throws -> HEIFBox {
        let named = boxes.filter { $0.name == name }
        guard let box = named.first, named.count == 1 else { throw Unusual() }
        return box
    }

    private static func types(_ content: ArraySlice<UInt8>) throws -> [(id: Int, name: String)] {
        var reader = ByteReader(content)
        let version = try reader.number(1)
        try reader.skip(24)
        _ = try reader.number(version == 0 ? 2 : 4)
        return try HEIFBox.all(in: reader.rest).map { entry in
            var reader = ByteReader(entry.content)
            let version = try reader.number(1)
            guard entry.name == "infe", version == 2 || version == 3 else { throw Unusual() }
            try reader.skip(24)
            let id = try reader.number(version == 2 ? 2 : 4)
            try reader.skip(16)
            return (id, String(decoding: try reader.take(4), as: UTF8.self))
        }
    }

    private static func places(
        _ content: ArraySlice<UInt8>, file: [UInt8], data: ArraySlice<UInt8>
    ) throws -> [(id: Int, bytes: [UInt8])] {
        var reader = ByteReader(content)
        let version = try reader.number(1)
        guard version <= 2 else { throw Unusual() }
        try reader.skip(24)
        let (offset, length) = (try reader.bits(4), try reader.bits(4))
        let (base, index) = (try reader.bits(4), try reader.bits(4))
        guard [4, 8].contains(length), [offset, base, index].allSatisfy([0, 4, 8].contains) else { throw Unusual() }
        var total = 0
        return try (0..<reader.number(version == 2 ? 4 : 2)).map { _ in
            let id = try reader.number(version == 2 ? 4 : 2)
            let isInData = try version > 0 && reader.number(2) & 15 == 1
            try reader.skip(16)
            let start = try reader.number(base)
            let source = isInData ? data : file[...]
            var bytes: [UInt8] = []
            for _ in 0..<(try reader.number(2)) {
                if version > 0 { try reader.skip(index * 8) }
                let from = try start + reader.number(offset)
                var part = ByteReader(source.dropFirst(from))
                bytes += try part.take(reader.number(length))
            }
            total += bytes.count
            // Parts that overlap could be made to add up to any amount.
            guard total <= 2 * file.count else { throw Unusual() }
            return (id, bytes)
        }
    }
}
