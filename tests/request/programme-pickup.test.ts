import { startServer, type TestServer } from '../support/app';
import type { Client } from '../support/client';
import { buildGuardian } from '../support/build-programme';
import { enrol, stageOf } from '../support/programme-stage';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(() => server.clock.set('2026-11-23T02:00:00.000Z'));

/** A child enrolled, on the first day at the end of the session, with somebody at the desk. */
async function stage() {
  const all = await stageOf(server);
  const booked = await enrol(all.client, all.programme.slotId, all.child.personId);
  const bookingId = booked.body?.id ?? '';
  const [sessionId = ''] = all.programme.sessionIds;
  const there = await all.on(0, '11:05');
  return { ...all, ...there, bookingId, sessionId };
}

const name = (client: Client, bookingId: string, who: string, phoneTail: string) =>
  client.call('pickupPerson.add', { params: { bookingId }, body: { name: who, phoneTail } });
const attendance = async (client: Client, bookingId: string) =>
  (await client.call('programme.attendance', { params: { bookingId } })).body;

type Stage = Awaited<ReturnType<typeof stage>>;
const came = ({ staff, sessionId, bookingId }: Stage) =>
  staff.call('programmeSession.mark', { params: { sessionId, bookingId }, body: { mark: 'came' } });
const pickUp = ({ sessionId, bookingId }: Stage, staff: Client, kind: 'guardian' | 'named', pickerId: string) =>
  staff.call('programmeSession.pickUp', { params: { sessionId, bookingId }, body: { kind, pickerId } });
const undo = ({ sessionId, bookingId }: Stage, staff: Client) =>
  staff.call('programmeSession.undoPickUp', { params: { sessionId, bookingId }, body: { reason: '点错人了' } });
const noticeOf = async (client: Client, kind: string) => {
  await server.worker.runDue();
  return (await client.call('inbox.list')).body?.items.find((one) => one.kind === kind)?.facts;
};

test('pickupPerson.add and pickupPerson.remove: a guardian names who may come, each once and five at most', async () => {
  const { client, bookingId } = await stage();
  const added = await name(client, bookingId, '外婆', '0417');
  expect(added.status).toBe(201);
  expect(await attendance(client, bookingId)).toMatchObject({
    guardians: [{ name: '林晓雯' }],
    pickupPeople: [{ name: '外婆', phoneTail: '0417' }],
    may: { changePickup: true },
  });
  expect((await name(client, bookingId, '外婆', '0417')).problem?.code).toBe('programme.pickup_known');
  for (const n of [1, 2, 3, 4]) expect((await name(client, bookingId, '外婆', `041${n}`)).ok).toBe(true);
  expect((await name(client, bookingId, '舅舅', '9999')).problem?.code).toBe('programme.pickup_many');
  const stranger = await server.as(await server.build.resident());
  expect((await name(stranger, bookingId, '路人', '1234')).problem?.code).toBe('not_found');
  const params = { bookingId, pickupPersonId: added.body?.id ?? '' };
  expect((await stranger.call('pickupPerson.remove', { params })).problem?.code).toBe('not_found');
  expect((await client.call('pickupPerson.remove', { params })).body).toEqual({ removed: true });
  expect((await client.call('pickupPerson.remove', { params })).problem?.code).toBe('not_found');
  await client.call('booking.cancel', { params: { bookingId } });
  expect((await name(client, bookingId, '舅舅', '9999')).problem?.code).toBe('programme.not_enrolled');
});

test('programmeSession.pickUp notes who takes a child home that came, and its family is told; the roll names who may', async () => {
  const on = await stage();
  const { client, staff, mother, bookingId, sessionId } = on;
  const named = await name(client, bookingId, '外婆', '0417');
  const pickupPersonId = named.body?.id ?? '';
  const roll = await staff.call('programmeSession.roll', { params: { sessionId } });
  expect(roll.body?.items[0]).toMatchObject({
    pickup: null,
    pickers: [
      { kind: 'guardian', id: mother.personId, name: '林*雯', phoneTail: null },
      { kind: 'named', id: pickupPersonId, name: '外婆', phoneTail: '0417' },
    ],
  });
  expect((await pickUp(on, staff, 'named', pickupPersonId)).problem?.code).toBe('programme.not_here');
  await came(on);
  expect((await pickUp(on, staff, 'guardian', 'prs_other')).problem?.code).toBe('not_found');
  const done = await pickUp(on, staff, 'named', pickupPersonId);
  expect(done.body?.pickup).toEqual({ name: '外婆', at: server.clock.now().toISOString() });
  expect((await pickUp(on, staff, 'guardian', mother.personId)).problem?.code).toBe('programme.picked_up');
  expect(await noticeOf(client, 'child_picked_up')).toMatchObject({
    for: '苏小禾',
    person: '外婆',
    wasAt: server.clock.now().toISOString(),
  });
  // What was noted stays as it was, whoever is taken out of the list.
  await client.call('pickupPerson.remove', { params: { bookingId, pickupPersonId } });
  expect((await attendance(client, bookingId))?.items[0]?.pickup).toMatchObject({ name: '外婆' });
  const mark = await staff.call('programmeSession.mark', {
    params: { sessionId, bookingId },
    body: { mark: 'absent' },
  });
  expect(mark.problem?.code).toBe('programme.picked_up');
});

