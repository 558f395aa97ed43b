-- Who may take a child home from a programme besides its guardians, and who has.

CREATE TABLE `pickup_person` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `booking_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `name` VARCHAR(60) NOT NULL,
  `phone_tail` CHAR(4) COLLATE utf8mb4_bin NOT NULL,
  `added_by` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `added_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `pickup_person_booking_id_name_phone_tail_key` (`booking_id`, `name`, `phone_tail`),
  KEY `pickup_person_added_at_idx` (`added_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `session_pickup` (
  `session_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `booking_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `guardian_id` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `name` VARCHAR(60) NULL,
  `phone_tail` CHAR(4) COLLATE utf8mb4_bin NULL,
  `picked_up_at` DATETIME(3) NOT NULL,
  `noted_by` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (`session_id`, `booking_id`),
  KEY `session_pickup_booking_id_idx` (`booking_id`),
  KEY `session_pickup_guardian_id_idx` (`guardian_id`),
  KEY `session_pickup_picked_up_at_idx` (`picked_up_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
