import Community
import Foundation
import Identity
import Kernel
import Testing
import TestSupport

@testable import Store
@testable import Trust

/// A ledger with one plate of Doreen's, and ways to ask and answer.
private struct Desk {
    let small: SmallPractice
    let ledger: Ledger
    let transaction: Transaction
    let doreen: Account
    let maya: Account

    init(_ transaction: Transaction, endings: EndingsFile = EndingsFile(path: nil)) throws {
        small = try SmallPractice.make(transaction)
        self.transaction = transaction
        ledger = Ledger(endings: endings)
        doreen = try #require(try AccountQueries.account(small.id("doreen"), in: transaction))
        maya = try #require(try AccountQueries.account(small.id("maya"), in: transaction))
    }

    func plate(_ title: String = "Two flights", id: Int64 = 77) -> Plate {
        Plate(
            plate: ID(id), practice: small.harbour.id, subject: doreen.id, purpose: .wall, version: 1,
            content: ShownContent(title: title, words: "I still hold the rail."))
    }

    func permission(_ surface: Surface = .screen, of plate: Int64 = 77) throws -> Permission {
        try #require(try PermissionQueries.permissions(of: ID(plate), in: transaction).first { $0.surface == surface })
    }

    func ask(_ plate: Plate, _ surfaces: [Surface] = [.screen], at moment: Moment? = nil) throws {
        try ledger.ask(plate, on: surfaces, by: maya, in: moment.map { transaction.at($0) } ?? transaction)
    }

    func give(_ plate: Plate, _ surface: Surface = .screen, days: Int64 = 30) throws {
        try ledger.give(permission(surface), plate, until: transaction.now + .days(days), by: doreen, in: transaction)
    }

    func isShown(_ plate: Plate, at moment: Moment? = nil) throws -> Bool {
        try Permits.permitted(plate, at: OnScreen.self, in: moment.map { transaction.at($0) } ?? transaction) != nil
    }
}

