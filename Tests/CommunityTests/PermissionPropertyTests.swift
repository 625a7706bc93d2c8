import Foundation
import Kernel
import Outside
import Site
import Store
import TestSupport
import Testing

@testable import Community
@testable import Identity
@testable import Trust

/// Random sequences of everything that can happen to a permission, against a simple model: nothing that is not permitted is ever shown, and
/// nothing permitted is lost. `bin/prove-permissions` runs more of them.
@Suite("Permissions, by random sequences") struct PermissionPropertyTests {
    private static var environment: [String: String] { ProcessInfo.processInfo.environment }
    private static let sequences = environment["HEARTEN_PROVE_SEQUENCES"].flatMap { Int($0) } ?? 2_000
    private static let seed = environment["HEARTEN_PROVE_SEED"].flatMap { UInt64($0) } ?? 20_261_123
    private static let engines = TestEngine.all.filter { "\($0)" == environment["HEARTEN_PROVE_ON"] ?? "\($0)" }

    @Test("what is shown is what is permitted", arguments: engines) func property(_ engine: TestEngine) async throws {
        // A database for some of them, so that what earlier ones left behind does not slow later ones down; and two at a time, since
        // PostgreSQL spends most of it on the way to and fro.
        let batches = stride(from: 0, to: Self.sequences, by: 100).map { $0..<min($0 + 100, Self.sequences) }
        let counts = try await withThrowingTaskGroup(of: (steps: Int, shown: Int).self) { group in
            var waiting = batches[...]
            var counts = (steps: 0, shown: 0)
            for _ in 0..<2 { if let batch = waiting.popFirst() { group.addTask { try await Self.prove(batch, on: engine) } } }
            while let done = try await group.next() {
                counts = (counts.steps + done.steps, counts.shown + done.shown)
                if let batch = waiting.popFirst() { group.addTask { try await Self.prove(batch, on: engine) } }
            }
            return counts
        }
        #expect(counts.shown > Self.sequences, "the sequences show something: \(counts)")
        print("permissions: \(Self.sequences) sequences, \(counts.steps) steps, \(counts.shown) showings compared, seed \(Self.seed), \(engine)")
    }

    /// Plays each sequence in a transaction of its own, which is taken back: every one begins with the same people.
    private static func prove(_ numbers: Range<Int>, on engine: TestEngine) async throws -> (steps: Int, shown: Int) {
        // Far ahead of the sequences, whose times are all in the past of it.
        let clock = Clock.fixed(SettableClock.start + .days(3_000))
        return try await TestStore.with(engine, clock: clock) { store in
            let small = try await store.write { try SmallPractice.make($0.at(SettableClock.start)) }
            var counts = (steps: 0, shown: 0)
            for number in numbers {
                do {
                    try await store.write { transaction in
                        var sequence = try PermissionSequence(small: small, seed: seed &+ UInt64(number), transaction: transaction)
                        try sequence.run()
                        throw Played(steps: sequence.steps, shown: sequence.shown)
                    }
                } catch let played as Played {
                    counts = (counts.steps + played.steps, counts.shown + played.shown)
                }
            }
            return counts
        }
    }
}

/// Ends the transaction of a sequence that went well.
private struct Played: Error {
    let steps: Int
    let shown: Int
}

/// One sequence. A failure names its seed and its steps.
private struct PermissionSequence {
    let small: SmallPractice
    let seed: UInt64
    private let whole: Transaction
    private var random: SeededRandom
    private var model = Model()
    private var now: Moment
    private var log: [String] = []
    private let ledger = Ledger(endings: EndingsFile(path: nil))
    private(set) var steps = 0
    private(set) var shown = 0
    private let graham: Viewer
    private static let people = ["doreen", "samir"]
    private static let surfaces: [Surface] = [.screen, .wallPage, .wallFeed, .channelNamed, .practiceChannel]
    private static let promoted: [Surface] = [.practiceChannel, .channelDirectory]

