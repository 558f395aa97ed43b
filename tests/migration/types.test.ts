import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.join(__dirname, '../..');

test('server/db/types.ts is what the Prisma schema generates', async () => {
  // Rejects with the command's own words when the file differs.
  await promisify(execFile)(process.execPath, ['server/db/generate.mjs', '--check'], { cwd: root });
});
