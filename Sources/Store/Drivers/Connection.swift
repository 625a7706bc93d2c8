import Foundation

/// What the two engines' drivers have in common: one connection, used by one thread at a time.
///
/// Implemented by `SQLiteConnection` and `PostgresConnection` on the engines' own C libraries.
protocol Connection: AnyObject {
    /// Runs a statement and hands each row of its answer to `body`, in order.
    func each(_ statement: SQL, _ body: (inout Row) throws -> Void) throws
    /// Runs a statement for its effect. Returns how many rows it changed.
    @discardableResult func run(_ statement: SQL) throws -> Int
    /// Runs a text of several statements without values, such as a migration.
    func script(_ text: String) throws
    /// Ends the transaction without saving it, if one is still open: some faults have ended it already.
    func rollBack() throws
    /// The state of the database that the reading transaction sees; `nil` where that cannot be told.
    func state() throws -> StoreState?
    /// Where the engine's dialect differs.
    var dialect: Dialect { get }
}

/// The few places in which the two engines need different words.
package struct Dialect: Sendable, Equatable {
    package enum Engine: String, Sendable { case sqlite, postgres }
    package let engine: Engine

    package static let sqlite = Dialect(engine: .sqlite)
    package static let postgres = Dialect(engine: .postgres)

    /// After a locking SELECT: skip the rows that another node holds. SQLite has one writer and needs nothing.
    package var skipLocked: SQL { engine == .sqlite ? "" : "FOR UPDATE SKIP LOCKED" }

    /// True for events that no transaction still running can precede. SQLite commits in the order of its rows.
    /// PostgreSQL hands out numbers before it commits: only what lies below the oldest running transaction is final.
    package var settledEvents: SQL {
        engine == .sqlite
            ? "TRUE" : "transaction_id < CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT)"
    }

    /// Turns the tokens of the migration dialect into the engine's words.
    ///
    /// `{id}` primary key, `{int}` 64-bit integer, `{bool}`, `{bytes}`, `{real}`, `{text}` (compared byte by byte),
    /// `{serial}` a counting primary key, `{transaction}` the number of the transaction that writes the row. What stands between
    /// `{sqlite}` and `{/sqlite}`, or the same with `postgres`, is for that engine alone: full-text search has no common words.
    func render(migration: String) -> String {
        var text = migration
        for other in [Engine.sqlite, .postgres] {
            let parts = text.components(separatedBy: "{\(other.rawValue)}")
            text = parts.dropFirst().reduce(parts[0]) { before, part in
                let pieces = part.components(separatedBy: "{/\(other.rawValue)}")
                return before + (other == engine ? pieces.joined() : pieces.dropFirst().joined())
            }
        }
        for (token, sqlite, postgres) in Self.tokens {
            text = text.replacing(token, with: engine == .sqlite ? sqlite : postgres)
        }
        return text
    }

    private static let tokens: [(String, String, String)] = [
        ("{id}", "INTEGER PRIMARY KEY", "BIGINT PRIMARY KEY"),
        ("{int}", "INTEGER", "BIGINT"),
        ("{bool}", "INTEGER", "BOOLEAN"),
        ("{bytes}", "BLOB", "BYTEA"),
        ("{real}", "REAL", "DOUBLE PRECISION"),
        ("{text}", "TEXT", "TEXT COLLATE \"C\""),
        ("{serial}", "INTEGER PRIMARY KEY AUTOINCREMENT", "BIGSERIAL PRIMARY KEY"),
        (
            "{transaction}", "INTEGER NOT NULL DEFAULT 0",
            "BIGINT NOT NULL DEFAULT (CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT))"
        ),
    ]
}
