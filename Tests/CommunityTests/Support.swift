import Logging
import Foundation
import Identity
import Kernel
import Outside
import Site
import Testing
import Trust

@testable import Community
@testable import Store
@testable import TestSupport

/// The small practice with two more at Harbour who are in no group: olive, a client, and pat, a professional.
struct WholePractice: Sendable {
    let small: SmallPractice

    /// Everybody who could look, at home or elsewhere.
    static let everybody = ["maya", "nils", "doreen", "samir", "graham", "olive", "pat", "nadia", "rob"]

    static func make(in store: Store) async throws -> WholePractice { try await store.write { try make($0) } }

    static func make(_ transaction: Transaction) throws -> WholePractice {
        let small = try SmallPractice.make(transaction)
        var people = small.people
        people["olive"] = try add("Olive", .client, small, transaction)
        people["pat"] = try add("Pat", .professional, small, transaction)
        return WholePractice(
            small: SmallPractice(
                harbour: small.harbour, gutfeeling: small.gutfeeling, starters: small.starters, table: small.table, people: people
            )
        )
    }

    private static func add(_ name: String, _ role: Role, _ small: SmallPractice, _ transaction: Transaction) throws -> ID<Account> {
        let new = NewAccount(
            name: try #require(DisplayName(name)), handle: try Handle(typed: name),
            email: try #require(EmailAddress("\(name.lowercased())@test.example")), passwordHash: SmallPractice.passwordHash,
            statedAdult: true
        )
        let id = try CreateAccount.create(new, in: transaction)
        try MembershipQueries.insert(id, practice: small.harbour.id, role: role, invitedBy: nil, in: transaction)
        for purpose in ConsentPurpose.allCases { try GiveConsent.give(purpose, id, to: small.harbour, in: transaction) }
        return id
    }
}

/// One transaction on the test's own thread, so that what it expects belongs to the test. Nothing of it is kept.
enum TestTransaction {
    static func with(_ engine: TestEngine, clock: Clock = .fixed(SettableClock.start), _ body: (Transaction) throws -> Void) async throws {
        let place = try await TestPlace.make(engine)
        defer { place.remove() }
        let connection = try Store.connect(place.location)
        try connection.run("BEGIN")
        try body(Transaction(connection: connection, now: clock.now(), ids: IDSource(node: 1, clock: clock)))
        try connection.run("ROLLBACK")
    }
}

extension SmallPractice {
    func sees(_ handle: String, _ post: ID<Post>, _ reading: Reading) throws -> Bool {
        try PostQueries.post(post, for: circle(handle, reading), in: reading) != nil
    }

    /// Of everybody, those who see the post.
    func viewers(of post: ID<Post>, _ reading: Reading) throws -> Set<String> {
        Set(try people.keys.filter { try sees($0, post, reading) })
    }

    /// The post as `handle` sees it.
    func visible(_ post: ID<Post>, to handle: String, _ reading: Reading) throws -> Visible<Post> {
        guard let visible = try PostQueries.post(post, for: circle(handle, reading), in: reading) else { throw NotFound() }
        return visible
    }

    func post(_ post: ID<Post>, to handle: String, _ reading: Reading) throws -> Post {
        try visible(post, to: handle, reading).subject
    }

    func delete(_ post: ID<Post>, by handle: String, _ transaction: Transaction) throws {
        try DeletePost.delete(visible(post, to: handle, transaction), by: circle(handle, transaction), transaction)
    }

    func edit(
        _ post: ID<Post>, headline: String = "", body: String, warning: ContentWarning? = nil, of version: Int? = nil, by handle: String,
        _ transaction: Transaction
    ) throws {
        let change = PostChange(headline: headline, body: body, warning: warning, of: version)
        try EditPost.edit(visible(post, to: handle, transaction), change, by: circle(handle, transaction), transaction)
    }

    func withdrawConsent(_ handle: String, to purpose: ConsentPurpose = .shareWithGroup, _ transaction: Transaction) throws {
        try WithdrawConsent.withdraw(purpose, id(handle), from: harbour.id, in: transaction)
    }

    func giveConsents(_ handle: String, _ transaction: Transaction) throws {
        for purpose in ConsentPurpose.allCases { try GiveConsent.give(purpose, id(handle), to: harbour, in: transaction) }
    }

    func leaveStarters(_ handle: String, _ transaction: Transaction) throws {
        let tie = try #require(try circle(handle, transaction).tie(to: starters.id))
        try LeaveGroup.leave(tie, id(handle), membership(handle, transaction), in: transaction)
    }

    /// Another group at Harbour, founded by Maya.
    func found(_ name: String, _ transaction: Transaction) throws -> Group {
        let draft = GroupDraft(
            name: try #require(DisplayName(name)), about: "", door: .currentAndFormer, agreements: ["Be kind."]
        )
        return try FoundGroup.found(draft, by: id("maya"), membership("maya", transaction), in: transaction)
    }

    func join(_ group: Group, _ handle: String, _ transaction: Transaction) throws {
        try JoinGroup.join(group, id(handle), membership(handle, transaction), in: transaction)
    }

    func notices(_ handle: String, _ reading: Reading) throws -> [Notice] {
        try NoticeQueries.notices(of: id(handle), limit: 100, in: reading)
    }
}

extension Store {
    /// Does the jobs of a kind that are due, and those that they make, until none is.
    func runJobs(_ handler: JobHandler) async throws {
        let runner = JobRunner(store: self, handlers: [handler], logger: Logger(label: "test"))
        while try await runner.work() > 0 {}
    }
}

extension Moment {
    /// `2026-05-14T05:42:10Z`.
    init(iso text: String) { self.init((try? Date(text, strategy: .iso8601)) ?? .distantPast) }
}
