import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tokenHash } from '../../server/modules/identity/token-hash';
import type { TestDatabase } from '../support/database';
import { startProcesses } from '../support/processes';
import { tokenOf } from './gun';

/** The statements of a read, as the server sends them for one resident. */
export interface Overheard {
  path: string;
  /** Whose token and person stand in the texts, to be replaced by those of who asks. */
  hash: string;
  personId: string;
  accountId: string;
  texts: string[];
}

/**
 * What the product itself asks of the database for each of these paths, so that the bare process does the same work
 * whatever the product comes to do. Each path is asked once by a resident of its own, since who asks is remembered for a
 * second; twice before by others, for what a process reads only once.
 */
export async function overhear(
  database: TestDatabase,
  paths: readonly string[],
  firstUser: number,
): Promise<Overheard[]> {
  const folder = mkdtempSync(join(tmpdir(), 'linli-load-'));
  const file = join(folder, 'statements');
  const processes = await startProcesses({
    apis: 1,
    database: { ...database, close: () => Promise.resolve() },
    entry: 'tests/load/api-telling.ts',
    env: { LINLI_TELL: file },
  });
  try {
    const url = processes.apis[0]?.url ?? '';
    const heard: Overheard[] = [];
    let user = firstUser;
    for (const path of paths) {
      for (let n = 0; n < 3; n += 1) {
        user += 1;
        writeFileSync(file, '');
        const answer = await fetch(url + path, { headers: { Authorization: `Bearer ${tokenOf(user)}` } });
        if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
        await answer.text();
      }
      const texts = readFileSync(file, 'utf8').trim().split('\n');
      heard.push({
        path,
        hash: tokenHash(tokenOf(user)),
        personId: `per_${user}`,
        accountId: `acc_${user}`,
        texts: texts.map((line) => JSON.parse(line) as string),
      });
    }
    return heard;
  } finally {
    await processes.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
