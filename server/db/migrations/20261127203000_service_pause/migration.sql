-- A service that cannot take place for a while is paused: residents read why, and until when as far as anybody knows.

ALTER TABLE `service`
  ADD COLUMN `paused_reason` VARCHAR(200) NULL,
  ADD COLUMN `paused_until` DATE NULL,
  ADD CONSTRAINT `service_pause_has_reason` CHECK (
    (`state` = 'paused') = (`paused_reason` IS NOT NULL)
    AND (`paused_until` IS NULL OR `paused_reason` IS NOT NULL)
  );
