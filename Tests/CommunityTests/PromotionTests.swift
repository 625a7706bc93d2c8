import Foundation
import Identity
import Kernel
import Media
import Site
import Testing

@testable import Community
@testable import Store
@testable import TestSupport
@testable import Trust

@Suite("Promotion") struct PromotionTests {
    private let ledger = Ledger(endings: EndingsFile(path: nil))

    /// Asks somebody about their channel and lets them say yes to all of it.
    @discardableResult private func promote(
        _ handle: String, surfaces: [Surface] = [.practiceChannel, .channelDirectory], _ small: SmallPractice, _ transaction: Transaction
    ) throws -> ID<Plate> {
        let id = try ask(handle, surfaces: surfaces, small, transaction)
        try say(Set(surfaces), to: id, handle, small, transaction)
        return id
    }

    private func ask(_ handle: String, surfaces: [Surface], _ small: SmallPractice, _ transaction: Transaction) throws -> ID<Plate> {
        let maya = try small.circle("maya", transaction)
        let id = try StartPromotion.promote(small.id(handle), small.membership("maya", transaction), by: maya, in: transaction)
        let plate = try #require(try PlateQueries.plate(id, in: transaction))
        var draft = PlateDraft(title: plate.content.title)
        (draft.introduction, draft.channels) = ("Go and look.", plate.content.channels)
        let question = PlateQuestion(draft: draft, surfaces: surfaces, question: "May I?", letter: "")
        try AskForPlate.ask(question, of: #require(try PlateQueries.entry(id, in: transaction)), by: maya, ledger, in: transaction)
        return id
    }

    private func say(_ yes: Set<Surface>, to id: ID<Plate>, _ handle: String, _ small: SmallPractice, _ transaction: Transaction) throws {
        let plate = try #require(try PlateQueries.plate(id, in: transaction))
        let events = try PermissionQueries.permissions(of: id, in: transaction).reduce(0) { $0 + $1.events }
        let answer = PermissionAnswer(
            yes: yes, until: yes.isEmpty ? nil : transaction.now + .days(90), askAgainAt: transaction.now + .days(30), digest: plate.content.digest,
            events: events)
        let person = try #require(try AccountQueries.account(small.id(handle), in: transaction))
        _ = try AnswerPermission.answer(answer, to: id, by: person, ledger, in: transaction)
    }

    private func shown<Place: ShowingPlace>(_ place: Place.Type, _ small: SmallPractice, _ reading: Reading) throws -> [ID<Account>] {
        try WallReading.plates(of: small.harbour.id, at: place, in: reading).map(\.plate.thing.subject)
    }

    private func open(_ handles: [String], _ small: SmallPractice, _ transaction: Transaction) throws {
        for handle in handles { try small.setProfile(handle, transaction) { $0.isPublic = [.name, .links] } }
    }

    @Test("who has not been told of for longest comes first, those without a channel not at all", arguments: TestEngine.all)
    func rotation(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            try open(["doreen", "samir", "graham", "olive"], small, transaction)
            func turns() throws -> [ID<Account>] {
                try PromotionQueries.rotation(of: small.harbour.id, for: small.circle("maya", transaction), limit: 50, in: transaction).map(\.person.id)
            }
            let all = ["doreen", "samir", "graham", "olive"].map(small.id)
            #expect(try Set(turns()) == Set(all) && turns() == all.sorted())
            try promote("samir", small, transaction.at(transaction.now - .days(20)))
            try promote("graham", small, transaction.at(transaction.now - .days(10)))
            #expect(try Array(turns().suffix(2)) == [small.id("samir"), small.id("graham")])
            try small.block("maya", by: "doreen", transaction)
            _ = try AccountStandingQueries.beginRest(of: small.id("olive"), in: transaction)
            #expect(try turns() == [small.id("samir"), small.id("graham")])
            #expect(throws: NotFound.self) { try ask("doreen", surfaces: [.practiceChannel], small, transaction) }
        }
    }

