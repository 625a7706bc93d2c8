import Kernel
import Language
import Site
import Testing
import Trust

@testable import Community

@Suite("The forms of posts and praise") struct FormTests {
    private func fields(_ texts: KeyValuePairs<String, String>) -> FormFields { FormFields(texts: texts.map { (name: $0.key, text: $0.value) }) }

    private func errors(_ read: () throws -> Void) -> [String: String] {
        do {
            try read()
            return [:]
        } catch {
            return (error as? FormErrors)?.byField ?? ["": "\(error)"]
        }
    }

    private func draft(
        _ texts: KeyValuePairs<String, String>, pictures: Int = 0, mayPrompt: Bool = false, needed: Set<ConsentPurpose> = []
    ) throws -> PostDraft {
        let choices = (0..<pictures).map { PictureChoice(id: ID(Int64($0) + 1), description: "") }
        return try PostForm.draft(fields(texts), pictures: choices, mayPrompt: mayPrompt, needed: needed)
    }

    // MARK: Posts

    @Test("a post’s fields are read") func post() throws {
        let note = try draft(["kind": "note", "audience": "group", "body": "  Hello\r\nthere ", "headline": "Not for a note", "key": "k"])
        #expect(note.kind == .note && note.audience == .group && note.body == "Hello\nthere" && note.headline == "" && note.formKey == "k")
        let win = try draft(["kind": "win", "audience": "practice", "headline": "Two\nflights ", "body": "", "key": "k"])
        #expect(win.headline == "Two flights", "a win’s headline alone is enough")
        #expect(try draft(["audience": "coaches", "body": "Hi"]).kind == .note)
        #expect(try draft(["kind": "prompt", "audience": "group", "body": "Tell us"], mayPrompt: true).kind == .prompt)
        #expect(try draft(["kind": "note", "audience": "group", "body": ""], pictures: 4).pictures.count == 4, "pictures alone are enough")
    }

    @Test("each field has its own sentence") func postErrors() {
        #expect(errors { _ = try draft(["audience": "group", "body": " \u{200B}\u{2060} "]) } == ["body": "Please write a few words first. Small counts."])
        #expect(errors { _ = try draft(["kind": "note", "audience": "group", "headline": "Only for wins"]) }.keys.sorted() == ["body"])
        #expect(errors { _ = try draft(["body": "Hi"]) } == ["audience": "Please choose who can see this."])
        #expect(errors { _ = try draft(["audience": "everybody", "body": "Hi"]) }.keys.sorted() == ["audience"])
        #expect(errors { _ = try draft(["kind": "prompt", "audience": "group", "body": "Hi"]) } == ["kind": "Please choose what kind of post this is."])
        #expect(errors { _ = try draft(["kind": "reply", "audience": "group", "body": "Hi"]) }.keys.sorted() == ["kind"])
        #expect(errors { _ = try draft(["audience": "group", "body": "Hi"], pictures: 5) } == ["pictures": "A post takes at most 4 pictures."])
        #expect(errors { _ = try draft([:], pictures: 5, needed: [.shareWithGroup]) }.keys.sorted() == ["audience", "consents", "pictures"])
    }

