import Community
import Identity
import Kernel
import Testing
import TestSupport

@testable import Store
@testable import Trust

@Suite("Consents") struct ConsentTests {
    private func standing(_ handle: String, _ small: SmallPractice, _ reading: Reading) throws -> Set<ConsentPurpose> {
        try ConsentQueries.standing(of: small.id(handle), practice: small.harbour.id, in: reading)
    }

    private func seers(_ post: ID<Post>, _ small: SmallPractice, _ reading: Reading) throws -> Set<String> {
        Set(try small.people.keys.filter { try PostQueries.post(post, for: small.circle($0, reading), in: reading) != nil })
    }

    private let group: Set<String> = ["maya", "nils", "doreen", "samir", "graham"]

    @Test("each is given and taken back for itself", arguments: TestEngine.all) func separate(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            #expect(try standing("doreen", small, transaction) == [.keepHealthPosts, .shareWithGroup])
            try WithdrawConsent.withdraw(.shareWithGroup, small.id("doreen"), from: small.harbour.id, in: transaction)
            #expect(try standing("doreen", small, transaction) == [.keepHealthPosts])
            #expect(try standing("samir", small, transaction) == [.keepHealthPosts, .shareWithGroup], "nobody else’s")
            try WithdrawConsent.withdraw(.keepHealthPosts, small.id("doreen"), from: small.harbour.id, in: transaction)
            #expect(try standing("doreen", small, transaction) == [])
            try GiveConsent.give(.shareWithGroup, small.id("doreen"), to: small.harbour, in: transaction)
            #expect(try standing("doreen", small, transaction) == [.shareWithGroup])
        }
    }

    @Test("a yes belongs to one practice", arguments: TestEngine.all) func perPractice(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            try WithdrawConsent.withdraw(.shareWithGroup, small.id("doreen"), from: small.gutfeeling.id, in: transaction)
            #expect(try standing("doreen", small, transaction).count == 2)
            #expect(try ConsentQueries.standing(of: small.id("doreen"), practice: small.gutfeeling.id, in: transaction) == [])
        }
    }

    @Test("after the practice has another name, the record still gives the words that were agreed to", arguments: TestEngine.all)
    func renamed(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let draft = PracticeDraft(name: try #require(DisplayName("Harbour Anew")), about: "", timeZone: "Europe/London")
            try EditPractice.edit(draft, by: small.membership("maya", transaction), small.id("maya"), in: transaction)
            let history = try ConsentQueries.history(of: small.id("doreen"), practice: small.harbour.id, in: transaction)
            #expect(history.count == 2)
            for consent in history {
                #expect(consent.practiceName == "Harbour Strength")
                let stored = try transaction.first("SELECT text_digest FROM consents WHERE id = \(consent.id)") { $0.bytes() }
                #expect(stored == ConsentText.current(consent.purpose, practice: consent.practiceName).digest)
            }
        }
    }

    @Test("it is kept with its version and the digest of the words that were shown", arguments: TestEngine.all) func digest(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            for purpose in ConsentPurpose.allCases {
                let text = ConsentText.current(purpose, practice: small.harbour.name)
                #expect(text.statement.hasPrefix("Harbour Strength may "))
                let row = try transaction.first(
                    "SELECT version, text_digest FROM consents WHERE account_id = \(small.id("doreen")) AND purpose = \(purpose)"
                ) { ($0.count(), $0.bytes()) }
                let kept = try #require(row)
                #expect(kept.0 == text.version)
                #expect(kept.1 == Digest.sha256(Array("\(text.version)\n\(text.statement)\n\(text.explanation)".utf8)))
            }
            let digests = ["Harbour Strength", "Another"].flatMap { name in ConsentPurpose.allCases.map { ConsentText.current($0, practice: name).digest } }
            #expect(Set(digests).count == 4, "other words, another digest")
        }
    }

    @Test("taking one back hides what one wrote at once; giving it again shows it", arguments: TestEngine.all) func hides(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let post = try small.post("Mine", by: "doreen", transaction)
            let reply = try small.reply("Also mine", to: small.post("Samir’s", by: "samir", transaction), by: "doreen", transaction)
            #expect(try seers(post, small, transaction) == group)
            for purpose in ConsentPurpose.allCases {
                try WithdrawConsent.withdraw(purpose, small.id("doreen"), from: small.harbour.id, in: transaction)
                #expect(try seers(post, small, transaction) == ["doreen"], "\(purpose)")
                #expect(try seers(reply, small, transaction) == ["doreen"], "\(purpose)")
                try GiveConsent.give(purpose, small.id("doreen"), to: small.harbour, in: transaction)
                #expect(try seers(post, small, transaction) == group, "\(purpose)")
                #expect(try seers(reply, small, transaction) == group, "\(purpose)")
            }
        }
    }

    @Test("one of two is not enough to be shown again", arguments: TestEngine.all) func both(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let post = try small.post("Mine", by: "doreen", transaction)
            for purpose in ConsentPurpose.allCases { try WithdrawConsent.withdraw(purpose, small.id("doreen"), from: small.harbour.id, in: transaction) }
            try GiveConsent.give(.keepHealthPosts, small.id("doreen"), to: small.harbour, in: transaction)
            #expect(try seers(post, small, transaction) == ["doreen"])
            try GiveConsent.give(.shareWithGroup, small.id("doreen"), to: small.harbour, in: transaction)
            #expect(try seers(post, small, transaction) == group)
        }
    }

    @Test("the history keeps every yes and when it was taken back", arguments: TestEngine.all) func history(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let (doreen, harbour) = (small.id("doreen"), small.harbour)
            let (one, two, three) = (transaction.now + .days(1), transaction.now + .days(2), transaction.now + .days(3))
            try WithdrawConsent.withdraw(.shareWithGroup, doreen, from: harbour.id, in: transaction.at(one))
            try WithdrawConsent.withdraw(.shareWithGroup, doreen, from: harbour.id, in: transaction.at(two))
            try GiveConsent.give(.shareWithGroup, doreen, to: harbour, in: transaction.at(three))
            try GiveConsent.give(.shareWithGroup, doreen, to: harbour, in: transaction.at(three + .days(1)))
            let history = try ConsentQueries.history(of: doreen, practice: harbour.id, in: transaction).filter { $0.purpose == .shareWithGroup }
            #expect(Set(history.map(\.givenAt)) == [three, SettableClock.start], "a yes that stands is not given twice")
            #expect(history.first { $0.givenAt == SettableClock.start }?.withdrawnAt == one, "nor taken back twice")
            #expect(history.first { $0.givenAt == three }?.withdrawnAt == .some(nil))
            #expect(try ConsentQueries.history(of: doreen, practice: small.gutfeeling.id, in: transaction) == [])
        }
    }
}

