CREATE TABLE group_doors (door {text} PRIMARY KEY);
INSERT INTO group_doors (door) VALUES ('current_and_former'), ('current');

-- Closed support groups. Their agreements are lines of plain text.
CREATE TABLE groups (
    id {id} REFERENCES actors (id),
    practice_id {int} NOT NULL REFERENCES practices (id),
    slug {text} NOT NULL,
    door {text} NOT NULL REFERENCES group_doors (door),
    agreements {text} NOT NULL,
    -- How many are in it, and how many of them are former; kept by the statements that change memberships.
    people {int} NOT NULL DEFAULT 0,
    former {int} NOT NULL DEFAULT 0,
    created_at {int} NOT NULL
);
CREATE UNIQUE INDEX groups_slug ON groups (practice_id, slug);

CREATE TABLE group_memberships (
    group_id {int} NOT NULL REFERENCES groups (id),
    account_id {int} NOT NULL REFERENCES actors (id),
    is_moderator {bool} NOT NULL DEFAULT FALSE,
    joined_at {int} NOT NULL,
    -- Until then nobody sees that they are there.
    quiet_until {int},
    PRIMARY KEY (group_id, account_id)
);
CREATE INDEX group_memberships_newest ON group_memberships (group_id, joined_at);
CREATE INDEX group_memberships_of_account ON group_memberships (account_id, group_id);

-- Links that admit one person each. The token itself is shown once and kept as a digest.
CREATE TABLE invitations (
    id {id},
    practice_id {int} NOT NULL REFERENCES practices (id),
    group_id {int} REFERENCES groups (id),
    digest {bytes} NOT NULL,
    role {text} NOT NULL REFERENCES roles (role),
    email {text},
    words {text} NOT NULL DEFAULT '',
    invited_by {int} NOT NULL REFERENCES actors (id),
    created_at {int} NOT NULL,
    expires_at {int} NOT NULL,
    revoked_at {int},
    accepted_at {int},
    accepted_by {int} REFERENCES actors (id)
);
CREATE UNIQUE INDEX invitations_digest ON invitations (digest);
CREATE INDEX invitations_of_practice ON invitations (practice_id, id);

CREATE TABLE consent_purposes (purpose {text} PRIMARY KEY);
INSERT INTO consent_purposes (purpose) VALUES ('keep_health_posts'), ('share_with_group');

-- Every yes, with the text that was shown and when it was taken back. Rows are never deleted by the program.
CREATE TABLE consents (
    id {id},
    account_id {int} NOT NULL REFERENCES actors (id),
    practice_id {int} NOT NULL REFERENCES practices (id),
    purpose {text} NOT NULL REFERENCES consent_purposes (purpose),
    version {int} NOT NULL,
    text_digest {bytes} NOT NULL,
    given_at {int} NOT NULL,
    withdrawn_at {int}
);
CREATE UNIQUE INDEX consents_standing ON consents (account_id, practice_id, purpose) WHERE withdrawn_at IS NULL;

-- Where people are present elsewhere, as they told it themselves.
CREATE TABLE channels_elsewhere (
    account_id {int} NOT NULL REFERENCES actors (id),
    network {text} NOT NULL,
    added_at {int} NOT NULL,
    PRIMARY KEY (account_id, network)
);
