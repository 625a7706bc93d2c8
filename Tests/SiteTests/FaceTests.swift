import Testing

@testable import Site

@Suite("A face without a portrait")
struct FaceTests {
    @Test(
        "shows the first letters of the first and the last word",
        arguments: [
            ("Maya Okafor", "MO"), ("maya", "M"), ("Ana María de la Cruz", "AC"), ("  Jo   Lee ", "JL"),
            ("Łukasz Ćwik", "ŁĆ"),
            ("3 Bridges", "3B"), ("(Sam) O’Neil", "SO"), ("🌻 Doreen", "D"), ("Doreen 🌻", "D"), ("🌻Doreen", "D"),
            ("🌻", ""), ("", ""), (" ", ""), ("— …", ""),
            ("山田 太郎", "山太"), ("مايا حسن", "مح"), ("נועה לוי", "נל"), ("e\u{301}lan", "É"), ("Maya\u{A0}Okafor", "MO"),
            ("Maya\nOkafor", "MO"),
        ]
    )
    func initials(name: String, expected: String) {
        #expect(Face(name: name, picture: nil).initials == expected)
    }

    @Test("shows at most two letters, whatever the name")
    func atMostTwo() {
        var random = SplitMix64(seed: 71)
        for _ in 0..<2_000 {
            let name = random.text(of: ["a", "Ö", " ", "\u{301}", "🌻", "\u{200D}", "م", "日", "-", "\n"], most: 12)
            #expect(Face(name: name, picture: nil).initials.count <= 2, "\(name.debugDescription)")
        }
    }

    @Test("keeps to two letters where a capital is written with more", arguments: ["ßara ﬁnn", "ß", "ŉ ǰ", "ﬃ"])
    func longCapitals(name: String) {
        #expect(Face(name: name, picture: nil).initials.count <= 2)
    }

    @Test("has one of four grounds, always the same for a name")
    func tint() {
        let names = [
            "Maya", "Doreen", "Samir", "Tomasz", "Lucia", "Jo", "Kwame", "Nadia", "Rob", "Elsie", "", "🌻",
            String(repeating: "é", count: 9_000),
        ]
        let tints = names.map { Face(name: $0, picture: nil).tint }
        #expect(tints.allSatisfy { 0...3 ~= $0 })
        #expect(Set(tints).count > 2)
        #expect(Face(name: "Maya", picture: nil).tint == Face(name: "Maya", picture: "/media/1").tint)
    }

    @Test("is drawn with escaped letters, and with the portrait where there is one")
    func drawn() {
        let draw = Drawing(assets: .fixed)
        let letters = draw.face(Face(name: "Maya Okafor", picture: nil), 34)
        #expect(letters.violations.isEmpty)
        #expect(letters.text.contains(">MO</text>"))
        #expect(letters.text.contains("aria-hidden=\"true\""))
        let portrait = draw.face(Face(name: "Maya", picture: "/media/12"), 48)
        #expect(portrait.violations.isEmpty)
        #expect(portrait.text.contains("src=\"/media/12\" alt=\"\" width=\"48\" height=\"48\""))
    }
}
