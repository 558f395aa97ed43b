-- Places go to who comes first, or are drawn by lot: by service, and by slot where one differs from its service.

ALTER TABLE `service`
  ADD COLUMN `allocation` VARCHAR(12) COLLATE utf8mb4_bin NOT NULL DEFAULT 'first_come',
  ADD KEY `service_allocation_id_idx` (`allocation`, `id`),
  ADD CONSTRAINT `service_allocation_known` CHECK (`allocation` IN ('first_come', 'lottery'));

ALTER TABLE `slot`
  ADD COLUMN `allocation` VARCHAR(12) COLLATE utf8mb4_bin NULL,
  ADD CONSTRAINT `slot_allocation_known` CHECK (`allocation` IN ('first_come', 'lottery'));
