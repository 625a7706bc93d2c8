-- What people say of themselves and how they want things to be. Who said nothing has no row.
CREATE TABLE profiles (
    account_id {id} REFERENCES actors (id),
    pronouns {text} NOT NULL DEFAULT '',
    header_id {int} REFERENCES pictures (id),
    -- An IANA identifier; NULL: that of the practice.
    time_zone {text},
    -- BCP 47, of what they usually write; empty: not said.
    language {text} NOT NULL DEFAULT '',
    approves_follows {bool} NOT NULL DEFAULT FALSE,
    -- May be suggested to others of their practices.
    is_suggested {bool} NOT NULL DEFAULT FALSE,
    -- Lets authors know that they saw what was shared.
    tells_views {bool} NOT NULL DEFAULT FALSE,
    shows_name {bool} NOT NULL DEFAULT FALSE,
    shows_about {bool} NOT NULL DEFAULT FALSE,
    shows_links {bool} NOT NULL DEFAULT FALSE
);
CREATE INDEX profiles_header ON profiles (header_id) WHERE header_id IS NOT NULL;

CREATE TABLE profile_links (
    account_id {int} NOT NULL REFERENCES actors (id),
    position {int} NOT NULL,
    label {text} NOT NULL,
    address {text} NOT NULL,
    PRIMARY KEY (account_id, position)
);

-- The language that a post was written in, as its author had said by then.
ALTER TABLE posts ADD COLUMN language {text} NOT NULL DEFAULT '';
