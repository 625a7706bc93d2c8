/// Reads numbers and bits from bytes that nobody vouches for: whatever lies behind the end is an error.
struct ByteReader {
    /// The file does not hold what it promises.
    struct Ended: Error {}

    let bytes: ArraySlice<UInt8>
    private var bit = 0

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    var bitsLeft: Int { bytes.count * 8 - bit }
    /// What has not been read, from the next whole byte on.
    var rest: ArraySlice<UInt8> { bytes.dropFirst((bit + 7) / 8) }

    /// The next 0...56 bits as a number, high bits first.
    mutating func bits(_ count: Int) throws -> Int {
        guard count <= bitsLeft else { throw Ended() }
        var number = 0
        for place in bit..<bit + count {
            number = number << 1 | Int(bytes[bytes.startIndex + place / 8] >> (7 - UInt8(place % 8)) & 1)
        }
        bit += count
        return number
    }

    /// Big-endian, 0...7 bytes; of eight bytes the highest must be zero.
    mutating func number(_ count: Int) throws -> Int {
        if count == 8, try bits(8) != 0 { throw Ended() }
        return try bits(min(count, 7) * 8)
    }

    mutating func skip(_ count: Int) throws {
        guard count >= 0, count <= bitsLeft else { throw Ended() }
        bit += count
    }

    mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
        let taken = rest.prefix(max(count, 0))
        guard taken.count == count else { throw Ended() }
        try skip(count * 8)
        return taken
    }

    /// Exponential-Golomb, as HEVC writes numbers (ITU-T H.265, 9.2).
    mutating func golomb() throws -> Int {
        var zeros = 0
        while try bits(1) == 0 { zeros += 1 }
        guard zeros < 32 else { throw Ended() }
        return try (1 << zeros) - 1 + bits(zeros)
    }
}
