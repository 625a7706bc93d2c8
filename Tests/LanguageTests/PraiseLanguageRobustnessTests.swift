import Testing

@testable import Language

struct PraiseLanguageRobustnessTests {
    @Test func `ten megabytes cost no more than the part that is read`() {
        let tail = String(repeating: "you should push through the pain ", count: 320_000)
        let start = ContinuousClock.now
        let findings = PraiseLanguage.findings(in: tail)
        #expect(ContinuousClock.now - start < .seconds(5))
        #expect(findings.allSatisfy { tail.distance(from: tail.startIndex, to: $0.range.upperBound) <= 5_000 })
        #expect(!findings.isEmpty)
    }

    @Test func `what stands beyond 5,000 characters is not read`() {
        #expect(PraiseLanguage.findings(in: String(repeating: "a ", count: 2_500) + "you are a natural").isEmpty)
        #expect(!PraiseLanguage.findings(in: String(repeating: "a ", count: 2_400) + "you are a natural").isEmpty)
    }

    @Test func `one letter with a million accents, and one word of a million letters, do no harm`() {
        let accents = "you are " + "a" + String(repeating: "\u{301}", count: 1_000_000)
        let letters = "you are " + String(repeating: "a", count: 1_000_000)
        #expect(PraiseLanguage.findings(in: accents).isEmpty)
        #expect(PraiseLanguage.findings(in: letters).isEmpty)
    }

    @Test func `random text of any kind is read without harm, and ranges fit`() {
        var random = RepeatableRandom(seed: 7)
        for _ in 0..<400 {
            let text = random.text()
            for finding in PraiseLanguage.findings(in: text) { #expect(text[finding.range] == finding.phrase) }
            let occasion = PraiseOccasion(
                kind: .note, text: text, firstName: random.text(), helpedNames: [random.text()])
            #expect(PraiseSuggestions.suggestions(for: occasion).count == 2)
        }
    }
}
