import { parseArgs } from 'node:util';
import { readConfig } from '../config';
import { systemClock } from '../kernel/clock';
import { openDb } from '../kernel/db';
import { countCentres } from '../modules/centre';
import { openGrid } from '../modules/grid';
import { inviteFirstOfficer } from '../modules/identity';

const usage = 'npm run officer:invite -- --area 3505 --for 潘国栋';

/**
 * `npm run officer:invite`: prints the code by which a city's first security officer takes the role on in the
 * mini-program (我的 → 设置 → 接受邀请). It opens once, within three days, and is refused while somebody holds the role
 * there or another invitation to it is open: from then on officers invite each other and everybody else.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { area: { type: 'string' }, for: { type: 'string' } } });
  const { area, for: forWhom } = values;
  if (area === undefined || forWhom === undefined || forWhom.trim() === '' || [...forWhom].length > 20) {
    process.stderr.write(`Say which division and who is meant (at most 20 characters): ${usage}\n`);
    return 2;
  }
  const { db, close } = openDb(readConfig().databaseUrl, 1);
  try {
    const grid = openGrid({ db, countCentres: (codes) => countCentres(db, codes) });
    const place = (await grid.areaNames([area])).get(area);
    if (place === undefined) {
      process.stderr.write(`There is no division ${area} in this database.\n`);
      return 2;
    }
    const made = await inviteFirstOfficer(db, { areaCode: area, forWhom: forWhom.trim(), now: systemClock.now() });
    if (made === null) {
      process.stderr.write(`${place.name} has a security officer already, or an open invitation to become it.\n`);
      return 1;
    }
    process.stdout.write(
      `${place.name}: code ${made.code}, until ${made.expiresAt.toISOString()}. It is shown only now.\n`,
    );
    return 0;
  } finally {
    await close();
  }
}

main().then(
  (code) => void (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`Nobody was invited: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
