import Identity
import Kernel
import Store

package enum ConsentQueries {
    /// Every yes to a practice, standing ones and those taken back, newest first.
    package static func history(of account: ID<Account>, practice: ID<Practice>, in reading: Reading) throws -> [Consent] {
        try reading.all(
            """
            SELECT id, purpose, version, practice_name, given_at, withdrawn_at
            FROM consents
            WHERE account_id = \(account) AND practice_id = \(practice)
            ORDER BY id DESC
            LIMIT 100
            """
        ) {
            Consent(
                id: $0.id(), purpose: try $0.one(), version: $0.count(), practiceName: $0.text(), givenAt: $0.moment(), withdrawnAt: $0.optionalMoment()
            )
        }
    }

    /// What is agreed to now.
    package static func standing(of account: ID<Account>, practice: ID<Practice>, in reading: Reading) throws -> Set<ConsentPurpose> {
        Set(
            try reading.all(
                """
                SELECT purpose
                FROM consents
                WHERE account_id = \(account) AND practice_id = \(practice) AND withdrawn_at IS NULL
                LIMIT 10
                """
            ) { try $0.one(of: ConsentPurpose.self) }
        )
    }

    /// Whether somebody took a consent back and has not given it again.
    package static func hasTakenBack(_ account: ID<Account>, practice: ID<Practice>, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM actors WHERE id = \(account) AND \(isTakenBack("\(account)", "\(practice)"))")
    }

    /// The same as a condition, for an account and a practice as columns or values.
    package static func isTakenBack(_ account: SQL, _ practice: SQL) -> SQL {
        """
        EXISTS (SELECT 1
                FROM consents
                WHERE consents.account_id = \(account) AND consents.practice_id = \(practice) AND consents.withdrawn_at IS NOT NULL
                  AND NOT EXISTS (SELECT 1
                                  FROM consents AS again
                                  WHERE again.account_id = consents.account_id AND again.practice_id = consents.practice_id
                                    AND again.purpose = consents.purpose AND again.withdrawn_at IS NULL))
        """
    }

    static func insert(_ text: ConsentText, account: ID<Account>, practice: ID<Practice>, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO consents (id, account_id, practice_id, purpose, version, practice_name, text_digest, given_at)
            VALUES (\(transaction.newID(Consent.self)), \(account), \(practice), \(text.purpose), \(text.version), \(text.practice), \(text.digest),
                    \(transaction.now))
            ON CONFLICT DO NOTHING
            """
        )
    }

    static func withdraw(_ purpose: ConsentPurpose, account: ID<Account>, practice: ID<Practice>, in transaction: Transaction) throws -> Bool {
        try transaction.run(
            """
            UPDATE consents
            SET withdrawn_at = \(transaction.now)
            WHERE account_id = \(account) AND practice_id = \(practice) AND purpose = \(purpose) AND withdrawn_at IS NULL
            """
        ) > 0
    }

    /// Hides all that somebody wrote in a practice, praise included, from everybody else, or shows it again to its audiences.
    static func withhold(of account: ID<Account>, practice: ID<Practice>, _ isWithheld: Bool, in transaction: Transaction) throws {
        try transaction.run(
            """
            UPDATE posts
            SET is_withheld = \(isWithheld)
            WHERE author_id = \(account) AND practice_id = \(practice) AND is_withheld <> \(isWithheld) AND held_in IS NULL AND hidden_by IS NULL
            """
        )
        try transaction.run(
            """
            UPDATE praises
            SET is_withheld = \(isWithheld)
            WHERE giver_id = \(account) AND post_id IN (SELECT id FROM posts WHERE practice_id = \(practice))
            """
        )
    }
}
