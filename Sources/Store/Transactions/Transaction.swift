import Kernel

/// A consistent view of the database, for the length of one closure. Nothing in it can wait: it has no `async` verb.
package class Reading {
    /// The time at which the transaction began; all that it writes bears this time.
    package let now: Moment
    package var dialect: Dialect { connection.dialect }
    let connection: any Connection
    private let keeper: Keeper?
    private let number: UInt64
    private var told: StoreState??

    /// - Parameter keeper: `nil` in writes, which see what nobody else does.
    init(connection: any Connection, now: Moment, keeper: Keeper? = nil) {
        self.connection = connection
        self.now = now
        self.keeper = keeper
        number = keeper?.beginReading() ?? 0
    }

    /// The state of the database that this transaction sees; `nil` in writes, and where it changed just as it was asked for.
    package func state() throws -> StoreState? {
        guard keeper != nil else { return nil }
        if let told { return told }
        let state = try connection.state()
        told = .some(state)
        return state
    }

    /// What `read` answers, from memory where somebody asked the same in the same state of the database.
    package func kept<Key: KeptKey>(_ key: Key, _ read: () throws -> Key.Answer) throws -> Key.Answer {
        guard let keeper, let state = try state() else { return try read() }
        if let known = keeper.answer(to: key, movingTo: state, reading: number) { return known }
        let fresh = try read()
        keeper.keep(fresh, to: key, at: state)
        return fresh
    }

    /// Every row of the answer. The statement has a LIMIT, or its answer is small by nature.
    package func all<Answer>(_ statement: SQL, _ read: (inout Row) throws -> Answer) throws -> [Answer] {
        var answers: [Answer] = []
        try connection.each(statement) { answers.append(try read(&$0)) }
        return answers
    }

    /// Reads the rows of an answer one after the other. (libpq holds them all; SQLite one.)
    package func each(_ statement: SQL, _ read: (inout Row) throws -> Void) throws { try connection.each(statement, read) }

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
    private let isInThePast: Bool
    private let announced: Announced
    var hasAnnounced: Bool { announced.any }

    private final class Announced { var any = false }

    init(connection: any Connection, now: Moment, ids: IDSource) {
        self.ids = ids
        isInThePast = false
        announced = Announced()
        super.init(connection: connection, now: now)
    }

    private init(_ transaction: Transaction, at moment: Moment) {
        ids = transaction.ids
        isInThePast = true
        announced = transaction.announced
        super.init(connection: transaction.connection, now: moment)
    }

    /// The same transaction as of an earlier time: what commands write through it is dated then. For imports and the demo.
    package func at(_ moment: Moment) -> Transaction { Transaction(self, at: moment) }

    /// Runs a statement for its effect. Returns how many rows it changed.
    @discardableResult package func run(_ statement: SQL) throws -> Int { try connection.run(statement) }

    package func newID<Subject>(_ subject: Subject.Type = Subject.self) -> ID<Subject> {
        isInThePast ? ids.id(at: now, subject) : ids.next(subject)
    }

    /// Several statements of the program's own, such as a migration.
    package func script(_ text: String) throws { try connection.script(text) }

    /// Writes an event beside the rows it tells of. Reactions read it once the transaction is committed.
    package func announce(_ event: Event) throws {
        announced.any = true
        try EventQueries.append(event, at: now, in: self)
    }
}