@Suite("Permissions") struct PermissionTests {
    @Test("nothing is shown before the yes, after its end, or of another content", arguments: TestEngine.all) func yes(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let desk = try Desk(transaction)
            let plate = desk.plate()
            #expect(try !desk.isShown(plate))
            try desk.ask(plate)
            #expect(try !desk.isShown(plate), "a question is no yes")
            try desk.give(plate)
            #expect(try desk.isShown(plate))
            #expect(try !desk.isShown(desk.plate("Three flights")), "another content needs a yes of its own")
            #expect(try Permits.permitted(plate, at: OnWallPage.self, in: transaction) == nil, "and another surface")
            let end = transaction.now + .days(30)
            #expect(try desk.isShown(plate, at: end - .seconds(1)))
            #expect(try !desk.isShown(plate, at: end))
        }
    }

    @Test("a yes lasts a day at least and twelve months at most", arguments: TestEngine.all) func length(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let desk = try Desk(transaction)
            let plate = desk.plate()
            try desk.ask(plate)
            for days in [-1, 0, 366, 4_000] as [Int64] {
                #expect(throws: PermissionFault.length) { try desk.give(plate, days: days) }
            }
            try desk.give(plate, days: 365)
            #expect(try desk.isShown(plate))
        }
    }

    @Test("only the person answers", arguments: TestEngine.all) func outsiders(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let desk = try Desk(transaction)
            let plate = desk.plate()
            try desk.ask(plate)
            for handle in ["maya", "nils", "samir", "rob", "nadia"] {
                let other = try #require(try AccountQueries.account(desk.small.id(handle), in: transaction))
                #expect(throws: (any Error).self, "\(handle)") {
                    try desk.ledger.give(desk.permission(), plate, until: transaction.now + .days(30), by: other, in: transaction)
                }
                #expect(throws: (any Error).self, "\(handle)") { try desk.ledger.withdraw(desk.permission(), plate, by: other, in: transaction) }
                #expect(throws: (any Error).self, "\(handle)") {
                    try desk.ledger.refuse(desk.permission(), plate, askAgainAt: transaction.now, by: other, in: transaction)
                }
            }
            #expect(try desk.permission().state == .requested)
        }
    }

    @Test("a yes to what has changed meanwhile is not taken", arguments: TestEngine.all) func changed(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let desk = try Desk(transaction)
            let (old, new) = (desk.plate(), desk.plate("Three flights"))
            try desk.ask(old)
            try desk.ask(new)
            #expect(throws: PermissionFault.changed) { try desk.give(old) }
            try desk.give(new)
            #expect(try desk.isShown(new))
            #expect(try !desk.isShown(old))
        }
    }

    @Test("a no is remembered: nobody asks about that surface before the day, whatever the thing", arguments: TestEngine.all)
    func remembered(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let desk = try Desk(transaction)
            try desk.ask(desk.plate(), [.screen, .wallPage])
            let again = transaction.now + .days(90)
            try desk.ledger.refuse(desk.permission(.wallPage), desk.plate(), askAgainAt: again, by: desk.doreen, in: transaction)
            let other = desk.plate("Something else", id: 78)
            #expect(throws: PermissionFault.notYet(.wallPage, until: again)) { try desk.ask(other, [.screen, .wallPage]) }
            #expect(try PermissionQueries.permissions(of: ID(78), in: transaction).isEmpty, "nothing was asked")
            try desk.ask(other, [.screen])
            try desk.ask(other, [.wallPage], at: again)
            try desk.ledger.refuse(desk.permission(.wallPage, of: 78), other, askAgainAt: Permission.never, by: desk.doreen, in: transaction)
            #expect(throws: PermissionFault.notYet(.wallPage, until: Permission.never)) { try desk.ask(other, [.wallPage], at: again + .days(2_000)) }
            try desk.ledger.allowAsking(desk.doreen.id, practice: desk.small.harbour.id, in: transaction)
            try desk.ask(other, [.wallPage])
        }
    }

    @Test("each event is chained, and what was shown is in its record", arguments: TestEngine.all) func record(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let desk = try Desk(transaction)
            let plate = desk.plate()
            try desk.ask(plate, [.screen, .wallPage])
            try desk.give(plate)
            try desk.ledger.withdraw(desk.permission(), plate, by: desk.doreen, in: transaction)
            let history = try PermissionQueries.history(of: plate.plate, in: transaction)
            #expect(history.map(\.state) == [.withdrawn, .given, .requested, .requested])
            #expect(history.map(\.number) == [4, 3, 2, 1])
            let given = try #require(history[1].record)
            #expect(given.shown == plate.content)
            #expect(given.contentDigest == Base64URL.encode(plate.content.digest))
            #expect(given.surface == .screen)
            #expect(given.subject.handle == "doreen")
            #expect(given.event.actorKind == "person")
            #expect(given.event.isExplicit)
            #expect(given.notice.digest == Base64URL.encode(PermissionNotice.digest))
            #expect(given.controllers.first?.name == "Harbour Strength")
            #expect(given.event.validUntil == (transaction.now + .days(30)).date.formatted(.iso8601))
            #expect(history[2].record?.event.actorKind == "professional")
            #expect(try PermissionChain.faults(in: transaction) == [])
        }
    }

    /// What somebody with a shell could do to the tables, and what the doctor says.
    private static let tampering: [(String, SQL)] = [
        ("an event says another state", "UPDATE permission_events SET state = 'given' WHERE sequence = 1"),
        ("an event has another time", "UPDATE permission_events SET at = at + 1 WHERE sequence = 2"),
        ("a record has other words", "UPDATE permission_records SET record = REPLACE(record, 'rail', 'bannister') WHERE sequence = 2"),
        (
            "a record has another salt",
            "UPDATE permission_records SET salt = (SELECT digest FROM (SELECT hash AS digest FROM permission_events WHERE sequence = 1) AS other) WHERE sequence = 2"
        ),
        ("the yes lasts longer", "UPDATE permissions SET valid_until = valid_until + 86400000"),
        ("the yes is to something else", "UPDATE permissions SET approved_digest = (SELECT hash FROM permission_events WHERE sequence = 1)"),
        ("it is on another surface", "UPDATE permissions SET surface = 'wall_page'"),
        ("it is about another plate", "UPDATE permissions SET plate_id = plate_id + 1"),
        ("the head was changed", "UPDATE permission_heads SET events = events + 1"),
    ]

    @Test("what was changed from outside is found", arguments: TestEngine.all) func tampered(_ engine: TestEngine) async throws {
        for (what, statement) in Self.tampering {
            try await TestTransaction.with(engine) { transaction in
                let desk = try Desk(transaction)
                try desk.ask(desk.plate())
                try desk.give(desk.plate())
                #expect(try PermissionChain.faults(in: transaction) == [])
                #expect(try transaction.run(statement) > 0, "\(what)")
                #expect(try !PermissionChain.faults(in: transaction).isEmpty, "\(what)")
            }
        }
    }

    @Test("a missing event is found: the first, one in the middle, the last", arguments: TestEngine.all) func missing(_ engine: TestEngine) async throws {
        for sequence in 1...3 {
            try await TestTransaction.with(engine) { transaction in
                let desk = try Desk(transaction)
                try desk.ask(desk.plate())
                try desk.give(desk.plate())
                try desk.ledger.withdraw(desk.permission(), desk.plate(), by: desk.doreen, in: transaction)
                try transaction.run("DELETE FROM permission_records WHERE sequence = \(sequence)")
                #expect(try PermissionChain.faults(in: transaction) == [], "a record may be erased")
                try transaction.run("DELETE FROM permission_events WHERE sequence = \(sequence)")
                // As if whoever did it had mended the projection as well.
                try transaction.run("UPDATE permissions SET events = 2, state = 'given'")
                #expect(try !PermissionChain.faults(in: transaction).isEmpty, "event \(sequence)")
            }
        }
    }

    @Test("a withdrawal that was removed with the head is found by the file of endings", arguments: TestEngine.all) func tail(_ engine: TestEngine) async throws
    {
        try await TestTransaction.with(engine) { transaction in
            let file = EndingsFile(path: NSTemporaryDirectory() + "endings-\(UUID().uuidString).jsonl")
            let desk = try Desk(transaction, endings: file)
            try desk.ask(desk.plate())
            try desk.give(desk.plate())
            let head = try #require(try PermissionQueries.head(of: desk.small.harbour.id, in: transaction))
            try desk.ledger.withdraw(desk.permission(), desk.plate(), by: desk.doreen, in: transaction)
            try file.note(.head(desk.small.harbour.id, events: 3))
            #expect(try ReapplyEndings.missing(file: file, in: transaction) == [])
            try transaction.run("DELETE FROM permission_records WHERE sequence = 3")
            try transaction.run("DELETE FROM permission_events WHERE sequence = 3")
            try PermissionQueries.setHead(head, of: desk.small.harbour.id, in: transaction)
            #expect(try ReapplyEndings.missing(file: file, in: transaction) == [desk.small.harbour.id])
        }
    }

    @Test("a record names the person it is about, and nobody else", arguments: TestEngine.all) func names(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let desk = try Desk(transaction)
            try desk.ask(desk.plate())
            try desk.give(desk.plate())
            let records = try PermissionQueries.history(of: desk.plate().plate, in: transaction).compactMap(\.record)
            #expect(records.map(\.event.actorKind) == ["person", "professional"])
            #expect(try records.allSatisfy { try !$0.json.contains(desk.maya.name) && !$0.json.contains("\"\(desk.maya.handle.text)\"") })
        }
    }

    @Test("erasing takes everything personal out and leaves the chain whole", arguments: TestEngine.all) func erased(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let desk = try Desk(transaction)
            let plate = desk.plate()
            try desk.ask(plate)
            try desk.give(plate)
            try desk.ledger.invalidate(desk.permission(), plate, reason: "erased", in: transaction)
            try desk.ledger.erase(desk.doreen.id, in: transaction)
            #expect(try PermissionChain.faults(in: transaction) == [])
            #expect(try transaction.count("SELECT COUNT(*) FROM permission_records") == 0)
            #expect(try transaction.count("SELECT COUNT(*) FROM permissions WHERE subject_id IS NOT NULL") == 0)
            #expect(try transaction.count("SELECT COUNT(*) FROM permission_events") == 3)
            #expect(try PermissionQueries.history(of: plate.plate, in: transaction).allSatisfy { $0.record == nil })
        }
    }
}

