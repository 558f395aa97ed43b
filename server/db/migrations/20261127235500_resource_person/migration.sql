-- Whose account somebody on a centre's list has: who stands in, and who is replaced, is told.

ALTER TABLE `resource`
  ADD COLUMN `person_id` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  ADD KEY `resource_person_id_idx` (`person_id`),
  ADD CONSTRAINT `resource_person_is_somebody` CHECK (`person_id` IS NULL OR `kind` IN ('staff', 'talent'));
