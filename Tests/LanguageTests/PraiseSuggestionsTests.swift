import Testing

@testable import Language

struct PraiseSuggestionsTests {
    private static let texts = [
        "", "I went back to the stairs every morning for three weeks and rested on the landing.",
        "I swam before work in the rain, nearly stayed in bed", "Honestly a rough week. I missed two sessions.",
        "Only did ten minutes but I did them. Packed my bag the night before.",
        "I asked Kim for help with the machine.",
        "Back at the class after two months away", "Tried again, another way this time", "I was there early",
        "Walked with my neighbour on Thursday", "I showed Ruth how to set the machine",
        "My first class, I joined on my own",
        "Lost 5 kg this month!!", "My dad died last week.", "Trained through the pain, ten days without rest",
        "Started my new tablets", "My daughter took a friend along and let me help her", "I let my sister help me",
        "I cycled to the gym every evening after a shift",
    ]

    private static var occasions: [PraiseOccasion] {
        PraiseOccasion.Kind.allCases.flatMap { kind in
            texts.flatMap { text in
                [true, false].map { firstWin in
                    PraiseOccasion(
                        kind: kind,
                        firstWin: firstWin,
                        text: text,
                        firstName: "Doreen",
                        daysSinceStart: firstWin ? 5 : 120,
                        helpedCount: 4,
                        helpedNames: firstWin ? ["Ruth", "Tom"] : []
                    )
                }
            }
        }
    }

    @Test func `every suggestion is calm, free of findings, numbers and holes, and comes out the same again`() {
        for occasion in Self.occasions {
            let suggestions = PraiseSuggestions.suggestions(for: occasion, count: 6)
            #expect(suggestions == PraiseSuggestions.suggestions(for: occasion, count: 6))
            #expect(suggestions.count >= 3)
            for sentence in suggestions {
                #expect(PraiseLanguage.findings(in: sentence).isEmpty, "\(sentence)")
                #expect(!sentence.contains { $0 == "!" || $0 == "{" || $0.isNumber }, "\(sentence)")
                #expect(sentence.unicodeScalars.allSatisfy { !$0.properties.isEmojiPresentation })
            }
        }
    }

    @Test func `as many as asked for, all different`() {
        for occasion in Self.occasions {
            for count in 0...3 {
                let suggestions = PraiseSuggestions.suggestions(for: occasion, count: count)
                #expect(suggestions.count == count)
                #expect(Set(suggestions).count == count)
            }
        }
    }

    private func all(_ kind: PraiseOccasion.Kind, _ text: String) -> String {
        PraiseSuggestions.suggestions(for: PraiseOccasion(kind: kind, text: text), count: 10).joined(separator: " ")
    }

    @Test(arguments: [
        ("I rested on the landing twice", "rest"), ("I asked for help with the machine", "You asked"),
        ("Back at the class after two months away", "You came back to the class"),
        ("Only managed half the walk, but I did it", "version that fitted the day"),
        ("Honestly a rough week", "true thing"), ("I packed my bag the night before", "made a plan"),
        ("I arrived early for the swim", "early start and gave swimming"),
        ("I helped a new member", "gave somebody a hand"),
        ("I walked every morning", "walking morning after morning"), ("I tried again on Friday", "had another go"),
    ])
    func `what somebody did is picked up from their own words`(text: String, part: String) {
        #expect(all(.note, text).contains(part), "\(all(.note, text))")
    }

    @Test(arguments: [
        "My sister rested and asked for help.", "I wish I had asked for help",
        "I couldn't ask for help and didn't rest.",
        "She wrote “I asked for help”",
    ])
    func `what was not done, or done by somebody else, is not praised`(text: String) {
        #expect(!all(.note, text).contains("asked"))
        #expect(!all(.note, text).contains("rest"))
    }

    @Test func `a lost kilo is not praised, the telling is`() {
        let sentences = all(.win, "Lost 5 kg this month, I walked every day")
        #expect(sentences.contains("in your own words"))
        #expect(!sentences.contains("did it") && !sentences.contains("day after day"))
    }

    @Test(arguments: ["My dad died last week, I walked anyway", "I skipped dinner again", "I want to disappear"])
    func `grief and danger get company and no praise of deeds`(text: String) {
        let sentences = PraiseSuggestions.suggestions(
            for: PraiseOccasion(kind: .win, firstWin: true, text: text), count: 10)
        #expect(sentences.count == 4)
        #expect(Set(sentences).isSubset(of: PraiseByKind.tender.map { $0.replacing("{name}", with: "") }))
    }

    @Test func `training through pain is answered with rest`() {
        #expect(all(.win, "Trained through the pain again").lowercased().contains("rest"))
    }

    @Test func `a name that is not a name stays out of the sentence`() {
        for name in ["Kim! Buy now", "https://example.org", "you must", "💪", ""] {
            let occasion = PraiseOccasion(kind: .returning, firstName: name, helpedNames: [name])
            let sentences = PraiseSuggestions.suggestions(for: occasion, count: 10).joined()
            #expect(sentences.contains("Good to see you."))
        }
    }

    @Test func `people helped are named, and counted only from three`() {
        let named = PraiseOccasion(kind: .helping, helpedNames: ["Ruth", "Tom"])
        #expect(PraiseSuggestions.suggestions(for: named).first == "You were there for Ruth and Tom when it counted.")
        let two = PraiseOccasion(kind: .helping, helpedCount: 2)
        #expect(!PraiseSuggestions.suggestions(for: two, count: 10).joined().contains("several"))
        let three = PraiseOccasion(kind: .helping, helpedCount: 3)
        #expect(PraiseSuggestions.suggestions(for: three, count: 10).joined().contains("several"))
    }

    @Test func `every kind of praise has a few short chips without a finding`() {
        for kind in PraiseKind.allCases {
            #expect((3...5).contains(kind.chips.count))
            for chip in kind.chips { #expect(chip.count <= 28 && PraiseLanguage.findings(in: chip).isEmpty) }
        }
        let chips = PraiseKind.allCases.flatMap(\.chips)
        #expect(Set(chips).count == chips.count)
    }
}
