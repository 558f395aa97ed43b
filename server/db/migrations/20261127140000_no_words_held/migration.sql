-- Words that nobody could check are refused, not kept beside the shown ones.
ALTER TABLE `service` DROP COLUMN `words_held`;
