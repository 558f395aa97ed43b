-- Rooms, equipment and people that services need, and who has them when: one row a smallest part and five minutes.

ALTER TABLE `service`
  ADD COLUMN `occupies` VARCHAR(8) COLLATE utf8mb4_bin NOT NULL DEFAULT 'none';

CREATE TABLE `resource` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `centre_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `kind` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `name` VARCHAR(40) NOT NULL,
  `who` VARCHAR(60) NULL,
  `skill` VARCHAR(20) NULL,
  `before_minutes` INT NOT NULL DEFAULT 0,
  `after_minutes` INT NOT NULL DEFAULT 0,
  `position` INT NOT NULL,
  `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL DEFAULT 'active',
  `version` INT NOT NULL DEFAULT 1,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `resource_centre_id_state_position_id_idx` (`centre_id`, `state`, `position`, `id`),
  CONSTRAINT `resource_buffers_in_fives` CHECK (`before_minutes` BETWEEN 0 AND 240 AND `after_minutes` BETWEEN 0 AND 240 AND `before_minutes` MOD 5 = 0 AND `after_minutes` MOD 5 = 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `resource_part` (
  `whole_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `part_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (`whole_id`, `part_id`),
  KEY `resource_part_part_id_whole_id_idx` (`part_id`, `whole_id`),
  CONSTRAINT `resource_part_is_another` CHECK (`whole_id` <> `part_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `resource_hours` (
  `resource_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `weekday` TINYINT NOT NULL,
  `starts_minute` INT NOT NULL,
  `ends_minute` INT NOT NULL,
  PRIMARY KEY (`resource_id`, `weekday`, `starts_minute`),
  CONSTRAINT `resource_hours_run_forward` CHECK (`starts_minute` >= 0 AND `starts_minute` < `ends_minute` AND `ends_minute` <= 1440)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `service_need` (
  `service_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `resource_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (`service_id`, `resource_id`),
  KEY `service_need_resource_id_service_id_idx` (`resource_id`, `service_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `slot_substitute` (
  `slot_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `need_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `resource_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (`slot_id`, `need_id`),
  KEY `slot_substitute_resource_id_slot_id_idx` (`resource_id`, `slot_id`),
  CONSTRAINT `slot_substitute_slot_id_fkey` FOREIGN KEY (`slot_id`) REFERENCES `slot` (`id`) ON DELETE CASCADE ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `resource_block` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `centre_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `resource_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `kind` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `start_at` DATETIME(3) NOT NULL,
  `end_at` DATETIME(3) NOT NULL,
  `reason` VARCHAR(200) NOT NULL,
  `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `version` INT NOT NULL DEFAULT 1,
  `made_by` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `made_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `resource_block_centre_id_state_end_at_idx` (`centre_id`, `state`, `end_at`),
  CONSTRAINT `resource_block_runs_forward` CHECK (`start_at` < `end_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- The guard: a smallest part has one holder in five minutes, whatever a query believed.
CREATE TABLE `resource_bucket` (
  `atom_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `bucket` INT NOT NULL,
  `resource_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `slot_id` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `block_id` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  PRIMARY KEY (`atom_id`, `bucket`),
  KEY `resource_bucket_slot_id_idx` (`slot_id`),
  KEY `resource_bucket_block_id_idx` (`block_id`),
  KEY `resource_bucket_bucket_idx` (`bucket`),
  CONSTRAINT `resource_bucket_has_one_holder` CHECK ((`slot_id` IS NULL) <> (`block_id` IS NULL)),
  CONSTRAINT `resource_bucket_slot_id_fkey` FOREIGN KEY (`slot_id`) REFERENCES `slot` (`id`) ON DELETE CASCADE ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
