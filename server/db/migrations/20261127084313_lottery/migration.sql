-- Draws by lot: the rules of services that draw, each draw, who has entered it, and what staff have read of the value that
-- nobody here controls.

CREATE TABLE `service_lottery` (
  `service_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `close_days` INT NOT NULL,
  `close_minute` INT NOT NULL,
  `beacon` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  `reserve_max` INT NOT NULL,
  `leftover` VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (`service_id`),
  CONSTRAINT `service_lottery_counts` CHECK (`close_days` >= 1 AND `close_minute` BETWEEN 0 AND 1439 AND `reserve_max` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `lottery_draw` (
  `slot_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `service_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `centre_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `void_reason` VARCHAR(20) COLLATE utf8mb4_bin NULL,
  `opens_at` DATETIME(3) NOT NULL,
  `closes_at` DATETIME(3) NOT NULL,
  `beacon` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  `beacon_on` DATE NOT NULL,
  `value_until` DATETIME(3) NOT NULL,
  `reserve_max` INT NOT NULL,
  `leftover` VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  `commitment` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
  `secret_sealed` VARCHAR(200) NULL,
  `secret_key` VARCHAR(20) COLLATE utf8mb4_bin NULL,
  `places` INT NULL,
  `list_hash` CHAR(64) COLLATE utf8mb4_bin NULL,
  `unit_count` INT NULL,
  `closed_at` DATETIME(3) NULL,
  `value` VARCHAR(80) COLLATE utf8mb4_bin NULL,
  `secret` CHAR(64) COLLATE utf8mb4_bin NULL,
  `seed` CHAR(64) COLLATE utf8mb4_bin NULL,
  `result_hash` CHAR(64) COLLATE utf8mb4_bin NULL,
  `ended_at` DATETIME(3) NULL,
  `release_at` DATETIME(3) NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`slot_id`),
  KEY `lottery_draw_centre_id_closes_at_slot_id_idx` (`centre_id`, `closes_at`, `slot_id`),
  KEY `lottery_draw_secret_key_slot_id_idx` (`secret_key`, `slot_id`),
  CONSTRAINT `lottery_draw_secret_kept_or_shown` CHECK ((`secret_sealed` IS NULL) = (`secret_key` IS NULL) AND (`secret` IS NULL OR `secret_sealed` IS NULL)),
  CONSTRAINT `lottery_draw_whole` CHECK (`state` <> 'drawn' OR (`list_hash` IS NOT NULL AND `value` IS NOT NULL AND `secret` IS NOT NULL AND `seed` IS NOT NULL AND `result_hash` IS NOT NULL))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `lottery_entry` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `slot_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `service_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `beneficiary_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `actor_account_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `authority` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `request_key` VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
  `party_size` INT NOT NULL,
  `token` VARCHAR(24) COLLATE utf8mb4_bin NOT NULL,
  `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `live_key` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `start_at` DATETIME(3) NOT NULL,
  `end_at` DATETIME(3) NOT NULL,
  `on_day` DATE NOT NULL,
  `unit` INT NULL,
  `weight` INT NULL,
  `place` INT NULL,
  `reserve_rank` INT NULL,
  `booking_id` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `entered_at` DATETIME(3) NOT NULL,
  `ended_at` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `lottery_entry_token_key` (`token`),
  UNIQUE KEY `lottery_entry_slot_id_beneficiary_id_live_key_key` (`slot_id`, `beneficiary_id`, `live_key`),
  UNIQUE KEY `lottery_entry_actor_account_id_request_key_beneficiary_id_key` (`actor_account_id`, `request_key`, `beneficiary_id`),
  KEY `lottery_entry_slot_id_state_token_idx` (`slot_id`, `state`, `token`),
  KEY `lottery_entry_beneficiary_id_start_at_id_idx` (`beneficiary_id`, `start_at`, `id`),
  KEY `lottery_entry_beneficiary_id_service_id_start_at_idx` (`beneficiary_id`, `service_id`, `start_at`),
  CONSTRAINT `lottery_entry_slot_id_fkey` FOREIGN KEY (`slot_id`) REFERENCES `lottery_draw` (`slot_id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `lottery_entry_party_counts` CHECK (`party_size` >= 1),
  CONSTRAINT `lottery_entry_live_key_tells` CHECK (`live_key` = CASE WHEN `state` IN ('withdrawn', 'gone') THEN `id` ELSE '' END)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `lottery_value` (
  `slot_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `person_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `account_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `value` VARCHAR(80) COLLATE utf8mb4_bin NOT NULL,
  `entered_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`slot_id`, `person_id`),
  CONSTRAINT `lottery_value_slot_id_fkey` FOREIGN KEY (`slot_id`) REFERENCES `lottery_draw` (`slot_id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
