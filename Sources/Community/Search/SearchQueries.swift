import Identity
import Kernel
import Store
import Trust

/// The words of posts, and where they are found. The one feature in which the two engines speak differently: FTS5 and tsvector.
package enum SearchQueries {
    // MARK: Keeping the index

    /// A post as the index holds it.
    struct Entry: Sendable {
        let post: ID<Post>
        /// Folded.
        let words: [String]
        let practice: ID<Practice>
        let group: ID<Group>?
        let author: ID<Account>
        let kind: PostKind
        let audience: Audience.Kind
        /// Whose followers it is for, where it is for followers.
        let followed: ID<Account>?
        /// Whom it is for, where it is for some people alone.
        let people: [ID<Account>]

        var marks: [String] {
            let reach: [String] =
                switch audience {
                case .practice, .public: [SearchQueries.toPractice(practice)]
                case .group: group.map { [SearchQueries.toGroup($0)] } ?? []
                case .followers: [SearchQueries.toFollowers(in: practice)] + (followed.map { [SearchQueries.toFollowers(of: $0)] } ?? [])
                case .people: people.map { SearchQueries.toPerson($0) }
                }
            return [SearchQueries.mark(author), SearchQueries.mark(kind)] + (group.map { [SearchQueries.mark($0)] } ?? []) + reach
        }
    }

    // No word can be taken for a mark: marks stand in a column of their own, or behind a colon.
    private static func mark(_ author: ID<Account>) -> String { "a\(author)" }
    private static func mark(_ group: ID<Group>) -> String { "g\(group)" }
    private static func mark(_ kind: PostKind) -> String { "k\(kind.rawValue)" }
    // Whom it is for.
    private static func toPractice(_ practice: ID<Practice>) -> String { "p\(practice)" }
    private static func toGroup(_ group: ID<Group>) -> String { "m\(group)" }
    private static func toFollowers(of account: ID<Account>) -> String { "f\(account)" }
    private static func toFollowers(in practice: ID<Practice>) -> String { "q\(practice)" }
    private static func toPerson(_ account: ID<Account>) -> String { "n\(account)" }

    /// More people that somebody follows are not named one by one: both engines look at each of them for each post.
    package static let mostFollowed = 40

    /// Marks of which everything that somebody may see has at least one. Not all that has one is for them: `AudienceQueries` decides.
    private static func reach(of circle: Circle, naming mostFollowed: Int, in reading: Reading) throws -> [String] {
        let practices = circle.viewer.memberships.map(\.practice.id)
        let followed = try FollowQueries.followed(by: circle.id, limit: mostFollowed + 1, in: reading)
        // What is for one's own followers is also what they answer.
        return [mark(circle.id), toPerson(circle.id), toFollowers(of: circle.id)] + practices.map { toPractice($0) } + circle.ties.map { toGroup($0.group.id) }
            + (followed.count > mostFollowed ? practices.map { toFollowers(in: $0) } : followed.map { toFollowers(of: $0) })
    }

    /// Takes many posts of a few bodies in at once; the database puts their words together itself. Their headlines are in ASCII, and none of
    /// them is for some people alone.
    package static func insertAll(bodies: [String], after first: ID<Post>, upTo last: ID<Post>, in transaction: Transaction) throws {
        let isSQLite = transaction.dialect == .sqlite
        var texts: SQL = "WITH texts (body, words) AS (VALUES "
        for (place, body) in bodies.enumerated() {
            let words = SearchWords.words(RichText(markdown: body).excerpt(.max))
            let kept = isSQLite ? words.joined(separator: " ") : vector(words, marks: [])
            texts = place == 0 ? texts + "(\(body), \(kept))" : texts + ", (\(body), \(kept))"
        }
        let rows: SQL = "FROM posts JOIN texts ON texts.body = posts.body WHERE posts.id > \(first) AND posts.id <= \(last)"
        switch transaction.dialect.engine {
        case .sqlite:
            let marks: SQL = """
                'a' || author_id || ' k' || kind || COALESCE(' g' || group_id, '')
                || CASE WHEN audience IN ('practice', 'public') THEN ' p' || practice_id WHEN audience = 'group' THEN ' m' || group_id
                                 ELSE ' q' || practice_id || ' f' || followed_id END
                """
            try transaction.run(
                texts
                    + ") INSERT INTO post_words (rowid, words, marks) SELECT posts.id, LOWER(headline) || ' ' || texts.words, \(marks) \(rows) ORDER BY posts.id"
            )
        case .postgres:
            let marks: SQL = """
                ''':a' || author_id || ''' '':k' || kind || '''' || COALESCE(' '':g' || group_id || '''', '')
                || CASE WHEN audience IN ('practice', 'public') THEN ' '':p' || practice_id || '''' WHEN audience = 'group' THEN ' '':m' || group_id || ''''
                                 ELSE ' '':q' || practice_id || ''' '':f' || followed_id || '''' END
                """
            let statement: SQL = """
                ) INSERT INTO post_words (post_id, words)
                SELECT posts.id, to_tsvector('simple', headline) || CAST(texts.words AS tsvector) || CAST(\(marks) AS tsvector)
                \(rows)
                """
            try transaction.run(texts + statement)
        }
    }

    /// Takes a post into the index as it stands now, or out of it where it is gone.
    static func index(_ post: ID<Post>, in transaction: Transaction) throws {
        try remove(post, in: transaction)
        let people = try AudienceQueries.people(of: post, in: transaction)
        let found = try transaction.first(
            "SELECT headline, body, practice_id, group_id, author_id, kind, audience, followed_id FROM posts WHERE id = \(post) AND deleted_at IS NULL"
        ) { row in
            let (headline, body) = (row.text(), row.text())
            let words = SearchWords.words(headline) + SearchWords.words(RichText(markdown: body).excerpt(.max))
            return Entry(
                post: post, words: words, practice: row.id(), group: row.optionalID(), author: row.id(), kind: try row.one(), audience: try row.one(),
                followed: row.optionalID(), people: people)
        }
        if let found { try insert([found], in: transaction) }
    }

    static func remove(_ post: ID<Post>, in transaction: Transaction) throws {
        switch transaction.dialect.engine {
        case .sqlite: try transaction.run("DELETE FROM post_words WHERE rowid = \(post)")
        case .postgres: try transaction.run("DELETE FROM post_words WHERE post_id = \(post)")
        }
    }

    /// - Parameter entries: posts that are not in the index.
    static func insert(_ entries: [Entry], in transaction: Transaction) throws {
        guard !entries.isEmpty else { return }
        var values: SQL = ""
        for (number, entry) in entries.enumerated() {
            let value: SQL =
                switch transaction.dialect.engine {
                case .sqlite: "(\(entry.post), \(entry.words.joined(separator: " ")), \(entry.marks.joined(separator: " ")))"
                case .postgres: "(\(entry.post), CAST(\(vector(entry.words, marks: entry.marks)) AS tsvector))"
                }
            values = number == 0 ? value : values + ", " + value
        }
        switch transaction.dialect.engine {
        case .sqlite: try transaction.run("INSERT INTO post_words (rowid, words, marks) VALUES \(values)")
        case .postgres: try transaction.run("INSERT INTO post_words (post_id, words) VALUES \(values)")
        }
    }

    /// The text of a tsvector: each word with its places. No place is beyond 16,383, nor are there more than 256 of one word.
    private static func vector(_ words: [String], marks: [String]) -> String {
        var places: [String: [Int]] = [:]
        for (number, word) in words.prefix(16_383).enumerated() where places[word, default: []].count < 255 {
            places[word, default: []].append(number + 1)
        }
        let lexemes = places.map { word, places in "'\(word)':" + places.map(String.init).joined(separator: ",") }
        return (lexemes + marks.map { "':\($0)'" }).joined(separator: " ")
    }

    /// Takes some posts after one in, as after an upgrade. Returns the last of them; `nil` at the end.
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
    /// three hundred is found faster by the index, any other by walking back in time: whichever it is, neither reads far.
    private static let walked = 8_000

    /// Newest first, of what the one who looks may see and hears.
    package static func posts(
        _ sought: Sought, cursor: PageCursor<Post>, limit: Int, for circle: Circle, naming mostFollowed: Int = mostFollowed, in reading: Reading
    ) throws -> Page<Visible<Post>, Post> {
        guard sought.isEnough, !circle.viewer.memberships.isEmpty else { return Page(rows: [], next: nil) }
        let reach = try reach(of: circle, naming: mostFollowed, in: reading)
        var ids = try ids(sought, cursor, limit + 1, circle, reach, isWalking: true, in: reading)
        if ids.count <= limit, reading.dialect.engine == .postgres, !sought.query.terms.isEmpty {
            ids = try self.ids(sought, cursor, limit + 1, circle, reach, isWalking: false, in: reading)
        }
        let shown = Array(ids.prefix(limit))
        return Page(rows: try PostQueries.posts(shown, for: circle, in: reading), next: ids.count > limit ? shown.last.map { PageCursor(before: $0) } : nil)
    }

    private static func ids(
        _ sought: Sought, _ cursor: PageCursor<Post>, _ limit: Int, _ circle: Circle, _ reach: [String], isWalking: Bool, in reading: Reading
    ) throws -> [ID<Post>] {
        // Days and pages are bounds of ids.
        let end = min(cursor.bound, sought.until.map { IDSource.first(at: $0, Post.self).value } ?? .max)
        let start = sought.from.map { IDSource.first(at: $0, Post.self).value } ?? 0
        let (source, id): (SQL, SQL) = source(sought, reach, start..<max(start, end), isWalking, reading.dialect)
        return try reading.all(
            """
            SELECT posts.id
            FROM \(source) AND posts.deleted_at IS NULL\(conditions(sought)) AND \(AudienceQueries.lists(circle))
            ORDER BY \(id) DESC
            LIMIT \(limit)
            """
        ) { $0.id() }
    }

    /// Where posts come from, newest first along an index, with the beginning of the condition; and the id by which to sort.
    private static func source(
        _ sought: Sought, _ reach: [String], _ ids: Range<Int64>, _ isWalking: Bool, _ dialect: Dialect
    ) -> (SQL, SQL) {
        func within(_ id: SQL) -> SQL { "\(id) >= \(ids.lowerBound) AND \(id) < \(ids.upperBound)" }
        if sought.query.terms.isEmpty {
            guard let tag = sought.query.tags.first else { return ("posts WHERE \(within("posts.id"))", "posts.id") }
            // SQLite takes tables joined with CROSS in the order in which they are written.
            let join: SQL = dialect.engine == .sqlite ? "CROSS JOIN" : "JOIN"
            return ("hashtags \(join) posts ON posts.id = hashtags.post_id WHERE hashtags.tag = \(tag) AND \(within("hashtags.post_id"))", "hashtags.post_id")
        }
        switch dialect.engine {
        case .sqlite:
            let match = match(sought, reach)
            return (
                "post_words CROSS JOIN posts ON posts.id = post_words.rowid WHERE post_words MATCH \(match) AND \(within("post_words.rowid"))",
                "post_words.rowid"
            )
        case .postgres:
            // Read once: a bare CAST of a parameter is read anew for each row.
            let query: SQL = "(SELECT CAST(\(tsquery(sought, reach)) AS tsquery))"
            // Materialised, or the planner walks along the posts even for a word that is in one of a million; and + 0, or it reads the index of
            // the ids, all of them, beside that of the words.
            let found: SQL =
                isWalking
                ? "SELECT post_id, words FROM post_words WHERE \(within("post_id")) ORDER BY post_id DESC LIMIT \(walked)"
                : """
                WITH rare AS MATERIALIZED (SELECT post_id, words FROM post_words WHERE words @@ \(query) AND \(within("post_id + 0")))
                SELECT post_id, words FROM rare
                """
            return ("(\(found)) AS found JOIN posts ON posts.id = found.post_id WHERE found.words @@ \(query)", "posts.id")
        }
    }

    /// What the index knows of author, kind and group.
    private static func marks(_ sought: Sought) -> [String] {
        [sought.author.map { mark($0) }, sought.kind.map { mark($0) }, sought.group.map { mark($0) }].compactMap { $0 }
    }

    /// In the language of FTS5. Words hold letters and digits only, so that quoting them is enough.
    private static func match(_ sought: Sought, _ reach: [String]) -> String {
        let terms = sought.query.terms.map { term in
            switch term {
            case .word(let word): "\"\(word)\""
            case .prefix(let beginning): "\"\(beginning)\"*"
            case .phrase(let words): "\"\(words.joined(separator: " "))\""
            }
        }
        let places = "(" + reach.map { "\"\($0)\"" }.joined(separator: " OR ") + ")"
        let marks = ([places] + marks(sought).map { "\"\($0)\"" }).joined(separator: " AND ")
        return "words : (\(terms.joined(separator: " AND "))) AND marks : (\(marks))"
    }

    /// In the language of tsquery.
    private static func tsquery(_ sought: Sought, _ reach: [String]) -> String {
        let terms = sought.query.terms.map { term in
            switch term {
            case .word(let word): "'\(word)'"
            case .prefix(let beginning): "'\(beginning)':*"
            case .phrase(let words): "(" + words.map { "'\($0)'" }.joined(separator: " <-> ") + ")"
            }
        }
        let places = "(" + reach.map { "':\($0)'" }.joined(separator: " | ") + ")"
        return (terms + [places] + marks(sought).map { "':\($0)'" }).joined(separator: " & ")
    }

    private static func conditions(_ sought: Sought) -> SQL {
        var conditions: SQL = ""
        for tag in sought.query.tags {
            conditions = conditions + " AND EXISTS (SELECT 1 FROM hashtags WHERE hashtags.tag = \(tag) AND hashtags.post_id = posts.id)"
        }
        if let author = sought.author { conditions = conditions + " AND posts.author_id = \(author)" }
        if let group = sought.group { conditions = conditions + " AND posts.group_id = \(group)" }
        if let kind = sought.kind { conditions = conditions + " AND posts.kind = \(kind)" }
        return conditions
    }

    // MARK: Finding people, groups and hashtags

    /// People with whom one shares a practice, by name.
    package static func people(_ words: String, limit: Int, for circle: Circle, in reading: Reading) throws -> [Account] {
        let all = try circle.viewer.memberships.flatMap { membership in
            try GroupMemberQueries.people(of: membership.practice.id, seenBy: circle, words: words, limit: limit + circle.hidden.muted.count, in: reading)
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
              AND groups.deleted_at IS NULL
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