@Suite("The file of endings") struct EndingsFileTests {
    private func file() -> String { NSTemporaryDirectory() + "endings-\(UUID().uuidString).jsonl" }

    @Test("a line that a crash cut short takes nothing with it") func torn() throws {
        let path = file()
        try EndingsFile(path: path).note(.head(ID(9), events: 7))
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(#"{"at":17000"#.utf8))
        try handle.close()
        let ended = EndingsFile.Line.ended(ID(4), sequence: 2, at: SettableClock.start)
        try EndingsFile(path: path).note(ended)
        #expect(try EndingsFile(path: path).lines() == [.head(ID(9), events: 7), ended])
    }

    @Test("what is noted is read again, in order, and the file is its owner’s alone") func lines() throws {
        let path = file()
        let file = EndingsFile(path: path)
        #expect(!file.exists)
        #expect(try file.lines() == [])
        let lines: [EndingsFile.Line] = [
            .ended(ID(4), sequence: 2, at: SettableClock.start), .head(ID(9), events: 7), .restored(at: SettableClock.start + .days(1)),
            .ended(ID(.max), sequence: .max, at: Permission.never), .erased(ID(3), at: SettableClock.start), .left(ID(9), ID(3), at: SettableClock.start),
            .consents(ID(9), ID(3), standing: [], at: SettableClock.start),
            .consents(ID(9), ID(3), standing: [.keepHealthPosts, .shareWithGroup], at: SettableClock.start),
            .standing(ID(3), .init(rests: true, isSuspended: false, isRefused: true, erasureDue: SettableClock.start + .days(14)), at: SettableClock.start),
            .standing(ID(3), .init(rests: false, isSuspended: true, isRefused: false, erasureDue: nil), at: SettableClock.start),
            .owner(ID(9), ID(3), at: SettableClock.start), .journeyHidden(ID(9), ID(3), at: SettableClock.start),
        ]
        for line in lines { try file.note(line) }
        #expect(try file.lines() == lines)
        #expect(try EndingsFile(path: path).lines() == lines)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
    }

    @Test("whatever stands in it, reading ends and keeps every whole line") func noise() throws {
        var random = SeededRandom(seed: 4)
        for _ in 0..<200 {
            let path = file()
            let file = EndingsFile(path: path)
            try file.note(.ended(ID(1), sequence: 1, at: SettableClock.start))
            var bytes = try Data(contentsOf: URL(filePath: path))
            bytes.append(contentsOf: (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) })
            bytes.append(0x0A)
            try bytes.write(to: URL(filePath: path))
            try file.note(.head(ID(2), events: 3))
            let lines = try file.lines()
            #expect(lines.first == .ended(ID(1), sequence: 1, at: SettableClock.start))
            #expect(lines.last == .head(ID(2), events: 3))
        }
    }

