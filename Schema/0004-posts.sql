CREATE TABLE post_kinds (kind {text} PRIMARY KEY);
INSERT INTO post_kinds (kind) VALUES ('note'), ('win'), ('question'), ('prompt'), ('reply');

CREATE TABLE audiences (audience {text} PRIMARY KEY);
INSERT INTO audiences (audience) VALUES ('people'), ('group'), ('practice');

CREATE TABLE posts (
    id {id},
    author_id {int} NOT NULL REFERENCES actors (id),
    kind {text} NOT NULL REFERENCES post_kinds (kind),
    audience {text} NOT NULL REFERENCES audiences (audience),
    practice_id {int} NOT NULL REFERENCES practices (id),
    group_id {int} REFERENCES groups (id),
    -- What a reply answers, and the post at the top of its thread.
    answers_id {int} REFERENCES posts (id),
    thread_id {int} REFERENCES posts (id),
    headline {text} NOT NULL DEFAULT '',
    body {text} NOT NULL,
    markup {text} NOT NULL,
    markup_version {int} NOT NULL,
    is_first_win {bool} NOT NULL DEFAULT FALSE,
    -- When somebody else first replied, and first praised.
    answered_at {int},
    praised_at {int},
    created_at {int} NOT NULL,
    edited_at {int},
    deleted_at {int},
    -- Its author took back the consent to show it; nobody else sees it until they give it again.
    is_withheld {bool} NOT NULL DEFAULT FALSE,
    -- Made by the form that wrote it, with a digest of the words that were sent: the same form with the same words writes one post.
    form_key {text} NOT NULL,
    form_digest {text} NOT NULL DEFAULT '',
    CHECK (audience <> 'group' OR group_id IS NOT NULL),
    CHECK ((kind = 'reply') = (answers_id IS NOT NULL) AND (answers_id IS NULL) = (thread_id IS NULL))
);
CREATE UNIQUE INDEX posts_form ON posts (author_id, form_key, form_digest);
CREATE INDEX posts_of_group ON posts (group_id, id) WHERE thread_id IS NULL AND audience = 'group' AND deleted_at IS NULL AND NOT is_withheld;
CREATE INDEX posts_of_practice ON posts (practice_id, id) WHERE thread_id IS NULL AND audience = 'practice' AND deleted_at IS NULL AND NOT is_withheld;
CREATE INDEX posts_of_thread ON posts (thread_id, id, is_withheld) WHERE thread_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX posts_of_author ON posts (author_id, id);
CREATE INDEX posts_unpraised ON posts (practice_id, id) WHERE kind = 'win' AND praised_at IS NULL AND deleted_at IS NULL AND NOT is_withheld;
CREATE INDEX posts_unanswered ON posts (practice_id, id) WHERE thread_id IS NULL AND answered_at IS NULL AND deleted_at IS NULL AND NOT is_withheld;
CREATE INDEX wins_of_practice ON posts (practice_id, id) WHERE kind = 'win' AND deleted_at IS NULL;
CREATE INDEX replies_of_practice ON posts (practice_id, id) WHERE thread_id IS NOT NULL;

-- Whom a post to named people is for, its author among them.
CREATE TABLE post_people (
    account_id {int} NOT NULL REFERENCES actors (id),
    post_id {int} NOT NULL REFERENCES posts (id),
    PRIMARY KEY (account_id, post_id)
);
CREATE INDEX post_people_of_post ON post_people (post_id);

CREATE TABLE mentions (
    post_id {int} NOT NULL REFERENCES posts (id),
    account_id {int} NOT NULL REFERENCES actors (id),
    PRIMARY KEY (post_id, account_id)
);

CREATE TABLE hashtags (
    tag {text} NOT NULL,
    post_id {int} NOT NULL REFERENCES posts (id),
    PRIMARY KEY (tag, post_id)
);

-- Pictures of posts and portraits. A picture without a post and no portrait belongs to its owner alone.
CREATE TABLE pictures (
    id {id},
    owner_id {int} NOT NULL REFERENCES actors (id),
    post_id {int} REFERENCES posts (id),
    position {int} NOT NULL DEFAULT 0,
    description {text} NOT NULL DEFAULT '',
    width {int} NOT NULL,
    height {int} NOT NULL,
    created_at {int} NOT NULL
);
CREATE INDEX pictures_of_post ON pictures (post_id, position);

-- The files of a picture. A file is stored by its digest and lives while any row names it.
CREATE TABLE picture_files (
    picture_id {int} NOT NULL REFERENCES pictures (id),
    size {text} NOT NULL,
    format {text} NOT NULL,
    digest {text} NOT NULL,
    width {int} NOT NULL,
    height {int} NOT NULL,
    bytes {int} NOT NULL,
    PRIMARY KEY (picture_id, size, format)
);
CREATE INDEX picture_files_digest ON picture_files (digest);
