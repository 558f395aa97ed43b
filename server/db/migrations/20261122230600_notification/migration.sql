-- Copies of notices in WeChat, the consents they are sent by, calls to those without WeChat, and live events.

ALTER TABLE `inbox_entry` ADD KEY `inbox_entry_delivered_at_created_at_id_idx` (`delivered_at`, `created_at`, `id`);

CREATE TABLE `consent` (
  `id` VARCHAR(80) COLLATE utf8mb4_bin NOT NULL,
  `account_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `template` VARCHAR(30) COLLATE utf8mb4_bin NOT NULL,
  `left_count` INT NOT NULL,
  `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `changed_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `consent_account_id_idx` (`account_id`),
  CONSTRAINT `consent_left_counts` CHECK (`left_count` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `consent_change` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `consent_id` VARCHAR(80) COLLATE utf8mb4_bin NOT NULL,
  `kind` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `source` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `delta` INT NOT NULL,
  `cause` VARCHAR(120) COLLATE utf8mb4_bin NOT NULL,
  `pairs` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `consent_change_consent_id_cause_key` (`consent_id`, `cause`),
  KEY `consent_change_consent_id_at_idx` (`consent_id`, `at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `wechat_message` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `entry_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `account_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `template` VARCHAR(30) COLLATE utf8mb4_bin NOT NULL,
  `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `data` VARCHAR(2000) NOT NULL,
  `page` VARCHAR(200) NOT NULL,
  `due_at` DATETIME(3) NOT NULL,
  `expires_at` DATETIME(3) NOT NULL,
  `delays` INT NOT NULL DEFAULT 0,
  `flight_key` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `sending_at` DATETIME(3) NULL,
  `ended_at` DATETIME(3) NULL,
  `errcode` INT NULL,
  `trouble` VARCHAR(20) NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `wechat_message_flight_key_key` (`flight_key`),
  UNIQUE KEY `wechat_message_entry_id_template_key` (`entry_id`, `template`),
  KEY `wechat_message_state_due_at_idx` (`state`, `due_at`),
  KEY `wechat_message_state_ended_at_idx` (`state`, `ended_at`),
  KEY `wechat_message_account_id_template_state_idx` (`account_id`, `template`, `state`),
  CONSTRAINT `wechat_message_one_in_flight` CHECK (`flight_key` = CASE WHEN `state` IN ('sending') THEN `account_id` ELSE `id` END)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `call_task` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `person_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `centre_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `reason` VARCHAR(40) NOT NULL,
  `facts` VARCHAR(2000) NOT NULL,
  `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `cause` VARCHAR(120) COLLATE utf8mb4_bin NOT NULL,
  `due_at` DATETIME(3) NOT NULL,
  `told_by_at` DATETIME(3) NOT NULL,
  `tries` INT NOT NULL DEFAULT 0,
  `taken_by` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `taken_until` DATETIME(3) NULL,
  `outcome` VARCHAR(20) COLLATE utf8mb4_bin NULL,
  `ended_at` DATETIME(3) NULL,
  `ended_by` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `call_task_cause_key` (`cause`),
  KEY `call_task_centre_id_state_told_by_at_id_idx` (`centre_id`, `state`, `told_by_at`, `id`),
  KEY `call_task_person_id_idx` (`person_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `live_event` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `topic` VARCHAR(80) COLLATE utf8mb4_bin NOT NULL,
  `at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `live_event_at_idx` (`at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