    @Test("five thousand characters, counted as people count them") func limits() throws {
        func body(_ count: Int) -> String { String(repeating: "👩🏽‍🦽", count: count) }
        #expect(try draft(["audience": "group", "body": body(5_000)]).body.count == 5_000)
        #expect(
            errors { _ = try draft(["audience": "group", "body": body(5_001)]) }
                == ["body": "This is 5,001 characters long; a post holds 5,000. Please shorten it, or share it in two parts."]
        )
        func headline(_ count: Int) -> KeyValuePairs<String, String> {
            ["kind": "win", "audience": "group", "headline": String(repeating: "x", count: count)]
        }
        #expect(try draft(headline(120)).headline.count == 120)
        #expect(errors { _ = try draft(headline(121)) } == ["headline": "Please keep the short version under 120 characters; this is 121."])
    }

    @Test("consents are asked for where they are missing, and only those are taken") func consents() throws {
        let needed: Set<ConsentPurpose> = [.shareWithGroup, .keepHealthPosts]
        let half = errors { _ = try draft(["audience": "group", "body": "Hi", "consent": "share_with_group"], needed: needed) }
        #expect(half.keys.sorted() == ["consents"])
        let both: KeyValuePairs = ["audience": "group", "body": "Hi", "consent": "share_with_group", "consent": "keep_health_posts", "consent": "all"]
        #expect(try draft(both, needed: needed).consents == needed)
        #expect(try draft(both).consents == [], "what is given already is not given again")
        #expect(try draft(both, needed: [.shareWithGroup]).consents == [.shareWithGroup])
    }

    @Test("a form without a usable key gets one of its own") func formKeys() {
        #expect(PostForm.formKey(fields(["key": "abc"])) == "abc")
        for key in ["", String(repeating: "k", count: 65)] {
            let (one, other) = (PostForm.formKey(fields(["key": key])), PostForm.formKey(fields(["key": key])))
            #expect(one.count == 43 && one != other)
        }
    }

    @Test("a reply needs words") func reply() throws {
        #expect(try PostForm.body(fields(["body": " Hi "])) == "Hi")
        #expect(errors { _ = try PostForm.body(fields([:])) } == ["body": "Please write a few words first. Small counts."])
    }

    @Test("a changed win needs its headline or words, and either within its length") func change() throws {
        let both = try PostForm.change(fields(["headline": "Two\nflights", "body": ""]))
        #expect(both.headline == "Two flights" && both.body == "")
        #expect(errors { _ = try PostForm.change(fields([:])) }.keys.sorted() == ["body"])
        let (headline, body) = (String(repeating: "x", count: 121), String(repeating: "x", count: 5_001))
        #expect(errors { _ = try PostForm.change(fields(["headline": headline, "body": body])) }.keys.sorted() == ["body", "headline"])
    }

    // MARK: Praise

    @Test("praise comes from a chip or from the form") func praise() throws {
        let chip = try PraiseForm.draft(fields(["say": "courage|Went on your own | or nearly", "words": "ignored", "where": "private"]))
        #expect(chip == PraiseDraft(kind: .courage, words: "Went on your own | or nearly", isPrivate: false))
        let words = try PraiseForm.draft(fields(["kind": "helping", "words": "  You  answered\n at once ", "where": "private"]))
        #expect(words == PraiseDraft(kind: .helping, words: "You answered at once", isPrivate: true))
        #expect(try PraiseForm.draft(fields(["words": "Went", "where": "under"])) == PraiseDraft(kind: .effort, words: "Went", isPrivate: false))
        #expect(try PraiseForm.draft(fields(["say": "likes|10", "words": "Went"])).words == "Went", "a chip of no known kind is none")
    }

    @Test("praise has words, at most six hundred characters") func praiseErrors() throws {
        for texts: KeyValuePairs in [["words": ""], ["words": " \u{200B} \n"], ["say": "effort|"], ["say": "effort| "]] {
            #expect(errors { _ = try PraiseForm.draft(fields(texts)) } == ["words": "Please say in a few words what you noticed."])
        }
        #expect(try PraiseForm.draft(fields(["words": String(repeating: "x", count: 600)])).words.count == 600)
        #expect(
            errors { _ = try PraiseForm.draft(fields(["words": String(repeating: "x", count: 1_601)])) }
                == ["words": "Please keep it under 600 characters; this is 1,601."]
        )
    }

    // MARK: Numbers

    @Test(
        "commas between thousands",
        arguments: [
            (0, "0"), (7, "7"), (999, "999"), (1_000, "1,000"), (10_485_760, "10,485,760"), (-1, "-1"), (-999, "-999"), (-1_000, "-1,000"),
            (Int.max, "9,223,372,036,854,775,807"), (Int.min, "-9,223,372,036,854,775,808"),
        ])
    func grouped(_ number: Int, _ words: String) { #expect(number.grouped == words) }
}
