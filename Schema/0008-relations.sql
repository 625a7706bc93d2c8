-- Following, blocking and muting; what is for followers; notices that are about no post.
INSERT INTO audiences (audience) VALUES ('followers');

-- Whose followers a post is for: its author's, or for a reply those of the author at the top of its thread.
ALTER TABLE posts ADD COLUMN followed_id {int} REFERENCES actors (id);
-- With the practice in it, the newest post of each followed person is found without looking at the posts themselves.
CREATE INDEX posts_to_followers ON posts (followed_id, id, practice_id) WHERE thread_id IS NULL AND audience = 'followers' AND deleted_at IS NULL AND NOT is_withheld;
-- Somebody's page, and lists of people: without the many replies that stand between posts.
CREATE INDEX posts_by_author ON posts (author_id, id) WHERE thread_id IS NULL AND deleted_at IS NULL;

CREATE TABLE follow_states (state {text} PRIMARY KEY);
INSERT INTO follow_states (state) VALUES ('asked'), ('following');

CREATE TABLE follows (
    follower_id {int} NOT NULL REFERENCES actors (id),
    followed_id {int} NOT NULL REFERENCES actors (id),
    state {text} NOT NULL REFERENCES follow_states (state),
    since {int} NOT NULL,
    PRIMARY KEY (follower_id, followed_id),
    CHECK (follower_id <> followed_id)
);
CREATE INDEX follows_of_followed ON follows (followed_id, state, since);

CREATE TABLE blocks (
    blocker_id {int} NOT NULL REFERENCES actors (id),
    blocked_id {int} NOT NULL REFERENCES actors (id),
    since {int} NOT NULL,
    PRIMARY KEY (blocker_id, blocked_id),
    CHECK (blocker_id <> blocked_id)
);
CREATE INDEX blocks_of_blocked ON blocks (blocked_id, blocker_id);

CREATE TABLE mutes (
    muter_id {int} NOT NULL REFERENCES actors (id),
    muted_id {int} NOT NULL REFERENCES actors (id),
    since {int} NOT NULL,
    -- NULL: for good.
    until {int},
    PRIMARY KEY (muter_id, muted_id),
    CHECK (muter_id <> muted_id)
);

-- Whether somebody blocks, is blocked or mutes: for most people nothing more has to be asked.
ALTER TABLE sign_ins ADD COLUMN hides {bool} NOT NULL DEFAULT FALSE;

-- A notice may be about a person alone.
INSERT INTO notice_kinds (kind) VALUES ('follow'), ('follow_request'), ('follow_accepted');
CREATE TABLE notices_about_people (
    id {id},
    account_id {int} NOT NULL REFERENCES actors (id),
    kind {text} NOT NULL REFERENCES notice_kinds (kind),
    actor_id {int} NOT NULL REFERENCES actors (id),
    post_id {int} REFERENCES posts (id),
    -- The praise, the post or the person that it is about; one cause makes one notice.
    cause_id {int} NOT NULL,
    created_at {int} NOT NULL,
    read_at {int}
);
INSERT INTO notices_about_people (id, account_id, kind, actor_id, post_id, cause_id, created_at, read_at)
SELECT id, account_id, kind, actor_id, post_id, cause_id, created_at, read_at FROM notices;
DROP TABLE notices;
ALTER TABLE notices_about_people RENAME TO notices;
CREATE UNIQUE INDEX notices_cause ON notices (account_id, kind, cause_id);
CREATE INDEX notices_of_account ON notices (account_id, id);
CREATE INDEX notices_new ON notices (account_id) WHERE read_at IS NULL;
