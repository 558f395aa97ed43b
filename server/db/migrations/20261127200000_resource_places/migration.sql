-- How many people a room, or how many a thing, is enough for.

ALTER TABLE `resource`
  ADD COLUMN `places` INT NULL,
  ADD CONSTRAINT `resource_places_count` CHECK (`places` IS NULL OR `places` >= 1);
