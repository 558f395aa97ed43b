import { randomBytes } from 'node:crypto';
import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import type { ErrorCode } from '../../../shared/contract/codes';
import type { BookingAuthority } from '../../../shared/enums';
import { limits, standingRule } from '../../../shared/limits';
import { isDuplicate, type Tx } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import { auditRecordAll } from '../audit';
import { decideBeside, decideWho, heldAround, pausedFields, quotaCounts, quotaSpan, type Held } from '../booking';
import { useKey, type QuotaUse, type SlotRow } from '../capacity';
import type { Service } from '../centre';
import { householdsOf, mayActFor, membersOf, residentAreas } from '../household';
import { lockPeople, type Person } from '../identity';
import { decideStanding } from '../standing';
import type { LotteryDeps } from './deps';
import { entriesOf, entryKey, findByKey, heldByEntries, insertEntries } from './entry-store';
import { entryViews } from './look';
import { tellOf } from './notices';
import { decideOpen } from './rules';
import { countEntries, findDraw, type DrawRow, type EntryRow } from './store';
import { factsOf } from './view';

type Ask_ = Ask<'lottery.enter'>;
type Wanted = Ask_['body']['people'][number];

/**
 * Enters people in a draw, all of those named or nobody. Ages, quotas and times are those of each person; their use is
 * counted and their time held from now, so that whoever wins can come. The same requestKey again gives the first answer;
 * one person is in a draw once, whoever entered them. Who comes while the list is being fixed is in it or refused.
 *
 * Holds the draw against its end, then people by id, then powers, then quotas.
 */
export async function enter(deps: LotteryDeps, ask: Ask_): Promise<Reply<'lottery.enter'>> {
  const { actor, now, params, body } = ask;
  for (const { personId } of body.people) {
    // A stranger does not exist for the asker.
    if (!(await mayActFor(deps.db, actor.personId, personId, 'book', now))) ask.refuse('not_found');
  }
  const draw = await findDraw(deps.db, params.slotId);
  if (draw === undefined) ask.refuse('not_found');
  const earlier = await findByKey(deps.db, actor.accountId, body.requestKey);
  if (earlier.length > 0) return replay(deps, ask, draw, earlier);
  try {
    const rows = await ask.write((tx) => enterIn(tx, deps, ask));
    return await reply(deps, ask, draw, rows);
  } catch (error) {
    if (error instanceof SentTwice) return replay(deps, ask, draw, error.rows);
    if (isDuplicate(error, entryKey)) ask.refuse('lottery.entered_already');
    throw error;
  }
}

/** The same key has won while this request waited for its people. */
class SentTwice extends Error {
  constructor(readonly rows: EntryRow[]) {
    super('sent twice');
  }
}

async function enterIn(tx: Tx, deps: LotteryDeps, ask: Ask_): Promise<EntryRow[]> {
  const { actor, now, params, body } = ask;
  const draw = await deps.locks.holdDraw(tx, params.slotId);
  const slot = await deps.capacity.findSlot(tx, params.slotId);
  if (draw === undefined || slot === undefined) return ask.refuse('not_found');
  const service = (await deps.centre.servicesOf([draw.service_id], tx)).get(draw.service_id);
  if (service === undefined) return ask.refuse('not_found');
  if (service.paused !== null) ask.refuse('booking.service_paused', pausedFields(service));
  if (service.state !== 'open') ask.refuse('booking.service_retired');
  const verdict = decideOpen(factsOf(draw, slot), now);
  if (!verdict.ok) ask.refuse(verdict.code);
  const wanted = body.people.map(({ personId }) => personId);
  // One's own row too, so that one key comes once also where it names others.
  const people = await lockPeople(tx, [...new Set([actor.personId, ...wanted])]);
  const earlier = await findByKey(tx, actor.accountId, body.requestKey);
  if (earlier.length > 0) throw new SentTwice(earlier);
  const rights = await rightsOf(tx, deps, ask, wanted);
  await refuseUnfit(tx, deps, ask, { draw, slot, service, people, rights });
  const rows = body.people.map((one) => rowOf(one, { draw, slot, ask, authority: rights.get(one.personId) ?? 'self' }));
  await insertEntries(tx, rows);
  await deps.capacity.countQuotas(
    tx,
    wanted.flatMap((personId) => usesOf(personId, slot)),
  );
  await auditRecordAll(
    tx,
    rows.map((row) => ({
      at: now,
      requestId: ask.requestId,
      actorAccountId: actor.accountId,
      action: ask.name,
      subjectKind: 'lottery_entry',
      subjectId: row.id,
      detail: { slotId: slot.id, beneficiaryId: row.beneficiary_id, partySize: row.party_size },
    })),
  );
  const others = rows.filter((row) => row.beneficiary_id !== actor.personId);
  await tellOf(tx, deps, others, { slot, service, now, by: actor.accountId, kindOf: () => 'lottery_entered' });
  return rows;
}

