import Kernel
import Store

enum RetentionQueries {
    static func isPlanned(in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM jobs WHERE kind = \(ForgetOld.jobKind) AND state <> \(JobState.abandoned) LIMIT 1")
    }

    /// Returns how many rows are gone.
    static func forget(_ kind: Retention, before moment: Moment, limit: Int, in transaction: Transaction) throws -> Int {
        switch kind {
        case .notices:
            try transaction.run("DELETE FROM notices WHERE id IN (SELECT id FROM notices WHERE read_at < \(moment) LIMIT \(limit))")
        case .accountLog:
            try transaction.run("DELETE FROM account_events WHERE id IN (SELECT id FROM account_events WHERE at < \(moment) LIMIT \(limit))")
        case .work:
            // `due_at` is when it was last to be done: some wait for months before their first try.
            try transaction.run(
                """
                DELETE FROM jobs
                WHERE id IN (SELECT id FROM jobs
                             WHERE state = \(JobState.abandoned) AND kind <> \(ForgetOld.jobKind) AND due_at < \(moment) LIMIT \(limit))
                """
            )
        case .requests:
            // Few: one for each person and group at most.
            try transaction.run("DELETE FROM group_requests WHERE declined_at < \(moment)")
        case .looks:
            try transaction.run("DELETE FROM looks WHERE id IN (SELECT id FROM looks WHERE at < \(moment) LIMIT \(limit))")
        case .cases: try ModerationQueries.forget(before: moment, limit: limit, in: transaction)
        }
    }

    /// What is over by itself: sessions, links and handles whose time has passed, and what links led to that stand nowhere any more.
    static func forgetEnded(limit: Int, in transaction: Transaction) throws -> Int {
        let now = transaction.now
        return max(
            try transaction.run("DELETE FROM sessions WHERE digest IN (SELECT digest FROM sessions WHERE expires_at < \(now) LIMIT \(limit))"),
            try transaction.run("DELETE FROM links WHERE digest IN (SELECT digest FROM links WHERE expires_at < \(now) LIMIT \(limit))"),
            // Once sent, they only wait for saves that come late.
            try BegunQueries.forgetSent(before: now - .days(1), limit: limit, in: transaction),
            try transaction.run(
                """
                DELETE FROM link_previews
                WHERE digest IN (SELECT digest FROM link_previews
                                 WHERE fetched_at < \(now - .days(30))
                                   AND NOT EXISTS (SELECT 1 FROM post_links WHERE post_links.digest = link_previews.digest) LIMIT \(limit))
                """
            )
        )
    }
}
