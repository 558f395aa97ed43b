import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { openStorage, type Storage } from '../../server/gateways/storage';
import { startServer } from '../support/app';
import { formOf, greyJpeg } from '../support/form';
import { urlOf } from '../support/client';
import { send } from '../support/send';

/** The two places where pictures may lie answer alike. */
const root = mkdtempSync(join(tmpdir(), 'linli-storage-'));
const bucket = 'linli-pictures';
let s3: S3rver;
let endpoint: string;
beforeAll(async () => {
  s3 = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(root, 's3'),
    configureBuckets: [{ name: bucket, configs: [] }],
  });
  const { port } = await s3.run();
  endpoint = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  await s3.close();
  rmSync(root, { recursive: true, force: true });
});

const s3Config = () => ({
  kind: 's3' as const,
  endpoint,
  region: 'us-east-1',
  bucket,
  accessKeyId: 'S3RVER',
  secretAccessKey: 'S3RVER',
});
const kinds: Record<string, () => Storage> = {
  'a folder': () => openStorage({ kind: 'folder', dir: join(root, 'folder') }),
  S3: () => openStorage(s3Config()),
};

describe.each(Object.entries(kinds))('%s', (_kind, open) => {
  let storage: Storage;
  beforeAll(() => {
    storage = open();
  });
  const bytes = Buffer.from([0, 255, 1, 254, 13, 10]);

  test('gives back to the byte what was put, and nothing for what was not', async () => {
    await storage.put('2026-11-23/abc-large.jpg', bytes, 'image/jpeg');
    expect(await storage.get('2026-11-23/abc-large.jpg')).toEqual(bytes);
    expect(await storage.get('2026-11-23/abd-large.jpg')).toBeNull();
  });

  test('removes, also what is gone already', async () => {
    await storage.put('2026-11-23/gone.jpg', bytes, 'image/jpeg');
    await storage.remove('2026-11-23/gone.jpg');
    await storage.remove('2026-11-23/gone.jpg');
    expect(await storage.get('2026-11-23/gone.jpg')).toBeNull();
  });

  test('lists a folder in order of key, on from a key', async () => {
    for (const name of ['c', 'a', 'b']) await storage.put(`2026-11-24/${name}.jpg`, bytes, 'image/jpeg');
    const all = await storage.list('2026-11-24/');
    expect(all.map(({ key }) => key)).toEqual(['2026-11-24/a.jpg', '2026-11-24/b.jpg', '2026-11-24/c.jpg']);
    expect(all.every(({ at }) => at.getTime() > Date.UTC(2026, 0, 1))).toBe(true);
    expect((await storage.list('2026-11-24/', '2026-11-24/a.jpg')).map(({ key }) => key)).toEqual([
      '2026-11-24/b.jpg',
      '2026-11-24/c.jpg',
    ]);
    expect(await storage.list('2026-11-25/')).toEqual([]);
  });

  test.each(['../x.jpg', '/etc/passwd', 'a/../../x.jpg', 'a\\b.jpg', '.x.jpg', 'a.jpg/', 'x'.repeat(120) + '.jpg', ''])(
    'takes no key like %j',
    async (key) => {
      await expect(storage.put(key, bytes, 'image/jpeg')).rejects.toThrow('not a key');
      await expect(storage.get(key)).rejects.toThrow('not a key');
      await expect(storage.remove(key)).rejects.toThrow('not a key');
    },
  );
});

test('the folder holds whole files only', async () => {
  const storage = kinds['a folder']?.() as Storage;
  await Promise.all(
    Array.from({ length: 20 }, (_, i) => storage.put('2026-11-26/same.jpg', Buffer.alloc(100_000, i), 'image/jpeg')),
  );
  const got = await storage.get('2026-11-26/same.jpg');
  expect([got?.length, new Set(got).size]).toEqual([100_000, 1]);
  expect(readdirSync(join(root, 'folder', '2026-11-26'))).toEqual(['same.jpg']);
});

test('the whole app keeps its pictures in S3', async () => {
  const server = await startServer({ storage: s3Config() });
  try {
    const client = await server.as(await server.build.resident());
    const form = formOf({ file: greyJpeg, type: 'image/jpeg' });
    const url = server.url + urlOf('file.upload', {}, { purpose: 'avatar' });
    const sent = await send(url, { method: 'POST', token: client.token, ...form });
    expect(sent.status).toBe(201);
    const found = await openStorage(s3Config()).list('2026-11-23/');
    expect(found.filter(({ key }) => /^2026-11-23\/[a-z0-9]{20}-(large|thumb)\.jpg$/.test(key))).toHaveLength(2);
    expect(readdirSync(server.files)).toEqual([]);
  } finally {
    await server.close();
  }
});
