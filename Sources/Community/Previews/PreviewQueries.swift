import Foundation
import Identity
import Kernel
import Outside
import Site
import Store
import Trust

enum PreviewQueries {
    private static func digest(_ address: String) -> [UInt8] { Digest.sha256(Array(address.utf8)) }

    /// The words of a post that stands; `nil` for replies, and for what was taken down.
    static func body(of post: ID<Post>, in reading: Reading) throws -> String? {
        try reading.first("SELECT body FROM posts WHERE id = \(post) AND thread_id IS NULL AND deleted_at IS NULL") { $0.text() }
    }

    static func link(_ post: ID<Post>, to address: String, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO post_links (post_id, digest)
            VALUES (\(post), \(digest(address)))
            ON CONFLICT (post_id) DO UPDATE SET digest = excluded.digest
            """
        )
    }

    static func unlink(_ post: ID<Post>, in transaction: Transaction) throws {
        let digests = try transaction.all("DELETE FROM post_links WHERE post_id = \(post) RETURNING digest") { $0.bytes() }
        // What nobody shows any more is nobody’s business either.
        for digest in digests {
            try transaction.run(
                "DELETE FROM link_previews WHERE digest = \(digest) AND NOT EXISTS (SELECT 1 FROM post_links WHERE post_links.digest = link_previews.digest)"
            )
        }
    }

    /// Whether it was not looked at yet, or long ago.
    static func isWanted(_ address: String, in reading: Reading) throws -> Bool {
        try !reading.exists(
            """
            SELECT 1
            FROM link_previews
            WHERE digest = \(digest(address))
              AND fetched_at > CASE WHEN failure IS NULL THEN \(reading.now - LinkPreview.lasting) ELSE \(reading.now - LinkPreview.patience) END
            """
        )
    }

    static func save(_ address: String, _ preview: PagePreview?, failure: String?, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO link_previews (digest, address, title, description, site, fetched_at, failure)
            VALUES (\(digest(address)), \(address), \(preview?.title ?? ""), \(preview?.description ?? ""), \(preview?.site ?? ""), \(transaction.now), \(failure))
            ON CONFLICT (digest)
            DO UPDATE SET title = excluded.title, description = excluded.description, site = excluded.site, fetched_at = excluded.fetched_at,
                          failure = excluded.failure
            """
        )
        guard failure == nil else { return }
        let posts = try transaction.all(
            """
            SELECT posts.id, posts.author_id, posts.group_id, posts.practice_id
            FROM post_links
            JOIN posts ON posts.id = post_links.post_id
            WHERE post_links.digest = \(digest(address)) AND posts.deleted_at IS NULL AND NOT posts.is_withheld
            ORDER BY posts.id DESC
            LIMIT 20
            """
        ) { (post: $0.id(Post.self), author: $0.id(Account.self), group: $0.optionalID(Group.self), practice: $0.id(Practice.self)) }
        for found in posts {
            try transaction.announce(
                Event(.previewFound, by: found.author, subject: found.post, target: found.post, group: found.group, practice: found.practice))
        }
    }

    static func previews(of posts: [ID<Post>], in reading: Reading) throws -> [ID<Post>: LinkPreview] {
        guard !posts.isEmpty else { return [:] }
        let found = try reading.all(
            """
            SELECT post_links.post_id, link_previews.address, link_previews.title, link_previews.description, link_previews.site
            FROM post_links
            JOIN link_previews ON link_previews.digest = post_links.digest
            WHERE post_links.post_id IN \(list: posts) AND link_previews.failure IS NULL
            LIMIT 1000
            """
        ) { (post: $0.id(Post.self), address: $0.text(), title: $0.text(), description: $0.text(), site: $0.text()) }
        return Dictionary(
            found.compactMap { row in
                Href(external: row.address).map { href in
                    let host = URL(string: row.address)?.host() ?? ""
                    return (
                        row.post,
                        LinkPreview(
                            href: href, title: row.title.isEmpty ? host : row.title, description: row.description, site: row.site.isEmpty ? host : row.site)
                    )
                }
            },
            uniquingKeysWith: { $1 }
        )
    }
}
