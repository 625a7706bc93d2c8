import Kernel

/// Markup, written as markup: `"<p class=\"voice\">\(words)</p>"`.
///
/// Text that is interpolated is escaped; another `HTML` is not. The value knows at each interpolation where in the markup it
/// stands and takes only what is safe there:
/// - text in element content and in double-quoted attributes;
/// - in `href`, `src`, `action`, `formaction`, `srcset` and `poster` only an `Href`;
/// - nothing inside scripts, styles, comments, `style` or `on…` attributes, unquoted values or names.
///
/// What breaks these rules is left out and noted in `violations`; such a page is answered with an error, never sent.
package struct HTML: ExpressibleByStringInterpolation, Sendable {
    package private(set) var bytes: [UInt8]
    package private(set) var violations: [String]

    /// Markup written in the program: only a literal can be one.
    package init(stringLiteral text: StaticString) {
        bytes = text.withUTF8Buffer(Array.init)
        violations = []
    }

    package init(stringInterpolation: StringInterpolation) {
        bytes = stringInterpolation.bytes
        violations = stringInterpolation.violations
    }

    fileprivate init(bytes: [UInt8]) {
        self.bytes = bytes
        violations = []
    }

    package static let empty: HTML = ""

    package var isEmpty: Bool { bytes.isEmpty }

    package var text: String { String(decoding: bytes, as: UTF8.self) }

    package static func + (left: HTML, right: HTML) -> HTML {
        var sum = left
        sum.bytes += right.bytes
        sum.violations += right.violations
        return sum
    }

    /// Plain text as markup.
    package static func escaped(_ text: String) -> HTML {
        var bytes: [UInt8] = []
        HTMLEscape.append(text, to: &bytes)
        return HTML(bytes: bytes)
    }

    /// Markup that this program made and stored. `SafeHTML` is the only caller's proof.
    package init(_ safe: SafeHTML) { self.init(bytes: Array(safe.markup.utf8)) }
}

extension HTML {
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8] = []
        fileprivate var violations: [String] = []
        private var place = HTMLPlace()

        package init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 64)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer { part in
                place.pass(part)
                bytes.append(contentsOf: part)
            }
        }

        package mutating func appendInterpolation(_ text: String) {
            guard place.allowsText else { return refuse("text") }
            // A parser drops the newline that follows <textarea>: a text that begins with one needs another.
            let start = bytes.count
            HTMLEscape.append(text, to: &bytes)
            guard bytes.count > start else { return }
            if place.isAtStartOfTextarea, bytes[start] == 0x0A || bytes[start] == 0x0D { bytes.insert(0x0A, at: start) }
            place.passedInterpolation()
        }

        package mutating func appendInterpolation(_ number: Int) { appendInterpolation(String(number)) }
        package mutating func appendInterpolation<Subject>(_ id: ID<Subject>) { appendInterpolation(id.description) }

        package mutating func appendInterpolation(_ html: HTML) {
            guard place.allowsElements else { return refuse("markup") }
            bytes += html.bytes
            if !html.violations.isEmpty { violations += html.violations }
            place.passedInterpolation()
        }

        package mutating func appendInterpolation(_ html: SafeHTML) {
            guard place.allowsElements else { return refuse("markup") }
            bytes += html.markup.utf8
            place.passedInterpolation()
        }

        /// An address. Allowed in attributes that take one and wherever text is.
        package mutating func appendInterpolation(_ href: Href) {
            guard place.allowsText || place.allowsAddress else { return refuse("an address") }
            HTMLEscape.append(href.text, to: &bytes)
            place.passedInterpolation()
        }

        /// Nothing where there is nothing.
        package mutating func appendInterpolation(optional html: HTML?) {
            if let html { appendInterpolation(html) }
        }

        /// `html` where `condition` holds.
        package mutating func appendInterpolation(_ html: @autoclosure () -> HTML, if condition: Bool) {
            if condition { appendInterpolation(html()) }
        }

        /// The items one after the other. Pass a named function: closures written inside an interpolation compile slowly.
        package mutating func appendInterpolation<Item>(each items: some Sequence<Item>, _ render: (Item) -> HTML) {
            for item in items { appendInterpolation(render(item)) }
        }

        /// An attribute without a value, such as `checked`, inside a tag.
        package mutating func appendInterpolation(flag name: StaticString, if condition: Bool) {
            guard place.isInsideTag else { return refuse("an attribute") }
            guard condition else { return }
            bytes.append(0x20)
            name.withUTF8Buffer { bytes.append(contentsOf: $0) }
            place.passedAttribute()
        }

        /// An attribute with a value, inside a tag; nothing where the value is `nil`.
        package mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard place.isInsideTag, HTMLPlace.takesText(name) else { return refuse("an attribute") }
            guard let value else { return }
            bytes.append(0x20)
            name.withUTF8Buffer { bytes.append(contentsOf: $0) }
            bytes += [0x3D, 0x22]
            HTMLEscape.append(value, to: &bytes)
            bytes.append(0x22)
            place.passedAttribute()
        }

        private mutating func refuse(_ what: String) {
            violations.append("\(what) \(place.description), after “\(String(decoding: bytes.suffix(40), as: UTF8.self))”")
        }
    }
}

/// Markup that the program itself made from `RichText`; the only raw markup that a page takes.
package struct SafeHTML: Hashable, Sendable {
    package let markup: String

    /// What `RichTextHTML` rendered, or what it rendered before and the database kept.
    init(rendered markup: String) { self.markup = markup }
}

enum HTMLEscape {
    static func append(_ text: String, to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { part in
            var start = 0
            for (index, byte) in part.enumerated() where isSpecial[Int(byte)] {
                bytes.append(contentsOf: part[start..<index])
                start = index + 1
                switch byte {
                case 0x26: bytes += "&amp;".utf8
                case 0x3C: bytes += "&lt;".utf8
                case 0x3E: bytes += "&gt;".utf8
                case 0x22: bytes += "&quot;".utf8
                case 0x27: bytes += "&#39;".utf8
                default: break  // Control characters are not allowed in HTML.
                }
            }
            bytes.append(contentsOf: part[start...])
        }
    }

    /// The bytes that do not stand as they are: `& < > " '`, and control characters other than tab and newlines.
    private static let isSpecial: [Bool] = (0...255).map { byte in
        switch byte {
        case 0x26, 0x3C, 0x3E, 0x22, 0x27, 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F: true
        default: false
        }
    }
}
