-- Reports: somebody says that a post, a person or a channel of theirs is not as it should be. All about one thing are one case.
CREATE TABLE report_reasons (reason {text} PRIMARY KEY);
INSERT INTO report_reasons (reason) VALUES ('worry'), ('advice'), ('bodies'), ('unkind'), ('privacy'), ('selling'), ('other');

CREATE TABLE moderation_cases (
    id {id},
    practice_id {int} NOT NULL REFERENCES practices (id),
    -- Whose post or channel it is, or who it is about.
    person_id {int} NOT NULL REFERENCES actors (id),
    post_id {int} REFERENCES posts (id),
    -- Of a channel elsewhere; empty where it is not about one.
    channel {text} NOT NULL,
    -- How the thing read when it was first reported.
    evidence {text} NOT NULL,
    opened_at {int} NOT NULL,
    -- Somebody is worried about the person: before all others.
    is_urgent {bool} NOT NULL,
    closed_at {int}
);
CREATE INDEX cases_of_practice ON moderation_cases (practice_id, id);
CREATE INDEX cases_open ON moderation_cases (practice_id, person_id) WHERE closed_at IS NULL;
CREATE INDEX cases_of_person ON moderation_cases (person_id, id);

CREATE TABLE reports (
    id {id},
    case_id {int} NOT NULL REFERENCES moderation_cases (id),
    -- NULL for visitors, and once the account is erased.
    reporter_id {int} REFERENCES actors (id),
    reason {text} NOT NULL REFERENCES report_reasons (reason),
    words {text} NOT NULL,
    created_at {int} NOT NULL
);
CREATE INDEX reports_of_case ON reports (case_id, id);
CREATE UNIQUE INDEX reports_once ON reports (case_id, reporter_id);

CREATE TABLE case_actions (action {text} PRIMARY KEY);
INSERT INTO case_actions (action) VALUES ('nothing'), ('crisis_card'), ('words'), ('hold'), ('hide'), ('limit'), ('suspend');

-- What was decided, and why: a statement of reasons. Never changed; an appeal may reverse it.
CREATE TABLE case_decisions (
    id {id},
    case_id {int} NOT NULL REFERENCES moderation_cases (id),
    action {text} NOT NULL REFERENCES case_actions (action),
    reason {text} NOT NULL REFERENCES report_reasons (reason),
    -- For the person it is about.
    words {text} NOT NULL,
    until {int},
    decided_by {int} REFERENCES actors (id),
    decided_at {int} NOT NULL,
    reversed_at {int},
    appeal {text} NOT NULL DEFAULT '',
    appealed_at {int},
    answer {text} NOT NULL DEFAULT '',
    answered_by {int} REFERENCES actors (id),
    answered_at {int}
);
CREATE INDEX decisions_of_case ON case_decisions (case_id, id);
CREATE INDEX decisions_appealed ON case_decisions (appealed_at) WHERE appealed_at IS NOT NULL AND answered_at IS NULL;

-- The decision (of case_decisions) that hides a post; hidden posts are withheld. No reference: cases refer to posts, and a ring of tables could
-- not be loaded from a backup.
ALTER TABLE posts ADD COLUMN hidden_by {int};
CREATE INDEX posts_hidden ON posts (hidden_by) WHERE hidden_by IS NOT NULL;

CREATE TABLE restriction_kinds (kind {text} PRIMARY KEY);
INSERT INTO restriction_kinds (kind) VALUES ('limited'), ('suspended');
-- What somebody may not do in a practice for a time; of several the strictest counts. A job removes what is over.
CREATE TABLE restrictions (
    decision_id {id} REFERENCES case_decisions (id),
    practice_id {int} NOT NULL REFERENCES practices (id),
    account_id {int} NOT NULL REFERENCES actors (id),
    kind {text} NOT NULL REFERENCES restriction_kinds (kind),
    until {int} NOT NULL
);
CREATE INDEX restrictions_of_account ON restrictions (account_id, practice_id);
CREATE INDEX restrictions_ending ON restrictions (until);

-- Where help is to be had, as the practice says, and when somebody last looked whether it still is.
CREATE TABLE crisis_resources (
    practice_id {int} NOT NULL REFERENCES practices (id),
    position {int} NOT NULL,
    name {text} NOT NULL,
    contact {text} NOT NULL,
    words {text} NOT NULL,
    checked_at {int} NOT NULL,
    PRIMARY KEY (practice_id, position)
);

INSERT INTO notice_kinds (kind) VALUES ('reported'), ('report_answered'), ('decided'), ('appealed'), ('crisis_card');
