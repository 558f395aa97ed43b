import { sessionSettings } from '../../server/kernel/db';

const common = [
  "SET time_zone = '+00:00', innodb_lock_wait_timeout = 5",
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  "SET SESSION sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'",
];

/** Version strings as the servers themselves give them. */
describe('what is said on a new line to the database', () => {
  test.each(['10.11.14-MariaDB-0+deb12u2', '11.4.8-MariaDB-ubu2404', '5.5.5-10.6.18-MariaDB'])(
    '%s bounds every statement, in seconds',
    (version) => expect(sessionSettings(version)).toEqual([...common, 'SET SESSION max_statement_time = 7']),
  );

  test.each(['8.0.43', '8.4.6-0ubuntu0.24.04', '8.0.11-TiDB-v8.5.3', '8.0.25-OceanBase-v4.3.5'])(
    '%s bounds reads, in milliseconds',
    (version) => expect(sessionSettings(version)).toEqual([...common, 'SET SESSION max_execution_time = 7000']),
  );
});
