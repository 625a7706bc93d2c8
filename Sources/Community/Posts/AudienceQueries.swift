import Identity
import Kernel
import Store

enum AudienceQueries {
    /// The named people a post is for.
    static func people(of post: ID<Post>, in reading: Reading) throws -> [ID<Account>] {
        try reading.all("SELECT account_id FROM post_people WHERE post_id = \(post) LIMIT 500") { $0.id() }
    }
}
