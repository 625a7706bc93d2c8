import Kernel

/// Brings a database up to the newest schema, one migration and one transaction at a time.
struct Migrator {
    let migrations: [Migration]

    /// - Throws: `MigrationFault.newer` where the database was written by a newer program, and whatever a migration throws; what
    ///   ran before it stays.
    func migrate(_ connection: any Connection, clock: Clock) throws {
        // Several processes may start at once. On SQLite the first statement waits for the writer; PostgreSQL needs a lock of its own.
        let isPostgres = connection.dialect == .postgres
        // Making an index over millions of rows takes as long as it takes.
        if isPostgres { try connection.script("SET statement_timeout = 0; SET lock_timeout = 0; SELECT pg_advisory_lock(\(Self.lock))") }
        defer { if isPostgres { unlock(connection) } }
        try connection.script(
            connection.dialect.render(
                migration: "CREATE TABLE IF NOT EXISTS migrations (number {id}, name {text} NOT NULL, ran_at {int} NOT NULL)"
            )
        )
        for migration in migrations {
            try step(connection, clock) { done in
                guard !done.contains(migration.number) else { return }
                try connection.script(connection.dialect.render(migration: migration.text))
                try connection.run(
                    "INSERT INTO migrations (number, name, ran_at) VALUES (\(migration.number), \(migration.name), \(clock.now()))"
                )
            }
        }
        var newest = 0
        try connection.each("SELECT COALESCE(MAX(number), 0) FROM migrations") { newest = $0.count() }
        guard newest <= migrations.count else { throw MigrationFault.newer(database: newest, program: migrations.count) }
    }

    /// Any number that nothing else in the database locks.
    static let lock: Int64 = 7_236_471_885

    /// The lock ends with the connection in any case, so a fault here changes nothing.
    private func unlock(_ connection: any Connection) { _ = try? connection.run("SELECT pg_advisory_unlock(\(Self.lock))") }

    /// Two processes may start at once: the lock is taken before the list of what ran is read.
    private func step(_ connection: any Connection, _ clock: Clock, _ body: (Set<Int>) throws -> Void) throws {
        try connection.script(connection.dialect == .sqlite ? "BEGIN IMMEDIATE" : "BEGIN; LOCK TABLE migrations IN EXCLUSIVE MODE")
        do {
            var done: Set<Int> = []
            try connection.each("SELECT number FROM migrations") { done.insert($0.count()) }
            try body(done)
            try connection.script("COMMIT")
        } catch {
            try connection.rollBack()
            throw error
        }
    }
}

package enum MigrationFault: Failure, Equatable {
    case newer(database: Int, program: Int)

    package var sentence: String {
        switch self {
        case .newer(let database, let program):
            "The database has schema \(database), this program knows \(program). Start the newer program, or restore a backup."
        }
    }
    package var status: Int { 500 }
}