    @Test("where it cannot be written, nothing is ended", arguments: TestEngine.all) func full(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let (plate, doreen) = try await store.write { transaction -> (Plate, Account) in
                let plate = Plate(
                    plate: ID(77), practice: small.harbour.id, subject: small.id("doreen"), purpose: .wall, version: 1, content: ShownContent(title: "Up"))
                let doreen = try #require(try AccountQueries.account(small.id("doreen"), in: transaction))
                let ledger = Ledger(endings: EndingsFile(path: nil))
                try ledger.ask(plate, on: [.screen], by: doreen, in: transaction)
                let permission = try #require(try PermissionQueries.permissions(of: plate.plate, in: transaction).first)
                try ledger.give(permission, plate, until: transaction.now + .days(20), by: doreen, in: transaction)
                return (plate, doreen)
            }
            let broken = Ledger(endings: EndingsFile(path: "/nowhere/at/all.jsonl"))
            await #expect(throws: EndingsFault.self) {
                try await store.write { transaction in
                    let permission = try #require(try PermissionQueries.permissions(of: plate.plate, in: transaction).first)
                    try broken.withdraw(permission, plate, by: doreen, in: transaction)
                }
            }
            #expect(try await store.read { try Permits.permitted(plate, at: OnScreen.self, in: $0) != nil }, "it is shown still, and the person was told so")
        }
    }
}

