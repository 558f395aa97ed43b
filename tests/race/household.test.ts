import { startProcesses, type Processes } from '../support/processes';

let processes: Processes;
beforeAll(async () => {
  processes = await startProcesses({ apis: 2 });
}, 60_000);
afterAll(() => processes.stop());

test('nobody joins a household that its only member is just leaving for another', async () => {
  const { build, db } = processes;
  const body = { kind: 'member' as const, relation: 'other' as const };
  for (let round = 0; round < 12; round += 1) {
    const [host, mover, guest] = [await build.resident(), await build.resident(), await build.resident()];
    const [at0, at1, at2] = [await processes.as(host, 0), await processes.as(mover, 0), await processes.as(guest, 1)];
    const toMover = await at0.call('family.invite', { body });
    const toGuest = await at1.call('family.invite', { body });
    const yes = (code = '') => ({ body: { code, answer: 'yes' as const, textVersion: '2026-11' as const } });
    const [moved, came] = await Promise.all([
      at1.call('familyInvite.answer', yes(toMover.body?.code)),
      at2.call('familyInvite.answer', yes(toGuest.body?.code)),
    ]);
    // One of the two was first; the other is told why not.
    expect([moved.ok, came.ok].sort()).toEqual([false, true]);
    const living = await db
      .selectFrom('household_member')
      .select(['person_id', 'household_id'])
      .where('live_key', '=', '')
      .where('person_id', 'in', [host.personId, mover.personId, guest.personId])
      .execute();
    const homeOf = (personId: string) => living.find((row) => row.person_id === personId)?.household_id;
    expect(homeOf(mover.personId)).toBe(homeOf(moved.ok ? host.personId : guest.personId));
  }
}, 60_000);

test('of two guardians who give up the same child at once, one stays', async () => {
  const { build } = processes;
  const textVersion = '2026-11' as const;
  for (let round = 0; round < 12; round += 1) {
    const [mother, father] = [await build.resident(), await build.resident()];
    const [hers, his] = [await processes.as(mother, 0), await processes.as(father, 1)];
    const kid = { name: '林一诺', bornOn: '2019-03-01', relation: 'child' as const, textVersion };
    const childId = (await hers.call('family.addChild', { body: kid })).body?.personId;
    const invited = await hers.call('family.invite', { body: { kind: 'guardian', relation: 'spouse', childId } });
    await his.call('familyInvite.answer', { body: { code: invited.body?.code ?? '', answer: 'yes', textVersion } });
    const ends = await Promise.all(
      [hers, his].map(async (client) => {
        const [power] = (await client.call('family.list')).body?.items ?? [];
        return () => client.call('proxy.end', { params: { proxyId: power?.id ?? '' } });
      }),
    );
    const answers = await Promise.all(ends.map((end) => end()));
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(answers.find(({ ok }) => !ok)?.problem?.code).toBe('family.last_guardian');
  }
}, 60_000);
