import HTTPTypes
import Hummingbird
import Kernel
import NIOCore

extension Response {
    /// A page or a fragment. Compressed where the browser takes that.
    /// - Throws: `MarkupFault` where the markup broke a rule of `HTML`: such a page is never sent.
    package static func page(_ html: HTML, status: HTTPResponse.Status = .ok, for request: Request) throws -> Response {
        guard html.violations.isEmpty else { throw MarkupFault(violations: html.violations) }
        var headers: HTTPFields = [.contentType: "text/html; charset=utf-8", .vary: "Accept-Encoding"]
        var bytes = html.bytes
        if bytes.count > 1_400, request.headers[.acceptEncoding]?.contains("gzip") == true {
            bytes = Gzip.compress(bytes, level: 4)
            headers[.contentEncoding] = "gzip"
        }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// After a form: look there (303, so that reloading does not send the form again).
    package static func see(_ href: Href) -> Response {
        Response(status: .seeOther, headers: [.location: href.text])
    }

    package static func text(_ text: String, status: HTTPResponse.Status = .ok, type: String = "text/plain; charset=utf-8") -> Response {
        Response(status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    /// A text that browsers ask for each time.
    package static func fresh(_ text: String, type: String) -> Response {
        var response = Response.text(text, type: type)
        response.headers[.cacheControl] = "no-cache"
        return response
    }

    package mutating func set(cookie: String) { headers.append(HTTPField(name: .setCookie, value: cookie)) }
}

/// Markup that broke a rule of `HTML`; a fault of the program.
package struct MarkupFault: Error, CustomStringConvertible {
    package let violations: [String]

    package init(violations: [String]) { self.violations = violations }

    package var description: String { "markup: " + violations.joined(separator: "; ") }
}

/// What is not there, or not for this person: the two look the same.
package struct NotFound: Failure {
    package init() {}
    package var sentence: String { "There is nothing here, or it is not for you. It may have been taken down, or the address may be mistyped." }
    package var status: Int { 404 }
}

/// What this person may see but not do.
package struct NotAllowed: Failure {
    package let sentence: String
    package init(_ sentence: String) { self.sentence = sentence }
    package var status: Int { 403 }
}

extension Response {
    /// A file that never changes under its name.
    package static func asset(_ file: Assets.File, for request: Request) -> Response {
        let isCompressed = request.headers[.acceptEncoding]?.contains("gzip") == true
        var headers: HTTPFields = [.contentType: file.type, .cacheControl: "public, max-age=31536000, immutable", .vary: "Accept-Encoding"]
        if isCompressed { headers[.contentEncoding] = "gzip" }
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: isCompressed ? file.compressed : file.bytes))
        )
    }
}

extension Response {
    /// The same answer for a page whose address is a secret: the browser tells it to nobody, not even to this server’s other pages.
    package func withoutAddress() -> Response {
        var response = self
        response.headers[.referrerPolicy] = "strict-origin"
        return response
    }
}

extension Response {
    package static func bytes(_ bytes: [UInt8], type: String) -> Response {
        Response(status: .ok, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// The same answer for what is shown with permission: nobody on its way may keep it, and search engines are asked not to list it.
    package func unkept() -> Response {
        var response = self
        response.headers[.cacheControl] = "private, no-store"
        response.headers[.robots] = "noindex"
        return response
    }
}

extension HTTPField.Name {
    static let robots = HTTPField.Name("X-Robots-Tag") ?? .date
}
