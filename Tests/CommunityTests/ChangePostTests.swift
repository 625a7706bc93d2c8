import Identity
import Kernel
import Site
import Testing
import Trust

@testable import Community
@testable import Store
@testable import TestSupport

@Suite("Changing and taking down posts") struct ChangePostTests {
    @Test("only its author changes the words", arguments: TestEngine.all) func edit(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let small = try await SmallPractice.make(in: store)
            let (note, win) = try await store.write { transaction in
                (
                    try small.post("Wlked with @samir #early", by: "doreen", transaction),
                    try small.post("Slowly", by: "doreen", kind: .win, headline: "Two flights", transaction)
                )
            }
            for handle in ["maya", "nils", "samir"] {
                await #expect(throws: NotAllowed.self, "\(handle)") { try await store.write { try small.edit(note, body: "Mine now", by: handle, $0) } }
            }
            await #expect(throws: NotFound.self) { try await store.write { try small.edit(note, body: "Mine now", by: "rob", $0) } }
            clock.advance(.minutes(5))
            let (changed, changedWin, mentions, tags) = try await store.write { transaction in
                try small.edit(note, headline: "Not for notes", body: "Walked with @nils #late", by: "doreen", transaction)
                try small.edit(win, headline: "Three flights", body: "Slowly", by: "doreen", transaction)
                return (
                    try small.post(note, to: "samir", transaction), try small.post(win, to: "samir", transaction),
                    try transaction.all("SELECT account_id FROM mentions WHERE post_id = \(note) LIMIT 10") { $0.id(Account.self) },
                    try transaction.all("SELECT tag FROM hashtags WHERE post_id = \(note) LIMIT 10") { $0.text() }
                )
            }
            #expect(changed.body == "Walked with @nils #late")
            #expect(changed.markup.markup.contains("/@nils") && !changed.markup.markup.contains("samir"))
            #expect(changed.headline == "", "only a win has a headline")
            #expect(changed.editedAt == SettableClock.start + .minutes(5))
            #expect(changedWin.headline == "Three flights")
            #expect(changed.createdAt == SettableClock.start)
            #expect(mentions == [small.id("nils")])
            #expect(tags == ["late"])
        }
    }

    @Test("its author or a moderator takes it down, nobody else", arguments: TestEngine.all) func whoDeletes(_ engine: TestEngine) async throws {
        // Of a group post: its author, the coaches of the group, its moderators. Graham looks after the group alone.
        let expected: [(PostDraft.ChosenAudience, may: Set<String>, mayNot: Set<String>)] = [
            (.group, ["samir", "maya", "nils", "graham"], ["doreen"]),
            (.practice, ["samir", "maya", "nils", "pat"], ["doreen", "graham", "olive"]),
            (.coaches, ["samir", "maya", "nils", "pat"], []),
        ]
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            try ChangeModerator.change(small.id("graham"), to: true, in: small.starters, by: small.membership("maya", transaction), in: transaction)
            for (audience, may, mayNot) in expected {
                for handle in WholePractice.everybody {
                    let post = try small.post("Mine", by: "samir", audience: audience, transaction)
                    var outcome = "gone"
                    do {
                        try small.delete(post, by: handle, transaction)
                    } catch is NotAllowed { outcome = "not allowed" } catch is NotFound { outcome = "not found" }
                    let wanted = may.contains(handle) ? "gone" : mayNot.contains(handle) ? "not allowed" : "not found"
                    #expect(outcome == wanted, "\(handle), \(audience)")
                    #expect(try small.viewers(of: post, transaction).isEmpty == (wanted == "gone"), "\(handle), \(audience)")
                }
            }
        }
    }

    @Test("what is taken down leaves nothing behind in the tables", arguments: TestEngine.all) func traces(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let picture = transaction.newID(Picture.self)
            let now = transaction.now
            try transaction.run("INSERT INTO pictures (id, owner_id, width, height, created_at) VALUES (\(picture), \(small.id("doreen")), 4, 3, \(now))")
            for size in ["list", "full"] {
                try transaction.run(
                    """
                    INSERT INTO picture_files (picture_id, size, format, digest, width, height, bytes)
                    VALUES (\(picture), \(size), 'jpeg', \("digest of " + size), 4, 3, 10)
                    """
                )
            }
            let draft = PostDraft(
                kind: .win, audience: .group, headline: "Zebracrossing", body: "Zebrawords @samir #zebratag", formKey: "k",
                pictures: [PictureChoice(id: picture, description: "Zebrapicture")]
            )
            let post = try WritePost.write(draft, in: small.starters, by: small.circle("doreen", transaction), transaction)
            #expect(try PictureQueries.pictures(of: [post], in: transaction)[post]?.map(\.description) == ["Zebrapicture"])
            try small.praise(post, by: "samir", words: "Zebrapraise", transaction)
            try small.praise(post, by: "nils", words: "Zebraprivate", isPrivate: true, transaction)
            let reply = try small.reply("Well done", to: post, by: "samir", transaction)
            try Happened.react(NoticeReactions.all, in: transaction)
            #expect(try small.notices("doreen", transaction).count == 3)

            try small.delete(post, by: "doreen", transaction)
            #expect(try small.viewers(of: post, transaction) == [])
            let left = try transaction.first("SELECT headline || body || markup FROM posts WHERE id = \(post)") { $0.text() }
            #expect(left == "")
            #expect(try transaction.count("SELECT COUNT(*) FROM mentions") == 0)
            #expect(try transaction.count("SELECT COUNT(*) FROM hashtags") == 0)
            #expect(try transaction.count("SELECT COUNT(*) FROM praises") == 0)
            #expect(try transaction.count("SELECT COUNT(*) FROM pictures") == 0)
            #expect(try transaction.count("SELECT COUNT(*) FROM picture_files") == 0)
            #expect(try transaction.count("SELECT COUNT(*) FROM notices WHERE post_id = \(post)") == 0)
            let files = try transaction.all("SELECT payload FROM jobs WHERE kind = 'remove-file' ORDER BY payload LIMIT 10") { $0.text() }
            #expect(files == ["digest of full", "digest of list"])
            #expect(try small.sees("doreen", reply, transaction), "replies keep their place")
            let told = try Happened.events(in: transaction).map { "\($0.event)" }.joined()
            #expect(!told.contains("Zebra"), "the log holds ids only")
            // A reaction that comes late tells nobody of what is gone.
            try Happened.react(NoticeReactions.all, in: transaction)
            #expect(try transaction.count("SELECT COUNT(*) FROM notices WHERE post_id = \(post)") == 0)
        }
    }

    @Test("only one’s own pictures, and each once, can hang on a post", arguments: TestEngine.all) func pictures(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let picture = transaction.newID(Picture.self)
            try transaction.run(
                "INSERT INTO pictures (id, owner_id, width, height, created_at) VALUES (\(picture), \(small.id("doreen")), 4, 3, \(transaction.now))"
            )
            func write(_ handle: String) throws -> ID<Post> {
                let draft = PostDraft(
                    kind: .note, audience: .group, headline: "", body: "Look", formKey: Token().text,
                    pictures: [PictureChoice(id: picture, description: handle)]
                )
                return try WritePost.write(draft, in: small.starters, by: small.circle(handle, transaction), transaction)
            }
            #expect(throws: PictureElsewhere.self) { _ = try write("samir") }
            let post = try write("doreen")
            #expect(throws: PictureElsewhere.self) { _ = try write("doreen") }
            let hung = try PictureQueries.pictures(of: transaction.all("SELECT id FROM posts LIMIT 10") { $0.id() }, in: transaction)
            #expect(hung.mapValues { $0.map(\.description) } == [post: ["doreen"]])
            #expect(try PictureQueries.drafts([picture], owner: small.id("doreen"), in: transaction) == [])
        }
    }
}
