import Foundation
import Kernel
import Site
import Testing

@testable import Identity
@testable import Trust

/// The columns of the table below.
enum Column: Int, CaseIterable, CustomStringConvertible {
    case owner, coach, client, formerOwner, formerCoach, formerClient

    var role: Role {
        switch self {
        case .owner, .formerOwner: .owner
        case .coach, .formerCoach: .professional
        case .client, .formerClient: .client
        }
    }

    var standing: Standing {
        switch self {
        case .owner, .coach, .client: .active
        case .formerOwner, .formerCoach, .formerClient: .former
        }
    }

    var description: String { "\(standing) \(role)" }
}

/// Who may do what, written out by hand from the product's words: former clients stay part of the community; coaches in
/// coaching now run the practice; only an owner brings in colleagues; an owner hands the practice over before leaving.
enum WhoMayDoWhat {
    static let table: [(act: Act, row: String)] = [
        // owner, coach, client, former owner, former coach, former client
        (.seePractice, "yes yes yes   yes yes yes"),
        (.writeInGroup, "yes yes yes   yes yes yes"),
        (.writeToPractice, "yes yes yes   yes yes yes"),
        (.writeToFollowers, "yes yes yes   yes yes yes"),
        (.writePublicly, "yes yes yes   yes yes yes"),
        (.reply, "yes yes yes   yes yes yes"),
        (.praise, "yes yes yes   yes yes yes"),
        (.joinGroup, "yes yes yes   yes yes yes"),
        (.leaveGroup, "yes yes yes   yes yes yes"),
        (.leavePractice, "no  yes yes   no  no  no"),
        (.inviteClient, "yes yes no    no  no  no"),
        (.inviteProfessional, "yes no  no    no  no  no"),
        (.revokeInvitation, "yes yes no    no  no  no"),
        (.foundGroup, "yes yes no    no  no  no"),
        (.editGroup, "yes yes no    no  no  no"),
        (.writePrompt, "yes yes no    no  no  no"),
        (.removePost, "yes yes no    no  no  no"),
        (.changeStanding, "yes yes no    no  no  no"),
        (.editPractice, "yes no  no    no  no  no"),
        (.seeToday, "yes yes no    no  no  no"),
        (.followClients, "yes yes no    no  no  no"),
        (.announce, "yes yes no    no  no  no"),
        (.archiveGroup, "yes yes no    no  no  no"),
        (.deleteGroup, "yes no  no    no  no  no"),
        (.broadcast, "yes yes no    no  no  no"),
        (.nominate, "yes yes yes   yes yes yes"),
        (.keepWall, "yes yes no    no  no  no"),
        (.moderate, "yes yes no    no  no  no"),
    ]

    static func mayDo(_ act: Act, _ column: Column) throws -> Bool {
        let row = try #require(table.first { $0.act == act }?.row)
        return row.split(separator: " ")[column.rawValue] == "yes"
    }
}

@Suite("Who may do what") struct RightsTests {
    @Test("every act has its row, and every row six cells") func complete() {
        #expect(Set(WhoMayDoWhat.table.map(\.act)) == Set(Act.allCases))
        #expect(WhoMayDoWhat.table.count == Act.allCases.count)
        for line in WhoMayDoWhat.table { #expect(line.row.split(separator: " ").count == Column.allCases.count) }
    }

    @Test("every cell of the table", arguments: Act.allCases) func cells(_ act: Act) throws {
        for column in Column.allCases {
            let expected = try WhoMayDoWhat.mayDo(act, column)
            #expect(Rights.allow(act, column.role, column.standing) == expected, "\(column): \(act.name)")
        }
    }

    @Test("whoever may not is told what they cannot do and whom to ask") func sentence() throws {
        let practice = Practice(
            id: ID(7), handle: Handle(stored: "harbour"), name: "Harbour Strength", about: "", timeZone: "Europe/London"
        )
        func refusal(_ act: Act, _ role: Role, _ standing: Standing) -> String? {
            let membership = Membership(practice: practice, role: role, standing: standing, joinedAt: Moment(milliseconds: 0))
            do {
                try Rights.check(act, membership)
                return nil
            } catch {
                return (error as? NotAllowed)?.sentence
            }
        }
        let end = "Ask a coach of Harbour Strength to do it with you."
        #expect(refusal(.inviteClient, .client, .active) == "As a client you cannot invite clients. \(end)")
        #expect(refusal(.writePrompt, .client, .former) == "As a former client you cannot write a prompt. \(end)")
        #expect(
            refusal(.inviteProfessional, .professional, .active)
                == "As a coach you cannot invite professionals. Ask the owner of Harbour Strength to do it with you.")
        #expect(refusal(.leavePractice, .owner, .active) == "As an owner you cannot leave the practice’s coaching. \(end)")
        #expect(refusal(.inviteClient, .professional, .active) == nil)
    }

    @Test("the documentation holds the table as the code has it") func documentation() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "docs/who-may-do-what.md"), encoding: .utf8)
        let afterStart = text.split(separator: "<!-- rights -->\n", maxSplits: 1, omittingEmptySubsequences: false)
        try #require(afterStart.count == 2, "docs/who-may-do-what.md has no <!-- rights --> marker")
        let table = afterStart[1].split(separator: "<!-- /rights -->", maxSplits: 1, omittingEmptySubsequences: false)
        try #require(table.count == 2, "docs/who-may-do-what.md has no <!-- /rights --> marker")
        #expect(String(table[0]) == Rights.table, "run hearten documentation rights")
    }
}
