-- A session acts in one role at a time; those under way go on as residents until somebody switches.

ALTER TABLE `account` ADD COLUMN `last_role` VARCHAR(20) NULL;

ALTER TABLE `session` ADD COLUMN `active_role` VARCHAR(20) NOT NULL DEFAULT 'resident';

ALTER TABLE `session` ALTER COLUMN `active_role` DROP DEFAULT;
