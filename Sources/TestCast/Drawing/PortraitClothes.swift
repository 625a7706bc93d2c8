extension PortraitDrawing {
    static func clothes(_ traits: PortraitTraits) -> String {
        let main = colour(traits.clothesColour)
        let dark = darker(traits.clothesColour)
        let body = "M7 49c.5-8.5 5.5-12 12.5-13 1 2.5 8 2.5 9 0 7 1 12 4.5 12.5 13z"
        switch traits.clothes {
        case .crew: return path(body, main) + line("M19.3 36.2c1.4 2.9 8 2.9 9.4 0", dark, 1.1)
        case .collar:
            return path(body, main)
                + path("M19.4 35.6 24 40.6l-3.8 3.2-3.6-7.2zM28.6 35.6 24 40.6l3.8 3.2 3.6-7.2z", "#f4ecdd")
        case .hoodie:
            return path(body, main)
                + path("M16.4 37.4c.8-2.4 2.6-3.2 3.6-3 1.4 4.6 6.6 4.6 8 0 1-.2 2.8.6 3.6 3-2.4 4.2-12.8 4.2-15.2 0z", dark)
                + line("M21.4 40v4.6M26.6 40v4.6", "#f4ecdd", 0.9)
        case .scarf:
            return path(body, dark)
                + path("M16.8 34.8c4.4 2.6 10 2.6 14.4 0 1.4 1.6 1.4 3.4.4 4.8-4.6 2.6-10.6 2.6-15.2 0-1-1.4-1-3.2.4-4.8zM27 39.6h4.6l1 8.4h-4.8z", main)
        case .vest:
            return path(body, skin(traits))
                + path("M14.6 49l2.2-12 3-1.2c1.2 3.8 7.2 3.8 8.4 0l3 1.2 2.2 12z", main)
        case .cardigan:
            return path(body, main)
                + path("M20 36.2 24 49h-.1L28 36.2c-1.6 1.7-6.4 1.7-8 0z", "#f4ecdd")
                + line("M20 36.6 23.6 48M28 36.6 24.4 48", dark, 0.9)
        }
    }

    /// Scarf and turban take their colour from the ground's opposite, so that they never vanish into it or the clothes.
    static func fabric(_ traits: PortraitTraits) -> String {
        let all = PortraitTraits.Colour.allCases
        let index = all.firstIndex(of: traits.clothesColour) ?? 0
        return colour(all[(index + 8) % all.count])
    }

    static func skin(_ traits: PortraitTraits) -> String { tones(traits.skin)[0] }
    static func shade(_ traits: PortraitTraits) -> String { tones(traits.skin)[1] }
    static func deep(_ traits: PortraitTraits) -> String { tones(traits.skin)[2] }

    /// Face, neck and ears, shadow.
    private static func tones(_ skin: PortraitTraits.Skin) -> [String] {
        switch skin {
        case .porcelain: ["#f8dfcd", "#edcab2", "#d9ab90"]
        case .fair: ["#f3d3bb", "#e4b998", "#cd9a78"]
        case .rose: ["#f0c9b4", "#e2b39b", "#c98f77"]
        case .olive: ["#e3b98f", "#d0a077", "#b3835a"]
        case .tan: ["#c98f65", "#b57b52", "#96613c"]
        case .brown: ["#a86f49", "#925d3b", "#77482b"]
        case .umber: ["#7d4e33", "#694029", "#50301d"]
        case .ebony: ["#5d3825", "#4a2b1c", "#371e12"]
        }
    }

    static func hairColour(_ colour: PortraitTraits.HairColour) -> String {
        switch colour {
        case .black: "#1f1a1a"
        case .dark: "#33241d"
        case .brown: "#5a3a26"
        case .auburn: "#7f3f22"
        case .copper: "#b8622c"
        case .blond: "#cfa562"
        case .grey: "#a9a8a3"
        case .white: "#eeebe3"
        case .silver: "#c9cac8"
        case .plum: "#6c3a63"
        }
    }

    static func colour(_ colour: PortraitTraits.Colour) -> String {
        switch colour {
        case .evergreen: "#1f5a48"
        case .clay: "#b6653f"
        case .navy: "#3d5a73"
        case .ochre: "#c08a2e"
        case .sage: "#6d7b58"
        case .plum: "#7a5c86"
        case .slate: "#4f5d66"
        case .brick: "#96483a"
        case .teal: "#3f7f7b"
        case .oat: "#bfa680"
        }
    }

    private static func darker(_ colour: PortraitTraits.Colour) -> String {
        switch colour {
        case .evergreen: "#174537"
        case .clay: "#954f30"
        case .navy: "#2e465a"
        case .ochre: "#9a6d20"
        case .sage: "#566245"
        case .plum: "#60476b"
        case .slate: "#3b474f"
        case .brick: "#78372c"
        case .teal: "#316562"
        case .oat: "#9d865f"
        }
    }

    /// Paler than anything worn.
    static func ground(_ colour: PortraitTraits.Colour) -> String {
        switch colour {
        case .evergreen: "#cfe0d6"
        case .clay: "#efd6c6"
        case .navy: "#d3dde6"
        case .ochre: "#eedcb4"
        case .sage: "#dfe7d6"
        case .plum: "#e4d8e6"
        case .slate: "#d5e0e4"
        case .brick: "#ecd2cb"
        case .teal: "#cde2df"
        case .oat: "#ece3d0"
        }
    }
}
