import { readConfig } from '../config';
import { systemClock } from '../kernel/clock';
import { openDb } from '../kernel/db';
import { verifyChain } from '../modules/audit';

/** Lines younger than this may still be waiting for the sealing job. */
const sealedWithinMs = 5000;

/** `npm run audit:verify [-- <seq>:<hash>]`: reads the chain, prints what is wrong, and exits 1 if anything is. */
async function main(noted: string | undefined): Promise<void> {
  const [seq, hash] = noted?.split(':') ?? [];
  const known = seq && hash ? { seq: Number(seq), hash } : undefined;
  const { db, close } = openDb(readConfig().databaseUrl, 1);
  try {
    const report = await verifyChain(db, new Date(systemClock.now().getTime() - sealedWithinMs), known);
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    process.exitCode = report.whole ? 0 : 1;
  } finally {
    await close();
  }
}

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(
    `The audit chain could not be read: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 2;
});
