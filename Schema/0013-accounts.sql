-- A second step when signing in, devices, what happened to an account, resting and suspended accounts, handles that were changed.
INSERT INTO link_purposes (purpose) VALUES ('second_step');

-- Such as “Firefox on Android”; never an address.
ALTER TABLE sessions ADD COLUMN device {text} NOT NULL DEFAULT '';
-- When it was last used, to within a day.
ALTER TABLE sessions ADD COLUMN seen_at {int} NOT NULL DEFAULT 0;
UPDATE sessions SET seen_at = created_at;

-- Since when its person lets it rest; they end that by signing in.
ALTER TABLE sign_ins ADD COLUMN rests_since {int};
-- Since when a steward lets nobody in.
ALTER TABLE sign_ins ADD COLUMN suspended_at {int};
-- The same as `rests_since`, where lists of people look.
ALTER TABLE actors ADD COLUMN is_resting {bool} NOT NULL DEFAULT FALSE;

CREATE TABLE second_factors (
    account_id {id} REFERENCES sign_ins (account_id),
    secret {bytes} NOT NULL,
    created_at {int} NOT NULL,
    -- NULL until its person proved that they can make codes.
    confirmed_at {int},
    -- The newest time step of which a code was used: none is good twice.
    last_step {int} NOT NULL DEFAULT 0
);

CREATE TABLE recovery_codes (
    account_id {int} NOT NULL REFERENCES sign_ins (account_id),
    digest {bytes} NOT NULL,
    used_at {int},
    PRIMARY KEY (account_id, digest)
);

CREATE TABLE account_event_kinds (kind {text} PRIMARY KEY);
INSERT INTO account_event_kinds (kind) VALUES
    ('signed_in'), ('wrong_password'), ('wrong_code'), ('device_signed_out'), ('signed_out_everywhere'), ('new_password'), ('reset_asked'), ('password_reset'),
    ('address_asked'), ('new_address'), ('second_step_on'), ('second_step_off'), ('recovery_codes'), ('recovery_code_used'), ('rests'), ('returned'),
    ('suspended'), ('suspension_ended'), ('new_handle');

-- What happened to an account that its person should know of; forgotten after a while.
CREATE TABLE account_events (
    id {id},
    account_id {int} NOT NULL REFERENCES actors (id),
    kind {text} NOT NULL REFERENCES account_event_kinds (kind),
    device {text} NOT NULL,
    at {int} NOT NULL
);
CREATE INDEX account_events_of_account ON account_events (account_id, id);

-- Handles that somebody had before: they lead to them and are nobody else’s.
CREATE TABLE former_handles (
    handle {text} PRIMARY KEY,
    skeleton {text} NOT NULL,
    actor_id {int} NOT NULL REFERENCES actors (id),
    until {int} NOT NULL
);
CREATE UNIQUE INDEX former_handles_skeleton ON former_handles (skeleton);
