import Media
import Testing

/// Each file is either taken or refused: no crash, and no error that the user could not be told.
@Suite("Files made by dice")
struct RandomFilesTests {
    @Test("of nothing but noise are refused")
    func noise() async {
        var dice = FixedDice(state: 1)
        for _ in 0..<200 {
            let count = Int.random(in: 0...3_000, using: &dice)
            let noise = (0..<count).map { _ in UInt8.random(in: 0...255, using: &dice) }
            _ = await Studio.refusal(of: noise)
        }
    }

    @Test("of noise behind a true beginning are refused")
    func beginnings() async {
        var dice = FixedDice(state: 2)
        let beginnings: [[UInt8]] = [
            [0xFF, 0xD8, 0xFF, 0xE0], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], Array("GIF89a".utf8),
            Array("RIFF\0\u{10}\0\0WEBPVP8 ".utf8), Array("\0\0\0\u{18}ftypheic\0\0\0\0mif1heic".utf8),
            Array("\0\0\0\u{18}ftypavif\0\0\0\0mif1avif".utf8),
        ]
        for round in 0..<240 {
            let count = Int.random(in: 0...2_000, using: &dice)
            let noise = (0..<count).map { _ in UInt8.random(in: 0...255, using: &dice) }
            _ = await Studio.outcome(of: beginnings[round % beginnings.count] + noise)
        }
    }

    @Test("with a few bytes changed are taken or refused")
    func changed() async throws {
        var dice = FixedDice(state: 3)
        let jpeg = try await Studio.redAndBlue(.jpeg)
        let originals = [
            jpeg, HandMadeJPEG.asFromAPhone(jpeg, orientation: 6), try await Studio.redAndBlue(.webp),
            Studio.redAndBluePNG(width: 16, height: 16), SmallPhotos.avif, SmallPhotos.heic,
            HandMadeGIF.animation(width: 16, height: 16, frames: [0, 1, 2]),
        ]
        for round in 0..<420 {
            var bytes = originals[round % originals.count]
            for _ in 0..<Int.random(in: 1...8, using: &dice) {
                bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
            }
            _ = await Studio.outcome(of: bytes)
        }
    }
}

extension Studio {
    /// Whether an upload is taken; the test fails on any error but a refusal.
    static func outcome(of bytes: [UInt8]) async -> Bool {
        do {
            _ = try await worker.prepare(bytes, sizes: [.list])
            return true
        } catch {
            #expect(error is PictureRefusal, "\(error) for \(bytes)")
            return false
        }
    }
}
