import Testing

@testable import Language

struct PraiseLanguageTests {
    private func kinds(in text: String) -> [PraiseFinding.Kind] {
        PraiseLanguage.findings(in: text).map(\.kind)
    }

    @Test(arguments: [
        ("You are so talented!", PraiseFinding.Kind.ability), ("YOU'RE AMAZING", .ability),
        ("you’re a born runner", .ability),
        ("You make it look so easy.", .ability), ("You have a real gift for this.", .ability),
        ("Some people are just built for this.", .ability),
        ("You should really come on Thursdays too.", .pressure), ("You need to push harder next week", .pressure),
        ("you've got to want it", .pressure), ("No excuses!", .pressure), ("Don't break your streak", .pressure),
        ("You’d better be there on Monday.", .pressure), ("I said you should rest.", .pressure),
        ("You look incredible, tell me everything", .looks), ("Looking slim!", .looks),
        ("The pounds are falling off.", .looks),
        ("I can't believe how slim you look.", .looks), ("You earned that cake", .looks),
        ("You did better than Ruth this week", .comparison), ("You walked further than anyone else.", .comparison),
        ("You were the fittest in the whole class.", .comparison), ("Amazing for someone your age.", .comparison),
        ("I expected more from you.", .disappointment), ("I'm not angry, just disappointed.", .disappointment),
        ("You really let the group down.", .disappointment), ("Finally you showed up!", .disappointment),
    ])
    func `a wording that may land badly is found`(text: String, kind: PraiseFinding.Kind) {
        #expect(kinds(in: text) == [kind])
    }

    @Test(arguments: [
        "You don't have to be perfect.", "You're not a natural, and that is the point: you practised.",
        "It was your practice, not your talent, that got you here.", "I'm not disappointed at all, I'm glad you wrote.",
        "There is no need to push through the pain, and you knew that.", "Rather than push harder, you stopped.",
        "No excuses needed, it's good to see you.",
    ])
    func `what is negated is left alone`(text: String) {
        #expect(kinds(in: text).isEmpty)
    }

    @Test(arguments: [
        "People call you a natural, but I saw the months behind it.", "You said you should rest, and then you did.",
        "You wrote “you should never stop” on the wall; you took it down.",
        "> You are so talented\nI saw you practise.",
    ])
    func `what somebody else said is left alone`(text: String) {
        #expect(kinds(in: text).isEmpty)
    }

    @Test(arguments: [
        "You should be proud of how you paced it.", "You must have been up early.",
        "If you have to miss one, that is fine.",
        "You got to the top without stopping.", "Better than you expected, and longer than in March.",
        "You listened to your body and stopped.", "Looking forward to hearing how Thursday goes.",
        "You thanked Ruth as well as Tom.", "You put the weight down when the form went.",
        "You failed twice and found another way in.", "You decided to come back and you did.",
    ])
    func `kind words that look alike are left alone`(text: String) {
        #expect(kinds(in: text).isEmpty)
    }

    @Test func `praise that is quoted from end to end is still read`() {
        #expect(kinds(in: "“You're a natural”") == [.ability])
    }

    @Test func `a finding says where it stands, why, and what to write instead`() throws {
        let text = "Bravo 👏🏽 — you’re  so\u{200D} gifted."
        let finding = try #require(PraiseLanguage.findings(in: text).first)
        #expect(finding.phrase == "you’re  so\u{200D} gifted")
        #expect(text[finding.range] == finding.phrase)
        #expect(finding.version == PraiseLanguage.version)
        #expect(finding.advice.hasSuffix("."))
        #expect(!finding.instead.isEmpty)
    }

    @Test func `several findings come in order and apart from each other`() {
        let findings = PraiseLanguage.findings(in: "You should rest more. You look slim. You did better than Kim.")
        #expect(findings.map(\.kind) == [.pressure, .looks, .comparison])
        for (first, second) in zip(findings, findings.dropFirst()) {
            #expect(first.range.upperBound <= second.range.lowerBound)
        }
    }

    @Test func `a rule never suggests words that it would itself find`() {
        for rule in PraiseLanguage.rules {
            let offer = rule.instead.filter { $0 != "“" && $0 != "”" }
            #expect(kinds(in: offer).isEmpty, "\(rule.instead)")
        }
    }

    @Test func `every word group that a pattern names exists`() {
        for pattern in PraiseLanguage.rules.flatMap(\.patterns) {
            for group in pattern.groups { #expect(group == "name" || WordGroup(rawValue: group) != nil, "@\(group)") }
        }
    }
}
