-- What posts are found by: their words, folded, and marks of their practice, group, author and kind, so that the index alone finds a
-- word of one author. The two engines each have their own kind of index.
{sqlite}
CREATE VIRTUAL TABLE post_words USING fts5 (words, marks, tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'", columnsize = 0);
{/sqlite}
{postgres}
CREATE TABLE post_words (
    post_id BIGINT PRIMARY KEY REFERENCES posts (id),
    words TSVECTOR NOT NULL
);
CREATE INDEX post_words_found ON post_words USING GIN (words);
{/postgres}

-- A name as search compares it: in lower case, without accents.
ALTER TABLE actors ADD COLUMN folded {text} NOT NULL DEFAULT '';

-- What was there before is taken into the index by a job.
INSERT INTO jobs (id, kind, payload, state, attempts, due_at)
SELECT 11, 'search-index', '0', 'waiting', 0, 0 WHERE EXISTS (SELECT 1 FROM actors);
