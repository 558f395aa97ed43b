-- What takes place once: an activity for thousands, or a programme of several days. Its places are those of one slot; a
-- programme's sessions are what the booking of that slot is good for.

ALTER TABLE `service`
  ADD COLUMN `kind` VARCHAR(12) COLLATE utf8mb4_bin NOT NULL DEFAULT 'regular',
  ADD COLUMN `guardian_only` TINYINT NOT NULL DEFAULT 0;

CREATE TABLE `activity` (
  `service_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `slot_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `centre_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `citywide` TINYINT NOT NULL,
  `start_at` DATETIME(3) NOT NULL,
  `end_at` DATETIME(3) NOT NULL,
  `created_by` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`service_id`),
  UNIQUE KEY `activity_slot_id_key` (`slot_id`),
  KEY `activity_start_at_service_id_idx` (`start_at`, `service_id`),
  KEY `activity_centre_id_start_at_service_id_idx` (`centre_id`, `start_at`, `service_id`),
  KEY `activity_citywide_start_at_service_id_idx` (`citywide`, `start_at`, `service_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `programme_session` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `service_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `on_day` DATE NOT NULL,
  `start_at` DATETIME(3) NOT NULL,
  `end_at` DATETIME(3) NOT NULL,
  `topic` VARCHAR(60) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `programme_session_service_id_start_at_key` (`service_id`, `start_at`),
  CONSTRAINT `programme_session_runs_forward` CHECK (`start_at` < `end_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `session_attendance` (
  `session_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `booking_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `marked_by` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `marked_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`session_id`, `booking_id`),
  KEY `session_attendance_booking_id_idx` (`booking_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
