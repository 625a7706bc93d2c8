import Kernel
import Store

/// What a post said before.
package struct PostVersion: Hashable, Sendable {
    package let number: Int
    package let headline: String
    package let body: String
    package let writtenAt: Moment
}

enum PostVersionQueries {
    /// Newest first; what it says now is not among them.
    static func versions(of post: ID<Post>, in reading: Reading) throws -> [PostVersion] {
        try reading.all(
            "SELECT version, headline, body, written_at FROM post_versions WHERE post_id = \(post) ORDER BY version DESC LIMIT 100"
        ) { PostVersion(number: $0.count(), headline: $0.text(), body: $0.text(), writtenAt: $0.moment()) }
    }
}
