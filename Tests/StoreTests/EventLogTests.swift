import Kernel
import Synchronization
import Testing
import TestSupport

@testable import Store

@Suite("The event log") struct EventLogTests {
    @Test("an event comes back as it was announced, with its time", arguments: TestEngine.all)
    func roundTrip(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let full = Event(kind: .happened, actor: 1, subject: 2, target: 3, group: 4, practice: .max)
            let bare = Event(kind: .ignored, actor: nil, subject: 5, target: nil, group: nil, practice: nil)
            try await store.write { transaction in
                try transaction.announce(full)
                try transaction.at(SettableClock.start - .days(3)).announce(bare)
            }
            try await store.settle()
            let events = try await store.read { try EventQueries.events(after: .beginning, limit: 10, in: $0) }
            #expect(events.map(\.event) == [full, bare])
            #expect(events.map(\.at) == [SettableClock.start, SettableClock.start - .days(3)])
        }
    }

    @Test(
        "reading on from a place gives the rest, neither the last one again nor one too few", arguments: TestEngine.all)
    func pages(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            for batch in 0..<5 {
                try await store.write { transaction in
                    for number in 1...3 { try transaction.announce(.happened(Int64(batch * 3 + number))) }
                }
            }
            try await store.settle()
            let subjects = try await store.read { reading in
                var (place, subjects): (EventPlace, [Int64]) = (.beginning, [])
                while true {
                    let page = try EventQueries.events(after: place, limit: 4, in: reading)
                    guard let last = page.last else { return subjects }
                    subjects += page.map(\.event.subject)
                    place = last.place
                }
            }
            #expect(subjects == Array(1...15))
        }
    }

    @Test("the end of the log is the place of its last event", arguments: TestEngine.all)
    func end(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let empty = try await store.read { try EventQueries.end(in: $0) }
            #expect(empty == .beginning)
            try await store.write { transaction in
                for subject in 1...3 { try transaction.announce(.happened(Int64(subject))) }
            }
            try await store.settle()
            let (end, events) = try await store.read {
                (try EventQueries.end(in: $0), try EventQueries.events(after: .beginning, limit: 10, in: $0))
            }
            #expect(end == events.last?.place)
            let after = try await store.read { try EventQueries.events(after: end, limit: 10, in: $0) }
            #expect(after.isEmpty)
        }
    }

    @Test("on SQLite the order of the log is the order of its rows") func rows() async throws {
        try await OpenPlace.with(.sqlite) { place in
            for subject in 1...5 { try await place.store.write { try $0.announce(.happened(Int64(subject))) } }
            let events = try await place.store.read { try EventQueries.events(after: .beginning, limit: 10, in: $0) }
            #expect(events.map(\.place) == (1...5).map { EventPlace(transaction: 0, sequence: $0) })
        }
    }

    @Test(
        "an event whose transaction began first and commits last is not skipped",
        .enabled(if: TestEngine.all.contains(.postgres))
    )
    func settled() async throws {
        try await OpenPlace.with(.postgres) { place in
            let store = place.store
            let slow = try place.connect()
            try slow.script("BEGIN")
            try slow.run(
                "INSERT INTO events (kind, subject_id, at) VALUES (\(Event.Kind.happened), \(1), \(SettableClock.start))"
            )
            try await store.write { try $0.announce(.happened(2)) }
            let (early, end) = try await store.read {
                (try EventQueries.events(after: .beginning, limit: 10, in: $0), try EventQueries.end(in: $0))
            }
            #expect(early.isEmpty)
            #expect(end == .beginning)
            try slow.script("COMMIT")
            try await store.settle()
            let late = try await store.read { try EventQueries.events(after: .beginning, limit: 10, in: $0) }
            #expect(late.map(\.event.subject) == [1, 2])
        }
    }

    @Test(
        "a reaction that runs in between sees the late event too, and in its place",
        .enabled(if: TestEngine.all.contains(.postgres))
    )
    func settledReaction() async throws {
        try await OpenPlace.with(.postgres) { place in
            let store = place.store
            let runner = ReactionRunner(store: store, reactions: [.diary("diary")], logger: silent)
            let slow = try place.connect()
            try slow.script("BEGIN")
            try slow.run(
                "INSERT INTO events (kind, subject_id, at) VALUES (\(Event.Kind.happened), \(1), \(SettableClock.start))"
            )
            try await store.write { try $0.announce(.happened(2)) }
            try await runner.catchUp()
            let before = try await store.read { try Diary.entries("diary", in: $0) }
            #expect(before == [])
            try slow.script("COMMIT")
            try await store.settle()
            try await runner.catchUp()
            let after = try await store.read { try Diary.entries("diary", in: $0) }
            #expect(after == [1, 2])
        }
    }
}
