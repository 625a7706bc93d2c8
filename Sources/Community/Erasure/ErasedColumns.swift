/// What becomes of every column that names an account, when that account is erased. A test holds the list against the schema, so that no
/// new table is forgotten.
package enum ErasedColumns {
    package enum Fate: Sendable {
        /// The row goes.
        case remove
        /// The row stays and names nobody.
        case forget
        /// The row stays and names the account’s number, which says nothing once its name is gone; why it stays.
        case keep(String)
        /// By a command of its own, before the rest.
        case first(String)
    }

    package struct Column: Sendable {
        package let table: String
        package let name: String
        package let fate: Fate

        init(_ table: String, _ name: String, _ fate: Fate) {
            self.table = table
            self.name = name
            self.fate = fate
        }
    }

    /// In the order in which rows can go.
    package static let all: [Column] = [
        Column("plates", "subject_id", .first("ErasePlates")),
        Column("permissions", "subject_id", .first("Ledger.erase")),
        Column("guardians", "account_id", .remove),
        Column("pulse_answers", "account_id", .remove),
        Column("pulses", "account_id", .remove),
        Column("journeys", "account_id", .remove),
        Column("journey_grants", "account_id", .remove),
        Column("memberships", "account_id", .first("LeavePractice")),
        Column("group_memberships", "account_id", .first("LeavePractice")),
        Column("posts", "author_id", .keep("its words, pictures and praise are gone; its place in a conversation stays")),
        Column("posts", "followed_id", .keep("of one’s own posts, whose words are gone")),
        Column("pictures", "owner_id", .first("pictures, with their files")),
        Column("conversations", "one_id", .keep("what the other one wrote is theirs")),
        Column("conversations", "other_id", .keep("what the other one wrote is theirs")),
        Column("practices", "founded_by", .keep("that a practice was founded is its own")),
        Column("invitations", "invited_by", .keep("that somebody was invited is theirs")),
        Column("memberships", "invited_by", .forget),
        Column("invitations", "accepted_by", .keep("that a link has been used; its address is removed")),
        Column("plates", "nominated_by", .keep("what is shown of others is theirs")),
        Column("plates", "asked_by", .forget),
        Column("plates", "published_by", .forget),
        Column("plate_versions", "edited_by", .forget),
        Column("outside_copies", "made_by", .keep("so that a copy elsewhere is still taken down")),
        Column("outside_copies", "taken_down_by", .forget),
        Column("screens", "paired_by", .forget),
        Column("erasures", "account_id", .keep("until the statement is sent; then it goes")),
        Column("former_handles", "actor_id", .first("handles become digests, so that nobody gets them")),
        Column("moderation_cases", "person_id", .first("ModerationQueries.erase")),
        Column("restrictions", "account_id", .first("ModerationQueries.erase")),
        Column("reports", "reporter_id", .forget),
        Column("case_decisions", "decided_by", .forget),
        Column("case_decisions", "answered_by", .forget),
        Column("exports", "account_id", .remove),
        Column("looks", "person_id", .remove),
        Column("looks", "viewer_id", .remove),
        Column("incidents", "noted_by", .forget),
        Column("profiles", "account_id", .remove),
        Column("channel_items", "account_id", .remove),
        Column("channels", "account_id", .remove),
        Column("shares_elsewhere", "account_id", .remove),
        Column("post_people", "account_id", .remove),
        Column("mentions", "account_id", .remove),
        Column("praises", "giver_id", .remove),
        Column("praises", "receiver_id", .remove),
        Column("notices", "account_id", .remove),
        Column("notices", "actor_id", .remove),
        Column("rhythms", "account_id", .remove),
        Column("today_marks", "professional_id", .remove),
        Column("today_marks", "person_id", .remove),
        Column("today_finishes", "professional_id", .remove),
        Column("follows", "follower_id", .remove),
        Column("follows", "followed_id", .remove),
        Column("blocks", "blocker_id", .remove),
        Column("blocks", "blocked_id", .remove),
        Column("mutes", "muter_id", .remove),
        Column("mutes", "muted_id", .remove),
        Column("list_people", "account_id", .remove),
        Column("lists", "owner_id", .remove),
        Column("follow_each_other", "account_id", .remove),
        Column("suggestions_put_off", "account_id", .remove),
        Column("suggestions_put_off", "person_id", .remove),
        Column("first_views", "account_id", .remove),
        Column("notice_choices", "account_id", .remove),
        Column("group_notice_choices", "account_id", .remove),
        Column("snoozes", "account_id", .remove),
        Column("notice_settings", "account_id", .remove),
        Column("account_events", "account_id", .remove),
        Column("bookmarks", "account_id", .remove),
        Column("poll_votes", "account_id", .remove),
        Column("drafts", "account_id", .remove),
        Column("begun_words", "account_id", .remove),
        Column("group_requests", "account_id", .remove),
        Column("prompt_schedules", "author_id", .remove),
        Column("messages", "author_id", .remove),
        Column("broadcast_receipts", "account_id", .remove),
        Column("broadcasts", "author_id", .first("with the receipts of others")),
        Column("consents", "account_id", .remove),
        Column("channels_elsewhere", "account_id", .remove),
        Column("links", "account_id", .remove),
        Column("sessions", "account_id", .remove),
        Column("recovery_codes", "account_id", .remove),
        Column("second_factors", "account_id", .remove),
        Column("sign_ins", "account_id", .remove),
        Column("practices", "id", .keep("a practice is no person")),
        Column("groups", "id", .keep("a group is no person")),
    ]
}
