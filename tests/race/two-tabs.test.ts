import { openClient } from '../support/client';
import { startProcesses, type Processes } from '../support/processes';

/** One browser, two tabs, two API processes: whoever renews with the same token at once stays signed in. */
let our: Processes;
beforeAll(async () => {
  our = await startProcesses();
});
afterAll(() => our.stop());

const rounds = 10;

test('two tabs renewing at once both stay signed in, ten times on', async () => {
  const [first, second] = our.apis.map((api) => api.url) as [string, string];
  const code = our.standin.codes.give('oTwoTabs');
  let session = (await openClient(first, null).call('identity.login', { body: { code } })).body!;
  for (let round = 0; round < rounds; round += 1) {
    const { refreshToken } = session;
    const answers = await Promise.all(
      [first, second].map((url) => openClient(url, null).call('identity.refresh', { body: { refreshToken } })),
    );
    expect(answers.map((answer) => answer.status)).toEqual([201, 201]);
    for (const [i, answer] of answers.entries()) {
      const url = [second, first][i] ?? first;
      expect((await openClient(url, answer.body!.token).call('identity.me')).status).toBe(200);
    }
    session = answers[0]!.body!;
  }
  const rows = await our.db.selectFrom('session').select(['family_id', 'refreshed_at']).execute();
  expect(rows).toHaveLength(rounds + 1);
  expect(new Set(rows.map((row) => row.family_id)).size).toBe(1);
  expect(rows.filter((row) => row.refreshed_at === null)).toHaveLength(1);
});

test('a stolen old token used later ends the session everywhere', async () => {
  const [first, second] = our.apis.map((api) => api.url) as [string, string];
  const code = our.standin.codes.give('oRobbed');
  const old = (await openClient(first, null).call('identity.login', { body: { code } })).body!;
  const mine = (await openClient(first, null).call('identity.refresh', { body: { refreshToken: old.refreshToken } }))
    .body!;
  // Time passes in the database: the processes go by the real clock.
  await our.db
    .updateTable('session')
    .set({ refreshed_at: new Date(Date.now() - 11_000) })
    .where('refreshed_at', 'is not', null)
    .execute();
  const theft = await openClient(second, null).call('identity.refresh', { body: { refreshToken: old.refreshToken } });
  expect(theft.problem?.code).toBe('auth.refresh_invalid');
  const after = await openClient(second, mine.token).call('identity.me');
  expect(after.problem?.code).toBe('auth.required');
});
