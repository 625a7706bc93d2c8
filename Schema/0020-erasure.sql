-- Erasure: who asked for it, and when it is done.
CREATE TABLE erasures (
    account_id {id} REFERENCES actors (id),
    asked_at {int} NOT NULL,
    -- The end of the time in which it can be stopped.
    due_at {int} NOT NULL,
    -- Since when it is under way; it cannot be stopped any more.
    begun_at {int},
    -- Copies outside that were known when the plates were erased, for the statement.
    copies {text}
);

-- Handles of people who were erased, as digests: nobody else gets them, and nobody reads them here.
CREATE TABLE retired_handles (digest {bytes} PRIMARY KEY);

INSERT INTO account_event_kinds (kind) VALUES ('erasure_asked'), ('erasure_stopped');
