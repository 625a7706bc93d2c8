import Identity
import Kernel
import Store

package enum PulseQueries {
    /// The pulses of somebody since a week, oldest first.
    package static func pulses(of account: ID<Account>, since week: Week, in reading: Reading) throws -> [Pulse] {
        var pulses: [Week: Pulse] = [:]
        try reading.each("SELECT week, is_harder, coping FROM pulses WHERE account_id = \(account) AND week >= \(week.monday)") { row in
            let week = Week(monday: row.integer())
            pulses[week] = Pulse(week: week, answers: [:], isHarder: row.boolean(), coping: row.text())
        }
        try reading.each("SELECT week, factor, value FROM pulse_answers WHERE account_id = \(account) AND week >= \(week.monday)") { row in
            let week = Week(monday: row.integer())
            pulses[week]?.answers[try row.one(of: Factor.self)] = row.count()
        }
        return pulses.values.sorted { $0.week < $1.week }
    }

    /// When somebody began to keep pulses here, which they had agreed to; `nil` where they have not.
    package static func startedAt(_ account: ID<Account>, in reading: Reading) throws -> Moment? {
        try reading.first("SELECT started_at FROM journeys WHERE account_id = \(account)") { $0.moment() }
    }

    static func start(_ account: ID<Account>, consent version: Int, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO journeys (account_id, consent_version, started_at)
            VALUES (\(account), \(SQL.Value.integer(Int64(version))), \(transaction.now))
            ON CONFLICT (account_id) DO NOTHING
            """
        )
    }

    /// What was answered in that week before is replaced.
    static func save(_ pulse: Pulse, of account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO pulses (account_id, week, answered_at, is_harder, coping)
            VALUES (\(account), \(pulse.week.monday), \(transaction.now), \(pulse.isHarder), \(pulse.coping))
            ON CONFLICT (account_id, week) DO UPDATE SET answered_at = excluded.answered_at, is_harder = excluded.is_harder, coping = excluded.coping
            """
        )
        try transaction.run("DELETE FROM pulse_answers WHERE account_id = \(account) AND week = \(pulse.week.monday)")
        for (factor, value) in pulse.answers {
            try transaction.run(
                "INSERT INTO pulse_answers (account_id, week, factor, value) VALUES (\(account), \(pulse.week.monday), \(factor), \(SQL.Value.integer(Int64(value))))"
            )
        }
    }

    static func removeAll(of account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM pulse_answers WHERE account_id = \(account)")
        try transaction.run("DELETE FROM pulses WHERE account_id = \(account)")
        try transaction.run("DELETE FROM journeys WHERE account_id = \(account)")
    }
}
