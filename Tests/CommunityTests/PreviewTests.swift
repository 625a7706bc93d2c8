import Foundation
import Identity
import Kernel
import Outside
import Site
import Testing

@testable import Community
@testable import Store
@testable import TestSupport
@testable import Trust

@Suite("What links lead to") struct PreviewTests {
    private let origin = "https://harbour.example"

    private func card(_ post: ID<Post>, for handle: String, _ small: SmallPractice, _ reading: Reading) throws -> PostCard? {
        try FeedQueries.cards(in: small.starters, cursor: .newest, limit: 20, for: small.circle(handle, reading), in: reading).rows
            .first { $0.post.subject.id == post }
    }

    @Test("the first link that leads elsewhere is looked at, once for all posts with it", arguments: TestEngine.all) func links(_ engine: TestEngine)
        async throws
    {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let post = try small.post("See \(origin)/@maya and https://run.example/plan and https://other.example", by: "doreen", transaction)
            try small.post("https://run.example/plan", by: "samir", transaction)
            let none = try small.post("No link, mailto:a@b.example", by: "samir", transaction)
            try Happened.react(FindPreviews.reactions(origin: origin), in: transaction)
            let jobs = try transaction.all("SELECT DISTINCT payload FROM jobs WHERE kind = 'preview'") { $0.text() }
            #expect(jobs.count == 1 && jobs[0].contains("run.example"))
            #expect(try card(post, for: "samir", small, transaction)?.preview == nil, "nothing is shown before it was seen")
            let page = PagePreview(html: Array("<title>A plan</title>".utf8), type: "text/html")
            try PreviewQueries.save("https://run.example/plan", page, failure: nil, in: transaction)
            #expect(try !PreviewQueries.isWanted("https://run.example/plan", in: transaction))
            let shown = try #require(try card(post, for: "samir", small, transaction)?.preview)
            #expect(shown.title == "A plan" && shown.site == "run.example" && shown.href.text == "https://run.example/plan")
            #expect(try card(none, for: "samir", small, transaction)?.preview == nil)
            #expect(try card(post, for: "rob", small, transaction) == nil, "an outsider finds neither post nor preview")
        }
    }

    @Test("a link that is taken out, or a post that is deleted, shows nothing more", arguments: TestEngine.all) func goes(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let post = try small.post("https://run.example", by: "doreen", transaction)
            try Happened.react(FindPreviews.reactions(origin: origin), in: transaction)
            try PreviewQueries.save("https://run.example", PagePreview(html: Array("<title>A</title>".utf8), type: ""), failure: nil, in: transaction)
            try small.edit(post, body: "No link", by: "doreen", transaction)
            try Happened.react(FindPreviews.reactions(origin: origin), in: transaction)
            #expect(try card(post, for: "samir", small, transaction)?.preview == nil)
            #expect(try transaction.count("SELECT COUNT(*) FROM link_previews") == 0, "what nobody shows is not kept")
            try small.edit(post, body: "https://run.example", by: "doreen", transaction)
            try Happened.react(FindPreviews.reactions(origin: origin), in: transaction)
            try PreviewQueries.save("https://run.example", PagePreview(html: Array("<title>A</title>".utf8), type: ""), failure: nil, in: transaction)
            #expect(try card(post, for: "samir", small, transaction)?.preview != nil)
            try small.delete(post, by: "doreen", transaction)
            #expect(try transaction.count("SELECT COUNT(*) FROM post_links") == 0)
        }
    }

    @Test("what cannot be fetched is noted for a day, and shown to nobody", arguments: TestEngine.all) func unreachable(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let small = try await SmallPractice.make(in: store)
            let address = "http://127.0.0.1:9/secret"
            let post = try await store.write { transaction throws in
                let post = try small.post(address, by: "doreen", transaction)
                try Happened.react(FindPreviews.reactions(origin: origin), in: transaction)
                return post
            }
            try await store.runJobs(FindPreviews.handler(store, Fetcher(agent: "Hearten (test)")))
            try await store.read { reading throws in
                #expect(try card(post, for: "doreen", small, reading)?.preview == nil)
                #expect(try !PreviewQueries.isWanted(address, in: reading))
                #expect(try reading.first("SELECT failure FROM link_previews", { $0.text() })?.contains("not on the public internet") == true)
            }
            clock.advance(.days(2))
            #expect(try await store.read { try PreviewQueries.isWanted(address, in: $0) })
        }
    }
}
