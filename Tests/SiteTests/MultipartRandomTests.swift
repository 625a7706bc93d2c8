import Testing

@testable import Site

@Suite("Any form with files")
struct MultipartRandomTests {
    private let body = MultipartBody()

    @Test("is read back, texts and files")
    func roundTrip() throws {
        var random = SplitMix64(seed: 61)
        let pieces = [
            "\r\n", "--", "\r\n--", "\n", "--\(body.boundary)", "\"", ";", "=", "é", "日本", "a", "\u{0}", "%22", ":",
        ]
        for _ in 0..<1_000 {
            var sent = body
            var texts: [[UInt8]] = [], files: [[UInt8]] = []
            for _ in 0..<Int.random(in: 0...5, using: &random) {
                if Bool.random(using: &random) {
                    let text = random.text(of: pieces).replacing("\r\n--\(body.boundary)", with: "")
                    sent = sent.adding("t", text)
                    texts.append(Array(text.utf8))
                } else {
                    let content = (0..<Int.random(in: 0...200, using: &random)).map { _ in
                        UInt8.random(in: 0...255, using: &random)
                    }
                    sent = sent.adding("f", file: "x", content)
                    files.append(content)
                }
            }
            // A text may begin with the boundary: the newline that ends the headers then stands before it.
            guard !texts.contains(where: { $0.starts(with: Array("--\(body.boundary)".utf8)) }) else { continue }
            let fields = try read(sent.ended)
            #expect(fields.texts.map { Array($0.text.utf8) } == texts)
            #expect(fields.files.map(\.bytes) == files)
        }
    }

    @Test("with changed bytes is read or refused, never more")
    func mutations() {
        var random = SplitMix64(seed: 62)
        let whole = body.adding("a", "one").adding("f", file: "cat; \"x\".png", [1, 13, 10, 45, 45]).adding("b", "zwei")
            .ended
        var read = 0
        for _ in 0..<5_000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(Array("\r\n-;=\" ".utf8).randomElement(using: &random) ?? 0, at: place)
                default: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &random)))
                }
            }
            do {
                _ = try self.read(bytes)
                read += 1
            } catch {
                #expect(error is FormFault)
            }
        }
        #expect(read > 100 && read < 4_900)
    }

    @Test("cut anywhere, gives the parts that are whole and no others")
    func beginnings() throws {
        let sent = body.adding("a", "one").adding("b", "").adding("f", file: "cat.png", [1, 13, 10, 45, 45, 13, 10]).adding("c", "zwei\r\n--")
        let whole = try read(sent.ended)
        var seen: Set<Int> = []
        for length in 0...sent.ended.count {
            let bytes = Array(sent.ended.prefix(length))
            guard let fields = try? FormDecoder.multipart(beginning: bytes, contentType: body.type) else { continue }
            let texts = fields.texts.map(\.text)
            #expect(whole.texts.map(\.text).starts(with: texts), "\(length)")
            #expect(fields.files.isEmpty || fields.files.map(\.bytes) == whole.files.map(\.bytes), "\(length)")
            seen.insert(fields.texts.count + fields.files.count)
        }
        #expect(seen == [1, 2, 3, 4])
        // Bytes at random are refused or read, never more.
        var random = SplitMix64(seed: 63)
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in Array("\r\n-b1\":;= f".utf8).randomElement(using: &random) ?? 0 }
            do {
                _ = try FormDecoder.multipart(beginning: bytes, contentType: "multipart/form-data; boundary=b1")
            } catch {
                #expect(error is FormFault)
            }
        }
    }

    private func read(_ bytes: [UInt8]) throws -> FormFields {
        try FormDecoder.multipart(bytes, contentType: body.type)
    }
}
