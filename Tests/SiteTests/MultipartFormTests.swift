import Kernel
import Testing

@testable import Site

@Suite("A form with files")
struct MultipartFormTests {
    private let body = MultipartBody()

    @Test("holds texts and files in their order")
    func plain() throws {
        let sent = body.adding("a", "one\r\ntwo").adding("f", file: "cat.png", [0, 13, 10, 255]).adding("a", "Größe")
            .adding("f", file: "", [])
        let fields = try read(sent.ended)
        #expect(fields.texts.map(\.name) == ["a", "a"])
        #expect(fields.all("a").map { Array($0.utf8) } == [Array("one\r\ntwo".utf8), Array("Größe".utf8)])
        #expect(fields.files.map(\.field) == ["f", "f"])
        #expect(fields.files("f").map(\.name) == ["cat.png"])
        #expect(fields.files("f").map(\.bytes) == [[0, 13, 10, 255]])
    }

    @Test("may be empty, have words before it and words after it")
    func around() throws {
        #expect(try read(body.ended).texts.isEmpty)
        let sent = Array("preamble\r\n".utf8) + body.adding("a", "b").ended + Array("epilogue --x".utf8)
        #expect(try read(sent).raw("a") == "b")
    }

    @Test(
        "keeps content that looks like a boundary",
        arguments: [
            "x------HarbourForm7x", "\r\n----HarbourForm", "\r\n--\r\n--", "a------HarbourForm7x--\r\n", "\r\n\r\n",
        ])
    func boundaryInside(content: String) throws {
        let fields = try read(
            body.adding("a", content).adding("f", file: "x", Array(content.utf8)).adding("z", "end").ended)
        #expect(Array(fields.raw("a").utf8) == Array(content.utf8))
        #expect(fields.files("f").map(\.bytes) == [Array(content.utf8)])
        #expect(fields.raw("z") == "end")
    }

    @Test("knows its boundary with quotes, other case and further parameters")
    func contentTypes() throws {
        let sent = MultipartBody(boundary: "b1").adding("a", "x").ended
        for type in [
            "multipart/form-data; boundary=b1", "multipart/form-data; boundary=\"b1\"",
            "Multipart/Form-Data; Boundary=b1",
            "multipart/form-data;charset=utf-8;boundary= b1 ",
        ] {
            #expect(try FormDecoder.multipart(sent, contentType: type).raw("a") == "x", "\(type)")
        }
    }

    @Test(
        "without a boundary is refused",
        arguments: [
            "multipart/form-data", "", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"",
            "multipart/form-data; boundary=other", "multipart/form-data; boundary=\(String(repeating: "b", count: 71))",
        ])
    func noBoundary(type: String) {
        let sent = MultipartBody(boundary: type.contains("bbb") ? String(repeating: "b", count: 71) : "b1").adding(
            "a", "x"
        ).ended
        #expect(throws: FormFault.unreadable) { try FormDecoder.multipart(sent, contentType: type) }
    }

    @Test("with parts that lack their headers is refused")
    func brokenParts() {
        let start = "--\(body.boundary)\r\n", end = "\r\n--\(body.boundary)--\r\n"
        for part in [
            "", "a", "\r\na", "Content-Disposition: form-data; name=\"a\"", "Content-Type: text/plain\r\n\r\na",
            "Content-Disposition: form-data\r\n\r\na", "Content-Disposition: form-data; filename=\"a\"\r\n\r\na",
            "X: \(String(repeating: "x", count: 5_000))\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\na",
        ] {
            #expect(throws: FormFault.unreadable, "\(part.prefix(60))") { try read(Array((start + part + end).utf8)) }
        }
    }

    @Test("cut short anywhere is refused, not half read")
    func truncated() {
        let whole = body.adding("a", "one").adding("f", file: "x", [1, 2, 3]).ended
        for count in 0..<(whole.count - 2) {
            #expect(throws: FormFault.unreadable, "\(count) of \(whole.count)") { try read(Array(whole.prefix(count))) }
        }
    }

    @Test("has at most 500 parts")
    func many() throws {
        let full = (0..<500).reduce(body) { $0.adding("f\($1)", "x") }
        #expect(try read(full.ended).texts.count == 500)
        #expect(throws: FormFault.tooManyFields) { try read(full.adding("g", "x").ended) }
    }

    @Test(
        "keeps the names of files",
        arguments: [
            "a.png", "Größe 日本.jpg", "say \"hi\".txt", "a=b.txt", "'a'.txt", "../../etc/passwd", "C:\\a\\b.png",
            "100%.pdf",
        ])
    func fileNames(name: String) throws {
        #expect(try read(body.adding("f", file: name, [1]).ended).files("f").map(\.name) == [name])
    }

    @Test("keeps a file's name that holds a semicolon", arguments: ["holiday; day 2.jpg", "a;name=b.png", ";"])
    func semicolons(name: String) throws {
        let fields = try read(body.adding("f", file: name, [1]).ended)
        #expect(fields.files.map(\.field) == ["f"])
        #expect(fields.files.map(\.name) == [name])
    }

    @Test("shortens a very long file name, and drops newlines from it")
    func strangeFileNames() throws {
        #expect(
            try read(body.adding("f", file: String(repeating: "ä", count: 500), [1]).ended).files[0].name.count == 200)
        #expect(try read(body.adding("f", file: "a\r\nX-Evil: b", [1]).ended).files[0].name == "aX-Evil: b")
    }

    @Test("each fault says what to do, with a fitting status")
    func faults() {
        #expect(
            [FormFault.unreadable, .tooManyFields, .tooLarge(megabytes: 12), .token].map(\.status) == [
                400, 400, 413, 403,
            ])
        #expect(FormFault.tooLarge(megabytes: 12).sentence.contains("12 MB"))
        #expect(FormFault.token.sentence.contains("reload"))
    }

    private func read(_ bytes: [UInt8]) throws -> FormFields {
        try FormDecoder.multipart(bytes, contentType: body.type)
    }
}
