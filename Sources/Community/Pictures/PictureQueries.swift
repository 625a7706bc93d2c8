import Identity
import Kernel
import Media
import Store
import Trust

/// A picture as pages show it.
package struct ShownPicture: Hashable, Sendable {
    package let id: ID<Picture>
    package let post: ID<Post>?
    package let description: String
    package let width: Int
    package let height: Int
    package var focus = PictureFocus.middle
}

/// Which part of a picture stays in sight where it is cropped: one of nine, 0...2 from left to right and from top to bottom.
package struct PictureFocus: Hashable, Sendable {
    package static let middle = PictureFocus(x: 1, y: 1)
    package static let all = (0...2).flatMap { y in (0...2).map { PictureFocus(x: $0, y: y) } }

    package let x: Int
    package let y: Int

    package init(x: Int, y: Int) {
        self.x = min(2, max(0, x))
        self.y = min(2, max(0, y))
    }

    /// As forms send it: `12` is on the right, in the middle.
    package init?(_ text: String) {
        let digits = text.compactMap(\.wholeNumberValue)
        guard digits.count == 2, text.count == 2, digits.allSatisfy({ (0...2).contains($0) }) else { return nil }
        self.init(x: digits[1], y: digits[0])
    }

    package var text: String { "\(y)\(x)" }

    package var name: String {
        if self == .middle { return "the middle" }
        return [["top", "", "bottom"][y], ["left", "", "right"][x]].filter { !$0.isEmpty }.joined(separator: " ")
    }
}

/// What is said of a picture of a post, and where it stands.
package struct PictureChange: Sendable, Hashable {
    package let id: ID<Picture>
    package let description: String
    package let focus: PictureFocus
    package let position: Int
}

