import pino from 'pino';
import { openApp } from '../app';
import { readConfig } from '../config';
import { systemClock } from '../kernel/clock';
import { openDb } from '../kernel/db';

/**
 * `npm run keys:rotate`: puts every sealed field under the last key of LINLI_FIELD_KEYS while the app runs, prints what is
 * left on each key, and exits 1 unless the old keys may go. The worker does the same every night.
 */
async function main(): Promise<void> {
  const config = readConfig();
  const { db, close } = openDb(config.databaseUrl, 2);
  try {
    const app = openApp({ config, db, clock: systemClock, log: pino({ level: 'silent' }) });
    const report = await app.rotateKeys();
    process.stdout.write(`${JSON.stringify({ currentKey: config.fieldKeys.currentKeyId, ...report }, null, 2)}\n`);
    process.exitCode = report.done ? 0 : 1;
  } finally {
    await close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`The keys could not be rotated: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
