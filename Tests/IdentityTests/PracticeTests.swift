import Kernel
import Store
import Testing
import TestSupport

@testable import Identity

@Suite("Practices and who belongs to them") struct PracticeTests {
    @Test("whoever founds a practice owns it and is its first member", arguments: TestEngine.all)
    func founded(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let maya = try await People.create(People.new("maya"), in: store)
            let id = try await found("Harbour Strength", "harbour", by: maya, in: store)
            let practice = Practice(
                id: id, handle: Handle(stored: "harbour"), name: "Harbour Strength", about: "By the sea",
                timeZone: "Europe/London")
            let found = try await store.read {
                [try PracticeQueries.practice(id, in: $0), try PracticeQueries.practice(handle: "harbour", in: $0)]
            }
            #expect(found == [practice, practice])
            let (memberships, people, kinds) = try await store.read { reading in
                (
                    try MembershipQueries.memberships(of: maya, in: reading),
                    try MembershipQueries.people(in: id, reading),
                    try reading.all("SELECT kind FROM events ORDER BY sequence LIMIT 10") { $0.text() }
                )
            }
            #expect(
                memberships == [
                    Membership(practice: practice, role: .owner, standing: .active, joinedAt: SettableClock.start)
                ])
            #expect(people == 1)
            #expect(kinds == ["account.created", "practice.founded"])
        }
    }

    @Test(
        "a practice's handle must be free of people, practices and what looks like them", arguments: TestEngine.all,
        ["maya", "rnaya", "harbour", "harb0ur"])
    func handleTaken(_ engine: TestEngine, _ handle: String) async throws {
        try await TestStore.with(engine) { store in
            let maya = try await People.create(People.new("maya"), in: store)
            _ = try await found("Harbour Strength", "harbour", by: maya, in: store)
            await #expect(throws: AccountFault.handleTaken) { try await found("Another", handle, by: maya, in: store) }
            let count = try await store.count("SELECT COUNT(*) FROM practices")
            #expect(count == 1)
        }
    }

    @Test("practices are listed in the order of their founding, as many as are asked for", arguments: TestEngine.all)
    func listed(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let practice = try await SmallPractice.make(in: store)
            let (all, one) = try await store.read {
                (try PracticeQueries.practices(limit: 10, in: $0), try PracticeQueries.practices(limit: 1, in: $0))
            }
            #expect(all == [practice.harbour, practice.gutfeeling])
            #expect(one == [practice.harbour])
        }
    }

    @Test("its people are counted with the former among them, and nobody twice", arguments: TestEngine.all)
    func counts(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let practice = try await SmallPractice.make(in: store)
            #expect(try await people(practice, store) == [5, 2])
            let fault = await #expect(throws: StoreFault.self) {
                try await store.write {
                    try MembershipQueries.insert(
                        practice.id("doreen"), practice: practice.harbour.id, role: .client, invitedBy: nil, in: $0)
                }
            }
            #expect(fault?.isDuplicate == true)
            #expect(try await people(practice, store) == [5, 2])
            try await store.write {
                try MembershipQueries.insert(
                    practice.id("rob"), practice: practice.harbour.id, role: .client, invitedBy: practice.id("maya"),
                    in: $0
                )
            }
            #expect(try await people(practice, store) == [6, 2])
            let rows = try await store.count(
                "SELECT COUNT(*) FROM memberships WHERE practice_id = \(practice.harbour.id)")
            #expect(rows == 6)
        }
    }

    @Test("newcomers at the same time are all counted", arguments: TestEngine.all)
    func atOnce(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let maya = try await People.create(People.new("maya"), in: store)
            let id = try await found("Harbour Strength", "harbour", by: maya, in: store)
            var newcomers: [ID<Account>] = []
            for number in ["ann", "ben", "cyd", "dan", "eve", "fay"] {
                newcomers.append(try await People.create(People.new(number), in: store))
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for newcomer in newcomers {
                    group.addTask {
                        try await store.write {
                            try MembershipQueries.insert(newcomer, practice: id, role: .client, invitedBy: maya, in: $0)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let people = try await store.read { try MembershipQueries.people(in: id, $0) }
            #expect(people == 7)
        }
    }

    @Test("its professionals are those in coaching now, the owner first", arguments: TestEngine.all)
    func professionals(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let practice = try await SmallPractice.make(in: store)
            let before = try await store.read {
                try MembershipQueries.professionals(of: practice.harbour.id, in: $0).map(\.handle.text)
            }
            #expect(before == ["maya", "nils"])
            try await store.write {
                try MembershipQueries.setStanding(
                    .former, of: practice.id("nils"), practice: practice.harbour.id, in: $0)
            }
            let after = try await store.read {
                try MembershipQueries.professionals(of: practice.harbour.id, in: $0).map(\.handle.text)
            }
            #expect(after == ["maya"])
            #expect(try await people(practice, store) == [5, 2])
        }
    }

    @Test("what somebody is to a practice is known, and an outsider is nothing to it", arguments: TestEngine.all)
    func standing(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let practice = try await SmallPractice.make(in: store)
            let ties = try await store.read { reading in
                try ["maya", "nils", "doreen", "graham", "rob", "nadia"].map { handle in
                    let tie = try MembershipQueries.standing(
                        of: practice.id(handle), practice: practice.harbour.id, in: reading)
                    return tie.map { "\($0.role) \($0.standing)" }
                }
            }
            #expect(ties == ["owner active", "professional active", "client active", "client former", nil, nil])
        }
    }

    private func found(_ name: String, _ handle: String, by founder: ID<Account>, in store: Store) async throws -> ID<
        Practice
    > {
        let (name, handle) = (try #require(DisplayName(name)), try Handle(typed: handle))
        return try await store.write {
            try FoundPractice.found(
                name: name, handle: handle, about: "By the sea", timeZone: "Europe/London", by: founder, in: $0)
        }
    }

    /// How many belong to Harbour and to Gutfeeling.
    private func people(_ practice: SmallPractice, _ store: Store) async throws -> [Int] {
        try await store.read { reading in
            try [practice.harbour, practice.gutfeeling].map { try MembershipQueries.people(in: $0.id, reading) }
        }
    }
}
