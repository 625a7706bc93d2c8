import Foundation
import Identity
import Kernel
import Outside
import Site
import Store
import Trust

/// What a link in a post leads to, as this server saw it. Whoever reads the post asks nobody else.
package struct LinkPreview: Hashable, Sendable {
    package let href: Href
    package let title: String
    package let description: String
    /// The site's name, or its host.
    package let site: String

    /// What was seen is looked at anew after this long …
    static let lasting = Span.days(30)
    /// … and what could not be seen after this.
    static let patience = Span.days(1)

    /// The first address in a text that leads to somebody else's page.
    static func address(in body: String, origin: String) -> String? {
        RichText(markdown: body).links.first { link in
            let lower = link.lowercased()
            return (lower.hasPrefix("https://") || lower.hasPrefix("http://")) && !lower.hasPrefix(origin.lowercased() + "/") && Href(external: link) != nil
        }
    }
}

/// Finds the links of posts, and looks at what they lead to.
package enum FindPreviews {
    package static let jobKind = "preview"
    private static let limits: Fetcher.Limits = {
        var limits = Fetcher.Limits(bytes: 512 << 10, types: ["text/html", "application/xhtml+xml"], takesBeginning: true)
        limits.time = .seconds(8)
        return limits
    }()

    private struct Payload: Codable {
        let address: String
    }

    package static func reactions(origin: String) -> [Reaction] {
        [
            Reaction("previews", to: [.postWritten, .postEdited]) { logged, transaction in
                let id = ID<Post>(logged.event.subject)
                guard let body = try PreviewQueries.body(of: id, in: transaction) else { return try PreviewQueries.unlink(id, in: transaction) }
                guard let address = LinkPreview.address(in: body, origin: origin) else { return try PreviewQueries.unlink(id, in: transaction) }
                try PreviewQueries.link(id, to: address, in: transaction)
                guard try PreviewQueries.isWanted(address, in: transaction) else { return }
                try JobQueries.add(NewJob(kind: jobKind, Payload(address: address)), in: transaction)
            }
        ]
    }

    /// What passes is tried again by the queue; what does not is noted, and looked at again another day.
    package static func handler(_ store: Store, _ fetcher: Fetcher) -> JobHandler {
        JobHandler(kind: jobKind) { job in
            let address = try job.payload(as: Payload.self).address
            // Two posts with one link make two jobs; the first looks for both.
            guard try await store.read({ try PreviewQueries.isWanted(address, in: $0) }) else { return }
            do {
                let preview = try await fetcher.fetch(address, limits) { PagePreview(html: $0.bytes, type: $0.type) }
                try await store.write { try PreviewQueries.save(address, preview, failure: preview.isEmpty ? "the page says nothing of itself" : nil, in: $0) }
            } catch let fault as FetchFault {
                if fault.isPassing, job.attempts < 3 { throw fault }
                try await store.write { try PreviewQueries.save(address, nil, failure: fault.description, in: $0) }
            }
        }
    }
}

extension Event.Kind {
    /// Subject and target: a post whose link can be shown now.
    package static let previewFound = Event.Kind("post.preview_found")
}
