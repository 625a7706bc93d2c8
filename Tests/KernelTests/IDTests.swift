import Foundation
import Kernel
import Testing

private enum Boat {}
private enum Harbour {}

@Suite("An id")
struct IDTests {
    @Test("is written as its digits and read back", arguments: [1, 7, 1_048_576, 1_857_000_000_000_000_001, Int64.max])
    func roundTrip(value: Int64) {
        let id = ID<Boat>(value)
        #expect(id.description == String(value))
        #expect(ID<Boat>(id.description) == id)
    }

    @Test(
        "is not read from anything but a positive number in its one spelling",
        arguments: [
            "", "0", "-1", "+1", "01", "007", " 1", "1 ", "1\n", "1.0", "1e3", "0x10", "1_000", "one", "١٢٣", "１２",
            "9223372036854775808", "99999999999999999999999999", "1\u{0}", "1\u{301}",
        ]
    )
    func refused(text: String) {
        #expect(ID<Boat>(text) == nil)
    }

    @Test("sorts like its number")
    func order() {
        let ids = [30, 2, 1_000_000, 9].map { ID<Boat>($0) }
        #expect(ids.sorted().map(\.value) == [2, 9, 30, 1_000_000])
        #expect(!(ID<Boat>(5) < ID<Boat>(5)))
    }

    @Test("keeps its number as the id of another kind")
    func otherKind() {
        #expect(ID<Boat>(41).of(Harbour.self) == ID<Harbour>(41))
    }

    @Test("is a string in JSON, because browsers round large numbers")
    func json() throws {
        let id = ID<Boat>(9_007_199_254_740_993)
        let written = try JSONEncoder().encode([id])
        #expect(String(decoding: written, as: UTF8.self) == #"["9007199254740993"]"#)
        #expect(try JSONDecoder().decode([ID<Boat>].self, from: written) == [id])
    }

    @Test(
        "is refused in JSON where it is a number or no id",
        arguments: ["[12]", #"["-12"]"#, #"["012"]"#, #"[""]"#, "[null]"])
    func badJSON(text: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([ID<Boat>].self, from: Data(text.utf8)) }
    }
}
