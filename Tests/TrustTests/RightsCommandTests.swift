import Community
import Identity
import Kernel
import Site
import Store
import Testing
import TestSupport

@testable import Trust

/// The table again, with the commands themselves: whoever may, can; whoever may not, gets `NotAllowed`.
@Suite("The commands keep the table") struct RightsCommandTests {
    @Test("each act, run by each kind of person", arguments: TestEngine.all) func commands(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let world = try await World.make(store)
            for act in Act.allCases {
                for column in Column.allCases {
                    let may = try WhoMayDoWhat.mayDo(act, column)
                    let outcome = try await world.outcome(of: act, by: column, store)
                    #expect(outcome == (may ? .done : .notAllowed), "\(column): \(act.name)")
                }
            }
        }
    }

    @Test("somebody of another practice can do nothing here", arguments: TestEngine.all) func outsider(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let world = try await World.make(store)
            let small = world.small
            for handle in ["rob", "nadia"] {
                let found = try await store.read { reading in
                    let circle = try small.circle(handle, reading)
                    return try [world.groupPost, world.practicePost, world.coachPost].filter { try PostQueries.post($0, for: circle, in: reading) != nil }
                }
                #expect(found == [], "\(handle) sees posts of another practice")
                await #expect(throws: NotFound.self, "\(handle) writes into a group of another practice") {
                    try await store.trying { transaction in
                        let draft = PostDraft(kind: .note, audience: .group, headline: "", body: "Hello", formKey: "outsider")
                        _ = try WritePost.write(draft, in: small.starters, by: small.circle(handle, transaction), transaction)
                    }
                }
            }
        }
    }
}

/// A practice with one person of each role and standing, all in its group, and something to act upon.
private struct World: Sendable {
    let small: SmallPractice
    let people: [Column: ID<Account>]
    let otherGroup: Group
    let groupPost: ID<Post>
    let practicePost: ID<Post>
    let coachPost: ID<Post>
    let invitation: ID<Invitation>

    enum Outcome: Equatable { case done, notAllowed, failed(String) }

    static func make(_ store: Store) async throws -> World {
        let small = try await SmallPractice.make(in: store)
        let invitation = try await small.invite(store).id
        return try await store.write { transaction in
            var people: [Column: ID<Account>] = [:]
            for column in Column.allCases { people[column] = try person(column, small, transaction) }
            let maya = try small.membership("maya", transaction)
            let other = try FoundGroup.found(groupDraft("Early Birds"), by: small.id("maya"), maya, in: transaction)
            return World(
                small: small, people: people, otherGroup: other, groupPost: try small.post("Walked to work", by: "samir", transaction),
                practicePost: try small.post("Hello everybody", by: "samir", audience: .practice, transaction),
                coachPost: try small.post("Only for you", by: "samir", audience: .coaches, transaction), invitation: invitation
            )
        }
    }

    private static func person(_ column: Column, _ small: SmallPractice, _ transaction: Transaction) throws -> ID<Account> {
        let practice = small.harbour
        let id = try CreateAccount.create(newcomer("Person\(column.rawValue)"), in: transaction)
        try MembershipQueries.insert(id, practice: practice.id, role: column.role, invitedBy: nil, in: transaction)
        for purpose in ConsentPurpose.allCases { try GiveConsent.give(purpose, id, to: practice, in: transaction) }
        let membership = Membership(practice: practice, role: column.role, standing: .active, joinedAt: transaction.now)
        try JoinGroup.join(small.starters, id, membership, in: transaction)
        try MembershipQueries.setStanding(column.standing, of: id, practice: practice.id, in: transaction)
        return id
    }

    func outcome(of act: Act, by column: Column, _ store: Store) async throws -> Outcome {
        do {
            switch act {
            case .inviteClient: try await invite(.client, column, store)
            case .inviteProfessional: try await invite(.professional, column, store)
            case .revokeInvitation:
                let (circle, membership) = try await store.read { try self.circle(column, $0) }
                let fresh = try await small.invite(store).id
                try await Invite(store: store, origin: SmallPractice.origin).revoke(fresh, by: circle.id, membership)
            default: try await store.trying { try run(act, column, $0) }
            }
            return .done
        } catch is NotAllowed {
            return .notAllowed
        } catch {
            return .failed("\(error)")
        }
    }

    private func invite(_ role: Role, _ column: Column, _ store: Store) async throws {
        let (circle, membership) = try await store.read { try self.circle(column, $0) }
        _ = try await Invite(store: store, origin: SmallPractice.origin)(invitationDraft(role: role), by: circle.viewer.account, membership)
    }

