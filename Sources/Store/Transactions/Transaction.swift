import Kernel

/// A consistent view of the database, for the length of one closure. Nothing in it can wait: it has no `async` verb.
package class Reading {
    /// The time at which the transaction began; all that it writes bears this time.
    package let now: Moment
    package var dialect: Dialect { connection.dialect }
    fileprivate let connection: any Connection

    init(connection: any Connection, now: Moment) {
        self.connection = connection
        self.now = now
    }

    /// Every row of the answer. The statement has a LIMIT, or its answer is small by nature.
    package func all<Answer>(_ statement: SQL, _ read: (inout Row) throws -> Answer) throws -> [Answer] {
        var answers: [Answer] = []
        try connection.each(statement) { answers.append(try read(&$0)) }
        return answers
    }

    /// The first row of the answer, or `nil` where there is none.
    package func first<Answer>(_ statement: SQL, _ read: (inout Row) throws -> Answer) throws -> Answer? {
        var answer: Answer?
        try connection.each(statement) { row in
            if answer == nil { answer = try read(&row) }
        }
        return answer
    }

    /// Whether the answer has any row.
    package func exists(_ statement: SQL) throws -> Bool { try first(statement) { _ in true } ?? false }

    /// The number that a `SELECT COUNT(…)` answers.
    package func count(_ statement: SQL) throws -> Int { try first(statement) { $0.count() } ?? 0 }
}

/// A writing transaction. Its rows and its events are saved together, or none of them is.
///
/// The closure may be run again (PostgreSQL resolves conflicts by repeating), so it touches nothing but its transaction.
package final class Transaction: Reading {
    private let ids: IDSource
    private(set) var hasAnnounced = false

    init(connection: any Connection, now: Moment, ids: IDSource) {
        self.ids = ids
        super.init(connection: connection, now: now)
    }

    /// Runs a statement for its effect. Returns how many rows it changed.
    @discardableResult package func run(_ statement: SQL) throws -> Int { try connection.run(statement) }

    package func newID<Subject>(_ subject: Subject.Type = Subject.self) -> ID<Subject> { ids.next(subject) }

    /// An id that sorts at `moment`, for what was published then (imports, the demo).
    package func newID<Subject>(at moment: Moment, _ subject: Subject.Type = Subject.self) -> ID<Subject> {
        ids.id(at: moment, subject)
    }

    /// Several statements of the program's own, such as a migration.
    package func script(_ text: String) throws { try connection.script(text) }

    /// Writes an event beside the rows it tells of. Reactions read it once the transaction is committed.
    package func announce(_ event: Event) throws {
        hasAnnounced = true
        try EventQueries.append(event, at: now, in: self)
    }
}
