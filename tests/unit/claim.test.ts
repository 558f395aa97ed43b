import { decideGroup, ownKey, type Claim, type Claimed, type Ground } from '../../server/modules/booking/claim';
import { quotaKey, type SlotRow } from '../../server/modules/capacity';
import type { Service } from '../../server/modules/centre';
import { addDays, atMinute, civilDay } from '../../shared/time/civil';

const now = new Date('2026-11-23T02:00:00.000Z');
const on = addDays(civilDay(now), 2);

const slotOf = (id: string, over: Partial<SlotRow> = {}): SlotRow => ({
  id,
  service_id: 'svc',
  centre_id: 'ctr',
  on_day: on,
  start_at: atMinute(on, 600),
  end_at: atMinute(on, 660),
  capacity: 2,
  taken: 0,
  waiting: 0,
  line_last: 0,
  state: 'open',
  closed_reason: null,
  allocation: null,
  opens_at: null,
  withdrawn_at: null,
  shrinks_to: null,
  ...over,
});

const rules = {
  openDays: 7,
  opensMinute: 0,
  leadMinutes: 0,
  cancelMinutes: 0,
  maxPerDay: null,
  maxPerWeek: null,
  partyMax: 4,
  waitlistMax: 0,
  offerMinutes: 120,
  releaseMinutes: null,
  minAge: null,
  maxAge: null,
  allocation: 'first_come' as 'first_come' | 'lottery',
  isScarce: false,
  guardianOnly: false,
};

function groundOf(slots: readonly SlotRow[], over: Partial<typeof rules> | { maxPerDay: number } = {}): Ground {
  const service = { id: 'svc', rules: { ...rules, ...over } } as unknown as Service;
  const people = ['ann', 'bo', 'cai'].map((id) => [id, { name: id, bornOn: '1950-01-01' }] as const);
  return {
    slots: new Map(slots.map((slot) => [slot.id, slot])),
    services: new Map([['svc', service]]),
    people: new Map(people),
    actors: new Map(),
    earlier: new Map(),
    limited: new Set(),
    held: new Map(),
    used: new Map(),
  };
}

let keys = 0;
const claimOf = (beneficiaryId: string, slotId: string, over: Partial<Claim> = {}): Claim => ({
  slotId,
  accountId: `acc_${beneficiaryId}`,
  beneficiaryId,
  personId: 'ann',
  forOther: false,
  atDesk: false,
  requestKey: `key-${(keys += 1)}`,
  partySize: 1,
  orWait: false,
  requestId: 'req',
  at: now,
  ...over,
});

const said = (all: readonly Claimed[]) => all.map((one) => (one.kind === 'refused' ? one.code : one.kind));

describe('a group of claims', () => {
  test('the earlier ones get the places, a party is never split, and a smaller one after it may still fit', () => {
    const ground = groundOf([slotOf('a', { capacity: 3 })]);
    const claims = [claimOf('ann', 'a', { partySize: 2 }), claimOf('bo', 'a', { partySize: 2 }), claimOf('cai', 'a')];
    expect(said(decideGroup(claims, ground))).toEqual(['booked', 'booking.slot_full', 'booked']);
  });

  test('one key twice is one booking, and with another slot it is refused', () => {
    const ground = groundOf([slotOf('a'), slotOf('b')]);
    const claim = claimOf('ann', 'a');
    const decided = decideGroup([claim, claim, { ...claim, slotId: 'b' }], ground);
    expect(said(decided)).toEqual(['booked', 'earlier', 'request.key_reused']);
    const ids = decided.flatMap((one) => (one.kind === 'refused' ? [] : [one.row.id]));
    expect(new Set(ids).size).toBe(1);
  });

  test('what a person wins counts at once: the same slot, the same time, the quota', () => {
    const later = { start_at: atMinute(on, 720), end_at: atMinute(on, 780) };
    const slots = [slotOf('a'), slotOf('b'), slotOf('c', later)];
    const claims = ['a', 'a', 'b', 'c'].map((id) => claimOf('ann', id));
    expect(said(decideGroup(claims, groundOf(slots, { maxPerDay: 1 })))).toEqual([
      'booked',
      'booking.already_booked',
      'booking.overlaps',
      'booking.quota_day',
    ]);
    expect(said(decideGroup(claims, groundOf(slots)))[3]).toBe('booked');
  });

  test('one refused takes nothing from those after it', () => {
    const ground = groundOf([slotOf('a', { capacity: 1 })], { maxPerDay: 1 });
    ground.used.set(quotaKey({ personId: 'ann', serviceId: 'svc', period: on }), 1);
    expect(said(decideGroup([claimOf('ann', 'a'), claimOf('bo', 'a')], ground))).toEqual([
      'booking.quota_day',
      'booked',
    ]);
  });

  test('a key of an earlier group is answered as then, also when the slot is full or closed now', () => {
    const ground = groundOf([slotOf('a', { state: 'closed', taken: 2 })]);
    const claim = claimOf('ann', 'a');
    const [first] = decideGroup([claim], groundOf([slotOf('a')]));
    if (first?.kind !== 'booked') throw new Error('not booked');
    ground.earlier.set(ownKey(claim.accountId, claim.requestKey), first.row);
    expect(said(decideGroup([claim], ground))).toEqual(['earlier']);
  });

  test('unknown slots and people do not exist', () => {
    const ground = groundOf([slotOf('a')]);
    expect(said(decideGroup([claimOf('ann', 'z'), claimOf('dan', 'a')], ground))).toEqual(['not_found', 'not_found']);
  });
});
