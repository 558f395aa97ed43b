-- Protection of persons: who opened what, exports and deletions asked for; the auditor's lists and runs of the verifier.

CREATE TABLE `access_note` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `person_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `actor_account_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `actor_role` VARCHAR(20) NOT NULL,
  `scope_kind` VARCHAR(20) NOT NULL,
  `scope_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `what` VARCHAR(60) NOT NULL,
  `reason` VARCHAR(200) NOT NULL,
  `at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `access_note_person_id_at_id_idx` (`person_id`, `at`, `id`),
  KEY `access_note_at_idx` (`at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `reveal_use` (
  `actor_account_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `hour` VARCHAR(13) COLLATE utf8mb4_bin NOT NULL,
  `used` INT NOT NULL,
  PRIMARY KEY (`actor_account_id`, `hour`),
  CONSTRAINT `reveal_use_counts` CHECK (`used` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `export_request` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `person_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `account_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `live_key` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `asked_at` DATETIME(3) NOT NULL,
  `ready_at` DATETIME(3) NULL,
  `expires_at` DATETIME(3) NULL,
  `content_sealed` MEDIUMTEXT NULL,
  `content_key` VARCHAR(20) COLLATE utf8mb4_bin NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `export_request_person_id_live_key_key` (`person_id`, `live_key`),
  KEY `export_request_person_id_asked_at_id_idx` (`person_id`, `asked_at`, `id`),
  KEY `export_request_live_key_expires_at_idx` (`live_key`, `expires_at`),
  KEY `export_request_asked_at_idx` (`asked_at`),
  KEY `export_request_content_key_id_idx` (`content_key`, `id`),
  CONSTRAINT `export_request_live_key_tells` CHECK (`live_key` = CASE WHEN `state` IN ('waiting', 'ready') THEN '' ELSE `id` END)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `erasure_request` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `person_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `account_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `live_key` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `source` VARCHAR(10) NOT NULL,
  `asked_at` DATETIME(3) NOT NULL,
  `due_at` DATETIME(3) NOT NULL,
  `ended_at` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `erasure_request_person_id_live_key_key` (`person_id`, `live_key`),
  KEY `erasure_request_person_id_asked_at_id_idx` (`person_id`, `asked_at`, `id`),
  KEY `erasure_request_live_key_due_at_idx` (`live_key`, `due_at`),
  KEY `erasure_request_ended_at_idx` (`ended_at`),
  CONSTRAINT `erasure_request_live_key_tells` CHECK (`live_key` = CASE WHEN `state` = 'waiting' THEN '' ELSE `id` END)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `audit_check` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `asked_by` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `asked_at` DATETIME(3) NOT NULL,
  `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `live_key` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `read_lines` INT NOT NULL DEFAULT 0,
  `all_lines` INT NOT NULL DEFAULT 0,
  `finished_at` DATETIME(3) NULL,
  `report` TEXT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `audit_check_live_key_key` (`live_key`),
  KEY `audit_check_asked_at_id_idx` (`asked_at`, `id`),
  CONSTRAINT `audit_check_live_key_tells` CHECK (`live_key` = CASE WHEN `state` = 'running' THEN '' ELSE `id` END)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- By which old notices are found to be deleted.
ALTER TABLE `inbox_entry` ADD KEY `inbox_entry_created_at_idx` (`created_at`);

ALTER TABLE `audit_line`
  ADD KEY `audit_line_action_at_idx` (`action`, `at`),
  ADD KEY `audit_line_actor_account_id_at_idx` (`actor_account_id`, `at`),
  ADD KEY `audit_line_subject_id_at_idx` (`subject_id`, `at`);
