import { newId } from '../../server/kernel/ids';
import type { Processes } from '../support/processes';
import { openClient, type Answer, type Client } from '../support/client';

/** Logs so many load residents in, a few at a time, spread over the APIs. */
export async function loadResidents(processes: Processes, count: number, from = 0): Promise<Client[]> {
  const clients: Client[] = [];
  const atOnce = 20;
  for (let n = 0; n < count; n += atOnce) {
    const batch = Array.from({ length: Math.min(atOnce, count - n) }, (_, i) => from + n + i + 1);
    const loggedIn = batch.map((i) => processes.as(`load-${i}`, i % processes.apis.length));
    clients.push(...(await Promise.all(loggedIn)));
  }
  return clients;
}

export interface Outcome {
  confirmed: number;
  refused: number;
  /** Anything else: faults, other refusals, cut lines. */
  other: string[];
  /** What the database says afterwards. */
  taken: number;
  places: number;
}

/** Everybody claims one place of the slot at once; then the answers are held against the database. */
export async function rush(processes: Processes, clients: readonly Client[], slotId: string): Promise<Outcome> {
  const answers = await Promise.all(
    clients.map((client) => client.call('booking.book', { params: { slotId }, body: { requestKey: newId('key') } })),
  );
  return outcomeOf(processes, answers, slotId);
}

async function outcomeOf(
  processes: Processes,
  answers: readonly Answer<'booking.book'>[],
  slotId: string,
): Promise<Outcome> {
  const isFull = (answer: Answer<'booking.book'>) => answer.problem?.code === 'booking.slot_full';
  const { taken, places } = await countsOf(processes, slotId);
  return {
    confirmed: answers.filter((answer) => answer.body?.state === 'confirmed').length,
    refused: answers.filter(isFull).length,
    other: answers.filter((answer) => !answer.ok && !isFull(answer)).map((answer) => answer.problem?.code ?? '?'),
    taken,
    places,
  };
}

/** The counter of a slot and the places that its live bookings really hold. */
export async function countsOf(processes: Processes, slotId: string): Promise<{ taken: number; places: number }> {
  const [row] = await processes.database.sql<{ taken: number; places: string }>(
    `SELECT taken, (SELECT COALESCE(SUM(party_size), 0) FROM booking WHERE slot_id = slot.id AND live_key = '') AS places
       FROM slot WHERE id = ?`,
    [slotId],
  );
  return { taken: row?.taken ?? -1, places: Number(row?.places ?? -1) };
}

/** Sends one request and cuts the line after so many milliseconds; whether it was carried out is not known. */
export async function sendAndCut(client: Client, url: string, slotId: string, key: string, ms: number): Promise<void> {
  await fetch(`${url}/api/v1/slots/${slotId}/bookings`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${client.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ requestKey: key }),
    signal: AbortSignal.timeout(ms),
  }).then(
    (response) => response.text(),
    () => undefined,
  );
}

/** The same person at another API. */
export const at = (client: Client, url: string): Client => openClient(url, client.token);

const triesMost = 6;

/**
 * What happened without a guard: two processes must look at the same thing in the same moment for it to go wrong, and do in
 * most tries, not in each. The first outcome that is wrong, or else the last one.
 */
export async function untilWrong<T>(run: () => Promise<T>, isWrong: (outcome: T) => boolean): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const outcome = await run();
    if (isWrong(outcome) || tries === triesMost) return outcome;
  }
}
