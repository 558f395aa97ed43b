-- Roles are given by invitation and taken back; both are listed by the area they lie in.

ALTER TABLE `role_grant` ADD COLUMN `area_code` VARCHAR(19) COLLATE utf8mb4_bin NOT NULL DEFAULT '';

UPDATE `role_grant` SET `area_code` = `scope_id` WHERE `scope_kind` = 'area';
UPDATE `role_grant` g JOIN `centre` c ON c.`id` = g.`scope_id` SET g.`area_code` = c.`area_code` WHERE g.`scope_kind` = 'centre';

ALTER TABLE `role_grant` ALTER COLUMN `area_code` DROP DEFAULT;
ALTER TABLE `role_grant` ADD KEY `role_grant_area_code_created_at_id_idx` (`area_code`, `created_at`, `id`);

CREATE TABLE `role_invitation` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `code_hash` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
  `role` VARCHAR(20) NOT NULL,
  `scope_kind` VARCHAR(20) NOT NULL,
  `scope_id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `area_code` VARCHAR(19) COLLATE utf8mb4_bin NOT NULL,
  `for_whom` VARCHAR(20) NOT NULL,
  `role_ends_at` DATETIME(3) NULL,
  `expires_at` DATETIME(3) NOT NULL,
  `created_by` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  `accepted_at` DATETIME(3) NULL,
  `accepted_by` VARCHAR(40) COLLATE utf8mb4_bin NULL,
  `withdrawn_at` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `role_invitation_code_hash_key` (`code_hash`),
  KEY `role_invitation_area_code_created_at_id_idx` (`area_code`, `created_at`, `id`),
  KEY `role_invitation_scope_kind_scope_id_role_idx` (`scope_kind`, `scope_id`, `role`),
  KEY `role_invitation_created_by_idx` (`created_by`),
  CONSTRAINT `role_invitation_ends_once` CHECK (`accepted_at` IS NULL OR `withdrawn_at` IS NULL)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
