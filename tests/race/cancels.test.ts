import { startProcesses, type Processes } from '../support/processes';
import { at, countsOf, loadResidents, untilWrong } from './rush';

const guests = 60;

/** Everybody who has a place gives it back at both processes in the same moment; each of them holds the slot alone. */
async function allCancel(entry?: string) {
  const processes: Processes = await startProcesses({ apis: 2, ...(entry === undefined ? {} : { entry }) });
  try {
    const { build } = processes;
    const slot = await build.slot({ capacity: guests });
    const clients = await loadResidents(processes, guests);
    const me = await Promise.all(clients.map((client) => client.call('identity.me')));
    const bookingIds: string[] = [];
    for (const { body } of me) {
      if (body === null) throw new Error('nobody is signed in');
      bookingIds.push(await build.booking(slot, { personId: body.personId, accountId: body.accountId, openid: '' }));
    }
    const before = await countsOf(processes, slot.id);
    const answers = await Promise.all(
      clients.map((client, n) =>
        at(client, processes.apis[n % 2]?.url ?? '').call('booking.cancel', {
          params: { bookingId: bookingIds[n] ?? '' },
        }),
      ),
    );
    const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.problem.code]));
    return { before, refused, ...(await countsOf(processes, slot.id)) };
  } finally {
    await processes.stop();
  }
}

test('when everybody gives their place back at once, every place is free again', async () => {
  expect(await allCancel()).toEqual({
    before: { taken: guests, places: guests },
    refused: [],
    taken: 0,
    places: 0,
  });
}, 120_000);

test('without the lock of one slot, counters go astray or people are turned away: the rig notices', async () => {
  const { refused, taken, places } = await untilWrong(
    () => allCancel('tests/race/api-without-guard.ts'),
    (one) => one.refused.length > 0 || one.taken !== 0 || one.places !== 0,
  );
  expect({ refused, taken, places }).not.toEqual({ refused: [], taken: 0, places: 0 });
}, 120_000);
