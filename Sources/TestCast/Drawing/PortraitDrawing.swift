/// A portrait in flat shapes: ground, back hair, clothes, neck, face, features, front hair, beard, glasses.
package enum PortraitDrawing {
    /// A complete SVG document with a viewBox of 48 by 48, `size` wide and high, in a round frame.
    package static func svg(_ traits: PortraitTraits, size: Int = 480) -> String {
        let parts: [String] = [
            path("M0 0h48v48H0z", ground(traits.ground)),
            backHair(traits), neck(traits), clothes(traits), ears(traits),
            path("M15.2 20.5C15.2 14.4 18.7 11 24 11s8.8 3.4 8.8 9.5C32.8 27.6 29.3 33.6 24 33.6s-8.8-6-8.8-13.1z", skin(traits)),
            features(traits), beard(traits), mouth(traits), frontHair(traits), glasses(traits),
        ]
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="\(size)" height="\(size)">\
            <clipPath id="r"><circle cx="24" cy="24" r="24"/></clipPath><g clip-path="url(#r)">\(parts.joined())</g></svg>
            """
    }

    static func path(_ d: String, _ fill: String) -> String { "<path fill=\"\(fill)\" d=\"\(d)\"/>" }

    static func line(_ d: String, _ stroke: String, _ width: Double, opacity: Double = 1) -> String {
        let faint = opacity < 1 ? " opacity=\"\(opacity)\"" : ""
        return "<path d=\"\(d)\" fill=\"none\" stroke=\"\(stroke)\" stroke-width=\"\(width)\" stroke-linecap=\"round\"\(faint)/>"
    }

    private static func neck(_ traits: PortraitTraits) -> String {
        path("M19.8 29h8.4v9.4h-8.4z", shade(traits))
            + path("M19.8 30.2c1.2 2.3 2.6 3.4 4.2 3.4s3-1.1 4.2-3.4v3.2c-1.2 1.9-2.6 2.8-4.2 2.8s-3-.9-4.2-2.8z", deep(traits))
    }

    private static func ears(_ traits: PortraitTraits) -> String {
        switch traits.hair {
        case .long, .bob, .headscarf, .turban: ""
        case .bald, .cropped, .shortSide, .swept, .curls, .afro, .bun, .braid, .wispy, .fringe, .locs:
            path("M13.6 22.6a1.9 1.9 0 0 1 2.1-1.3v5.2a2.2 2.2 0 0 1-2.1-1.6zM34.4 22.6a1.9 1.9 0 0 0-2.1-1.3v5.2a2.2 2.2 0 0 0 2.1-1.6z", shade(traits))
        }
    }

    private static func features(_ traits: PortraitTraits) -> String {
        let dark = "#2a1c18"
        let brow = traits.hair == .headscarf || traits.hair == .turban ? dark : hairColour(traits.hairColour)
        let isPale = traits.hairColour == .white || traits.hairColour == .silver || traits.hairColour == .blond
        let brows = line("M18.3 20.6c1-.8 2.4-.9 3.5-.3M26.2 20.3c1.1-.6 2.5-.5 3.5.3", brow, 0.9, opacity: isPale ? 1 : 0.75)
        let eyes = "<circle cx=\"20.2\" cy=\"23.4\" r=\".95\" fill=\"\(dark)\"/><circle cx=\"27.8\" cy=\"23.4\" r=\".95\" fill=\"\(dark)\"/>"
        let nose = line("M24 23.8c-.3 1.2-.8 2-.5 2.6.3.3.8.3 1.2.2", deep(traits), 0.8)
        let lines =
            traits.hairColour == .white || traits.hairColour == .silver
            ? line("M17.6 25.6c-.5.4-.8.9-.9 1.4M30.4 25.6c.5.4.8.9.9 1.4", deep(traits), 0.6) : ""
        return brows + eyes + nose + lines
    }

    private static func mouth(_ traits: PortraitTraits) -> String {
        let isHidden = traits.beard == .full
        let colour = isHidden ? "#ffffff" : "#5a2a20"
        switch traits.mouth {
        case .smile: return line("M21 29.2c1.8 1.7 4.2 1.7 6 0", colour, 1)
        case .small: return line("M22.2 29.6c1.2.7 2.4.7 3.6 0", colour, 1)
        case .grin:
            return path("M20.6 28.6h6.8c-.4 2-1.7 3-3.4 3s-3-1-3.4-3z", "#5a2a20")
                + path("M21.2 28.6h5.6l-.3 1h-5z", "#fffaf2")
        case .crooked: return line("M21.4 29.6c1.9.9 3.8.7 5.4-.6", colour, 1)
        }
    }

    private static func glasses(_ traits: PortraitTraits) -> String {
        let frame = "<g fill=\"#ffffff\" fill-opacity=\".18\" stroke=\"#2b2a28\" stroke-width=\".8\">"
        let bridge = "<path d=\"M23.1 23.1c.6-.4 1.2-.4 1.8 0\" fill=\"none\"/>"
        switch traits.glasses {
        case .none: return ""
        case .round:
            return frame
                + "<circle cx=\"20\" cy=\"23.5\" r=\"3.1\"/><circle cx=\"28\" cy=\"23.5\" r=\"3.1\"/>" + bridge + "</g>"
        case .square:
            return frame
                + "<rect x=\"16.6\" y=\"21\" width=\"6.4\" height=\"4.8\" rx=\"1\"/><rect x=\"25\" y=\"21\" width=\"6.4\" height=\"4.8\" rx=\"1\"/>"
                + bridge + "</g>"
        }
    }

    private static func beard(_ traits: PortraitTraits) -> String {
        let colour = hairColour(traits.hairColour)
        let whole = "M15.4 23.8c.2 7.4 3.6 11.5 8.6 11.5s8.4-4.1 8.6-11.5c-1.2 2.6-2.4 3.8-3.8 4.1-1.5-1.1-8.1-1.1-9.6 0-1.4-.3-2.6-1.5-3.8-4.1z"
        switch traits.beard {
        case .none: return ""
        case .stubble: return "<g opacity=\".38\">\(path(whole, colour))</g>"
        case .short:
            return path(
                "M15.7 25.6c.6 5.6 3.7 8.7 8.3 8.7s7.7-3.1 8.3-8.7c-.9 2.2-2 3.3-3.2 3.6-.6 1.9-2.6 3-5.1 3s-4.5-1.1-5.1-3c-1.2-.3-2.3-1.4-3.2-3.6z", colour)
        case .full: return path(whole, colour)
        case .moustache: return path("M18.9 28.6c1.4-1.6 3.4-1.9 5.1-1 1.7-.9 3.7-.6 5.1 1-1.7.7-3.6.7-5.1-.1-1.5.8-3.4.8-5.1.1z", colour)
        }
    }
}
