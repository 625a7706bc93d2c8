-- Replies and messages that somebody began and did not send yet: one for each place.
CREATE TABLE begun_words (
    account_id {int} NOT NULL REFERENCES actors (id),
    -- What they are for: `reply-` and a post's id, or `message-` and a person's.
    place {text} NOT NULL,
    body {text} NOT NULL,
    -- Of the form they stand in. Once that is sent, a late save of it is not taken.
    form_key {text} NOT NULL,
    is_sent {bool} NOT NULL DEFAULT FALSE,
    updated_at {int} NOT NULL,
    PRIMARY KEY (account_id, place)
);
