-- A session that the centre has called off stays in the plan, with the reason that families were told.

ALTER TABLE `programme_session`
  ADD COLUMN `cancelled_at` DATETIME(3) NULL,
  ADD COLUMN `cancel_reason` VARCHAR(200) NULL;
