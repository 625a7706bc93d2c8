import Community
import Identity
import Kernel
import Outside
import Site
import Testing
import TestSupport

@testable import Store
@testable import Trust

/// Ends a transaction whose outcome is known and whose rows are not wanted.
struct Undo: Error {}

extension Store {
    /// Runs `body` and takes back what it wrote.
    func trying(_ body: @escaping @Sendable (Transaction) throws -> Void) async throws {
        do {
            try await write { transaction in
                try body(transaction)
                throw Undo()
            }
        } catch is Undo {}
    }

    /// How many rows each of these tables has.
    func counts(_ tables: [String]) async throws -> [String: Int] {
        try await read { reading in
            var counts: [String: Int] = [:]
            for table in tables { counts[table] = try reading.count(Self.countOf(table)) }
            return counts
        }
    }

    private static func countOf(_ table: String) -> SQL {
        switch table {
        case "actors": "SELECT COUNT(*) FROM actors"
        case "sign_ins": "SELECT COUNT(*) FROM sign_ins"
        case "memberships": "SELECT COUNT(*) FROM memberships"
        case "group_memberships": "SELECT COUNT(*) FROM group_memberships"
        case "consents": "SELECT COUNT(*) FROM consents"
        case "channels_elsewhere": "SELECT COUNT(*) FROM channels_elsewhere"
        case "invitations": "SELECT COUNT(*) FROM invitations"
        case "events": "SELECT COUNT(*) FROM events"
        case "jobs": "SELECT COUNT(*) FROM jobs"
        case "groups": "SELECT COUNT(*) FROM groups"
        default: "SELECT -1"
        }
    }
}

/// Somebody new who comes through the door.
func newcomer(_ name: String, email: String? = nil, handle: String? = nil) throws -> NewAccount {
    NewAccount(
        name: try #require(DisplayName(name)), handle: try handle.map { try Handle(typed: $0) },
        email: try #require(EmailAddress(email ?? "\(name.lowercased())@test.example")),
        passwordHash: SmallPractice.passwordHash, statedAdult: true
    )
}

func groupDraft(
    _ name: String, door: GroupDoor = .currentAndFormer, about: String = "", agreements: [String] = ["Be kind."]
) throws -> GroupDraft {
    GroupDraft(name: try #require(DisplayName(name)), about: about, door: door, agreements: agreements)
}

func invitationDraft(
    role: Role = .client, group: ID<Group>? = nil, words: String = "", days: Int = 14, addresses: [String] = []
) -> InvitationDraft {
    InvitationDraft(role: role, group: group, words: words, days: days, addresses: addresses.compactMap { EmailAddress($0) })
}

extension SmallPractice {
    static let origin = "https://harbour.example"

    /// Maya invites somebody; gives the link's token.
    func invite(
        _ store: Store, by handle: String = "maya", role: Role = .client, group: ID<Group>? = nil, days: Int = 14
    ) async throws -> Invite.Made {
        let (account, membership) = try await store.read { reading in
            (try self.circle(handle, reading).viewer.account, try self.membership(handle, reading))
        }
        let made = try await Invite(store: store, origin: Self.origin)(
            invitationDraft(role: role, group: group, days: days), by: account, membership
        )
        return try #require(made.first)
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
