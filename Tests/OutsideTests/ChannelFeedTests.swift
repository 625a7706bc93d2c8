import Foundation
import Kernel
import Testing

@testable import Outside

@Suite("What channels elsewhere offer") struct ChannelFeedTests {
    private static let now = Moment(milliseconds: 1_780_000_000_000)
    private static let base = "https://jo.example/feed"

    private func items(_ xml: String) throws -> [FeedItem] { try FeedReader.items(Array(xml.utf8), base: Self.base, now: Self.now) }

    @Test("RSS with HTML in it") func rss() throws {
        let found = try items(
            """
            <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Jo</title><link>https://jo.example/</link>
            <item><title>Slow &amp; steady</title><link>/posts/1</link><guid isPermaLink="false">one</guid><pubDate>Sat, 02 May 2026 07:15:00 +0200</pubDate>
            <description><![CDATA[<p>First <b>ten</b> minutes.</p><script>alert(1)</script><p>Then home.</p>]]></description></item>
            <item><title>Older</title><guid>https://jo.example/posts/0</guid><pubDate>1 May 26 09:00 EDT</pubDate><content:encoded>&lt;p&gt;Words&lt;/p&gt;</content:encoded></item>
            <item><title>No date</title><link>https://jo.example/2</link></item><item><title>A script</title><link>javascript:alert(1)</link><pubDate>1 May 2026 09:00 GMT</pubDate></item>
            </channel></rss>
            """)
        #expect(found.map(\.title) == ["Slow & steady", "Older"])
        #expect(found[0].address == "https://jo.example/posts/1" && found[0].words == "First ten minutes. Then home.")
        #expect(found[0].publishedAt == Moment(milliseconds: 1_777_698_900_000))
        #expect(found[1].address == "https://jo.example/posts/0" && found[1].publishedAt == Moment(milliseconds: 1_777_640_400_000))
    }

