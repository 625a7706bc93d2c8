/// One step of the schema. Steps are only ever added; one that has run anywhere is never changed.
package struct Migration: Sendable, Equatable {
    /// Counts from 1 without gaps.
    package let number: Int
    package let name: String
    /// SQL in the migration dialect (`Dialect.render`).
    package let text: String

    package init(number: Int, name: String, text: String) {
        self.number = number
        self.name = name
        self.text = text
    }

    /// Reads files named `0001-ground.sql` and puts them in order.
    /// - Throws: `StoreFault.statement` where a number is missing, doubled or unreadable.
    package static func all(in files: [String: String]) throws -> [Migration] {
        let migrations = try files.map { name, text in
            let parts = name.split(separator: "-", maxSplits: 1)
            guard parts.count == 2, let number = Int(parts[0]), name.hasSuffix(".sql") else {
                throw StoreFault.statement("not the name of a migration: \(name)")
            }
            return Migration(number: number, name: String(parts[1].dropLast(4)), text: text)
        }
        .sorted { $0.number < $1.number }
        guard migrations.map(\.number) == Array(1..<(migrations.count + 1)) else {
            throw StoreFault.statement("migrations are not numbered from 1 without gaps")
        }
        return migrations
    }
}
