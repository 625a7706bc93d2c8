/// What somebody is given of every column that names their account. A test holds the list against the schema, so that no new table is forgotten.
package enum ExportedColumns {
    package enum Part: Sendable {
        /// The rows, without these columns.
        case rows(without: Set<String> = [])
        /// Not theirs; why.
        case not(String)
    }

    package struct Column: Sendable {
        package let table: String
        package let name: String
        package let part: Part

        init(_ table: String, _ name: String, _ part: Part) {
            self.table = table
            self.name = name
            self.part = part
        }
    }

    private static let others = "it is what somebody else did or thinks, and theirs"

    package static let all: [Column] = [
        Column("actors", "id", .rows(without: ["skeleton", "folded"])),
        Column("sign_ins", "account_id", .rows(without: ["password_hash"])),
        Column("guardians", "account_id", .rows()),
        Column("pulse_answers", "account_id", .rows()),
        Column("pulses", "account_id", .rows()),
        Column("journeys", "account_id", .rows()),
        Column("journey_grants", "account_id", .rows()),
        Column("profiles", "account_id", .rows()),
        Column("channels", "account_id", .rows(without: ["feed_tag", "feed_modified"])),
        Column("channel_items", "account_id", .rows()),
        Column("channels_elsewhere", "account_id", .rows()),
        Column("shares_elsewhere", "account_id", .rows()),
        Column("former_handles", "actor_id", .rows()),
        Column("memberships", "account_id", .rows(without: ["invited_by"])),
        Column("memberships", "invited_by", .not(others)),
        Column("group_memberships", "account_id", .rows()),
        Column("group_requests", "account_id", .rows()),
        Column("consents", "account_id", .rows()),
        Column("account_events", "account_id", .rows()),
        Column("sessions", "account_id", .rows(without: ["digest"])),
        Column("second_factors", "account_id", .rows(without: ["secret"])),
        Column("recovery_codes", "account_id", .not("codes are kept as one-way digests")),
        Column("links", "account_id", .not("they open things, and are kept as one-way digests")),
        Column("posts", "author_id", .rows(without: ["markup", "markup_version", "form_key", "form_digest", "hidden_by"])),
        Column("posts", "followed_id", .not("the posts themselves are their authors’")),
        Column("post_people", "account_id", .not("the posts are their authors’")),
        Column("mentions", "account_id", .not("the posts are their authors’")),
        Column("pictures", "owner_id", .rows()),
        Column("drafts", "account_id", .rows()),
        Column("begun_words", "account_id", .rows(without: ["form_key"])),
        Column("prompt_schedules", "author_id", .rows()),
        Column("broadcasts", "author_id", .rows()),
        Column("broadcast_receipts", "account_id", .rows()),
        Column("praises", "giver_id", .rows()),
        Column("praises", "receiver_id", .rows()),
        Column("poll_votes", "account_id", .rows()),
        Column("bookmarks", "account_id", .rows()),
        Column("messages", "author_id", .rows(without: ["form_key"])),
        Column("conversations", "one_id", .rows()),
        Column("conversations", "other_id", .rows()),
        Column("follows", "follower_id", .rows()),
        Column("follows", "followed_id", .rows()),
        Column("blocks", "blocker_id", .rows()),
        Column("blocks", "blocked_id", .not(others)),
        Column("mutes", "muter_id", .rows()),
        Column("mutes", "muted_id", .not(others)),
        Column("lists", "owner_id", .rows()),
        Column("list_people", "account_id", .not(others)),
        Column("follow_each_other", "account_id", .rows()),
        Column("suggestions_put_off", "account_id", .rows()),
        Column("suggestions_put_off", "person_id", .not(others)),
        Column("first_views", "account_id", .rows()),
        Column("notices", "account_id", .rows(without: ["bundle", "cause_id"])),
        Column("notices", "actor_id", .not(others)),
        Column("notice_choices", "account_id", .rows()),
        Column("group_notice_choices", "account_id", .rows()),
        Column("snoozes", "account_id", .rows()),
        Column("notice_settings", "account_id", .rows()),
        Column("rhythms", "account_id", .rows()),
        Column("today_marks", "professional_id", .rows()),
        Column("today_marks", "person_id", .rows(without: ["professional_id"])),
        Column("today_finishes", "professional_id", .rows()),
        Column("plates", "subject_id", .rows(without: ["nominated_by"])),
        Column("plates", "nominated_by", .rows(without: ["subject_id", "question", "letter", "asked_by", "published_by"])),
        Column("plates", "asked_by", .not("what was asked of others is theirs")),
        Column("plates", "published_by", .not("what was put up of others is theirs")),
        Column("plate_versions", "edited_by", .not("the plates of oneself hold them; those of others are theirs")),
        Column("permissions", "subject_id", .rows(without: ["asked_digest", "approved_digest"])),
        Column("outside_copies", "made_by", .not("what was posted of others is theirs")),
        Column("outside_copies", "taken_down_by", .not("what was posted of others is theirs")),
        Column("screens", "paired_by", .rows(without: ["token_digest", "code"])),
        Column("erasures", "account_id", .rows()),
        Column("exports", "account_id", .rows()),
        Column("practices", "id", .not("a practice is no person")),
        Column("groups", "id", .not("a group is no person")),
        Column("practices", "founded_by", .rows()),
        Column("invitations", "invited_by", .rows(without: ["digest", "email", "accepted_by"])),
        Column("invitations", "accepted_by", .rows(without: ["digest", "invited_by"])),
        Column("reports", "reporter_id", .rows()),
        Column("moderation_cases", "person_id", .rows()),
        Column("case_decisions", "decided_by", .not("what was decided about others is theirs")),
        Column("case_decisions", "answered_by", .not("what was decided about others is theirs")),
        Column("restrictions", "account_id", .rows()),
        Column("looks", "person_id", .rows()),
        Column("looks", "viewer_id", .rows(without: ["person_id"])),
        Column("incidents", "noted_by", .not("the log of incidents is the server’s")),
    ]
}
