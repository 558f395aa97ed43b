import { newId } from '../../server/kernel/ids';
import { startProcesses, type Processes } from '../support/processes';
import { at, countsOf, loadResidents, rush, sendAndCut, untilWrong } from './rush';
import type { Client } from '../support/client';

const people = 500;
const capacity = 20;

describe('two API processes', () => {
  let processes: Processes;
  let clients: Client[];

  beforeAll(async () => {
    processes = await startProcesses({ apis: 2 });
    clients = await loadResidents(processes, people);
  }, 120_000);
  afterAll(() => processes.stop());

  test('500 people claim 20 places at once: 20 confirmed, 480 clear refusals, no error, counter = rows', async () => {
    const slot = await processes.build.slot({ capacity });
    expect(await rush(processes, clients, slot.id)).toEqual({
      confirmed: capacity,
      refused: people - capacity,
      other: [],
      taken: capacity,
      places: capacity,
    });
  }, 60_000);

  test('parties of two are never split: 21 places hold ten parties', async () => {
    const service = await processes.build.service({ party_max: 2 });
    const slot = await processes.build.slot({ service_id: service.id, capacity: 21 });
    const answers = await Promise.all(
      clients.slice(0, 60).map((client) =>
        client.call('booking.book', {
          params: { slotId: slot.id },
          body: { requestKey: newId('key'), partySize: 2 },
        }),
      ),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(10);
    expect(await countsOf(processes, slot.id)).toEqual({ taken: 20, places: 20 });
  });

  test('each claim sent 5 times with one key, lines cut: one booking, the same answer', async () => {
    const slot = await processes.build.slot({ capacity: 30 });
    const claims = clients.slice(100, 140).map((client) => ({ client, key: newId('key') }));
    const urlOf = (n: number) => processes.apis[n % 2]?.url ?? '';
    await Promise.all(
      claims.flatMap(({ client, key }, i) =>
        // Two of five are cut, at every moment from before the server read it to after it answered.
        [1 + (i % 40), 60 + i * 3, 0, 0, 0].map((cutAfter, n) =>
          cutAfter === 0
            ? at(client, urlOf(n)).call('booking.book', { params: { slotId: slot.id }, body: { requestKey: key } })
            : sendAndCut(client, urlOf(n), slot.id, key, cutAfter),
        ),
      ),
    );
    const finals = await Promise.all(
      claims.flatMap(({ client, key }) =>
        [0, 1].map((n) =>
          at(client, urlOf(n)).call('booking.book', { params: { slotId: slot.id }, body: { requestKey: key } }),
        ),
      ),
    );
    const idsByClaim = claims.map((_, i) =>
      finals.slice(i * 2, i * 2 + 2).map((answer) => answer.body?.id ?? answer.problem?.code),
    );
    for (const [first, second] of idsByClaim) expect(second).toBe(first);
    const confirmed = new Set(finals.flatMap((answer) => (answer.ok ? [answer.body.id] : [])));
    expect(confirmed.size).toBe(30);
    expect(await countsOf(processes, slot.id)).toEqual({ taken: 30, places: 30 });
  }, 60_000);

  test('one person’s claims at the same time: a quota and overlapping times hold', async () => {
    const [client] = await loadResidents(processes, 1, 9000);
    if (client === undefined) throw new Error('nobody');
    const service = await processes.build.service({ max_per_week: 2 });
    const days = [8, 9, 10, 11, 12];
    const week = mondayAhead();
    const slots = await Promise.all(
      days.map((hour) =>
        processes.build.slot({ service_id: service.id, start_at: new Date(week.getTime() + hour * 3_600_000) }),
      ),
    );
    const answers = await Promise.all(
      slots.map((slot, n) =>
        at(client, processes.apis[n % 2]?.url ?? '').call('booking.book', {
          params: { slotId: slot.id },
          body: { requestKey: newId('key') },
        }),
      ),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(2);
    expect(answers.filter((answer) => answer.problem?.code === 'booking.quota_week')).toHaveLength(3);

    const same = new Date(week.getTime() + 86_400_000);
    const clashing = await Promise.all([0, 1, 2, 3].map(() => processes.build.slot({ start_at: same })));
    const claims = await Promise.all(
      clashing.map((slot, n) =>
        at(client, processes.apis[n % 2]?.url ?? '').call('booking.book', {
          params: { slotId: slot.id },
          body: { requestKey: newId('key') },
        }),
      ),
    );
    expect(claims.filter((answer) => answer.ok)).toHaveLength(1);
    expect(claims.filter((answer) => answer.problem?.code === 'booking.overlaps')).toHaveLength(3);
  }, 30_000);
});

/** Next week's Monday, midnight in Shanghai. */
function mondayAhead(): Date {
  const now = Date.now() + 8 * 3_600_000;
  const day = Math.floor(now / 86_400_000);
  // Day 4 of the epoch was a Monday.
  return new Date((day + 7 - ((day - 4) % 7)) * 86_400_000 - 8 * 3_600_000);
}

test('with the guard taken out the same rush sells places twice: the rig notices', async () => {
  const processes = await startProcesses({ apis: 2, entry: 'tests/race/api-without-guard.ts' });
  try {
    const clients = await loadResidents(processes, 200);
    const outcome = await untilWrong(
      async () => rush(processes, clients, (await processes.build.slot({ capacity })).id),
      (one) => one.places > capacity && one.places !== one.taken,
    );
    expect(outcome.places).toBeGreaterThan(capacity);
    expect(outcome.places).not.toBe(outcome.taken);
  } finally {
    await processes.stop();
  }
}, 120_000);
