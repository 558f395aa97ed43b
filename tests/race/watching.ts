import { sql } from 'kysely';
import { openDb } from '../../server/kernel/db';
import type { TestServer } from '../support/app';

/** Waits until a statement like this runs, or else what is given is so; asked as the app's own user, who sees its own sessions. */
export async function watching({ database }: TestServer) {
  const { db, close } = openDb(database.url, 1);
  const runs = async (like: string): Promise<boolean> =>
    (
      await sql`SELECT id FROM information_schema.PROCESSLIST
        WHERE db = DATABASE() AND info LIKE ${like} AND id <> CONNECTION_ID()`.execute(db)
    ).rows.length > 0;
  const until = async (like: string, orElse: () => boolean = () => false): Promise<void> => {
    const deadline = Date.now() + 20_000;
    while (!(await runs(like)) && !orElse()) {
      if (Date.now() > deadline) throw new Error(`nobody came to wait: ${like}`);
    }
  };
  return { until, close };
}
