import Community
import Identity
import Kernel
import Site
import Testing
import TestSupport

@testable import Store
@testable import Trust

@Suite("Groups") struct GroupTests {
    private func ties(_ handle: String, _ small: SmallPractice, _ reading: Reading) throws -> [String] {
        try GroupQueries.ties(of: small.id(handle), in: reading).map { $0.group.name + ($0.isModerator ? "*" : "") }.sorted()
    }

    private func found(_ name: String, door: GroupDoor = .currentAndFormer, _ small: SmallPractice, _ transaction: Transaction) throws -> Group {
        try FoundGroup.found(groupDraft(name, door: door), by: small.id("maya"), small.membership("maya", transaction), in: transaction)
    }

    private func join(_ group: Group, _ handle: String, _ small: SmallPractice, _ transaction: Transaction) throws {
        try JoinGroup.join(group, small.id(handle), small.membership(handle, transaction), in: transaction)
    }

    private func leave(_ group: Group, _ handle: String, _ small: SmallPractice, _ transaction: Transaction) throws {
        let tie = try #require(try GroupQueries.ties(of: small.id(handle), in: transaction).first { $0.group.id == group.id })
        try LeaveGroup.leave(tie, small.id(handle), small.membership(handle, transaction), in: transaction)
    }

    @Test("who founds a group is its first member and looks after it", arguments: TestEngine.all) func founding(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let draft = try groupDraft("Äpfel & Birnen!", door: .current, about: "Fruit", agreements: ["One.", "Two."])
            let group = try FoundGroup.found(draft, by: small.id("nils"), small.membership("nils", transaction), in: transaction)
            #expect(group.slug.text == "aepfel-birnen")
            #expect(group.href == "/p/harbour/g/aepfel-birnen")
            #expect(try GroupQueries.group(group.id, in: transaction) == group)
            #expect(try GroupQueries.group(practice: small.harbour.id, slug: "aepfel-birnen", in: transaction) == group)
            #expect(try GroupQueries.group(practice: small.gutfeeling.id, slug: "aepfel-birnen", in: transaction) == nil)
            #expect(group.agreements == ["One.", "Two."])
            #expect(try ties("nils", small, transaction) == ["Steady Starters*", "Äpfel & Birnen!*"])
            #expect(try GroupQueries.counts(group.id, in: transaction) == GroupQueries.Counts(people: 1, former: 0))
        }
    }

    @Test("a name is taken within its practice, not beyond it", arguments: TestEngine.all) func nameTaken(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            #expect(throws: GroupFault.nameTaken) { _ = try found("steady  STARTERS", small, transaction) }
            #expect(throws: GroupFault.nameUnreadable) { _ = try found("心と体", small, transaction) }
            let elsewhere = try FoundGroup.found(groupDraft("Steady Starters"), by: small.id("nadia"), small.membership("nadia", transaction), in: transaction)
            #expect(elsewhere.slug.text == "steady-starters")
            #expect(elsewhere.practice == small.gutfeeling.id)
        }
    }

    @Test("a group whose name is somebody’s handle is founded all the same", arguments: TestEngine.all) func handleTaken(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            for name in ["Doreen", "Samir", "Today", "7 up"] { #expect(try !found(name, small, transaction).slug.text.isEmpty, "\(name)") }
        }
    }

    @Test("changing a group keeps its address; coaches of the practice alone may", arguments: TestEngine.all) func editing(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let draft = try groupDraft("Slow Starters", about: "Still slow", agreements: ["Only one."])
            for handle in ["doreen", "graham"] {
                #expect(throws: NotAllowed.self, "\(handle)") {
                    try EditGroup.edit(small.starters, draft, by: small.id(handle), small.membership(handle, transaction), in: transaction)
                }
            }
            try EditGroup.edit(small.starters, draft, by: small.id("nils"), small.membership("nils", transaction), in: transaction)
            let group = try #require(try GroupQueries.group(small.starters.id, in: transaction))
            #expect(group.name == "Slow Starters")
            #expect(group.about == "Still slow")
            #expect(group.agreements == ["Only one."])
            #expect(group.slug == small.starters.slug)
        }
    }

    @Test("an owner elsewhere can do nothing to a group", arguments: TestEngine.all) func outsider(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let (nadia, membership) = (small.id("nadia"), try small.membership("nadia", transaction))
            #expect(throws: (any Error).self, "changes it") {
                try EditGroup.edit(small.starters, groupDraft("Mine now"), by: nadia, membership, in: transaction)
            }
            #expect(throws: (any Error).self, "joins it") { try JoinGroup.join(small.starters, nadia, membership, in: transaction) }
            #expect(throws: (any Error).self, "makes moderators") {
                try ChangeModerator.change(small.id("doreen"), to: true, in: small.starters, by: membership, in: transaction)
            }
            #expect(try GroupQueries.group(small.starters.id, in: transaction)?.name == "Steady Starters")
            #expect(try GroupQueries.counts(small.starters.id, in: transaction).people == 5)
            try ChangeStanding.change(small.id("doreen"), to: .former, by: nadia, membership, in: transaction)
            #expect(try small.membership("doreen", transaction).standing == .active)
        }
    }

    @Test("joining twice is joining once", arguments: TestEngine.all) func twice(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let group = try found("Early Birds", small, transaction)
            for _ in 1...2 { for handle in ["doreen", "graham"] { try join(group, handle, small, transaction) } }
            #expect(try GroupQueries.counts(group.id, in: transaction) == GroupQueries.Counts(people: 3, former: 1))
            #expect(try ties("doreen", small, transaction) == ["Early Birds", "Steady Starters"])
            try leave(group, "graham", small, transaction)
            #expect(try GroupQueries.counts(group.id, in: transaction) == GroupQueries.Counts(people: 2, former: 0))
            #expect(try ties("graham", small, transaction) == ["Steady Starters"])
        }
    }

    @Test("whoever alone looks after a group stays until somebody else does", arguments: TestEngine.all) func lastModerator(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let group = try found("Early Birds", small, transaction)
            let maya = try small.membership("maya", transaction)
            try join(group, "doreen", small, transaction)
            #expect(throws: GroupFault.lastModerator) { try leave(group, "maya", small, transaction) }
            #expect(throws: GroupFault.lastModerator) { try ChangeModerator.change(small.id("maya"), to: false, in: group, by: maya, in: transaction) }
            #expect(throws: NotAllowed.self) {
                try ChangeModerator.change(small.id("doreen"), to: true, in: group, by: small.membership("doreen", transaction), in: transaction)
            }
            try ChangeModerator.change(small.id("doreen"), to: true, in: group, by: maya, in: transaction)
            try leave(group, "maya", small, transaction)
            #expect(try ties("maya", small, transaction) == ["Steady Starters*"])
            #expect(try ties("doreen", small, transaction) == ["Early Birds*", "Steady Starters"])
            #expect(throws: GroupFault.lastModerator) { try leave(group, "doreen", small, transaction) }
        }
    }

    @Test("a former client leaves groups for current clients, and only those", arguments: TestEngine.all) func doors(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let current = try found("In Coaching", door: .current, small, transaction)
            #expect(throws: GroupFault.closedToFormer) { try join(current, "graham", small, transaction) }
            try join(current, "doreen", small, transaction)
            let membership = try small.membership("doreen", transaction)
            try ChangeStanding.change(small.id("doreen"), to: .former, by: small.id("doreen"), membership, in: transaction)
            #expect(try ties("doreen", small, transaction) == ["Steady Starters"])
            #expect(try GroupQueries.counts(current.id, in: transaction) == GroupQueries.Counts(people: 1, former: 0))
            #expect(try GroupQueries.counts(small.starters.id, in: transaction) == GroupQueries.Counts(people: 5, former: 2))
            try ChangeStanding.change(small.id("doreen"), to: .active, by: small.id("nils"), small.membership("nils", transaction), in: transaction)
            #expect(try ties("doreen", small, transaction) == ["Steady Starters"], "coming back is a choice of one’s own")
            try join(current, "doreen", small, transaction)
            #expect(try GroupQueries.counts(small.starters.id, in: transaction) == GroupQueries.Counts(people: 5, former: 1))
        }
    }

    @Test("a group that closes its door to former clients lets them go", arguments: TestEngine.all) func closing(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let draft = try groupDraft("Steady Starters", door: .current)
            try EditGroup.edit(small.starters, draft, by: small.id("maya"), small.membership("maya", transaction), in: transaction)
            // “Former clients can no longer read or write here.”
            #expect(try ties("graham", small, transaction) == [])
            #expect(try GroupQueries.counts(small.starters.id, in: transaction) == GroupQueries.Counts(people: 4, former: 0))
        }
    }

    @Test("a former coach no longer looks after groups", arguments: TestEngine.all) func formerCoach(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let post = try small.post("Mine", by: "doreen", transaction)
            try ChangeStanding.change(small.id("nils"), to: .former, by: small.id("nils"), small.membership("nils", transaction), in: transaction)
            let circle = try small.circle("nils", transaction)
            let visible = try #require(try PostQueries.post(post, for: circle, in: transaction))
            #expect(throws: NotAllowed.self) { try DeletePost.delete(visible, by: circle, transaction) }
        }
    }

    @Test("an owner stays; nobody makes themselves active again", arguments: TestEngine.all) func standing(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            func change(_ handle: String, to standing: Standing, by changer: String) throws {
                try ChangeStanding.change(small.id(handle), to: standing, by: small.id(changer), small.membership(changer, transaction), in: transaction)
            }
            #expect(throws: NotAllowed.self) { try change("maya", to: .former, by: "maya") }
            try change("maya", to: .former, by: "nils")
            #expect(try small.membership("maya", transaction).standing == .active)
            #expect(throws: NotAllowed.self) { try change("graham", to: .active, by: "graham") }
            #expect(throws: NotAllowed.self) { try change("samir", to: .former, by: "doreen") }
            #expect(throws: NotAllowed.self) { try change("samir", to: .former, by: "graham") }
            for _ in 1...2 { try change("samir", to: .former, by: "nils") }
            #expect(try GroupQueries.counts(small.starters.id, in: transaction) == GroupQueries.Counts(people: 5, former: 2), "twice is once")
        }
    }
}