/** Looked at before, but a power may have been taken back while this waited; held until the transaction ends. */
async function rightsOf(
  tx: Tx,
  deps: LotteryDeps,
  ask: Ask_,
  personIds: readonly string[],
): Promise<Map<string, BookingAuthority>> {
  const own = ask.actor.personId;
  const others = personIds.filter((personId) => personId !== own);
  const powers = await deps.lockPowers(tx, others, 'book', ask.now);
  return new Map(
    personIds.map((personId) => {
      const right = personId === own ? 'self' : powers.get(personId)?.get(own);
      return [personId, right ?? ask.refuse('not_found')];
    }),
  );
}

interface Around {
  draw: DrawRow;
  slot: SlotRow;
  service: Service;
  people: ReadonlyMap<string, Person>;
  rights: ReadonlyMap<string, BookingAuthority>;
}

/** Refuses with the first person for whom it can't be, named by the place in the request. */
async function refuseUnfit(tx: Tx, deps: LotteryDeps, ask: Ask_, around: Around): Promise<void> {
  const { slot, service, people, rights } = around;
  const wanted = ask.body.people;
  const ids = wanted.map(({ personId }) => personId);
  const no = (code: Parameters<Ask_['refuse']>[0] & ErrorCode, n: number): never =>
    ask.refuse(code, [{ path: `body.people.${n}.personId`, rule: code, message: 'not for this person' }]);
  const already = new Set((await entriesOf(tx, slot.id, ids)).map((row) => row.beneficiary_id));
  const held = await heldBy(tx, ids, slot);
  const span = quotaSpan(slot.on_day);
  const spans = ids.map((personId) => ({ personId, serviceId: service.id, ...span }));
  const used = await deps.capacity.usesOf(tx, spans);
  const residences = service.rules.residentsOf === null ? new Map<string, string>() : await residentAreas(tx, ids);
  const { rules } = service;
  const limited = rules.isScarce ? await deps.standing.limitedAmong(tx, ids, ask.now) : new Set<string>();
  for (const [n, { personId, partySize }] of wanted.entries()) {
    if (already.has(personId)) no('lottery.entered_already', n);
    if (rules.guardianOnly && rights.get(personId) !== 'guardian') no('booking.guardian_only', n);
    if (partySize > rules.partyMax) no('booking.party_too_large', n);
    const standing = { isLimited: limited.has(personId), isScarce: rules.isScarce, on: slot.on_day, now: ask.now };
    const allowed = decideStanding(standingRule, standing);
    if (!allowed.ok) no(allowed.code, n);
    const comer = { bornOn: people.get(personId)?.bornOn ?? null, residence: residences.get(personId) ?? null };
    const fits = decideWho(rules, comer, slot.on_day);
    if (!fits.ok) no(fits.code, n);
    const own = used.get(useKey({ personId, serviceId: service.id })) ?? new Map<string, number>();
    const time: Held = { slotId: slot.id, startAt: slot.start_at, endAt: slot.end_at };
    const beside = decideBeside({ wanted: time, held: held.get(personId) ?? [], used: own, on: slot.on_day, rules });
    if (!beside.ok) no(beside.code === 'booking.already_booked' ? 'lottery.entered_already' : beside.code, n);
  }
  await refuseTooMany(tx, ask, around);
}

