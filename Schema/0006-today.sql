-- How often somebody usually writes, kept by a reaction so that Today need not read their whole past.
CREATE TABLE rhythms (
    practice_id {int} NOT NULL REFERENCES practices (id),
    account_id {int} NOT NULL REFERENCES actors (id),
    last_at {int} NOT NULL,
    -- Median time between the days on which they wrote; NULL while there are too few to tell.
    usual_gap {int},
    PRIMARY KEY (practice_id, account_id)
);

CREATE TABLE today_states (state {text} PRIMARY KEY);
INSERT INTO today_states (state) VALUES ('done'), ('later');

-- What a professional did with an item. `item` names rule and subject, as `win-123`.
CREATE TABLE today_marks (
    practice_id {int} NOT NULL REFERENCES practices (id),
    professional_id {int} NOT NULL REFERENCES actors (id),
    item {text} NOT NULL,
    person_id {int} NOT NULL REFERENCES actors (id),
    state {text} NOT NULL REFERENCES today_states (state),
    -- What was done, in words for the list.
    deed {text} NOT NULL,
    marked_at {int} NOT NULL,
    -- An item put off returns then.
    returns_at {int},
    PRIMARY KEY (practice_id, professional_id, item)
);

CREATE TABLE today_finishes (
    practice_id {int} NOT NULL REFERENCES practices (id),
    professional_id {int} NOT NULL REFERENCES actors (id),
    -- The day in the practice's time zone, as 2026-05-14.
    day {text} NOT NULL,
    finished_at {int} NOT NULL,
    PRIMARY KEY (practice_id, professional_id, day)
);
