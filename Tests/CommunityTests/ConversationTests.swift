import Identity
import Kernel
import Site
import Testing

@testable import Community
@testable import Store
@testable import TestSupport
@testable import Trust

@Suite("Between two people") struct ConversationTests {
    @discardableResult
    private func write(_ body: String, from: String, to: String, key: String? = nil, _ small: SmallPractice, _ transaction: Transaction) throws -> ID<Message> {
        let other = try #require(try AccountQueries.account(small.id(to), in: transaction))
        return try WriteMessage.write(body, to: other, formKey: key ?? Token().text, by: small.circle(from, transaction), transaction)
    }

    private func list(_ handle: String, _ small: SmallPractice, _ reading: Reading) throws -> [Conversation] {
        try ConversationQueries.conversations(for: small.circle(handle, reading), limit: 50, in: reading)
    }

    @Test("the two read it, each is told, and nobody else finds anything of it", arguments: TestEngine.all) func two(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            try write("Walking pumpkins tomorrow?", from: "doreen", to: "samir", key: "one", small, transaction)
            try write("Walking pumpkins tomorrow?", from: "doreen", to: "samir", key: "one", small, transaction)
            try write("Gladly", from: "samir", to: "doreen", small, transaction)
            let conversation = try #require(try list("doreen", small, transaction).first)
            #expect(conversation.excerpt == "Gladly" && conversation.isNew && !conversation.isMine)
            let messages = try ConversationQueries.messages(of: conversation.id, for: small.id("doreen"), before: .newest, limit: 9, in: transaction)
            #expect(messages.map(\.body) == ["Gladly", "Walking pumpkins tomorrow?"], "the same form twice is one message")
            #expect(messages.map(\.isRead) == [true, true], "who answers has read what they answer")
            try Happened.react(NoticeReactions.all + MessageReactions.all + SearchReactions.all, in: transaction)
            #expect(try small.notices("samir", transaction).map(\.kind) == [.message])
            for handle in ["maya", "nils", "graham", "rob"] {
                #expect(try list(handle, small, transaction).isEmpty && small.notices(handle, transaction).isEmpty, "\(handle)")
            }
            #expect(try transaction.count("SELECT COUNT(*) FROM posts") == 0)
        }
    }

    @Test("no words across a block, to another practice, or to oneself", arguments: TestEngine.all) func closed(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            try write("Before", from: "doreen", to: "samir", small, transaction)
            try BlockPerson.block(small.id("doreen"), by: small.id("samir"), in: transaction)
            for (from, to) in [("doreen", "samir"), ("samir", "doreen"), ("doreen", "rob"), ("rob", "maya"), ("maya", "maya")] {
                #expect(throws: NotFound.self, "\(from) to \(to)") { try write("Hello", from: from, to: to, small, transaction) }
            }
            for handle in ["doreen", "samir"] { #expect(try list(handle, small, transaction).isEmpty, "\(handle)") }
            try Happened.react(MessageReactions.all, in: transaction)
            #expect(try small.notices("samir", transaction).isEmpty)
        }
    }

    @Test("each chooses who may begin; what has begun goes on", arguments: TestEngine.all) func doors(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            func close(_ door: MessageDoor) throws {
                var profile = try ProfileQueries.profile(of: small.id("samir"), in: transaction)
                profile.messagesFrom = door
                try ProfileQueries.save(profile, of: small.id("samir"), in: transaction)
            }
            try close(.coaches)
            #expect(throws: MessageFault.closed("Samir")) { try write("Hello", from: "doreen", to: "samir", small, transaction) }
            try write("How are you?", from: "nils", to: "samir", small, transaction)
            try close(.followed)
            #expect(throws: MessageFault.closed("Samir")) { try write("Hello", from: "doreen", to: "samir", small, transaction) }
            _ = try FollowPerson.follow(small.id("doreen"), by: small.id("samir"), in: transaction)
            try write("Hello", from: "doreen", to: "samir", small, transaction)
            try close(.coaches)
            try write("Still here", from: "doreen", to: "samir", small, transaction)
        }
    }

    @Test("a deleted message is gone for both, with its notice; only its author deletes it", arguments: TestEngine.all)
    func deleted(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let message = try write("Not so", from: "doreen", to: "samir", small, transaction)
            try Happened.react(MessageReactions.all, in: transaction)
            for handle in ["samir", "maya", "rob"] { #expect(throws: NotFound.self) { try WriteMessage.delete(message, by: small.id(handle), transaction) } }
            try WriteMessage.delete(message, by: small.id("doreen"), transaction)
            #expect(try transaction.count("SELECT COUNT(*) FROM messages WHERE body <> ''") == 0)
            #expect(try small.notices("samir", transaction).isEmpty)
        }
    }

    @Test("a muted person’s words arrive without a sound", arguments: TestEngine.all) func muted(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            try MutePerson.mute(small.id("doreen"), .forGood, by: small.id("samir"), in: transaction)
            try write("Hello", from: "doreen", to: "samir", small, transaction)
            try Happened.react(MessageReactions.all, in: transaction)
            #expect(try small.notices("samir", transaction).isEmpty)
            #expect(try list("samir", small, transaction).count == 1)
        }
    }
}
