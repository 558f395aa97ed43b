import { newId } from '../../server/kernel/ids';
import { startProcesses, type Processes } from '../support/processes';
import { at, loadResidents } from './rush';
import type { Answer, Client } from '../support/client';

/** `LINLI_RUSH=2000` is the crowd of the booking measure; the suite's own is smaller, for the same places. */
const people = Number(process.env['LINLI_RUSH'] ?? 600);
const capacity = 50;
const waitlistMax = 100;

interface Row {
  id: string;
  state: string;
  party_size: number;
  line_number: number | null;
}

let processes: Processes;
let clients: Client[];
beforeAll(async () => {
  processes = await startProcesses({ apis: 2 });
  clients = await loadResidents(processes, people);
}, 300_000);
afterAll(() => processes.stop());

async function openSlot() {
  const service = await processes.build.service({ party_max: 4, waitlist_max: waitlistMax, offer_minutes: 60 });
  return processes.build.slot({ service_id: service.id, capacity });
}

const rowsOf = (slotId: string) =>
  processes.database.sql<Row>(
    'SELECT id, state, party_size, line_number FROM booking WHERE slot_id = ? ORDER BY line_number, id',
    [slotId],
  );
const countersOf = async (slotId: string) =>
  (
    await processes.database.sql<{ taken: number; waiting: number; line_last: number }>(
      'SELECT taken, waiting, line_last FROM slot WHERE id = ?',
      [slotId],
    )
  )[0];
const peopleIn = (rows: readonly Row[], state: string): number =>
  rows.filter((row) => row.state === state).reduce((sum, row) => sum + row.party_size, 0);

function rush(slotId: string, party: (n: number) => number): Promise<Answer<'booking.book'>[]> {
  const ask = (n: number) => ({ requestKey: newId('key'), orWait: true, partySize: party(n) });
  return Promise.all(clients.map((client, n) => client.call('booking.book', { params: { slotId }, body: ask(n) })));
}

const codesOf = (answers: readonly Answer<'booking.book'>[]): string[] =>
  [...new Set(answers.map((answer) => answer.body?.state ?? answer.problem?.code ?? '?'))].sort();

test('a crowd for 50 places and a line of 100: exactly so many, everybody else refused in clear words, no number twice', async () => {
  const slot = await openSlot();
  const answers = await rush(slot.id, () => 1);
  expect(codesOf(answers)).toEqual(['booking.line_full', 'confirmed', 'waiting']);
  const count = (state: string) => answers.filter((answer) => answer.body?.state === state).length;
  expect([count('confirmed'), count('waiting')]).toEqual([capacity, waitlistMax]);
  expect(answers.filter((answer) => answer.problem?.code === 'booking.line_full')).toHaveLength(
    people - capacity - waitlistMax,
  );
  const rows = await rowsOf(slot.id);
  expect(await countersOf(slot.id)).toEqual({ taken: capacity, waiting: waitlistMax, line_last: waitlistMax });
  const numbers = rows.filter((row) => row.state === 'waiting').map((row) => row.line_number);
  expect(numbers).toEqual(Array.from({ length: waitlistMax }, (_, n) => n + 1));
}, 120_000);

test('the same with parties of one to four: none is split, places and line are never over-full', async () => {
  const slot = await openSlot();
  const answers = await rush(slot.id, (n) => 1 + (n % 4));
  const rows = await rowsOf(slot.id);
  const [placed, waiting] = [peopleIn(rows, 'confirmed'), peopleIn(rows, 'waiting')];
  expect(await countersOf(slot.id)).toMatchObject({ taken: placed, waiting });
  // Parties of one come to the end, so nothing is left over.
  expect([placed, waiting]).toEqual([capacity, waitlistMax]);
  expect(codesOf(answers)).toEqual(['booking.line_full', 'confirmed', 'waiting']);
}, 120_000);

test('places given back all at once over two processes go to the head of the line, each once', async () => {
  const slot = await openSlot();
  const answers = await rush(slot.id, () => 1);
  const held = answers.flatMap((answer, n) => (answer.body?.state === 'confirmed' ? [{ n, id: answer.body.id }] : []));
  const given = held.slice(0, 30);
  await Promise.all(
    // By turns at both, whoever won them: only a process that frees a place knows at once that the line is not full.
    given.map(({ n, id }, turn) =>
      at(clients[n] as Client, processes.apis[turn % 2]?.url ?? '').call('booking.cancel', {
        params: { bookingId: id },
      }),
    ),
  );
  const rows = await rowsOf(slot.id);
  const offered = rows.filter((row) => row.state === 'offered').map((row) => row.line_number);
  expect(offered).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
  expect(await countersOf(slot.id)).toEqual({ taken: capacity, waiting: waitlistMax - 30, line_last: waitlistMax });
  // Nobody from outside has come before them, and the rest of the line can be joined again.
  const late = await clients[people - 1]?.call('booking.book', {
    params: { slotId: slot.id },
    body: { requestKey: newId('key'), orWait: true },
  });
  expect(['waiting', 'booking.already_booked']).toContain(late?.body?.state ?? late?.problem?.code);
}, 120_000);
