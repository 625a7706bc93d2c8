import Identity
import Kernel
import Media
import Store
import Trust

package enum PlateQueries {
    // MARK: The way of a plate

    private static let columns: SQL = """
        plates.id, plates.practice_id, \(AccountQueries.columns), plates.purpose, plates.post_id,
        nominator.id, nominator.handle, nominator.name, nominator.about, nominator.portrait_id, plates.nominated_at, plates.reason, plates.asked_by,
        plates.asked_at, plates.question, plates.letter, plates.version, plates.published_version, plates.published_at, plates.ended_at
        """
    private static let tables: SQL = """
        plates
        JOIN actors ON actors.id = plates.subject_id
        JOIN actors AS nominator ON nominator.id = plates.nominated_by
        """

    private static func entry(_ row: inout Row) throws -> PlateEntry {
        PlateEntry(
            id: row.id(), practice: row.id(), subject: AccountQueries.account(&row), purpose: try row.one(), post: row.optionalID(),
            nominatedBy: AccountQueries.account(&row), nominatedAt: row.moment(), reason: row.text(), askedBy: row.optionalID(), askedAt: row.optionalMoment(),
            question: row.text(), letter: row.text(), version: row.count(), publishedVersion: row.optionalInteger().map(Int.init),
            publishedAt: row.optionalMoment(), endedAt: row.optionalMoment()
        )
    }

    package static func entry(_ id: ID<Plate>, in reading: Reading) throws -> PlateEntry? {
        try reading.first("SELECT \(columns) FROM \(tables) WHERE plates.id = \(id)", entry)
    }

    /// Those of a practice that are under way or up, newest first.
    package static func entries(of practice: ID<Practice>, limit: Int, in reading: Reading) throws -> [PlateEntry] {
        try reading.all(
            """
            SELECT \(columns)
            FROM \(tables)
            WHERE plates.practice_id = \(practice) AND plates.ended_at IS NULL
            ORDER BY plates.id DESC
            LIMIT \(limit)
            """,
            entry
        )
    }

    /// Those about these people that are under way or up, newest first.
    static func entries(of practice: ID<Practice>, _ purpose: PermissionPurpose, about people: [ID<Account>], in reading: Reading) throws -> [PlateEntry] {
        try reading.all(
            """
            SELECT \(columns)
            FROM \(tables)
            WHERE plates.practice_id = \(practice) AND plates.purpose = \(purpose) AND plates.ended_at IS NULL AND plates.subject_id IN \(list: people)
            ORDER BY plates.id DESC
            LIMIT 500
            """,
            entry
        )
    }

    /// Those about somebody that they were asked about, newest first.
    package static func asked(of subject: ID<Account>, before cursor: PageCursor<Plate> = .newest, limit: Int, in reading: Reading) throws -> [PlateEntry] {
        try reading.all(
            """
            SELECT \(columns)
            FROM \(tables)
            WHERE plates.subject_id = \(subject) AND plates.asked_at IS NOT NULL AND plates.id < \(cursor.bound)
            ORDER BY plates.id DESC
            LIMIT \(limit)
            """,
            entry
        )
    }

    /// The plate of a post that is not over.
    package static func entry(ofPost post: ID<Post>, _ purpose: PermissionPurpose = .wall, in reading: Reading) throws -> PlateEntry? {
        try reading.first(
            "SELECT \(columns) FROM \(tables) WHERE plates.post_id = \(post) AND plates.purpose = \(purpose) AND plates.ended_at IS NULL", entry)
    }

    static func ofPost(_ post: ID<Post>, in reading: Reading) throws -> [PlateEntry] {
        try reading.all("SELECT \(columns) FROM \(tables) WHERE plates.post_id = \(post) AND plates.ended_at IS NULL LIMIT 10", entry)
    }

    static func ofSubject(_ subject: ID<Account>, practice: ID<Practice>?, in reading: Reading) throws -> [PlateEntry] {
        let there: SQL = practice.map { "AND plates.practice_id = \($0)" } ?? ""
        return try reading.all(
            "SELECT \(columns) FROM \(tables) WHERE plates.subject_id = \(subject) \(there) AND plates.ended_at IS NULL ORDER BY plates.id", entry)
    }

    static func insert(
        _ id: ID<Plate>, practice: ID<Practice>, subject: ID<Account>, purpose: PermissionPurpose, post: ID<Post>?, by nominator: ID<Account>, reason: String,
        in transaction: Transaction
    ) throws {
        try transaction.run(
            """
            INSERT INTO plates (id, practice_id, subject_id, purpose, post_id, nominated_by, nominated_at, reason)
            VALUES (\(id), \(practice), \(subject), \(purpose), \(post), \(nominator), \(transaction.now), \(reason))
            """
        )
    }

    static func setAsked(_ id: ID<Plate>, by asker: ID<Account>, question: String, letter: String, in transaction: Transaction) throws {
        try transaction.run(
            "UPDATE plates SET asked_by = \(asker), asked_at = \(transaction.now), question = \(question), letter = \(letter) WHERE id = \(id)")
    }

    static func setPublished(_ id: ID<Plate>, version: Int?, by publisher: ID<Account>?, in transaction: Transaction) throws {
        // Put up again it keeps its day.
        try transaction.run(
            """
            UPDATE plates
            SET published_version = \(version), published_by = \(publisher), published_at = COALESCE(published_at, \(transaction.now))
            WHERE id = \(id)
            """
        )
    }

    static func end(_ id: ID<Plate>, in transaction: Transaction) throws {
        try transaction.run("UPDATE plates SET ended_at = \(transaction.now), published_version = NULL WHERE id = \(id) AND ended_at IS NULL")
    }

    // MARK: Versions

    private static let versionColumns: SQL = """
        plates.id, plates.practice_id, plates.subject_id, plates.purpose, plates.published_at, plate_versions.version, plate_versions.kind,
        plate_versions.title, plate_versions.introduction, plate_versions.words, plate_versions.numbers, plate_versions.name, plate_versions.picture_id, picture.digest,
        plate_versions.picture_description, plate_versions.portrait_id, portrait.digest
        """
    private static let versionTables: SQL = """
        plates
        JOIN plate_versions ON plate_versions.plate_id = plates.id
        LEFT JOIN picture_files AS picture
            ON picture.picture_id = plate_versions.picture_id AND picture.size = \(PictureSize.full) AND picture.format = \(PictureFormat.jpeg)
        LEFT JOIN picture_files AS portrait
            ON portrait.picture_id = plate_versions.portrait_id AND portrait.size = \(PictureSize.face) AND portrait.format = \(PictureFormat.jpeg)
        """

    private static func version(_ row: inout Row) throws -> Plate {
        let (id, practice, subject) = (row.id(Plate.self), row.id(Practice.self), row.id(Account.self))
        let (purpose, publishedAt, version) = (try row.one(of: PermissionPurpose.self), row.optionalMoment(), row.count())
        var content = ShownContent(
            kind: row.optionalText() ?? "", title: row.text(), introduction: row.text(), words: row.text(), numbers: row.text(), name: row.text())
        let (picture, digest, description) = (row.optionalID(Picture.self), row.optionalText(), row.text())
        let (portrait, face) = (row.optionalID(Picture.self), row.optionalText())
        content.picture = picture.map { ShownContent.Picture(id: $0, digest: digest ?? "gone", description: description) }
        content.portrait = portrait.map { ShownContent.Picture(id: $0, digest: face ?? "gone", description: "") }
        return Plate(plate: id, practice: practice, subject: subject, purpose: purpose, version: version, content: content, publishedAt: publishedAt)
    }

    private static func withChannels(_ plates: [Plate], in reading: Reading) throws -> [Plate] {
        guard !plates.isEmpty else { return [] }
        var channels: [ID<Plate>: [Int: [ShownContent.Channel]]] = [:]
        try reading.each(
            "SELECT plate_id, version, label, address FROM plate_channels WHERE plate_id IN \(list: plates.map(\.plate)) ORDER BY plate_id, version, position"
        ) { row in
            let (plate, version) = (row.id(Plate.self), row.count())
            channels[plate, default: [:]][version, default: []].append(ShownContent.Channel(label: row.text(), address: row.text()))
        }
        return plates.map { plate in
            var content = plate.content
            content.channels = channels[plate.plate]?[plate.version] ?? []
            return plate.with(content)
        }
    }

    /// One version of a plate; the newest where none is named.
    package static func plate(_ id: ID<Plate>, version number: Int? = nil, in reading: Reading) throws -> Plate? {
        let which: SQL = number.map { "\($0)" } ?? "plates.version"
        let plate = try reading.first("SELECT \(versionColumns) FROM \(versionTables) WHERE plates.id = \(id) AND plate_versions.version = \(which)", version)
        return try plate.flatMap { try withChannels([$0], in: reading).first }
    }

    /// The newest version of each.
    package static func newest(of ids: [ID<Plate>], in reading: Reading) throws -> [ID<Plate>: Plate] {
        guard !ids.isEmpty else { return [:] }
        let plates = try reading.all(
            "SELECT \(versionColumns) FROM \(versionTables) WHERE plates.id IN \(list: ids) AND plate_versions.version = plates.version LIMIT 1000", version)
        return Dictionary(try withChannels(plates, in: reading).map { ($0.plate, $0) }, uniquingKeysWith: { $1 })
    }

    /// What is up in a practice and has a yes to a surface, newest first: the version that was put up, unless what it came from is gone. Whether
    /// it may be shown the ledger says (`Permits`); what has no yes takes nobody’s place in a page.
    package static func published(
        in practice: ID<Practice>, on surface: Surface, before cursor: WallCursor? = nil, limit: Int, in reading: Reading
    ) throws -> [Plate] {
        let older: SQL = cursor.map { "AND (plates.published_at, plates.id) < (\($0.at), \($0.plate))" } ?? ""
        let plates = try reading.all(
            """
            SELECT \(versionColumns)
            FROM \(versionTables)
            LEFT JOIN posts ON posts.id = plates.post_id
            WHERE plates.practice_id = \(practice) AND plates.purpose IN \(list: surface.purposes.map(\.rawValue).sorted())
              AND plates.published_version = plate_versions.version
              AND plates.ended_at IS NULL AND posts.deleted_at IS NULL AND posts.hidden_by IS NULL \(older)
              AND EXISTS (SELECT 1
                          FROM permissions
                          WHERE permissions.plate_id = plates.id AND permissions.surface = \(surface) AND permissions.approved_digest IS NOT NULL
                            AND permissions.valid_until > \(reading.now))
            ORDER BY plates.published_at DESC, plates.id DESC
            LIMIT \(limit)
            """,
            version
        )
        return try withChannels(plates, in: reading)
    }

    /// The version of one plate that is up.
    package static func published(_ id: ID<Plate>, in practice: ID<Practice>, _ purposes: Set<PermissionPurpose>, in reading: Reading) throws -> Plate? {
        let plate = try reading.first(
            """
            SELECT \(versionColumns)
            FROM \(versionTables)
            LEFT JOIN posts ON posts.id = plates.post_id
            WHERE plates.id = \(id) AND plates.practice_id = \(practice) AND plates.purpose IN \(list: purposes.map(\.rawValue).sorted())
              AND plates.published_version = plate_versions.version
              AND plates.ended_at IS NULL AND posts.deleted_at IS NULL AND posts.hidden_by IS NULL
            """,
            version
        )
        return try plate.flatMap { try withChannels([$0], in: reading).first }
    }

    /// The same of several, in the order of their ids given.
    static func published(_ ids: [ID<Plate>], in practice: ID<Practice>, _ purposes: Set<PermissionPurpose>, in reading: Reading) throws -> [Plate] {
        guard !ids.isEmpty else { return [] }
        let plates = try reading.all(
            """
            SELECT \(versionColumns)
            FROM \(versionTables)
            LEFT JOIN posts ON posts.id = plates.post_id
            WHERE plates.id IN \(list: ids) AND plates.practice_id = \(practice) AND plates.purpose IN \(list: purposes.map(\.rawValue).sorted())
              AND plates.published_version = plate_versions.version
              AND plates.ended_at IS NULL AND posts.deleted_at IS NULL AND posts.hidden_by IS NULL
            LIMIT \(ids.count)
            """,
            version
        )
        let known = Dictionary(try withChannels(plates, in: reading).map { ($0.plate, $0) }, uniquingKeysWith: { $1 })
        return ids.compactMap { known[$0] }
    }

    static func nameForm(of id: ID<Plate>, version: Int, in reading: Reading) throws -> NameForm? {
        try reading.first("SELECT name_form FROM plate_versions WHERE plate_id = \(id) AND version = \(version)") { try $0.one(of: NameForm.self) }
    }

    /// Who decided what a version holds; `nil` once they are erased.
    static func editor(of id: ID<Plate>, version: Int, in reading: Reading) throws -> ID<Account>? {
        try reading.first("SELECT edited_by FROM plate_versions WHERE plate_id = \(id) AND version = \(version)") { $0.optionalID() } ?? nil
    }

    static func insert(_ plate: Plate, nameForm: NameForm, by editor: ID<Account>, in transaction: Transaction) throws {
        let content = plate.content
        let kind: String? = content.kind.isEmpty ? nil : content.kind
        try transaction.run(
            """
            INSERT INTO plate_versions (plate_id, version, kind, title, introduction, words, numbers, name_form, name, picture_id, picture_description, portrait_id,
                                        edited_by, created_at)
            VALUES (\(plate.plate), \(plate.version), \(kind), \(content.title), \(content.introduction), \(content.words), \(content.numbers), \(nameForm), \(content.name),
                    \(content.picture?.id), \(content.picture?.description ?? ""), \(content.portrait?.id), \(editor), \(transaction.now))
            """
        )
        for (position, channel) in content.channels.enumerated() {
            try transaction.run(
                """
                INSERT INTO plate_channels (plate_id, version, position, label, address)
                VALUES (\(plate.plate), \(plate.version), \(position), \(channel.label), \(channel.address))
                """
            )
        }
        try transaction.run("UPDATE plates SET version = \(plate.version) WHERE id = \(plate.plate)")
    }

    /// Every version that is kept, oldest first.
    static func versions(of id: ID<Plate>, in reading: Reading) throws -> [Plate] {
        let plates = try reading.all(
            "SELECT \(versionColumns) FROM \(versionTables) WHERE plates.id = \(id) ORDER BY plate_versions.version LIMIT 500", version)
        return try withChannels(plates, in: reading)
    }

    static func remove(_ id: ID<Plate>, version: Int, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM plate_channels WHERE plate_id = \(id) AND version = \(version)")
        try transaction.run("DELETE FROM plate_versions WHERE plate_id = \(id) AND version = \(version)")
    }

    /// Whether a version of any plate has the picture.
    static func hasPicture(_ picture: ID<Picture>, in reading: Reading) throws -> Bool {
        try reading.exists(
            "SELECT 1 FROM plate_versions WHERE picture_id = \(picture) UNION ALL SELECT 1 FROM plate_versions WHERE portrait_id = \(picture) LIMIT 1")
    }
}

/// Where a page of a wall begins.
package struct WallCursor: Hashable, Sendable {
    package let at: Moment
    package let plate: ID<Plate>

    package init(at: Moment, plate: ID<Plate>) {
        self.at = at
        self.plate = plate
    }

    /// Reads `1778749800000-42`; `nil` for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "-")
        guard parts.count == 2, let at = Int64(parts[0]), let plate = ID<Plate>(String(parts[1])) else { return nil }
        self.init(at: Moment(milliseconds: at), plate: plate)
    }

    package var text: String { "\(at.milliseconds)-\(plate)" }
}
