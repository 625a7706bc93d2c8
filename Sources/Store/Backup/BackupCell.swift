import Foundation
import Kernel

/// One value of a row in a backup: as JSON, the same for both engines.
enum BackupCell: Hashable, Sendable, Codable {
    case null
    case integer(Int64)
    case real(Double)
    case boolean(Bool)
    case text(String)
    case bytes([UInt8])

    /// `{"b":"…"}`, base 64 for addresses: JSON has no bytes.
    private struct Bytes: Codable { let b: String }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .boolean(flag)
        } else if let integer = try? container.decode(Int64.self) {
            self = .integer(integer)
        } else if let real = try? container.decode(Double.self) {
            self = .real(real)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let bytes = Base64URL.decode(try container.decode(Bytes.self).b) {
            self = .bytes(bytes)
        } else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not the value of a row")
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .integer(let integer): try container.encode(integer)
        case .real(let real): try container.encode(real)
        case .boolean(let flag): try container.encode(flag)
        case .text(let text): try container.encode(text)
        case .bytes(let bytes): try container.encode(Bytes(b: Base64URL.encode(bytes)))
        }
    }

    /// Appends the JSON by hand: a backup has millions of values, and `JSONEncoder` costs some microseconds each.
    func write(to line: inout [UInt8]) {
        switch self {
        case .null: line += Array("null".utf8)
        case .integer(let integer): line += Array(String(integer).utf8)
        case .real(let real): line += Array((real.isFinite ? "\(real)" : "null").utf8)
        case .boolean(let flag): line += Array((flag ? "true" : "false").utf8)
        case .text(let text): Self.write(text, to: &line)
        case .bytes(let bytes): line += Array(#"{"b":"\#(Base64URL.encode(bytes))"}"#.utf8)
        }
    }

    private static func write(_ text: String, to line: inout [UInt8]) {
        line.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): line += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): line += Array("\\n".utf8)
            case 0..<0x20: line += Array("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
            default: line.append(byte)
            }
        }
        line.append(UInt8(ascii: "\""))
    }

    /// For a column of that kind, whichever engine it came from.
    /// - Throws: `BackupFault.damaged` where it cannot be one.
    func value(for kind: BackupColumn.Kind) throws -> SQL.Value {
        switch (self, kind) {
        case (.null, .integer): .integer(nil)
        case (.null, .real): .real(nil)
        case (.null, .boolean): .boolean(nil)
        case (.null, .text): .text(nil)
        case (.null, .bytes): .bytes(nil)
        case (.integer(let integer), .integer): .integer(integer)
        case (.integer(let integer), .boolean): .boolean(integer != 0)
        case (.integer(let integer), .real): .real(Double(integer))
        case (.boolean(let flag), .boolean): .boolean(flag)
        case (.boolean(let flag), .integer): .integer(flag ? 1 : 0)
        case (.real(let real), .real): .real(real)
        case (.text(let text), .text): .text(text)
        case (.bytes(let bytes), .bytes): .bytes(bytes)
        default: throw BackupFault.damaged("a value is of another kind than its column")
        }
    }
}

/// A column of a table as the engine keeps it.
struct BackupColumn: Hashable, Sendable {
    enum Kind: Sendable { case integer, real, boolean, text, bytes }

    let name: String
    let kind: Kind
}

/// A table of the schema with what has to be known to save and load it.
struct BackupTable: Hashable, Sendable {
    let name: String
    let columns: [BackupColumn]
    let key: [String]
    /// Tables that rows of this one refer to, itself left out.
    let refersTo: Set<String>

    /// What belongs to the place and not to the data: it is made anew where it is restored.
    static func isLeftOut(_ name: String) -> Bool {
        ["migrations", "nodes"].contains(name) || name.hasPrefix("post_words") || name.hasPrefix("sqlite_")
    }

    /// So that each comes after those it refers to.
    static func inOrder(_ tables: [BackupTable]) -> [BackupTable] {
        var (ordered, rest): ([BackupTable], [BackupTable]) = ([], tables.sorted { $0.name < $1.name })
        while !rest.isEmpty {
            let done = Set(ordered.map(\.name))
            let ready = rest.filter { $0.refersTo.isSubset(of: done) }
            // The schema has no rings of tables; were there one, its rows could not be loaded and the fault would say so.
            guard !ready.isEmpty else { return ordered + rest }
            ordered += ready
            rest.removeAll(where: ready.contains)
        }
        return ordered
    }
}
