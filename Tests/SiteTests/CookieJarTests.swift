import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Testing

@testable import Site

@Suite("Cookies")
struct CookieJarTests {
    private let open = CookieJar(origin: "http://localhost:8080")
    private let secure = CookieJar(origin: "https://hearten.example")

    @Test("are held to this host where the origin is https")
    func names() {
        #expect([open.session, open.visitor] == ["session", "visitor"])
        #expect([secure.session, secure.visitor] == ["__Host-session", "__Host-visitor"])
    }

    @Test("are written for this host alone, unseen by scripts")
    func headers() {
        #expect(open.header("session", "abc", lasting: nil) == "session=abc; Path=/; HttpOnly; SameSite=Lax")
        #expect(
            secure.header("__Host-session", "abc", lasting: .days(1))
                == "__Host-session=abc; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=86400"
        )
        #expect(secure.header("__Host-visitor", "", lasting: .seconds(0)).hasSuffix("; Max-Age=0"))
        #expect(!secure.header("__Host-visitor", "", lasting: nil).contains("Domain"))
    }

    @Test(
        "are found by their name",
        arguments: [
            ("session=abc", "abc"), ("a=b; session=abc; c=d", "abc"), ("a=b;session=abc", "abc"),
            ("session=a=b==", "a=b=="),
            ("session=first; session=second", "first"), ("sessions=x; xsession=y; session=abc", "abc"),
            (";; ; session=abc;", "abc"),
        ]
    )
    func read(field: String, expected: String) {
        #expect(open.read("session", of: request(field)) == expected)
    }

    @Test("are found in whichever field they stand")
    func fields() {
        #expect(open.read("session", of: request("a=b", "session=abc")) == "abc")
        #expect(open.read("session", of: request()) == nil)
    }

    @Test(
        "of another name are not taken",
        arguments: [
            "", "session", "session=", "Session=a", "sessions=a", "__Host-session=a", "a=session=b", "\"session\"=a",
        ])
    func otherNames(field: String) {
        #expect(open.read("session", of: request(field)) == nil)
    }

    // A neighbouring host may set a cookie whose name a browser does not hold for one of ours.
    @Test(
        "with blanks in their name are not taken for ours",
        arguments: ["__Host -session=evil", "__Host-se ssion=evil", "_ _Host-session=evil"])
    func blanks(field: String) {
        #expect(secure.read(secure.session, of: request(field)) == nil)
        #expect(secure.read(secure.session, of: request(field + "; __Host-session=mine")) == "mine")
    }

    @Test("of the open kind are not read where the origin is https")
    func kinds() {
        #expect(secure.read(secure.session, of: request("session=a")) == nil)
        #expect(secure.read(secure.session, of: request("session=a; __Host-session=b")) == "b")
    }

    private func request(_ cookies: String...) -> Request {
        var head = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/")
        for cookie in cookies { head.headerFields.append(HTTPField(name: .cookie, value: cookie)) }
        return Request(head: head, body: RequestBody(buffer: ByteBuffer()))
    }
}
