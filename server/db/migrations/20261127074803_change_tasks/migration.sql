-- A booking that a changed timetable hits is a matter for staff until it is settled: nobody's booking is dropped in silence.

CREATE TABLE `change_task` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `centre_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `service_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `slot_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `booking_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `hit` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `reason` VARCHAR(200) NULL,
  `suggested_slot_id` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `start_at` DATETIME(3) NOT NULL,
  `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `open_key` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `outcome` VARCHAR(12) COLLATE utf8mb4_bin NULL,
  `tries` INT NOT NULL DEFAULT 0,
  `tried_at` DATETIME(3) NULL,
  `made_by` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `made_at` DATETIME(3) NOT NULL,
  `done_by` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `done_at` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `change_task_booking_id_open_key_key` (`booking_id`, `open_key`),
  KEY `change_task_centre_id_state_start_at_id_idx` (`centre_id`, `state`, `start_at`, `id`),
  KEY `change_task_slot_id_state_idx` (`slot_id`, `state`),
  CONSTRAINT `change_task_open_key_tells` CHECK (`open_key` = CASE WHEN `state` = 'open' THEN '' ELSE `id` END),
  CONSTRAINT `change_task_tries_count` CHECK (`tries` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
