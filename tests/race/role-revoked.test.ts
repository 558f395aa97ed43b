import type { Client } from '../support/client';
import { openClient } from '../support/client';
import { startProcesses, type Processes } from '../support/processes';

/** A role taken back at one API process is gone at every other within a second, by the real clock. */
let our: Processes;
beforeAll(async () => {
  our = await startProcesses();
});
afterAll(() => our.stop());

const withinMs = 1000;
const watchMs = 1600;

/** Asks without a pause until the time is over; tells when the desk last opened and what was said after. */
async function watch(client: Client, from: number) {
  let lastOpened = 0;
  let said = '';
  while (Date.now() - from < watchMs) {
    const sentAt = Date.now() - from;
    const answer = await client.call('roster.day', { query: {} });
    if (answer.ok) lastOpened = sentAt;
    else said = answer.problem.code;
  }
  return { lastOpened, said };
}

test.each(['role.revoke', 'role.switch'] as const)(
  'after %s no process opens the desk for longer than a second',
  async (by) => {
    const centre = await our.build.centre();
    const who = await our.build.staff(centre.id);
    const officer = await our.as(await our.build.staff('3505', { role: 'security', scopeKind: 'area' }));
    const { token } = await our.as(who);
    const clients = our.apis.map((api) => openClient(api.url, token));
    for (const client of clients) expect((await client.call('roster.day', { query: {} })).status).toBe(200);

    if (by === 'role.revoke') {
      const grant = our.db.selectFrom('role_grant').select('id').where('account_id', '=', who.accountId);
      const { id: grantId } = await grant.executeTakeFirstOrThrow();
      const done = await officer.call('role.revoke', { params: { grantId }, body: { reason: '调到别的中心' } });
      expect(done.body).toEqual({ sessionsEnded: 1 });
    } else {
      await clients[0]!.call('role.switch', { body: { role: 'resident' } });
    }
    const from = Date.now();
    const seen = await Promise.all(clients.map((client) => watch(client, from)));
    process.stdout.write(
      `${by}: the desk last opened after ${seen.map(({ lastOpened }) => lastOpened).join(' and ')} ms\n`,
    );
    expect(seen.map(({ said }) => said)).toEqual(
      seen.map(() => (by === 'role.revoke' ? 'auth.required' : 'forbidden')),
    );
    for (const { lastOpened } of seen) expect(lastOpened).toBeLessThanOrEqual(withinMs);
  },
);
