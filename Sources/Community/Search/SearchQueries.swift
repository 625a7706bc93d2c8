import Identity
import Kernel
import Store
import Trust

/// The words of posts, and where they are found. The one feature in which the two engines speak differently: FTS5 and tsvector.
package enum SearchQueries {
    // MARK: Keeping the index

    /// Takes a post into the index as it stands now, or out of it where it is gone.
    static func index(_ post: ID<Post>, in transaction: Transaction) throws {
        try remove(post, in: transaction)
        let found = try transaction.first("SELECT headline, body, practice_id FROM posts WHERE id = \(post) AND deleted_at IS NULL") {
            (words: $0.text() + " " + $0.text(), practice: $0.id(Practice.self))
        }
        guard let found else { return }
        try insert([(post: post, words: SearchWords.words(RichText(markdown: found.words).excerpt(.max)), practice: found.practice)], in: transaction)
    }

    static func remove(_ post: ID<Post>, in transaction: Transaction) throws {
        switch transaction.dialect.engine {
        case .sqlite: try transaction.run("DELETE FROM post_words WHERE rowid = \(post)")
        case .postgres: try transaction.run("DELETE FROM post_words WHERE post_id = \(post)")
        }
    }

    /// - Parameter rows: posts that are not in the index, with their folded words.
    package static func insert(_ rows: [(post: ID<Post>, words: [String], practice: ID<Practice>)], in transaction: Transaction) throws {
        guard !rows.isEmpty else { return }
        var values: SQL = ""
        for (number, row) in rows.enumerated() {
            let value: SQL =
                switch transaction.dialect.engine {
                case .sqlite: "(\(row.post), \(row.words.joined(separator: " ")), \("p\(row.practice)"))"
                case .postgres: "(\(row.post), CAST(\(vector(row.words, row.practice)) AS tsvector))"
                }
            values = number == 0 ? value : values + ", " + value
        }
        switch transaction.dialect.engine {
        case .sqlite: try transaction.run("INSERT INTO post_words (rowid, words, place) VALUES \(values)")
        case .postgres: try transaction.run("INSERT INTO post_words (post_id, words) VALUES \(values)")
        }
    }

    /// The text of a tsvector: each word with its places. No place is beyond 16,383, nor are there more than 256 of one word.
    private static func vector(_ words: [String], _ practice: ID<Practice>) -> String {
        var places: [String: [Int]] = [:]
        for (number, word) in words.prefix(16_383).enumerated() where places[word, default: []].count < 255 { places[word, default: []].append(number + 1) }
        let lexemes = places.map { word, places in "'\(word)':" + places.map(String.init).joined(separator: ",") }
        return (lexemes + ["'p:\(practice)'"]).joined(separator: " ")
    }

    /// The posts after one that are not in the index yet, as of an upgrade. Returns the last one; `nil` at the end.
    static func indexMore(after post: ID<Post>, limit: Int, in transaction: Transaction) throws -> ID<Post>? {
        let ids = try transaction.all("SELECT id FROM posts WHERE id > \(post) AND deleted_at IS NULL ORDER BY id LIMIT \(limit)") { $0.id(Post.self) }
        for id in ids { try index(id, in: transaction) }
        return ids.last
    }

    // MARK: Finding posts

    /// What is looked for in posts; all of it has to fit.
    package struct Sought: Hashable, Sendable {
        package let query: SearchQuery
        package var author: ID<Account>?
        package var group: ID<Group>?
        package var kind: PostKind?
        package var from: Moment?
        package var until: Moment?

        package init(
            _ query: SearchQuery, author: ID<Account>? = nil, group: ID<Group>? = nil, kind: PostKind? = nil, from: Moment? = nil, until: Moment? = nil
        ) {
            self.query = query
            self.author = author
            self.group = group
            self.kind = kind
            self.from = from
            self.until = until
        }

        /// Without words, a tag or an author there is nothing to go by.
        package var isEnough: Bool { !query.isEmpty || author != nil }
    }

    /// How many of the newest posts PostgreSQL looks through before it asks the index. A word that is in fewer than one post in some
    /// hundred is found faster by the index, any other by walking back in time: whichever it is, neither reads far.
    private static let walked = 4_000

    /// Newest first, of what the one who looks may see and hears.
    package static func posts(_ sought: Sought, cursor: PageCursor<Post>, limit: Int, for circle: Circle, in reading: Reading) throws -> Page<
        Visible<Post>, Post
    > {
        guard sought.isEnough, !circle.viewer.memberships.isEmpty else { return Page(rows: [], next: nil) }
        var ids = try ids(sought, cursor, limit + 1, circle, isWalking: true, in: reading)
        if ids.count <= limit, reading.dialect.engine == .postgres, !sought.query.terms.isEmpty {
            ids = try self.ids(sought, cursor, limit + 1, circle, isWalking: false, in: reading)
        }
        let shown = Array(ids.prefix(limit))
        return Page(rows: try PostQueries.posts(shown, for: circle, in: reading), next: ids.count > limit ? shown.last.map { PageCursor(before: $0) } : nil)
    }

    private static func ids(
        _ sought: Sought, _ cursor: PageCursor<Post>, _ limit: Int, _ circle: Circle, isWalking: Bool, in reading: Reading
    ) throws -> [ID<Post>] {
        let practices = circle.viewer.memberships.map(\.practice.id)
        let source = sought.query.terms.isEmpty ? "posts" : words(sought, practices, cursor, isWalking, reading.dialect)
        return try reading.all(
            """
            SELECT posts.id
            FROM \(source)
            WHERE posts.deleted_at IS NULL AND posts.id < \(cursor.bound)\(conditions(sought, practices)) AND \(AudienceQueries.lists(circle))
            ORDER BY posts.id DESC
            LIMIT \(limit)
            """
        ) { $0.id() }
    }

    /// Where posts with all the words come from.
    private static func words(_ sought: Sought, _ practices: [ID<Practice>], _ cursor: PageCursor<Post>, _ isWalking: Bool, _ dialect: Dialect) -> SQL {
        switch dialect.engine {
        case .sqlite:
            """
            (SELECT rowid AS post_id FROM post_words WHERE post_words MATCH \(match(sought.query, practices)) AND rowid < \(cursor.bound) ORDER BY rowid DESC) AS found
            CROSS JOIN posts ON posts.id = found.post_id
            """
        case .postgres where isWalking:
            """
            (SELECT post_id, words FROM post_words WHERE post_id < \(cursor.bound) ORDER BY post_id DESC LIMIT \(walked)) AS found
            JOIN posts ON posts.id = found.post_id AND found.words @@ CAST(\(tsquery(sought.query, practices)) AS tsquery)
            """
        case .postgres:
            """
            (SELECT post_id FROM post_words WHERE words @@ CAST(\(tsquery(sought.query, practices)) AS tsquery) AND post_id < \(cursor.bound)
             OFFSET 0) AS found
            JOIN posts ON posts.id = found.post_id
            """
        }
    }

    /// In the language of FTS5. Words hold letters and digits only, so that quoting them is enough.
    private static func match(_ query: SearchQuery, _ practices: [ID<Practice>]) -> String {
        let terms = query.terms.map { term in
            switch term {
            case .word(let word): "\"\(word)\""
            case .prefix(let beginning): "\"\(beginning)\"*"
            case .phrase(let words): "\"\(words.joined(separator: " "))\""
            }
        }
        return "words : (\(terms.joined(separator: " AND "))) AND place : (\(practices.map { "\"p\($0)\"" }.joined(separator: " OR ")))"
    }

    /// In the language of tsquery.
    private static func tsquery(_ query: SearchQuery, _ practices: [ID<Practice>]) -> String {
        let terms = query.terms.map { term in
            switch term {
            case .word(let word): "'\(word)'"
            case .prefix(let beginning): "'\(beginning)':*"
            case .phrase(let words): "(" + words.map { "'\($0)'" }.joined(separator: " <-> ") + ")"
            }
        }
        return (terms + ["(" + practices.map { "'p:\($0)'" }.joined(separator: " | ") + ")"]).joined(separator: " & ")
    }

    private static func conditions(_ sought: Sought, _ practices: [ID<Practice>]) -> SQL {
        var conditions: SQL = ""
        for tag in sought.query.tags {
            conditions = conditions + " AND EXISTS (SELECT 1 FROM hashtags WHERE hashtags.tag = \(tag) AND hashtags.post_id = posts.id)"
        }
        if let author = sought.author { conditions = conditions + " AND posts.author_id = \(author)" }
        if let group = sought.group { conditions = conditions + " AND posts.group_id = \(group)" }
        if let kind = sought.kind { conditions = conditions + " AND posts.kind = \(kind)" }
        if let from = sought.from { conditions = conditions + " AND posts.id >= \(IDSource.first(at: from, Post.self))" }
        if let until = sought.until { conditions = conditions + " AND posts.id < \(IDSource.first(at: until, Post.self))" }
        return conditions
    }

    // MARK: Finding people, groups and hashtags

    /// People with whom one shares a practice, by name.
    package static func people(_ words: String, limit: Int, for circle: Circle, in reading: Reading) throws -> [Account] {
        let all = try circle.viewer.memberships.flatMap { membership in
            try GroupMemberQueries.people(of: membership.practice.id, seenBy: circle, words: words, limit: limit, in: reading)
        }
        var met: Set<ID<Account>> = []
        return Array(all.map(\.account).filter { met.insert($0.id).inserted && !circle.hidden.muted.contains($0.id) }.prefix(limit))
    }

    /// Groups of one's practices, whose names all its people know.
    package static func groups(_ words: String, limit: Int, for circle: Circle, in reading: Reading) throws -> [Group] {
        let ids = try reading.all(
            """
            SELECT groups.id
            FROM groups
            JOIN actors ON actors.id = groups.id
            WHERE groups.practice_id IN \(list: circle.viewer.memberships.map(\.practice.id)) AND \(AccountQueries.isNamed(words))
            ORDER BY actors.folded, groups.id
            LIMIT \(limit)
            """
        ) { $0.id(Group.self) }
        return try ids.compactMap { try GroupQueries.group($0, in: reading) }
    }

    /// Hashtags that begin so, of posts that one sees. Steps from tag to tag along the index; of each tag the newest posts are looked at.
    package static func tags(_ beginning: String, limit: Int, for circle: Circle, in reading: Reading) throws -> [String] {
        guard let last = beginning.unicodeScalars.last, let next = Unicode.Scalar(last.value + 1) else { return [] }
        let end = String(beginning.unicodeScalars.dropLast()) + String(Character(next))
        return try reading.all(
            """
            WITH RECURSIVE steps (tag, number) AS (
                SELECT MIN(tag), 1 FROM hashtags WHERE tag >= \(beginning) AND tag < \(end)
                UNION ALL
                SELECT (SELECT MIN(hashtags.tag) FROM hashtags WHERE hashtags.tag > steps.tag AND hashtags.tag < \(end)), steps.number + 1
                FROM steps
                WHERE steps.tag IS NOT NULL AND steps.number < 50
            )
            SELECT steps.tag
            FROM steps
            WHERE steps.tag IS NOT NULL
              AND EXISTS (SELECT 1
                          FROM (SELECT post_id FROM hashtags WHERE hashtags.tag = steps.tag ORDER BY post_id DESC LIMIT 300) AS newest
                          JOIN posts ON posts.id = newest.post_id
                          WHERE posts.deleted_at IS NULL AND \(AudienceQueries.lists(circle)))
            ORDER BY steps.tag
            LIMIT \(limit)
            """
        ) { $0.text() }
    }
}
