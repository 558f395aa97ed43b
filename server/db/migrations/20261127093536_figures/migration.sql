-- Figures of a centre, added up at night, and when a place was offered, from which waiting is counted.

CREATE TABLE `figure_hour` (
  `centre_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `on_day` DATE NOT NULL,
  `hour` TINYINT NOT NULL,
  `service_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `capacity` INT NOT NULL,
  `taken` INT NOT NULL,
  `attended` INT NOT NULL,
  `no_shows` INT NOT NULL,
  `offered` INT NOT NULL,
  `wait_minutes` INT NOT NULL,
  `unplaced` INT NOT NULL,
  PRIMARY KEY (`centre_id`, `on_day`, `hour`, `service_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `figure_reach` (
  `centre_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `month` VARCHAR(7) COLLATE utf8mb4_bin NOT NULL,
  `age_group` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `area_code` VARCHAR(19) COLLATE utf8mb4_bin NOT NULL,
  `people` INT NOT NULL,
  PRIMARY KEY (`centre_id`, `month`, `age_group`, `area_code`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `figure_resident` (
  `area_code` VARCHAR(19) COLLATE utf8mb4_bin NOT NULL,
  `age_group` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `people` INT NOT NULL,
  PRIMARY KEY (`area_code`, `age_group`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

ALTER TABLE `booking` ADD COLUMN `offered_at` DATETIME(3) NULL;
