import Identity
import Kernel
import Store
import Trust

/// How cases end: in time, or with the account that they are about.
extension ModerationQueries {
    /// Forgets cases that were closed long ago, and whose decisions cannot be appealed any more. Of those that still hide something, that
    /// stays, without what was said about it, until there is nothing more to hide. Returns how many there were.
    package static func forget(before moment: Moment, limit: Int, in transaction: Transaction) throws -> Int {
        let standing: SQL = """
            EXISTS (SELECT 1
                    FROM case_decisions
                    WHERE case_decisions.case_id = moderation_cases.id AND case_decisions.reversed_at IS NULL
                      AND (case_decisions.action IN ('hold', 'hide')
                           AND (moderation_cases.channel <> ''
                                OR EXISTS (SELECT 1 FROM posts WHERE posts.id = moderation_cases.post_id AND posts.hidden_by = case_decisions.id
                                             AND posts.deleted_at IS NULL))
                           OR case_decisions.until > \(transaction.now)))
            """
        let against = CaseAction.allCases.filter(\.isAgainstThem).map(\.rawValue)
        let mayBeAppealed: SQL = """
            EXISTS (SELECT 1
                    FROM case_decisions
                    WHERE case_decisions.case_id = moderation_cases.id
                      AND (case_decisions.appealed_at IS NOT NULL AND case_decisions.answered_at IS NULL
                           OR case_decisions.reversed_at IS NULL AND case_decisions.decided_at > \(transaction.now - CaseDecision.appealTime)
                              AND case_decisions.action IN \(list: against)))
            """
        let old = try transaction.all(
            """
            SELECT id, \(standing)
            FROM moderation_cases
            WHERE closed_at < \(moment) AND NOT (is_forgotten AND \(standing)) AND NOT \(mayBeAppealed)
            ORDER BY id
            LIMIT \(limit)
            """
        ) {
            (id: $0.id(ModerationCase.self), stands: $0.boolean())
        }
        guard !old.isEmpty else { return 0 }
        let all = old.map(\.id)
        let (kept, gone) = (old.filter(\.stands).map(\.id), old.filter { !$0.stands }.map(\.id))
        try transaction.run("DELETE FROM reports WHERE case_id IN \(list: all)")
        if !kept.isEmpty {
            try transaction.run("UPDATE moderation_cases SET evidence = '', is_forgotten = TRUE WHERE id IN \(list: kept)")
            try transaction.run("UPDATE case_decisions SET words = '', appeal = '', answer = '' WHERE case_id IN \(list: kept)")
        }
        if !gone.isEmpty {
            // Of posts that their authors deleted meanwhile.
            try transaction.run(
                "UPDATE posts SET hidden_by = NULL WHERE hidden_by IN (SELECT id FROM case_decisions WHERE case_id IN \(list: gone))")
            try transaction.run("DELETE FROM restrictions WHERE decision_id IN (SELECT id FROM case_decisions WHERE case_id IN \(list: gone))")
            try transaction.run("DELETE FROM case_decisions WHERE case_id IN \(list: gone)")
            try transaction.run("DELETE FROM moderation_cases WHERE id IN \(list: gone)")
        }
        return old.count
    }

    /// For an account that is erased: what was said and decided about it.
    static func erase(about account: ID<Account>, in transaction: Transaction) throws {
        let cases: SQL = "SELECT id FROM moderation_cases WHERE person_id = \(account)"
        try transaction.run("UPDATE posts SET hidden_by = NULL WHERE hidden_by IN (SELECT id FROM case_decisions WHERE case_id IN (\(cases)))")
        try transaction.run(
            "DELETE FROM restrictions WHERE account_id = \(account) OR decision_id IN (SELECT id FROM case_decisions WHERE case_id IN (\(cases)))")
        try transaction.run("DELETE FROM case_decisions WHERE case_id IN (\(cases))")
        try transaction.run("DELETE FROM reports WHERE case_id IN (\(cases))")
        try transaction.run("DELETE FROM moderation_cases WHERE person_id = \(account)")
        // What they said of others stays, without them.
        try transaction.run("UPDATE reports SET words = '' WHERE reporter_id = \(account)")
    }
}
