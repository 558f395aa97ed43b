-- Messages that are delivered at the same moment stand in the order in which they were written, not in that of their ids.
ALTER TABLE `inbox_entry`
  ADD KEY `inbox_entry_account_id_delivered_at_created_at_id_idx` (`account_id`, `delivered_at`, `created_at`, `id`),
  DROP KEY `inbox_entry_account_id_delivered_at_id_idx`;
