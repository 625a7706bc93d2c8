import Community
import Identity
import Kernel
import Site
import Store
import Trust

/// Rows of the load set, a hundred to a statement.
enum LoadQueries {
    static func insertActors(_ rows: [(id: Int64, handle: String, name: String)], in transaction: Transaction) throws {
        try insert("INSERT INTO actors (id, kind, handle, skeleton, name, folded, created_at)", rows, in: transaction) { row in
            "(\(row.id), 'person', \(row.handle), \(row.handle), \(row.name), \(row.name.lowercased()), \(transaction.now))"
        }
    }

    static func insertSignIns(_ rows: [(id: Int64, handle: String)], in transaction: Transaction) throws {
        try insert("INSERT INTO sign_ins (account_id, email, email_key, password_hash, stated_adult_at)", rows, in: transaction) { row in
            "(\(row.id), \(row.handle + "@load.example"), \(row.handle + "@load.example"), 'none: loaded accounts have no password', \(transaction.now))"
        }
    }

    static func insertMemberships(_ ids: [Int64], practice: ID<Practice>, joinedAt: Moment, in transaction: Transaction) throws {
        try insert("INSERT INTO memberships (practice_id, account_id, role, standing, joined_at)", ids, in: transaction) { id in
            "(\(practice), \(id), 'client', 'active', \(joinedAt))"
        }
        try transaction.run("UPDATE practices SET people = people + \(ids.count) WHERE id = \(practice)")
    }

    static func insertGroupMemberships(_ ids: [Int64], group: ID<Group>, joinedAt: Moment, in transaction: Transaction) throws {
        try insert("INSERT INTO group_memberships (group_id, account_id, joined_at)", ids, in: transaction) { id in "(\(group), \(id), \(joinedAt))" }
        try transaction.run("UPDATE groups SET people = people + \(ids.count) WHERE id = \(group)")
    }

    static func insertConsents(_ ids: [Int64], practice: Practice, in transaction: Transaction) throws {
        for purpose in ConsentPurpose.allCases {
            let text = ConsentText.current(purpose, practice: practice.name)
            try insert("INSERT INTO consents (id, account_id, practice_id, purpose, version, practice_name, text_digest, given_at)", ids, in: transaction) {
                id in
                "(\(transaction.newID(Consent.self)), \(id), \(practice.id), \(purpose), \(text.version), \(text.practice), \(text.digest), \(transaction.now))"
            }
        }
    }

    struct PostRow {
        let id: Int64
        let author: Int64
        let kind: PostKind
        let practice: ID<Practice>
        let group: ID<Group>
        let answers: Int64?
        let followed: Int64?
        let headline: String
        let body: String
        let markup: String
        let answeredAt: Int64?
        let praisedAt: Int64?
        let at: Int64
    }

    static func insertPosts(_ rows: [PostRow], in transaction: Transaction) throws {
        let head: SQL = """
            INSERT INTO posts (id, author_id, kind, audience, practice_id, group_id, answers_id, thread_id, headline, body, markup, markup_version,
                               answered_at, praised_at, created_at, form_key, followed_id)
            """
        try insert(head, rows, in: transaction) { row in
            """
            (\(row.id), \(row.author), \(row.kind), \(row.followed == nil ? "group" : "followers"), \(row.practice),
             \(row.followed == nil ? row.group : nil), \(SQL.Value.integer(row.answers)), \(SQL.Value.integer(row.answers)),
             \(row.headline), \(row.body), \(row.markup), \(RichTextHTML.version), \(SQL.Value.integer(row.answeredAt)), \(SQL.Value.integer(row.praisedAt)),
             \(row.at), \(String(row.id)), \(SQL.Value.integer(row.followed)))
            """
        }
    }

    static func insertFollows(_ rows: [(follower: Int64, followed: Int64)], since: Moment, in transaction: Transaction) throws {
        try insert("INSERT INTO follows (follower_id, followed_id, state, since)", rows, in: transaction, ending: "ON CONFLICT DO NOTHING") { row in
            "(\(row.follower), \(row.followed), 'following', \(since))"
        }
    }

