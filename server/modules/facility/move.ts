import { createHash } from 'node:crypto';
import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { limits } from '../../../shared/limits';
import { addDays, civilDay, minuteOf } from '../../../shared/time/civil';
import type { Reader, Tx } from '../../kernel/db';
import { auditAsk } from '../audit';
import { hasPlace, openOfSlots, peopleIn, tellFreedParts, type BookingRow } from '../booking';
import type { SlotRow } from '../capacity';
import { lockTimetables, type SlotMove } from '../centre';
import { findPeople, maskName } from '../identity';
import {
  dutiesOfTurn,
  fitSlots,
  isHolding,
  putSubstitute,
  reholdSlots,
  type ResourceFacts,
  tellDuties,
} from '../resource';
import { carryOut, planChange, type ChangePlan } from '../timetable';
import type { FacilityDeps } from './deps';
import { blockedOn, decideTarget } from './move-rules';
import { movingOf, type Moving } from './move-scene';
import { slotOf } from './scope';
import { tellOfInstead } from './tell';

/** Where a slot can go on some days, and at each other beginning why not: of what it has, on one day of others too. */
export async function targets(deps: FacilityDeps, ask: Ask<'slotMove.targets'>): Promise<Reply<'slotMove.targets'>> {
  const slot = await slotOf(deps, ask);
  const { resourceId, fromOn, days } = ask.query;
  const toOn = addDays(fromOn, days - 1);
  const found = await movingOf(deps.db, deps, { slot, resourceId, fromOn, toOn, now: ask.now });
  if (!found.ok) return ask.refuse(found.code);
  const { service, candidates, scene } = found.moving;
  const shown = days === 1 ? candidates : candidates.slice(0, 1);
  return {
    slotId: slot.id,
    serviceName: service.name,
    startAt: slot.start_at.toISOString(),
    endAt: slot.end_at.toISOString(),
    minutes: scene.minutes,
    resources: shown.map(({ id, name }) => ({ resourceId: id, name })),
    blocked: shown.flatMap((one) =>
      Array.from({ length: days }, (_, n) => blockedOn(scene, one, addDays(fromOn, n))).flat(),
    ),
  };
}

type MoveAsk = Ask<'slotMove.preview'> | Ask<'slotMove.save'>;
type Refuse = Ask<'slotMove.preview'>['refuse'];

/** A move that can be made: where to, and by which of the two ways. */
interface Decided {
  slot: SlotRow;
  moving: Moving;
  to: ResourceFacts;
  startAt: Date;
  endAt: Date;
  /** Who has each thing that the service names, afterwards. */
  instead: Map<string, string>;
  /** Null where the slot stays at its time. */
  change: SlotMove | null;
}

/** Whether the slot can go there, or the refusal that says why not. */
async function decided(reader: Reader, deps: FacilityDeps, ask: MoveAsk, slot: SlotRow): Promise<Decided> {
  const refuse = ask.refuse as Refuse;
  const { resourceId, toResourceId } = ask.body;
  const startAt = new Date(ask.body.startAt);
  const on = civilDay(startAt);
  const found = await movingOf(reader, deps, { slot, resourceId, toResourceId, fromOn: on, toOn: on, now: ask.now });
  if (!found.ok) return refuse(found.code);
  const { moving } = found;
  const isSameTime = startAt.getTime() === slot.start_at.getTime();
  if (isSameTime && resourceId === toResourceId) return refuse('move.nothing');
  const to = moving.candidates.find(({ id }) => id === toResourceId) ?? refuse('move.unfit');
  const verdict = decideTarget(moving.scene, to, on, minuteOf(startAt));
  if (!verdict.ok) return refuse(codes[verdict.why]);
  const instead = new Map(
    moving.uses.map(({ needId, resource }) => [needId, needId === moving.use.needId ? to.id : resource.id]),
  );
  const change: SlotMove | null = isSameTime
    ? null
    : {
        kind: 'slot_move',
        serviceId: slot.service_id,
        on: slot.on_day,
        startsMinute: minuteOf(slot.start_at),
        newOn: on,
        newMinute: minuteOf(startAt),
        // Not part of what is previewed.
        reason: '',
      };
  const endAt = new Date(startAt.getTime() + moving.scene.minutes * 60_000);
  return { slot, moving, to, startAt, endAt, instead, change };
}

