-- What the WeChat gateway keeps: sealed session keys, and pushed events until they are old.

CREATE TABLE `wechat_session` (
  `openid` VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
  `key_sealed` VARCHAR(200) NOT NULL,
  `key_key` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
  `given_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`openid`),
  KEY `wechat_session_key_key_idx` (`key_key`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE `wechat_push` (
  `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  `same_key` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
  `event` VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
  `content` TEXT NOT NULL,
  `received_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `wechat_push_same_key_key` (`same_key`),
  KEY `wechat_push_received_at_idx` (`received_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
