-- Check-ins that were noted without a network, once each; and the services whose places are given back after the start.

CREATE TABLE `offline_check_in` (
  `account_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `request_key` VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
  `booking_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `noted_at` DATETIME(3) NOT NULL,
  `merged_at` DATETIME(3) NOT NULL,
  `first` TINYINT NOT NULL,
  PRIMARY KEY (`account_id`, `request_key`),
  KEY `offline_check_in_merged_at_idx` (`merged_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

ALTER TABLE `service` ADD KEY `service_release_minutes_id_idx` (`release_minutes`, `id`);
