extension PortraitDrawing {
    /// What hangs or stands behind the head.
    static func backHair(_ traits: PortraitTraits) -> String {
        let colour = hairColour(traits.hairColour)
        switch traits.hair {
        case .bald, .cropped, .shortSide, .swept, .wispy, .fringe, .turban: return ""
        case .curls:
            return path(
                "M11.2 25.2a4.9 4.9 0 0 1 .4-8.2 6 6 0 0 1 6.4-8 7 7 0 0 1 12 0 6 6 0 0 1 6.4 8 4.9 4.9 0 0 1 .4 8.2 4 4 0 0 1-3.8 4.8H15a4 4 0 0 1-3.8-4.8z",
                colour)
        case .afro: return "<circle fill=\"\(colour)\" cx=\"24\" cy=\"18\" r=\"13\"/>"
        case .bob: return path("M12.4 31V21.5C12.4 13 17 8 24 8s11.6 5 11.6 13.5V31c-2 1.2-4.4 1.2-6 0H18.4c-1.6 1.2-4 1.2-6 0z", colour)
        case .long:
            return path(
                "M11.6 40c.8-5 .3-11 .4-17.5C12.2 13.2 16.8 8 24 8s11.8 5.2 12 14.5c.1 6.5-.4 12.5.4 17.5-3 1.4-6 1.2-8 0h-8.8c-2 1.2-5 1.4-8 0z", colour)
        case .bun:
            return "<circle fill=\"\(colour)\" cx=\"24\" cy=\"7.6\" r=\"4.8\"/>"
                + path("M13.6 22C13.6 14 17.6 9.4 24 9.4S34.4 14 34.4 22l-2 2h-16.8z", colour)
        case .braid:
            return path("M13.4 23C13.4 14 17.4 9 24 9s10.6 5 10.6 14l-1 3H14.4z", colour)
                + path(
                    "M32 24c3.2.6 4.4 2.8 3.4 5 1.6 1.6 1.6 3.8 0 5.2 1.2 1.8.6 4-1.4 4.8-2.4-.4-3.4-2.4-2.4-4.6-1.6-1.6-1.6-3.6-.2-5-.8-1.8-.6-3.6.6-5.4z",
                    colour)
        case .locs:
            let strands: [Double] = [12.6, 15.2, 32.8, 35.4]
            let hanging = strands.map { "<path d=\"M\($0) 17v17\" stroke=\"\(colour)\" stroke-width=\"2.9\" stroke-linecap=\"round\"/>" }
            return path("M12.2 24C11.6 14 16.4 8 24 8s12.4 6 11.8 16z", colour) + hanging.joined()
        case .headscarf:
            return path("M10.6 24.5C10.6 14 16 8.4 24 8.4S37.4 14 37.4 24.5c0 6-.8 11 1 15.5H9.6c1.8-4.5 1-9.5 1-15.5z", fabric(traits))
        }
    }

