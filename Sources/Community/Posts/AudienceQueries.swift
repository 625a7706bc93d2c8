import Identity
import Kernel
import Store

enum AudienceQueries {
    /// The named people of those of the posts that are for named people.
    static func people(ofPosts posts: [ID<Post>], in reading: Reading) throws -> [ID<Post>: [ID<Account>]] {
        guard !posts.isEmpty else { return [:] }
        // All of them: who is missing here does not see the post.
        let rows = try reading.all("SELECT post_id, account_id FROM post_people WHERE post_id IN \(list: posts)") {
            (post: $0.id(Post.self), account: $0.id(Account.self))
        }
        return Dictionary(grouping: rows, by: \.post).mapValues { $0.map(\.account) }
    }

    /// The named people a post is for.
    static func people(of post: ID<Post>, in reading: Reading) throws -> [ID<Account>] {
        try reading.all("SELECT account_id FROM post_people WHERE post_id = \(post) LIMIT 500") { $0.id() }
    }
}
