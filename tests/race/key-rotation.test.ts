import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { openDb, type OpenDb } from '../../server/kernel/db';
import { newId } from '../../server/kernel/ids';
import { openVault, type Vault } from '../../server/kernel/vault';
import { openRotationStore, sealedFields } from '../../server/modules/privacy';
import { rotateKeys, type RotationStore, type SealedField } from '../../server/modules/privacy/rotation';
import type { Client } from '../support/client';
import { ownDatabase, type TestDatabase } from '../support/database';
import { pushKeys, startProcesses, type Processes } from '../support/processes';

const rows = 400;
const keys = new Map([
  ['k1', Buffer.alloc(32, 9)],
  ['k2', Buffer.alloc(32, 10)],
]);
const envKeys = [...keys].map(([id, key]) => `${id}:${key.toString('base64')}`).join(',');
const secret = Buffer.alloc(32, 7);
const oldVault = openVault({ keys, currentKeyId: 'k1' }, secret);
const newVault = openVault({ keys, currentKeyId: 'k2' }, secret);
const field = sealedFields[0] as SealedField;
const place = (rowId: string) => ({ column: field.column, rowId });

/** Values that carry their own number, so that one that was lost is seen. */
const valueOf = (id: string, version: number): string => `${id} v${version}`;

async function fill(database: TestDatabase, personOf: (n: number) => string): Promise<string[]> {
  const ids = Array.from({ length: rows }, () => newId('exp')).sort();
  const values = ids.map((id, n) => {
    const { text, keyId } = oldVault.seal(place(id), valueOf(id, 0));
    return [id, personOf(n), 'acc_x', 'ready', '', '2026-01-01', '2026-01-01', '2126-01-01', text, keyId];
  });
  await database.sql(
    `INSERT INTO export_request
       (id, person_id, account_id, state, live_key, asked_at, ready_at, expires_at, content_sealed, content_key) VALUES ?`,
    [values],
  );
  return ids;
}

/** What a request does that writes a new value: seals it with the current key, in one statement. */
async function write({ db }: OpenDb, vault: Vault, id: string, version: number): Promise<void> {
  const { text, keyId } = vault.seal(place(id), valueOf(id, version));
  await db
    .updateTable('export_request')
    .set({ content_sealed: text, content_key: keyId })
    .where('id', '=', id)
    .execute();
}

async function read({ db }: OpenDb, id: string): Promise<string> {
  const row = await db
    .selectFrom('export_request')
    .select(['content_sealed as text', 'content_key as keyId'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return newVault.open(place(id), { text: row.text ?? '', keyId: row.keyId ?? '' });
}

function rotateByCommand(databaseUrl: string): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/commands/rotate-keys.ts'], {
    cwd: join(__dirname, '..', '..'),
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      DATABASE_URL: databaseUrl,
      WECHAT_APPID: 'wx1',
      WECHAT_SECRET: 'x',
      WECHAT_PUSH_TOKEN: pushKeys.token,
      WECHAT_PUSH_AES_KEY: pushKeys.aesKey,
      LINLI_SECRET: secret.toString('base64'),
      LINLI_FIELD_KEYS: envKeys,
    },
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (out += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out })));
}

