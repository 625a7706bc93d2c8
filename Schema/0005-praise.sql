CREATE TABLE praise_kinds (kind {text} PRIMARY KEY);
INSERT INTO praise_kinds (kind) VALUES ('effort'), ('strategy'), ('persistence'), ('courage'), ('honesty'), ('helping');

CREATE TABLE praises (
    id {id},
    post_id {int} NOT NULL REFERENCES posts (id),
    giver_id {int} NOT NULL REFERENCES actors (id),
    receiver_id {int} NOT NULL REFERENCES actors (id),
    kind {text} NOT NULL REFERENCES praise_kinds (kind),
    words {text} NOT NULL,
    -- Only the receiver and the giver see it.
    is_private {bool} NOT NULL,
    given_at {int} NOT NULL,
    withdrawn_at {int},
    -- Its giver took back the consent to show what they write.
    is_withheld {bool} NOT NULL DEFAULT FALSE
);
-- Saying the same thing twice is saying it once.
CREATE UNIQUE INDEX praises_standing ON praises (post_id, giver_id, words) WHERE withdrawn_at IS NULL;
CREATE INDEX praises_of_giver ON praises (giver_id, id);

CREATE TABLE notice_kinds (kind {text} PRIMARY KEY);
INSERT INTO notice_kinds (kind) VALUES ('praise'), ('reply'), ('mention');

-- What somebody was told. `cause_id` is the praise or the post that it is about; one cause makes one notice.
CREATE TABLE notices (
    id {id},
    account_id {int} NOT NULL REFERENCES actors (id),
    kind {text} NOT NULL REFERENCES notice_kinds (kind),
    actor_id {int} NOT NULL REFERENCES actors (id),
    post_id {int} NOT NULL REFERENCES posts (id),
    cause_id {int} NOT NULL,
    created_at {int} NOT NULL,
    read_at {int}
);
CREATE UNIQUE INDEX notices_cause ON notices (account_id, kind, cause_id);
CREATE INDEX notices_of_account ON notices (account_id, id);
CREATE INDEX notices_new ON notices (account_id) WHERE read_at IS NULL;