const codes = {
  past: 'move.past',
  beyond: 'move.beyond',
  shut: 'move.shut',
  own_time: 'move.own_time',
  taken: 'move.taken',
  away: 'move.taken',
  retired: 'move.taken',
} as const;

/** The timetable's change for a slot that goes to another time; refused where it would not be there afterwards. */
async function planOf(
  reader: Reader,
  deps: FacilityDeps,
  ask: MoveAsk,
  { slot, instead, startAt }: Decided,
  change: SlotMove,
  lock: Tx | null,
): Promise<ChangePlan> {
  const refuse = ask.refuse as Refuse;
  const planned = await planChange(reader, deps, { centreId: slot.centre_id, change, now: ask.now, instead }, lock);
  if (!planned.ok) return refuse(planned.code);
  const isThere = planned.plan.steps.some(
    (step) => step.do !== 'drop' && step.to.startAt.getTime() === startAt.getTime(),
  );
  return isThere ? planned.plan : refuse('move.taken');
}

/** Bookings that stand while their room or person changes. */
async function standing(reader: Reader, { slot, instead }: Decided): Promise<{ rows: BookingRow[]; basis: string }> {
  const rows = (await openOfSlots(reader, [slot.id], limits.changeHits)).filter(hasPlace);
  const told = [slot.id, slot.start_at, slot.end_at, [...instead], rows.map((row) => [row.id, row.state])];
  return { rows, basis: createHash('sha256').update(JSON.stringify(told)).digest('base64url') };
}

/** Whom it hits if a slot goes elsewhere, before anybody decides: nothing is written. */
export async function preview(deps: FacilityDeps, ask: Ask<'slotMove.preview'>): Promise<Reply<'slotMove.preview'>> {
  const seen = await slotOf(deps, ask);
  const move = await decided(deps.db, deps, ask, seen);
  const { slot, moving, to } = move;
  const plan = move.change === null ? null : await planOf(deps.db, deps, ask, move, move.change, null);
  const { rows, basis } =
    plan === null
      ? await standing(deps.db, move)
      : { rows: plan.hits.map(({ booking }) => booking.row), basis: plan.basis };
  const shown = rows.slice(0, limits.previewRows);
  const people = await findPeople(deps.db, [...new Set(shown.map((row) => row.beneficiary_id))]);
  const waiting = peopleIn([...(plan?.lines.values() ?? [])].flat());
  return {
    basis,
    stays: plan === null,
    serviceName: moving.service.name,
    startAt: slot.start_at.toISOString(),
    endAt: slot.end_at.toISOString(),
    toStartAt: move.startAt.toISOString(),
    toEndAt: move.endAt.toISOString(),
    name: moving.use.resource.name,
    toName: to.name,
    bookings: rows.length,
    people: new Set(rows.map((row) => row.beneficiary_id)).size,
    waiting,
    hits: shown.map((row) => ({
      bookingId: row.id,
      personName: maskName(people.get(row.beneficiary_id)?.name ?? null) ?? '',
      partySize: row.party_size,
    })),
  };
}

/**
 * Moves a slot exactly as it was previewed, or refuses with `timetable.changed`. To another time by the timetable's own way:
 * an exception of its days, the old time withdrawn, the new one made with all it needs, every booking a task and its people
 * told; in another room at the same time bookings stand and their people are told where. Who works in it is told what it is
 * for them now. All of it or nothing. Locks the
 * centre's timetable, slots by id, then parts by id; of two who want one room the key lets one have it.
 */
