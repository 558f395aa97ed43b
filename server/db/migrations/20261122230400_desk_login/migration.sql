-- Desk login: how a session was entered and when it ends for good, logins under way, the second way by password.

ALTER TABLE `session`
  ADD COLUMN `kind` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL DEFAULT 'phone',
  ADD COLUMN `entered_by` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL DEFAULT 'wechat',
  ADD COLUMN `ends_at` DATETIME(3) NULL,
  ADD COLUMN `stepped_up_at` DATETIME(3) NULL,
  ADD COLUMN `browser` VARCHAR(60) NULL,
  ADD COLUMN `address` VARCHAR(45) NULL,
  ADD KEY `session_account_id_kind_created_at_id_idx` (`account_id`, `kind`, `created_at`, `id`);

CREATE TABLE `desk_login` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `key_hash` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
  `browser_hash` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
  `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `step_up_session_id` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `browser` VARCHAR(60) NOT NULL,
  `address` VARCHAR(45) NOT NULL,
  `account_id` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `role` VARCHAR(20) NULL,
  `created_at` DATETIME(3) NOT NULL,
  `expires_at` DATETIME(3) NOT NULL,
  `decided_at` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `desk_login_key_hash_key` (`key_hash`),
  KEY `desk_login_expires_at_idx` (`expires_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `desk_access` (
  `account_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `login_name` VARCHAR(30) COLLATE utf8mb4_bin NOT NULL,
  `password_hash` VARCHAR(120) COLLATE utf8mb4_bin NOT NULL,
  `totp_sealed` VARCHAR(120) COLLATE utf8mb4_bin NOT NULL,
  `totp_key` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  `totp_step` BIGINT NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`account_id`),
  UNIQUE KEY `desk_access_login_name_key` (`login_name`),
  KEY `desk_access_totp_key_idx` (`totp_key`),
  CONSTRAINT `desk_access_account_id_fkey` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `desk_enrolment` (
  `account_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `login_name` VARCHAR(30) COLLATE utf8mb4_bin NOT NULL,
  `password_hash` VARCHAR(120) COLLATE utf8mb4_bin NOT NULL,
  `totp_sealed` VARCHAR(120) COLLATE utf8mb4_bin NOT NULL,
  `totp_key` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  `expires_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`account_id`),
  KEY `desk_enrolment_totp_key_idx` (`totp_key`),
  KEY `desk_enrolment_expires_at_idx` (`expires_at`),
  CONSTRAINT `desk_enrolment_account_id_fkey` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `desk_recovery` (
  `code_hash` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
  `account_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `used_at` DATETIME(3) NULL,
  PRIMARY KEY (`code_hash`),
  KEY `desk_recovery_account_id_idx` (`account_id`),
  CONSTRAINT `desk_recovery_account_id_fkey` FOREIGN KEY (`account_id`) REFERENCES `account` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `desk_attempt` (
  `subject_hash` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
  `failures` INT NOT NULL,
  `last_at` DATETIME(3) NOT NULL,
  `locked_until` DATETIME(3) NULL,
  PRIMARY KEY (`subject_hash`),
  KEY `desk_attempt_last_at_idx` (`last_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
