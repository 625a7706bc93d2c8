import Media
import Testing

@Suite("A picture that is taken")
struct PreparedPictureTests {
    @Test("comes in each size that was asked for, as WebP and as JPEG")
    func sizes() async throws {
        let upload = try await Studio.landscape(width: 2_400, height: 1_200)
        let picture = try await Studio.worker.prepare(upload, sizes: [.list, .full, .face])
        #expect(picture.width == 1_920 && picture.height == 960)
        #expect(picture.variants.map(\.size) == [.list, .list, .full, .full, .face, .face])
        #expect(picture.variants.map(\.format) == [.webp, .jpeg, .webp, .jpeg, .webp, .jpeg])
        #expect(picture.variants.map(\.width) == [640, 640, 1_920, 1_920, 192, 192])
        #expect(picture.variants.map(\.height) == [320, 320, 960, 960, 192, 192])
        for variant in picture.variants {
            let kind = try PictureKind(of: variant.bytes)
            #expect(kind == (variant.format == .webp ? .webp : .jpeg))
        }
    }

    @Test("comes in two sizes unless told otherwise")
    func usualSizes() async throws {
        let picture = try await Studio.worker.prepare(Studio.redAndBluePNG(width: 8, height: 8))
        #expect(picture.variants.map(\.size) == [.list, .list, .full, .full])
    }

    @Test("is never enlarged, except to a face")
    func small() async throws {
        let picture = try await Studio.worker.prepare(
            Studio.redAndBluePNG(width: 30, height: 20), sizes: [.list, .full, .face])
        #expect(picture.variants.map(\.width) == [30, 30, 30, 30, 192, 192])
        #expect(picture.variants.map(\.height) == [20, 20, 20, 20, 192, 192])
    }

    @Test("fits the height as well as the width")
    func tall() async throws {
        let upload = try await Studio.landscape(width: 500, height: 4_000)
        let picture = try await Studio.worker.prepare(upload, sizes: [.list, .full])
        #expect(picture.variants.map(\.height) == [1_280, 1_280, 3_840, 3_840])
        #expect(picture.variants.map(\.width) == [160, 160, 480, 480])
    }

    @Test(
        "stands upright, whichever way the phone was held",
        arguments: [
            (1, 64, 32, "red", "blue"), (3, 64, 32, "blue", "red"), (6, 32, 64, "red", "blue"),
            (8, 32, 64, "blue", "red"),
        ])
    func orientation(
        orientation: UInt8, width: Int, height: Int, first: String, last: String
    ) async throws {
        let upload = HandMadeJPEG.asFromAPhone(try await Studio.redAndBlue(.jpeg), orientation: orientation)
        let picture = try await Studio.worker.prepare(upload, sizes: [.full])
        #expect(picture.width == width && picture.height == height)
        let jpeg = try #require(picture.variant(.full, .jpeg))
        let start = try await Studio.colour(of: jpeg, x: 4, y: 4, width: 8, height: 8)
        let end = try await Studio.colour(of: jpeg, x: width - 12, y: height - 12, width: 8, height: 8)
        #expect(first == "red" ? Studio.isReddish(start) : Studio.isBluish(start), "\(start)")
        #expect(last == "red" ? Studio.isReddish(end) : Studio.isBluish(end), "\(end)")
    }

    @Test("says nothing about where, when and with what it was made")
    func metadata() async throws {
        let upload = HandMadeJPEG.asFromAPhone(try await Studio.redAndBlue(.jpeg), orientation: 6)
        #expect(Studio.contains(upload, "SERIAL-7F3A9") && Studio.contains(upload, "GPSLatitude"))
        let picture = try await Studio.worker.prepare(upload, sizes: [.list, .full, .face])
        for variant in picture.variants {
            for secret in HandMadeJPEG.secrets {
                #expect(!Studio.contains(variant.bytes, secret), "\(secret) in \(variant.size) \(variant.format)")
            }
        }
        for variant in picture.variants where variant.format == .jpeg {
            let markers = HandMadeJPEG.markers(variant.bytes)
            #expect(markers.last == 0xDA)
            // None of what programs add for themselves, and no comment.
            #expect(!markers.contains { (0xE0...0xEF).contains($0) || $0 == 0xFE })
        }
    }

