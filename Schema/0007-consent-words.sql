-- The practice's name as it stood in the words that were agreed to. Names could be changed only just before.
ALTER TABLE consents ADD COLUMN practice_name {text} NOT NULL DEFAULT '';
UPDATE consents SET practice_name = (SELECT name FROM actors WHERE actors.id = consents.practice_id);
