-- One more with each change of what a centre says of itself in Chinese, so that two editors don't overwrite each other.

ALTER TABLE `centre`
  ADD COLUMN `texts_version` INT NOT NULL DEFAULT 0;
