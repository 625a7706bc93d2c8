import Foundation
import Identity
import Kernel
import Site
import Testing

@testable import Community
@testable import Store
@testable import TestSupport
@testable import Trust

@Suite("Groups whole") struct GroupsWholeTests {
    /// Steady Starters as `change` has it; Samir has left it, so that he can ask.
    private func changed(
        _ small: SmallPractice, entry: GroupEntry = .open, welcome: String = "", reviewsFirst: Bool = false, _ transaction: Transaction
    ) throws -> Group {
        let name = try #require(DisplayName(small.starters.name))
        let draft = GroupDraft(
            name: name, about: "", door: .currentAndFormer, agreements: ["Praise effort, never bodies."], entry: entry, welcome: welcome,
            reviewsFirst: reviewsFirst)
        try EditGroup.edit(small.starters, draft, by: small.id("maya"), small.membership("maya", transaction), in: transaction)
        return try #require(try GroupQueries.group(small.starters.id, in: transaction))
    }

    private func leave(_ handle: String, _ small: SmallPractice, _ transaction: Transaction) throws {
        let circle = try small.circle(handle, transaction)
        try LeaveGroup.leave(try #require(circle.tie(to: small.starters.id)), circle.id, small.membership(handle, transaction), in: transaction)
    }

    // MARK: Asking to join

    @Test("who may join asks, those who look after the group answer, and each is told", arguments: TestEngine.all)
    func requests(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            try leave("samir", small, transaction)
            let group = try changed(small, entry: .asks, transaction)
            let samir = try small.membership("samir", transaction)
            #expect(throws: GroupFault.asksFirst) { try JoinGroup.join(group, small.id("samir"), samir, in: transaction) }
            try AskToJoin.ask("I walk at lunch", group, small.id("samir"), samir, in: transaction)
            try AskToJoin.ask("Again", group, small.id("samir"), samir, in: transaction)
            #expect(try GroupRequestQueries.waiting(for: group.id, limit: 9, in: transaction).map(\.words) == ["I walk at lunch"], "one question at a time")
            try Happened.react(NoticeReactions.all, in: transaction)
            #expect(try small.notices("maya", transaction).map(\.kind) == [.joinRequest])
            #expect(try small.notices("doreen", transaction).isEmpty, "who asks is the moderators’ business")

            try AnswerRequest.decline(small.id("samir"), from: group, answer: "After the summer", by: small.circle("maya", transaction), in: transaction)
            let request = try #require(try GroupRequestQueries.request(of: small.id("samir"), to: group.id, in: transaction))
            #expect(request.answer == "After the summer")
            #expect(throws: NotFound.self, "answered once") {
                try AnswerRequest.letIn(small.id("samir"), to: group, by: small.circle("maya", transaction), in: transaction)
            }
            try AskToJoin.ask("It is autumn", group, small.id("samir"), samir, in: transaction)
            try AnswerRequest.letIn(small.id("samir"), to: group, by: small.circle("nils", transaction), in: transaction)
            #expect(try small.circle("samir", transaction).tie(to: group.id) != nil)
            #expect(try GroupRequestQueries.request(of: small.id("samir"), to: group.id, in: transaction) == nil)
            try Happened.react(NoticeReactions.all, in: transaction)
            #expect(try small.notices("samir", transaction).map(\.kind).contains(.letIn))
        }
    }

    @Test("an outsider neither asks, nor answers, nor learns who asked", arguments: TestEngine.all) func outsider(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            try leave("samir", small, transaction)
            let group = try changed(small, entry: .asks, transaction)
            #expect(throws: NotFound.self) { try AskToJoin.ask("", group, small.id("rob"), small.membership("rob", transaction), in: transaction) }
            try AskToJoin.ask("", group, small.id("samir"), small.membership("samir", transaction), in: transaction)
            for handle in ["rob", "nadia", "doreen", "samir"] {
                #expect(throws: NotFound.self, "\(handle) lets somebody in") {
                    try AnswerRequest.letIn(small.id("samir"), to: group, by: small.circle(handle, transaction), in: transaction)
                }
            }
            try AskToJoin.takeBack(group, small.id("samir"), in: transaction)
            try Happened.react(NoticeReactions.all, in: transaction)
            #expect(try small.notices("maya", transaction).isEmpty, "taken back before anybody was told")
        }
    }

    @Test("an invitation admits at once, whatever the group asks of others", arguments: TestEngine.all) func invited(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            try leave("samir", small, transaction)
            let group = try changed(small, entry: .asks, transaction)
            try JoinGroup.join(group, small.id("samir"), small.membership("samir", transaction), isInvited: true, in: transaction)
            #expect(try small.circle("samir", transaction).tie(to: group.id) != nil)
        }
    }

    // MARK: First posts

    @Test("a first post is seen by nobody else until somebody lets it in; then it is like any other", arguments: TestEngine.all)
    func firstPost(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let group = try changed(small, reviewsFirst: true, transaction)
            try small.post("Coaches are not asked", by: "maya", transaction)
            let post = try small.post("My first words, @samir", by: "doreen", transaction)
            func seen(_ handle: String) throws -> Bool { try PostQueries.post(post, for: small.circle(handle, transaction), in: transaction) != nil }
            func listed(_ handle: String) throws -> Bool {
                try FeedQueries.cards(in: group, cursor: .newest, limit: 20, for: small.circle(handle, transaction), in: transaction).rows
                    .contains { $0.post.subject.id == post }
            }
            #expect(try seen("doreen"))
            for handle in ["samir", "nils", "maya", "rob"] { #expect(try !seen(handle) && !listed(handle), "\(handle)") }
            try Happened.react(NoticeReactions.all + SearchReactions.all, in: transaction)
            #expect(try small.notices("samir", transaction).isEmpty, "not even the mentioned one")
            #expect(try small.notices("maya", transaction).map(\.kind) == [.firstPost])
            for handle in ["samir", "doreen", "rob"] {
                #expect(throws: NotFound.self, "\(handle) lets it in") {
                    try FirstPosts.letIn(post, in: group.id, by: small.circle(handle, transaction), transaction)
                }
            }
            #expect(try FirstPosts.mayLook(post, small.circle("maya", transaction), transaction))
            #expect(try !FirstPosts.mayLook(post, small.circle("samir", transaction), transaction))

            try FirstPosts.letIn(post, in: group.id, by: small.circle("maya", transaction), transaction)
            #expect(throws: NotFound.self, "once") { try FirstPosts.letIn(post, in: group.id, by: small.circle("nils", transaction), transaction) }
            #expect(try seen("samir") && listed("samir") && !seen("rob"))
            try Happened.react(NoticeReactions.all, in: transaction)
            #expect(try small.notices("samir", transaction).map(\.kind) == [.mention])
            let second = try small.post("My second", by: "doreen", transaction)
            #expect(try PostQueries.post(second, for: small.circle("samir", transaction), in: transaction) != nil, "asked once")
        }
    }

    @Test("replies and words to the whole practice are first words, too", arguments: TestEngine.all) func firstReply(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let group = try changed(small, reviewsFirst: true, transaction)
            let question = try small.post("How was it?", by: "maya", kind: .question, transaction)
            let reply = try small.reply("Well", to: question, by: "doreen", transaction)
            let wide = try small.post("Hello all", by: "samir", audience: .practice, transaction)
            for post in [reply, wide] { #expect(try PostQueries.post(post, for: small.circle("nils", transaction), in: transaction) == nil) }
            #expect(try PostQueries.post(question, for: small.circle("maya", transaction), in: transaction)?.subject.answeredAt == nil)
            for post in [reply, wide] { try FirstPosts.letIn(post, in: group.id, by: small.circle("maya", transaction), transaction) }
            for post in [reply, wide] { #expect(try PostQueries.post(post, for: small.circle("nils", transaction), in: transaction) != nil) }
            #expect(try PostQueries.post(question, for: small.circle("maya", transaction), in: transaction)?.subject.answeredAt != nil)
        }
    }

    @Test("given back it is a draft with the reason, and gone from the queue", arguments: TestEngine.all) func givenBack(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let group = try changed(small, reviewsFirst: true, transaction)
            let post = try small.post("A link to a shop", by: "doreen", kind: .win, headline: "Half price", transaction)
            try FirstPosts.giveBack(post, "Could we leave the shop out?", in: group.id, by: small.circle("maya", transaction), transaction)
            let draft = try #require(try DraftQueries.drafts(of: small.id("doreen"), in: transaction).first)
            #expect(draft.failure == "Could we leave the shop out?")
            #expect(draft.form.text("body") == "A link to a shop" && draft.form.text("headline") == "Half price")
            #expect(try FirstPostQueries.held(in: group.id, for: small.circle("maya", transaction), transaction).isEmpty)
            #expect(try small.notices("doreen", transaction).map(\.kind) == [.notShared])
        }
    }

    @Test("whoever takes a consent back takes their first post out of everybody’s sight, and giving it again shows it to nobody", arguments: TestEngine.all)
    func consents(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let group = try changed(small, reviewsFirst: true, transaction)
            let post = try small.post("First", by: "doreen", transaction)
            try WithdrawConsent.withdraw(.shareWithGroup, small.id("doreen"), from: small.harbour.id, in: transaction)
            #expect(try FirstPostQueries.held(in: group.id, for: small.circle("maya", transaction), transaction).isEmpty)
            try GiveConsent.give(.shareWithGroup, small.id("doreen"), to: small.harbour, in: transaction)
            #expect(try FirstPostQueries.held(in: group.id, for: small.circle("maya", transaction), transaction) == [post])
            #expect(try PostQueries.post(post, for: small.circle("samir", transaction), in: transaction) == nil)
        }
    }

    // MARK: Announcements, helpers

    @Test("an announcement tells everybody in the group, and nobody else", arguments: TestEngine.all) func announcement(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let id = try await store.write { transaction throws in
                try NoticeSettingQueries.setHearing(.nothing, of: small.starters.id, by: small.id("samir"), in: transaction)
                let id = try small.post("We meet at six", by: "maya", kind: .announcement, transaction)
                try Happened.react(NoticeReactions.all, in: transaction)
                return id
            }
            try await store.runJobs(TellGroup.handler(store))
            try await store.read { reading throws in
                for handle in ["doreen", "nils", "graham"] { #expect(try small.notices(handle, reading).map(\.kind) == [.announcement], "\(handle)") }
                for handle in ["samir", "rob", "maya"] { #expect(try small.notices(handle, reading).isEmpty, "\(handle)") }
                #expect(try PinQueries.pinned(in: small.starters.id, in: reading) == [id])
            }
        }
    }

    @Test("a client who agrees to help is told what they need, and may do what comes with it", arguments: TestEngine.all)
    func helpers(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let doreen = small.id("doreen")
            func ask(_ role: HelperRole?, by handle: String = "maya") throws {
                try AskToHelp.ask(doreen, role, in: small.starters, by: small.circle(handle, transaction), transaction)
            }
            for handle in ["samir", "rob", "doreen"] { #expect(throws: NotAllowed.self, "\(handle)") { try ask(.hosts, by: handle) } }
            #expect(throws: NotFound.self, "nobody helps unasked") {
                try AnswerHelp.accept(small.starters.id, by: small.circle("doreen", transaction), transaction)
            }
            try ask(.hosts)
            #expect(throws: NotAllowed.self, "not before she agreed") { try small.post("What helped?", by: "doreen", kind: .prompt, transaction) }
            try AnswerHelp.accept(small.starters.id, by: small.circle("doreen", transaction), transaction)
            try small.post("What helped today?", by: "doreen", kind: .prompt, transaction)
            #expect(try HelperQueries.helpers(in: small.starters.id, limit: 9, transaction).map(\.role) == [.hosts])
            try ask(.answers)
            try AnswerHelp.accept(small.starters.id, by: small.circle("doreen", transaction), transaction)
            try small.post("Which shoes?", by: "samir", kind: .question, transaction)
            try Happened.react(NoticeReactions.all, in: transaction)
            #expect(try small.notices("doreen", transaction).contains { $0.kind == .question })
            try AnswerHelp.end(small.starters.id, by: small.circle("doreen", transaction), transaction)
            #expect(throws: NotAllowed.self) { try small.post("And now?", by: "doreen", kind: .prompt, transaction) }
        }
    }

    @Test("who welcomes newcomers hears of them, but not of those who read quietly", arguments: TestEngine.all) func newcomers(_ engine: TestEngine)
        async throws
    {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            try AskToHelp.ask(small.id("doreen"), .welcomes, in: small.starters, by: small.circle("maya", transaction), transaction)
            try AnswerHelp.accept(small.starters.id, by: small.circle("doreen", transaction), transaction)
            for (handle, quiet) in [("samir", nil), ("graham", transaction.now + .days(7))] as [(String, Moment?)] {
                try leave(handle, small, transaction)
                try JoinGroup.join(small.starters, small.id(handle), small.membership(handle, transaction), quietUntil: quiet, in: transaction)
            }
            try Happened.react(NoticeReactions.all, in: transaction)
            let told = try small.notices("doreen", transaction).filter { $0.kind == .newcomer }.map(\.actor.handle.text)
            #expect(told.contains("samir") && !told.contains("graham"))
        }
    }

    // MARK: The end of a group

    @Test("an archived group is read, not written", arguments: TestEngine.all) func archive(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let post = try small.post("Before", by: "doreen", transaction)
            func archive(_ isArchived: Bool) throws {
                let group = try #require(try GroupQueries.group(small.starters.id, in: transaction))
                try ArchiveGroup.archive(group, isArchived, by: small.id("maya"), small.membership("maya", transaction), in: transaction)
            }
            try archive(true)
            #expect(try PostQueries.post(post, for: small.circle("samir", transaction), in: transaction) != nil)
            #expect(throws: GroupFault.archived) { try small.post("After", by: "doreen", transaction) }
            #expect(throws: GroupFault.archived) { try small.reply("After", to: post, by: "samir", transaction) }
            try archive(false)
            try small.post("It goes on", by: "doreen", transaction)
        }
    }

    @Test("a deleted group is there for nobody, its words are taken down, and drafts for it stay", arguments: TestEngine.all)
    func delete(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let post = try await store.write { transaction throws in
                let post = try small.post("To be gone", by: "doreen", transaction)
                try small.reply("This too", to: post, by: "samir", transaction)
                let maya = try small.membership("maya", transaction)
                #expect(throws: GroupFault.otherName) { try DeleteGroup.delete(small.starters, typed: "Other", by: small.id("maya"), maya, in: transaction) }
                _ = try KeepDraft.keep(
                    FormFields(texts: [("body", "Not yet shared"), ("key", "draft")]), in: small.starters, version: nil, by: small.circle("samir", transaction),
                    transaction)
                try DeleteGroup.delete(small.starters, typed: "steady starters", by: small.id("maya"), maya, in: transaction)
                try JobQueries.add(EraseGroup.job(of: small.starters.id), in: transaction)
                #expect(throws: NotFound.self, "who was just writing") { try small.post("Too late", by: "doreen", transaction) }
                #expect(try PostQueries.post(post, for: small.circle("samir", transaction), in: transaction) == nil)
                #expect(try GroupQueries.groups(of: small.harbour.id, in: transaction).isEmpty)
                return post
            }
            try await store.runJobs(EraseGroup.handler(store))
            try await store.write { transaction throws in
                #expect(try PostQueries.post(post, for: small.circle("doreen", transaction), in: transaction) == nil, "for its author neither")
                #expect(try transaction.count("SELECT COUNT(*) FROM posts WHERE body <> '' AND group_id = \(small.starters.id)") == 0)
                #expect(try DraftQueries.drafts(of: small.id("samir"), in: transaction).count == 1)
                let again = try FoundGroup.found(
                    GroupDraft(name: #require(DisplayName("Steady Starters")), about: "", door: .current, agreements: ["Kindness."]), by: small.id("maya"),
                    small.membership("maya", transaction), in: transaction)
                #expect(again.slug == small.starters.slug, "its address is free again")
            }
        }
    }

    // MARK: Prompts on a schedule

    @Test("prompts come one after the other, once each, on their days", arguments: TestEngine.all) func prompts(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let small = try await SmallPractice.make(in: store)
            let form = FormFields(texts: [("prompts", "One?\nTwo?\n\n"), ("weekday", "0"), ("weekday", "3"), ("time", "08:30")])
            let schedule = try PromptForm.schedule(form, author: small.id("maya"))
            #expect(schedule.prompts == ["One?", "Two?"])
            try await store.write { try SharePrompts.save(schedule, in: small.starters, by: small.circle("maya", $0), $0) }
            for expected in ["One?", "Two?", "One?"] {
                let due = try #require(try await store.read { try PromptQueries.schedule(of: small.starters.id, in: $0)?.dueAt })
                clock.set(due)
                try await store.runJobs(SharePrompts.handler(store))
                let bodies = try await store.read { reading throws in
                    try FeedQueries.cards(in: small.starters, cursor: .newest, limit: 1, for: small.circle("doreen", reading), in: reading).rows.map(
                        \.post.subject)
                }
                #expect(bodies.map(\.body) == [expected] && bodies.map(\.kind) == [.prompt])
                let time = TimeWords(now: due, zone: small.harbour.timeZone)
                #expect(time.clock(due) == "08:30" && [0, 3].contains(time.weekday(due)))
            }
            #expect(try await store.read { try $0.count("SELECT COUNT(*) FROM posts WHERE kind = 'prompt'") } == 3)
        }
    }

    @Test("a schedule whose author left rests, with the reason", arguments: TestEngine.all) func orphaned(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let small = try await SmallPractice.make(in: store)
            let schedule = PromptSchedule(author: small.id("nils"), prompts: ["One?"], weekdays: [0, 1, 2, 3, 4, 5, 6], minute: 0)
            try await store.write { transaction throws in
                try SharePrompts.save(schedule, in: small.starters, by: small.circle("nils", transaction), transaction)
                try leave("nils", small, transaction)
            }
            clock.set(try #require(try await store.read { try PromptQueries.schedule(of: small.starters.id, in: $0)?.dueAt }))
            try await store.runJobs(SharePrompts.handler(store))
            let now = try #require(try await store.read { try PromptQueries.schedule(of: small.starters.id, in: $0) })
            #expect(now.dueAt == nil && now.failure?.contains("Nils") == true && now.prompts == ["One?"])
        }
    }

    @Test("a time that the clock jumps over is the first moment after it; one that it shows twice comes once")
    func jumps() throws {
        // Dublin, 2026: 29 March 01:00 → 02:00, 25 October 02:00 → 01:00. Both are Sundays.
        let schedule = PromptSchedule(author: ID(1), prompts: ["One?"], weekdays: [6], minute: 90)
        let spring = try #require(schedule.moment(after: Moment(iso: "2026-03-28T12:00:00Z"), zone: "Europe/Dublin"))
        #expect(TimeWords(now: spring, zone: "Europe/Dublin").clock(spring) == "02:00")
        let autumn = try #require(schedule.moment(after: Moment(iso: "2026-10-24T12:00:00Z"), zone: "Europe/Dublin"))
        #expect(autumn == Moment(iso: "2026-10-25T00:30:00Z"))
        let next = try #require(schedule.moment(after: autumn, zone: "Europe/Dublin"))
        #expect(next == Moment(iso: "2026-11-01T01:30:00Z"))
    }
}