    /// A reference of one table to another, by which PostgreSQL looks up a row for each row that comes.
    struct Reference: Sendable {
        let table: String
        let name: String
        let definition: String
    }

    /// Before millions of rows come: PostgreSQL checks all references at once at the end, not each for itself. Nothing else uses the
    /// database, which was empty.
    static func holdReferences(_ transaction: Transaction) throws -> [Reference] {
        guard transaction.dialect == .postgres else { return [] }
        let references = try transaction.all(
            """
            SELECT CAST(conrelid AS regclass)::text, CAST(conname AS TEXT), pg_get_constraintdef(oid)
            FROM pg_constraint
            WHERE contype = 'f' AND CAST(conrelid AS regclass)::text IN ('posts', 'praises', 'follows', 'post_words')
            ORDER BY 1, 2
            LIMIT 100
            """
        ) { Reference(table: $0.text(), name: $0.text(), definition: $0.text()) }
        for reference in references { try transaction.script("ALTER TABLE \(reference.table) DROP CONSTRAINT \(reference.name)") }
        return references
    }

    static func restoreReferences(_ references: [Reference], _ transaction: Transaction) throws {
        for reference in references {
            try transaction.script("ALTER TABLE \(reference.table) ADD CONSTRAINT \(reference.name) \(reference.definition)")
        }
    }

    /// Before many words come: PostgreSQL makes its index at the end, SQLite collects more of it in memory before it writes.
    static func awaitWords(_ transaction: Transaction) throws {
        switch transaction.dialect.engine {
        case .sqlite: try transaction.run("INSERT INTO post_words (post_words, rank) VALUES ('hashsize', 64000000)")
        case .postgres: try transaction.script("DROP INDEX post_words_found")
        }
    }

    static func finishWords(_ transaction: Transaction) throws {
        switch transaction.dialect.engine {
        case .sqlite: try transaction.run("INSERT INTO post_words (post_words, rank) VALUES ('hashsize', 1048576)")
        case .postgres: try transaction.script("SET LOCAL maintenance_work_mem = '512MB'; CREATE INDEX post_words_found ON post_words USING GIN (words)")
        }
    }

    struct PraiseRow {
        let id: Int64
        let post: Int64
        let giver: Int64
        let receiver: Int64
        let kind: String
        let words: String
        let at: Int64
    }

    static func insertPraises(_ rows: [PraiseRow], in transaction: Transaction) throws {
        try insert(
            "INSERT INTO praises (id, post_id, giver_id, receiver_id, kind, words, is_private, given_at)", rows, in: transaction,
            ending: "ON CONFLICT DO NOTHING"
        ) { row in
            "(\(row.id), \(row.post), \(row.giver), \(row.receiver), \(row.kind), \(row.words), \(false), \(row.at))"
        }
    }

    static func insertRhythms(_ rows: [(id: Int64, lastAt: Int64, gap: Int64?)], practice: ID<Practice>, in transaction: Transaction) throws {
        try insert("INSERT INTO rhythms (practice_id, account_id, last_at, usual_gap)", rows, in: transaction) { row in
            "(\(practice), \(row.id), \(row.lastAt), \(SQL.Value.integer(row.gap)))"
        }
    }

    static func insertSessions(_ rows: [(token: Token, id: Int64)], in transaction: Transaction) throws {
        try insert("INSERT INTO sessions (digest, account_id, created_at, expires_at, seen_at)", rows, in: transaction) { row in
            "(\(row.token.digest), \(row.id), \(transaction.now), \(transaction.now + SessionQueries.lasting), \(transaction.now))"
        }
    }

    /// Lets the engine count what is there, so that it plans well.
    static func analyze(_ transaction: Transaction) throws { try transaction.script("ANALYZE") }

    private static func insert<Row>(
        _ head: SQL, _ rows: [Row], in transaction: Transaction, ending: SQL = "", _ values: (Row) -> SQL
    ) throws {
        for start in stride(from: 0, to: rows.count, by: 100) {
            let part = rows[start..<min(start + 100, rows.count)]
            var statement = head + " VALUES "
            for (place, row) in part.enumerated() { statement = place == 0 ? statement + values(row) : statement + ", " + values(row) }
            try transaction.run(statement + " " + ending)
        }
    }
}
