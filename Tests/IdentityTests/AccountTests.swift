import Kernel
import Store
import Testing
import TestSupport

@testable import Identity

@Suite("Creating accounts") struct AccountTests {
    @Test("an account is found by its id and by its handle in any case", arguments: TestEngine.all)
    func created(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let none = try await store.read { try AccountQueries.hasAnyAccount(in: $0) }
            #expect(!none)
            let id = try await People.create(
                People.new("doreen", name: "Doreen Baker", email: "Doreen@test.example", isSteward: true), in: store)
            let found = try await store.read {
                [try AccountQueries.account(id, in: $0), try AccountQueries.account(handle: "DOREEN", in: $0)]
            }
            let account = Account(
                id: id, handle: Handle(stored: "doreen"), name: "Doreen Baker", about: "", portrait: nil)
            #expect(found == [account, account])
            #expect(account.firstName == "Doreen")
            let (email, stewards, any, kinds) = try await store.read { reading in
                (
                    try SignInQueries.email(of: id, in: reading), try SignInQueries.stewards(in: reading),
                    try AccountQueries.hasAnyAccount(in: reading),
                    try reading.all("SELECT kind FROM events LIMIT 10") { $0.text() }
                )
            }
            #expect(email == "Doreen@test.example")
            #expect(stewards == [id])
            #expect(any)
            #expect(kinds == ["account.created"])
        }
    }

    @Test(
        "a taken address or handle, or one that looks like it, is refused and leaves nothing behind",
        arguments: TestEngine.all,
        [
            ("dora", "DOREEN@Test.Example", .emailTaken), ("doreen", "other@test.example", .handleTaken),
            ("d0reen", "other@test.example", .handleTaken), ("do_reen", "other@test.example", .handleTaken),
        ] as [(String, String, AccountFault)]
    )
    func taken(_ engine: TestEngine, _ second: (handle: String, email: String, fault: AccountFault)) async throws {
        try await TestStore.with(engine) { store in
            try await People.create(People.new("doreen"), in: store)
            let fault = await #expect(throws: AccountFault.self) {
                try await People.create(People.new(second.handle, email: second.email), in: store)
            }
            #expect(fault == second.fault)
            #expect(fault?.status == 409)
            #expect(try await counts(store) == [1, 1, 1])
        }
    }

    @Test("a handle of a practice is taken for people too", arguments: TestEngine.all)
    func oneNamespace(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            _ = try await SmallPractice.make(in: store)
            await #expect(throws: AccountFault.handleTaken) {
                try await People.create(People.new("harb0ur", email: "other@test.example"), in: store)
            }
            let found = try await store.read { try AccountQueries.account(handle: "harbour", in: $0) }
            #expect(found == nil)
        }
    }

    @Test("without a handle the first free one for the name is taken", arguments: TestEngine.all)
    func proposed(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            var handles: [String] = []
            for number in 1...4 {
                let id = try await People.create(
                    People.new(nil, name: "Petra Müller", email: "petra\(number)@test.example"), in: store)
                handles.append(try await store.read { try AccountQueries.account(id, in: $0)?.handle.text ?? "" })
            }
            #expect(handles == ["petra", "petra_mueller", "petra2", "petra3"])
        }
    }

    @Test(
        "of several at once with one handle, or handles that look alike, or one address, one wins and the others are told why",
        arguments: TestEngine.all,
        [
            (["doreen"], nil, .handleTaken), (["doreen", "d0reen", "do_reen", "doreen_"], nil, .handleTaken),
            (["ann", "ben", "cyd", "dan"], "same@test.example", .emailTaken),
        ] as [([String], String?, AccountFault)]
    )
    func atOnce(_ engine: TestEngine, _ rivals: (handles: [String], email: String?, fault: AccountFault)) async throws {
        try await TestStore.with(engine) { store in
            let faults = await withTaskGroup(of: (any Error)?.self) { group in
                for number in 0..<4 {
                    let handle = rivals.handles[number % rivals.handles.count]
                    group.addTask {
                        do {
                            try await People.create(
                                People.new(handle, email: rivals.email ?? "n\(number)@test.example"), in: store)
                            return nil
                        } catch { return error }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(faults.filter { $0 == nil }.count == 1)
            for case let fault? in faults { #expect(fault as? AccountFault == rivals.fault, "\(fault)") }
            let left = try await counts(store)
            #expect(left == [1, 1, 1])
        }
    }

    @Test("several at once of one name get a handle each", arguments: TestEngine.all)
    func namesakesAtOnce(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<4 {
                    group.addTask {
                        try await People.create(
                            People.new(nil, name: "Petra", email: "n\(number)@test.example"), in: store)
                    }
                }
                try await group.waitForAll()
            }
            let handles = try await store.read { try $0.all("SELECT handle FROM actors LIMIT 10") { $0.text() } }
            #expect(Set(handles) == ["petra", "petra2", "petra3", "petra4"])
        }
    }

    /// Actors, ways to sign in, events.
    private func counts(_ store: Store) async throws -> [Int] {
        [
            try await store.count("SELECT COUNT(*) FROM actors"),
            try await store.count("SELECT COUNT(*) FROM sign_ins"),
            try await store.count("SELECT COUNT(*) FROM events"),
        ]
    }
}
