-- Where people live, with whom, and who may act for whom.

CREATE TABLE `residence_step` (
  `from_state` VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  `to_state` VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (`from_state`, `to_state`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `residence` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `person_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `filed_by` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `area_code` VARCHAR(19) COLLATE utf8mb4_bin NOT NULL,
  `grid_code` VARCHAR(19) COLLATE utf8mb4_bin NULL,
  `detail_sealed` VARCHAR(700) NOT NULL,
  `detail_key` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  `state` VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  `prior_state` VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  `live_key` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `filed_at` DATETIME(3) NOT NULL,
  `decided_at` DATETIME(3) NULL,
  `decided_by` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `reason` VARCHAR(200) NULL,
  `ended_at` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `residence_person_id_live_key_key` (`person_id`, `live_key`),
  KEY `residence_person_id_filed_at_id_idx` (`person_id`, `filed_at`, `id`),
  KEY `residence_state_area_code_filed_at_id_idx` (`state`, `area_code`, `filed_at`, `id`),
  KEY `residence_detail_key_idx` (`detail_key`),
  KEY `residence_prior_state_state_idx` (`prior_state`, `state`),
  CONSTRAINT `residence_prior_state_state_fkey` FOREIGN KEY (`prior_state`, `state`) REFERENCES `residence_step` (`from_state`, `to_state`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `residence_live_key_tells` CHECK (`live_key` = CASE WHEN `state` IN ('filed', 'confirmed') THEN '' ELSE `id` END)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `household` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `created_by` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `household_member` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `household_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `person_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `relation` VARCHAR(20) COLLATE utf8mb4_bin NULL,
  `added_by` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `consent_id` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `live_key` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `joined_at` DATETIME(3) NOT NULL,
  `ended_at` DATETIME(3) NULL,
  `ended_by` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `household_member_person_id_live_key_key` (`person_id`, `live_key`),
  KEY `household_member_household_id_live_key_joined_at_idx` (`household_id`, `live_key`, `joined_at`),
  CONSTRAINT `household_member_live_key_tells` CHECK (`live_key` = CASE WHEN `ended_at` IS NULL THEN '' ELSE `id` END)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `agreement` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `kind` VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  `person_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `given_by` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `method` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  `text_version` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  `given_at` DATETIME(3) NOT NULL,
  `witness_id` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `note` VARCHAR(200) NULL,
  PRIMARY KEY (`id`),
  KEY `agreement_person_id_given_at_idx` (`person_id`, `given_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `acting_power` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `kind` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `actor_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `beneficiary_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `may_view` TINYINT NOT NULL,
  `may_book` TINYINT NOT NULL,
  `may_cancel` TINYINT NOT NULL,
  `starts_at` DATETIME(3) NOT NULL,
  `ends_at` DATETIME(3) NOT NULL,
  `area_code` VARCHAR(19) COLLATE utf8mb4_bin NULL,
  `consent_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `live_key` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `ended_at` DATETIME(3) NULL,
  `ended_by` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `ended_as` VARCHAR(12) COLLATE utf8mb4_bin NULL,
  `end_reason` VARCHAR(200) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `acting_power_actor_id_beneficiary_id_kind_live_key_key` (`actor_id`, `beneficiary_id`, `kind`, `live_key`),
  KEY `acting_power_beneficiary_id_live_key_idx` (`beneficiary_id`, `live_key`),
  KEY `acting_power_live_key_ends_at_idx` (`live_key`, `ends_at`),
  KEY `acting_power_kind_live_key_area_code_idx` (`kind`, `live_key`, `area_code`),
  CONSTRAINT `acting_power_live_key_tells` CHECK (`live_key` = CASE WHEN `ended_at` IS NULL THEN '' ELSE `id` END),
  CONSTRAINT `acting_power_runs_forward` CHECK (`starts_at` < `ends_at`),
  CONSTRAINT `acting_power_not_for_oneself` CHECK (`actor_id` <> `beneficiary_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `agreement_request` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `asked_by` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `asker_account` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `person_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `household_id` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `relation` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  `may_view` TINYINT NOT NULL,
  `may_book` TINYINT NOT NULL,
  `may_cancel` TINYINT NOT NULL,
  `power_ends_on` DATE NULL,
  `area_code` VARCHAR(19) COLLATE utf8mb4_bin NOT NULL,
  `text_version` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  `state` VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  `live_key` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `asked_at` DATETIME(3) NOT NULL,
  `decided_at` DATETIME(3) NULL,
  `decided_by` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `reason` VARCHAR(200) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `agreement_request_asked_by_person_id_live_key_key` (`asked_by`, `person_id`, `live_key`),
  KEY `agreement_request_state_area_code_asked_at_id_idx` (`state`, `area_code`, `asked_at`, `id`),
  KEY `agreement_request_asked_by_state_asked_at_idx` (`asked_by`, `state`, `asked_at`),
  KEY `agreement_request_person_id_idx` (`person_id`),
  CONSTRAINT `agreement_request_live_key_tells` CHECK (`live_key` = CASE WHEN `state` IN ('waiting') THEN '' ELSE `id` END)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `invitation` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `kind` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `code_hash` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
  `asked_by` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `asker_account` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `household_id` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `child_id` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `relation` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  `name` VARCHAR(40) NULL,
  `may_view` TINYINT NOT NULL,
  `may_book` TINYINT NOT NULL,
  `may_cancel` TINYINT NOT NULL,
  `power_ends_on` DATE NULL,
  `state` VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  `expires_at` DATETIME(3) NOT NULL,
  `answered_at` DATETIME(3) NULL,
  `answered_by` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `invitation_code_hash_key` (`code_hash`),
  KEY `invitation_asked_by_state_expires_at_idx` (`asked_by`, `state`, `expires_at`),
  KEY `invitation_expires_at_idx` (`expires_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `invitation_try` (
  `account_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `hour` CHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `wrong` INT NOT NULL,
  PRIMARY KEY (`account_id`, `hour`),
  CONSTRAINT `invitation_try_counts` CHECK (`wrong` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

INSERT INTO `residence_step` (`from_state`, `to_state`) VALUES
  ('new', 'filed'),
  ('filed', 'confirmed'),
  ('filed', 'refused'),
  ('filed', 'withdrawn'),
  ('confirmed', 'ended');

-- Who gave a place back, where it was not the one who is served.
ALTER TABLE `booking` ADD COLUMN `ended_account_id` VARCHAR(40) COLLATE utf8mb4_bin NULL;