@Suite("Endings after a restore") struct ReapplyEndingsTests {
    private let thing = Plate(plate: ID(77), practice: ID(0), subject: ID(0), purpose: .wall, version: 1, content: ShownContent(title: "Up"))

    /// Asks and gives, as it was when the backup was made.
    private func given(_ small: SmallPractice, _ ledger: Ledger, _ transaction: Transaction) throws -> Plate {
        let plate = Plate(
            plate: ID(77), practice: small.harbour.id, subject: small.id("doreen"), purpose: .wall, version: 1, content: ShownContent(title: "Up"))
        let doreen = try #require(try AccountQueries.account(plate.subject, in: transaction))
        try ledger.ask(plate, on: [.screen, .wallPage], by: doreen, in: transaction)
        for permission in try PermissionQueries.permissions(of: plate.plate, in: transaction) {
            try ledger.give(permission, plate, until: transaction.now + .days(60), by: doreen, in: transaction)
        }
        return plate
    }

    private func reapply(_ file: EndingsFile, _ plate: Plate, isRestored: Bool, _ transaction: Transaction) throws -> ReapplyEndings.Outcome {
        try ReapplyEndings.run(isRestored: isRestored, file: file, things: { _, _ in plate }, in: transaction)
    }

    @Test("what was taken back after the backup is taken back again; the rest is shown", arguments: TestEngine.all) func again(_ engine: TestEngine)
        async throws
    {
        try await TestTransaction.with(engine) { transaction in
            let file = EndingsFile(path: NSTemporaryDirectory() + "endings-\(UUID().uuidString).jsonl")
            let small = try SmallPractice.make(transaction)
            let plate = try given(small, Ledger(endings: file), transaction)
            let screen = try #require(try PermissionQueries.permissions(of: plate.plate, in: transaction).first)
            // What happened after the backup is known from the file alone.
            try file.note(.ended(screen.id, sequence: 3, at: transaction.now + .hours(1)))
            try file.note(.head(small.harbour.id, events: 5))
            let outcome = try reapply(file, plate, isRestored: true, transaction.at(transaction.now + .hours(2)))
            #expect(outcome == ReapplyEndings.Outcome(ended: 1, isHeld: false))
            #expect(try Permits.permitted(plate, at: OnScreen.self, in: transaction) == nil)
            #expect(try Permits.permitted(plate, at: OnWallPage.self, in: transaction) != nil)
            #expect(try PermissionChain.faults(in: transaction) == [])
            #expect(try reapply(file, plate, isRestored: false, transaction.at(transaction.now + .hours(3))).ended == 0, "once is enough")
        }
    }

