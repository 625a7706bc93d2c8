-- Replies and messages that somebody began and did not send yet.
CREATE TABLE begun_words (
    account_id {int} NOT NULL REFERENCES actors (id),
    -- What they are for: `reply-` and a post's id, or `message-` and a person's.
    place {text} NOT NULL,
    -- Of the form they stand in. Once that is sent, a save of it that comes late is not taken.
    form_key {text} NOT NULL,
    body {text} NOT NULL,
    is_sent {bool} NOT NULL,
    updated_at {int} NOT NULL,
    PRIMARY KEY (account_id, place, form_key)
);
CREATE INDEX begun_words_sent ON begun_words (updated_at) WHERE is_sent;

-- When a broadcast stopped on its way, because its writer's account was put to rest or suspended; `told_at` stays NULL then.
ALTER TABLE broadcasts ADD COLUMN stopped_at {int};

-- The index of words knows of each post whom it is for, so that somebody who sees little of a large practice passes by little. All of it
-- is made anew by a job.
{sqlite}
DROP TABLE post_words;
CREATE VIRTUAL TABLE post_words USING fts5 (words, marks, tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'", columnsize = 0);
{/sqlite}
{postgres}
TRUNCATE post_words;
{/postgres}
INSERT INTO jobs (id, kind, payload, state, attempts, due_at)
SELECT 12, 'search-index', '0', 'waiting', 0, 0 WHERE EXISTS (SELECT 1 FROM actors);
