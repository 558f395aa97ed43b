import { addJobs } from '../../jobs';
import type { Tx } from '../../kernel/db';
import { auditRecord } from '../audit';
import { bookUntil } from '../booking';
import { householdsOf } from '../household';
import { listHashOf, orderedUnits } from './drawing';
import type { LotteryDeps, LotteryRun } from './deps';
import { lockEntries, outcomesBefore, putOutcomes } from './entry-store';
import { voidDraw, type Ending } from './end';
import { tellDesk } from './notices';
import { beaconDay, lossesOf, unitWeight, valueUntil, weightOf } from './rules';
import { changeDraw, piecesOf, type EntryRow } from './store';
import { listFrom } from './look';

export const expireJob = 'lottery.expire';

/**
 * Fixes the list of a draw: who has entered, in units of a household, with what weight; its hash is published in the same
 * transaction, which has locked slot and draw. The value that will decide is that of the next day, counted from now, not
 * from when the list should have been fixed: nobody can have known it.
 */
export async function closeList(tx: Tx, deps: LotteryDeps, ending: Ending, run: LotteryRun): Promise<void> {
  const { draw, slot, service } = ending;
  const { now, requestId } = run;
  const entries = await lockEntries(tx, slot.id);
  const places = slot.capacity - slot.taken;
  if (slot.state === 'closed') return voidDraw(tx, deps, ending, { ...run, why: 'slot_closed' });
  if (entries.length === 0 || places <= 0) return voidDraw(tx, deps, ending, { ...run, why: 'no_entries' });
  const on = beaconDay(now);
  const until = valueUntil(on);
  // So late that the result would come after the last moment at which it is of use.
  if (until >= bookUntil(service.rules, slot.start_at)) return voidDraw(tx, deps, ending, { ...run, why: 'no_value' });
  const rows = await inUnits(tx, entries);
  const hash = listHashOf(listFrom({ ...draw, places }, rows));
  await putOutcomes(tx, rows);
  const units = new Set(rows.map((row) => row.unit)).size;
  await changeDraw(tx, slot.id, {
    state: 'closed',
    places,
    list_hash: hash,
    unit_count: units,
    closed_at: now,
    beacon_on: on,
    value_until: until,
  });
  await addJobs(tx, [
    { id: `expire_${slot.id}`, kind: expireJob, payload: { slotId: slot.id }, at: now, dueAt: until },
  ]);
  await auditRecord(tx, {
    at: now,
    requestId,
    actorAccountId: null,
    action: 'lottery.close',
    subjectKind: 'lottery_draw',
    subjectId: slot.id,
    detail: { entries: rows.length, units, places, listHash: hash },
  });
  await tellDesk(tx, deps, draw.centre_id, now);
}

/** The entries with the number and weight of their unit, in the order of the list. */
async function inUnits(tx: Tx, entries: readonly EntryRow[]): Promise<EntryRow[]> {
  const people = entries.map((row) => row.beneficiary_id);
  const households = new Map<string, string>();
  for (const piece of piecesOf(people)) {
    for (const [personId, household] of await householdsOf(tx, piece)) households.set(personId, household);
  }
  const outcomes = await outcomesBefore(tx, entries[0]?.service_id ?? '', people);
  const byUnit = new Map<string, EntryRow[]>();
  for (const row of entries) {
    const unit = households.get(row.beneficiary_id) ?? row.id;
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), row]);
  }
  const units = [...byUnit.values()].map((rows) => ({
    members: rows.map((row) => ({ row, token: row.token, people: row.party_size })),
    weight: unitWeight(rows.map((row) => weightOf(lossesOf(outcomes.get(row.beneficiary_id) ?? [])))),
  }));
  const rowOf = new Map(entries.map((row) => [row.token, row]));
  return orderedUnits(units).flatMap(({ members, weight }, n) =>
    members.flatMap(({ token }) => {
      const row = rowOf.get(token);
      return row === undefined ? [] : [{ ...row, unit: n + 1, weight }];
    }),
  );
}
