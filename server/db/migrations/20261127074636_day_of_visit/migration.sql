-- Who a booking was made by, and what becomes of a place that nobody came for.

ALTER TABLE `service`
  ADD COLUMN `release_minutes` INT NULL,
  ADD CONSTRAINT `service_release_counts` CHECK (`release_minutes` IS NULL OR `release_minutes` >= 1);

ALTER TABLE `booking`
  ADD COLUMN `authority` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL DEFAULT 'self',
  DROP CONSTRAINT `booking_live_key_tells`;

UPDATE `booking` b
  JOIN `account` a ON a.`id` = b.`actor_account_id`
  LEFT JOIN `acting_power` p ON p.`actor_id` = a.`person_id` AND p.`beneficiary_id` = b.`beneficiary_id` AND p.`kind` = 'guardian'
  SET b.`authority` = IF(p.`id` IS NULL, 'proxy', 'guardian')
  WHERE a.`person_id` <> b.`beneficiary_id`;

ALTER TABLE `booking` ALTER COLUMN `authority` DROP DEFAULT;

-- A place that was given back for want of its holder no longer keeps them from the slot; one missed to the end does.
ALTER TABLE `booking`
  ADD CONSTRAINT `booking_live_key_tells` CHECK (`live_key` = CASE WHEN `state` IN ('cancelled', 'expired') OR (`state` = 'no_show' AND `live_key` <> '') THEN `id` ELSE '' END);

ALTER TABLE `person` ADD KEY `person_born_on_name_idx` (`born_on`, `name`);
