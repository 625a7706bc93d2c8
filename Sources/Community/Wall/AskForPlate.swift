import Identity
import Kernel
import Language
import Site
import Store
import Trust

/// What a professional asks a person: with which words, about what, for which surfaces.
package struct PlateQuestion: Hashable, Sendable {
    package var draft: PlateDraft
    package var surfaces: [Surface]
    package var question: String
    package var letter: String

    package init(draft: PlateDraft, surfaces: [Surface], question: String, letter: String) {
        self.draft = draft
        self.surfaces = surfaces
        self.question = question
        self.letter = letter
    }
}

/// Asks a person whether something of theirs may be shown, each surface being a question of its own.
package enum AskForPlate {
    /// - Throws: `NotAllowed`, `NotFound`, `PermissionFault.notYet`, `FormErrors` where the words are not the person’s own.
    package static func ask(
        _ question: PlateQuestion, of entry: PlateEntry, by circle: Circle, _ ledger: Ledger, in transaction: Transaction
    ) throws {
        guard let membership = circle.viewer.membership(in: entry.practice), entry.endedAt == nil else { throw NotFound() }
        try Rights.check(.keepWall, membership)
        try WallBench.check(entry, circle, in: transaction)
        guard question.surfaces.allSatisfy({ $0.purposes.contains(entry.purpose) }) else { throw NotFound() }
        try Ledger.checkAsking(entry.subject.id, practice: entry.practice, about: question.surfaces, in: transaction)
        let draft = try prepared(question.draft, of: entry, names: question.surfaces.contains(.channelNamed), circle, in: transaction)
        let plate = try MakePlateVersion.make(draft, of: entry, by: circle.id, in: transaction)
        try PlateQueries.setAsked(entry.id, by: circle.id, question: question.question, letter: question.letter, in: transaction)
        try ledger.ask(plate, on: question.surfaces, by: circle.viewer.account, in: transaction)
        try MakePlateVersion.tidy(entry.id, in: transaction)
    }

    /// Keeps what is worked on, so that it can be looked at; nobody is asked. Only before the first question: from then on every version is
    /// one that its person sees.
    /// - Throws: as `ask` does.
    package static func keep(_ draft: PlateDraft, of entry: PlateEntry, by circle: Circle, in transaction: Transaction) throws {
        guard let membership = circle.viewer.membership(in: entry.practice), entry.endedAt == nil, entry.askedAt == nil else { throw NotFound() }
        try Rights.check(.keepWall, membership)
        let draft = try prepared(draft, of: entry, names: false, circle, in: transaction)
        _ = try MakePlateVersion.make(draft, of: entry, by: circle.id, in: transaction)
        try MakePlateVersion.tidy(entry.id, in: transaction)
    }

    private static func prepared(_ typed: PlateDraft, of entry: PlateEntry, names: Bool, _ circle: Circle, in reading: Reading) throws -> PlateDraft {
        var draft = typed
        if entry.purpose == .wall { draft.introduction = "" }
        // Of the person’s pictures only those that the one who asks can see beside the words, or that stand on the plate already.
        let seen = try entry.post.flatMap { try PostQueries.post($0, for: circle, in: reading) }.map {
            try PictureQueries.pictures(of: [$0.subject.id], in: reading)
        }
        let known = try PlateQueries.plate(entry.id, in: reading)?.content.picture?.id
        if let picture = draft.picture, picture != known, !(seen?.values.joined().contains { $0.id == picture } ?? false) { draft.picture = nil }
        try checkWords(draft, of: entry, circle, in: reading)
        let before = try PlateQueries.plate(entry.id, in: reading)
        // The person’s choices of an earlier time stay theirs.
        if let before, entry.askedAt != nil {
            draft.nameForm = try PlateQueries.nameForm(of: entry.id, version: before.version, in: reading) ?? .first
            draft.showsPortrait = before.content.portrait != nil
            draft.numbers = before.content.numbers
        }
        if entry.purpose == .promotion {
            // Also one that the person named otherwise, as long as it is one of theirs that others may see.
            let offered = Set(try PromotedChannels.offered(of: entry.subject, in: reading).map(\.address))
            draft.channels = draft.channels.filter { offered.contains($0.address) }
            if draft.channels.isEmpty {
                var errors = FormErrors()
                errors.add("channels", "Please choose at least one channel to tell of.")
                throw errors
            }
        } else {
            let chosen = entry.askedAt == nil ? [] : before?.content.channels ?? []
            draft.channels = names && chosen.isEmpty ? [OwnChannel.channel(of: entry.subject)] : chosen
        }
        return draft
    }

    /// Nobody writes or changes what a person is to have said (BEHAVIOUR.md, “Never”): words that a professional proposes stand in the
    /// person’s post, with … where some are left out. The person may change them as they like.
    private static func checkWords(_ draft: PlateDraft, of entry: PlateEntry, _ circle: Circle, in reading: Reading) throws {
        var errors = FormErrors()
        let known = try PlateQueries.plate(entry.id, in: reading)?.content.words ?? ""
        if !draft.words.isEmpty, draft.words != known {
            let source = try entry.post.flatMap { try PostQueries.post($0, for: circle, in: reading)?.subject }
            let said = source.map { RichText(markdown: $0.body).excerpt(.max) } ?? (entry.purpose == .promotion ? entry.subject.about : "")
            if !OwnWords.isExcerpt(draft.words, of: said) {
                errors.add(
                    "words",
                    said.isEmpty
                        ? "Only \(entry.subject.firstName) can put words here: they are asked for them."
                        : "Only \(entry.subject.firstName) can change their words. You can leave some out, with … in their place.")
            }
        }
        // What the person put there themselves stays.
        let version = try PlateQueries.plate(entry.id, in: reading)
        let isTheirs = try version.map { try PlateQueries.editor(of: entry.id, version: $0.version, in: reading) == entry.subject.id } ?? false
        let before = isTheirs ? version?.content : nil
        let texts = [
            ("title", draft.title, before?.title), ("introduction", draft.introduction, nil), ("words", draft.words, before?.words),
            ("description", draft.pictureDescription, before?.picture?.description),
        ]
        for (field, text, own) in texts where BodyNumbers.found(in: text) && text != own {
            errors.add(field, "Please leave numbers about a body out. \(entry.subject.firstName) can add them, if they like.")
        }
        try errors.check()
    }
}

/// A person’s channel on this server.
enum OwnChannel {
    static func channel(of account: Account) -> ShownContent.Channel {
        ShownContent.Channel(label: "@\(account.handle.text)", address: "/@\(account.handle.text)")
    }
}

/// Whether words are somebody’s own.
package enum OwnWords {
    /// Whether each piece between ellipses stands word for word, in this order, in what was said. Blanks and the kind of quotation mark
    /// do not matter.
    package static func isExcerpt(_ words: String, of said: String) -> Bool {
        var rest = Substring(plain(said))
        for piece in words.replacing("...", with: "…").split(separator: "…").map({ plain(String($0)) }) where !piece.isEmpty {
            guard let place = rest.range(of: piece) else { return false }
            rest = rest[place.upperBound...]
        }
        return true
    }

    private static func plain(_ text: String) -> String {
        let marks: [Character: Character] = ["“": "\"", "”": "\"", "„": "\"", "‘": "'", "’": "'"]
        return String(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").map { marks[$0] ?? $0 })
    }
}
