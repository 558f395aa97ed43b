-- Slots follow their timetable. One that it no longer has stays, withdrawn, as long as bookings name it; one that is to have
-- fewer places than are taken shrinks as they are given back. An activity opens at a second of its own.

ALTER TABLE `slot`
  ADD COLUMN `opens_at` DATETIME(3) NULL,
  ADD COLUMN `withdrawn_at` DATETIME(3) NULL,
  ADD COLUMN `shrinks_to` INT NULL,
  ADD CONSTRAINT `slot_withdrawn_is_closed` CHECK (`withdrawn_at` IS NULL OR `state` = 'closed'),
  ADD CONSTRAINT `slot_shrinks` CHECK (`shrinks_to` IS NULL OR `shrinks_to` BETWEEN 0 AND `capacity`);
