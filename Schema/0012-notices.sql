-- Notices in bundles, what each person wants to hear of and when, and the digest by mail.
INSERT INTO notice_kinds (kind) VALUES ('post');

-- What notices about one thing have in common, as praise-123: they are shown as one, with one name “and 2 others”.
ALTER TABLE notices ADD COLUMN bundle {text} NOT NULL DEFAULT '';
-- When it appeared on an open page of its reader; NULL where it only stands in the list.
ALTER TABLE notices ADD COLUMN rang_at {int};
UPDATE notices
SET bundle = kind || '-' || COALESCE((SELECT posts.answers_id FROM posts WHERE posts.id = notices.post_id AND notices.kind = 'reply'), post_id, cause_id);

CREATE TABLE notice_levels (level {text} PRIMARY KEY);
INSERT INTO notice_levels (level) VALUES ('off'), ('list'), ('ring');

-- Where somebody wants something else than what is usual.
CREATE TABLE notice_choices (
    account_id {int} NOT NULL REFERENCES actors (id),
    kind {text} NOT NULL REFERENCES notice_kinds (kind),
    level {text} NOT NULL REFERENCES notice_levels (level),
    PRIMARY KEY (account_id, kind)
);

CREATE TABLE group_hearings (hearing {text} PRIMARY KEY);
INSERT INTO group_hearings (hearing) VALUES ('everything'), ('mine'), ('list'), ('nothing');

CREATE TABLE group_notice_choices (
    group_id {int} NOT NULL REFERENCES groups (id),
    account_id {int} NOT NULL REFERENCES actors (id),
    hearing {text} NOT NULL REFERENCES group_hearings (hearing),
    PRIMARY KEY (group_id, account_id)
);
CREATE INDEX group_notice_choices_of_account ON group_notice_choices (account_id);

-- Conversations of which somebody does not want to hear for a while, or (NULL) any more.
CREATE TABLE snoozes (
    account_id {int} NOT NULL REFERENCES actors (id),
    thread_id {int} NOT NULL REFERENCES posts (id),
    until {int},
    PRIMARY KEY (account_id, thread_id)
);

CREATE TABLE digest_rhythms (rhythm {text} PRIMARY KEY);
INSERT INTO digest_rhythms (rhythm) VALUES ('never'), ('daily'), ('weekly');

CREATE TABLE notice_settings (
    account_id {id} REFERENCES actors (id),
    -- Minutes after midnight of the person’s day; both NULL: no quiet hours.
    quiet_from {int},
    quiet_until {int},
    -- How often a notice may ring in a day; NULL: as often as there is one.
    rings_a_day {int},
    -- The day, as 2026-05-14, on which `rang` was counted.
    rang_day {text} NOT NULL DEFAULT '',
    rang {int} NOT NULL DEFAULT 0,
    digest {text} NOT NULL DEFAULT 'never' REFERENCES digest_rhythms (rhythm),
    digest_hour {int} NOT NULL DEFAULT 7,
    -- Monday is 0.
    digest_weekday {int} NOT NULL DEFAULT 0,
    -- Whether the mail holds the first words of what others wrote.
    digest_tells_words {bool} NOT NULL DEFAULT TRUE,
    digest_due_at {int},
    digest_sent_at {int},
    -- When the mail server last refused this person’s address for good.
    refused_at {int}
);

CREATE TABLE link_purposes (purpose {text} PRIMARY KEY);
INSERT INTO link_purposes (purpose) VALUES ('answer'), ('end_digest'), ('reset_password'), ('confirm_address');

-- Links in mails, each for one purpose and one account; the database holds a digest of the token.
CREATE TABLE links (
    digest {bytes} PRIMARY KEY,
    account_id {int} NOT NULL REFERENCES sign_ins (account_id),
    purpose {text} NOT NULL REFERENCES link_purposes (purpose),
    -- What it is about: the post to answer.
    subject_id {int},
    -- What it brings with it: the new address.
    detail {text} NOT NULL DEFAULT '',
    created_at {int} NOT NULL,
    expires_at {int} NOT NULL,
    used_at {int}
);
CREATE INDEX links_of_account ON links (account_id, purpose);
