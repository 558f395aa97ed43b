import { buildUsers } from '../load/rig';
import { broken } from './broken';
import { crossing } from './crossing';
import { crowd } from './crowd';
import { openStand, type Measured } from './stand';

/**
 * `npm run faults:booking [-- --short]`: measures 1, 3 and 5 of booking. A crowd for few places, households that claim in
 * opposite orders, and claims sent again and again while lines are cut and processes and the database are killed; all on a
 * durable database of its own, judged by SQL afterwards.
 */
const short = process.argv.includes('--short');
const mostMinutes = short ? 6 : 20;

async function main(): Promise<void> {
  const stand = await openStand();
  try {
    await buildUsers(stand.database, 2500);
    process.stdout.write('commits reach the disk (innodb_flush_log_at_trx_commit=1)\n');
    const all: Measured[] = [];
    for (const measure of [
      () => crowd(stand, short ? 250 : 2000, !short),
      () => crossing(stand, short ? 4 : 90, !short),
      () =>
        broken(
          stand,
          short ? { claims: 30, apiKills: 2, databaseKills: 1 } : { claims: 400, apiKills: 10, databaseKills: 2 },
        ),
    ]) {
      const measured = await measure();
      say(measured);
      all.push(measured);
    }
    conclude(all);
  } finally {
    await stand.close();
  }
}

function say({ name, figures, targets }: Measured): void {
  process.stdout.write(`\n${name}\n`);
  for (const [what, n] of Object.entries(figures))
    process.stdout.write(`  ${what.padEnd(44)}${String(n).padStart(8)}\n`);
  for (const [what, ok] of Object.entries(targets)) process.stdout.write(`  ${ok ? 'ok  ' : 'FAIL'} ${what}\n`);
}

function conclude(all: readonly Measured[]): void {
  const ok = all.every(({ targets }) => Object.values(targets).every(Boolean));
  const figures = Object.fromEntries(all.map((one) => [one.name, one.figures]));
  const targets = Object.fromEntries(all.map((one) => [one.name, one.targets]));
  process.stdout.write(`\n${JSON.stringify({ name: 'faults:booking', short, figures, targets, ok })}\n`);
  process.exitCode = ok ? 0 : 1;
}

const patience = setTimeout(() => {
  process.stderr.write(`not done within ${mostMinutes} minutes\n`);
  process.exit(1);
}, mostMinutes * 60_000);

main()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  })
  .finally(() => clearTimeout(patience));