    init(small: SmallPractice, seed: UInt64, transaction: Transaction) throws {
        self.small = small
        self.seed = seed
        now = SettableClock.start + .days(1)
        whole = transaction
        random = SeededRandom(seed: seed)
        graham = try small.circle("graham", transaction).viewer
        if random.chance(30) {
            let youth = YouthDraft(
                adultAt: SettableClock.start + .days(200), guardianName: try #require(DisplayName("Ada")),
                guardianEmail: try #require(EmailAddress("ada@example.org")))
            try GuardianQueries.insert(youth, of: small.id("samir"), in: transaction)
            try GuardianQueries.agree(small.id("samir"), in: transaction)
            model.minors.insert("samir")
            say("samir is under 18")
        }
        for person in Self.people { try small.setProfile(person, transaction) { $0.isPublic.insert(.name) } }
    }

    private var transaction: Transaction { whole.at(now) }

    mutating func run() throws {
        for _ in 0..<Int.random(in: 1...2, using: &random) { try nominate() }
        // Most of them come on show first; the rest finds its own way there.
        for index in model.plates.indices where random.chance(75) {
            try ask(index)
            try answer(index, isStale: false)
            try publish(index)
            try compare()
        }
        for _ in 0..<Int.random(in: 3...12, using: &random) {
            now = now + .minutes(Int64.random(in: 1...90, using: &random))
            try step()
            try compare()
            steps += 1
        }
        let faults = try PermissionChain.faults(in: transaction)
        try check(faults.isEmpty, "the ledger: \(faults)")
    }

    // MARK: Steps

    private mutating func pick() -> Int { Int.random(in: model.plates.indices, using: &random) }

    private mutating func step() throws {
        guard !model.plates.isEmpty else { return try nominate() }
        let index = pick()
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<4 where model.plates.count < 4: try nominate()
        case 0..<22: try ask(index)
        case 22..<44: try answer(index, isStale: random.chance(15))
        case 44..<54: try change(index)
        case 54..<60: try withdraw(index)
        case 60..<64: try model.minors.isEmpty ? withdraw(index) : guardian(index)
        case 64..<78: try publish(index)
        case 78..<81: try takeDown(index)
        case 81..<83: try putAway(index)
        case 83..<85: try deletePost(index)
        case 85..<89: try passTime()
        case 89..<92: try rest(index)
        case 92..<94: try suspend(index)
        case 94..<97: try consent(index)
        case 97..<98: try random.chance(50) ? block(index) : close(index)
        case 98..<99: try leave(index, isErased: random.chance(50))
        default: try hold()
        }
    }

    private mutating func say(_ words: String) { log.append(words) }

    private var coach: Circle { get throws { try small.circle("maya", transaction) } }

