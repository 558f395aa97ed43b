import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pushKeys, startProcesses, type Processes } from '../support/processes';

/** The way into an empty city, as an operator takes it: the command, then the app. */
let our: Processes;
beforeAll(async () => {
  our = await startProcesses({ apis: 1 });
  await our.build.centre();
});
afterAll(() => our.stop());

function invite(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/commands/invite-officer.ts', ...args], {
    cwd: join(__dirname, '..', '..'),
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      DATABASE_URL: our.database.url,
      WECHAT_BASE_URL: our.standin.url,
      WECHAT_APPID: 'wxtest0000000001',
      WECHAT_SECRET: 'secret-of-tests',
      WECHAT_PUSH_TOKEN: pushKeys.token,
      WECHAT_PUSH_AES_KEY: pushKeys.aesKey,
      LINLI_SECRET: Buffer.alloc(32, 7).toString('base64'),
      LINLI_FIELD_KEYS: `k1:${Buffer.alloc(32, 9).toString('base64')}`,
    },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}

test('a city’s first security officer is invited by command, once, and may then invite others', async () => {
  expect(await invite('--area', '3505')).toMatchObject({ code: 2, out: '' });
  expect(await invite('--area', '9999', '--for', '潘国栋')).toMatchObject({ code: 2, out: '' });
  const made = await invite('--area', '3505', '--for', '潘国栋');
  expect(made).toMatchObject({ code: 0, err: '' });
  const code = /code (\w{10}),/.exec(made.out)?.[1] ?? '';
  expect((await invite('--area', '3505', '--for', '别的人')).code).toBe(1);

  const someone = await our.as(await our.build.resident({ name: '潘国栋' }));
  const seen = await someone.call('invitation.look', { query: { code } });
  expect(seen.body).toMatchObject({ role: 'security', invitedBy: null, refusal: null });
  expect((await someone.call('invitation.accept', { body: { code } })).ok).toBe(true);
  await someone.call('role.switch', { body: { role: 'security' } });
  const given = await someone.call('invitation.create', {
    body: { role: 'auditor', placeId: '3505', forWhom: '谢素琴' },
  });
  expect(given.status).toBe(201);
  expect((await invite('--area', '3505', '--for', '别的人')).code).toBe(1);
  const lines = await our.database.sql("SELECT detail FROM audit_line WHERE action = 'officer.invite'");
  expect(lines).toHaveLength(1);
});
