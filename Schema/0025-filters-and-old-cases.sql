-- What somebody would rather not read: topics and words of their own, and whether their coaches may know of the topics.
ALTER TABLE profiles ADD COLUMN avoids {text} NOT NULL DEFAULT '';
ALTER TABLE profiles ADD COLUMN filters {text} NOT NULL DEFAULT '';
ALTER TABLE profiles ADD COLUMN tells_avoided {bool} NOT NULL DEFAULT FALSE;

-- Old cases that still hide something, without what was said about them.
ALTER TABLE moderation_cases ADD COLUMN is_forgotten {bool} NOT NULL DEFAULT FALSE;
