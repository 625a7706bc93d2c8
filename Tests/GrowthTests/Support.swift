import Community
import Identity
import Kernel
import Outside
import Site
import Testing
import TestSupport
import Trust

@testable import Growth
@testable import Store

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
    /// Somebody new at Harbour, in no group, who has given both consents.
    func add(_ name: String, _ role: Role, _ transaction: Transaction) throws -> Circle {
        let new = NewAccount(
            name: try #require(DisplayName(name)), handle: try Handle(typed: name),
            email: try #require(EmailAddress("\(name.lowercased())@test.example")), passwordHash: SmallPractice.passwordHash,
            statedAdult: true
        )
        let id = try CreateAccount.create(new, in: transaction)
        try MembershipQueries.insert(id, practice: harbour.id, role: role, invitedBy: nil, in: transaction)
        for purpose in ConsentPurpose.allCases { try GiveConsent.give(purpose, id, to: harbour, in: transaction) }
        return try circle(of: id, transaction)
    }

    func circle(of id: ID<Account>, _ reading: Reading) throws -> Circle {
        let account = try #require(try AccountQueries.account(id, in: reading))
        let memberships = try MembershipQueries.memberships(of: id, in: reading)
        return try CircleQueries.circle(of: Viewer(account: account, isSteward: false, memberships: memberships), in: reading)
    }

    func facts(for circle: Circle, _ reading: Reading) throws -> TodayFacts {
        try TodayQueries.facts(harbour.id, TodaySettings(), for: circle, in: reading)
    }

    func facts(for handle: String, _ reading: Reading) throws -> TodayFacts { try facts(for: circle(handle, reading), reading) }

    func delete(_ post: ID<Post>, by handle: String, _ transaction: Transaction) throws {
        let circle = try circle(handle, transaction)
        let visible = try #require(try PostQueries.post(post, for: circle, in: transaction))
        try DeletePost.delete(visible, by: circle, transaction)
    }
}
