/// How large the pictures in a HEIC or AVIF file really are.
///
/// The decoders believe the coded pictures and not the file's own header: a file of 2 KB that calls itself 16 × 8 pixels
/// makes them fill gigabytes. So the sizes are read where the decoders read them: from each AV1 sequence header, each
/// HEVC sequence parameter set and each grid.
struct HEIFSize {
    let limits: PictureLimits

    /// - Throws: `PictureRefusal.tooManyPixels`; `.broken` for a file whose structure cannot be followed.
    func check(_ file: [UInt8]) throws {
        do {
            let parts = try HEIFItems(file)
            for box in parts.configurations {
                if box.name == "av1C" {
                    try checkAV1(box.content.dropFirst(4))
                } else {
                    try checkHEVC(setUp: box.content)
                }
            }
            for item in parts.items {
                switch item.type {
                case "av01": try checkAV1(item.bytes[...])
                case "hvc1": try checkHEVC(item.bytes[...])
                case "grid": try checkGrid(item.bytes[...])
                case "iovl", "jpeg", "j2k1", "avc1", "vvc1", "evc1", "lhv1", "unci", "mski": throw HEIFItems.Unusual()
                // Text, and pictures that no decoder here makes.
                default: continue
                }
            }
        } catch let refusal as PictureRefusal {
            throw refusal
        } catch {
            throw PictureRefusal.broken(PictureFault(description: "structure of the HEIF file: \(error)"))
        }
    }

    private func checkGrid(_ bytes: ArraySlice<UInt8>) throws {
        var reader = ByteReader(bytes)
        try reader.skip(8)
        let size = try reader.number(1) & 1 == 1 ? 4 : 2
        try reader.skip(16)
        try limits.check(width: reader.number(size), height: reader.number(size))
    }

    /// A sequence of open bitstream units (AV1 specification, 5.3).
    private func checkAV1(_ bytes: ArraySlice<UInt8>) throws {
        var reader = ByteReader(bytes)
        while reader.bitsLeft > 0 {
            let header = try reader.number(1)
            if header & 4 != 0 { try reader.skip(8) }
            let count = header & 2 != 0 ? try Self.leb128(&reader) : reader.rest.count
            let unit = try reader.take(count)
            if header >> 3 & 15 == 1 { try checkSequenceHeader(unit) }
        }
    }

    private static func leb128(_ reader: inout ByteReader) throws -> Int {
        var number = 0
        for place in 0..<5 {
            let byte = try reader.number(1)
            number |= (byte & 127) << (7 * place)
            if byte < 128 { return number }
        }
        throw HEIFItems.Unusual()
    }

    /// AV1 specification, 5.5.1. Pictures have no timing; with it the file is a film.
    private func checkSequenceHeader(_ unit: ArraySlice<UInt8>) throws {
        var reader = ByteReader(unit)
        try reader.skip(4)
        if try reader.bits(1) == 1 {
            try reader.skip(5)
        } else {
            guard try reader.bits(1) == 0 else { throw HEIFItems.Unusual() }
            let hasDelay = try reader.bits(1) == 1
            for _ in 0...(try reader.bits(5)) {
                try reader.skip(12)
                if try reader.bits(5) > 7 { try reader.skip(1) }
                if hasDelay, try reader.bits(1) == 1 { try reader.skip(4) }
            }
        }
        let (width, height) = (try reader.bits(4) + 1, try reader.bits(4) + 1)
        try limits.check(width: reader.bits(width) + 1, height: reader.bits(height) + 1)
    }

    /// `HEVCDecoderConfigurationRecord` (ISO/IEC 14496-15, 8.3.3): lists of units, each with its length in two bytes.
    private func checkHEVC(setUp bytes: ArraySlice<UInt8>) throws {
        var reader = ByteReader(bytes)
        try reader.skip(21 * 8)
        // The units in the pictures then have their lengths in four bytes, as `checkHEVC` takes for granted.
        guard try reader.number(1) & 3 == 3 else { throw HEIFItems.Unusual() }
        for _ in 0..<(try reader.number(1)) {
            try reader.skip(8)
            for _ in 0..<(try reader.number(2)) { try checkUnit(reader.take(reader.number(2))) }
        }
    }

    private func checkHEVC(_ bytes: ArraySlice<UInt8>) throws {
        var reader = ByteReader(bytes)
        while reader.bitsLeft > 0 { try checkUnit(reader.take(reader.number(4))) }
    }

    /// A sequence parameter set (ITU-T H.265, 7.3.2.2); other units say nothing about the size.
    private func checkUnit(_ unit: ArraySlice<UInt8>) throws {
        guard let first = unit.first, first >> 1 & 63 == 33 else { return }
        var reader = ByteReader(Self.withoutEmulation(unit.dropFirst(2))[...])
        try reader.skip(4)
        let layers = try reader.bits(3)
        try reader.skip(1 + 88 + 8)
        let flags = try (0..<layers).map { _ in try reader.bits(2) }
        if layers > 0 { try reader.skip(2 * (8 - layers)) }
        for flag in flags { try reader.skip((flag & 2 != 0 ? 88 : 0) + (flag & 1 != 0 ? 8 : 0)) }
        _ = try reader.golomb()
        if try reader.golomb() == 3 { try reader.skip(1) }
        try limits.check(width: reader.golomb(), height: reader.golomb())
    }

    /// The third byte of 00 00 03 is there only so that no start code appears (ITU-T H.265, 7.4.2).
    private static func withoutEmulation(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var plain: [UInt8] = []
        var zeros = 0
        // The size stands within the first bytes.
        for byte in bytes.prefix(512) {
            if zeros >= 2, byte == 3 {
                zeros = 0
                continue
            }
            zeros = byte == 0 ? zeros + 1 : 0
            plain.append(byte)
        }
        return plain
    }
}
