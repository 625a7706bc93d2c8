/// Pictures such as people of the cast take. Flat shapes, no text; the seed moves the light and the things.
package enum SceneDrawing {
    /// A complete SVG document, 640 by 400.
    package static func svg(_ scene: Scene, seed: UInt64) -> String {
        var random = CastRandom(seed: seed)
        let inside: String
        switch scene {
        case .harbourWall: inside = harbourWall(&random)
        case .stairs: inside = stairs(&random)
        case .swimmingLane: inside = swimmingLane(&random)
        case .kitchenTable: inside = kitchenTable(&random)
        case .allotment: inside = allotment(&random)
        case .pathWithDog: inside = pathWithDog(&random)
        case .bikeAgainstRailing: inside = bikeAgainstRailing(&random)
        case .cafeTable: inside = cafeTable(&random)
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 400\" width=\"1280\" height=\"800\">\(inside)</svg>"
    }

    static func path(_ d: String, _ fill: String, opacity: Double = 1) -> String {
        "<path fill=\"\(fill)\" d=\"\(d)\"\(opacity < 1 ? " opacity=\"\(opacity)\"" : "")/>"
    }

    static func line(_ d: String, _ stroke: String, _ width: Double, opacity: Double = 1) -> String {
        "<path d=\"\(d)\" fill=\"none\" stroke=\"\(stroke)\" stroke-width=\"\(width)\" stroke-linecap=\"round\" stroke-linejoin=\"round\"\(opacity < 1 ? " opacity=\"\(opacity)\"" : "")/>"
    }

    static func circle(_ x: Int, _ y: Int, _ r: Int, _ fill: String, opacity: Double = 1) -> String {
        "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(r)\" fill=\"\(fill)\"\(opacity < 1 ? " opacity=\"\(opacity)\"" : "")/>"
    }

    static func ellipse(_ x: Int, _ y: Int, _ rx: Int, _ ry: Int, _ fill: String, opacity: Double = 1) -> String {
        "<ellipse cx=\"\(x)\" cy=\"\(y)\" rx=\"\(rx)\" ry=\"\(ry)\" fill=\"\(fill)\"\(opacity < 1 ? " opacity=\"\(opacity)\"" : "")/>"
    }

    static func box(_ x: Int, _ y: Int, _ width: Int, _ height: Int, _ fill: String, radius: Int = 0) -> String {
        "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" fill=\"\(fill)\"\(radius > 0 ? " rx=\"\(radius)\"" : "")/>"
    }

    static func fade(_ id: String, _ top: String, _ bottom: String) -> String {
        "<defs><linearGradient id=\"\(id)\" x2=\"0\" y2=\"1\"><stop stop-color=\"\(top)\"/><stop offset=\"1\" stop-color=\"\(bottom)\"/></linearGradient></defs>"
    }

    /// Moves what is inside.
    static func at(_ x: Int, _ y: Int, scale: Double = 1, _ inside: String) -> String {
        "<g transform=\"translate(\(x) \(y)) scale(\(scale))\">\(inside)</g>"
    }
}

extension Scene {
    /// What the picture shows, for those who do not see it.
    package var description: String {
        switch self {
        case .harbourWall: "A harbour wall at first light, calm water, a small boat and the lighthouse at the end"
        case .stairs: "A tiled stairwell with a wooden handrail, a window, and a shopping trolley on the landing"
        case .swimmingLane: "A lane in a swimming pool between two rows of floats, a clock on the far wall"
        case .kitchenTable: "A kitchen table by the window with a mug, a plate of toast and a handwritten plan under a jar of marmalade"
        case .allotment: "Raised beds on an allotment, beans on canes, a shed and two watering cans"
        case .pathWithDog: "A sandy path over green hills with a dog standing on it, waiting"
        case .bikeAgainstRailing: "A bicycle with a basket leaning on a railing by the sea"
        case .cafeTable: "A small round café table near an open door, with a cup, a cake and a folded newspaper"
        }
    }
}
