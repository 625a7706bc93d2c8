-- Permissions: that somebody allowed one purpose, for one thing, on one surface, until a date. Each is a chain of events that are only
-- ever added; what is personal about an event stands in a row of its own, which can be erased without breaking the chain.
CREATE TABLE permission_purposes (purpose {text} PRIMARY KEY);
INSERT INTO permission_purposes (purpose) VALUES ('wall'), ('promotion'), ('praise');

CREATE TABLE surfaces (surface {text} PRIMARY KEY);
INSERT INTO surfaces (surface) VALUES
    ('screen'), ('wall_page'), ('wall_feed'), ('channel_named'), ('practice_channel'), ('outside_facebook'), ('outside_instagram'),
    ('outside_tiktok'), ('outside_youtube'), ('outside_paper'), ('outside_other');

CREATE TABLE permission_states (state {text} PRIMARY KEY);
INSERT INTO permission_states (state) VALUES ('requested'), ('given'), ('refused'), ('withdrawn'), ('expired'), ('invalidated');

-- What is known of a practice for records of permissions (ISO/IEC TS 27560: controller, storage, jurisdiction).
CREATE TABLE practice_facts (
    practice_id {id} REFERENCES practices (id),
    legal_name {text} NOT NULL DEFAULT '',
    address {text} NOT NULL DEFAULT '',
    contact {text} NOT NULL DEFAULT '',
    jurisdiction {text} NOT NULL DEFAULT '',
    storage {text} NOT NULL DEFAULT ''
);

CREATE TABLE plate_kinds (kind {text} PRIMARY KEY);
INSERT INTO plate_kinds (kind) VALUES ('first_win'), ('long_road'), ('holding_up');

CREATE TABLE name_forms (form {text} PRIMARY KEY);
INSERT INTO name_forms (form) VALUES ('first'), ('full'), ('handle'), ('none');

-- A plate: exactly what is shown of one person for one thing that they did.
CREATE TABLE plates (
    id {id},
    practice_id {int} NOT NULL REFERENCES practices (id),
    subject_id {int} NOT NULL REFERENCES actors (id),
    purpose {text} NOT NULL REFERENCES permission_purposes (purpose),
    -- The win it came from, where it came from one.
    post_id {int} REFERENCES posts (id),
    nominated_by {int} NOT NULL REFERENCES actors (id),
    nominated_at {int} NOT NULL,
    reason {text} NOT NULL,
    -- The professional who asked, and what they wrote with it.
    asked_by {int} REFERENCES actors (id),
    asked_at {int},
    question {text} NOT NULL DEFAULT '',
    letter {text} NOT NULL DEFAULT '',
    -- The newest version; 0 while there is none.
    version {int} NOT NULL DEFAULT 0,
    -- The version that a professional put up; NULL while none is up.
    published_version {int},
    published_by {int} REFERENCES actors (id),
    published_at {int},
    -- Put away by a professional, or over because the person left or deleted what it came from.
    ended_at {int}
);
CREATE INDEX plates_of_practice ON plates (practice_id, id);
CREATE INDEX plates_published ON plates (practice_id, published_at) WHERE published_version IS NOT NULL AND ended_at IS NULL;
CREATE INDEX plates_of_subject ON plates (subject_id, id);
CREATE UNIQUE INDEX plates_of_post ON plates (post_id) WHERE post_id IS NOT NULL AND ended_at IS NULL;

-- What a plate holds in one version; never changed. Those that nobody needs any more are removed.
CREATE TABLE plate_versions (
    plate_id {int} NOT NULL REFERENCES plates (id),
    version {int} NOT NULL,
    kind {text} REFERENCES plate_kinds (kind),
    title {text} NOT NULL,
    words {text} NOT NULL,
    numbers {text} NOT NULL,
    name_form {text} NOT NULL REFERENCES name_forms (form),
    name {text} NOT NULL,
    -- Copies of its own, so that what was approved stays what it was.
    picture_id {int} REFERENCES pictures (id),
    picture_description {text} NOT NULL,
    portrait_id {int} REFERENCES pictures (id),
    edited_by {int} REFERENCES actors (id),
    created_at {int} NOT NULL,
    PRIMARY KEY (plate_id, version)
);
CREATE INDEX plate_versions_picture ON plate_versions (picture_id) WHERE picture_id IS NOT NULL;
CREATE INDEX plate_versions_portrait ON plate_versions (portrait_id) WHERE portrait_id IS NOT NULL;

CREATE TABLE plate_channels (
    plate_id {int} NOT NULL,
    version {int} NOT NULL,
    position {int} NOT NULL,
    label {text} NOT NULL,
    address {text} NOT NULL,
    PRIMARY KEY (plate_id, version, position),
    FOREIGN KEY (plate_id, version) REFERENCES plate_versions (plate_id, version)
);

