import { newId } from '../../server/kernel/ids';
import { systemClock } from '../../server/kernel/clock';
import { startServer } from '../support/app';
import { buildChild, buildProgramme } from '../support/build-programme';
import type { Client } from '../support/client';
import { startProcesses, type Processes } from '../support/processes';
import { countsOf, loadResidents, untilWrong } from './rush';

const places = 12;
const families = 60;

const enrol = (client: Client, slotId: string, childId: string) =>
  client.call('booking.book', { params: { slotId }, body: { requestKey: newId('key'), beneficiaryId: childId } });

/** As many guardians as are loaded, each with a child of their own, in the second in which enrolment opens. */
async function opening(our: Processes) {
  const on = { ...our, clock: systemClock };
  const programme = await buildProgramme(on, { capacity: places, waitlistMax: 0 });
  const clients = await loadResidents(our, families);
  const people = await Promise.all(clients.map((client) => client.call('identity.me')));
  const children: string[] = [];
  for (const me of people) {
    const guardian = { personId: me.body?.personId ?? '', accountId: '', openid: '' };
    children.push((await buildChild(on, [guardian])).personId);
  }
  const answers = await Promise.all(clients.map((client, n) => enrol(client, programme.slotId, children[n] ?? '')));
  const codes = answers.filter((one) => !one.ok).map((one) => one.problem?.code);
  return {
    confirmed: answers.filter((one) => one.body?.state === 'confirmed').length,
    full: codes.filter((code) => code === 'booking.slot_full').length,
    ...(await countsOf(our, programme.slotId)),
  };
}

test('when enrolment opens for everybody at once, as many children are in as there are places', async () => {
  const our = await startProcesses();
  try {
    expect(await opening(our)).toEqual({ confirmed: places, full: families - places, taken: places, places });
  } finally {
    await our.stop();
  }
}, 90_000);

test('with the guard taken out more are: the rig notices', async () => {
  const our = await startProcesses({ apis: 2, entry: 'tests/race/api-without-guard.ts' });
  try {
    const wrong = await untilWrong(
      () => opening(our),
      (one) => one.places > places,
    );
    expect(wrong.places).toBeGreaterThan(places);
  } finally {
    await our.stop();
  }
}, 90_000);

test('two guardians who enrol the same child in the same moment enrol it once', async () => {
  const our = await startProcesses();
  try {
    const on = { ...our, clock: systemClock };
    const programme = await buildProgramme(on, { capacity: 50 });
    const clients = await loadResidents(our, 2);
    const guardians = await Promise.all(clients.map((client) => client.call('identity.me')));
    for (let n = 0; n < 15; n += 1) {
      const both = guardians.map((me) => ({ personId: me.body?.personId ?? '', accountId: '', openid: '' }));
      const child = await buildChild(on, both);
      const answers = await Promise.all(clients.map((client) => enrol(client, programme.slotId, child.personId)));
      expect(answers.map((one) => one.problem?.code ?? one.body?.state).sort()).toEqual([
        'booking.already_booked',
        'confirmed',
      ]);
    }
    expect(await countsOf(our, programme.slotId)).toEqual({ taken: 15, places: 15 });
  } finally {
    await our.stop();
  }
}, 90_000);

describe('a tick in the roll against the calling off of its session', () => {
  /** @param held lets a tick read the session, and go on only once the session is called off */
  async function crossing(held: boolean): Promise<{ marks: number; tick: string }> {
    let entered = () => {};
    let goOn = () => {};
    const inside = new Promise<void>((resolve) => (entered = resolve));
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    let first = true;
    const server = await startServer({
      at: '2026-11-23T02:00:00.000Z',
      ...(held
        ? {
            lockSession: async (tx, sessionId) => {
              const row = await tx
                .selectFrom('programme_session')
                .selectAll()
                .where('id', '=', sessionId)
                .executeTakeFirst();
              if (!first) return row;
              first = false;
              entered();
              await gate;
              return row;
            },
          }
        : {}),
    });
    try {
      const programme = await buildProgramme(server, { firstOn: '2026-11-23' });
      const child = await buildChild(server, []);
      const slot = server.db.selectFrom('slot').selectAll().where('id', '=', programme.slotId);
      const bookingId = await server.build.booking(await slot.executeTakeFirstOrThrow(), child);
      const staff = await server.as(await server.build.staff(programme.centreId));
      const [sessionId = ''] = programme.sessionIds;
      const ticking = staff.call('programmeSession.mark', {
        params: { sessionId, bookingId },
        body: { mark: 'came' },
      });
      if (held) await inside;
      const cancelled = staff.call('programmeSession.cancel', { params: { sessionId }, body: { reason: '停电' } });
      if (held) await cancelled;
      goOn();
      const [tick, off] = await Promise.all([ticking, cancelled]);
      expect(off.ok).toBe(true);
      const marks = await server.db.selectFrom('session_attendance').select('booking_id').execute();
      return { marks: marks.filter((one) => one.booking_id === bookingId).length, tick: tick.problem?.code ?? 'ok' };
    } finally {
      await server.close();
    }
  }

  test('no tick stands in a session that is called off, whoever was first', async () => {
    for (let n = 0; n < 3; n += 1) {
      const { marks, tick } = await crossing(false);
      expect(marks).toBe(0);
      expect(['ok', 'programme.session_called_off']).toContain(tick);
    }
  }, 60_000);

  test('without the lock one does: the rig notices', async () => {
    expect(await crossing(true)).toEqual({ marks: 1, tick: 'ok' });
  }, 60_000);
});
