-- Reminders: what people chose, what was sent, and slots by when they begin.

CREATE TABLE `reminder_choice` (
  `account_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `booking_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `times` VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
  `changed_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`account_id`, `booking_id`),
  KEY `reminder_choice_changed_at_idx` (`changed_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `reminder_sent` (
  `booking_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `time` VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  `sent_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`booking_id`, `time`),
  KEY `reminder_sent_sent_at_idx` (`sent_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

ALTER TABLE `slot` ADD KEY `slot_on_day_start_at_id_idx` (`on_day`, `start_at`, `id`);