-- Where a permission stands now; `permission_events` says how it came to that.
CREATE TABLE permissions (
    id {id},
    practice_id {int} NOT NULL REFERENCES practices (id),
    -- NULL once the person has been erased.
    subject_id {int} REFERENCES actors (id),
    purpose {text} NOT NULL REFERENCES permission_purposes (purpose),
    plate_id {int} NOT NULL,
    surface {text} NOT NULL REFERENCES surfaces (surface),
    -- That of the last event.
    state {text} NOT NULL REFERENCES permission_states (state),
    since {int} NOT NULL,
    -- Digest of what is asked about; NULL while no question is open.
    asked_digest {bytes},
    -- Digest of what may be shown, and until when; NULL while no yes stands.
    approved_digest {bytes},
    valid_until {int},
    -- After a no: not to be asked again before; the largest number means never.
    ask_again_at {int},
    -- How many events there are.
    events {int} NOT NULL
);
CREATE UNIQUE INDEX permissions_of_plate ON permissions (plate_id, surface);
CREATE INDEX permissions_of_subject ON permissions (subject_id, id);
-- Those that say yes, by their end.
CREATE INDEX permissions_standing ON permissions (valid_until) WHERE approved_digest IS NOT NULL;
CREATE INDEX permissions_of_practice ON permissions (practice_id, surface, since);
CREATE INDEX permissions_refused ON permissions (subject_id, practice_id, surface) WHERE ask_again_at IS NOT NULL;

CREATE TABLE permission_events (
    permission_id {int} NOT NULL REFERENCES permissions (id),
    -- From 1, without gaps.
    sequence {int} NOT NULL,
    practice_id {int} NOT NULL REFERENCES practices (id),
    -- The same over all permissions of the practice.
    practice_sequence {int} NOT NULL,
    state {text} NOT NULL REFERENCES permission_states (state),
    at {int} NOT NULL,
    -- HMAC-SHA-256 of the record under its salt.
    record_digest {bytes} NOT NULL,
    -- The hash of the permission’s event before; 32 zeros for the first.
    previous_hash {bytes} NOT NULL,
    hash {bytes} NOT NULL,
    PRIMARY KEY (permission_id, sequence)
);
CREATE UNIQUE INDEX permission_events_in_order ON permission_events (practice_id, practice_sequence);

-- What is personal about an event. May be erased, salt and all; its digest then says nothing about anybody.
CREATE TABLE permission_records (
    permission_id {int} NOT NULL,
    sequence {int} NOT NULL,
    salt {bytes} NOT NULL,
    record {text} NOT NULL,
    PRIMARY KEY (permission_id, sequence),
    FOREIGN KEY (permission_id, sequence) REFERENCES permission_events (permission_id, sequence)
);

-- How many events a practice has, and the hash over all of them: a tail that is missing is seen by it.
CREATE TABLE permission_heads (
    practice_id {id} REFERENCES practices (id),
    events {int} NOT NULL,
    hash {bytes} NOT NULL
);

-- Copies that were put elsewhere by hand, with permission. We cannot take them down; whoever put them there is asked to.
CREATE TABLE outside_copies (
    id {id},
    practice_id {int} NOT NULL REFERENCES practices (id),
    -- NULL once its person is erased; it is still to be taken down.
    plate_id {int} REFERENCES plates (id),
    surface {text} NOT NULL REFERENCES surfaces (surface),
    -- Of what was put there.
    digest {bytes} NOT NULL,
    -- Where it is, as far as was said.
    address {text} NOT NULL,
    made_by {int} NOT NULL REFERENCES actors (id),
    made_at {int} NOT NULL,
    taken_down_by {int} REFERENCES actors (id),
    taken_down_at {int}
);
CREATE INDEX outside_copies_of_plate ON outside_copies (plate_id);
CREATE INDEX outside_copies_there ON outside_copies (practice_id) WHERE taken_down_at IS NULL;

-- Studio screens. One that nobody has paired yet shows its code.
CREATE TABLE screens (
    id {id},
    practice_id {int} NOT NULL REFERENCES practices (id),
    token_digest {bytes} NOT NULL,
    code {text},
    code_until {int},
    name {text} NOT NULL DEFAULT '',
    paired_by {int} REFERENCES actors (id),
    paired_at {int},
    seen_at {int} NOT NULL
);
-- One screen may show several practices, each by its own pairing.
CREATE UNIQUE INDEX screens_token ON screens (token_digest, practice_id);
CREATE UNIQUE INDEX screens_code ON screens (code) WHERE code IS NOT NULL;
CREATE INDEX screens_of_practice ON screens (practice_id, id);

INSERT INTO notice_kinds (kind) VALUES ('permission_asked'), ('permission_answered'), ('permission_ending'), ('plate_up'), ('nominated');
-- The plate that a notice is about.
ALTER TABLE notices ADD COLUMN plate_id {int} REFERENCES plates (id);
CREATE INDEX notices_of_plate ON notices (plate_id) WHERE plate_id IS NOT NULL;
