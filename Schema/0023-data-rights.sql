-- Exports of everything about oneself.
CREATE TABLE export_states (state {text} PRIMARY KEY);
INSERT INTO export_states (state) VALUES ('making'), ('ready'), ('failed');
CREATE TABLE exports (
    id {id},
    account_id {int} NOT NULL REFERENCES actors (id),
    state {text} NOT NULL REFERENCES export_states (state),
    -- Parts that are done, of all.
    done {int} NOT NULL,
    parts {int} NOT NULL,
    asked_at {int} NOT NULL,
    ready_at {int},
    bytes {int} NOT NULL DEFAULT 0
);
CREATE INDEX exports_of_account ON exports (account_id, id);
CREATE INDEX exports_old ON exports (asked_at);

-- Who looked at something of a person that is not for everybody: for that person to read.
CREATE TABLE looks (
    id {id},
    person_id {int} NOT NULL REFERENCES actors (id),
    viewer_id {int} NOT NULL REFERENCES actors (id),
    what {text} NOT NULL,
    -- The day on which it was; a second look on one day is no other row.
    day {int} NOT NULL,
    at {int} NOT NULL
);
CREATE UNIQUE INDEX looks_once ON looks (person_id, viewer_id, what, day);
CREATE INDEX looks_of_person ON looks (person_id, id);
CREATE INDEX looks_old ON looks (at);

-- What went wrong with people's data, and what was done about it (GDPR, article 33(5)).
CREATE TABLE incidents (
    id {id},
    noticed_at {int} NOT NULL,
    what {text} NOT NULL,
    -- Whose data and which, how many people, what may come of it, what was done.
    people {text} NOT NULL,
    effects {text} NOT NULL,
    measures {text} NOT NULL,
    is_risk {bool} NOT NULL,
    -- When the authority and the people were told; NULL: not.
    authority_told_at {int},
    people_told_at {int},
    noted_by {int} REFERENCES actors (id),
    changed_at {int} NOT NULL,
    closed_at {int}
);
CREATE INDEX incidents_noticed ON incidents (noticed_at);

INSERT INTO notice_kinds (kind) VALUES ('export_ready');
