import { migrate, MigrationRefusal } from './migrate';

/**
 * `node --import tsx server/db/main.ts`: brings DATABASE_URL's schema to the head as DATABASE_OWNER_URL's user (the
 * same user if that isn't set), and says what it did in one line.
 */
async function main(): Promise<void> {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl = appUrl } = process.env;
  if (appUrl === undefined || ownerUrl === undefined) throw new MigrationRefusal('DATABASE_URL is not set.');
  const notes: string[] = [];
  const applied = await migrate({ ownerUrl, appUrl, log: (line) => notes.push(line) });
  process.stdout.write(`${applied.length === 0 ? ['nothing to apply', ...notes].join('; ') : notes.join('; ')}\n`);
}

main().catch((error: unknown) => {
  const known = error instanceof MigrationRefusal || (error as { code?: string }).code !== undefined;
  process.stderr.write(
    `${known && error instanceof Error ? error.message : String((error as Error).stack ?? error)}\n`,
  );
  process.exitCode = 1;
});
