import Testing

@testable import Identity

@Suite("Names as people read them") struct DisplayNameTests {
    @Test("keep what was typed", arguments: ["M", "Maya Lindqvist", "李小龙", "O’Brien-Smith, Jr.", "👩🏽‍🦽", "محمد"])
    func kept(_ text: String) {
        #expect(DisplayName(text)?.text == text)
    }

    @Test("have at most sixty characters, however many bytes those have") func longest() {
        for character in ["a", "é", "👩🏽‍🦽"] {
            #expect(DisplayName(String(repeating: character, count: 60)) != nil)
            #expect(DisplayName(String(repeating: character, count: 61)) == nil)
        }
    }

    @Test(
        "are refused where nothing can be seen, or on two lines",
        arguments: [
            "", " ", "\t", "\u{A0}\u{2003}", "\u{200B}", "\u{200D}\u{FE0F}", "\u{3164}", "\u{202E}", "a\nb", "a\r\nb",
            "a\u{2028}b", "\n",
        ]
    )
    func refused(_ text: String) {
        #expect(DisplayName(text) == nil)
    }
}

@Suite("Passwords") struct PasswordTests {
    @Test("need ten characters, counted as people count them") func shortest() throws {
        for character in ["é", "👩🏽‍🦽", "語"] {
            let nine = "abcdefgh" + character
            #expect(throws: PasswordFault.short) { try Password(nine) }
            #expect(throws: Never.self) { try Password(nine + "x") }
        }
        #expect(throws: PasswordFault.short) { try Password("") }
    }

    @Test("have at most a thousand bytes") func longest() {
        let long = String(repeating: "abcde fgh ", count: 100)
        #expect(throws: Never.self) { try Password(long) }
        #expect(throws: PasswordFault.long) { try Password(long + "x") }
        #expect(throws: Never.self) { try Password(String(repeating: "🙂🐟🌊🪨🧗", count: 50)) }
        #expect(throws: PasswordFault.long) { try Password(String(repeating: "🙂🐟🌊🪨🧗", count: 51)) }
    }

    @Test(
        "that many people use are refused, in any case",
        arguments: ["password123", "PassWord123", "1234567890", "qwertyuiop", "!qaz2wsx3edc"])
    func common(_ text: String) {
        #expect(throws: PasswordFault.common) { try Password(text) }
    }

    @Test(
        "of one or two characters over and over are refused",
        arguments: ["aaaaaaaaaaaaaa", "ababababababab", "AAaaAAaaAAaa", "🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂"])
    func repeated(_ text: String) {
        #expect(throws: PasswordFault.common) { try Password(text) }
    }

    @Test("that are the e-mail address or the part before the @ are refused, in any case")
    func own() {
        let email = "Doreen.Baker@test.example"
        for text in [email, "doreen.baker@TEST.example", "Doreen.Baker", "DOREEN.BAKER"] {
            #expect(throws: PasswordFault.own) { try Password(text, email: email) }
        }
        #expect(throws: Never.self) { try Password("doreen.baker", email: "somebody@test.example") }
        #expect(throws: Never.self) { try Password("doreen.baker sews", email: email) }
        #expect(throws: Never.self) { try Password("doreen.baker") }
    }

    @Test(
        "may be anything else",
        arguments: [
            "correct horse battery staple", "    4 spaces before", "aaaaaaaaabc", "Passwort mit Ümläuten",
            "пароль для входа", "语言和文字的密码是什么",
        ]
    )
    func free(_ text: String) throws {
        #expect(throws: Never.self) { try Password(text) }
    }

    @Test("are the same however their accents were typed") func spelling() throws {
        #expect(
            Array(try Password("cafe\u{301} creme x").text.utf8) == Array(try Password("caf\u{E9} creme x").text.utf8))
    }

    @Test("that are common are all in the form in which they are looked up") func list() {
        #expect(CommonPasswords.all.count > 5_000)
        for text in CommonPasswords.all { #expect(text.count >= Password.shortest && text.lowercased() == text) }
    }
}
