-- Content that others see: pictures taken in, what waits for a check, who decided, and the city's own blocked words.

CREATE TABLE `stored_file` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `account_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `purpose` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  `object_key` VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
  `width` INT NOT NULL,
  `height` INT NOT NULL,
  `bytes` INT NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  `removed_at` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `stored_file_object_key_key` (`object_key`),
  KEY `stored_file_account_id_created_at_idx` (`account_id`, `created_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `content_item` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `kind` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  `account_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `subject_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `area_code` VARCHAR(19) COLLATE utf8mb4_bin NOT NULL DEFAULT '',
  `text` VARCHAR(400) NULL,
  `file_id` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `position` INT NOT NULL DEFAULT 0,
  `state` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  `machine` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  `trace_id` VARCHAR(128) COLLATE utf8mb4_bin NULL,
  `queued_at` DATETIME(3) NULL,
  `round` INT NOT NULL DEFAULT 1,
  `reason` VARCHAR(20) COLLATE utf8mb4_bin NULL,
  `note` VARCHAR(400) NULL,
  `decided_at` DATETIME(3) NULL,
  `reviewer_id` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `appeal_text` VARCHAR(400) NULL,
  `appealed_at` DATETIME(3) NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `content_item_file_id_key` (`file_id`),
  UNIQUE KEY `content_item_trace_id_key` (`trace_id`),
  KEY `content_item_state_queued_at_id_idx` (`state`, `queued_at`, `id`),
  KEY `content_item_state_created_at_idx` (`state`, `created_at`),
  KEY `content_item_account_id_created_at_id_idx` (`account_id`, `created_at`, `id`),
  KEY `content_item_kind_subject_id_state_idx` (`kind`, `subject_id`, `state`),
  CONSTRAINT `content_item_is_text_or_file` CHECK ((`text` IS NULL) <> (`file_id` IS NULL)),
  CONSTRAINT `content_item_waits_since` CHECK (`state` <> 'review' OR `queued_at` IS NOT NULL),
  CONSTRAINT `content_item_rounds` CHECK (`round` = 1 OR (`round` = 2 AND `appealed_at` IS NOT NULL))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- The key lets one decision a round through, whoever sends it.
CREATE TABLE `content_decision` (
  `item_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `round` INT NOT NULL,
  `reviewer_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `verdict` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `reason` VARCHAR(20) COLLATE utf8mb4_bin NULL,
  `decided_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`item_id`, `round`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `blocked_word` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `word` VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
  `reason` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  `account_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `blocked_word_word_key` (`word`),
  KEY `blocked_word_created_at_id_idx` (`created_at`, `id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `upload_day` (
  `account_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `on_day` DATE NOT NULL,
  `used` INT NOT NULL,
  PRIMARY KEY (`account_id`, `on_day`),
  CONSTRAINT `upload_day_counts` CHECK (`used` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
