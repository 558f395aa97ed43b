-- A full slot has a line: who waits, who is offered a freed place and until when.

ALTER TABLE `slot`
  ADD COLUMN `line_last` INT NOT NULL DEFAULT 0,
  ADD CONSTRAINT `slot_line_counts` CHECK (`line_last` >= 0);

ALTER TABLE `service`
  ADD COLUMN `waitlist_max` INT NOT NULL DEFAULT 0,
  ADD COLUMN `offer_minutes` INT NOT NULL DEFAULT 120,
  ADD CONSTRAINT `service_line_counts` CHECK (`waitlist_max` >= 0 AND `offer_minutes` >= 1);

ALTER TABLE `booking`
  ADD COLUMN `line_number` INT NULL,
  ADD COLUMN `offered_until` DATETIME(3) NULL,
  ADD KEY `booking_slot_id_state_line_number_idx` (`slot_id`, `state`, `line_number`),
  DROP CONSTRAINT `booking_live_key_tells`;

ALTER TABLE `booking`
  ADD CONSTRAINT `booking_live_key_tells` CHECK (`live_key` = CASE WHEN `state` IN ('cancelled', 'expired') THEN `id` ELSE '' END),
  ADD CONSTRAINT `booking_waits_in_line` CHECK (`state` NOT IN ('waiting', 'offered') OR `line_number` IS NOT NULL),
  ADD CONSTRAINT `booking_offer_ends` CHECK (`state` <> 'offered' OR `offered_until` IS NOT NULL);

INSERT INTO `booking_step` (`from_state`, `to_state`) VALUES
  ('new', 'waiting'),
  ('waiting', 'offered'),
  ('waiting', 'cancelled'),
  ('waiting', 'expired'),
  ('offered', 'confirmed'),
  ('offered', 'cancelled'),
  ('offered', 'expired');