package enum PictureQueries {
    /// One stored file of a picture, and where it may be seen.
    struct Stored: Sendable {
        let owner: ID<Account>
        let post: ID<Post>?
        /// A portrait or header: for those who share a practice with its owner, while that one does not rest.
        let isOfPerson: Bool
        /// Its owner shows it to visitors, too.
        let isPublic: Bool
        let digest: String
    }

    static func insert(_ id: ID<Picture>, _ picture: PreparedPicture, files: [(PictureVariant, ContentHash)], owner: ID<Account>, in transaction: Transaction)
        throws
    {
        try transaction.run(
            """
            INSERT INTO pictures (id, owner_id, width, height, created_at)
            VALUES (\(id), \(owner), \(picture.width), \(picture.height), \(transaction.now))
            """
        )
        for (variant, hash) in files {
            try transaction.run(
                """
                INSERT INTO picture_files (picture_id, size, format, digest, width, height, bytes)
                VALUES (\(id), \(variant.size), \(variant.format), \(hash.description), \(variant.width), \(variant.height), \(variant.bytes.count))
                """
            )
        }
    }

    /// The digests of the full-sized files of somebody's pictures: the same picture has the same, however often it is uploaded.
    static func digests(of ids: [ID<Picture>], owner: ID<Account>, in reading: Reading) throws -> [ID<Picture>: String] {
        guard !ids.isEmpty else { return [:] }
        let rows = try reading.all(
            """
            SELECT picture_files.picture_id, picture_files.digest
            FROM picture_files
            JOIN pictures ON pictures.id = picture_files.picture_id
            WHERE picture_files.picture_id IN \(list: ids) AND picture_files.size = \(PictureSize.full) AND picture_files.format = \(PictureFormat.jpeg)
              AND pictures.owner_id = \(owner)
            LIMIT 20
            """
        ) { ($0.id(Picture.self), $0.text()) }
        return Dictionary(rows, uniquingKeysWith: { $1 })
    }

    /// Ties uploaded pictures to a post, in their order.
    /// - Throws: `PictureElsewhere` for those that hang in a post already or are not the author's own.
    static func attach(_ choices: [PictureChoice], to post: ID<Post>, owner: ID<Account>, in transaction: Transaction) throws {
        for (position, choice) in choices.enumerated() {
            let attached = try transaction.run(
                """
                UPDATE pictures
                SET post_id = \(post), position = \(position), description = \(choice.description)
                WHERE id = \(choice.id) AND owner_id = \(owner) AND post_id IS NULL
                """
            )
            guard attached == 1 else { throw PictureElsewhere() }
        }
    }

    /// Removes what its owner uploaded, never used, and forgot for a day.
    static func removeForgotten(of owner: ID<Account>, in transaction: Transaction) throws {
        let ids = try transaction.all(
            """
            SELECT pictures.id
            FROM pictures
            WHERE pictures.owner_id = \(owner) AND pictures.post_id IS NULL AND pictures.created_at < \(transaction.now - .days(1))
              AND NOT EXISTS (SELECT 1 FROM actors WHERE actors.id = pictures.owner_id AND actors.portrait_id = pictures.id)
              AND NOT EXISTS (SELECT 1 FROM profiles WHERE profiles.account_id = pictures.owner_id AND profiles.header_id = pictures.id)
              AND NOT EXISTS (SELECT 1 FROM plate_versions WHERE plate_versions.picture_id = pictures.id)
              AND NOT EXISTS (SELECT 1 FROM plate_versions WHERE plate_versions.portrait_id = pictures.id)
            LIMIT 50
            """
        ) { $0.id(Picture.self) }
        // What a draft holds is not forgotten, however long it waits.
        let drafted = try ids.isEmpty ? [] : Set(DraftQueries.drafts(of: owner, in: transaction).flatMap(\.pictures))
        for id in ids where !drafted.contains(id) { try remove(id, in: transaction) }
    }

    /// Removes one picture; its files are removed by a job where nothing else names them.
    static func remove(_ id: ID<Picture>, in transaction: Transaction) throws {
        let digests = try transaction.all("SELECT digest FROM picture_files WHERE picture_id = \(id) LIMIT 20") { $0.text() }
        try transaction.run("DELETE FROM picture_files WHERE picture_id = \(id)")
        try transaction.run("DELETE FROM pictures WHERE id = \(id)")
        for digest in Set(digests) { try JobQueries.add(NewJob(kind: RemoveFiles.jobKind, payload: digest), in: transaction) }
    }

    /// A picture of its own with the same files, which stays when the other one goes.
    /// - Parameter owner: whose picture it must be.
    /// - Returns: `nil` where there is none.
    static func copy(_ id: ID<Picture>, of owner: ID<Account>, in transaction: Transaction) throws -> ID<Picture>? {
        let copy = transaction.newID(Picture.self)
        let made = try transaction.run(
            """
            INSERT INTO pictures (id, owner_id, width, height, created_at, description, focus_x, focus_y)
            SELECT \(copy), owner_id, width, height, \(transaction.now), description, focus_x, focus_y
            FROM pictures
            WHERE id = \(id) AND owner_id = \(owner)
            """
        )
        guard made == 1 else { return nil }
        try transaction.run(
            """
            INSERT INTO picture_files (picture_id, size, format, digest, width, height, bytes)
            SELECT \(copy), size, format, digest, width, height, bytes
            FROM picture_files
            WHERE picture_id = \(id)
            """
        )
        return copy
    }

    /// The digest of one file of a picture.
    static func digest(of id: ID<Picture>, size: PictureSize, format: PictureFormat, in reading: Reading) throws -> String? {
        try reading.first("SELECT digest FROM picture_files WHERE picture_id = \(id) AND size = \(size) AND format = \(format)") { $0.text() }
    }

    /// Removes the pictures of a post; their files are removed by a job where nothing else names them.
    static func detach(from post: ID<Post>, in transaction: Transaction) throws {
        let ids = try transaction.all("SELECT id FROM pictures WHERE post_id = \(post) LIMIT 20") { $0.id(Picture.self) }
        for id in ids { try remove(id, in: transaction) }
    }

    /// Changes pictures of a post; those of others are left alone.
    static func change(_ changes: [PictureChange], of post: ID<Post>, in transaction: Transaction) throws {
        for change in changes {
            try transaction.run(
                """
                UPDATE pictures
                SET description = \(change.description), focus_x = \(change.focus.x), focus_y = \(change.focus.y), position = \(change.position)
                WHERE id = \(change.id) AND post_id = \(post)
                """
            )
        }
    }

    /// Gives the pictures of a post back to their owner, for a draft; in their order.
    static func release(from post: ID<Post>, in transaction: Transaction) throws -> [(id: ID<Picture>, description: String)] {
        let pictures = try transaction.all("SELECT id, description FROM pictures WHERE post_id = \(post) ORDER BY position LIMIT 20") {
            (id: $0.id(Picture.self), description: $0.text())
        }
        try transaction.run("UPDATE pictures SET post_id = NULL, created_at = \(transaction.now) WHERE post_id = \(post)")
        return pictures
    }

    static func isNamed(_ digest: String, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM picture_files WHERE digest = \(digest) LIMIT 1")
    }

    /// The digests of every file that a row names, each once, in order.
    package static func allDigests(in reading: Reading) throws -> [String] {
        try reading.all("SELECT DISTINCT digest FROM picture_files ORDER BY digest") { $0.text() }
    }

    /// How much room the files take, each counted once.
    package static func bytes(in reading: Reading) throws -> Int64 {
        try reading.first("SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM (SELECT DISTINCT digest, bytes FROM picture_files) AS files") { $0.integer() }
            ?? 0
    }

    /// The digests of the newest files, for looking whether they are there.
    package static func newestDigests(limit: Int, in reading: Reading) throws -> [String] {
        try reading.all("SELECT digest FROM picture_files ORDER BY picture_id DESC LIMIT \(limit)") { $0.text() }
    }

    package static func pictures(of posts: [ID<Post>], in reading: Reading) throws -> [ID<Post>: [ShownPicture]] {
        let pictures = try reading.all(
            """
            SELECT id, post_id, description, width, height, focus_x, focus_y
            FROM pictures
            WHERE post_id IN \(list: posts)
            ORDER BY post_id, position
            LIMIT 1000
            """,
            shown
        )
        return Dictionary(grouping: pictures.filter { $0.post != nil }, by: { $0.post ?? ID(0) })
    }

    /// Pictures that their owner uploaded and that hang nowhere yet.
    static func drafts(_ ids: [ID<Picture>], owner: ID<Account>, in reading: Reading) throws -> [ShownPicture] {
        try reading.all(
            """
            SELECT id, post_id, description, width, height, focus_x, focus_y
            FROM pictures
            WHERE id IN \(list: ids) AND owner_id = \(owner) AND post_id IS NULL
            ORDER BY id
            LIMIT 20
            """,
            shown
        )
    }

    private static func shown(_ row: inout Row) -> ShownPicture {
        ShownPicture(
            id: row.id(), post: row.optionalID(), description: row.text(), width: row.count(), height: row.count(),
            focus: PictureFocus(x: row.count(), y: row.count()))
    }

    static func stored(_ id: ID<Picture>, size: PictureSize, format: PictureFormat, in reading: Reading) throws -> Stored? {
        try reading.first(
            """
            SELECT pictures.owner_id, pictures.post_id,
                   NOT owner.is_resting
                       AND (owner.portrait_id IS NOT DISTINCT FROM pictures.id OR profiles.header_id IS NOT DISTINCT FROM pictures.id),
                   COALESCE(profiles.shows_name, FALSE) AND NOT owner.is_resting
                       AND (owner.portrait_id IS NOT DISTINCT FROM pictures.id OR profiles.header_id IS NOT DISTINCT FROM pictures.id AND profiles.shows_about),
                   picture_files.digest
            FROM pictures
            JOIN picture_files ON picture_files.picture_id = pictures.id
            JOIN actors AS owner ON owner.id = pictures.owner_id
            LEFT JOIN profiles ON profiles.account_id = pictures.owner_id
            WHERE pictures.id = \(id) AND picture_files.size = \(size) AND picture_files.format = \(format)
            """
        ) { Stored(owner: $0.id(), post: $0.optionalID(), isOfPerson: $0.boolean(), isPublic: $0.boolean(), digest: $0.text()) }
    }
}

/// A picture that a form kept hangs in another post by now.
struct PictureElsewhere: Failure, Equatable {
    var sentence: String { "A picture of this form is in another post already, or gone. Please choose it again." }
    var status: Int { 409 }
}
