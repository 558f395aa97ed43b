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
