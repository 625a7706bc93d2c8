import CPostgres

/// The values of one execution in PostgreSQL's binary formats.
struct PostgresParameters {
    private let encoded: [[UInt8]?]
    var count: Int32 { Int32(encoded.count) }

    /// Object identifiers of the built-in types (pg_type.dat).
    static func type(of value: SQL.Value) -> Oid {
        switch value {
        case .integer: 20
        case .text: 25
        case .boolean: 16
        case .bytes: 17
        case .real: 701
        }
    }

    init(_ values: [SQL.Value]) {
        encoded = values.map { value in
            switch value {
            case .integer(let number): number.map { Self.bigEndian($0) }
            case .real(let number): number.map { Self.bigEndian(Int64(bitPattern: $0.bitPattern)) }
            // PostgreSQL cannot store the character zero.
            case .text(let text): text.map { $0.utf8.filter { $0 != 0 } }
            case .boolean(let truth): truth.map { [$0 ? 1 : 0] }
            case .bytes(let bytes): bytes
            }
        }
    }

    private static func bigEndian(_ number: Int64) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }

    /// Lays the values out as libpq wants them: one block of bytes, pointers into it, lengths, and "binary" for each.
    func withPointers<Answer>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) throws -> Answer
    ) rethrows -> Answer {
        let lengths = encoded.map { Int32($0?.count ?? 0) }
        let formats = [Int32](repeating: 1, count: encoded.count)
        // One spare byte: an empty text must have an address, or it would be NULL.
        let block = encoded.reduce(into: [UInt8]()) { $0 += $1 ?? [] } + [0]
        return try block.withUnsafeBytes { bytes in
            var offset = 0
            let pointers: [UnsafePointer<CChar>?] = encoded.map { value in
                guard let value else { return nil }
                defer { offset += value.count }
                return bytes.baseAddress?.advanced(by: offset).assumingMemoryBound(to: CChar.self)
            }
            return try body(pointers, lengths, formats)
        }
    }
}

/// An answer of PostgreSQL and, while it is read, the row it stands on.
final class PostgresResult: RowCells {
    private let result: OpaquePointer?
    var current: Int32 = 0

    init(_ result: OpaquePointer?) { self.result = result }
    deinit { PQclear(result) }

    var isFine: Bool {
        let status = PQresultStatus(result)
        return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK
    }
    var rows: Int32 { PQntuples(result) }
    var changed: Int { PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0 }
    var state: String? { field("C") }
    /// The server hangs up after it.
    var isFatal: Bool { ["FATAL", "PANIC"].contains(field("V")) }
    var message: String? { field("M") }
    var constraint: String? { field("n") }

    private func field(_ code: Unicode.Scalar) -> String? {
        PQresultErrorField(result, Int32(code.value)).map { String(cString: $0) }
    }

    func isNull(_ column: Int) -> Bool { PQgetisnull(result, current, Int32(column)) == 1 }

    /// Integers of two, four or eight bytes.
    func integer(_ column: Int) -> Int64 {
        let cell = raw(column)
        guard let first = cell.first else { return 0 }
        return cell.dropFirst().reduce(Int64(Int8(bitPattern: first))) { $0 << 8 | Int64($1) }
    }

    func real(_ column: Int) -> Double { Double(bitPattern: UInt64(bitPattern: integer(column))) }
    func boolean(_ column: Int) -> Bool { raw(column).first == 1 }
    func text(_ column: Int) -> String { String(decoding: raw(column), as: UTF8.self) }
    func bytes(_ column: Int) -> [UInt8] { Array(raw(column)) }

    private func raw(_ column: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(
            start: PQgetvalue(result, current, Int32(column)),
            count: Int(PQgetlength(result, current, Int32(column)))
        )
    }
}
