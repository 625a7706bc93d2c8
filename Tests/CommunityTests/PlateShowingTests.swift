import Identity
import Kernel
import Site
import Testing

@testable import Community
@testable import Store
@testable import TestSupport
@testable import Trust

/// What the pages and lists of the wall show, and what is left to do by hand.
@Suite("What is up on the wall") struct PlateShowingTests {
    private let ledger = Ledger(endings: EndingsFile(path: nil))

    private func asked(_ handle: String, _ surfaces: [Surface], title: String = "Two flights", _ small: SmallPractice, _ transaction: Transaction) throws -> ID<
        Plate
    > {
        let maya = try small.circle("maya", transaction)
        let id = try NominatePlate.nominate(small.id(handle), title: title, reason: "", small.membership("maya", transaction), by: maya, in: transaction)
        try ask(id, surfaces, title: title, small, transaction)
        return id
    }

    private func ask(_ id: ID<Plate>, _ surfaces: [Surface], title: String = "Two flights", _ small: SmallPractice, _ transaction: Transaction) throws {
        let question = PlateQuestion(draft: PlateDraft(title: title), surfaces: surfaces, question: "May I?", letter: "")
        let entry = try #require(try PlateQueries.entry(id, in: transaction))
        try AskForPlate.ask(question, of: entry, by: small.circle("maya", transaction), ledger, in: transaction)
    }

    private func say(
        _ yes: Set<Surface>, to id: ID<Plate>, _ handle: String, seen: Set<Surface>? = nil, events: Int? = nil, _ small: SmallPractice,
        _ transaction: Transaction
    ) throws {
        let plate = try #require(try PlateQueries.plate(id, in: transaction))
        let known = try PermissionQueries.permissions(of: id, in: transaction).reduce(0) { $0 + $1.events }
        let answer = PermissionAnswer(
            yes: yes, until: yes.isEmpty ? nil : transaction.now + .days(90), askAgainAt: Permission.never, digest: plate.content.digest,
            events: events ?? known, seen: seen)
        let person = try #require(try AccountQueries.account(small.id(handle), in: transaction))
        _ = try AnswerPermission.answer(answer, to: id, by: person, ledger, in: transaction)
    }

    private func put(_ id: ID<Plate>, _ small: SmallPractice, _ transaction: Transaction) throws {
        let entry = try #require(try PlateQueries.entry(id, in: transaction))
        try PublishPlate.publish(entry, version: entry.version, by: small.circle("maya", transaction), in: transaction)
    }

    @Test("what has no yes to a place takes nobody's place there, and pages go on behind it", arguments: TestEngine.all)
    func places(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            var all: [ID<Plate>] = []
            for (number, surfaces) in [[Surface.wallFeed, .wallPage], [.wallPage], [.wallPage], [.wallPage]].enumerated() {
                let then = transaction.at(transaction.now + .minutes(Int64(number)))
                let id = try asked("doreen", surfaces, title: "Number \(number)", small, then)
                try say(Set(surfaces), to: id, "doreen", small, then)
                try put(id, small, then)
                all.append(id)
            }
            let later = transaction.at(transaction.now + .hours(1))
            #expect(try WallReading.plates(of: small.harbour.id, at: OnWallFeed.self, limit: 1, in: later).map(\.id) == [all[0]])
            let first = try WallReading.page(of: small.harbour.id, at: OnWallPage.self, limit: 3, in: later)
            #expect(first.plates.map(\.id) == [all[3], all[2], all[1]] && first.next != nil)
            let second = try WallReading.page(of: small.harbour.id, at: OnWallPage.self, before: first.next, limit: 3, in: later)
            #expect(second.plates.map(\.id) == [all[0]] && second.next == nil)
        }
    }

    @Test("what was asked after the page was opened is not answered by it", arguments: TestEngine.all) func unseen(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            let id = try asked("doreen", [.screen], small, transaction)
            try ask(id, [.wallPage], small, transaction)
            try say([.screen], to: id, "doreen", seen: [.screen], events: 1, small, transaction)
            let permissions = try PermissionQueries.permissions(of: id, in: transaction)
            #expect(permissions.first { $0.surface == .screen }?.approvedDigest != nil)
            #expect(permissions.first { $0.surface == .wallPage }?.isOpen == true)
            #expect(try PermissionQueries.quiet(small.id("doreen"), practice: small.harbour.id, in: transaction).isEmpty)
        }
    }

    @Test("a copy elsewhere is a task once another content is allowed, and stays one when its person is erased", arguments: TestEngine.all)
    func copies(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            let id = try asked("doreen", [.outsideFacebook], small, transaction)
            try say([.outsideFacebook], to: id, "doreen", small, transaction)
            try put(id, small, transaction)
            let entry = try #require(try PlateQueries.entry(id, in: transaction))
            let fields = FormFields(texts: [("surface", "outside_facebook"), ("address", "https://facebook.example/1")])
            try PostedOutside.note(fields, entry, by: small.circle("maya", transaction), in: transaction)
            func tasks(_ reading: Reading) throws -> [String] { try OutsideCopyQueries.toTakeDown(in: small.harbour.id, in: reading).map(\.address) }
            #expect(try tasks(transaction) == [])
            let doreen = try #require(try AccountQueries.account(small.id("doreen"), in: transaction))
            try ChangePlate.change(PlateDraft(title: "Three flights"), of: id, by: doreen, ledger, in: transaction)
            try say([.outsideFacebook], to: id, "doreen", small, transaction)
            #expect(try tasks(transaction) == ["https://facebook.example/1"])
            try ErasureQueries.insert(doreen.id, due: transaction.now, in: transaction)
            let noted = try ErasureQueries.noteCopies(of: doreen.id, in: transaction)
            try EraseAccount.erasePlates(doreen.id, ledger, in: transaction)
            #expect(try tasks(transaction) == ["https://facebook.example/1"])
            #expect(try noted.map(\.address) == ErasureQueries.noteCopies(of: doreen.id, in: transaction).map(\.address), "a job begun anew knows them still")
            let copy = try #require(try OutsideCopyQueries.toTakeDown(in: small.harbour.id, in: transaction).first)
            #expect(try !OutsideCopyQueries.takeDown(copy: copy.id, in: small.gutfeeling.id, by: small.id("nadia"), in: transaction))
            #expect(try OutsideCopyQueries.takeDown(copy: copy.id, in: small.harbour.id, by: small.id("maya"), in: transaction))
            #expect(try tasks(transaction) == [])
        }
    }

    @Test("asking again keeps the channels that the person chose; numbers about a body are nobody else's to write", arguments: TestEngine.all)
    func again(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            let id = try asked("doreen", [.wallPage, .channelNamed], small, transaction)
            let doreen = try #require(try AccountQueries.account(small.id("doreen"), in: transaction))
            var draft = PlateDraft(title: "Lost 3 kg, and I say so")
            draft.channels = [ShownContent.Channel(label: "elsewhere", address: "https://doreen.example/")]
            try ChangePlate.change(draft, of: id, by: doreen, ledger, in: transaction)
            try ask(id, [.wallPage, .channelNamed, .screen], title: "Lost 3 kg, and I say so", small, transaction)
            #expect(try PlateQueries.plate(id, in: transaction)?.content.channels.map(\.label) == ["elsewhere"])
            #expect(throws: FormErrors.self) { try ask(id, [.screen], title: "Lost 20 kg", small, transaction) }
        }
    }
}
