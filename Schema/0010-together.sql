-- Lists of one's own, seen by nobody else.
CREATE TABLE lists (
    id {id},
    owner_id {int} NOT NULL REFERENCES actors (id),
    name {text} NOT NULL,
    created_at {int} NOT NULL
);
CREATE INDEX lists_of_owner ON lists (owner_id, id);

CREATE TABLE list_people (
    list_id {int} NOT NULL REFERENCES lists (id),
    account_id {int} NOT NULL REFERENCES actors (id),
    added_at {int} NOT NULL,
    PRIMARY KEY (list_id, account_id)
);
CREATE INDEX list_people_of_account ON list_people (account_id);

-- Who said yes to following each other in a group.
CREATE TABLE follow_each_other (
    group_id {int} NOT NULL REFERENCES groups (id),
    account_id {int} NOT NULL REFERENCES actors (id),
    since {int} NOT NULL,
    PRIMARY KEY (group_id, account_id)
);

-- Suggestions that somebody does not want for now.
CREATE TABLE suggestions_put_off (
    account_id {int} NOT NULL REFERENCES actors (id),
    person_id {int} NOT NULL REFERENCES actors (id),
    until {int} NOT NULL,
    PRIMARY KEY (account_id, person_id)
);

-- Who saw a post, where they agreed that its author knows.
CREATE TABLE first_views (
    post_id {int} NOT NULL REFERENCES posts (id),
    account_id {int} NOT NULL REFERENCES actors (id),
    seen_at {int} NOT NULL,
    PRIMARY KEY (post_id, account_id)
);
CREATE INDEX first_views_of_account ON first_views (account_id);
