import Identity
import Kernel
import Outside
import Store
import Trust

package enum ChannelQueries {
    private static let columns: SQL = """
        channels.id, channels.account_id, channels.network, channels.label, channels.address, channels.shows_posts, channels.verified_at, channels.checked_at,
        channels.failures, channels.failure, channels.feed, \(isHidden)
        """

    /// Whether a decision stands by which nobody else sees a channel: it is about the address, so removing it and adding it again changes
    /// nothing.
    static let isHidden: SQL = """
        EXISTS (SELECT 1
                FROM moderation_cases
                JOIN case_decisions ON case_decisions.case_id = moderation_cases.id
                WHERE moderation_cases.person_id = channels.account_id AND moderation_cases.channel = channels.address
                  AND case_decisions.action IN ('hold', 'hide') AND case_decisions.reversed_at IS NULL)
        """

    private static func channel(_ row: inout Row) throws -> Channel {
        Channel(
            id: row.id(), owner: row.id(), network: try row.one(), label: row.text(), address: row.text(), showsPosts: row.boolean(),
            verifiedAt: row.optionalMoment(), checkedAt: row.optionalMoment(), failures: row.count(), failure: row.text(), feed: row.text(),
            isHidden: row.boolean())
    }

    /// In the order in which they were added.
    package static func channels(of account: ID<Account>, in reading: Reading) throws -> [Channel] {
        try reading.all("SELECT \(columns) FROM channels WHERE account_id = \(account) ORDER BY id LIMIT \(Channel.most)", channel)
    }

    /// Those that others may see.
    package static func shown(of account: ID<Account>, in reading: Reading) throws -> [Channel] {
        try channels(of: account, in: reading).filter { !$0.isHidden }
    }

    /// The same of several people.
    static func shown(of people: Set<ID<Account>>, in reading: Reading) throws -> [ID<Account>: [Channel]] {
        guard !people.isEmpty else { return [:] }
        let channels = try reading.all(
            "SELECT \(columns) FROM channels WHERE account_id IN \(list: people.sorted()) ORDER BY id LIMIT \(people.count * Channel.most)", channel)
        return Dictionary(grouping: channels.filter { !$0.isHidden }, by: \.owner)
    }

    package static func channel(_ id: ID<Channel>, in reading: Reading) throws -> Channel? {
        try reading.first("SELECT \(columns) FROM channels WHERE id = \(id)", channel)
    }

    /// Returns whether it was not there yet.
    static func insert(_ id: ID<Channel>, _ address: ChannelAddress, label: String, showsPosts: Bool, of account: ID<Account>, in transaction: Transaction)
        throws
        -> Bool
    {
        try transaction.run(
            """
            INSERT INTO channels (id, account_id, network, label, address, added_at, shows_posts, look_at)
            VALUES (\(id), \(account), \(address.network), \(label), \(address.text), \(transaction.now), \(showsPosts), \(transaction.now))
            ON CONFLICT (account_id, address) DO NOTHING
            """
        ) > 0
    }

    static func update(_ id: ID<Channel>, label: String, showsPosts: Bool, in transaction: Transaction) throws {
        try transaction.run("UPDATE channels SET label = \(label), shows_posts = \(showsPosts) WHERE id = \(id)")
        if !showsPosts { try forgetItems(of: id, in: transaction) }
    }

    static func remove(_ id: ID<Channel>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM channel_items WHERE channel_id = \(id)")
        try transaction.run("DELETE FROM channels WHERE id = \(id)")
    }

    // MARK: Looking at them

    /// Those whose time has come, of people who are not at rest; their next turn is put off, so that each is taken once.
    static func takeDue(limit: Int, until: Moment, in transaction: Transaction) throws -> [ID<Channel>] {
        let due = try transaction.all(
            """
            SELECT channels.id
            FROM channels
            JOIN actors ON actors.id = channels.account_id
            WHERE channels.look_at <= \(transaction.now) AND NOT actors.is_resting
              AND channels.network NOT IN \(list: ChannelNetwork.allCases.filter(\.isClosed).map(\.rawValue))
            ORDER BY channels.look_at, channels.id
            LIMIT \(limit)
            """
        ) { $0.id(Channel.self) }
        guard !due.isEmpty else { return [] }
        try transaction.run("UPDATE channels SET look_at = \(until) WHERE id IN \(list: due)")
        return due
    }

    /// How the server named what was read from the feed last.
    static func version(of id: ID<Channel>, in reading: Reading) throws -> Fetcher.Version {
        try reading.first("SELECT feed_tag, feed_modified FROM channels WHERE id = \(id)") { Fetcher.Version(tag: $0.text(), modified: $0.text()) } ?? .none
    }

    /// What was found on its page: whether it links back, and where its posts can be read. A channel that links back no more shows no posts.
    package static func saveCheck(_ id: ID<Channel>, isVerified: Bool, feed: String, in transaction: Transaction) throws {
        try transaction.run(
            """
            UPDATE channels
            SET verified_at = CASE WHEN NOT \(isVerified) THEN NULL WHEN verified_at IS NULL THEN \(transaction.now) ELSE verified_at END,
                checked_at = \(transaction.now),
                feed_tag = CASE WHEN feed = \(feed) THEN feed_tag ELSE '' END,
                feed_modified = CASE WHEN feed = \(feed) THEN feed_modified ELSE '' END,
                feed = \(feed)
            WHERE id = \(id)
            """
        )
        if !isVerified { try forgetItems(of: id, in: transaction) }
    }

    package static func saveLook(_ id: ID<Channel>, next: Moment, in transaction: Transaction) throws {
        try transaction.run("UPDATE channels SET failures = 0, failure = '', look_at = \(next) WHERE id = \(id)")
    }

    static func saveFailure(_ id: ID<Channel>, _ words: String, next: Moment, in transaction: Transaction) throws {
        try transaction.run("UPDATE channels SET failures = failures + 1, failure = \(words), look_at = \(next) WHERE id = \(id)")
    }

    /// So that the next look also asks whether it links back.
    static func forgetCheck(_ id: ID<Channel>, in transaction: Transaction) throws {
        try transaction.run("UPDATE channels SET checked_at = NULL WHERE id = \(id)")
    }

    // MARK: What was posted there

    /// Replaces what is known of it.
    package static func saveItems(_ items: [FeedItem], of channel: Channel, version: Fetcher.Version, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM channel_items WHERE channel_id = \(channel.id)")
        for item in items {
            try transaction.run(
                """
                INSERT INTO channel_items (channel_id, account_id, digest, title, words, address, published_at)
                VALUES (\(channel.id), \(channel.owner), \(Digest.sha256(Array(item.name.utf8))), \(item.title), \(item.words), \(item.address), \(item.publishedAt))
                ON CONFLICT (channel_id, digest) DO NOTHING
                """
            )
        }
        try transaction.run("UPDATE channels SET feed_tag = \(version.tag), feed_modified = \(version.modified) WHERE id = \(channel.id)")
    }

    private static func forgetItems(of id: ID<Channel>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM channel_items WHERE channel_id = \(id)")
        try transaction.run("UPDATE channels SET feed_tag = '', feed_modified = '' WHERE id = \(id)")
    }

    /// The newest of all channels that link back.
    package static func items(of account: ID<Account>, limit: Int, in reading: Reading) throws -> [ChannelItem] {
        try reading.all(
            """
            SELECT channel_items.channel_id, channels.network, channels.label, channel_items.title, channel_items.words, channel_items.address,
                   channel_items.published_at
            FROM channel_items
            JOIN channels ON channels.id = channel_items.channel_id
            WHERE channel_items.account_id = \(account) AND channels.verified_at IS NOT NULL AND channels.shows_posts AND NOT \(isHidden)
            ORDER BY channel_items.published_at DESC, channel_items.digest
            LIMIT \(limit)
            """
        ) { row in
            ChannelItem(
                channel: row.id(), network: try row.one(), label: row.text(), title: row.text(), words: row.text(), address: row.text(),
                publishedAt: row.moment())
        }
    }
}
