-- Standing: which services count missed visits and which are scarce, why people could not come, and whom we have told.

ALTER TABLE `service`
  ADD COLUMN `no_shows_count_from` DATETIME(3) NULL,
  ADD COLUMN `is_scarce` TINYINT NOT NULL DEFAULT 0,
  ADD CONSTRAINT `service_essential_never_counts` CHECK (
    (`nearby` NOT IN ('canteen', 'childcare', 'elder_care') AND `function_code` NOT IN ('elder', 'child'))
    OR (`no_shows_count_from` IS NULL AND `is_scarce` = 0)
  );

CREATE TABLE `excuse_step` (
  `from_state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `to_state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (`from_state`, `to_state`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

INSERT INTO `excuse_step` (`from_state`, `to_state`) VALUES
  ('new', 'filed'),
  ('filed', 'accepted'),
  ('filed', 'refused'),
  ('refused', 'appealed'),
  ('appealed', 'accepted'),
  ('appealed', 'upheld');

CREATE TABLE `excuse` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `booking_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `person_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `centre_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `account_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `prior_state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `text` VARCHAR(200) NOT NULL,
  `filed_at` DATETIME(3) NOT NULL,
  `answer_by` DATETIME(3) NOT NULL,
  `decided_by` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `decided_at` DATETIME(3) NULL,
  `answer` VARCHAR(200) NULL,
  `appeal_text` VARCHAR(200) NULL,
  `appealed_at` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `excuse_booking_id_key` (`booking_id`),
  KEY `excuse_person_id_filed_at_idx` (`person_id`, `filed_at`),
  KEY `excuse_centre_id_state_answer_by_id_idx` (`centre_id`, `state`, `answer_by`, `id`),
  KEY `excuse_filed_at_idx` (`filed_at`),
  KEY `excuse_prior_state_state_idx` (`prior_state`, `state`),
  CONSTRAINT `excuse_prior_state_state_fkey` FOREIGN KEY (`prior_state`, `state`) REFERENCES `excuse_step` (`from_state`, `to_state`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `excuse_appeal_is_whole` CHECK ((`appeal_text` IS NULL) = (`appealed_at` IS NULL)),
  CONSTRAINT `excuse_appeal_was_made` CHECK (`state` NOT IN ('appealed', 'upheld') OR `appealed_at` IS NOT NULL)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `no_show_notice` (
  `booking_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `told_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`booking_id`),
  KEY `no_show_notice_told_at_idx` (`told_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
