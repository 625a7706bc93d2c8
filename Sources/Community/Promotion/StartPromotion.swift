import Identity
import Kernel
import Site
import Store
import Trust

/// A professional begins to tell others about somebody’s channel, or to show praise that they gave: it is worked on at the wall’s
/// workbench, and its person is asked before anything is shown (`AskForPlate`).
package enum StartPromotion {
    /// - Throws: `NotAllowed`, `NotFound` where the two do not meet, `PromotionFault.noChannel`.
    /// - Returns: the plate; the one that is under way or up, where there is one: each person has one at a time.
    package static func promote(_ person: ID<Account>, _ membership: Membership, by circle: Circle, in transaction: Transaction) throws -> ID<Plate> {
        let subject = try check(person, membership, circle, in: transaction)
        if let current = try PromotionQueries.current(person, practice: membership.practice.id, in: transaction) { return current }
        let channels = try PromotedChannels.offered(of: subject, in: transaction)
        guard !channels.isEmpty, try !GuardianQueries.isMinor(person, in: transaction) else { throw PromotionFault.noChannel(subject.firstName) }
        var draft = PlateDraft(title: "\(subject.firstName)’s channel")
        draft.channels = Array(channels.prefix(PlateDraft.mostChannels))
        return try insert(subject, .promotion, post: nil, draft, membership, by: circle, in: transaction)
    }

    /// Praise that the professional gave themselves, for something that they can see.
    /// - Throws: `NotAllowed`, `NotFound`, `PromotionFault.noPraise`.
    package static func praise(_ post: Visible<Post>, by circle: Circle, in transaction: Transaction) throws -> ID<Plate> {
        let subject = post.subject
        guard subject.thread == nil, let membership = circle.viewer.membership(in: subject.practice) else { throw NotFound() }
        let person = try check(subject.author.id, membership, circle, in: transaction)
        if let known = try PlateQueries.entry(ofPost: subject.id, .praise, in: transaction) { return known.id }
        let words = try PromotionQueries.praise(of: subject.id, by: circle.id, in: transaction)
        guard !words.isEmpty else { throw PromotionFault.noPraise }
        var draft = PlateDraft(title: subject.headline.isEmpty ? RichText(markdown: subject.body).excerpt(PlateDraft.longestTitle) : subject.headline)
        draft.introduction = String(words.joined(separator: " ").prefix(PlateDraft.longestIntroduction))
        return try insert(person, .praise, post: subject.id, draft, membership, by: circle, in: transaction)
    }

    private static func check(_ person: ID<Account>, _ membership: Membership, _ circle: Circle, in reading: Reading) throws -> Account {
        try Rights.check(.keepWall, membership)
        let practice = membership.practice.id
        guard person != circle.id, circle.meets(person, in: practice, group: nil), !circle.isBlocked(person),
            try MembershipQueries.standing(of: person, practice: practice, in: reading) != nil, try !AccountStandingQueries.rests(person, in: reading),
            let account = try AccountQueries.account(person, in: reading)
        else { throw NotFound() }
        return account
    }

    private static func insert(
        _ subject: Account, _ purpose: PermissionPurpose, post: ID<Post>?, _ draft: PlateDraft, _ membership: Membership, by circle: Circle,
        in transaction: Transaction
    ) throws -> ID<Plate> {
        let id = transaction.newID(Plate.self)
        try PlateQueries.insert(
            id, practice: membership.practice.id, subject: subject.id, purpose: purpose, post: post, by: circle.id, reason: "", in: transaction)
        guard let entry = try PlateQueries.entry(id, in: transaction) else { throw NotFound() }
        _ = try MakePlateVersion.make(draft, of: entry, by: circle.id, in: transaction)
        return id
    }
}

/// The channels of somebody that can be told of: the one here, where visitors may see it, and those elsewhere.
enum PromotedChannels {
    static func offered(of account: Account, in reading: Reading) throws -> [ShownContent.Channel] {
        try offered(of: [account], in: reading)[account.id] ?? []
    }

    /// The same of several people.
    static func offered(of people: [Account], in reading: Reading) throws -> [ID<Account>: [ShownContent.Channel]] {
        let ids = Set(people.map(\.id))
        let (open, elsewhere) = (try PromotionQueries.open(ids, in: reading), try ChannelQueries.shown(of: ids, in: reading))
        let offered = people.map { person in
            let own = open.contains(person.id) ? [OwnChannel.channel(of: person)] : []
            return (person.id, own + (elsewhere[person.id] ?? []).map { ShownContent.Channel(label: $0.label, address: $0.address) })
        }
        return Dictionary(offered, uniquingKeysWith: { $1 })
    }
}

/// Tells of a channel once more: it comes first on the practice’s channel again. What was allowed stays as it is.
package enum BringUp {
    /// Nobody crowds the others out.
    package static let pause: Span = .days(7)

    /// Whether another promotion of the same person went up within the pause.
    static func isTooSoon(_ entry: PlateEntry, in reading: Reading) throws -> Bool {
        guard entry.purpose == .promotion, entry.publishedAt == nil,
            let last = try PromotionQueries.last(entry.subject.id, practice: entry.practice, in: reading)
        else { return false }
        return last + pause > reading.now
    }

    /// - Throws: `NotAllowed`, `NotFound` where it is not up, `PromotionFault.tooSoon`.
    package static func bringUp(_ entry: PlateEntry, by circle: Circle, in transaction: Transaction) throws {
        guard let membership = circle.viewer.membership(in: entry.practice), entry.endedAt == nil, entry.purpose == .promotion, let last = entry.publishedAt,
            try WallReading.plate(entry.id, of: entry.practice, at: OnPracticeChannel.self, for: circle.viewer, in: transaction) != nil
        else { throw NotFound() }
        try Rights.check(.keepWall, membership)
        guard last + pause <= transaction.now else { throw PromotionFault.tooSoon(entry.subject.firstName) }
        try PromotionQueries.bringUp(entry.id, in: transaction)
        try PublishPlate.announce(.platePublished, entry, by: circle.id, in: transaction)
    }
}

package enum PromotionFault: Failure, Equatable {
    case noChannel(String)
    case noPraise
    case tooSoon(String)

    package var sentence: String {
        switch self {
        case .noChannel(let name):
            "\(name) has no channel that can be told of: none that visitors may see here, and none elsewhere. \(name) can open one under Me, My channels."
        case .noPraise: "You have not praised this yourself, or only for its author’s eyes. Praise it first; your own words are what is shown."
        case .tooSoon(let name): "\(name) was told of within the last week. Please let others have their turn."
        }
    }
    package var status: Int { 422 }
}
