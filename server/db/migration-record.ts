import { randomUUID } from 'node:crypto';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import type { MigrationFile } from './migration-files';

/** In Prisma's shape, so that its tools read it too. */
const recordTable = `CREATE TABLE IF NOT EXISTS \`_prisma_migrations\` (
  \`id\` VARCHAR(36) NOT NULL,
  \`checksum\` VARCHAR(64) NOT NULL,
  \`finished_at\` DATETIME(3) NULL,
  \`migration_name\` VARCHAR(255) NOT NULL,
  \`logs\` TEXT NULL,
  \`rolled_back_at\` DATETIME(3) NULL,
  \`started_at\` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  \`applied_steps_count\` INT UNSIGNED NOT NULL DEFAULT 0,
  PRIMARY KEY (\`id\`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`;

export interface RecordedMigration extends RowDataPacket {
  migration_name: string;
  checksum: string;
  started_at: Date;
  finished_at: Date | null;
  logs: string | null;
}

export async function makeRecord(connection: Connection): Promise<void> {
  await connection.query(recordTable);
}

/** In the order in which they were begun; those rolled back by hand don't count. */
export async function listRecorded(connection: Connection): Promise<RecordedMigration[]> {
  const [rows] = await connection.query<RecordedMigration[]>(
    `SELECT migration_name, checksum, started_at, finished_at, logs FROM _prisma_migrations
     WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name`,
  );
  return rows;
}

export async function recordBegin(connection: Connection, { name, checksum }: MigrationFile): Promise<void> {
  await connection.query('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES (?, ?, ?)', [
    randomUUID(),
    checksum,
    name,
  ]);
}

export async function recordFailure(connection: Connection, { name }: MigrationFile, reason: string): Promise<void> {
  await connection.query('UPDATE _prisma_migrations SET logs = ? WHERE migration_name = ? AND finished_at IS NULL', [
    reason,
    name,
  ]);
}

export async function recordEnd(connection: Connection, name: string): Promise<void> {
  await connection.query(
    `UPDATE _prisma_migrations SET finished_at = CURRENT_TIMESTAMP(3), applied_steps_count = 1
     WHERE migration_name = ? AND finished_at IS NULL AND rolled_back_at IS NULL`,
    [name],
  );
}
