-- What a centre and its services say of themselves in English, beside the Chinese it stands for; empty where there is none.

ALTER TABLE `centre`
  ADD COLUMN `name_en` VARCHAR(100) NOT NULL DEFAULT '',
  ADD COLUMN `intro_en` VARCHAR(2000) NOT NULL DEFAULT '',
  ADD COLUMN `founding_en` VARCHAR(400) NOT NULL DEFAULT '',
  ADD COLUMN `address_en` VARCHAR(240) NOT NULL DEFAULT '',
  ADD COLUMN `transport_en` VARCHAR(400) NOT NULL DEFAULT '',
  ADD COLUMN `english_version` INT NOT NULL DEFAULT 0;

ALTER TABLE `service`
  ADD COLUMN `name_en` VARCHAR(100) NOT NULL DEFAULT '',
  ADD COLUMN `summary_en` VARCHAR(240) NOT NULL DEFAULT '',
  ADD COLUMN `detail_en` VARCHAR(2000) NOT NULL DEFAULT '',
  ADD COLUMN `bring_en` VARCHAR(400) NOT NULL DEFAULT '',
  ADD COLUMN `host_en` VARCHAR(100) NOT NULL DEFAULT '',
  ADD COLUMN `place_en` VARCHAR(100) NOT NULL DEFAULT '';
