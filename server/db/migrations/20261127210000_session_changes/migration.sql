-- Sessions of a published programme are moved, made up for and added. A session may then begin where one was called off,
-- so a start no longer belongs to one session alone; a session is made up for at most once.

ALTER TABLE `programme_session`
  ADD COLUMN `place` VARCHAR(60) NULL,
  ADD COLUMN `stands_for` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  ADD COLUMN `added_at` DATETIME(3) NULL,
  ADD COLUMN `moved_from` DATETIME(3) NULL,
  ADD COLUMN `move_reason` VARCHAR(200) NULL,
  ADD COLUMN `revision` INT NOT NULL DEFAULT 0,
  ADD UNIQUE KEY `programme_session_stands_for_key` (`stands_for`),
  ADD KEY `programme_session_service_id_start_at_idx` (`service_id`, `start_at`),
  DROP KEY `programme_session_service_id_start_at_key`;
