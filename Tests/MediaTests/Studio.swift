import Foundation
import Media
import Testing

/// What the picture tests share: a worker, pictures of known content, and a look at the colours of a result.
enum Studio {
    /// Room for all tests at once.
    static let worker = PictureWorker(threads: BoundedThreads(name: "test pictures", threads: 2, waiting: 1_000))

    static let red: [UInt8] = [255, 0, 0]
    static let blue: [UInt8] = [0, 0, 255]

    /// The left half red, the right half blue.
    static func redAndBluePNG(width: Int, height: Int) -> [UInt8] {
        HandMadePNG.picture(width: width, height: height) { x, _ in x < width / 2 ? red : blue }
    }

    static func redAndBlue(_ format: PictureFormat, width: Int = 64, height: Int = 32) async throws -> [UInt8] {
        let prepared = try await worker.prepare(redAndBluePNG(width: width, height: height), sizes: [.full])
        return try #require(prepared.variant(.full, format)).bytes
    }

    /// A PNG of any size with something to see in it.
    static func landscape(width: Int, height: Int) async throws -> [UInt8] {
        let svg = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)">
            <rect width="100%" height="100%" fill="#2a8"/><circle cx="30%" cy="40%" r="20%" fill="#fc0"/></svg>
            """
        return try await worker.drawing(svg: svg, width: width, height: height)
    }

    /// The average colour of a part of a JPEG, seen through another decoder than the one under test.
    static func colour(of jpeg: PictureVariant, x: Int, y: Int, width: Int, height: Int) async throws -> [Int] {
        let svg = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="\(x) \(y) \(width) \(height)" width="64" height="64">
            <image width="\(jpeg.width)" height="\(jpeg.height)" \
            href="data:image/jpeg;base64,\(Data(jpeg.bytes).base64EncodedString())"/></svg>
            """
        let part = try await worker.drawing(svg: svg, width: 64, height: 64)
        return components(try await worker.prepare(part, sizes: []).colour)
    }

    /// `#0a0b0c` as 10, 11, 12.
    static func components(_ colour: String) -> [Int] {
        stride(from: 1, to: 7, by: 2).compactMap { Int(colour.dropFirst($0).prefix(2), radix: 16) }
    }

    static func isReddish(_ colour: [Int]) -> Bool { colour.count == 3 && colour[0] > 150 && colour[2] < 100 }
    static func isBluish(_ colour: [Int]) -> Bool { colour.count == 3 && colour[2] > 150 && colour[0] < 100 }

    /// The refusal of an upload; the test fails if it is taken or if anything else is thrown.
    static func refusal(
        of bytes: [UInt8], by worker: PictureWorker = worker, _ place: SourceLocation = #_sourceLocation
    ) async -> PictureRefusal? {
        await #expect(throws: PictureRefusal.self, sourceLocation: place) {
            try await worker.prepare(bytes)
        }
    }

    static func isBroken(_ refusal: PictureRefusal?) -> Bool {
        if case .broken = refusal { true } else { false }
    }

    static func contains(_ bytes: [UInt8], _ text: String) -> Bool { Data(bytes).range(of: Data(text.utf8)) != nil }
}

/// SplitMix64: the same numbers on every run.
struct FixedDice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
