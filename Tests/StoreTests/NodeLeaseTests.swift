import Kernel
import Testing
import TestSupport

@testable import Store

@Suite("The numbers that keep the ids of processes apart") struct NodeLeaseTests {
    @Test("two processes that open one database get different numbers", arguments: TestEngine.all)
    func different(_ engine: TestEngine) async throws {
        try await OpenPlace.with(engine) { place in
            try await place.withSecondNode { second in
                let ids = try await [place.store, second].asyncMap { store in
                    try await store.write { transaction in (0..<50).map { _ in transaction.newID(Job.self) } }
                }
                #expect(Set(ids[0]).isDisjoint(with: ids[1]))
                #expect(Set(ids.joined()).count == 100)
            }
        }
    }

    @Test("processes that start at the same time get different numbers", arguments: TestEngine.all)
    func atOnce(_ engine: TestEngine) async throws {
        try await OpenPlace.with(engine) { place in
            let taken = await onThreads(4) { _ in try NodeLease.take(place.connect(), clock: place.clock) }
            let numbers = try taken.map { try $0.get() }
            #expect(Set(numbers).count == 4)
            for number in numbers { #expect(IDSource.nodes.contains(number)) }
        }
    }

    @Test("a lease lasts an hour, and fresh numbers are taken before used ones", arguments: TestEngine.all)
    func fresh(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await OpenPlace.with(engine, clock: clock.clock) { place in
            let connection = try place.connect()
            let first = try NodeLease.take(connection, clock: clock.clock)
            #expect(try leases(connection)[first] == SettableClock.start + .hours(1))
            clock.advance(.days(30))
            let second = try NodeLease.take(connection, clock: clock.clock)
            #expect(second != first)
        }
    }

    @Test("when every number was used, those that ended are given again, the oldest first", arguments: TestEngine.all)
    func reused(_ engine: TestEngine) async throws {
        try await OpenPlace.with(engine) { place in
            let connection = try place.connect()
            try fill(connection) { number in
                switch number {
                case 7: SettableClock.start - .days(20)
                case 200: SettableClock.start - .days(10)
                case 3: SettableClock.start - .days(5)
                default: SettableClock.start + .hours(number)
                }
            }
            var taken: [Int64] = []
            for _ in 0..<3 { taken.append(try NodeLease.take(connection, clock: place.clock)) }
            #expect(taken == [7, 200, 3])
        }
    }

    @Test("a number whose lease still runs is never given to a second process", arguments: TestEngine.all)
    func allTaken(_ engine: TestEngine) async throws {
        try await OpenPlace.with(engine) { place in
            let connection = try place.connect()
            try fill(connection) { SettableClock.start + .hours(1 + $0 % 48) }
            let before = try leases(connection)
            let fault = #expect(throws: StoreFault.self) { try NodeLease.take(connection, clock: place.clock) }
            #expect(fault?.status == 503)
            #expect(try leases(connection) == before)
        }
    }

    @Test("a number that a store gave back rests ten minutes and is then given again", arguments: TestEngine.all)
    func givenBack(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await OpenPlace.with(engine, clock: clock.clock) { place in
            let connection = try place.connect()
            try fill(connection) { $0 == 9 ? SettableClock.start - .days(1) : SettableClock.start + NodeLease.length }
            try await place.withSecondNode { _ in
                let held = try leases(connection)
                #expect(held[9] == SettableClock.start + NodeLease.length)
            }
            #expect(try leases(connection)[9] == SettableClock.start + .minutes(10))
            #expect(throws: StoreFault.self) { try NodeLease.take(connection, clock: clock.clock) }
            clock.advance(.seconds(601))
            let again = try NodeLease.take(connection, clock: clock.clock)
            #expect(again == 9)
        }
    }

    @Test("a server that renews its lease keeps its number, and renews that one alone", arguments: TestEngine.all)
    func renewed(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await OpenPlace.with(engine, clock: clock.clock) { place in
            let connection = try place.connect()
            try fill(connection) { _ in SettableClock.start + .days(1) }
            try connection.run("UPDATE nodes SET leased_until = \(SettableClock.start - .days(1)) WHERE number = 9")
            try await place.withSecondNode { second in
                clock.advance(.days(1))
                try await second.renewLease()
                let leases = try leases(connection)
                #expect(leases[9] == SettableClock.start + .days(1) + NodeLease.length)
                #expect(leases.filter { $0.value == SettableClock.start + .days(1) }.count == IDSource.nodes.count - 1)
            }
        }
    }

    private func fill(_ connection: any Connection, until end: (Int64) -> Moment) throws {
        try connection.script("BEGIN")
        try connection.run("DELETE FROM nodes")
        for number in IDSource.nodes {
            try connection.run("INSERT INTO nodes (number, leased_until) VALUES (\(number), \(end(number)))")
        }
        try connection.script("COMMIT")
    }

    private func leases(_ connection: any Connection) throws -> [Int64: Moment] {
        var leases: [Int64: Moment] = [:]
        try connection.each("SELECT number, leased_until FROM nodes") { leases[$0.integer()] = $0.moment() }
        return leases
    }
}

extension Array {
    fileprivate func asyncMap<Answer>(_ transform: (Element) async throws -> Answer) async rethrows -> [Answer] {
        var answers: [Answer] = []
        for element in self { answers.append(try await transform(element)) }
        return answers
    }
}
