import Kernel

package enum JobQueries {
    /// Puts a job into the queue, in the transaction of whatever wants it done.
    @discardableResult package static func add(_ job: NewJob, in transaction: Transaction) throws -> ID<Job> {
        let id = transaction.newID(Job.self)
        try transaction.run(
            """
            INSERT INTO jobs (id, kind, payload, state, attempts, due_at, last_error)
            VALUES (\(id), \(job.kind), \(job.payload), \(JobState.waiting), 0, \(job.dueAt ?? transaction.now), \(job.lastError))
            """
        )
        return id
    }

    /// Takes jobs that are due, and those whose worker died, and marks them as running until `lease`.
    static func claim(kinds: [String], limit: Int, lease: Moment, in transaction: Transaction) throws -> [Job] {
        try transaction.all(
            """
            UPDATE jobs
            SET state = \(JobState.running), attempts = attempts + 1, leased_until = \(lease)
            WHERE id IN (
                SELECT id
                FROM jobs
                WHERE kind IN \(list: kinds)
                  AND (state = \(JobState.waiting) AND due_at <= \(transaction.now)
                       OR state = \(JobState.running) AND leased_until < \(transaction.now))
                ORDER BY due_at
                LIMIT \(limit)
                \(transaction.dialect.skipLocked)
            )
            RETURNING \(columns)
            """,
            job
        )
    }

    static func finish(_ id: ID<Job>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM jobs WHERE id = \(id)")
    }

    static func postpone(_ id: ID<Job>, until due: Moment, cause: String, in transaction: Transaction) throws {
        try transaction.run(
            """
            UPDATE jobs
            SET state = \(JobState.waiting), due_at = \(due), leased_until = NULL, last_error = \(cause)
            WHERE id = \(id)
            """
        )
    }

    /// As if it had not been claimed.
    static func giveBack(_ id: ID<Job>, in transaction: Transaction) throws {
        try transaction.run(
            """
            UPDATE jobs
            SET state = \(JobState.waiting), attempts = attempts - 1, due_at = \(transaction.now), leased_until = NULL
            WHERE id = \(id) AND state = \(JobState.running)
            """
        )
    }

    /// Puts an abandoned job away for good. Returns whether there was one.
    package static func discard(_ id: ID<Job>, in transaction: Transaction) throws -> Bool {
        try transaction.run("DELETE FROM jobs WHERE id = \(id) AND state = \(JobState.abandoned)") > 0
    }

    static func abandon(_ id: ID<Job>, cause: String, in transaction: Transaction) throws {
        try transaction.run(
            """
            UPDATE jobs
            SET state = \(JobState.abandoned), leased_until = NULL, last_error = \(cause)
            WHERE id = \(id)
            """
        )
    }

    /// What a steward sees: abandoned jobs, newest first.
    package static func abandoned(limit: Int, in reading: Reading) throws -> [Job] {
        try reading.all(
            """
            SELECT \(columns)
            FROM jobs
            WHERE state = \(JobState.abandoned)
            ORDER BY id DESC
            LIMIT \(limit)
            """,
            job
        )
    }

    package static func counts(in reading: Reading) throws -> [JobState: Int] {
        let rows = try reading.all("SELECT state, COUNT(*) FROM jobs GROUP BY state LIMIT 10") {
            (try $0.one(of: JobState.self), $0.count())
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// How many of a kind wait or are under way.
    package static func count(of kind: String, in reading: Reading) throws -> Int {
        try reading.count("SELECT COUNT(*) FROM jobs WHERE kind = \(kind) AND state <> \(JobState.abandoned)")
    }

    /// Sends an abandoned job back to the queue, as if new. Returns whether there was one.
    package static func retry(_ id: ID<Job>, in transaction: Transaction) throws -> Bool {
        try transaction.run(
            """
            UPDATE jobs
            SET state = \(JobState.waiting), attempts = 0, due_at = \(transaction.now)
            WHERE id = \(id) AND state = \(JobState.abandoned)
            """
        ) > 0
    }

    private static let columns: SQL = "id, kind, payload, state, attempts, due_at, last_error"

    private static func job(_ row: inout Row) throws -> Job {
        Job(
            id: row.id(), kind: row.text(), payload: row.text(), state: try row.one(), attempts: row.count(),
            dueAt: row.moment(), lastError: row.optionalText()
        )
    }
}