/** A household that is more than the places could never win; a draw has an end to its list. */
async function refuseTooMany(tx: Tx, ask: Ask_, { slot }: Around): Promise<void> {
  const sizes = new Map(ask.body.people.map(({ personId, partySize }) => [personId, partySize]));
  const households = await householdsOf(tx, [...sizes.keys()]);
  for (const [n, { personId }] of ask.body.people.entries()) {
    const household = households.get(personId);
    const members = household === undefined ? [] : (await membersOf(tx, household)).map((row) => row.person_id);
    const together = [...new Set([personId, ...members])];
    const entered = await entriesOf(tx, slot.id, together);
    const size =
      entered.reduce((sum, row) => sum + row.party_size, 0) +
      together.reduce((sum, one) => sum + (sizes.get(one) ?? 0), 0);
    if (size > slot.capacity - slot.taken) {
      const field = { path: `body.people.${n}.partySize`, rule: 'too_big', message: 'more than there are places' };
      ask.refuse('lottery.unit_too_large', [field]);
    }
  }
  const counts = (await countEntries(tx, [slot.id])).get(slot.id);
  if ((counts?.entries ?? 0) + sizes.size > limits.lotteryEntries) ask.refuse('lottery.full');
}

async function heldBy(tx: Tx, personIds: readonly string[], slot: SlotRow): Promise<Map<string, Held[]>> {
  const found = new Map<string, Held[]>();
  const rows = [
    ...(await heldAround(tx, personIds, slot.start_at, slot.end_at)),
    ...(await heldByEntries(tx, personIds, slot.start_at, slot.end_at)),
  ];
  for (const row of rows) {
    const one = { slotId: row.slot_id, startAt: row.start_at, endAt: row.end_at };
    found.set(row.beneficiary_id, [...(found.get(row.beneficiary_id) ?? []), one]);
  }
  return found;
}

export const usesOf = (personId: string, slot: Pick<SlotRow, 'service_id' | 'on_day'>): QuotaUse[] =>
  quotaCounts(slot.service_id, slot.on_day).map((count) => ({ personId, ...count }));

/** 80 random bits as letters: what stands in the list instead of a person. */
const newToken = (): string => randomBytes(10).toString('hex');

function rowOf(
  { personId, partySize }: Wanted,
  { draw, slot, ask, authority }: { draw: DrawRow; slot: SlotRow; ask: Ask_; authority: BookingAuthority },
): EntryRow {
  return {
    id: newId('lte'),
    slot_id: draw.slot_id,
    service_id: draw.service_id,
    beneficiary_id: personId,
    actor_account_id: ask.actor.accountId,
    authority,
    request_key: ask.body.requestKey,
    party_size: partySize,
    token: newToken(),
    state: 'entered',
    live_key: '',
    start_at: slot.start_at,
    end_at: slot.end_at,
    on_day: slot.on_day,
    unit: null,
    weight: null,
    place: null,
    reserve_rank: null,
    booking_id: null,
    entered_at: ask.now,
    ended_at: null,
  };
}

/** The first answer again, as it stands now; the same key for another draw or others is a mistake of the program that asks. */
function replay(deps: LotteryDeps, ask: Ask_, draw: DrawRow, rows: readonly EntryRow[]) {
  const asked = new Map(ask.body.people.map(({ personId, partySize }) => [personId, partySize]));
  const same =
    rows.length === asked.size &&
    rows.every((row) => row.slot_id === draw.slot_id && asked.get(row.beneficiary_id) === row.party_size);
  if (!same) {
    const path = rows.every((row) => row.slot_id === draw.slot_id) ? 'body.people' : 'params.slotId';
    ask.refuse('request.key_reused', [
      { path, rule: 'same_key', message: 'differs from the first request with this key' },
    ]);
  }
  return reply(deps, ask, draw, rows);
}

const reply = async (deps: LotteryDeps, ask: Ask_, draw: DrawRow, rows: readonly EntryRow[]) => ({
  entries: await entryViews(deps, rows, new Map([[draw.slot_id, draw]]), ask),
});
