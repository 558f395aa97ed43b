import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface MigrationFile {
  /** Its folder, such as '20261122190000_foundation': the order is the order of these names. */
  name: string;
  file: string;
  sql: string;
  /** SHA-256 of the text with Unix line ends, so that a checkout on Windows is not an edit. */
  checksum: string;
}

export const migrationsDir = path.join(__dirname, 'migrations');

/** Prisma's layout: `<dir>/<timestamp>_<name>/migration.sql`. */
export function readMigrations(dir: string): MigrationFile[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const file = path.join(dir, name, 'migration.sql');
      const sql = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
      return { name, file, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
