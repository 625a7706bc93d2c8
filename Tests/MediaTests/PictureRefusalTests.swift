import Media
import Testing

@Suite("A file that is not taken")
struct PictureRefusalTests {
    @Test("may be empty, or no picture at all", arguments: ["", "x", "hello, this is text", "<!doctype html><p>Hi"])
    func notAPicture(text: String) async {
        #expect(await Studio.refusal(of: Array(text.utf8)) == .notAPicture)
    }

    @Test(
        "is told by its bytes: a drawing that may hold scripts",
        arguments: [
            "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            "\u{FEFF}<?xml version=\"1.0\"?>\n<!-- a -->\n<SVG width='1' height='1'/>",
        ])
    func svg(text: String) async {
        #expect(await Studio.refusal(of: Array(text.utf8)) == .unsupported(kind: "SVG"))
    }

    @Test(
        "is named as people name it",
        arguments: [
            ("%PDF-1.7", "PDF"), ("II*\0", "TIFF or camera raw"), ("MM\0*", "TIFF or camera raw"), ("BM6", "BMP"),
            ("8BPS", "Photoshop"), ("\0\0\0\u{18}ftypisom\0\0\0\0isommp42", "video"), ("PK\u{3}\u{4}", "ZIP"),
        ])
    func named(start: String, kind: String) async {
        let refusal = await Studio.refusal(of: Array(start.utf8) + [UInt8](repeating: 0, count: 40))
        #expect(refusal == .unsupported(kind: kind))
        #expect(refusal?.sentence.contains(kind) == true)
        #expect(refusal?.status == 415)
    }

    @Test("may be too large by one byte")
    func bytes() async throws {
        let upload = Studio.redAndBluePNG(width: 8, height: 8)
        let fits = PictureWorker(limits: PictureLimits(bytes: upload.count))
        #expect(try await fits.prepare(upload, sizes: []).width == 8)
        let strict = PictureWorker(limits: PictureLimits(bytes: upload.count - 1))
        #expect(await Studio.refusal(of: upload, by: strict) == .tooManyBytes(limit: upload.count - 1))
    }

    @Test("may promise more pixels than anybody wants to decode")
    func pixels() async {
        for (width, height) in [(60_000, 60_000), (10_000, 5_001), (20_001, 1), (1, 20_001)] {
            let upload = HandMadePNG.promise(width: width, height: height)
            #expect(await Studio.refusal(of: upload) == .tooManyPixels, "\(width) × \(height)")
        }
        let frame: [UInt8] = [0x2C, 0, 0, 0, 0, 255, 255, 255, 255, 0, 2, 1, 0x44, 0, 0x3B]
        let animation = HandMadeGIF.header(width: 65_535, height: 65_535) + frame
        #expect(await Studio.refusal(of: animation) == .tooManyPixels)
    }

    @Test("may have one pixel too many")
    func area() async throws {
        let limits = PictureLimits(pixels: 200, side: 20)
        let worker = PictureWorker(limits: limits)
        #expect(try await worker.prepare(Studio.redAndBluePNG(width: 20, height: 10), sizes: []).width == 20)
        #expect(await Studio.refusal(of: Studio.redAndBluePNG(width: 20, height: 11), by: worker) == .tooManyPixels)
        #expect(await Studio.refusal(of: Studio.redAndBluePNG(width: 21, height: 1), by: worker) == .tooManyPixels)
    }

    @Test("may call itself smaller than the picture inside, which the decoder would fill memory with")
    func lies() async throws {
        let worker = PictureWorker(limits: PictureLimits(pixels: 100, side: 12))
        for honest in [SmallPhotos.avif, SmallPhotos.heic] {
            var lying = honest
            for place in honest.indices where honest[place...].starts(with: "ispe".utf8) {
                lying.replaceSubrange(place + 8..<place + 16, with: [0, 0, 0, 4, 0, 0, 0, 4])
            }
            #expect(lying != honest)
            #expect(await Studio.refusal(of: lying, by: worker) == .tooManyPixels)
        }
    }

    @Test("may have been cut off on its way", arguments: [0.3, 0.6, 0.9, 0.98])
    func cutOff(part: Double) async throws {
        let picture = try await Studio.worker.prepare(
            try await Studio.landscape(width: 600, height: 400), sizes: [.full])
        let uploads =
            picture.variants.map(\.bytes) + [
                Studio.redAndBluePNG(width: 60, height: 40), SmallPhotos.avif, SmallPhotos.heic,
                HandMadeGIF.animation(width: 60, height: 40, frames: [HandMadeGIF.red]),
            ]
        for upload in uploads {
            let refusal = await Studio.refusal(of: Array(upload.prefix(Int(Double(upload.count) * part))))
            #expect(Studio.isBroken(refusal), "\(upload.prefix(12)) gave \(String(describing: refusal))")
        }
    }

    @Test("may be a header with nothing behind it")
    func headers() async {
        for start: [UInt8] in [
            [0xFF, 0xD8, 0xFF], HandMadeGIF.header(width: 4, height: 4), Array("RIFF1234WEBP".utf8),
        ] {
            #expect(Studio.isBroken(await Studio.refusal(of: start)))
        }
        #expect(Studio.isBroken(await Studio.refusal(of: HandMadePNG.promise(width: 500, height: 500))))
    }

    @Test("may go over its pixels so often that it would hold a thread for minutes")
    func scans() async throws {
        let jpeg = try await Studio.redAndBlue(.jpeg)
        let scan = HandMadeJPEG.segment(0xDA, [1, 1, 0, 0, 0x3F, 0]) + [0x11, 0xFF, 0x00, 0x22]
        let scans = [[UInt8]](repeating: scan, count: PictureLimits.usualScans + 1)
        let refusal = await Studio.refusal(of: HandMadeJPEG.adding(scans, to: jpeg))
        #expect(Studio.isBroken(refusal))
        #expect("\(refusal?.cause, default: "")" == "more than 50 scans")
        // Behind the end of the picture nothing counts: phones put short films there.
        #expect(try await Studio.worker.prepare(jpeg + scans.flatMap(\.self), sizes: []).width == 64)
    }

    @Test("is answered with a sentence that says what to do")
    func sentences() {
        #expect(PictureRefusal.tooManyBytes(limit: 20 << 20).sentence.hasPrefix("This file is larger than 20 MB."))
        let refusals: [PictureRefusal] = [
            .tooManyBytes(limit: 1), .tooManyPixels, .notAPicture, .broken(nil), .unsupported(kind: "PDF"), .busy,
        ]
        #expect(refusals.map(\.status) == [413, 413, 415, 422, 415, 503])
        #expect(refusals.allSatisfy { $0.sentence.hasSuffix(".") })
    }
}
