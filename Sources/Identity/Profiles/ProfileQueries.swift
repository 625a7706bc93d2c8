import Kernel
import Store

package enum ProfileQueries {
    package static func profile(of account: ID<Account>, in reading: Reading) throws -> Profile {
        let profile = try reading.first(
            """
            SELECT pronouns, header_id, time_zone, language, approves_follows, is_suggested, tells_views, shows_name, shows_about, shows_links, shown_practice, unfolds,
                   messages_from, takes_broadcast_mail
            FROM profiles
            WHERE account_id = \(account)
            """
        ) { row in
            Profile(
                pronouns: row.text(), header: row.optionalID(), timeZone: row.optionalText(), language: row.text(), approvesFollows: row.boolean(),
                isSuggested: row.boolean(), tellsViews: row.boolean(),
                isPublic: Set([Profile.Part.name, .about, .links].filter { _ in row.boolean() }), shownPractice: row.optionalID(),
                unfolds: WarningKind.set(row.text()),
                messagesFrom: try row.one(), takesBroadcastMail: row.boolean()
            )
        }
        return profile ?? .blank
    }

    /// Whether visitors may see who somebody is.
    package static func isOpen(_ account: ID<Account>, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM profiles WHERE account_id = \(account) AND shows_name")
    }

    package static func approvesFollows(_ account: ID<Account>, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM profiles WHERE account_id = \(account) AND approves_follows")
    }

    package static func tellsViews(_ account: ID<Account>, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM profiles WHERE account_id = \(account) AND tells_views")
    }

    package static func save(_ profile: Profile, of account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO profiles (account_id, pronouns, header_id, time_zone, language, approves_follows, is_suggested, tells_views,
                                  shows_name, shows_about, shows_links, shown_practice, unfolds, messages_from, takes_broadcast_mail)
            VALUES (\(account), \(profile.pronouns), \(profile.header), \(profile.timeZone), \(profile.language), \(profile.approvesFollows),
                    \(profile.isSuggested), \(profile.tellsViews), \(profile.isPublic.contains(.name)), \(profile.isPublic.contains(.about)),
                    \(profile.isPublic.contains(.links)), \(profile.shownPractice), \(WarningKind.joined(profile.unfolds)),
                    \(profile.messagesFrom), \(profile.takesBroadcastMail))
            ON CONFLICT (account_id)
            DO UPDATE SET pronouns = excluded.pronouns, header_id = excluded.header_id, time_zone = excluded.time_zone, language = excluded.language,
                          approves_follows = excluded.approves_follows, is_suggested = excluded.is_suggested, tells_views = excluded.tells_views,
                          shows_name = excluded.shows_name, shows_about = excluded.shows_about, shows_links = excluded.shows_links, shown_practice = excluded.shown_practice, unfolds = excluded.unfolds,
                          messages_from = excluded.messages_from, takes_broadcast_mail = excluded.takes_broadcast_mail
            """
        )
    }
}
