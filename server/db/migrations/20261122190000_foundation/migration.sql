-- Foundation: people and sessions, audit, jobs, notices, areas, centres, slots and bookings.
-- Ids, keys, codes and states compare by byte (utf8mb4_bin): an openid differs from another by case alone.

CREATE TABLE `area` (
  `code` VARCHAR(19) COLLATE utf8mb4_bin NOT NULL,
  `parent_code` VARCHAR(19) COLLATE utf8mb4_bin NULL,
  `name` VARCHAR(60) NOT NULL,
  `level` VARCHAR(10) NOT NULL,
  `path` VARCHAR(200) NOT NULL,
  PRIMARY KEY (`code`),
  KEY `area_parent_code_code_idx` (`parent_code`, `code`),
  KEY `area_level_code_idx` (`level`, `code`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `person` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `name` VARCHAR(40) NULL,
  `born_on` DATE NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `account` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `openid` VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
  `person_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `account_openid_key` (`openid`),
  KEY `account_person_id_idx` (`person_id`),
  CONSTRAINT `account_person_id_fkey` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `role_grant` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `account_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `role` VARCHAR(20) NOT NULL,
  `scope_kind` VARCHAR(20) NOT NULL,
  `scope_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `starts_at` DATETIME(3) NOT NULL,
  `ends_at` DATETIME(3) NULL,
  `revoked_at` DATETIME(3) NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `role_grant_account_id_role_scope_kind_scope_id_starts_at_key` (`account_id`, `role`, `scope_kind`, `scope_id`, `starts_at`),
  KEY `role_grant_scope_kind_scope_id_role_idx` (`scope_kind`, `scope_id`, `role`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `session` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `family_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `account_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `access_hash` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
  `refresh_hash` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
  `access_expires_at` DATETIME(3) NOT NULL,
  `refresh_expires_at` DATETIME(3) NOT NULL,
  `refreshed_at` DATETIME(3) NULL,
  `revoked_at` DATETIME(3) NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `session_access_hash_key` (`access_hash`),
  UNIQUE KEY `session_refresh_hash_key` (`refresh_hash`),
  KEY `session_family_id_idx` (`family_id`),
  KEY `session_account_id_idx` (`account_id`),
  KEY `session_refresh_expires_at_idx` (`refresh_expires_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `wechat_token` (
  `appid` VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
  `token` VARCHAR(512) NOT NULL,
  `expires_at` DATETIME(3) NOT NULL,
  `fetched_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`appid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `audit_line` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `at` DATETIME(3) NOT NULL,
  `request_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `actor_account_id` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `action` VARCHAR(60) NOT NULL,
  `subject_kind` VARCHAR(30) NOT NULL,
  `subject_id` VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
  `detail` VARCHAR(2000) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `audit_line_at_idx` (`at`),
  KEY `audit_line_subject_kind_subject_id_idx` (`subject_kind`, `subject_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `audit_seal` (
  `seq` BIGINT NOT NULL,
  `line_id` BIGINT NOT NULL,
  `prev_hash` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
  `hash` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
  `sealed_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`seq`),
  UNIQUE KEY `audit_seal_line_id_key` (`line_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `job` (
  `id` VARCHAR(120) COLLATE utf8mb4_bin NOT NULL,
  `kind` VARCHAR(60) NOT NULL,
  `payload` TEXT NOT NULL,
  `due_at` DATETIME(3) NOT NULL,
  `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `failures` INT NOT NULL DEFAULT 0,
  `lease_until` DATETIME(3) NULL,
  `leased_by` VARCHAR(60) COLLATE utf8mb4_bin NULL,
  `last_error` VARCHAR(500) NULL,
  `created_at` DATETIME(3) NOT NULL,
  `done_at` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  KEY `job_state_due_at_idx` (`state`, `due_at`),
  KEY `job_state_done_at_idx` (`state`, `done_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `inbox_entry` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `account_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `kind` VARCHAR(40) NOT NULL,
  `facts` VARCHAR(2000) NOT NULL,
  `booking_id` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `created_at` DATETIME(3) NOT NULL,
  `delivered_at` DATETIME(3) NULL,
  `read_at` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  KEY `inbox_entry_account_id_delivered_at_id_idx` (`account_id`, `delivered_at`, `id`),
  KEY `inbox_entry_account_id_read_at_delivered_at_idx` (`account_id`, `read_at`, `delivered_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `centre` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `area_code` VARCHAR(19) COLLATE utf8mb4_bin NOT NULL,
  `name` VARCHAR(60) NOT NULL,
  `intro` VARCHAR(1000) NOT NULL,
  `founding` VARCHAR(200) NOT NULL,
  `address` VARCHAR(120) NOT NULL,
  `transport` VARCHAR(200) NOT NULL,
  `phone` VARCHAR(30) NOT NULL,
  `lng` DOUBLE NOT NULL,
  `lat` DOUBLE NOT NULL,
  `functions` VARCHAR(4000) NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `centre_area_code_name_id_idx` (`area_code`, `name`, `id`),
  KEY `centre_lat_lng_idx` (`lat`, `lng`),
  KEY `centre_name_id_idx` (`name`, `id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `centre_staff` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `centre_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `name` VARCHAR(40) NOT NULL,
  `title` VARCHAR(60) NOT NULL,
  `position` INT NOT NULL,
  PRIMARY KEY (`id`),
  KEY `centre_staff_centre_id_position_idx` (`centre_id`, `position`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `centre_hours` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `centre_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `weekday` TINYINT NOT NULL,
  `opens_minute` INT NOT NULL,
  `closes_minute` INT NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `centre_hours_centre_id_weekday_key` (`centre_id`, `weekday`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `centre_exception` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `centre_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `on_day` DATE NOT NULL,
  `opens_minute` INT NULL,
  `closes_minute` INT NULL,
  `reason` VARCHAR(100) NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `centre_exception_centre_id_on_day_key` (`centre_id`, `on_day`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `service` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `centre_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `area_code` VARCHAR(19) COLLATE utf8mb4_bin NOT NULL,
  `name` VARCHAR(60) NOT NULL,
  `summary` VARCHAR(120) NOT NULL,
  `detail` VARCHAR(1000) NOT NULL,
  `bring` VARCHAR(200) NULL,
  `host` VARCHAR(60) NULL,
  `place` VARCHAR(60) NOT NULL,
  `function_code` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  `nearby` VARCHAR(20) NOT NULL,
  `audience` VARCHAR(20) NOT NULL,
  `languages` VARCHAR(100) NOT NULL,
  `icon` VARCHAR(30) NOT NULL,
  `position` INT NOT NULL,
  `open_days` INT NOT NULL,
  `opens_minute` INT NOT NULL,
  `lead_minutes` INT NOT NULL,
  `cancel_minutes` INT NOT NULL,
  `max_per_day` INT NULL,
  `max_per_week` INT NULL,
  `party_max` INT NOT NULL,
  `min_age` INT NULL,
  `max_age` INT NULL,
  `holiday_rule` VARCHAR(12) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `service_centre_id_position_id_idx` (`centre_id`, `position`, `id`),
  KEY `service_area_code_position_id_idx` (`area_code`, `position`, `id`),
  KEY `service_function_code_area_code_position_id_idx` (`function_code`, `area_code`, `position`, `id`),
  KEY `service_nearby_area_code_position_id_idx` (`nearby`, `area_code`, `position`, `id`),
  KEY `service_position_id_idx` (`position`, `id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `service_hours` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `service_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `weekday` TINYINT NOT NULL,
  `starts_minute` INT NOT NULL,
  `ends_minute` INT NOT NULL,
  `slot_minutes` INT NOT NULL,
  `capacity` INT NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `service_hours_service_id_weekday_starts_minute_key` (`service_id`, `weekday`, `starts_minute`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `slot` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `service_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `centre_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `on_day` DATE NOT NULL,
  `start_at` DATETIME(3) NOT NULL,
  `end_at` DATETIME(3) NOT NULL,
  `capacity` INT NOT NULL,
  `taken` INT NOT NULL DEFAULT 0,
  `waiting` INT NOT NULL DEFAULT 0,
  `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `closed_reason` VARCHAR(200) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `slot_service_id_start_at_key` (`service_id`, `start_at`),
  KEY `slot_centre_id_on_day_start_at_id_idx` (`centre_id`, `on_day`, `start_at`, `id`),
  KEY `slot_service_id_on_day_start_at_id_idx` (`service_id`, `on_day`, `start_at`, `id`),
  CONSTRAINT `slot_taken_fits` CHECK (`taken` BETWEEN 0 AND `capacity`),
  CONSTRAINT `slot_waiting_counts` CHECK (`waiting` >= 0),
  CONSTRAINT `slot_runs_forward` CHECK (`start_at` < `end_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `quota_use` (
  `person_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `service_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `period` VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  `used` INT NOT NULL,
  PRIMARY KEY (`person_id`, `service_id`, `period`),
  CONSTRAINT `quota_use_counts` CHECK (`used` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `booking_step` (
  `from_state` VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  `to_state` VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (`from_state`, `to_state`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `booking` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `slot_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `service_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `centre_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `actor_account_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `beneficiary_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `request_key` VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
  `state` VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  `prior_state` VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  `party_size` INT NOT NULL,
  `start_at` DATETIME(3) NOT NULL,
  `end_at` DATETIME(3) NOT NULL,
  `on_day` DATE NOT NULL,
  `live_key` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `booked_at` DATETIME(3) NOT NULL,
  `attended_at` DATETIME(3) NULL,
  `check_in_method` VARCHAR(10) NULL,
  `checked_in_by` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `ended_at` DATETIME(3) NULL,
  `ended_by` VARCHAR(10) COLLATE utf8mb4_bin NULL,
  `end_reason` VARCHAR(200) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `booking_slot_id_beneficiary_id_live_key_key` (`slot_id`, `beneficiary_id`, `live_key`),
  UNIQUE KEY `booking_actor_account_id_request_key_key` (`actor_account_id`, `request_key`),
  KEY `booking_beneficiary_id_start_at_id_idx` (`beneficiary_id`, `start_at`, `id`),
  KEY `booking_actor_account_id_start_at_id_idx` (`actor_account_id`, `start_at`, `id`),
  KEY `booking_centre_id_on_day_start_at_id_idx` (`centre_id`, `on_day`, `start_at`, `id`),
  KEY `booking_slot_id_id_idx` (`slot_id`, `id`),
  KEY `booking_prior_state_state_idx` (`prior_state`, `state`),
  CONSTRAINT `booking_slot_id_fkey` FOREIGN KEY (`slot_id`) REFERENCES `slot` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `booking_prior_state_state_fkey` FOREIGN KEY (`prior_state`, `state`) REFERENCES `booking_step` (`from_state`, `to_state`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `booking_party_counts` CHECK (`party_size` >= 1),
  CONSTRAINT `booking_live_key_tells` CHECK (`live_key` = CASE WHEN `state` IN ('cancelled') THEN `id` ELSE '' END)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

INSERT INTO `booking_step` (`from_state`, `to_state`) VALUES
  ('new', 'confirmed'),
  ('confirmed', 'attended'),
  ('confirmed', 'cancelled'),
  ('confirmed', 'no_show'),
  ('no_show', 'attended'),
  ('attended', 'confirmed');
