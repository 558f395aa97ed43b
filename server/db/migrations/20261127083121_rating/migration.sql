-- What people say of a visit that took place, and what the centre answers; counted a service.

CREATE TABLE `rating` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `booking_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `service_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `centre_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `person_id` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `account_id` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `stars` TINYINT NOT NULL,
  `comment` VARCHAR(300) NULL,
  `comment_state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `answer` VARCHAR(300) NULL,
  `answer_state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `answered_by` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `answered_at` DATETIME(3) NULL,
  `rated_at` DATETIME(3) NOT NULL,
  `changed_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `rating_booking_id_key` (`booking_id`),
  KEY `rating_service_id_comment_state_rated_at_id_idx` (`service_id`, `comment_state`, `rated_at`, `id`),
  KEY `rating_centre_id_rated_at_id_idx` (`centre_id`, `rated_at`, `id`),
  KEY `rating_person_id_idx` (`person_id`),
  CONSTRAINT `rating_stars_count` CHECK (`stars` BETWEEN 1 AND 5),
  CONSTRAINT `rating_comment_tells` CHECK ((`comment` IS NULL) = (`comment_state` = 'none')),
  CONSTRAINT `rating_answer_tells` CHECK ((`answer` IS NULL) = (`answer_state` = 'none'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `service_rating` (
  `service_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `ratings` INT NOT NULL,
  `stars` INT NOT NULL,
  PRIMARY KEY (`service_id`),
  CONSTRAINT `service_rating_counts` CHECK (`ratings` >= 0 AND `stars` BETWEEN `ratings` AND `ratings` * 5)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
