import Community
import Identity
import Kernel
import Outside
import Site
import Store
import Trust

/// A practice for tests, made through the commands: Maya owns Harbour, Nils is a professional there, Doreen and Samir are
/// clients and Graham a former one; all are in Steady Starters and have given both consents. Rob is a client of another
/// practice, Gutfeeling, that Nadia owns: the outsider.
package struct SmallPractice: Sendable {
    package let harbour: Practice
    package let gutfeeling: Practice
    package let starters: Group
    package let table: Group
    package let people: [String: ID<Account>]

    package static let passwordHash = "not a hash: nobody signs in"

    package static func make(in store: Store) async throws -> SmallPractice {
        try await store.write { try make($0) }
    }

    package static func make(_ transaction: Transaction) throws -> SmallPractice {
        var people: [String: ID<Account>] = [:]
        for handle in ["maya", "nils", "doreen", "samir", "graham", "nadia", "rob"] { people[handle] = try account(handle, transaction) }
        func id(_ handle: String) -> ID<Account> { people[handle] ?? ID(0) }
        let (harbour, starters) = try found("harbour", "Harbour Strength", "Steady Starters", by: id("maya"), transaction)
        let (gutfeeling, table) = try found("gutfeeling", "The Gut Feeling Café", "The Long Table", by: id("nadia"), transaction)
        try join(id("nils"), .professional, starters, harbour, transaction)
        for handle in ["doreen", "samir", "graham"] { try join(id(handle), .client, starters, harbour, transaction) }
        try join(id("rob"), .client, table, gutfeeling, transaction)
        let maya = Membership(practice: harbour, role: .owner, standing: .active, joinedAt: transaction.now)
        try ChangeStanding.change(id("graham"), to: .former, by: id("maya"), maya, in: transaction)
        return SmallPractice(harbour: harbour, gutfeeling: gutfeeling, starters: starters, table: table, people: people)
    }

    package func id(_ handle: String) -> ID<Account> { people[handle] ?? ID(0) }

    /// Somebody with their practices and groups as they are now.
    package func circle(_ handle: String, _ reading: Reading) throws -> Circle {
        guard let account = try AccountQueries.account(id(handle), in: reading) else { throw NotFound() }
        let viewer = Viewer(account: account, isSteward: handle == "maya", memberships: try MembershipQueries.memberships(of: account.id, in: reading))
        return try CircleQueries.circle(of: viewer, in: reading)
    }

    package func membership(_ handle: String, _ reading: Reading) throws -> Membership {
        guard let membership = try circle(handle, reading).viewer.memberships.first else { throw NotFound() }
        return membership
    }

    /// Writes a post to Steady Starters (or as `audience` says) and gives its id.
    @discardableResult
    package func post(
        _ body: String, by handle: String, kind: PostKind = .note, headline: String = "", audience: PostDraft.ChosenAudience = .group,
        formKey: String? = nil, _ transaction: Transaction
    ) throws -> ID<Post> {
        let draft = PostDraft(kind: kind, audience: audience, headline: headline, body: body, formKey: formKey ?? Token().text, opensChannel: true)
        return try WritePost.write(draft, in: handle == "rob" || handle == "nadia" ? table : starters, by: circle(handle, transaction), transaction)
    }

    @discardableResult
    package func reply(_ body: String, to post: ID<Post>, by handle: String, _ transaction: Transaction) throws -> ID<Post> {
        let circle = try circle(handle, transaction)
        guard let parent = try PostQueries.post(post, for: circle, in: transaction) else { throw NotFound() }
        return try WriteReply.write(body, to: parent, formKey: Token().text, by: circle, transaction)
    }

    @discardableResult
    package func praise(_ post: ID<Post>, by handle: String, words: String = "You kept at it", isPrivate: Bool = false, _ transaction: Transaction) throws
        -> ID<Praise>
    {
        let circle = try circle(handle, transaction)
        guard let visible = try PostQueries.post(post, for: circle, in: transaction) else { throw NotFound() }
        return try GivePraise.give(PraiseDraft(kind: .persistence, words: words, isPrivate: isPrivate), for: visible, by: circle, transaction)
    }

    private static func account(_ handle: String, _ transaction: Transaction) throws -> ID<Account> {
        guard let name = DisplayName(handle.prefix(1).uppercased() + handle.dropFirst()), let email = EmailAddress("\(handle)@test.example") else {
            throw NotFound()
        }
        let new = NewAccount(
            name: name, handle: try Handle(typed: handle), email: email, passwordHash: passwordHash, isSteward: handle == "maya", statedAdult: true
        )
        return try CreateAccount.create(new, in: transaction)
    }

    private static func found(
        _ handle: String, _ name: String, _ group: String, by owner: ID<Account>, _ transaction: Transaction
    ) throws -> (Practice, Group) {
        guard let practiceName = DisplayName(name), let groupName = DisplayName(group) else { throw NotFound() }
        let id = try FoundPractice.found(
            name: practiceName, handle: try Handle(typed: handle), about: "", timeZone: "Europe/London", by: owner, in: transaction
        )
        guard let practice = try PracticeQueries.practice(id, in: transaction) else { throw NotFound() }
        let membership = Membership(practice: practice, role: .owner, standing: .active, joinedAt: transaction.now)
        try consent(owner, practice, transaction)
        let draft = GroupDraft(name: groupName, about: "", door: .currentAndFormer, agreements: ["Praise effort, never bodies."])
        return (practice, try FoundGroup.found(draft, by: owner, membership, in: transaction))
    }

    private static func join(_ account: ID<Account>, _ role: Role, _ group: Group, _ practice: Practice, _ transaction: Transaction) throws {
        try MembershipQueries.insert(account, practice: practice.id, role: role, invitedBy: nil, in: transaction)
        try consent(account, practice, transaction)
        let membership = Membership(practice: practice, role: role, standing: .active, joinedAt: transaction.now)
        try JoinGroup.join(group, account, membership, in: transaction)
    }

    private static func consent(_ account: ID<Account>, _ practice: Practice, _ transaction: Transaction) throws {
        for purpose in ConsentPurpose.allCases { try GiveConsent.give(purpose, account, to: practice, in: transaction) }
    }
}
