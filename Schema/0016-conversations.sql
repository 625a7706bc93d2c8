-- Words between two people of a practice, which nobody else sees; and messages of professionals to many.
CREATE TABLE conversations (
    id {id},
    -- The two, the smaller id first: they have one conversation, whatever practices they share.
    one_id {int} NOT NULL REFERENCES actors (id),
    other_id {int} NOT NULL REFERENCES actors (id),
    newest_at {int} NOT NULL,
    -- Up to which message each has read.
    one_read {int} NOT NULL DEFAULT 0,
    other_read {int} NOT NULL DEFAULT 0,
    CHECK (one_id < other_id)
);
CREATE UNIQUE INDEX conversations_of_two ON conversations (one_id, other_id);
CREATE INDEX conversations_of_one ON conversations (one_id, newest_at);
CREATE INDEX conversations_of_other ON conversations (other_id, newest_at);

CREATE TABLE messages (
    id {id},
    conversation_id {int} NOT NULL REFERENCES conversations (id),
    author_id {int} NOT NULL REFERENCES actors (id),
    body {text} NOT NULL,
    created_at {int} NOT NULL,
    deleted_at {int},
    form_key {text} NOT NULL
);
CREATE INDEX messages_of_conversation ON messages (conversation_id, id);
CREATE UNIQUE INDEX messages_form ON messages (author_id, form_key);

CREATE TABLE message_doors (door {text} PRIMARY KEY);
INSERT INTO message_doors (door) VALUES ('everybody'), ('followed'), ('coaches');
-- Who may begin a conversation with somebody.
ALTER TABLE profiles ADD COLUMN messages_from {text} NOT NULL DEFAULT 'everybody' REFERENCES message_doors (door);

CREATE TABLE broadcast_rooms (room {text} PRIMARY KEY);
INSERT INTO broadcast_rooms (room) VALUES ('everybody'), ('clients'), ('former'), ('professionals');

CREATE TABLE broadcasts (
    id {id},
    practice_id {int} NOT NULL REFERENCES practices (id),
    author_id {int} NOT NULL REFERENCES actors (id),
    room {text} NOT NULL REFERENCES broadcast_rooms (room),
    subject {text} NOT NULL,
    body {text} NOT NULL,
    by_mail {bool} NOT NULL,
    created_at {int} NOT NULL,
    -- When everybody it was for had been told; NULL while it goes out.
    told_at {int},
    form_key {text} NOT NULL
);
CREATE INDEX broadcasts_of_practice ON broadcasts (practice_id, id);
CREATE UNIQUE INDEX broadcasts_form ON broadcasts (author_id, form_key);

-- What became of a broadcast for one person.
CREATE TABLE broadcast_receipts (
    broadcast_id {int} NOT NULL REFERENCES broadcasts (id),
    account_id {int} NOT NULL REFERENCES actors (id),
    told_at {int} NOT NULL,
    -- A mail was put on its way, was taken by the mail server, was refused for good.
    mailed_at {int},
    sent_at {int},
    refused_at {int},
    read_at {int},
    PRIMARY KEY (broadcast_id, account_id)
);

INSERT INTO link_purposes (purpose) VALUES ('end_broadcasts');
-- Whether broadcasts also come by mail.
ALTER TABLE profiles ADD COLUMN takes_broadcast_mail {bool} NOT NULL DEFAULT TRUE;
