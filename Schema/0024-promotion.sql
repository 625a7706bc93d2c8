-- Promotion: the practice's list of channels, and what the practice says of somebody beside their own words.
INSERT INTO surfaces (surface) VALUES ('channel_directory');
ALTER TABLE plate_versions ADD COLUMN introduction {text} NOT NULL DEFAULT '';
-- A win can be on the wall, and praise for it on the practice's channel.
DROP INDEX plates_of_post;
CREATE UNIQUE INDEX plates_of_post ON plates (post_id, purpose) WHERE post_id IS NOT NULL AND ended_at IS NULL;

-- A group that also meets elsewhere: where. Empty where it does not.
ALTER TABLE groups ADD COLUMN elsewhere {text} NOT NULL DEFAULT '';
