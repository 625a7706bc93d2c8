import Identity
import Kernel
import Store
import Trust

package enum AudienceQueries {
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

    /// Of those posts that are for followers, whose.
    static func followed(ofPosts posts: [ID<Post>], in reading: Reading) throws -> [ID<Post>: ID<Account>] {
        guard !posts.isEmpty else { return [:] }
        let rows = try reading.all("SELECT id, followed_id FROM posts WHERE id IN \(list: posts) AND audience = 'followers' LIMIT 1000") {
            ($0.id(Post.self), $0.id(Account.self))
        }
        return Dictionary(rows, uniquingKeysWith: { $1 })
    }

    /// Of these posts, those that nobody but their author sees, with the author.
    static func withheld(ofPosts posts: [ID<Post>], in reading: Reading) throws -> [ID<Post>: ID<Account>] {
        guard !posts.isEmpty else { return [:] }
        let rows = try reading.all("SELECT id, author_id FROM posts WHERE id IN \(list: posts) AND is_withheld") { ($0.id(Post.self), $0.id(Account.self)) }
        return Dictionary(rows, uniquingKeysWith: { $1 })
    }

    // MARK: The audience check in SQL, as `Circle.sees` makes it

    /// Whether a row of `posts` is for some people alone and `account`, a value or a column, is one of them.
    static func names(_ account: SQL) -> SQL {
        """
        (posts.audience = 'people' AND EXISTS (
             SELECT 1 FROM post_people WHERE post_people.post_id = posts.id AND post_people.account_id = \(account))
         OR posts.audience = 'followers' AND (posts.followed_id = \(account) OR EXISTS (
             SELECT 1 FROM follows WHERE follows.follower_id = \(account) AND follows.followed_id = posts.followed_id AND follows.state = 'following')))
        """
    }

    /// Whether the one who looks sees a row of `posts`, as `Circle.sees` decides.
    static func sees(_ circle: Circle) -> SQL {
        let practices = circle.viewer.memberships.map(\.practice.id)
        return """
            (posts.author_id = \(circle.id)
             OR NOT posts.is_withheld AND posts.practice_id IN \(list: practices)
                AND (posts.audience IN ('practice', 'public') OR posts.audience = 'group' AND posts.group_id IN \(list: circle.ties.map(\.group.id))
                     OR \(names("\(circle.id)")))\(meets(circle, "posts", without: circle.hidden.blocked)))
            """
    }

    /// Whether a row of `posts` is shown in lists to the one who looks, as `Circle.lists` decides, and so is the thread it belongs to.
    static func lists(_ circle: Circle) -> SQL {
        """
        \(sees(circle))\(HiddenQueries.without(circle.hidden.muted.sorted(), "posts.author_id"))
        AND (posts.thread_id IS NULL
             OR EXISTS (SELECT 1
                        FROM posts AS top
                        WHERE top.id = posts.thread_id AND top.deleted_at IS NULL AND (NOT top.is_withheld OR top.author_id = \(circle.id))
                          \(meets(circle, "top", without: circle.hidden.blocked.union(circle.hidden.muted)))))
        """
    }

    /// The end of a condition that leaves out some people, and who blocks the one who looks, unless that one looks after the place.
    private static func meets(_ circle: Circle, _ table: SQL, without people: Set<ID<Account>>) -> SQL {
        let (hidden, author): (Hidden, SQL) = (circle.hidden, "\(table).author_id")
        let out = HiddenQueries.without(people.sorted(), author)
        guard !hidden.blocking.isEmpty else { return out }
        let practices = circle.viewer.memberships.map(\.practice.id).filter { circle.looksAfter($0, nil) }
        let groups = circle.ties.filter(\.isModerator).map(\.group.id)
        return """
            \(out) AND (\(author) NOT IN \(list: hidden.blocking.sorted()) OR \(table).practice_id IN \(list: practices) OR \(table).group_id IN \(list: groups))
            """
    }

    /// Whether a row of `posts` is for `account`, somebody else than its author. Blocks and mutes are asked for separately.
    static func admits(_ account: SQL) -> SQL {
        """
        NOT posts.is_withheld
        AND EXISTS (SELECT 1 FROM memberships WHERE memberships.practice_id = posts.practice_id AND memberships.account_id = \(account))
        AND (posts.audience IN ('practice', 'public')
             OR posts.audience = 'group' AND EXISTS (
                 SELECT 1 FROM group_memberships
                 WHERE group_memberships.group_id = posts.group_id AND group_memberships.account_id = \(account))
             OR \(names(account)))
        """
    }
}
