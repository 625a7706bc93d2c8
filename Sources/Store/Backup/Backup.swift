import Foundation
import Kernel

/// What a backup says of itself: `manifest.json`.
package struct BackupManifest: Codable, Sendable, Equatable {
    package static let program = "hearten"
    /// Of the files; a program that knows a newer one reads this one, too.
    package static let format = 1

    package let program: String
    package let format: Int
    /// The newest migration that had run.
    package let schema: Int
    package let engine: String
    package let madeAt: Moment
    package var tables: [Table]
    /// The hashes of the files that the rows count on.
    package var files: [String] = []

    package struct Table: Codable, Sendable, Equatable {
        package let name: String
        package let columns: [String]
        package let rows: Int
        /// SHA-256 of the table's file, base 64 for addresses.
        package let digest: String
    }
}

/// Saves a whole database as files, while it is written to, and loads them into an empty one of either engine.
///
/// A table is a file of lines, each a JSON array with the values of one row.
package enum Backup {
    /// Writes `tables/NAME.jsonl` into `folder`, which exists, from one state of the database.
    /// - Parameters:
    ///   - schema: the number of migrations that this program knows; another state of the schema is refused.
    ///   - look: reads more from the same state of the database, such as the files that its rows count on.
    /// - Throws: `BackupFault`, `StoreFault`.
    package static func save<Answer>(
        _ location: Store.Location, schema: Int, to folder: String, now: Moment, look: (Reading) throws -> Answer
    ) throws -> (manifest: BackupManifest, answer: Answer) {
        let connection = try Store.connect(location)
        try BackupQueries.beginSnapshot(connection)
        guard let found = try BackupQueries.schema(connection) else { throw BackupFault.nothingThere }
        guard found == schema else { throw BackupFault.otherSchema(database: found, program: schema) }
        let answer = try look(Reading(connection: connection, now: now))
        let tables = try BackupQueries.tables(connection).map { try save($0, connection, to: folder) }
        try connection.rollBack()
        return (
            BackupManifest(
                program: BackupManifest.program, format: BackupManifest.format, schema: found, engine: connection.dialect.engine.rawValue, madeAt: now,
                tables: tables), answer
        )
    }

    private static func save(_ table: BackupTable, _ connection: any Connection, to folder: String) throws -> BackupManifest.Table {
        let file = try BackupWriter(path: path(table.name, in: folder))
        var (line, rows): ([UInt8], Int) = ([], 0)
        try BackupQueries.eachRow(of: table, connection) { cells in
            line.removeAll(keepingCapacity: true)
            line.append(UInt8(ascii: "["))
            for (place, cell) in cells.enumerated() {
                if place > 0 { line.append(UInt8(ascii: ",")) }
                cell.write(to: &line)
            }
            line += Array("]\n".utf8)
            try file.write(line)
            rows += 1
        }
        return BackupManifest.Table(name: table.name, columns: table.columns.map(\.name), rows: rows, digest: try file.finish())
    }

    static func path(_ table: String, in folder: String) -> String { "\(folder)/tables/\(table).jsonl" }

    /// That every table's file is there and whole, before anything is written.
    /// - Throws: `BackupFault`.
    package static func verify(_ manifest: BackupManifest, in folder: String, schema: Int) throws {
        guard manifest.program == BackupManifest.program else { throw BackupFault.foreign }
        guard manifest.format <= BackupManifest.format, manifest.schema <= schema else { throw BackupFault.newer(backup: manifest.schema, program: schema) }
        for table in manifest.tables {
            guard table.name.allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "_") }) else { throw BackupFault.foreign }
            guard try BackupReader.digest(of: path(table.name, in: folder)) == table.digest else {
                throw BackupFault.damaged("tables/\(table.name).jsonl is missing, cut short or was changed")
            }
        }
    }

    /// Loads a verified backup into an empty database, whose schema is made as it was then; one transaction loads all of it.
    /// - Throws: `BackupFault.notEmpty` where there is anything, `BackupFault.damaged`, `StoreFault`.
    package static func load(_ manifest: BackupManifest, from folder: String, into location: Store.Location, migrations: [Migration], clock: Clock) throws {
        let connection = try Store.connect(location)
        guard try BackupQueries.schema(connection) == nil else { throw BackupFault.notEmpty }
        try Migrator(migrations: Array(migrations.prefix(manifest.schema))).migrate(connection, clock: clock)
        try BackupQueries.beginLoading(connection)
        do {
            let tables = try BackupQueries.tables(connection)
            try BackupQueries.empty(tables, connection)
            for table in tables {
                guard let saved = manifest.tables.first(where: { $0.name == table.name }) else {
                    throw BackupFault.damaged("the table \(table.name) is missing")
                }
                try load(saved, into: table, from: folder, connection)
            }
            try BackupQueries.finishLoading(connection)
        } catch {
            try connection.rollBack()
            throw error
        }
    }

    private static func load(_ saved: BackupManifest.Table, into table: BackupTable, from folder: String, _ connection: any Connection) throws {
        let columns = try saved.columns.map { name in
            guard let column = table.columns.first(where: { $0.name == name }) else { throw BackupFault.damaged("\(table.name) has no column \(name)") }
            return column
        }
        let decoder = JSONDecoder()
        let batch = max(1, min(100, 20_000 / max(1, columns.count)))
        var (rows, count): ([[BackupCell]], Int) = ([], 0)
        try BackupReader.lines(of: path(table.name, in: folder)) { line in
            guard let cells = try? decoder.decode([BackupCell].self, from: line) else {
                throw BackupFault.damaged("line \(count + 1) of \(table.name) cannot be read")
            }
            rows.append(cells)
            count += 1
            guard rows.count == batch else { return }
            try BackupQueries.insert(rows, columns, into: table.name, connection)
            rows.removeAll(keepingCapacity: true)
        }
        if !rows.isEmpty { try BackupQueries.insert(rows, columns, into: table.name, connection) }
        guard count == saved.rows else { throw BackupFault.damaged("\(table.name) has \(count) rows in place of \(saved.rows)") }
    }
}

package enum BackupFault: Failure, Equatable {
    case migrating, nothingThere, notEmpty, foreign
    case otherSchema(database: Int, program: Int)
    case newer(backup: Int, program: Int)
    case damaged(String)

    package var sentence: String {
        switch self {
        case .migrating: "The database’s schema is just being brought up to date. Please try again when the server has started."
        case .nothingThere: "There is no Hearten database at this place. Are --data and --database right?"
        case .notEmpty: "There is a database at this place already, and it is left as it is. Restore into an empty data folder and an empty database."
        case .foreign: "This is not a backup that Hearten made: its manifest.json says something else, or is missing."
        case .otherSchema(let database, let program):
            "The database has schema \(database), this program knows \(program). Use the program with which the server runs."
        case .newer(let backup, let program): "The backup has schema \(backup), this program knows \(program). Restore it with the newer program."
        case .damaged(let what): "The backup is damaged and was not restored: \(what). Use another copy of it."
        }
    }
    package var status: Int { 500 }
}
