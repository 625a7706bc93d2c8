import Testing

@testable import Identity

@Suite("Handles") struct HandleTests {
    @Test(
        "are read as people type them",
        arguments: [
            ("maya", "maya"), ("@maya", "maya"), ("MAYA", "maya"), ("@Maya_Lindqvist", "maya_lindqvist"), ("jo", "jo"),
            ("m2", "m2"),
            ("a23456789012345678901234567890", "a23456789012345678901234567890"),
        ]
    )
    func typed(_ typed: String, _ text: String) throws {
        let handle = try Handle(typed: typed)
        #expect(handle.text == text)
        #expect(handle.description == text)
        #expect(handle == Handle(stored: text))
    }

    @Test(
        "say what is wrong with them",
        arguments: [
            ("", .length), ("@", .length), ("a", .length), ("@a", .length),
            ("a234567890123456789012345678901", .length),
            ("maya lind", .characters), ("maya-lind", .characters), ("maya.lind", .characters), ("måya", .characters),
            ("м_аya", .characters),
            ("@@maya", .characters), ("maya@test.example", .characters), ("maya\n", .characters), ("mayá", .characters),
            ("ma\u{200B}ya", .characters), ("２２２", .characters),
            ("1maya", .start), ("_maya", .start), ("__", .start), ("22", .start),
            ("admin", .reserved), ("@Admin", .reserved), ("SIGN_IN", .reserved), ("hearten", .reserved),
            ("me", .reserved), ("media", .reserved),
        ] as [(String, HandleFault)]
    )
    func faults(_ typed: String, _ fault: HandleFault) {
        #expect(throws: fault) { try Handle(typed: typed) }
    }

    @Test(
        "that look like a name of the server's own are kept for it too",
        arguments: ["adm1n", "ad_min", "supp0rt", "root_", "hearte_n"])
    func reservedLookalikes(_ typed: String) {
        #expect(throws: HandleFault.reserved) { try Handle(typed: typed) }
    }

    @Test(
        "that a reader could mistake for each other have one skeleton",
        arguments: [
            ("maya", "ma_ya"), ("maya", "maya_"), ("maya", "rnaya"), ("maya", "r_naya"), ("will", "wi11"),
            ("will", "wiil"), ("will", "vvill"),
            ("jo0", "joo"), ("sam5", "sams"), ("rob", "ro8"), ("liz", "li2"), ("lil", "i_i1"), ("doreen", "d0reen"),
            ("tom", "torn"),
        ]
    )
    func collide(_ one: String, _ other: String) throws {
        #expect(try Handle(typed: one).skeleton == Handle(typed: other).skeleton)
    }

    @Test(
        "that differ to the eye have different ones",
        arguments: [
            ("maya", "maja"), ("doreen", "noreen"), ("tom", "tim"), ("anna", "ana"), ("sam", "sams"), ("rob", "bob"),
            ("petra2", "petra3"),
            ("jo", "joe"), ("nora", "mora"), ("vera", "wera"), ("kwame3", "kwame4"),
        ]
    )
    func differ(_ one: String, _ other: String) throws {
        #expect(try Handle(typed: one).skeleton != Handle(typed: other).skeleton)
    }

    @Test("a skeleton is never empty and is its own skeleton", arguments: ["maya", "a_", "rn", "vv1", "i1l_", "w___"])
    func skeletonOfSkeleton(_ typed: String) throws {
        let skeleton = try Handle(typed: typed).skeleton
        #expect(!skeleton.isEmpty)
        #expect(Handle(stored: skeleton).skeleton == skeleton)
    }
}

@Suite("Proposals for handles") struct HandleProposalTests {
    @Test(
        "begin with the first name, then the whole name",
        arguments: [
            ("Petra Müller", ["petra", "petra_mueller", "petra2", "petra3"]),
            ("José García López Ruiz", ["jose", "jose_garcia_lopez", "jose2"]),
            ("Zoë", ["zoe", "zoe", "zoe2"]), ("Łukasz Żak", ["lukasz", "lukasz_zak", "lukasz2"]),
            ("Søren Åberg", ["soren", "soren_aberg", "soren2"]),
            ("Işıl İpek", ["isil", "isil_ipek", "isil2"]), ("Nguyễn Thị Hoa", ["nguyen", "nguyen_thi_hoa", "nguyen2"]),
            ("Ｍａｙａ", ["maya", "maya", "maya2"]), ("Straße Weiß", ["strasse", "strasse_weiss", "strasse2"]),
            ("Ægir Þór", ["aegir", "aegir_thor", "aegir2"]),
            ("Sinéad O'Brien", ["sinead", "sinead_o_brien", "sinead2"]), ("Al", ["al", "al", "al2"]),
            ("3 Musketeers", ["m3", "m32", "m33"]),
            ("X", ["x2", "x3", "x4"]), ("Admin Root", ["admin_root", "admin2", "admin3"]),
        ]
    )
    func names(_ name: String, _ first: [String]) {
        #expect(Handle.proposals(for: name).prefix(first.count).map(\.text) == first)
    }

    @Test(
        "are there for names in scripts without Latin letters too",
        arguments: ["Иван Петров", "李小龙", "محمد", "さくら", "😀", "", " - "])
    func otherScripts(_ name: String) {
        #expect(Handle.proposals(for: name).prefix(2).map(\.text) == ["member", "member2"])
    }

    @Test(
        "are handles that may be typed, and many different ones",
        arguments: [
            "Maya", "Wolfeschlegelsteinhausenbergerdorff Adolph Blaine", "Ὀδυσσεύς Smith", "ﬁona", "a b c d e f",
            "Ĳsbrand", "👩🏽‍🦽 Maya", "½ Moon",
        ]
    )
    func allFit(_ name: String) throws {
        let proposals = Handle.proposals(for: name)
        #expect(Set(proposals).count > 90)
        for proposal in proposals { #expect(try Handle(typed: proposal.text) == proposal) }
    }
}