    @Test("a yes that was given anew afterwards stands, also after another start", arguments: TestEngine.all) func anew(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let file = EndingsFile(path: NSTemporaryDirectory() + "endings-\(UUID().uuidString).jsonl")
            let small = try SmallPractice.make(transaction)
            let ledger = Ledger(endings: file)
            let plate = try given(small, ledger, transaction)
            let screen = try #require(try PermissionQueries.permissions(of: plate.plate, in: transaction).first)
            try file.note(.ended(screen.id, sequence: 9, at: transaction.now + .hours(1)))
            try file.note(.head(small.harbour.id, events: 12))
            _ = try reapply(file, plate, isRestored: true, transaction.at(transaction.now + .hours(2)))
            let later = transaction.at(transaction.now + .hours(3))
            let doreen = try #require(try AccountQueries.account(plate.subject, in: transaction))
            let ended = try #require(try PermissionQueries.permissions(of: plate.plate, in: transaction).first)
            try ledger.give(ended, plate, until: later.now + .days(30), by: doreen, in: later)
            #expect(try reapply(file, plate, isRestored: false, transaction.at(transaction.now + .hours(4))).ended == 0)
            #expect(try Permits.permitted(plate, at: OnScreen.self, in: later) != nil)
        }
    }

    @Test("what happens while nothing is shown does not make an old file look new; the newest one lifts the hold", arguments: TestEngine.all)
    func stillHeld(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let right = EndingsFile(path: NSTemporaryDirectory() + "endings-\(UUID().uuidString).jsonl")
            let plate = try given(small, Ledger(endings: EndingsFile(path: nil)), transaction)
            try right.note(.head(small.harbour.id, events: 4))
            let lost = EndingsFile(path: NSTemporaryDirectory() + "endings-\(UUID().uuidString).jsonl")
            #expect(try reapply(lost, plate, isRestored: true, transaction).isHeld)
            // Somebody says no meanwhile, and the reaction wants to note how far the ledger has come.
            let wall = try #require(try PermissionQueries.permissions(of: plate.plate, in: transaction).first { $0.surface == .wallPage })
            let doreen = try #require(try AccountQueries.account(plate.subject, in: transaction))
            try Ledger(endings: lost).refuse(wall, plate, askAgainAt: transaction.now, by: doreen, in: transaction.at(transaction.now + .minutes(1)))
            let event = Event(.permissionRefused, by: doreen.id, subject: plate.plate, target: wall.id, group: ID<Group>?.none, practice: small.harbour.id)
            try ReapplyEndings.reaction(lost).react(LoggedEvent(place: .beginning, at: transaction.now, event: event), transaction)
            #expect(try reapply(lost, plate, isRestored: false, transaction).isHeld)
            #expect(try Permits.permitted(plate, at: OnScreen.self, in: transaction) == nil)
            #expect(try !reapply(right, plate, isRestored: false, transaction).isHeld, "it reaches what the backup had")
            #expect(try Permits.permitted(plate, at: OnScreen.self, in: transaction) != nil)
        }
    }

    @Test("after two restores time decides, not numbers", arguments: TestEngine.all) func twice(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let file = EndingsFile(path: NSTemporaryDirectory() + "endings-\(UUID().uuidString).jsonl")
            let small = try SmallPractice.make(transaction)
            let plate = try given(small, Ledger(endings: file), transaction)
            let screen = try #require(try PermissionQueries.permissions(of: plate.plate, in: transaction).first)
            // Ended when an older backup was in place, in which it had fewer events.
            try file.note(.ended(screen.id, sequence: 1, at: transaction.now + .hours(1)))
            try file.note(.head(small.harbour.id, events: 4))
            #expect(try reapply(file, plate, isRestored: true, transaction.at(transaction.now + .hours(2))).ended == 1)
            #expect(try Permits.permitted(plate, at: OnScreen.self, in: transaction) == nil)
        }
    }

    @Test("without the file, or with one older than the backup, nothing is shown until people are asked anew", arguments: TestEngine.all)
    func held(_ engine: TestEngine) async throws {
        for isOld in [false, true] {
            try await TestTransaction.with(engine) { transaction in
                let file = EndingsFile(path: NSTemporaryDirectory() + "endings-\(UUID().uuidString).jsonl")
                let small = try SmallPractice.make(transaction)
                let plate = try given(small, Ledger(endings: EndingsFile(path: nil)), transaction)
                if isOld { try file.note(.head(small.harbour.id, events: 3)) }
                #expect(try reapply(file, plate, isRestored: true, transaction).isHeld)
                #expect(try Permits.permitted(plate, at: OnScreen.self, in: transaction) == nil)
                #expect(try reapply(file, plate, isRestored: false, transaction).isHeld, "also after another start")
                try file.note(.head(small.harbour.id, events: 6))
                #expect(try !reapply(file, plate, isRestored: false, transaction).isHeld, "until the newest file is there")
                #expect(try Permits.permitted(plate, at: OnScreen.self, in: transaction) != nil)
            }
        }
    }

    @Test("the way out ends every yes", arguments: TestEngine.all) func wayOut(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let file = EndingsFile(path: NSTemporaryDirectory() + "endings-\(UUID().uuidString).jsonl")
            let small = try SmallPractice.make(transaction)
            let plate = try given(small, Ledger(endings: file), transaction)
            _ = try reapply(EndingsFile(path: nil), plate, isRestored: true, transaction)
            #expect(try ReapplyEndings.endAll(file: file, things: { _, _ in plate }, in: transaction) == 2)
            #expect(try Permits.permitted(plate, at: OnScreen.self, in: transaction) == nil)
            #expect(try Permits.permitted(plate, at: OnWallPage.self, in: transaction) == nil)
            #expect(try (SettingQueries.value(PermissionQueries.hold, in: transaction) ?? "").isEmpty)
        }
    }
}