    /// What lies over forehead and temples.
    static func frontHair(_ traits: PortraitTraits) -> String {
        let colour = hairColour(traits.hairColour)
        switch traits.hair {
        case .bald:
            return path("M14.6 22.6c-.6-2.2-.5-4.4.2-6.2.5 1.5.8 3.2.9 5.2zM33.4 22.6c.6-2.2.5-4.4-.2-6.2-.5 1.5-.8 3.2-.9 5.2z", colour)
                + line("M20 13.6c1.4-.8 2.8-1.1 4.2-1", "#ffffff", 1, opacity: 0.3)
        case .cropped: return path("M14.7 19.8c-.2-7 3.6-10.6 9.3-10.6s9.5 3.6 9.3 10.6c-.9-2.6-2-3.7-3.3-4.2-4 .6-8 .6-12 0-1.3.5-2.4 1.6-3.3 4.2z", colour)
        case .shortSide:
            return path("M14.6 21.4c-1.2-8.4 3-12.7 9.4-12.7 7 0 10.6 4.7 9.4 12.7-.7-3-1.8-4.7-3-5.7-5 .5-9.4-.5-12.3-2-1.6 2-2.8 4.2-3.5 7.7z", colour)
        case .swept:
            return path(
                "M14.4 21.2c-1-8 3.2-12.4 9.4-12.4 3 0 5.4.8 7 2.4 1.8.6 3.2 4.2 2.8 10-.8-3-1.7-4.6-2.9-5.6-3 .9-4.8-1.6-7.7-2.2-3.8 1-6.6 3-8.6 7.8z", colour)
        case .curls:
            return path(
                "M14.4 20.6a4 4 0 0 1 2.9-6.5 5 5 0 0 1 6.7-2.7 5 5 0 0 1 6.7 2.7 4 4 0 0 1 2.9 6.5c-2-2.4-3.8-3.3-5-3.3-3 1-6.2 1-9.2 0-1.2 0-3 .9-5 3.3z",
                colour)
        case .afro: return path("M14.5 21.2c0-6.2 3.5-9.4 9.5-9.4s9.5 3.2 9.5 9.4c-1.4-3.2-3-4.7-4.6-5.2h-9.8c-1.6.5-3.2 2-4.6 5.2z", colour)
        case .bob: return path("M14.4 22.6c-.6-8.6 3-12.8 9.6-12.8s10.2 4.2 9.6 12.8c-1-3.7-2.6-5.8-4.7-7-4.4.6-8.2-.2-10.6-1.8-1.6 2.3-3 4.8-3.9 8.8z", colour)
        case .long: return path("M14.3 23.2c-.6-9 3-13.4 9.7-13.4s10.3 4.4 9.7 13.4c-1.4-4.2-3.9-7.2-7-8.6-3.5 3.4-8 5.6-12.4 8.6z", colour)
        case .bun: return path("M14.6 21.2c0-7 3.6-11 9.4-11s9.4 4 9.4 11c-1.4-3.6-4.4-6-9.4-6.4-5 .4-8 2.8-9.4 6.4z", colour)
        case .braid: return path("M14.4 22.4c-.2-8 3.4-12.4 9.6-12.4s9.8 4.4 9.6 12.4c-1.3-3.4-3.6-6.2-9-8.2-4.6 1.6-8.2 4.2-10.2 8.2z", colour)
        case .wispy:
            return path("M14.7 21.8c-1.7-2.8-1.2-6.6 1-8.6.3 2.6.1 5-.1 8zM33.3 21.8c1.7-2.8 1.2-6.6-1-8.6-.3 2.6-.1 5 .1 8z", colour)
                + line("M18 12.4c2-1.6 4-2 6.2-1.7 2 .1 3.8.8 5.2 2.2M19.6 11.2c2.4-1.3 6-1.3 8 .2", colour, 1.1)
        case .fringe:
            return path(
                "M14.3 23c-1-9 2.9-13.6 9.7-13.6s10.7 4.6 9.7 13.6c-.4-1.7-.8-3.2-1.5-4.3-2.3.7-4.3.2-5.7-1-1.8 1.5-4.4 1.9-6.6 1.1-1.5.6-2.9.4-4.1-.1-.7 1.1-1.1 2.5-1.5 4.3z",
                colour)
        case .locs:
            return path(
                "M14.4 21.8c-.4-7.8 3.2-11.6 9.6-11.6s10 3.8 9.6 11.6c-1-2.8-1.8-4.6-3-5.8l-2 1-2.2-1.4-2.4 1.4-2.4-1.4-2.2 1.4-2-1c-1.2 1.2-2 3-3 5.8z", colour
            )
        case .headscarf:
            return path(
                "M14 26c-1.2-10.8 2.9-15.7 10-15.7S35.2 15.2 34 26c-.8-6.4-3-10.4-10-10.4S14.8 19.6 14 26zM14.4 27c1 5.2 4.1 8.2 9.6 8.2s8.6-3 9.6-8.2l3 11.6H11.4z",
                fabric(traits))
                + line("M17 36.6c2.2 1.5 4.4 2.1 7 2.1s4.8-.6 7-2.1", "#ffffff", 0.8, opacity: 0.25)
        case .turban:
            return path(
                "M13.2 20.4C11.4 11.6 16 6.2 24 6.2s12.6 5.4 10.8 14.2c-1.4-2.6-3.6-4.4-6.6-5.2L24 12.6l-4.2 2.6c-3 .8-5.2 2.6-6.6 5.2z", fabric(traits))
                + line("M14.4 15.6c3-3.4 6-5 9.6-6.4M33.6 15.6c-3-3.4-6-5-9.6-6.4M16.8 10.8c2.4-1.6 4.6-2.4 7.2-2.8", "#ffffff", 0.8, opacity: 0.3)
        }
    }
}
