-- A service's rules are data that its centre edits; what needs a yes waits for it while it holds its place; one request
-- may name several people of a family; answers to a service's questions are kept apart, to be forgotten sooner.

ALTER TABLE `service`
  ADD COLUMN `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL DEFAULT 'open',
  ADD COLUMN `version` INT NOT NULL DEFAULT 1,
  ADD COLUMN `words_held` TINYINT NOT NULL DEFAULT 0,
  ADD COLUMN `max_per_month` INT NULL,
  ADD COLUMN `residents_of` VARCHAR(19) COLLATE utf8mb4_bin NULL,
  ADD COLUMN `approval_minutes` INT NULL,
  ADD COLUMN `check_in` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL DEFAULT 'any',
  ADD COLUMN `price_minutes` INT NOT NULL DEFAULT 0,
  ADD COLUMN `questions` VARCHAR(4000) NOT NULL DEFAULT '[]',
  ADD CONSTRAINT `service_rule_counts` CHECK (`version` >= 1 AND `price_minutes` >= 0);

ALTER TABLE `booking`
  MODIFY `request_key` VARCHAR(72) COLLATE utf8mb4_bin NOT NULL,
  ADD COLUMN `together` INT NOT NULL DEFAULT 1,
  ADD COLUMN `price_minutes` INT NOT NULL DEFAULT 0,
  ADD COLUMN `cancel_minutes` INT NULL,
  ADD CONSTRAINT `booking_together_counts` CHECK (`together` >= 1 AND `price_minutes` >= 0);

-- What was booked before keeps the terms it was booked under.
UPDATE `booking` AS `b` INNER JOIN `service` AS `s` ON `s`.`id` = `b`.`service_id`
   SET `b`.`cancel_minutes` = `s`.`cancel_minutes`
 WHERE `b`.`live_key` = '';

INSERT INTO `booking_step` (`from_state`, `to_state`) VALUES
  ('new', 'pending'),
  ('offered', 'pending'),
  ('pending', 'confirmed'),
  ('pending', 'cancelled'),
  ('pending', 'expired');

-- Bookings that wait for a yes of their centre, and what became of them.
CREATE TABLE `approval` (
  `booking_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `centre_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `asked_at` DATETIME(3) NOT NULL,
  `until_at` DATETIME(3) NOT NULL,
  `ended_at` DATETIME(3) NULL,
  `decided_by` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  PRIMARY KEY (`booking_id`),
  KEY `approval_centre_id_state_asked_at_booking_id_idx` (`centre_id`, `state`, `asked_at`, `booking_id`),
  CONSTRAINT `approval_booking_id_fkey` FOREIGN KEY (`booking_id`) REFERENCES `booking` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `approval_ends` CHECK ((`state` = 'waiting') = (`ended_at` IS NULL))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- What was answered to a service's questions, as they were worded then.
CREATE TABLE `booking_answer` (
  `booking_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `person_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `answers` VARCHAR(4000) NOT NULL,
  `visit_on` DATE NOT NULL,
  PRIMARY KEY (`booking_id`),
  KEY `booking_answer_person_id_idx` (`person_id`),
  KEY `booking_answer_visit_on_idx` (`visit_on`),
  CONSTRAINT `booking_answer_booking_id_fkey` FOREIGN KEY (`booking_id`) REFERENCES `booking` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- A week's and a month's use are the sums of its days, so a use is one row.
DELETE FROM `quota_use` WHERE `period` LIKE 'w%';