    @Test("keeps its colours and its transparency")
    func colours() async throws {
        let circle = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9">
            <path fill="#00f" d="M0 0H9V5H0Z"/></svg>
            """
        let upload = try await Studio.worker.drawing(svg: circle, width: 900, height: 900)
        let picture = try await Studio.worker.prepare(upload, sizes: [.list])
        let webp = try #require(picture.variant(.list, .webp))
        let jpeg = try #require(picture.variant(.list, .jpeg))
        #expect(Studio.contains(webp.bytes, "VP8X") && Studio.contains(webp.bytes, "ALPH"))
        let below = try await Studio.colour(of: jpeg, x: 300, y: 500, width: 40, height: 40)
        #expect(below.allSatisfy { $0 > 250 } && below.count == 3)
        let again = try await Studio.worker.prepare(webp.bytes, sizes: [.full])
        let blue = try await Studio.colour(
            of: try #require(again.variant(.full, .jpeg)), x: 300, y: 100, width: 40, height: 40)
        #expect(blue[0] < 8 && blue[1] < 8 && blue[2] > 247, "\(blue)")
    }

    @Test("tells its average colour, on white where it is transparent")
    func colour() async throws {
        let red = HandMadePNG.picture(width: 10, height: 10) { _, _ in Studio.red }
        #expect(try await Studio.worker.prepare(red, sizes: []).colour == "#ff0000")
        let nothing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>"
        let clear = try await Studio.worker.drawing(svg: nothing, width: 9, height: 9)
        #expect(try await Studio.worker.prepare(clear, sizes: []).colour == "#ffffff")
    }

    @Test("of many frames keeps the first")
    func animation() async throws {
        let upload = HandMadeGIF.animation(
            width: 12, height: 10, frames: [HandMadeGIF.red, HandMadeGIF.blue, HandMadeGIF.blue])
        let picture = try await Studio.worker.prepare(upload, sizes: [.full])
        #expect(picture.width == 12 && picture.height == 10)
        #expect(Studio.isReddish(Studio.components(picture.colour)))
        let webp = try #require(picture.variant(.full, .webp))
        #expect(!Studio.contains(webp.bytes, "ANIM"))
    }

    @Test("may be of any kind that phones and browsers make")
    func kinds() async throws {
        let webp = try await Studio.redAndBlue(.webp)
        #expect(try await Studio.worker.prepare(webp, sizes: []).width == 64)
        for bytes in [SmallPhotos.avif, SmallPhotos.heic] {
            let picture = try await Studio.worker.prepare(bytes, sizes: [.list])
            #expect(picture.width == 16 && picture.height == 8)
            #expect(Studio.isReddish(Studio.components(picture.colour)))
        }
    }

    @Test("carries nothing that was hidden in it or behind it")
    func polyglot() async throws {
        let script = Array("<script>SERIAL-7F3A9</script>".utf8)
        let jpeg = try await Studio.redAndBlue(.jpeg)
        let gif = HandMadeGIF.animation(width: 8, height: 8, frames: [HandMadeGIF.red])
        let hidden = HandMadeJPEG.adding([HandMadeJPEG.segment(0xFE, script)], to: jpeg)
        for upload in [hidden, jpeg + Array("PK\u{3}\u{4}".utf8) + script, gif + script] {
            let picture = try await Studio.worker.prepare(upload, sizes: [.list, .full, .face])
            for variant in picture.variants {
                #expect(!Studio.contains(variant.bytes, "SERIAL-7F3A9") && !Studio.contains(variant.bytes, "script"))
            }
        }
    }
}
