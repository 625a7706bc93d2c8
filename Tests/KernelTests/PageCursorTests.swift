import Kernel
import Testing

private enum Boat {}

@Suite("A page's cursor")
struct PageCursorTests {
    @Test("reads an id from the address, and everything is bounded by it")
    func read() {
        let cursor = PageCursor<Boat>("512")
        #expect(cursor.before == ID(512))
        #expect(cursor.bound == 512)
        #expect(cursor == PageCursor(before: ID(512)))
    }

    @Test(
        "means the newest page where the address holds no id", arguments: [nil, "", "0", "-4", "abc", "1;DROP", "012"])
    func newest(text: String?) {
        let cursor = PageCursor<Boat>(text)
        #expect(cursor == .newest)
        #expect(cursor.before == nil)
        #expect(cursor.bound == .max)
    }

    @Test("a page carries its rows and where the next begins")
    func page() {
        let page = Page<String, Boat>(rows: ["b", "a"], next: PageCursor(before: ID(7)))
        #expect(page.rows == ["b", "a"])
        #expect(page.next?.bound == 7)
        #expect(Page<String, Boat>(rows: [], next: nil).next == nil)
    }
}
