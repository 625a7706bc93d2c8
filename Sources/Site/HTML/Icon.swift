/// The signs of `Web/ground/icons.svg`. Decorative: the words beside them, or the label of their button, carry the meaning.
package enum Icon: Int, Sendable, CaseIterable {
    case add, alert, back, bell, book, calendar, camera, check, clock, copy, down, download, eye, flag, globe, group, hands, home, image, info, key, leave,
        link, live, lock, me,
        more, out, paper, path,
        pencil, people, phone, plus, praise, promote, question, quiet, reply, right, rss, search, send, settings, sprout, stop, sun, talk, undo, verified, wall,
        x

    package enum Size: Sendable { case normal, small }

    /// As in the file, behind `i-`.
    package var name: String { "\(self)" }
}

/// Draws the small things that every page uses. Holds where their files are.
package struct Drawing: Sendable {
    package let assets: Assets

    /// The markup of each sign, in the order of the cases, made once: a page has a hundred of them.
    private let icons: [HTML]
    private let smallIcons: [HTML]

    package init(assets: Assets) {
        self.assets = assets
        let addresses = Icon.allCases.map { assets.icons + "#i-\($0.name)" }
        icons = addresses.map { #"<svg class="i" aria-hidden="true"><use href="\#($0)"/></svg>"# }
        smallIcons = addresses.map { #"<svg class="i s" aria-hidden="true"><use href="\#($0)"/></svg>"# }
    }

    package func icon(_ icon: Icon, _ size: Icon.Size = .normal) -> HTML { size == .small ? smallIcons[icon.rawValue] : icons[icon.rawValue] }

    /// A person's portrait, or their initials where they have none. Decorative: their name stands beside it.
    package func face(_ face: Face, _ side: Int) -> HTML {
        if let picture = face.picture {
            return #"<img class="face" src="\#(picture)" alt="" width="\#(side)" height="\#(side)" loading="lazy" decoding="async">"#
        }
        return """
            <svg class="face initials t\(face.tint)" viewBox="0 0 48 48" width="\(side)" height="\(side)" aria-hidden="true">\
            <text x="24" y="30" text-anchor="middle">\(face.initials)</text></svg>
            """
    }

    /// The logo: the bloom with every petal at 88.
    package func logo(_ side: Int) -> HTML {
        """
        <svg class="bloom logo" width="\(side)" height="\(side)" viewBox="-48 -48 96 96" aria-hidden="true">\
        \(each: [0, 72, 144, 216, 288], petal)<circle class="eye" r="5.5"/></svg>
        """
    }

    private func petal(_ degrees: Int) -> HTML {
        #"<path class="f" transform="rotate(\#(degrees))" d="M0 0C-6.7 -11.7 -33.5 -41.9 0 -41.9S6.7 -11.7 0 0Z"/>"#
    }
}

/// What is drawn for a person beside their name.
package struct Face: Hashable, Sendable {
    package let name: String
    /// The portrait's address, where they have one.
    package let picture: Href?

    package init(name: String, picture: Href?) {
        self.name = name
        self.picture = picture
    }

    /// At most two letters, from the first and last word of the name.
    var initials: String {
        if let plain = plainInitials { return plain }
        let words = name.split(whereSeparator: \.isWhitespace)
        let letters = [words.first, words.count > 1 ? words.last : nil].compactMap { $0?.first { $0.isLetter || $0.isNumber } }
        return String(String(letters).uppercased().prefix(2))
    }

    /// The initials of a name of unaccented letters and digits, as most are; `nil` for any other.
    private var plainInitials: String? {
        var (first, last) = (UInt8(0), UInt8(0))
        var isAtStart = true
        for byte in name.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
                if isAtStart {
                    let letter = byte >= 0x61 ? byte - 0x20 : byte
                    if first == 0 { first = letter } else { last = letter }
                }
                isAtStart = false
            case 0x20: isAtStart = true
            default: return nil
            }
        }
        return String(decoding: [first, last].filter { $0 != 0 }, as: UTF8.self)
    }

    /// One of four quiet grounds, always the same for the same name.
    var tint: Int { name.unicodeScalars.reduce(0) { ($0 &* 31 &+ Int($1.value)) & 0xffff } % 4 }
}
