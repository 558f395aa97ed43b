import { newId } from '../../server/kernel/ids';
import { startServer, type Options, type TestServer } from '../support/app';
import type { Client } from '../support/client';
import { beside, isSound, truthOf } from './careless';
import { carelessCapacity, openMeeting, type Meeting } from './careless-capacity';

/** A desk at each of two processes; who comes to it is noted with a name and nothing else. */
async function desksOf(first: TestServer, second: TestServer, centreId: string) {
  const staff: Client[] = [];
  for (const app of [first, second]) staff.push(await app.as(await first.build.staff(centreId)));
  const comes = async (desk: Client): Promise<string> => {
    const body = { centreId, name: '现场来的', method: 'on_site' as const, textVersion: '2026-11' as const };
    const { body: noted, problem } = await desk.call('deskBooking.register', { body });
    return noted?.found ?? Promise.reject(new Error(problem?.code));
  };
  /** As many people at each desk, ready to be booked in the same moment. */
  return async (slotId: string, each = 2) => {
    const all = [];
    for (const desk of Array.from({ length: each }, () => staff).flat()) all.push({ desk, found: await comes(desk) });
    return all.map(({ desk, found }) => async () => {
      const body = { requestKey: newId('key'), found };
      const answer = await desk.call('deskBooking.book', { params: { slotId }, body });
      return answer.body?.booking.state ?? answer.problem?.code ?? '?';
    });
  };
}

/**
 * The last place is given back while somebody waits for it and people stand at two desks; then it is declined while they
 * still stand there. Gives what became of both, and whether the counters hold.
 */
async function lastPlace(first: TestServer, second: TestServer) {
  const service = await first.build.service({ waitlist_max: 3, offer_minutes: 30 });
  const slot = await first.build.slot({ service_id: service.id, capacity: 1 });
  const [holder, waiter] = [await first.build.resident(), await first.build.resident()];
  const [giving, waiting] = [await first.as(holder), await second.as(waiter)];
  const bookingId = await first.build.booking(slot, holder);
  const inLine = await waiting.call('booking.book', {
    params: { slotId: slot.id },
    body: { requestKey: newId('key'), orWait: true },
  });
  const waitingId = inLine.body?.id ?? '';
  const walkIns = await desksOf(first, second, slot.centre_id);
  const stateOf = async () => (await waiting.call('booking.get', { params: { bookingId: waitingId } })).body?.state;

  const early = await walkIns(slot.id);
  const [given, ...refused] = await Promise.all([
    giving.call('booking.cancel', { params: { bookingId } }).then(({ body }) => body?.state),
    ...early.map((walkIn) => walkIn()),
  ]);
  const offered = await stateOf();
  const whileOffered = await truthOf(first, slot.id);

  // By then nobody answers any more from what was seen a moment ago.
  for (const { clock } of [first, second]) clock.pass(1);
  const late = await walkIns(slot.id);
  const [declined, ...beforehand] = await Promise.all([
    waiting.call('booking.cancel', { params: { bookingId: waitingId } }).then(({ body }) => body?.state),
    ...late.map((walkIn) => walkIn()),
  ]);
  // Who was too early for it asks again, as at a desk.
  const isLeft = !beforehand.includes('confirmed');
  const taken = isLeft ? await Promise.all((await walkIns(slot.id)).map((walkIn) => walkIn())) : beforehand;
  return {
    given,
    refused: [...new Set(refused)],
    offered,
    declined,
    won: taken.filter((state) => state === 'confirmed').length,
    others: [...new Set(taken.filter((state) => state !== 'confirmed'))],
    sound: isSound(whileOffered) && isSound(await truthOf(first, slot.id)),
  };
}

async function onTwoApps<T>(options: () => Options, use: (first: TestServer, second: TestServer) => Promise<T>) {
  const first = await startServer(options());
  try {
    const second = await beside(first, options());
    try {
      return await use(first, second);
    } finally {
      await second.close();
    }
  } finally {
    await first.close();
  }
}

test('the last place goes to who waits, not to who walks in; once declined, to one of those at the desks', async () => {
  await onTwoApps(
    () => ({}),
    async (first, second) => {
      for (let round = 0; round < 5; round += 1) {
        const { won, others, ...found } = await lastPlace(first, second);
        expect(found).toEqual({
          ...{ given: 'cancelled', refused: ['booking.slot_full'], offered: 'offered', declined: 'cancelled' },
          sound: true,
        });
        expect({ won, others }).toEqual({ won: 1, others: ['booking.slot_full'] });
      }
    },
  );
}, 120_000);

/** Somebody at each desk when a place is free: they see it at the same time. */
async function freePlace(first: TestServer, second: TestServer, meeting: Meeting) {
  const slot = await first.build.slot({ capacity: 1 });
  const walkIns = await (await desksOf(first, second, slot.centre_id))(slot.id, 1);
  meeting.of(2);
  const states = await Promise.all(walkIns.map((walkIn) => walkIn()));
  return { states, places: (await truthOf(first, slot.id)).places };
}

test('without the lock of the slot it is given at both desks: the test above would notice', async () => {
  const meeting = openMeeting();
  await onTwoApps(
    () => ({ capacity: carelessCapacity(meeting) }),
    async (first, second) => {
      const found = await freePlace(first, second, meeting);
      expect(found).toEqual({ states: ['confirmed', 'confirmed'], places: 2 });
    },
  );
}, 60_000);
