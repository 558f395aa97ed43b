-- More layers of the timetable: what one service does on one day, and what comes back every year by the moon's calendar or
-- with a holiday. The version is how two editors of one centre notice each other.

ALTER TABLE `centre` ADD COLUMN `timetable_version` INT NOT NULL DEFAULT 0;

CREATE TABLE `service_exception` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `service_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `on_day` DATE NOT NULL,
  `runs` VARCHAR(2000) NOT NULL,
  `reason` VARCHAR(100) NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `service_exception_service_id_on_day_key` (`service_id`, `on_day`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `yearly_event` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `service_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `name` VARCHAR(40) NOT NULL,
  `calendar` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
  `lunar_month` INT NULL,
  `lunar_day` INT NULL,
  `holiday` VARCHAR(20) COLLATE utf8mb4_bin NULL,
  `offset_days` INT NOT NULL,
  `runs` VARCHAR(2000) NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `yearly_event_service_id_id_idx` (`service_id`, `id`),
  CONSTRAINT `yearly_event_has_a_day` CHECK ((`calendar` = 'lunar' AND `lunar_month` BETWEEN 1 AND 12 AND `lunar_day` BETWEEN 1 AND 30 AND `holiday` IS NULL) OR (`calendar` = 'holiday' AND `holiday` IS NOT NULL AND `lunar_month` IS NULL AND `lunar_day` IS NULL))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
