-- Requests to join, a welcome, first posts that wait for a look, announcements, prompts on a schedule, helpers, and groups that end.
CREATE TABLE group_entries (entry {text} PRIMARY KEY);
INSERT INTO group_entries (entry) VALUES ('open'), ('asks');

-- Whether whoever may join comes in at once, or asks first.
ALTER TABLE groups ADD COLUMN entry {text} NOT NULL DEFAULT 'open' REFERENCES group_entries (entry);
-- Plain text for those who are new.
ALTER TABLE groups ADD COLUMN welcome {text} NOT NULL DEFAULT '';
-- Whether the first thing that somebody shares here is looked at before others see it.
ALTER TABLE groups ADD COLUMN reviews_first {bool} NOT NULL DEFAULT FALSE;
-- Since when it is only read.
ALTER TABLE groups ADD COLUMN archived_at {int};
-- Since when it is gone for everybody; what was written in it is then taken down by a job.
ALTER TABLE groups ADD COLUMN deleted_at {int};

CREATE TABLE group_requests (
    group_id {int} NOT NULL REFERENCES groups (id),
    account_id {int} NOT NULL REFERENCES actors (id),
    words {text} NOT NULL,
    asked_at {int} NOT NULL,
    -- Both NULL while it waits. Whoever was let in has no row.
    declined_at {int},
    answer {text},
    PRIMARY KEY (group_id, account_id)
);

CREATE TABLE helper_roles (role {text} PRIMARY KEY);
INSERT INTO helper_roles (role) VALUES ('welcomes'), ('answers'), ('hosts');

-- How somebody helps in a group, as they agreed to; and what they are asked to do.
ALTER TABLE group_memberships ADD COLUMN helps {text} REFERENCES helper_roles (role);
ALTER TABLE group_memberships ADD COLUMN help_asked {text} REFERENCES helper_roles (role);
-- Since when they have put the group’s welcome away.
ALTER TABLE group_memberships ADD COLUMN welcomed_at {int};
CREATE INDEX group_memberships_helping ON group_memberships (group_id, helps) WHERE helps IS NOT NULL;

INSERT INTO post_kinds (kind) VALUES ('announcement');

-- The group in which a post or reply waits for a look; it is withheld as long.
ALTER TABLE posts ADD COLUMN held_in {int} REFERENCES groups (id);
CREATE INDEX posts_held ON posts (held_in, id) WHERE held_in IS NOT NULL;

-- Prompts that are shared by themselves, one after the other.
CREATE TABLE prompt_schedules (
    group_id {id} REFERENCES groups (id),
    -- In whose name they are shared.
    author_id {int} NOT NULL REFERENCES actors (id),
    -- The prompts, one a line.
    prompts {text} NOT NULL,
    -- Which of them comes next, from 0.
    position {int} NOT NULL DEFAULT 0,
    -- Days of the week, Monday being 0, separated by commas.
    weekdays {text} NOT NULL,
    -- Minutes after midnight in the practice’s time zone.
    minute {int} NOT NULL,
    -- When the next one is shared; NULL while it rests.
    due_at {int},
    -- Why the last one could not be shared.
    failure {text}
);

INSERT INTO notice_kinds (kind) VALUES
    ('announcement'), ('newcomer'), ('question'), ('join_request'), ('let_in'), ('not_let_in'), ('help_asked'), ('first_post'), ('message'), ('broadcast');
-- The group that a notice is about, where it is about no post.
ALTER TABLE notices ADD COLUMN group_id {int} REFERENCES groups (id);
-- What is deleted with a post, or with what caused it.
CREATE INDEX notices_of_post ON notices (post_id) WHERE post_id IS NOT NULL;
CREATE INDEX notices_of_cause ON notices (cause_id);
