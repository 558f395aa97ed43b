import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createConnection } from 'mysql2/promise';
import { startDatabase } from '../../server/start/database.mjs';
import { Remedy } from '../../server/start/remedy.mjs';

const base = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '.data', 'test');
/** Test runs that may go on beside each other, each with its own instance. */
const mostInstances = 12;

/**
 * Starts a database for one test run, in the first folder under .data/test that no other run has. What earlier runs left
 * in it is dropped. It gives up durability for speed, unless LINLI_TEST_DURABLE is set; suites that measure durability
 * start their own.
 * @returns {Promise<{ env: Record<string, string>, pid: number, stop: () => Promise<void> }>} `env` is what
 *   tests/support/database.ts reads
 */
export async function startTestInstance() {
  const database = await startInFreeFolder();
  const endWithUs = () => {
    try {
      process.kill(database.pid, 'SIGKILL');
    } catch {
      // Stopped already, as it should be.
    }
  };
  process.once('exit', endWithUs);
  await dropSchemas(database.ownerUrl);
  return {
    env: { LINLI_TEST_OWNER_URL: database.ownerUrl, LINLI_TEST_APP_URL: database.appUrl },
    pid: database.pid,
    stop: async () => {
      process.removeListener('exit', endWithUs);
      await database.stop();
    },
  };
}

async function startInFreeFolder() {
  const fast = process.env.LINLI_TEST_DURABLE === undefined;
  for (let number = 1; ; number += 1) {
    const dataDir = join(base, `db-${number}`);
    mkdirSync(dataDir, { recursive: true });
    try {
      return await startDatabase({ dataDir, fast });
    } catch (error) {
      if (!(error instanceof Remedy)) throw error;
      if (error.message.includes(' is in use by process ')) {
        if (number === mostInstances) throw error;
        continue;
      }
      // Without durability a killed run may leave files that don't start; nothing in them matters.
      rmSync(dataDir, { recursive: true, force: true });
      return startDatabase({ dataDir, fast });
    }
  }
}

/** @param {string} ownerUrl */
async function dropSchemas(ownerUrl) {
  const connection = await createConnection({ uri: ownerUrl });
  try {
    const [rows] = await connection.query(
      "SELECT SCHEMA_NAME AS name FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE 'linli\\_test%'",
    );
    for (const { name } of /** @type {{ name: string }[]} */ (rows))
      await connection.query(`DROP DATABASE \`${name}\``);
  } finally {
    await connection.end();
  }
}
