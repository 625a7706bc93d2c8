import Kernel

/// The cells of the row that a driver stands on. Columns count from zero.
package protocol RowCells: AnyObject {
    func isNull(_ column: Int) -> Bool
    func integer(_ column: Int) -> Int64
    func real(_ column: Int) -> Double
    func boolean(_ column: Int) -> Bool
    func text(_ column: Int) -> String
    func bytes(_ column: Int) -> [UInt8]
}

/// One row of an answer, read from left to right in the order of the columns: `Post(id: row.id(), body: row.text())`.
///
/// Valid only inside the closure that receives it.
package struct Row {
    private let cells: any RowCells
    private var column = 0

    init(_ cells: any RowCells) { self.cells = cells }

    private mutating func next() -> Int {
        defer { column += 1 }
        return column
    }

    private mutating func optional<Cell>(_ read: (any RowCells, Int) -> Cell) -> Cell? {
        let column = next()
        return cells.isNull(column) ? nil : read(cells, column)
    }

    package mutating func id<Subject>(_: Subject.Type = Subject.self) -> ID<Subject> { ID(cells.integer(next())) }
    package mutating func optionalID<Subject>(_: Subject.Type = Subject.self) -> ID<Subject>? {
        optional { ID($0.integer($1)) }
    }
    package mutating func moment() -> Moment { Moment(milliseconds: cells.integer(next())) }
    package mutating func optionalMoment() -> Moment? { optional { Moment(milliseconds: $0.integer($1)) } }
    package mutating func integer() -> Int64 { cells.integer(next()) }
    package mutating func optionalInteger() -> Int64? { optional { $0.integer($1) } }
    package mutating func count() -> Int { Int(cells.integer(next())) }
    package mutating func real() -> Double { cells.real(next()) }
    mutating func optionalReal() -> Double? { optional { $0.real($1) } }
    mutating func optionalBoolean() -> Bool? { optional { $0.boolean($1) } }
    package mutating func boolean() -> Bool { cells.boolean(next()) }
    package mutating func text() -> String { cells.text(next()) }
    package mutating func optionalText() -> String? { optional { $0.text($1) } }
    package mutating func bytes() -> [UInt8] { cells.bytes(next()) }
    package mutating func optionalBytes() -> [UInt8]? { optional { $0.bytes($1) } }

    /// A case of an enumeration that the database keeps as text.
    /// - Throws: `StoreFault.unknownCase` where a newer version of the program wrote the row.
    package mutating func one<Case: RawRepresentable<String>>(of: Case.Type = Case.self) throws -> Case {
        let text = text()
        guard let value = Case(rawValue: text) else { throw StoreFault.unknownCase(text, of: "\(Case.self)") }
        return value
    }
}
