-- A person's phone: sealed, with the key's id for rotation and a blind index for look-up. Families share phones: not unique.

ALTER TABLE `person`
  ADD COLUMN `phone_sealed` VARCHAR(80) COLLATE utf8mb4_bin NULL,
  ADD COLUMN `phone_key` VARCHAR(20) COLLATE utf8mb4_bin NULL,
  ADD COLUMN `phone_index` CHAR(64) COLLATE utf8mb4_bin NULL,
  ADD COLUMN `phone_at` DATETIME(3) NULL,
  ADD KEY `person_phone_key_id_idx` (`phone_key`, `id`),
  ADD KEY `person_phone_index_idx` (`phone_index`),
  ADD CONSTRAINT `person_phone_whole` CHECK ((`phone_sealed` IS NULL) = (`phone_key` IS NULL) AND (`phone_sealed` IS NULL) = (`phone_index` IS NULL));
