import Testing

@testable import Kernel

@Suite("Words of a search") struct SearchWordsTests {
    @Test(
        "case, accents and compatibility forms do not matter",
        arguments: [
            ("Café Ångström", ["cafe", "angstrom"]), ("Straße, ŁÓDŹ", ["strasse", "lodz"]), ("ﬁne ½", ["fine", "1", "2"]),
            ("don’t e-mail", ["don", "t", "e", "mail"]),
            ("E\u{301}te\u{301}", ["ete"]), ("Ελλάδα", ["ελλαδα"]), ("Йод", ["иод"]), ("  ", []), ("***", []), ("2,5 km", ["2", "5", "km"]), ("日本語", ["日本語"]),
            ("𝐇𝐞𝐥𝐥𝐨 Nike™", ["hello", "nike"]), ("काम किमी", ["काम", "किमी"]), ("ΟΔΟΣ οδός", ["οδοσ", "οδοσ"]),
            ("a\u{D4E}\"b", ["a\u{D4E}", "b"]), ("a\u{D4E}'", ["a\u{D4E}"]), ("co\u{AD}op a\u{200D}b", ["coop", "ab"]),
        ] as [(String, [String])]
    )
    func folded(_ text: String, _ words: [String]) {
        #expect(SearchWords.words(text) == words)
    }

    @Test("folding twice is folding once, and a long word is cut") func twice() {
        for text in ["ÅÄÖ", "İstanbul", "Œuvre", "नमस्ते", "ﷺ", "a\u{300}\u{301}\u{302}"] {
            #expect(SearchWords.folded(SearchWords.folded(text)) == SearchWords.folded(text))
        }
        #expect(SearchWords.words(String(repeating: "x", count: 500)) == [String(repeating: "x", count: 60)])
    }

    @Test(
        "words, phrases, beginnings and tags are told apart",
        arguments: [
            ("harbour wall", [.word("harbour"), .word("wall")], []), ("“harbour wall” now", [.phrase(["harbour", "wall"]), .word("now")], []),
            ("stair* up", [.prefix("stair"), .word("up")], []), ("a*", [.word("a")], []), ("\"one\"", [.word("one")], []),
            ("\"open end", [.phrase(["open", "end"])], []),
            ("#Stairs walked", [.word("walked")], ["stairs"]), ("#1", [.word("1")], []), ("walk walk walk", [.word("walk")], []),
            ("harbour AND (wall OR NOT \"x", [.word("harbour"), .word("and"), .word("wall"), .word("or"), .word("not"), .word("x")], []),
            ("words : * ^ - + { }", [.word("words")], []), ("' OR 1=1 --", [.word("or"), .word("1")], []), ("\\ ' \" ; %", [], []),
        ] as [(String, [SearchQuery.Term], [String])]
    )
    func queries(_ typed: String, _ terms: [SearchQuery.Term], _ tags: [String]) {
        let query = SearchQuery(typed)
        #expect(query.terms == terms)
        #expect(query.tags == tags)
    }

    @Test("whatever is typed becomes a bounded query of plain words", arguments: [1, 2, 3, 4] as [UInt64]) func fuzz(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let pieces = [
            "a", "Ä", "\"", "*", "#", "“", " ", "'", "\\", "0", "ß", "(", ")", ":", "\u{0}", "\u{301}", "日", "👩‍👩‍👧", "\u{D4E}", "\u{111C2}", "\u{200D}",
            "\u{20DD}", "|", "&", "!", "<->", "\n",
        ]
        for _ in 0..<2_000 {
            let typed = (0..<Int.random(in: 0...300, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let query = SearchQuery(typed)
            #expect(query.terms.count <= SearchQuery.mostTerms)
            let words = query.terms.flatMap { term in
                switch term {
                case .word(let word), .prefix(let word): [word]
                case .phrase(let words): words
                }
            }
            #expect(words.allSatisfy { !$0.isEmpty && $0.unicodeScalars.count <= SearchWords.longest && $0.utf8.count <= 4 * SearchWords.longest }, "\(typed)")
            #expect(words.allSatisfy { $0.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.properties.numericType != nil } }, "\(typed)")
            #expect(query.tags.allSatisfy { $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } })
        }
    }

    private func marked(_ text: String, _ typed: String, length: Int = 240) -> String {
        Highlights(text, SearchQuery(typed), length: length).pieces.map { $0.isFound ? "[\($0.text)]" : $0.text }.joined()
    }

    @Test("what was found is marked, as it was written") func highlights() {
        #expect(marked("The Café by the harbour wall.", "cafe \"harbour wall\"") == "The [Café] by the [harbour] [wall].")
        #expect(marked("Stairs, staircase, upstairs", "stair*") == "[Stairs], [staircase], upstairs")
        #expect(marked("wall harbour wall", "\"harbour wall\"") == "wall [harbour] [wall]")
        #expect(marked("My #Stairs again", "#stairs") == "My #[Stairs] again")
        #expect(marked("Nothing here", "else") == "Nothing here")
        let far = String(repeating: "word ", count: 100) + "needle and more"
        let cut = marked(far, "needle", length: 80)
        #expect(cut.hasPrefix("… word"))
        #expect(cut.contains("[needle]"))
        #expect(marked(String(repeating: "x", count: 500), "y", length: 20) == String(repeating: "x", count: 20) + "…")
    }

    @Test("the pieces are the text, whatever it is", arguments: [5, 6] as [UInt64]) func pieces(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let parts = ["walk", "Wälk", " ", "#", "ß", "日本", ".", "e\u{301}", "👍", "\n"]
        for _ in 0..<500 {
            let text = (0..<Int.random(in: 0...60, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
            let pieces = Highlights(text, SearchQuery("walk ss \"walk walk\""), length: 10_000).pieces
            #expect(pieces.map(\.text).joined() == text)
        }
    }
}
