import HTTPTypes
import Hummingbird
import Kernel
import NIOCore

extension Request {
    /// Reads the body as a form, of whichever encoding.
    /// - Parameter megabytes: the most that is read; beyond it `FormFault.tooLarge`.
    package func form(atMost megabytes: Int = 12) async throws -> FormFields {
        let type = headers[.contentType] ?? ""
        var bytes: [UInt8] = []
        if let length = headers[.contentLength].flatMap(Int.init), length > megabytes << 20 {
            throw FormFault.tooLarge(megabytes: megabytes)
        }
        for try await var chunk in body {
            guard bytes.count + chunk.readableBytes <= megabytes << 20 else { throw FormFault.tooLarge(megabytes: megabytes) }
            bytes += chunk.readBytes(length: chunk.readableBytes) ?? []
        }
        if type.lowercased().hasPrefix("multipart/form-data") { return try FormDecoder.multipart(bytes, contentType: type) }
        return try FormDecoder.urlEncoded(bytes)
    }

    /// What a form with `method="get"` sent, or a link's query says. (Browsers write blanks as `+`, which paths do not know.)
    package var queryFields: FormFields {
        get throws { try FormDecoder.urlEncoded(Array((uri.query ?? "").utf8)) }
    }

    /// Whether the page's script asked for a part of a page rather than a whole one.
    package var wantsFragment: Bool { headers[.hearten] == "fragment" }
}

extension HTTPField.Name {
    /// Set by our script on the requests it makes.
    static let hearten = HTTPField.Name("X-Hearten") ?? .date
}
