/// The identity of one `Subject`. 64 bits, positive, sorted by time, unique on the server; see `IDSource` for its layout.
///
/// Written as decimal digits in addresses and as a string in JSON, because browsers cannot hold 64-bit integers.
package struct ID<Subject>: Hashable, Comparable, Sendable, LosslessStringConvertible {
    package let value: Int64

    package init(_ value: Int64) { self.value = value }

    /// Reads the digits of an address. `nil` for anything but a positive 64-bit number without sign or leading zero.
    package init?(_ description: String) {
        guard let value = Int64(description), value > 0, String(value) == description else { return nil }
        self.value = value
    }

    package var description: String { String(value) }

    /// The same number as the identity of another kind of subject, where two kinds share one row (an account is an actor).
    package func of<Other>(_ other: Other.Type) -> ID<Other> { ID<Other>(value) }

    package static func < (left: ID, right: ID) -> Bool { left.value < right.value }
}

extension ID: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = ID(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an id")
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
