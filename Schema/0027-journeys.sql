-- That somebody agreed to keeping what they tell of how it goes, which is health data, and to which words.
CREATE TABLE journeys (
    account_id {id} REFERENCES actors (id),
    consent_version {int} NOT NULL,
    started_at {int} NOT NULL
);

-- Whom somebody lets see their journey, besides themselves: the professionals of a practice.
CREATE TABLE journey_grants (
    account_id {int} NOT NULL REFERENCES actors (id),
    practice_id {int} NOT NULL REFERENCES practices (id),
    given_at {int} NOT NULL,
    PRIMARY KEY (account_id, practice_id)
);
CREATE INDEX journey_grants_of_practice ON journey_grants (practice_id, account_id);

CREATE TABLE factors (factor {text} PRIMARY KEY);
INSERT INTO factors (factor) VALUES ('self_efficacy'), ('enjoyment'), ('accountability'), ('habit'), ('social_support');

-- The weekly pulse: a question for each of the five factors.
CREATE TABLE pulses (
    account_id {int} NOT NULL REFERENCES actors (id),
    -- The Monday of the week, where its person is, in days since 1 January 1970.
    week {int} NOT NULL,
    answered_at {int} NOT NULL,
    -- Whether somebody made it harder, and what helps then: for nobody but the person.
    is_harder {bool} NOT NULL,
    coping {text} NOT NULL,
    PRIMARY KEY (account_id, week)
);
CREATE TABLE pulse_answers (
    account_id {int} NOT NULL REFERENCES actors (id),
    week {int} NOT NULL,
    factor {text} NOT NULL REFERENCES factors (factor),
    value {int} NOT NULL CHECK (value BETWEEN 0 AND 10),
    PRIMARY KEY (account_id, week, factor)
);
