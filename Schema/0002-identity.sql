CREATE TABLE actor_kinds (kind {text} PRIMARY KEY);
INSERT INTO actor_kinds (kind) VALUES ('person'), ('practice'), ('group');

-- People, practices and groups: whatever can be followed one day. One namespace of handles for all of them, never reused.
CREATE TABLE actors (
    id {id},
    kind {text} NOT NULL REFERENCES actor_kinds (kind),
    handle {text} NOT NULL,
    -- What the handle looks like: two handles that a reader could mistake for each other have the same skeleton.
    skeleton {text} NOT NULL,
    name {text} NOT NULL,
    about {text} NOT NULL DEFAULT '',
    portrait_id {int},
    created_at {int} NOT NULL,
    CHECK (handle = lower(handle))
);
CREATE UNIQUE INDEX actors_handle ON actors (handle);
CREATE UNIQUE INDEX actors_skeleton ON actors (skeleton);

CREATE TABLE sign_ins (
    account_id {id} REFERENCES actors (id),
    email {text} NOT NULL,
    -- The address in lower case.
    email_key {text} NOT NULL,
    password_hash {text} NOT NULL,
    is_steward {bool} NOT NULL DEFAULT FALSE,
    stated_adult_at {int}
);
CREATE UNIQUE INDEX sign_ins_email ON sign_ins (email_key);

CREATE TABLE sessions (
    digest {bytes} PRIMARY KEY,
    account_id {int} NOT NULL REFERENCES sign_ins (account_id),
    created_at {int} NOT NULL,
    expires_at {int} NOT NULL
);
CREATE INDEX sessions_of_account ON sessions (account_id);

CREATE TABLE practices (
    id {id} REFERENCES actors (id),
    time_zone {text} NOT NULL,
    -- How many belong to it; kept by the statement that adds a membership.
    people {int} NOT NULL DEFAULT 0,
    founded_by {int} NOT NULL REFERENCES actors (id)
);

CREATE TABLE roles (role {text} PRIMARY KEY);
INSERT INTO roles (role) VALUES ('owner'), ('professional'), ('client');

CREATE TABLE standings (standing {text} PRIMARY KEY);
INSERT INTO standings (standing) VALUES ('active'), ('former');

CREATE TABLE memberships (
    practice_id {int} NOT NULL REFERENCES practices (id),
    account_id {int} NOT NULL REFERENCES actors (id),
    role {text} NOT NULL REFERENCES roles (role),
    standing {text} NOT NULL REFERENCES standings (standing),
    joined_at {int} NOT NULL,
    invited_by {int} REFERENCES actors (id),
    PRIMARY KEY (practice_id, account_id)
);
-- The few who are not clients, found without reading the many who are.
CREATE INDEX memberships_of_professionals ON memberships (practice_id, joined_at) WHERE role <> 'client';
CREATE INDEX memberships_of_account ON memberships (account_id);
