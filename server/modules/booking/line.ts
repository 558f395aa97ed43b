import { addJobs, type JobRun, type NewJob } from '../../jobs';
import type { Tx } from '../../kernel/db';
import type { InboxKind } from '../../../shared/enums';
import { auditRecordAll } from '../audit';
import type { SlotRow } from '../capacity';
import type { Service } from '../centre';
import { callUntold } from './call-instead';
import type { BookingDeps } from './deps';
import { nextInLine, offerUntil } from './line-rules';
import { lineOf, offerTo } from './line-store';
import { noticeFacts, tellScreens } from './notices';
import { lastWordAt } from './remind-rules';
import { giveBack, takeForOffer } from './occupied';
import { bookUntil } from './rules';
import type { BookingRow } from './store';
import { toldOf } from './told';

export type LineDeps = Pick<
  BookingDeps,
  'capacity' | 'centre' | 'notification' | 'soldOut' | 'payment' | 'lockResources'
>;

/** What happens in a line without anybody's request, or in consequence of another's. */
export type LineRun = Pick<JobRun, 'now' | 'requestId'>;

/** The jobs by which an offer, and a line, end in time. */
export const offerEndJob = 'booking.endOffer';
export const lineEndJob = 'booking.endLine';
export const lastWordJob = 'reminder.lastWord';

/**
 * Offers what is free in a slot to those who wait for it, in the transaction that freed it and under its lock on the slot:
 * nobody who comes from outside can be quicker, and nobody is promised one place with another. Says how many were offered
 * one. A slot that nobody has a place in any more gives back the rooms and people that its first claim took.
 */
export async function offerFree(tx: Tx, deps: LineDeps, slotId: string, run: LineRun): Promise<number> {
  const slot = await deps.capacity.lockSlot(tx, slotId);
  deps.soldOut.forget(slotId);
  if (slot === undefined) return 0;
  const isEmpty = slot.taken === 0;
  if (!isEmpty && (slot.waiting === 0 || slot.taken >= slot.capacity)) return 0;
  const service = (await deps.centre.servicesOf([slot.service_id], tx)).get(slot.service_id);
  if (service === undefined) return 0;
  const offered = await offerPlaces(tx, deps, { slot, service }, run);
  if (isEmpty && offered === 0 && service.occupies === 'claim') await giveBack(tx, [slotId], run);
  return offered;
}

async function offerPlaces(
  tx: Tx,
  deps: LineDeps,
  { slot, service }: { slot: SlotRow; service: Service },
  run: LineRun,
): Promise<number> {
  const slotId = slot.id;
  // The line of what is paused stands still: nobody is promised what does not take place.
  if (slot.state !== 'open' || slot.waiting === 0 || service.paused !== null) return 0;
  const until = offerUntil(service.rules, slot.start_at, run.now);
  if (until === null) return 0;
  const next = nextInLine(await lineOf(tx, slotId), slot.capacity - slot.taken);
  if (next.length === 0 || !(await takeForOffer(tx, deps, slot, service))) return 0;
  const people = peopleIn(next);
  await offerTo(
    tx,
    next.map(({ id }) => id),
    until,
    run.now,
  );
  await deps.capacity.changeSlot(tx, slotId, { taken: people, waiting: -people });
  await recordAll(tx, next, { action: 'booking.offer', until: until.toISOString() }, run);
  await addJobs(
    tx,
    next.flatMap(({ id }) => offerJobs(id, run.now, until)),
  );
  await tellAll(tx, deps, { rows: next, service, kind: 'place_offered', until }, run);
  return next.length;
}

/** The job that ends an offer, and before it the one that says so. */
function offerJobs(bookingId: string, at: Date, until: Date): NewJob[] {
  const payload = { bookingId };
  const lastWord = lastWordAt(at, until);
  return [
    { kind: offerEndJob, payload, at, dueAt: until },
    ...(lastWord === null ? [] : [{ kind: lastWordJob, payload, at, dueAt: lastWord }]),
  ];
}

export const peopleIn = (rows: readonly Pick<BookingRow, 'party_size'>[]): number =>
  rows.reduce((sum, row) => sum + row.party_size, 0);

/** One line in the record for each, of what the system did. */
export const recordAll = (
  tx: Tx,
  rows: readonly BookingRow[],
  { action, ...detail }: { action: string } & Record<string, string>,
  run: LineRun,
): Promise<void> =>
  auditRecordAll(
    tx,
    rows.map((row) => ({
      at: run.now,
      requestId: run.requestId,
      actorAccountId: null,
      action,
      subjectKind: 'booking',
      subjectId: row.id,
      detail: { slotId: row.slot_id, partySize: row.party_size, ...detail },
    })),
  );

interface Told {
  rows: readonly BookingRow[];
  service: Service;
  kind: InboxKind;
  until?: Date;
  /** What the words of this kind need besides. */
  more?: Record<string, string>;
}

/** Tells who wait, and who have joined the line for them, and has their screens look again. */
export async function tellAll(tx: Tx, deps: LineDeps, { rows, service, kind, until, more = {} }: Told, run: LineRun) {
  const told = await toldOf(tx, rows, { now: run.now, by: null });
  const notices = rows.flatMap((row) =>
    (told.get(row.id) ?? []).map(({ accountId, facts }) => ({
      accountId,
      kind,
      facts: {
        ...noticeFacts(service, row),
        ...facts,
        ...(until === undefined ? {} : { until: until.toISOString() }),
        ...more,
      },
      bookingId: row.id,
      at: run.now,
    })),
  );
  await deps.notification.notifyMany(tx, notices);
  await callUntold(tx, rows, told, { kind, service, toldBy: until, more, at: run.now });
  const [first] = rows;
  if (first !== undefined) await tellScreens(tx, deps, first, notices, run.now);
}

interface Joined {
  row: BookingRow;
  service: Service;
  claim: { at: Date };
}

/** A line ends when booking does. One job a slot: whoever joins later finds it planned. */
export async function endLinesInTime(tx: Tx, joined: readonly Joined[]): Promise<void> {
  const bySlot = new Map(joined.map((one) => [one.row.slot_id, one]));
  await addJobs(
    tx,
    [...bySlot].map(([slotId, { row, service, claim }]) => ({
      id: `line_${slotId}`,
      kind: lineEndJob,
      payload: { slotId },
      at: claim.at,
      dueAt: bookUntil(service.rules, row.start_at),
    })),
  );
}

/** Whether booking of this slot is over, and with it its line. */
export const isLineOver = (slot: SlotRow, service: Service, now: Date): boolean =>
  slot.state === 'closed' || now >= bookUntil(service.rules, slot.start_at);
