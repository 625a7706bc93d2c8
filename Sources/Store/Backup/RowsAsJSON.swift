import Foundation
import Kernel

/// Rows of any table as JSON, for what people are given of themselves: ids as text, times in UTC, bytes in base 64 for addresses.
package enum RowsAsJSON {
    /// The tables that hold data, with their columns.
    package static func tables(in reading: Reading) throws -> [String: [String]] {
        let tables = try BackupQueries.tables(reading.connection)
        return Dictionary(tables.map { ($0.name, $0.columns.map(\.name)) }, uniquingKeysWith: { $1 })
    }

    /// A JSON array of the rows in which `column` is this id, in the order of the table's key; `nil` where there are none.
    /// - Parameters:
    ///   - left: columns that are left out.
    ///   - table: of this schema; never a word of somebody else.
    package static func rows(of table: String, where column: String, is id: Int64, without left: Set<String>, in reading: Reading) throws -> [UInt8]? {
        guard let found = try BackupQueries.tables(reading.connection).first(where: { $0.name == table }) else { return nil }
        let columns = found.columns.filter { !left.contains($0.name) }
        let names = columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
        let order = found.key.isEmpty ? "" : " ORDER BY " + found.key.map { "\"\($0)\"" }.joined(separator: ", ")
        var text: [UInt8] = []
        try reading.each(SQL(stringLiteral: "SELECT \(names) FROM \"\(table)\" WHERE \"\(column)\" = ") + "\(id)" + SQL(stringLiteral: order)) { row in
            text += Array((text.isEmpty ? "[\n{" : ",\n{").utf8)
            for (place, column) in columns.enumerated() {
                text += Array("\(place == 0 ? "" : ", ")\"\(column.name)\": ".utf8)
                value(&row, column).write(to: &text)
            }
            text.append(UInt8(ascii: "}"))
        }
        return text.isEmpty ? nil : text + Array("\n]\n".utf8)
    }

    private static func value(_ row: inout Row, _ column: BackupColumn) -> BackupCell {
        switch column.kind {
        case .integer:
            guard let number = row.optionalInteger() else { return .null }
            if isTime(column.name) { return number == .max ? .null : .text(Moment(milliseconds: number).date.formatted(.iso8601)) }
            return isName(column.name) ? .text(String(number)) : .integer(number)
        case .real: return row.optionalReal().map(BackupCell.real) ?? .null
        case .boolean: return row.optionalBoolean().map(BackupCell.boolean) ?? .null
        case .text: return row.optionalText().map(BackupCell.text) ?? .null
        case .bytes: return row.optionalBytes().map { .text(Base64URL.encode($0)) } ?? .null
        }
    }

    private static func isTime(_ name: String) -> Bool {
        ["at", "since", "until"].contains { name == $0 || name.hasSuffix("_\($0)") }
    }
    /// JSON's numbers are not exact beyond 2^53.
    private static func isName(_ name: String) -> Bool { name == "id" || name.hasSuffix("_id") || name.hasSuffix("_by") }
}