@Suite("The numbers of a group") struct GroupCounterTests {
    @Test("after whatever happens they are what counting finds", arguments: TestEngine.all, [31, 32, 33, 34] as [UInt64])
    func counters(_ engine: TestEngine, _ seed: UInt64) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            var random = SeededRandom(seed: seed)
            let maya = try small.membership("maya", transaction)
            var groups = [small.starters]
            for (name, door) in [("One", GroupDoor.current), ("Two", .currentAndFormer), ("Three", .current)] {
                groups.append(try FoundGroup.found(groupDraft(name, door: door), by: small.id("maya"), maya, in: transaction))
            }
            let people = ["nils", "doreen", "samir", "graham"]
            for step in 1...120 {
                let handle = people.randomElement(using: &random) ?? "doreen"
                let group = groups.randomElement(using: &random) ?? small.starters
                let membership = try small.membership(handle, transaction)
                do {
                    switch Int.random(in: 0..<4, using: &random) {
                    case 0, 1: try JoinGroup.join(group, small.id(handle), membership, in: transaction)
                    case 2:
                        if let tie = try GroupQueries.ties(of: small.id(handle), in: transaction).first(where: { $0.group.id == group.id }) {
                            try LeaveGroup.leave(tie, small.id(handle), membership, in: transaction)
                        }
                    default:
                        let standing: Standing = random.chance(50) ? .former : .active
                        try ChangeStanding.change(small.id(handle), to: standing, by: small.id("maya"), maya, in: transaction)
                    }
                } catch is GroupFault {}
                for group in groups { try check(group, step, transaction) }
            }
        }
    }

    private func check(_ group: Group, _ step: Int, _ transaction: Transaction) throws {
        let people = try transaction.count("SELECT COUNT(*) FROM group_memberships WHERE group_id = \(group.id)")
        let former = try transaction.count(
            """
            SELECT COUNT(*)
            FROM group_memberships
            JOIN memberships ON memberships.account_id = group_memberships.account_id AND memberships.practice_id = \(group.practice)
            WHERE group_memberships.group_id = \(group.id) AND memberships.standing = 'former'
            """
        )
        let counts = try GroupQueries.counts(group.id, in: transaction)
        #expect(counts == GroupQueries.Counts(people: people, former: former), "\(group.name) after step \(step)")
        if group.door == .current { #expect(former == 0, "\(group.name) after step \(step)") }
    }
}
