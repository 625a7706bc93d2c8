import Kernel

/// One statement with its values: `"SELECT name FROM actors WHERE id = \(id)"`. What is interpolated is bound, never pasted.
///
/// The text is the same on both engines. While it is built, a value's place is marked by a character that also tells its type;
/// drivers turn the marks into `$1, $2 …` when they prepare the statement, once for each distinct text.
package struct SQL: ExpressibleByStringInterpolation, Sendable {
    package private(set) var marked: String
    package private(set) var binds: [Value]

    /// A bound value; `nil` is NULL of that type.
    package enum Value: Hashable, Sendable {
        case integer(Int64?)
        case text(String?)
        case boolean(Bool?)
        case bytes([UInt8]?)
        case real(Double?)

        /// The control character that stands for a value of this type in `marked`.
        var mark: Character {
            switch self {
            case .integer: "\u{1}"
            case .text: "\u{2}"
            case .boolean: "\u{3}"
            case .bytes: "\u{4}"
            case .real: "\u{5}"
            }
        }
    }

    package init(stringLiteral text: String) {
        marked = text
        binds = []
    }

    package init(stringInterpolation: StringInterpolation) {
        marked = stringInterpolation.marked
        binds = stringInterpolation.binds
    }

    package static func + (left: SQL, right: SQL) -> SQL {
        var sum = left
        sum.marked += right.marked
        sum.binds += right.binds
        return sum
    }

    /// The text with `$1, $2 …` for the marks.
    var numbered: String {
        var text = ""
        text.reserveCapacity(marked.utf8.count + 2 * binds.count)
        var count = 0
        for character in marked.unicodeScalars {
            if (1...5).contains(character.value) {
                count += 1
                text += "$\(count)"
            } else {
                text.unicodeScalars.append(character)
            }
        }
        return text
    }
}

extension SQL {
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var marked = ""
        fileprivate var binds: [Value] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            marked.reserveCapacity(literalCapacity + interpolationCount)
            binds.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) { marked += literal }

        package mutating func appendInterpolation(_ value: Value) {
            marked.append(value.mark)
            binds.append(value)
        }

        package mutating func appendInterpolation<Subject>(_ id: ID<Subject>) { appendInterpolation(.integer(id.value)) }
        package mutating func appendInterpolation<Subject>(_ id: ID<Subject>?) { appendInterpolation(.integer(id?.value)) }
        package mutating func appendInterpolation(_ moment: Moment) { appendInterpolation(.integer(moment.milliseconds)) }
        package mutating func appendInterpolation(_ moment: Moment?) { appendInterpolation(.integer(moment?.milliseconds)) }
        package mutating func appendInterpolation(_ number: Int) { appendInterpolation(.integer(Int64(number))) }
        package mutating func appendInterpolation(_ number: Int64) { appendInterpolation(.integer(number)) }
        package mutating func appendInterpolation(_ number: Int?) { appendInterpolation(.integer(number.map(Int64.init))) }
        package mutating func appendInterpolation(_ text: String) { appendInterpolation(.text(text)) }
        package mutating func appendInterpolation(_ text: String?) { appendInterpolation(.text(text)) }
        package mutating func appendInterpolation(_ truth: Bool) { appendInterpolation(.boolean(truth)) }
        package mutating func appendInterpolation(_ bytes: [UInt8]) { appendInterpolation(.bytes(bytes)) }
        package mutating func appendInterpolation(_ real: Double) { appendInterpolation(.real(real)) }

        /// A case of an enumeration that the database keeps as text.
        package mutating func appendInterpolation<Case: RawRepresentable<String>>(_ value: Case) {
            appendInterpolation(.text(value.rawValue))
        }
        package mutating func appendInterpolation<Case: RawRepresentable<String>>(_ value: Case?) {
            appendInterpolation(.text(value?.rawValue))
        }

        /// A part of a statement inside another.
        package mutating func appendInterpolation(_ part: SQL) {
            marked += part.marked
            binds += part.binds
        }

        /// `(a, b, c)` for `IN`. An empty list is `(NULL)`, which nothing equals. The last value is repeated up to a power of
        /// two, so that lists of many lengths share few prepared statements; do not use it with `NOT IN`.
        package mutating func appendInterpolation<Subject>(list ids: [ID<Subject>]) { append(list: ids.map { .integer($0.value) }) }
        package mutating func appendInterpolation(list texts: [String]) { append(list: texts.map { .text($0) }) }

        private mutating func append(list values: [Value]) {
            guard let last = values.last else { return marked += "(NULL)" }
            var size = 1
            while size < values.count { size *= 2 }
            marked += "("
            for place in 0..<size {
                if place > 0 { marked += ", " }
                appendInterpolation(place < values.count ? values[place] : last)
            }
            marked += ")"
        }
    }
}
