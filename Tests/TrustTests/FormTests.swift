import Foundation
import Identity
import Kernel
import Outside
import Site
import TestSupport
import Testing

@testable import Trust

/// What somebody typed, in their order.
private func fields(_ texts: KeyValuePairs<String, String>) -> FormFields { FormFields(texts: texts.map { (name: $0.key, text: $0.value) }) }

private func errors(_ read: () throws -> Void) -> [String: String] {
    do {
        try read()
        return [:]
    } catch {
        return (error as? FormErrors)?.byField ?? ["": "\(error)"]
    }
}

@Suite("The form of an invitation") struct InvitationFormTests {
    private let groups = [
        Group(
            id: ID(11), practice: ID(1), practiceHandle: Handle(stored: "harbour"), slug: GroupSlug(stored: "one"), name: "One", about: "",
            door: .current, agreements: []
        )
    ]

    private func draft(_ texts: KeyValuePairs<String, String>) throws -> InvitationDraft { try InvitationForm.draft(fields(texts), groups: groups) }

    @Test(
        "addresses are read as people paste them",
        arguments: [
            ("petra@example.org", ["petra@example.org"]),
            (
                "petra@example.org, quentin@example.org;ruth@example.org\nstan@example.org",
                ["petra@example.org", "quentin@example.org", "ruth@example.org", "stan@example.org"]
            ),
            ("petra@example.org quentin@example.org\truth@example.org", ["petra@example.org", "quentin@example.org", "ruth@example.org"]),
            ("Petra Müller <petra@example.org>, \"Quentin\" <quentin@example.org>", ["petra@example.org", "quentin@example.org"]),
            ("<petra@example.org>\r\n<quentin@example.org>\r\n", ["petra@example.org", "quentin@example.org"]),
            ("petra@example.org, PETRA@Example.ORG, Petra <petra@example.org>", ["petra@example.org"]),
            (" ,;; \n\n , ", []),
            ("", []),
        ])
    func pasted(_ text: String, _ expected: [String]) throws {
        #expect(try draft(["role": "client", "emails": text]).addresses.map(\.description) == expected)
    }

    @Test("one wrong address holds everything back and is named") func wrongAddress() {
        let wrong = errors { _ = try draft(["role": "client", "emails": "petra@example.org, ruth, stan@, Ute <ute at example.org>"]) }
        #expect(wrong.keys.sorted() == ["emails"])
        let sentence = wrong["emails"] ?? ""
        #expect(sentence.contains("ruth, stan@, ute at example.org"))
        #expect(sentence.hasSuffix("Nothing has been sent yet."))
        let long = errors { _ = try draft(["role": "client", "emails": String(repeating: "x", count: 500)]) }
        #expect((long["emails"] ?? "").count < 200, "what is shown again is cut")
    }

    @Test("fifty addresses, not fifty-one") func most() throws {
        func many(_ count: Int) -> String { (1...count).map { "p\($0)@example.org" }.joined(separator: "\n") }
        #expect(try draft(["role": "client", "emails": many(50)]).addresses.count == 50)
        #expect(errors { _ = try draft(["role": "client", "emails": many(51)]) } == ["emails": "Please send at most 50 at once; these are 51."])
    }

    @Test("role, group, words and days are checked") func others() throws {
        let good = try draft(["role": "professional", "group": "11", "words": "  Come in  ", "days": "30"])
        #expect(good.role == .professional)
        #expect(good.group == ID(11))
        #expect(good.words == "Come in")
        #expect(good.days == 30)
        let plain = try draft(["role": "client", "group": ""])
        #expect(plain.group == nil)
        #expect(plain.days == 14)
        for role in ["", "owner", "supporter", "CLIENT"] {
            #expect(errors { _ = try draft(["role": role]) } == ["role": "Please choose whom you are inviting."], "\(role)")
        }
        for group in ["12", "abc", "-11"] {
            #expect(errors { _ = try draft(["role": "client", "group": group]) } == ["group": "Please choose one of the groups."], "\(group)")
        }
        for days in ["0", "8", "365", "-7"] {
            #expect(errors { _ = try draft(["role": "client", "days": days]) } == ["days": "Please choose how long the link should last."], "\(days)")
        }
        #expect(try draft(["role": "client", "words": String(repeating: "é", count: 600)]).words.count == 600)
        #expect(
            errors { _ = try draft(["role": "client", "words": String(repeating: "é", count: 601)]) }
                == ["words": "Please keep your words under 600 characters; these are 601."]
        )
    }

    @Test("all that is wrong is told at once") func allAtOnce() {
        #expect(errors { _ = try draft(["role": "", "group": "5", "days": "5", "emails": "x"]) }.keys.sorted() == ["days", "emails", "group", "role"])
    }
}