    @Test("Atom, also as YouTube writes it") func atom() throws {
        let found = try items(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xmlns:yt="http://www.youtube.com/xml/schemas/2015"><id>feed</id><title>Jo</title>
            <entry><id>yt:video:1</id><yt:videoId>1</yt:videoId><title>Blister tape</title><link rel="alternate" href="https://www.youtube.com/watch?v=1"/>
            <published>2026-05-02T05:15:00+00:00</published><updated>2026-05-03T05:15:00+00:00</updated><media:group><media:title>Other</media:title><media:description>How I tape.</media:description></media:group></entry>
            <entry><id>2</id><title type="html">&lt;b&gt;Bold&lt;/b&gt;</title><link rel="self" href="https://no.example"/><link href="/two"/><updated>2026-05-01T05:15:00.250Z</updated><summary>Short</summary></entry>
            <entry><id>3</id><title>From tomorrow</title><link href="/three"/><updated>2099-01-01T00:00:00Z</updated></entry></feed>
            """)
        #expect(found.map(\.title) == ["From tomorrow", "Blister tape", "Bold"])
        #expect(found[0].publishedAt == Self.now, "what claims to be from tomorrow is from now")
        #expect(found[1].words == "How I tape." && found[1].address == "https://www.youtube.com/watch?v=1")
        #expect(found[2].address == "https://jo.example/two" && found[2].words == "Short")
    }

    @Test("a feed that is cut off gives what came before; what is none, or brings definitions, gives none") func broken() throws {
        let entry = "<entry><id>1</id><title>One</title><link href='/1'/><updated>2026-05-01T05:15:00Z</updated></entry>"
        #expect(try items("<feed xmlns='http://www.w3.org/2005/Atom'>\(entry)<entry><title>Tw").map(\.title) == ["One"])
        #expect(throws: FeedReader.Fault.notAFeed) { try items("<html><body>\(entry)</body></html>") }
        #expect(throws: FeedReader.Fault.notAFeed) { try items("") }
        let laughs = #"<?xml version="1.0"?><!DOCTYPE f [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><feed xmlns="http://www.w3.org/2005/Atom">&b;</feed>"#
        #expect(throws: FeedReader.Fault.definitions) { try items(laughs) }
        let file = #"<!DOCTYPE f SYSTEM "file:///etc/passwd"><feed xmlns="http://www.w3.org/2005/Atom">\#(entry)</feed>"#
        #expect(try items(file).map(\.title) == ["One"], "what a document refers to is not read")
    }

    @Test("a hundred thousand items and a depth of ten thousand cost no more than the newest") func large() throws {
        let many = (0..<20_000).map { "<item><title>\($0)</title><link>/\($0)</link><pubDate>1 May 2026 09:00 GMT</pubDate></item>" }.joined()
        #expect(try items("<rss><channel>\(many)</channel></rss>").count == FeedItem.most)
        let deep = String(repeating: "<x>", count: 10_000)
        #expect(try items("<rss><channel><item>\(deep)").isEmpty)
    }

    @Test("an outbox shows what its actor made for everybody") func activity() throws {
        func create(_ more: String) -> String {
            #"{"type":"Create","object":{"id":"https://s.example/1","type":"Note","url":"https://s.example/@jo/1","published":"2026-05-01T05:15:00Z","content":"<p>Walked.</p>"\#(more)}}"#
        }
        let everybody = #","to":["https://www.w3.org/ns/activitystreams#Public"]"#
        func read(_ items: String...) -> ActivityReader.Page? {
            ActivityReader.page(
                Array(#"{"type":"OrderedCollectionPage","orderedItems":[\#(items.joined(separator: ","))]}"#.utf8), base: Self.base, now: Self.now)
        }
        guard
            case .items(let found)? = read(
                create(everybody), create(#","to":["https://s.example/followers"]"#), create(everybody + #","inReplyTo":"https://x.example/2""#),
                create(everybody + #","sensitive":true"#), #"{"type":"Announce","object":"https://x.example/3"}"#, "7", "null")
        else {
            Issue.record("no items")
            return
        }
        #expect(found.map(\.words) == ["Walked."] && found[0].address == "https://s.example/@jo/1")
        #expect(
            ActivityReader.page(Array(#"{"type":"OrderedCollection","first":"https://s.example/outbox?page=true"}"#.utf8), base: Self.base, now: Self.now)
                == .first("https://s.example/outbox?page=true"))
        for broken in ["", "[]", "{", "null", #"{"first":7}"#, #"{"orderedItems":7}"#, String(repeating: "[", count: 5_000)] {
            #expect(ActivityReader.page(Array(broken.utf8), base: Self.base, now: Self.now) == nil, "\(broken.prefix(20))")
        }
    }

    @Test("an actor’s profile fields link back as its page would") func actor() {
        let actor =
            #"{"type":"Person","outbox":"https://s.example/outbox","attachment":[{"type":"PropertyValue","name":"Here","value":"<a href=\"https://harbour.example/@jo\" rel=\"me nofollow\">harbour</a>"},{"value":"<a href=\"https://no.example/\">no</a>"},7]}"#
        #expect(
            ActivityReader.actor(Array(actor.utf8), base: Self.base)
                == ActivityReader.Actor(me: ["https://harbour.example/@jo"], outbox: "https://s.example/outbox"))
    }

    @Test("links by which a page says who it is") func links() {
        let page = """
            <html><head><base href="/blog/"><link rel="alternate" type="application/rss+xml; charset=utf-8" href="feed.xml"><link rel=me href=https://harbour.example/@Jo>
            <link rel="ALTERNATE" type="application/activity+json" href="https://jo.example/actor"></head><body><a rel="nofollow me" href="https://other.example">x</a>
            <a rel="menu" href="https://no.example">x</a><!-- <a rel="me" href="https://hidden.example">x</a> --><script>'<a rel="me" href="https://script.example">'</script>
            <a rel="me" href="javascript:alert(1)">x</a></body></html>
            """
        let found = PageLinks(html: page, base: "https://jo.example/index.html")
        #expect(found.me == ["https://harbour.example/@Jo", "https://other.example"])
        #expect(found.feeds == ["https://jo.example/blog/feed.xml"] && found.activity == "https://jo.example/actor")
    }

    @Test("random bytes and cut feeds do no harm", arguments: [1, 2] as [UInt64]) func fuzz(_ seed: UInt64) {
        var state = seed
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        let pieces = [
            "<rss>", "<item>", "</item>", "<link>", "<![CDATA[", "]]>", "&amp;", "&#0;", "&#x1F;", "<", ">", "\"", "<entry", " href='/x'",
            "xmlns='http://www.w3.org/2005/Atom'", "\u{0}", "ü", "{", "[", "<a rel=me href=", "<title>", "<!--",
        ]
        for _ in 0..<1_500 {
            let text = (0..<Int(next() % 30)).map { _ in pieces[Int(next() % UInt64(pieces.count))] }.joined()
            _ = try? items(text)
            _ = PageLinks(html: text, base: Self.base)
            _ = PlainWords.words(html: text, limit: 50)
            _ = ActivityReader.page(Array(text.utf8), base: Self.base, now: Self.now)
        }
    }
}