@Suite("Setting up") struct SetUpStepTests {
    @Test("steward, practice, group, done; nothing for anybody else", arguments: TestEngine.all) func steps(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            #expect(try SetUpStep.next(for: nil, in: transaction) == .steward)
            let id = try CreateAccount.create(newcomer("Maya"), in: transaction)
            let account = try #require(try AccountQueries.account(id, in: transaction))
            func next(isSteward: Bool = true) throws -> SetUpStep? {
                let memberships = try MembershipQueries.memberships(of: id, in: transaction)
                return try SetUpStep.next(for: Viewer(account: account, isSteward: isSteward, memberships: memberships), in: transaction)
            }
            #expect(try SetUpStep.next(for: nil, in: transaction) == nil, "the server has its steward")
            #expect(try next() == .practice)
            #expect(try next(isSteward: false) == nil)
            let name = try #require(DisplayName("Harbour Strength"))
            let practiceID = try FoundPractice.found(
                name: name, handle: Handle(typed: "harbour"), about: "", timeZone: "Europe/London", by: id, in: transaction
            )
            let practice = try #require(try PracticeQueries.practice(practiceID, in: transaction))
            #expect(try next() == .group(practice))
            #expect(try next(isSteward: false) == .group(practice), "an owner goes on without being steward")
            let membership = Membership(practice: practice, role: .owner, standing: .active, joinedAt: transaction.now)
            let group = try FoundGroup.found(groupDraft("Steady Starters"), by: id, membership, in: transaction)
            _ = try FoundGroup.found(groupDraft("Early Birds"), by: id, membership, in: transaction)
            #expect(try next() == .done(practice, group), "the first group")
        }
    }

    @Test("clients and coaches have nothing to set up", arguments: TestEngine.all) func others(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            for handle in ["nils", "doreen", "graham", "rob"] {
                #expect(try SetUpStep.next(for: small.circle(handle, transaction).viewer, in: transaction) == nil, "\(handle)")
            }
        }
    }
}