test('programmeSession.undoPickUp takes it back with a reason that the family reads, once', async () => {
  const on = await stage();
  const { client, staff, mother, bookingId } = on;
  expect((await undo(on, staff)).problem?.code).toBe('programme.not_picked_up');
  await came(on);
  expect((await pickUp(on, staff, 'guardian', mother.personId)).body?.pickup).toMatchObject({ name: '林*雯' });
  expect((await attendance(client, bookingId))?.items[0]?.pickup).toMatchObject({ name: '林晓雯' });
  expect((await undo(on, staff)).body?.pickup).toBeNull();
  expect((await undo(on, staff)).problem?.code).toBe('programme.not_picked_up');
  expect(await noticeOf(client, 'pickup_undone')).toMatchObject({ person: '林晓雯', reason: '点错人了' });
  expect((await attendance(client, bookingId))?.items[0]?.pickup).toBeNull();
  expect((await pickUp(on, staff, 'guardian', mother.personId)).ok).toBe(true);
});

test('each guardian is told who took the child home, once, and that it was taken back', async () => {
  const on = await stage();
  const { client, staff, mother, child } = on;
  const father = await server.build.resident({ name: '苏建国' });
  await buildGuardian(server.db, father, child);
  await came(on);
  await pickUp(on, staff, 'guardian', mother.personId);
  const his = await server.as(father);
  const told = { for: '苏小禾', person: '林晓雯' };
  expect(await noticeOf(his, 'child_picked_up')).toMatchObject(told);
  await undo(on, staff);
  expect(await noticeOf(his, 'pickup_undone')).toMatchObject({ ...told, reason: '点错人了' });
  for (const one of [client, his]) {
    const kinds = (await one.call('inbox.list')).body?.items
      .map(({ kind }) => kind)
      .filter((kind) => /pick/.test(kind));
    expect(kinds?.sort()).toEqual(['child_picked_up', 'pickup_undone']);
  }
  const link = (await his.call('inbox.list')).body?.items.find(({ kind }) => kind === 'pickup_undone')?.bookingId ?? '';
  expect((await his.call('booking.get', { params: { bookingId: link } })).status).toBe(200);
});

test('before its day, after somebody left and at another centre nobody is picked up', async () => {
  const other = await stageOf(server);
  const otherId = (await enrol(other.client, other.programme.slotId, other.child.personId)).body?.id ?? '';
  const on = await stage();
  const { client, staff, mother, bookingId, programme } = on;
  const second = { ...on, sessionId: programme.sessionIds[1] ?? '' };
  expect((await pickUp(second, staff, 'guardian', mother.personId)).problem?.code).toBe('programme.session_not_yet');
  const stranger = await server.as(await server.build.staff(other.programme.centreId));
  expect((await pickUp(on, stranger, 'guardian', mother.personId)).problem?.code).toBe('not_found');
  expect((await undo(on, stranger)).problem?.code).toBe('not_found');
  expect((await pickUp({ ...on, bookingId: otherId }, staff, 'guardian', mother.personId)).problem?.code).toBe(
    'not_found',
  );
  await came(on);
  await client.call('booking.cancel', { params: { bookingId } });
  expect((await pickUp(on, staff, 'guardian', mother.personId)).problem?.code).toBe('programme.not_enrolled');
});

test('whom a guardian took home stays noted when the guardian is erased, without their name; old notes go', async () => {
  const on = await stage();
  const { staff, mother, bookingId, sessionId } = on;
  await came(on);
  await pickUp(on, staff, 'guardian', mother.personId);
  const { eraseOf, retentionOf } = await import('../../server/modules/programme');
  await server.db.transaction().execute((tx) => eraseOf(tx as never, mother.personId));
  const roll = await staff.call('programmeSession.roll', { params: { sessionId } });
  expect(roll.body?.items.find((one) => one.bookingId === bookingId)?.pickup).toMatchObject({ name: '' });
  const [kept] = retentionOf(server.db);
  const count = () => server.db.selectFrom('session_pickup').select('session_id').where('booking_id', '=', bookingId);
  await kept?.remove(server.clock.now(), 100);
  expect(await count().execute()).toHaveLength(1);
  await kept?.remove(new Date(server.clock.now().getTime() + 1), 100);
  expect(await count().execute()).toHaveLength(0);
});
