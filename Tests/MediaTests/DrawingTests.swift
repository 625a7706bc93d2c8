import Media
import Testing

@Suite("A drawing of our own")
struct DrawingTests {
    private let face = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10" width="20" height="10">
        <rect width="10" height="10" fill="#f00"/><rect x="10" width="10" height="10" fill="#00f"/></svg>
        """

    @Test("becomes a PNG of exactly the size asked for", arguments: [(20, 10), (300, 150), (64, 64), (7, 90), (1, 1)])
    func size(width: Int, height: Int) async throws {
        let png = try await Studio.worker.drawing(svg: face, width: width, height: height)
        #expect(try PictureKind(of: png) == .png)
        let picture = try await Studio.worker.prepare(png, sizes: [])
        #expect(picture.width == width && picture.height == height)
    }

    @Test("is drawn sharp at its new size and can be prepared like any upload")
    func content() async throws {
        let png = try await Studio.worker.drawing(svg: face, width: 400, height: 200)
        let jpeg = try #require(try await Studio.worker.prepare(png, sizes: [.full]).variant(.full, .jpeg))
        #expect(Studio.isReddish(try await Studio.colour(of: jpeg, x: 180, y: 90, width: 16, height: 16)))
        #expect(Studio.isBluish(try await Studio.colour(of: jpeg, x: 204, y: 90, width: 16, height: 16)))
    }

    @Test("has sides of 1 to 4,096 pixels", arguments: [(0, 10), (10, -1), (4_097, 10), (10, .max)])
    func sides(width: Int, height: Int) async {
        await #expect(throws: PictureRefusal.tooManyPixels) {
            try await Studio.worker.drawing(svg: face, width: width, height: height)
        }
    }

    @Test("must be an SVG", arguments: ["", "no drawing", "<svg", "<svg xmlns='http://www.w3.org/2000/svg'><g></svg>"])
    func broken(text: String) async throws {
        let refusal = await #expect(throws: PictureRefusal.self) {
            try await Studio.worker.drawing(svg: text, width: 10, height: 10)
        }
        #expect(Studio.isBroken(refusal))
    }
}
