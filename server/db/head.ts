import type { Reader } from '../kernel/db';
import { sql } from 'kysely';
import { migrationsDir, readMigrations } from './migration-files';

/** Whether every migration that this version comes with has been applied. Newer ones besides do no harm: N−1 still serves. */
export function openHead(db: Reader): () => Promise<boolean> {
  const wanted = readMigrations(migrationsDir).map(({ name }) => name);
  let reached = false;
  return async () => {
    if (reached) return true;
    const { rows } = await sql<{ name: string }>`
      SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`.execute(
      db,
    );
    const applied = new Set(rows.map(({ name }) => name));
    reached = wanted.every((name) => applied.has(name));
    return reached;
  };
}
