import Identity
import Kernel
import Media
import Store
import Trust

/// Makes the next version of a plate from a draft, with pictures of its own, and forgets those that nobody needs any more.
enum MakePlateVersion {
    /// - Parameter editor: who decided what it holds.
    /// - Returns: the new version; the newest one where nothing differs from it.
    static func make(_ draft: PlateDraft, of entry: PlateEntry, by editor: ID<Account>, in transaction: Transaction) throws -> Plate {
        let before = try PlateQueries.plate(entry.id, in: transaction)
        var content = ShownContent(
            kind: draft.kind?.rawValue ?? "", title: draft.title, introduction: draft.introduction, words: draft.words, numbers: draft.numbers,
            name: draft.nameForm.name(of: entry.subject),
            channels: draft.channels)
        content.picture = try draft.picture.flatMap {
            try own($0, description: draft.pictureDescription, size: .full, before: before?.content.picture, entry.subject.id, in: transaction)
        }
        if draft.showsPortrait, let portrait = entry.subject.portrait {
            content.portrait = try own(portrait, description: "", size: .face, before: before?.content.portrait, entry.subject.id, in: transaction)
        }
        if let before, before.content.digest == content.digest { return before }
        let plate = Plate(
            plate: entry.id, practice: entry.practice, subject: entry.subject.id, purpose: entry.purpose, version: entry.version + 1, content: content,
            publishedAt: entry.publishedAt)
        try PlateQueries.insert(plate, nameForm: draft.nameForm, by: editor, in: transaction)
        return plate
    }

    /// The copy that the version before has, where it is of the same bytes; else a new one.
    private static func own(
        _ picture: ID<Picture>, description: String, size: PictureSize, before: ShownContent.Picture?, _ owner: ID<Account>, in transaction: Transaction
    ) throws -> ShownContent.Picture? {
        guard let digest = try PictureQueries.digest(of: picture, size: size, format: .jpeg, in: transaction) else { return nil }
        if let before, before.digest == digest { return ShownContent.Picture(id: before.id, digest: digest, description: description) }
        guard let copy = try PictureQueries.copy(picture, of: owner, in: transaction) else { return nil }
        return ShownContent.Picture(id: copy, digest: digest, description: description)
    }

    /// Removes versions that are neither the newest, nor up, nor asked about or said yes to; and their pictures.
    static func tidy(_ id: ID<Plate>, in transaction: Transaction) throws {
        guard let entry = try PlateQueries.entry(id, in: transaction) else { return }
        let permissions = try PermissionQueries.permissions(of: id, in: transaction)
        let needed = Set(permissions.flatMap { [$0.askedDigest, $0.approvedDigest].compactMap { $0 } })
        for version in try PlateQueries.versions(of: id, in: transaction) {
            let isNeeded = version.version == entry.version || version.version == entry.publishedVersion || needed.contains(version.content.digest)
            if !isNeeded { try remove(version, in: transaction) }
        }
    }

    /// Removes one version with the pictures that no other one has.
    static func remove(_ version: Plate, in transaction: Transaction) throws {
        try PlateQueries.remove(version.plate, version: version.version, in: transaction)
        for picture in [version.content.picture?.id, version.content.portrait?.id].compactMap({ $0 })
        where try !PlateQueries.hasPicture(picture, in: transaction) {
            try PictureQueries.remove(picture, in: transaction)
        }
    }
}
