import Identity
import Kernel
import Site
import Store
import Trust

/// All that a member reads on a page of a group, as it stands in the database.
struct GroupReading: Sendable {
    struct Key: KeptKey {
        /// `nil` for those who are not in the group.
        typealias Answer = GroupReading?
        static let mostKept = 1_000
        /// As their request found them: rights that have changed since make another key.
        let viewer: Viewer
        let practice: ID<Practice>
        let slug: String
        let cursor: PageCursor<Post>
        /// Who is a newcomer depends on the time.
        let minute: Moment
    }

    /// What the page says of the group and its practice to everybody.
    struct Facts: Sendable {
        let counts: GroupQueries.Counts
        let practicePeople: Int
        let coaches: [Account]
        /// One more than are shown: the reader may be one of them.
        let newcomers: [Account]
        let helpers: [Helper]
    }

    /// Somebody who helps in the group.
    struct Helper: Sendable {
        let account: Account
        let role: HelperRole
    }

    private struct FactsKey: KeptKey {
        typealias Answer = Facts
        static let mostKept = 1_000
        let group: ID<Group>
        let minute: Moment
    }

    /// What the composer needs to know.
    struct Composing: Sendable {
        let group: Group
        let facts: Facts
        /// Consents that are to be asked for before something is shared.
        let neededConsents: Set<ConsentPurpose>
        /// What the reader began to write for the group.
        let draft: Draft?
        /// Whether visitors may see who the reader is.
        let channelIsOpen: Bool

        static func read(_ group: Group, for circle: Circle, _ minute: Moment, in reading: Reading) throws -> Composing {
            let standing = try ConsentQueries.standing(of: circle.id, practice: group.practice, in: reading)
            return Composing(
                group: group, facts: try GroupReading.facts(group, minute, in: reading), neededConsents: Set(ConsentPurpose.allCases).subtracting(standing),
                draft: try DraftQueries.newest(for: group.id, of: circle.id, in: reading),
                channelIsOpen: try ProfileQueries.isOpen(circle.id, in: reading)
            )
        }

        /// - Returns: `nil` for those who are no longer of the practice.
        func view(
            for circle: Circle, fields: FormFields, errors: FormErrors, kept: [ShownPicture], formToken: String, formKey: String, isHome: Bool = false
        ) -> ComposerPages.View? {
            guard let membership = circle.viewer.membership(in: group.practice) else { return nil }
            // Their first names, without one's own.
            let isFresh = fields.texts.isEmpty && errors.isEmpty
            let draft = isFresh ? draft : nil
            let coaches = facts.coaches.filter { $0.id != circle.id && !circle.isBlocked($0.id) }.map(\.firstName)
            return ComposerPages.View(
                group: group, isHome: isHome, me: circle.viewer.account.face, handle: circle.viewer.account.handle.text, groupCounts: facts.counts,
                practice: membership.practice,
                practicePeople: facts.practicePeople, coaches: coaches,
                mayPrompt: circle.tie(to: group.id).map { WritePost.mayPrompt($0, membership) } ?? false,
                mayAnnounce: Rights.allow(.announce, membership.role, membership.standing),
                needed: neededConsents, fields: draft?.form ?? fields, errors: errors, kept: kept, formToken: formToken,
                formKey: draft.map { PostForm.formKey($0.form) } ?? formKey, draft: draft, channelIsOpen: channelIsOpen
            )
        }
    }

    static let newcomersShown = 3
    let circle: Circle
    let composing: Composing
    let cards: Page<PostCard, Post>
    /// What stands at the top of the first page, in a line each.
    let pinned: [Post]
    let newNotices: Int
    /// What the reader shared here that others do not see yet.
    let held: [Post]
    /// How many ask to join, or wait with a first post; told to those who look after the group.
    let waiting: Int

    var tie: GroupTie? { circle.tie(to: group.id) }
    var group: Group { composing.group }
    var facts: Facts { composing.facts }
    var newcomers: [Account] {
        Array(facts.newcomers.filter { $0.id != circle.id && circle.hears($0.id, in: group.practice, group: group.id) }.prefix(Self.newcomersShown))
    }

    /// - Throws: `NotFound` where there is no such group.
    static func read(_ key: Key, _ membership: Membership, _ page: MemberPage, in reading: Reading) throws -> GroupReading? {
        let circle = try page.circle(reading)
        guard let group = page.ownGroup(membership, circle) else {
            _ = try page.group(membership, reading)
            return nil
        }
        return GroupReading(
            circle: circle, composing: try Composing.read(group, for: circle, key.minute, in: reading),
            cards: try FeedQueries.cards(in: group, cursor: key.cursor, limit: FeedRoutes.pageSize, for: circle, in: reading),
            pinned: key.cursor == .newest ? try pinned(group, circle, in: reading) : [], newNotices: try NoticeQueries.countNew(circle.id, in: reading),
            held: try group.reviewsFirst || membership.practice.reviewsPublic || membership.restriction != nil
                ? PostQueries.posts(FirstPostQueries.waiting(of: circle.id, in: group.id, reading), in: reading) : [],
            waiting: try circle.looksAfter(group.practice, group.id) ? waiting(group, circle, in: reading) : 0
        )
    }

    /// For groups that ask nobody anything this is one look at an empty index.
    private static func waiting(_ group: Group, _ circle: Circle, in reading: Reading) throws -> Int {
        let requests = group.entry == .asks ? try GroupRequestQueries.waiting(for: group.id, limit: 100, in: reading) : []
        return try requests.count { !circle.hidden.blocked.contains($0.account.id) } + FirstPostQueries.held(in: group.id, for: circle, reading).count
    }

    private static func pinned(_ group: Group, _ circle: Circle, in reading: Reading) throws -> [Post] {
        let ids = try PinQueries.pinned(in: group.id, in: reading)
        let posts = ids.isEmpty ? [] : try PostQueries.posts(ids, for: circle, in: reading).map(\.subject)
        return posts.filter { circle.hears($0.author.id, in: $0.practice, group: $0.group) }
    }

    fileprivate static func facts(_ group: Group, _ minute: Moment, in reading: Reading) throws -> Facts {
        try reading.kept(FactsKey(group: group.id, minute: minute)) {
            Facts(
                counts: try GroupQueries.counts(group.id, in: reading), practicePeople: try MembershipQueries.people(in: group.practice, reading),
                coaches: try MembershipQueries.professionals(of: group.practice, in: reading),
                newcomers: try GroupQueries.newcomers(to: group.id, since: minute - .days(7), at: minute, limit: newcomersShown + 1, in: reading),
                helpers: try HelperQueries.helpers(in: group.id, limit: 12, reading).map { Helper(account: $0.account, role: $0.role) }
            )
        }
    }
}
