-- Youth mode: nobody under 18 unless a practice turns it on.
ALTER TABLE practices ADD COLUMN allows_youth {bool} NOT NULL DEFAULT FALSE;
-- When somebody becomes an adult; NULL for those who said that they are one.
ALTER TABLE sign_ins ADD COLUMN adult_at {int};

-- The parent or guardian of somebody under 18, as that person named them, and what they answered.
CREATE TABLE guardians (
    account_id {id} REFERENCES actors (id),
    name {text} NOT NULL,
    email {text} NOT NULL,
    asked_at {int} NOT NULL,
    agreed_at {int},
    refused_at {int}
);

-- A guardian's yes to exactly what a permission says yes to, for as long as it was to last then. It counts beside the child's own.
CREATE TABLE guardian_permissions (
    permission_id {id} REFERENCES permissions (id),
    digest {bytes} NOT NULL,
    until {int} NOT NULL,
    at {int} NOT NULL
);
-- After a guardian's no: the child's yes counts for nothing, and is not taken, before.
ALTER TABLE permissions ADD COLUMN guardian_no_until {int};
INSERT INTO link_purposes (purpose) VALUES ('guardian');
