-- Public posts: for anybody, without an account. People of the practice read them among what is for the practice.
INSERT INTO audiences (audience) VALUES ('public');
DROP INDEX posts_of_practice;
CREATE INDEX posts_of_practice ON posts (practice_id, id) WHERE thread_id IS NULL AND audience IN ('practice', 'public') AND deleted_at IS NULL AND NOT is_withheld;
CREATE INDEX posts_public ON posts (author_id, id) WHERE thread_id IS NULL AND audience = 'public' AND deleted_at IS NULL AND NOT is_withheld;

-- The practice with which visitors may see somebody; NULL: none. Belonging to another one later changes nothing.
ALTER TABLE profiles ADD COLUMN shown_practice {int} REFERENCES practices (id);
-- The first public post of each person waits for a look.
ALTER TABLE practices ADD COLUMN reviews_public {bool} NOT NULL DEFAULT FALSE;

CREATE TABLE channel_networks (network {text} PRIMARY KEY);
INSERT INTO channel_networks (network) VALUES
    ('mastodon'), ('pixelfed'), ('peertube'), ('bluesky'), ('youtube'), ('instagram'), ('tiktok'), ('facebook'), ('strava'), ('blog'), ('website');

-- Where somebody is present elsewhere. An address links back where its page names the one here with rel="me".
CREATE TABLE channels (
    id {id},
    account_id {int} NOT NULL REFERENCES actors (id),
    network {text} NOT NULL REFERENCES channel_networks (network),
    label {text} NOT NULL,
    address {text} NOT NULL,
    added_at {int} NOT NULL,
    -- Whether what is posted there stands on the page here, too.
    shows_posts {bool} NOT NULL,
    -- Since when it links back; NULL: it does not, as far as is known.
    verified_at {int},
    -- When it was last looked whether it does, and when the next look is due.
    checked_at {int},
    look_at {int} NOT NULL,
    -- How often in a row it could not be reached, and why not the last time.
    failures {int} NOT NULL DEFAULT 0,
    failure {text} NOT NULL DEFAULT '',
    -- Where its public posts can be read, where it says so, and how its server named what was read last (RFC 9110, 8.8).
    feed {text} NOT NULL DEFAULT '',
    feed_tag {text} NOT NULL DEFAULT '',
    feed_modified {text} NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX channels_of_account ON channels (account_id, address);
CREATE INDEX channels_due ON channels (look_at);
-- Nobody said yet that the server may ask there.
INSERT INTO channels (id, account_id, network, label, address, added_at, shows_posts, look_at)
SELECT ROW_NUMBER() OVER (ORDER BY account_id, position), account_id, 'website', label, address, 0, FALSE, 9000000000000000
FROM profile_links AS link
WHERE NOT EXISTS (SELECT 1 FROM profile_links AS other WHERE other.account_id = link.account_id AND other.address = link.address AND other.position < link.position);
DROP TABLE profile_links;

-- What was posted there last.
CREATE TABLE channel_items (
    channel_id {int} NOT NULL REFERENCES channels (id),
    account_id {int} NOT NULL REFERENCES actors (id),
    -- Of the name that the feed gives it.
    digest {bytes} NOT NULL,
    title {text} NOT NULL,
    words {text} NOT NULL,
    address {text} NOT NULL,
    published_at {int} NOT NULL,
    PRIMARY KEY (channel_id, digest)
);
CREATE INDEX channel_items_of_account ON channel_items (account_id, published_at);

-- What somebody means to post elsewhere by their own hand, and where it is once they did.
CREATE TABLE shares_elsewhere (
    account_id {int} NOT NULL REFERENCES actors (id),
    post_id {int} NOT NULL REFERENCES posts (id),
    network {text} NOT NULL REFERENCES channel_networks (network),
    planned_at {int} NOT NULL,
    posted_at {int},
    address {text} NOT NULL DEFAULT '',
    PRIMARY KEY (account_id, post_id, network)
);
