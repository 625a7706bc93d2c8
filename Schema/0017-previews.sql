-- What a link leads to, as this server saw it; and how pictures are cropped.
CREATE TABLE link_previews (
    -- SHA-256 of the address.
    digest {bytes} PRIMARY KEY,
    address {text} NOT NULL,
    title {text} NOT NULL DEFAULT '',
    description {text} NOT NULL DEFAULT '',
    site {text} NOT NULL DEFAULT '',
    fetched_at {int} NOT NULL,
    -- Why there is nothing to show; for the steward.
    failure {text}
);

CREATE TABLE post_links (
    post_id {id} REFERENCES posts (id),
    digest {bytes} NOT NULL
);

CREATE INDEX post_links_of_address ON post_links (digest);

-- Which part of a picture stays in sight where it is cropped: 0 to 2 from left to right, and from top to bottom.
ALTER TABLE pictures ADD COLUMN focus_x {int} NOT NULL DEFAULT 1;
ALTER TABLE pictures ADD COLUMN focus_y {int} NOT NULL DEFAULT 1;
