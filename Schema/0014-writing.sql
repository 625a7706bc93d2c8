-- Content warnings, earlier words, pinned posts, bookmarks, polls, drafts and posts for later.
CREATE TABLE warning_kinds (kind {text} PRIMARY KEY);
INSERT INTO warning_kinds (kind) VALUES ('weight'), ('food'), ('medication'), ('surgery'), ('other');

-- What a post is folded behind; NULL: nothing.
ALTER TABLE posts ADD COLUMN warning {text} REFERENCES warning_kinds (kind);
ALTER TABLE posts ADD COLUMN warning_words {text} NOT NULL DEFAULT '';
-- Counts the changes of its words, from 1.
ALTER TABLE posts ADD COLUMN version {int} NOT NULL DEFAULT 1;
ALTER TABLE posts ADD COLUMN pinned_at {int};
CREATE INDEX posts_pinned ON posts (group_id, pinned_at) WHERE pinned_at IS NOT NULL AND deleted_at IS NULL;

-- What a post said before it was changed.
CREATE TABLE post_versions (
    post_id {int} NOT NULL REFERENCES posts (id),
    version {int} NOT NULL,
    headline {text} NOT NULL,
    body {text} NOT NULL,
    written_at {int} NOT NULL,
    PRIMARY KEY (post_id, version)
);

-- The kinds of warnings that somebody wants to see unfolded, separated by commas.
ALTER TABLE profiles ADD COLUMN unfolds {text} NOT NULL DEFAULT '';

CREATE TABLE bookmarks (
    account_id {int} NOT NULL REFERENCES actors (id),
    post_id {int} NOT NULL REFERENCES posts (id),
    since {int} NOT NULL,
    PRIMARY KEY (account_id, post_id)
);
CREATE INDEX bookmarks_newest ON bookmarks (account_id, since, post_id);
CREATE INDEX bookmarks_of_post ON bookmarks (post_id);

CREATE TABLE polls (
    post_id {id} REFERENCES posts (id),
    closes_at {int} NOT NULL
);
CREATE TABLE poll_choices (
    post_id {int} NOT NULL REFERENCES polls (post_id),
    position {int} NOT NULL,
    words {text} NOT NULL,
    -- Kept by the statements that write votes.
    votes {int} NOT NULL DEFAULT 0,
    PRIMARY KEY (post_id, position)
);
CREATE TABLE poll_votes (
    post_id {int} NOT NULL REFERENCES polls (post_id),
    account_id {int} NOT NULL REFERENCES actors (id),
    position {int} NOT NULL,
    PRIMARY KEY (post_id, account_id)
);

INSERT INTO notice_kinds (kind) VALUES ('not_shared');

-- What somebody began to write, as the fields of the composer; and what is to be shared later.
CREATE TABLE drafts (
    id {id},
    account_id {int} NOT NULL REFERENCES actors (id),
    group_id {int} NOT NULL REFERENCES groups (id),
    form_key {text} NOT NULL,
    fields {text} NOT NULL,
    -- Counts the changes, so that two devices do not write over each other.
    version {int} NOT NULL,
    updated_at {int} NOT NULL,
    publish_at {int},
    -- Why it could not be shared when its time came.
    failure {text}
);
CREATE UNIQUE INDEX drafts_of_form ON drafts (account_id, form_key);
CREATE INDEX drafts_of_account ON drafts (account_id, updated_at);
