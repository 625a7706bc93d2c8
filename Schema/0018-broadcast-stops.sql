-- When a broadcast stopped on its way, because its writer's account was put to rest or suspended; `told_at` stays NULL then.
ALTER TABLE broadcasts ADD COLUMN stopped_at {int};
