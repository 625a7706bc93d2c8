-- The numbers that keep the ids of running processes apart.
CREATE TABLE nodes (
    number {id},
    leased_until {int} NOT NULL
);

-- What happened, in the order of commits. Ids only; the row that an id names may be gone.
CREATE TABLE events (
    sequence {serial},
    transaction_id {transaction},
    kind {text} NOT NULL,
    actor_id {int},
    subject_id {int} NOT NULL,
    target_id {int},
    group_id {int},
    practice_id {int},
    at {int} NOT NULL
);
CREATE INDEX events_in_order ON events (transaction_id, sequence);

-- How far each reaction has read.
CREATE TABLE reaction_places (
    reaction {text} PRIMARY KEY,
    transaction_id {int} NOT NULL,
    sequence {int} NOT NULL
);

CREATE TABLE job_states (state {text} PRIMARY KEY);
INSERT INTO job_states (state) VALUES ('waiting'), ('running'), ('abandoned');

CREATE TABLE jobs (
    id {id},
    kind {text} NOT NULL,
    payload {text} NOT NULL,
    state {text} NOT NULL REFERENCES job_states (state),
    attempts {int} NOT NULL,
    due_at {int} NOT NULL,
    leased_until {int},
    last_error {text}
);
CREATE INDEX jobs_due ON jobs (state, due_at);

-- A few facts about the server as a whole.
CREATE TABLE settings (
    name {text} PRIMARY KEY,
    value {text} NOT NULL
);
