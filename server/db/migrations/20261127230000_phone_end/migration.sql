-- The last four digits of a person's phone, blinded, so that a desk finds by them among thousands without opening numbers.
-- '' with a phone: written before this column was there, or by a process that does not know it; a job fills it in.

ALTER TABLE `person`
  ADD COLUMN `phone_end` VARCHAR(64) COLLATE utf8mb4_bin NOT NULL DEFAULT '',
  ADD KEY `person_phone_end_phone_key_idx` (`phone_end`, `phone_key`);