@Suite("The form of somebody who comes in") struct ArrivalFormTests {
    private let good: [(name: String, text: String)] = [
        ("name", "Petra"), ("email", "petra@example.org"), ("password", "four unrelated words"), ("handle", "@Petra_1"), ("how", "quietly"), ("adult", "yes"),
        ("consent", "keep_health_posts"), ("consent", "no such thing"), ("channel", "mastodon"), ("channel", "carrier pigeon"),
    ]

    private func with(_ name: String, _ text: String?) -> FormFields {
        FormFields(texts: good.filter { $0.name != name } + (text.map { [(name: name, text: $0)] } ?? []))
    }

    private static let now = SettableClock.start

    private func draft(_ fields: FormFields, allowsYouth: Bool = false) throws -> ArrivalForm.Draft {
        try ArrivalForm.draft(fields, allowsYouth: allowsYouth, now: Self.now)
    }

    @Test("what is typed is what comes out; what nobody offered is left out") func reads() throws {
        let draft = try self.draft(FormFields(texts: good))
        #expect(draft.name.text == "Petra")
        #expect(draft.handle?.text == "petra_1")
        #expect(draft.email.description == "petra@example.org")
        #expect(draft.arrival.consents == [.keepHealthPosts])
        #expect(draft.arrival.channels == [.mastodon])
        #expect(draft.arrival.startsQuietly)
        #expect(try self.draft(with("handle", "")).handle == nil)
        #expect(try !self.draft(with("how", "join")).arrival.startsQuietly)
        #expect(try self.draft(with("consent", nil)).arrival.consents == [], "one comes in without a consent")
    }

    @Test(
        "each field has its own sentence",
        arguments: [
            ("name", "", "Please write a name or nickname of at most 60 characters."),
            ("name", "\u{200B}", "Please write a name or nickname of at most 60 characters."),
            ("name", String(repeating: "x", count: 61), "Please write a name or nickname of at most 60 characters."),
            ("email", "petra", "This does not look like an e-mail address. It should read like petra@example.org."),
            ("handle", "p", "A handle has 2 to 30 characters."),
            ("handle", "pétra", "Please use only the letters a to z, digits and underscores in the handle."),
            ("handle", "1petra", "Please begin the handle with a letter."),
            ("handle", "admin", "This handle is kept for the server itself. Please choose another."),
            ("password", "too short", "Please use at least 10 characters. Three or four ordinary words are easy to remember and hard to guess."),
            ("password", "petra@example.org", "Please use something other than your e-mail address."),
            ("how", "loudly", "Please choose how you would like to start."),
        ])
    func wrong(_ name: String, _ text: String, _ sentence: String) {
        #expect(errors { _ = try draft(with(name, text)) } == [name: sentence])
    }

    @Test("adults only, said by a tick") func adult() {
        #expect(errors { _ = try draft(with("adult", nil)) } == ["adult": "This community is for adults. Please confirm that you are 18 or older."])
    }

    private func young(_ changes: (String, String)...) -> FormFields {
        let day = (Self.now + .days(700)).date.formatted(.iso8601.year().month().day())
        var fields = [("adult", "no"), ("adult-on", day), ("guardian-name", "Ada"), ("guardian-email", "ada@example.org")]
        for change in changes { fields = fields.filter { $0.0 != change.0 } + [change] }
        return FormFields(texts: good.filter { $0.name != "adult" } + fields.map { (name: $0.0, text: $0.1) })
    }