describe('two API processes and two rotations at once', () => {
  let processes: Processes;
  let open: OpenDb;
  let client: Client;
  let ids: string[];
  beforeAll(async () => {
    processes = await startProcesses({ apis: 2, env: { LINLI_FIELD_KEYS: envKeys } });
    open = openDb(processes.database.url, 8);
    const me = await processes.build.resident();
    client = await processes.as(me);
    // One row is this person's, fetched through the APIs all the time; the others are written and read beside.
    ids = await fill(processes.database, (n) => (n === 0 ? me.personId : `prs_${n}`));
  }, 120_000);
  afterAll(async () => {
    await open.close();
    await processes.stop();
  });

  test('while requests read and write: every row readable throughout, none left on the old key, nothing lost', async () => {
    let over = false;
    const faults: string[] = [];
    const versions = new Map(ids.map((id) => [id, 0]));
    let [reads, writes, requests] = [0, 0, 0];
    const writer = async (from: number) => {
      for (let n = from; !over; n = (n + 7) % rows) {
        const id = ids[n] ?? '';
        if (n % 4 !== from) continue;
        const next = (versions.get(id) ?? 0) + 1;
        await write(open, newVault, id, next);
        versions.set(id, next);
        writes += 1;
      }
    };
    const reader = async (step: number) => {
      for (let n = 0; !over; n = (n + step) % rows) {
        const id = ids[n] ?? '';
        const value = await read(open, id).catch((error: unknown) => String(error));
        if (!value.startsWith(`${id} v`)) faults.push(value);
        reads += 1;
      }
    };
    const asker = async (api: number) => {
      const exportId = ids[0] ?? '';
      const url = processes.apis[api]?.url ?? '';
      while (!over) {
        const answer = await fetch(`${url}/api/v1/me/exports/${exportId}/file`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${client.token}` },
        });
        const text = await answer.text();
        if (!text.startsWith(`${exportId} v`)) faults.push(text);
        requests += 1;
      }
    };
    const busy = [writer(1), writer(3), reader(1), reader(11), asker(0), asker(1)];
    const ended = await Promise.all([rotateByCommand(processes.database.url), rotateByCommand(processes.database.url)]);
    over = true;
    await Promise.all(busy);
    expect(faults).toEqual([]);
    for (const { code, out } of ended) expect([out, code]).toEqual([expect.stringContaining('"done": true'), 0]);
    const left = await openRotationStore(open.db).countByKey(field);
    expect(Object.fromEntries(left)).toEqual({ k2: rows });
    for (const id of ids) expect(await read(open, id)).toBe(valueOf(id, versions.get(id) ?? 0));
    process.stdout.write(
      `key rotation: ${rows} rows from k1 to k2 by 2 processes, meanwhile ${reads} reads, ${writes} writes and ` +
        `${requests} requests to 2 APIs, 0 unreadable, 0 left on k1, 0 lost\n`,
    );
    expect(Math.min(reads, writes, requests)).toBeGreaterThan(10);
  }, 120_000);

  test('a process without a key that rows need does not start, and says which', async () => {
    const without = { LINLI_FIELD_KEYS: `k1:${keys.get('k1')?.toString('base64') ?? ''}` };
    // Its end must not close what the others still use.
    const database = { ...processes.database, close: async () => undefined };
    const starting = startProcesses({ apis: 1, database, env: without });
    await expect(starting).rejects.toThrow('LINLI_FIELD_KEYS lacks k2');
  }, 60_000);
});

describe('the guard', () => {
  let database: TestDatabase;
  let open: OpenDb;
  beforeAll(async () => {
    database = await ownDatabase('rotation');
    open = openDb(database.url, 4);
  });
  afterAll(async () => {
    await open.close();
    await database.close();
  });

  /** Somebody writes a new value between the moment a row is read and the moment it is written back. */
  const between = (store: RotationStore, versions: Map<string, number>): RotationStore => ({
    ...store,
    async reseal(one, was, now) {
      await write(open, newVault, was.id, 1);
      versions.set(was.id, 1);
      return store.reseal(one, was, now);
    },
  });

  /** What careless software does: writes back what it believes is still there. */
  const withoutGuard = (store: RotationStore): RotationStore => ({
    ...store,
    async reseal(_field, was, now) {
      await open.db
        .updateTable('export_request')
        .set({ content_sealed: now.text, content_key: now.keyId })
        .where('id', '=', was.id)
        .execute();
      return true;
    },
  });

  async function lostWith(guard: (store: RotationStore) => RotationStore): Promise<number> {
    await database.truncate();
    const ids = await fill(database, (n) => `prs_${n}`);
    const versions = new Map<string, number>();
    await rotateKeys(newVault, [field], between(guard(openRotationStore(open.db)), versions));
    let lost = 0;
    for (const id of ids) if ((await read(open, id)) !== valueOf(id, versions.get(id) ?? 0)) lost += 1;
    return lost;
  }

  test('keeps a value that was written meanwhile; without it every one would be lost', async () => {
    expect(await lostWith((store) => store)).toBe(0);
    expect(await lostWith(withoutGuard)).toBe(rows);
  }, 60_000);

  test('a stopped rotation goes on where it was, and a value that nobody can open is named', async () => {
    await database.truncate();
    const ids = await fill(database, (n) => `prs_${n}`);
    await database.sql('UPDATE export_request SET content_sealed = REVERSE(content_sealed) WHERE id = ?', [ids[7]]);
    const stop = new AbortController();
    const store = openRotationStore(open.db);
    let done = 0;
    const dying: RotationStore = {
      ...store,
      async reseal(one, was, now) {
        if ((done += 1) === 150) stop.abort(new Error('killed'));
        if (stop.signal.aborted) throw new Error('killed');
        return store.reseal(one, was, now);
      },
    };
    await expect(rotateKeys(newVault, [field], dying, stop.signal)).rejects.toThrow('killed');
    const rest = await rotateKeys(newVault, [field], store);
    expect(rest).toMatchObject({ done: false, unreadable: [`${field.column}:${ids[7] ?? ''}`] });
    expect(rest.resealed).toBe(rows - 149 - 1);
    expect(rest.left[field.column]).toEqual({ k1: 1, k2: rows - 1 });
  }, 60_000);
});
