import { readConfig } from '../config';
import { systemClock } from '../kernel/clock';
import { openDb } from '../kernel/db';
import { headsKey, headsText, readHeads, verifyChain } from '../modules/audit';

/** Lines younger than this may still be waiting for the sealing job. */
const sealedWithinMs = 5000;

/**
 * `npm run audit:verify`: reads the chain, holds it against the daily heads in LINLI_AUDIT_HEADS, prints what is wrong by
 * the ids of lines, and exits 1 if anything is.
 */
async function main(): Promise<void> {
  const { databaseUrl, auditHeads, secret } = readConfig();
  const { db, close } = openDb(databaseUrl, 1);
  try {
    const noted = auditHeads === null ? undefined : readHeads(await headsText(auditHeads), headsKey(secret));
    const unsealedBefore = new Date(systemClock.now().getTime() - sealedWithinMs);
    const report = await verifyChain(db, { unsealedBefore, noted });
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    process.exitCode = report.whole ? 0 : 1;
  } finally {
    await close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    `The audit chain could not be read: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 2;
});
