import Identity
import Kernel
import Language
import Site
import Testing

@testable import Community
@testable import Store
@testable import TestSupport
@testable import Trust

@Suite("What somebody would rather not read") struct FilterTests {
    private func filter(topics: [Topic] = [], _ phrases: String...) -> ReaderFilter {
        ReaderFilter(ReaderFilters(topics: Set(topics.map(\.rawValue)), phrases: phrases), reader: ID(1))
    }

    @Test("words in a row, whole, whatever the letters and accents") func phrases() {
        let filter = filter("Café au lait", "scan", "日本")
        #expect(filter.found(in: ["a CAFE, au  LAIT please"]) == "“Café au lait”")
        #expect(filter.found(in: ["the scan is tomorrow"]) == "“scan”")
        #expect(filter.found(in: ["scandal and scanning"]) == nil)
        #expect(filter.found(in: ["cafe", "au lait"]) == "“Café au lait”", "texts that stand together")
        let beginning = ReaderFilter(ReaderFilters(topics: [], phrases: ["crash diet*"]), reader: ID(1))
        #expect(beginning.found(in: ["no crash dieting for me"]) == "“crash diet*”" && beginning.found(in: ["dieting crash"]) == nil)
        #expect(filter.found(in: ["cafe au thé"]) == nil && filter.found(in: []) == nil && filter.found(in: [""]) == nil)
        #expect(ReaderFilter.nothing.found(in: ["anything"]) == nil)
    }

    @Test("random words are found where they stand, and only there") func random() {
        var random = SeededRandom(seed: 4)
        let words = ["sea", "salt", "stair", "ola", "ünter", "rail", "seven"]
        for _ in 0..<500 {
            let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
            let phrase = (0..<Int.random(in: 1...3, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
            let stands = text.indices.contains { start in text[start...].starts(with: phrase) }
            let marks = [" ", ", ", " — ", "\n", ". "].randomElement(using: &random) ?? " "
            #expect((filter(phrase.joined(separator: " ")).found(in: [text.joined(separator: marks)]) != nil) == stands, "\(phrase) in \(text)")
        }
    }

    @Test("the form: lines, doubles, too long, too many, none to find by") func form() throws {
        func read(_ phrases: String) throws -> [String] { try FilterForm.filters(FormFields(texts: [("phrases", phrases)])).phrases }
        #expect(try read(" sea \n\nsea\n old   wall ") == ["sea", "old wall"])
        #expect(throws: FormErrors.self) { try read(String(repeating: "x", count: 61)) }
        #expect(throws: FormErrors.self) { try read("…!") }
        #expect(throws: FormErrors.self) { try read((0...50).map(String.init).joined(separator: "\n")) }
        #expect(try FilterForm.filters(FormFields(texts: [("topic", "weight"), ("topic", "nonsense")])).topics == ["weight"])
    }

    @Test("posts, replies, their lines and what hangs on them are folded for that reader alone", arguments: TestEngine.all)
    func posts(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            let walk = try small.post("Walked to the pier.", by: "samir", transaction)
            let scales = try small.post("The scales were kind to me.", by: "samir", transaction)
            let mine = try small.post("I weighed myself, and that is my business.", by: "doreen", transaction)
            let reply = try small.reply("What did the scales say?", to: walk, by: "graham", transaction)
            try small.praise(walk, by: "graham", words: "Slimmer every day", transaction)
            try ReaderFilterQueries.save(ReaderFilters(topics: ["weight"], phrases: []), tells: false, of: small.id("doreen"), in: transaction)
            func sentence(_ post: ID<Post>, for handle: String) throws -> String? {
                let viewer = try #require(try ViewerQueries.viewer(small.id(handle), in: transaction))
                return try PostQueries.post(post, for: CircleQueries.circle(of: viewer, in: transaction), in: transaction)?.subject.warning?.sentence
            }
            let folded = "Folded away for you: weight and measurements"
            #expect(try sentence(scales, for: "doreen") == folded && sentence(reply, for: "doreen") == folded)
            #expect(try sentence(walk, for: "doreen") == nil && sentence(mine, for: "doreen") == nil, "one’s own stays as it is")
            #expect(try sentence(scales, for: "graham") == nil && sentence(scales, for: "samir") == nil)

            let viewer = try #require(try ViewerQueries.viewer(small.id("doreen"), in: transaction))
            let circle = try CircleQueries.circle(of: viewer, in: transaction)
            let cards = try FeedQueries.cards(in: small.starters, cursor: .newest, limit: 20, for: circle, in: transaction).rows
            let card = try #require(cards.first { $0.post.subject.id == walk })
            #expect(card.chips.isEmpty && card.replies.first?.post.subject.warning?.sentence == folded)
            #expect(cards.first { $0.post.subject.id == scales }?.post.subject.excerpt(100) == folded)
            #expect(cards.first { $0.post.subject.id == scales }?.isUnfolded == false)
            #expect(try small.home("graham", transaction).allSatisfy { $0.post.subject.warning == nil })
        }
    }

    @Test("a warning of an author about such a topic stays folded, whatever else is unfolded", arguments: TestEngine.all)
    func warning(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            let draft = PostDraft(
                kind: .note, audience: .group, headline: "", body: "My numbers.", formKey: Token().text, warning: ContentWarning(kind: .food, words: "tea"))
            let post = try WritePost.write(draft, in: small.starters, by: small.circle("samir", transaction), transaction)
            try small.setProfile("doreen", transaction) { $0.unfolds = [.food] }
            func card() throws -> PostCard? {
                let viewer = try #require(try ViewerQueries.viewer(small.id("doreen"), in: transaction))
                let circle = try CircleQueries.circle(of: viewer, in: transaction)
                return try FeedQueries.cards(in: small.starters, cursor: .newest, limit: 20, for: circle, in: transaction).rows.first {
                    $0.post.subject.id == post
                }
            }
            #expect(try card()?.isUnfolded == true)
            try ReaderFilterQueries.save(ReaderFilters(topics: ["food"], phrases: []), tells: false, of: small.id("doreen"), in: transaction)
            #expect(try card()?.isUnfolded == false)
            #expect(try ReaderFilterQueries.filters(of: small.id("doreen"), in: transaction).topics == ["food"])
            #expect(try ProfileQueries.profile(of: small.id("doreen"), in: transaction).unfolds == [.food], "the rest of the profile stays")
        }
    }
}
