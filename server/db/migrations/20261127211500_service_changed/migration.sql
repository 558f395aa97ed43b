-- Who has last changed a service at the desk, and when: two editors who meet read it of each other.

ALTER TABLE `service`
  ADD COLUMN `changed_at` DATETIME(3) NULL,
  ADD COLUMN `changed_by` VARCHAR(40) NULL;