    @Test("under 18 only where the practice takes them, with a day and a guardian") func youth() throws {
        #expect(errors { _ = try draft(young()) }.keys.sorted() == ["adult"])
        let youth = try #require(try draft(young(), allowsYouth: true).youth)
        #expect(youth.guardianName.text == "Ada" && youth.guardianEmail.description == "ada@example.org")
        #expect(abs(youth.adultAt.milliseconds - (Self.now + .days(700)).milliseconds) < 86_400_000)
        #expect(try draft(FormFields(texts: good), allowsYouth: true).youth == nil)
        for (field, text) in [
            ("adult-on", ""), ("adult-on", "2027-02-30"), ("adult-on", "soon"), ("adult-on", "1999-01-01"), ("adult-on", "2031-12-31"),
            ("adult-on", "9999999999-1-1"),
            ("guardian-name", " "), ("guardian-email", "ada"), ("guardian-email", "petra@example.org"),
        ] {
            #expect(errors { _ = try draft(young((field, text)), allowsYouth: true) }.keys.sorted() == [field], "\(field): \(text)")
        }
        #expect(errors { _ = try draft(with("adult", nil), allowsYouth: true) }.keys.sorted() == ["adult"])
    }

    @Test("an empty form tells every field") func empty() {
        #expect(errors { _ = try draft(FormFields()) }.keys.sorted() == ["adult", "email", "how", "name", "password"])
    }
}

@Suite("The forms of groups and practices") struct GroupFormTests {
    private func group(_ texts: KeyValuePairs<String, String>) throws -> GroupDraft { try GroupForm.draft(fields(texts)) }

    @Test("a group’s fields are read") func reads() throws {
        let draft = try group(["group": " Early Birds ", "line": "Before work", "door": "current", "agreements": "One.\r\n\r\n  \nTwo.\n"])
        #expect(draft.name.text == "Early Birds")
        #expect(draft.about == "Before work")
        #expect(draft.door == .current)
        #expect(draft.agreements == ["One.", "Two."])
    }

    @Test("each of a group’s fields has its own sentence") func wrong() {
        func wrong(name: String = "Birds", line: String = "", door: String = "current", agreements: String = "One.") -> [String: String] {
            errors { _ = try group(["group": name, "line": line, "door": door, "agreements": agreements]) }
        }
        #expect(wrong() == [:])
        #expect(wrong(name: "") == ["group": "Please name the group, in at most 60 characters."])
        #expect(wrong(name: "心") == ["group": GroupFault.nameUnreadable.sentence])
        #expect(wrong(line: String(repeating: "x", count: 201)) == ["line": "Please keep this under 200 characters."])
        #expect(wrong(door: "") == ["door": "Please choose whom the group is for."])
        #expect(wrong(agreements: " \n ") == ["agreements": "Please write at least one thing that everybody agrees to."])
        #expect(wrong(agreements: (1...13).map(String.init).joined(separator: "\n")) == ["agreements": "Please keep it to 12 lines; people remember a few."])
        #expect(wrong(agreements: String(repeating: "x", count: 201)) == ["agreements": "Please keep each line under 200 characters."])
        #expect(wrong(agreements: (1...12).map(String.init).joined(separator: "\n")) == [:])
        #expect(errors { _ = try group([:]) }.keys.sorted() == ["agreements", "door", "group"])
    }

    @Test("a practice’s fields are read and checked") func practice() throws {
        let (draft, handle) = try PracticeForm.founding(fields(["practice": "Harbour", "address": "harbour", "about": "Small", "zone": "Europe/Berlin"]))
        #expect(draft.name.text == "Harbour")
        #expect(handle?.text == "harbour")
        #expect(draft.timeZone == "Europe/Berlin")
        #expect(try PracticeForm.founding(fields(["practice": "Harbour"])).handle == nil)
        let wrong = errors { _ = try PracticeForm.founding(fields(["practice": "", "address": "a b", "about": String(repeating: "x", count: 201)])) }
        #expect(wrong.keys.sorted() == ["about", "address", "practice"])
    }

    @Test("a practice is changed with a time zone that exists, in words on one line") func practiceChange() throws {
        let draft = try PracticeForm.change(fields(["practice": "Harbour Anew", "about": "For\neverybody", "zone": "Europe/Dublin", "address": "ignored"]))
        #expect(draft.name.text == "Harbour Anew")
        #expect(draft.about == "For everybody")
        #expect(draft.timeZone == "Europe/Dublin")
        for zone in ["", "Europe/Nowhere", "'; --"] {
            #expect(errors { _ = try PracticeForm.change(fields(["practice": "", "zone": zone])) }.keys.sorted() == ["practice", "zone"], "\(zone)")
        }
    }
}