    private func entry(_ index: Int) throws -> PlateEntry { try #require(try PlateQueries.entry(model.plates[index].id, in: transaction)) }

    private mutating func nominate() throws {
        let subject = Self.people.randomElement(using: &random) ?? "doreen"
        guard !model.gone.contains(subject), !model.resting.contains(subject), !model.blocks.contains(["maya", subject]),
            !model.blocks.contains([subject, "maya"])
        else { return }
        if random.chance(35) { return try promote(subject) }
        let hasPost = random.chance(60) && !model.tookBack.contains(subject)
        let post = try hasPost ? small.post("I walked on and on, and sat down", by: subject, kind: .win, headline: "On and on", transaction) : nil
        let circle = try coach
        let id: ID<Plate>
        if let post {
            let visible = try #require(try PostQueries.post(post, for: circle, in: transaction))
            id = try NominatePlate.nominate(visible, title: "On and on", reason: "", by: circle, in: transaction)
        } else {
            let membership = try small.membership("maya", transaction)
            id = try NominatePlate.nominate(small.id(subject), title: "On and on", reason: "", membership, by: circle, in: transaction)
        }
        var plate = ModelPlate(id: id, subject: subject, post: post)
        plate.change(Model.line(try #require(try PlateQueries.plate(id, in: transaction)).content))
        model.plates.append(plate)
        say("nominate \(subject) as \(model.plates.count - 1), post \(post != nil)")
    }

    private mutating func promote(_ subject: String) throws {
        let membership = try small.membership("maya", transaction)
        say("promote \(subject)")
        var id: ID<Plate>?
        let outcome = try attempt { id = try StartPromotion.promote(small.id(subject), membership, by: coach, in: transaction) }
        let isBegun = model.plates.contains { $0.isPromotion && $0.subject == subject && !$0.isOver }
        try check(outcome == (!model.minors.contains(subject) && !model.closed.contains(subject) || isBegun), "a promotion of a channel")
        guard let id, !model.plates.contains(where: { $0.id == id }) else { return }
        var plate = ModelPlate(id: id, subject: subject, post: nil, isPromotion: true)
        plate.change(Model.line(try #require(try PlateQueries.plate(id, in: transaction)).content))
        model.plates.append(plate)
        say("as \(model.plates.count - 1)")
    }

    /// Visitors may no longer see the channel, or may again.
    private mutating func close(_ index: Int) throws {
        let person = model.plates[index].subject
        guard !model.gone.contains(person) else { return }
        let isClosed = model.closed.remove(person) != nil
        say("\(isClosed ? "open" : "close") the channel of \(person)")
        try small.setProfile(person, transaction) { $0.isPublic = isClosed ? [.name] : [] }
        if !isClosed { model.closed.insert(person) }
    }

    private mutating func ask(_ index: Int) throws {
        var plate = model.plates[index]
        let surfaces = (plate.isPromotion ? Self.promoted : Self.surfaces).filter { _ in random.chance(60) }
        guard !surfaces.isEmpty else { return }
        var draft = PlateDraft(title: "On and on \(Int.random(in: 0..<4, using: &random))")
        draft.kind = PlateKind.allCases.randomElement(using: &random)
        let account = try #require(try AccountQueries.account(small.id(plate.subject), in: transaction))
        let hasChannel = !plate.isPromotion || !model.closed.contains(plate.subject)
        if plate.isPromotion {
            draft.introduction = ["", "Go and look"].randomElement(using: &random) ?? ""
            draft.channels = [OwnChannel.channel(of: account)]
        }
        if plate.post != nil, random.chance(50) { draft.words = "I walked on and on" }
        let question = PlateQuestion(draft: draft, surfaces: surfaces, question: "May I?", letter: "")
        let mayAsk =
            !plate.isOver && !model.gone.contains(plate.subject) && !model.resting.contains(plate.subject) && !model.blocks.contains(["maya", plate.subject])
            && !model.blocks.contains([plate.subject, "maya"])
        let isQuiet = surfaces.contains { surface in model.plates.contains { $0.subject == plate.subject && ($0.permissions[surface]?.quietUntil ?? now) > now }
        }
        let isOwnWords =
            draft.words.isEmpty || plate.post != nil && !plate.isPostGone && !model.tookBack.contains(plate.subject)
            || plate.holds.contains("| \(draft.words) |")
        say("ask \(index) about \(surfaces) with “\(draft.title)” \(draft.words)")
        let outcome = try attempt { try AskForPlate.ask(question, of: entry(index), by: coach, ledger, in: transaction) }
        try check(outcome == (mayAsk && !isQuiet && isOwnWords && hasChannel), "a question that may \(outcome ? "not " : "")be asked")
        guard outcome else { return }
        plate.change(Model.line(try current(index).content))
        let others = plate.permissions.filter { $0.value.asked != nil && $0.value.asked != plate.holds && !surfaces.contains($0.key) }.map(\.key)
        for surface in surfaces + others {
            plate.permissions[surface, default: ModelPermission()].asked = plate.holds
            plate.permissions[surface]?.events += 1
        }
        model.plates[index] = plate
    }

    private func current(_ index: Int) throws -> Plate { try #require(try PlateQueries.plate(model.plates[index].id, in: transaction)) }

    private mutating func answer(_ index: Int, isStale: Bool) throws {
        var plate = model.plates[index]
        guard !plate.permissions.isEmpty else { return }
        let yes = Set((plate.isPromotion ? Self.promoted : Self.surfaces).filter { _ in random.chance(70) })
        let until = now + .days(Int64.random(in: 1...200, using: &random))
        let again = random.chance(50) ? now + .days(Int64.random(in: 1...60, using: &random)) : now
        let thing = try current(index)
        let events = plate.events - (isStale ? 1 : 0)
        let answer = PermissionAnswer(yes: yes, until: yes.isEmpty ? nil : until, askAgainAt: again, digest: thing.content.digest, events: events)
        let account = try #require(try AccountQueries.account(small.id(plate.subject), in: transaction))
        say("answer \(index) yes \(yes) until \(until.milliseconds) stale \(isStale)")
        let outcome = try attempt { _ = try AnswerPermission.answer(answer, to: plate.id, by: account, ledger, in: transaction) }
        let isBarred = plate.permissions.contains { surface, permission in
            yes.contains(surface) && permission.guardianNoUntil > now && (permission.asked != nil || !isStale && permission.allowed != plate.holds)
        }
        try check(
            outcome == (!plate.isOver && !isBarred), "an answer to what is \(plate.isOver ? "over" : "not over")\(isBarred ? ", after a guardian’s no" : "")")
        guard outcome else { return }
        let rounded = Moment(milliseconds: until.milliseconds / 1_000 * 1_000)
        let wasAsked = plate.permissions.contains { yes.contains($0.key) && $0.value.asked == plate.holds }
        for (surface, permission) in plate.permissions {
            var permission = permission
            let saysYes = yes.contains(surface)
            if isStale && permission.asked == nil {
                guard permission.allowed != nil else { continue }
                if !saysYes {
                    permission.end()
                    permission.quietUntil = again
                    permission.events += 1
                } else if rounded < permission.until {
                    if permission.allowed == plate.holds && rounded > now { permission.until = rounded } else { permission.end() }
                    permission.events += 1
                }
            } else if saysYes {
                if permission.asked == nil, permission.allowed == plate.holds {
                    let isOther = abs(permission.until.milliseconds - until.milliseconds) > 1_000
                    if isOther && rounded > permission.until { permission.quietUntil = Moment(milliseconds: 0) }
                    if isOther { (permission.until, permission.events) = (rounded, permission.events + 1) }
                } else {
                    permission = ModelPermission(
                        asked: nil, allowed: plate.holds, until: rounded, quietUntil: Moment(milliseconds: 0), events: permission.events + 1,
                        agreed: permission.agreed, guardianNoUntil: permission.guardianNoUntil)
                }
            } else if permission.asked != nil || permission.allowed != nil {
                permission.end()
                permission.quietUntil = again
                permission.events += 1
            }
            plate.permissions[surface] = permission
        }
        // What was composed as a whole is up with the yes to it.
        if plate.isPromotion, wasAsked, !plate.isTheirs, !model.isTooSoon(plate, now),
            plate.permissions.values.contains(where: { $0.allowed == plate.holds && $0.until > now })
        {
            plate.putUp(at: now)
        }
        model.plates[index] = plate
        let all = try PermissionQueries.permissions(of: plate.id, in: transaction)
        for (surface, permission) in plate.permissions {
            let stored = try #require(all.first { $0.surface == surface })
            try check(stored.events == permission.events, "\(surface): \(stored.events) events, the model has \(permission.events)")
        }
    }

    private mutating func change(_ index: Int) throws {
        var plate = model.plates[index]
        var draft = PlateDraft(title: "Mine \(Int.random(in: 0..<3, using: &random))")
        draft.words = ["", "Still walking", "Lost 3 kg, I say it myself"].randomElement(using: &random) ?? ""
        draft.nameForm = NameForm.allCases.randomElement(using: &random) ?? .first
        draft.numbers = random.chance(30) ? "50 laps" : ""
        let account = try #require(try AccountQueries.account(small.id(plate.subject), in: transaction))
        if random.chance(50) { draft.channels = [OwnChannel.channel(of: account)] }
        let mayChange = !plate.isOver && plate.permissions.values.contains { $0.events > 0 }
        say("change \(index) to “\(draft.title)” \(draft.words) \(draft.nameForm)")
        let outcome = try attempt { try ChangePlate.change(draft, of: plate.id, by: account, ledger, in: transaction) }
        try check(outcome == mayChange, "a change by the person")
        guard outcome else { return }
        plate.change(Model.line(try current(index).content), byPerson: true)
        for (surface, permission) in plate.permissions where (permission.asked != nil || permission.allowed != nil) && permission.asked != plate.holds {
            plate.permissions[surface]?.asked = plate.holds
            plate.permissions[surface]?.events += 1
        }
        model.plates[index] = plate
    }

    private mutating func withdraw(_ index: Int) throws {
        let plate = model.plates[index]
        let surface = random.chance(40) ? nil : Self.surfaces.randomElement(using: &random)
        let account = try #require(try AccountQueries.account(small.id(plate.subject), in: transaction))
        say("withdraw \(index) \(surface.map { "\($0)" } ?? "everything")")
        try WithdrawPermission.withdraw(plate.id, from: surface, by: account, ledger, in: transaction)
        for (other, permission) in plate.permissions where surface == nil || surface == other {
            guard permission.asked != nil || permission.allowed != nil else { continue }
            model.plates[index].permissions[other]?.end()
            model.plates[index].permissions[other]?.events += 1
        }
    }

    private mutating func publish(_ index: Int) throws {
        let plate = model.plates[index]
        let mayPublish = !plate.isOver && !model.isTooSoon(plate, now) && plate.permissions.values.contains { $0.allowed == plate.holds && $0.until > now }
        say("publish \(index)")
        let outcome = try attempt { try PublishPlate.publish(entry(index), version: entry(index).version, by: coach, in: transaction) }
        try check(outcome == mayPublish, "putting up what is \(mayPublish ? "" : "not ")allowed")
        if outcome { model.plates[index].putUp(at: now) }
    }

    private mutating func takeDown(_ index: Int) throws {
        say("take down \(index)")
        guard try attempt({ try PublishPlate.takeDown(entry(index), by: coach, in: transaction) }) else { return }
        model.plates[index].up = nil
    }

    private mutating func putAway(_ index: Int) throws {
        say("put away \(index)")
        guard try attempt({ try PublishPlate.putAway(entry(index), by: coach, ledger, in: transaction) }) else { return }
        end(index)
    }

    private mutating func end(_ index: Int) {
        model.plates[index].isOver = true
        for (surface, permission) in model.plates[index].permissions where permission.asked != nil || permission.allowed != nil {
            model.plates[index].permissions[surface]?.end()
            model.plates[index].permissions[surface]?.events += 1
        }
    }

    private mutating func deletePost(_ index: Int) throws {
        let plate = model.plates[index]
        guard let post = plate.post, !plate.isPostGone, !model.gone.contains(plate.subject) else { return }
        let circle = try small.circle(plate.subject, transaction)
        guard let visible = try PostQueries.post(post, for: circle, in: transaction) else { return }
        say("delete the post of \(index)")
        try DeletePost.delete(visible, by: circle, transaction)
        model.plates[index].isPostGone = true
        try compare()
        // The reaction, which may come later.
        guard random.chance(70), !plate.isOver else { return }
        for entry in try PlateQueries.ofPost(post, in: transaction) { try EndPlates.end(entry, reason: "deleted", ledger, in: transaction) }
        end(index)
    }

    /// A parent or guardian answers about all places, having looked at what there is.
    private mutating func guardian(_ index: Int) throws {
        let plate = model.plates[index]
        let agrees = random.chance(75)
        say("the guardian says \(agrees) to \(index)")
        guard model.minors.contains(plate.subject), !model.gone.contains(plate.subject) else { return }
        let token = try Links.make(.guardian, for: small.id(plate.subject), about: plate.id.value, in: transaction)
        let digest = try current(index).content.digest
        let isAsked = plate.permissions.values.contains { $0.allowed == plate.holds && $0.until > now }
        let outcome = try attempt { try GuardianAnswers.answerShowing(token.text, agrees: agrees, digest: digest, ledger, in: transaction) }
        try check(outcome == (!agrees || isAsked), "a guardian’s answer")
        guard outcome else { return }
        for (surface, permission) in plate.permissions {
            var permission = permission
            let hadAgreed = permission.allowed != nil && permission.agreed.map { $0.holds == permission.allowed && $0.until >= permission.until } ?? false
            if agrees, permission.allowed == plate.holds, permission.until > now, !hadAgreed {
                permission.agreed = (plate.holds, permission.until)
                permission.events += 1
            } else if !agrees, permission.allowed != nil || permission.asked != nil {
                permission.end()
                if !hadAgreed { (permission.quietUntil, permission.guardianNoUntil) = (now + .days(365), now + .days(365)) }
                permission.events += 1
            }
            model.plates[index].permissions[surface] = permission
        }
    }

    private mutating func passTime() throws {
        now = now + .days(Int64.random(in: 1...150, using: &random))
        if now >= SettableClock.start + .days(200) { model.minors = [] }
        say("time passes")
        try compare()
        guard random.chance(50) else { return }
        _ = try EndPermissions.end(ledger, in: transaction)
        for index in model.plates.indices {
            for (surface, permission) in model.plates[index].permissions where permission.allowed != nil && permission.until <= now {
                model.plates[index].permissions[surface]?.allowed = nil
                model.plates[index].permissions[surface]?.events += 1
            }
        }
    }

    private mutating func rest(_ index: Int) throws {
        let person = model.plates[index].subject
        guard !model.gone.contains(person) else { return }
        say("rest \(person)")
        if model.resting.remove(person) == nil {
            _ = try AccountStandingQueries.beginRest(of: small.id(person), in: transaction)
            model.resting.insert(person)
        } else {
            _ = try AccountStandingQueries.endRest(of: small.id(person), in: transaction)
        }
    }

    private mutating func suspend(_ index: Int) throws {
        let person = model.plates[index].subject
        guard !model.gone.contains(person) else { return }
        say("suspend \(person)")
        let isSuspended = model.suspended.remove(person) != nil
        _ = try AccountStandingQueries.setSuspended(!isSuspended, small.id(person), in: transaction)
        if !isSuspended { model.suspended.insert(person) }
    }

    private mutating func consent(_ index: Int) throws {
        let person = model.plates[index].subject
        guard !model.gone.contains(person) else { return }
        say("consent of \(person)")
        if model.tookBack.remove(person) == nil {
            try WithdrawConsent.withdraw(.shareWithGroup, small.id(person), from: small.harbour.id, in: transaction)
            model.tookBack.insert(person)
        } else {
            try GiveConsent.give(.shareWithGroup, small.id(person), to: small.harbour, in: transaction)
        }
    }

    private mutating func block(_ index: Int) throws {
        let person = model.plates[index].subject
        guard !model.gone.contains(person) else { return }
        let pair = random.chance(50) ? [person, "graham"] : random.chance(50) ? ["graham", person] : [person, "maya"]
        say("block \(pair)")
        if model.blocks.remove(pair) == nil {
            try BlockPerson.block(small.id(pair[1]), by: small.id(pair[0]), in: transaction)
            model.blocks.insert(pair)
        } else {
            try BlockPerson.unblock(small.id(pair[1]), by: small.id(pair[0]), in: transaction)
        }
    }

    /// Leaves the practice, or is erased altogether.
    private mutating func leave(_ index: Int, isErased: Bool) throws {
        let person = model.plates[index].subject
        guard !model.gone.contains(person) else { return }
        say("\(person) \(isErased ? "is erased" : "leaves")")
        try LeavePractice.leave(small.harbour.id, by: small.id(person), ledger, in: transaction)
        model.gone.insert(person)
        for other in model.plates.indices where model.plates[other].subject == person && !model.plates[other].isOver { end(other) }
        try compare()
        guard isErased else { return }
        let account = try #require(try AccountQueries.account(small.id(person), in: transaction))
        while try EraseAccount.eraseWritten(account.id, in: transaction) > 0 {}
        try EraseAccount.erasePlates(account.id, ledger, in: transaction)
        try ErasureQueries.clear(account.id, in: transaction)
        try ErasureQueries.retire(account, in: transaction)
        model.plates.removeAll { $0.subject == person }
        if model.plates.isEmpty { try nominate() }
    }

    /// As after an old backup was restored without its file of endings; and back.
    private mutating func hold() throws {
        try SettingQueries.set(PermissionQueries.hold, to: "restored", in: transaction)
        model.isHeld = true
        try compare()
        try SettingQueries.set(PermissionQueries.hold, to: "", in: transaction)
        model.isHeld = false
    }

    // MARK: Comparing

    /// All places, for a visitor or for somebody who is signed in.
    private mutating func compare() throws {
        let viewer = random.chance(50) ? nil : graham
        try compare(OnScreen.self, to: viewer)
        try compare(OnWallPage.self, to: viewer)
        try compare(OnWallFeed.self, to: viewer)
        try compare(OnPracticeChannel.self, to: viewer)
        try compare(InChannelDirectory.self, to: viewer)
    }

    private mutating func compare<Place: ShowingPlace>(_ place: Place.Type, to viewing: Viewer?) throws {
        let viewer = viewing == nil ? nil : "graham"
        let plates = try WallReading.plates(of: small.harbour.id, at: place, for: viewing, in: transaction)
        let wanted = model.plates.filter { model.mayShow($0, on: Place.surface, at: now, to: viewer) }
        try check(
            Set(plates.map(\.id)) == Set(wanted.map(\.id)),
            "on \(Place.surface) for \(viewer ?? "nobody"): shown \(plates.map(\.id)), permitted \(wanted.map(\.id))")
        for plate in plates {
            guard let known = wanted.first(where: { $0.id == plate.id }) else { continue }
            try check(Model.line(plate.content) == known.up, "shows “\(Model.line(plate.content))” where “\(known.up ?? "")” was allowed")
            try check(plate.plate.until > now, "a permit that is over")
            if known.isPromotion {
                try check(!plate.channels.isEmpty && plate.named == nil, "channels of the promotion \(plate.id)")
                continue
            }
            let isNamed = model.mayShow(known, on: .channelNamed, at: now, to: nil)
            try check((plate.named != nil) == isNamed, "channels of \(plate.id)")
            let isLinked = isNamed && known.up?.hasSuffix("@\(known.subject)") == true && !model.closed.contains(known.subject)
            try check(plate.channels.isEmpty != isLinked, "a channel that may be named and seen, and no other")
        }
        shown += plates.count
    }

    /// Whether a command went through; a refusal is no failure here.
    private func attempt(_ body: () throws -> Void) throws -> Bool {
        do {
            try body()
            return true
        } catch is any Failure {
            return false
        } catch is FormErrors {
            return false
        }
    }

    private func check(_ holds: Bool, _ words: String) throws {
        guard !holds else { return }
        throw Counterexample(description: "seed \(seed): \(words)\n" + log.joined(separator: "\n"))
    }
}

private struct Counterexample: Error, CustomStringConvertible { let description: String }