export async function save(deps: FacilityDeps, ask: Ask<'slotMove.save'>): Promise<Reply<'slotMove.save'>> {
  const { centre_id: centreId } = await slotOf(deps, ask);
  const { reason, basis } = ask.body;
  const checked = await deps.words.check({ accountId: ask.actor.accountId, scene: 'social', texts: [reason] });
  if (checked.verdict === 'risky') {
    return ask.refuse('content.risky', [{ path: 'body.reason', rule: checked.reason, message: 'not to be shown' }]);
  }
  if (checked.verdict !== 'pass') return ask.refuse('move.reason_unchecked');
  const isStill = deps.isStill ?? ((one, other) => one === other);
  return ask.write(async (tx) => {
    await lockTimetables(tx, [centreId]);
    const slot = (await deps.capacity.findSlot(tx, ask.params.slotId)) ?? ask.refuse('not_found');
    const move = await decided(tx, deps, ask, slot);
    const done = { tasks: 0, told: 0 };
    if (move.change === null) {
      const rows = await swap(tx, deps, ask, move, (now) => isStill(basis, now));
      done.told = rows.length;
    } else {
      const plan = await planOf(tx, deps, ask, move, move.change, tx);
      if (!isStill(basis, plan.basis)) return ask.refuse('timetable.changed');
      done.tasks = (await carryOut(tx, deps, ask, { plan, change: { ...move.change, reason }, reason })).tasks;
    }
    const duties = dutiesOfTurn({
      ...{ service: move.moving.service, uses: move.moving.uses, use: move.moving.use, to: move.to },
      was: { startAt: slot.start_at, endAt: slot.end_at },
      now: { startAt: move.startAt, endAt: move.endAt },
    });
    await tellDuties(tx, deps, duties, { reason, at: ask.now });
    const from = { startAt: slot.start_at.toISOString(), resourceId: ask.body.resourceId };
    const to = { toStartAt: ask.body.startAt, toResourceId: ask.body.toResourceId };
    await auditAsk(tx, ask, 'slot', slot.id, { reason, ...from, ...to, ...done });
    await deps.notification.publish(tx, [{ topic: `centre:${centreId}` }], ask.now);
    return done;
  });
}

/** Another room or person at the same time; gives the bookings that stand, whose people have been told. */
async function swap(
  tx: Tx,
  deps: FacilityDeps,
  ask: Ask<'slotMove.save'>,
  move: Decided,
  isStill: (basis: string) => boolean,
): Promise<BookingRow[]> {
  const { slot, moving, to, instead } = move;
  const locked = (await deps.capacity.lockSlots(tx, [slot.id])).get(slot.id);
  if (locked?.state !== 'open') return ask.refuse('timetable.changed');
  const { rows, basis } = await standing(tx, move);
  if (!isStill(basis)) return ask.refuse('timetable.changed');
  const coming = [{ ...slot, instead }];
  const fits = await fitSlots(tx, { leaving: [slot.id], coming }, { tx, atoms: deps.lockResources });
  if (fits.get(slot.id)?.ok !== true) return ask.refuse('move.taken');
  const { service, use } = moving;
  // What is only taken with the first claim is not held while nobody has claimed.
  if (service.occupies === 'slot' || (await isHolding(tx, slot.id))) await reholdSlots(tx, [slot.id], fits);
  await putSubstitute(tx, { slot_id: slot.id, need_id: use.needId, resource_id: to.id });
  const kept = new Set([...to.atoms, ...moving.scene.kept.flatMap(({ atoms }) => atoms)]);
  const atomIds = use.resource.atoms.filter((atom) => !kept.has(atom));
  await tellFreedParts(tx, { atomIds, startAt: slot.start_at, endAt: slot.end_at }, ask);
  await tellOfInstead(tx, deps, {
    rows,
    service,
    was: use.resource,
    instead: to,
    reason: ask.body.reason,
    at: ask.now,
  });
  return rows;
}