    @Test("a yes puts up what was composed, each place for itself; what the person changed is looked at first", arguments: TestEngine.all)
    func yes(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            try open(["doreen", "samir"], small, transaction)
            let first = try ask("doreen", surfaces: [.practiceChannel, .channelDirectory], small, transaction)
            #expect(try shown(OnPracticeChannel.self, small, transaction).isEmpty, "asked is not allowed")
            try say([.practiceChannel], to: first, "doreen", small, transaction)
            #expect(try shown(OnPracticeChannel.self, small, transaction) == [small.id("doreen")])
            #expect(try shown(InChannelDirectory.self, small, transaction).isEmpty)
            #expect(try shown(OnWallPage.self, small, transaction).isEmpty && shown(OnScreen.self, small, transaction).isEmpty, "it is no plate of the wall")

            let second = try ask("samir", surfaces: [.practiceChannel], small, transaction)
            let samir = try #require(try AccountQueries.account(small.id("samir"), in: transaction))
            var draft = PlateDraft(title: "Walks and soup")
            draft.channels = [OwnChannel.channel(of: samir)]
            try ChangePlate.change(draft, of: second, by: samir, ledger, in: transaction)
            #expect(try PlateQueries.plate(second, in: transaction)?.content.introduction == "Go and look.", "what the practice says is not theirs to change")
            try say([.practiceChannel], to: second, "samir", small, transaction)
            #expect(try shown(OnPracticeChannel.self, small, transaction) == [small.id("doreen")])
            let entry = try #require(try PlateQueries.entry(second, in: transaction))
            try PublishPlate.publish(entry, version: entry.version, by: small.circle("maya", transaction), in: transaction)
            #expect(try Set(shown(OnPracticeChannel.self, small, transaction)) == Set([small.id("doreen"), small.id("samir")]))
        }
    }

    @Test("a yes to what somebody asked who may not any more puts nothing up", arguments: TestEngine.all) func lateYes(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            try open(["doreen"], small, transaction)
            let id = try ask("doreen", surfaces: [.practiceChannel], small, transaction)
            try transaction.run(
                "UPDATE memberships SET role = 'client' WHERE account_id = \(small.id("maya")) AND practice_id = \(small.harbour.id)")
            try say([.practiceChannel], to: id, "doreen", small, transaction)
            #expect(try shown(OnPracticeChannel.self, small, transaction).isEmpty)
        }
    }

    @Test("a channel that visitors may not see any more is not told of", arguments: TestEngine.all) func closed(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            try open(["doreen"], small, transaction)
            try promote("doreen", small, transaction)
            #expect(try shown(InChannelDirectory.self, small, transaction) == [small.id("doreen")])
            try small.setProfile("doreen", transaction) { $0.isPublic = [] }
            #expect(try shown(InChannelDirectory.self, small, transaction).isEmpty && shown(OnPracticeChannel.self, small, transaction).isEmpty)
            #expect(throws: FormErrors.self) { try ask("doreen", surfaces: [.practiceChannel], small, transaction) }
        }
    }

    @Test("surfaces of the wall are not asked about for a promotion, nor the list for a win", arguments: TestEngine.all)
    func surfaces(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            try open(["doreen"], small, transaction)
            for surface in [Surface.screen, .wallPage, .wallFeed, .outsidePaper] {
                #expect(throws: NotFound.self) { try ask("doreen", surfaces: [surface], small, transaction) }
            }
        }
    }

    @Test("told of again after a week, not before", arguments: TestEngine.all) func again(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            try open(["doreen", "samir"], small, transaction)
            let old = try promote("doreen", small, transaction.at(transaction.now - .days(8)))
            let new = try promote("samir", small, transaction)
            let maya = try small.circle("maya", transaction)
            func entry(_ id: ID<Plate>) throws -> PlateEntry { try #require(try PlateQueries.entry(id, in: transaction)) }
            #expect(throws: PromotionFault.tooSoon("Samir")) { try BringUp.bringUp(entry(new), by: maya, in: transaction) }
            #expect(throws: NotFound.self) { try BringUp.bringUp(entry(old), by: small.circle("nadia", transaction), in: transaction) }
            #expect(throws: NotAllowed.self) { try BringUp.bringUp(entry(old), by: small.circle("graham", transaction), in: transaction) }
            try BringUp.bringUp(entry(old), by: maya, in: transaction.at(transaction.now + .minutes(1)))
            #expect(try shown(OnPracticeChannel.self, small, transaction.at(transaction.now + .minutes(2))).first == small.id("doreen"))
        }
    }

    @Test("praise on the practice’s channel is the professional’s own, said for all to see, and goes with the post", arguments: TestEngine.all)
    func praise(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            let id = try small.post("Up the stairs without the rail", by: "doreen", kind: .win, headline: "No rail", transaction)
            let maya = try small.circle("maya", transaction)
            let post = try #require(try PostQueries.post(id, for: maya, in: transaction))
            #expect(throws: PromotionFault.noPraise) { try StartPromotion.praise(post, by: maya, in: transaction) }
            try small.praise(id, by: "samir", words: "You never looked down", transaction)
            try small.praise(id, by: "maya", words: "Between us: I cried", isPrivate: true, transaction)
            #expect(throws: PromotionFault.noPraise) { try StartPromotion.praise(post, by: maya, in: transaction) }
            try small.praise(id, by: "maya", words: "You kept at it", transaction)
            let plate = try StartPromotion.praise(post, by: maya, in: transaction)
            #expect(try StartPromotion.praise(post, by: maya, in: transaction) == plate, "twice is once")
            let content = try #require(try PlateQueries.plate(plate, in: transaction)).content
            #expect(content.introduction == "You kept at it" && content.title == "No rail" && content.words.isEmpty)
            var draft = PlateDraft(title: content.title)
            (draft.introduction, draft.words) = (content.introduction, "Up the stairs")
            let question = PlateQuestion(draft: draft, surfaces: [.practiceChannel], question: "May I?", letter: "")
            try AskForPlate.ask(question, of: #require(try PlateQueries.entry(plate, in: transaction)), by: maya, ledger, in: transaction)
            try say([.practiceChannel], to: plate, "doreen", small, transaction)
            #expect(try shown(OnPracticeChannel.self, small, transaction) == [small.id("doreen")])
            // The same win on the wall is a plate of its own.
            let nominated = try NominatePlate.nominate(post, title: "No rail", reason: "", by: maya, in: transaction)
            #expect(nominated != plate)
            let author = try small.circle("doreen", transaction)
            try DeletePost.delete(#require(try PostQueries.post(id, for: author, in: transaction)), by: author, transaction)
            #expect(try shown(OnPracticeChannel.self, small, transaction).isEmpty)
        }
    }

    @Test("over as many days as there are people, each stands first once") func turns() {
        let people = (1...7).map { ID<Account>(Int64($0)) }
        let start = SettableClock.start
        let orders = (0..<7).map { day in DailyTurn.order(people, now: start + .days(Int64(day))) { $0 } }
        #expect(Set(orders.compactMap(\.first)) == Set(people))
        #expect(orders.allSatisfy { Set($0) == Set(people) })
        let doubled = DailyTurn.order([(1, 5), (1, 9), (2, 1)], now: start) { ID<Account>(Int64($0.0)) }
        #expect(doubled.count == 2 && doubled.contains { $0 == (1, 9) }, "of each the newest")
        #expect(DailyTurn.order([ID<Account>](), now: start) { $0 }.isEmpty)
        // A page goes on where it was, also after whoever was to come next has gone; and once round.
        let turned = [3, 5, 9, 1, 2].map { ID<Account>($0) }
        func rest(_ from: Int64) -> [Int64] { DailyTurn.rest(of: turned, from: ID<Account>(from)) { $0 }.map(\.value) }
        #expect(rest(5) == [5, 9, 1, 2] && rest(4) == [5, 9, 1, 2] && rest(12) == [1, 2] && rest(2) == [2] && rest(1) == [1, 2] && rest(3).count == 5)
    }

    private func addChannel(_ handle: String, _ small: SmallPractice, _ transaction: Transaction) throws -> ID<Channel> {
        let address = try ChannelAddress(typed: "https://\(handle).example/", origin: "https://harbour.example")
        return try ChangeChannels.add(ChannelDraft(address: address, label: "Elsewhere", showsPosts: false), of: small.id(handle), in: transaction)
    }

    @Test("a channel that is hidden or removed leaves what is up; one without any left is not told of", arguments: TestEngine.all)
    func hidden(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            try open(["samir"], small, transaction)
            let channel = try addChannel("doreen", small, transaction)
            _ = try addChannel("samir", small, transaction)
            for handle in ["doreen", "samir"] { try promote(handle, small, transaction) }
            func labels() throws -> Set<[String]> {
                Set(try WallReading.plates(of: small.harbour.id, at: OnPracticeChannel.self, in: transaction).map { $0.channels.map(\.label) })
            }
            #expect(try labels() == [["Elsewhere"], ["@samir", "Elsewhere"]])
            let samir = try #require(try AccountQueries.account(small.id("samir"), in: transaction))
            let one = try ReportSomething.report(
                .person(samir, practice: small.harbour.id, channel: "https://samir.example/"), ReportDraft(reason: .selling, words: ""), by: small.id("doreen"),
                in: transaction)
            try DecideCase.decide(
                one, DecisionDraft(action: .hide, reason: .selling, words: "It sells"), by: small.circle("maya", transaction).viewer, in: transaction)
            #expect(try labels() == [["Elsewhere"], ["@samir"]])
            try ChangeChannels.remove(channel, of: small.id("doreen"), in: transaction)
            #expect(try labels() == [["@samir"]])
            #expect(try shown(InChannelDirectory.self, small, transaction) == [small.id("samir")])
        }
    }

    @Test("what a coach took down stays down when its person changes an answer", arguments: TestEngine.all) func staysDown(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            try open(["doreen"], small, transaction)
            let id = try promote("doreen", small, transaction)
            let maya = try small.circle("maya", transaction)
            try PublishPlate.takeDown(#require(try PlateQueries.entry(id, in: transaction)), by: maya, in: transaction)
            try say([.practiceChannel], to: id, "doreen", small, transaction.at(transaction.now + .days(2)))
            #expect(try shown(OnPracticeChannel.self, small, transaction).isEmpty)
            let entry = try #require(try PlateQueries.entry(id, in: transaction))
            try PublishPlate.publish(entry, version: entry.version, by: maya, in: transaction)
            #expect(try shown(OnPracticeChannel.self, small, transaction) == [small.id("doreen")])
        }
    }

    @Test("each person has one promotion at a time, and another only after a week", arguments: TestEngine.all) func pause(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            try open(["doreen"], small, transaction)
            let maya = try small.circle("maya", transaction)
            func start(_ transaction: Transaction) throws -> ID<Plate> {
                try StartPromotion.promote(small.id("doreen"), small.membership("maya", transaction), by: maya, in: transaction)
            }
            let id = try promote("doreen", small, transaction)
            #expect(try start(transaction) == id)
            try PublishPlate.putAway(#require(try PlateQueries.entry(id, in: transaction)), by: maya, ledger, in: transaction)
            let second = try promote("doreen", small, transaction)
            #expect(second != id)
            #expect(try shown(OnPracticeChannel.self, small, transaction).isEmpty, "her turn was today")
            let entry = try #require(try PlateQueries.entry(second, in: transaction))
            #expect(throws: PromotionFault.tooSoon("Doreen")) { try PublishPlate.publish(entry, version: entry.version, by: maya, in: transaction) }
            let later = transaction.at(transaction.now + .days(8))
            try PublishPlate.publish(entry, version: entry.version, by: maya, in: later)
            #expect(try shown(OnPracticeChannel.self, small, later) == [small.id("doreen")])
        }
    }

    @Test("only pictures that one sees beside the words come onto a plate", arguments: TestEngine.all) func pictures(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            try open(["doreen"], small, transaction)
            let maya = try small.circle("maya", transaction)
            let id = try StartPromotion.promote(small.id("doreen"), small.membership("maya", transaction), by: maya, in: transaction)
            let picture: ID<Picture> = transaction.newID()
            try transaction.run(
                "INSERT INTO pictures (id, owner_id, width, height, created_at) VALUES (\(picture), \(small.id("doreen")), 4, 4, \(transaction.now))")
            try transaction.run(
                """
                INSERT INTO picture_files (picture_id, size, format, digest, width, height, bytes)
                VALUES (\(picture), \(PictureSize.full), \(PictureFormat.jpeg), 'aa', 4, 4, 10)
                """)
            var draft = PlateDraft(title: "Look")
            draft.channels = try #require(try PlateQueries.plate(id, in: transaction)).content.channels
            (draft.picture, draft.pictureDescription) = (picture, "Somebody else’s business")
            try AskForPlate.keep(draft, of: #require(try PlateQueries.entry(id, in: transaction)), by: maya, in: transaction)
            #expect(try PlateQueries.plate(id, in: transaction)?.content.picture == nil)
        }
    }

    @Test("what is not shown although a yes stands has a tombstone in the feed", arguments: TestEngine.all) func tombstones(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            try open(["doreen", "samir"], small, transaction)
            let (first, second) = (try promote("doreen", small, transaction), try promote("samir", small, transaction))
            func gone() throws -> Set<ID<Plate>> {
                let plates = try WallReading.plates(of: small.harbour.id, at: OnPracticeChannel.self, limit: PlateFeed.most, in: transaction)
                return Set(try PlateFeed.gone(from: .practiceChannel, small.harbour.id, but: Set(plates.map(\.id)), in: transaction).map(\.plate))
            }
            #expect(try gone() == [])
            _ = try AccountStandingQueries.beginRest(of: small.id("doreen"), in: transaction)
            #expect(try gone() == [first])
            let entry = try #require(try PlateQueries.entry(second, in: transaction))
            try PublishPlate.takeDown(entry, by: small.circle("maya", transaction), in: transaction)
            #expect(try gone() == [first, second])
        }
    }

    @Test("a screen and paper show to everybody what one of them would rather not read", arguments: TestEngine.all) func together(_ engine: TestEngine)
        async throws
    {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            try open(["doreen"], small, transaction)
            try promote("doreen", small, transaction)
            try ReaderFilterQueries.save(ReaderFilters(topics: [], phrases: ["look"]), tells: false, of: small.id("maya"), in: transaction)
            let maya = try #require(try ViewerQueries.viewer(small.id("maya"), in: transaction))
            #expect(try WallReading.plates(of: small.harbour.id, at: OnPracticeChannel.self, for: maya, in: transaction).isEmpty)
            #expect(Surface.allCases.filter(\.isSeenTogether) == [.screen, .outsidePaper])
        }
    }

    @Test("the list has each person's newest promotion that is up and allowed there", arguments: TestEngine.all) func listed(_ engine: TestEngine) async throws
    {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            try open(["doreen", "samir", "graham"], small, transaction)
            let ids = try ["doreen", "samir"].map { try promote($0, small, transaction) }
            try promote("graham", surfaces: [.practiceChannel], small, transaction)
            #expect(try Set(PromotionQueries.listed(in: small.harbour.id, in: transaction).map(\.plate)) == Set(ids))
            let all = DailyTurn.order(try PromotionQueries.listed(in: small.harbour.id, in: transaction), now: transaction.now) { $0.person }
            let plates = try WallReading.plates(all.map(\.plate), of: small.harbour.id, at: InChannelDirectory.self, for: nil, in: transaction)
            #expect(plates.map(\.plate.thing.subject) == all.map(\.person))
        }
    }
}