    private func circle(_ column: Column, _ reading: Reading) throws -> (Circle, Membership) {
        let id = try #require(people[column])
        let account = try #require(try AccountQueries.account(id, in: reading))
        let memberships = try MembershipQueries.memberships(of: id, in: reading)
        let circle = try CircleQueries.circle(of: Viewer(account: account, isSteward: false, memberships: memberships), in: reading)
        return (circle, try #require(memberships.first))
    }

    private func visible(_ post: ID<Post>, _ circle: Circle, _ reading: Reading) throws -> Visible<Post> {
        try #require(try PostQueries.post(post, for: circle, in: reading))
    }

    private func run(_ act: Act, _ column: Column, _ transaction: Transaction) throws {
        let (circle, membership) = try circle(column, transaction)
        func write(_ kind: PostKind, _ audience: PostDraft.ChosenAudience) throws {
            let draft = PostDraft(kind: kind, audience: audience, headline: "", body: "Hello", formKey: "form", opensChannel: true)
            _ = try WritePost.write(draft, in: small.starters, by: circle, transaction)
        }
        switch act {
        case .seePractice: _ = try visible(practicePost, circle, transaction)
        case .writeInGroup: try write(.note, .group)
        case .writeToPractice: try write(.note, .practice)
        case .writeToFollowers: try write(.note, .followers)
        case .writePublicly: try write(.note, .public)
        case .followClients: _ = try FollowClients.follow(of: membership, by: circle.id, in: transaction)
        case .writePrompt: try write(.prompt, .group)
        case .reply: _ = try WriteReply.write("Well done", to: visible(groupPost, circle, transaction), formKey: "form", by: circle, transaction)
        case .praise:
            let draft = PraiseDraft(kind: .effort, words: "You went", isPrivate: false)
            _ = try GivePraise.give(draft, for: visible(groupPost, circle, transaction), by: circle, transaction)
        case .joinGroup: try JoinGroup.join(otherGroup, circle.id, membership, in: transaction)
        case .leaveGroup:
            let tie = try #require(circle.tie(to: small.starters.id))
            try LeaveGroup.leave(tie, circle.id, membership, in: transaction)
        case .leavePractice: try ChangeStanding.change(circle.id, to: .former, by: circle.id, membership, in: transaction)
        case .foundGroup: _ = try FoundGroup.found(groupDraft("Night Owls"), by: circle.id, membership, in: transaction)
        case .editGroup: try EditGroup.edit(otherGroup, groupDraft("Early Larks"), by: circle.id, membership, in: transaction)
        // To the whole practice, so that being a moderator of the group plays no part.
        case .removePost: try DeletePost.delete(visible(practicePost, circle, transaction), by: circle, transaction)
        case .editPractice:
            let draft = PracticeDraft(name: try #require(DisplayName("Harbour Anew")), about: "", timeZone: "Europe/Dublin")
            try EditPractice.edit(draft, by: membership, circle.id, in: transaction)
        case .changeStanding:
            try ChangeStanding.change(small.id("samir"), to: .former, by: circle.id, membership, in: transaction)
        case .seeToday:
            _ = try AskPerson.ask("How are you?", to: small.id("samir"), in: membership, formKey: "form", by: circle, transaction)
        case .announce: try write(.announcement, .group)
        case .archiveGroup: try ArchiveGroup.archive(otherGroup, true, by: circle.id, membership, in: transaction)
        case .deleteGroup: try DeleteGroup.delete(otherGroup, typed: "early birds", by: circle.id, membership, in: transaction)
        case .broadcast:
            let draft = BroadcastDraft(room: .everybody, subject: "Hours", body: "We open at six", byMail: true, formKey: "form")
            _ = try SendBroadcast.send(draft, by: circle.id, membership, in: transaction)
        case .nominate:
            _ = try NominatePlate.nominate(visible(groupPost, circle, transaction), title: "Went", reason: "", by: circle, in: transaction)
        case .keepWall:
            let nominated = try NominatePlate.nominate(visible(groupPost, circle, transaction), title: "Went", reason: "", by: circle, in: transaction)
            let question = PlateQuestion(draft: PlateDraft(title: "Went"), surfaces: [.screen], question: "May I?", letter: "")
            try AskForPlate.ask(
                question, of: #require(try PlateQueries.entry(nominated, in: transaction)), by: circle, Ledger(endings: EndingsFile(path: nil)), in: transaction
            )
        case .moderate:
            let post = try visible(practicePost, small.circle("doreen", transaction), transaction)
            let one = try ReportSomething.report(.post(post), ReportDraft(reason: .unkind, words: ""), by: small.id("doreen"), in: transaction)
            do { try DecideCase.decide(one, DecisionDraft(action: .nothing, reason: .unkind), by: circle.viewer, in: transaction) } catch is NotFound {
                // What is not for somebody is not there.
                try Rights.check(.moderate, membership)
            }
        case .inviteClient, .inviteProfessional, .revokeInvitation: throw Undo()
        }
    }
}
