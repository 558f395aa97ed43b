-- Why somebody enrolled did not come, as their family has said.

ALTER TABLE `session_attendance`
  ADD COLUMN `note` VARCHAR(100) NULL;
