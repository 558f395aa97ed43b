import fc from 'fast-check';
import {
  decideGroup,
  ownKey,
  replayOf,
  type Claim,
  type Claimed,
  type Ground,
  type Member,
} from '../../server/modules/booking/claim';
import { useKey, type SlotRow } from '../../server/modules/capacity';
import type { Service } from '../../server/modules/centre';
import { plainRules } from '../support/rules';
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

const rules = plainRules;

function groundOf(
  slots: readonly SlotRow[],
  over: Partial<typeof rules> = {},
  questions: Service['questions'] = [],
): Ground {
  const service = {
    id: 'svc',
    state: 'open',
    paused: null,
    rules: { ...rules, ...over },
    questions,
  } as unknown as Service;
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
    residences: new Map(),
    minutes: null,
  };
}

const member = (beneficiaryId: string, over: Partial<Member> = {}): Member => ({
  beneficiaryId,
  forOther: false,
  partySize: 1,
  answers: {},
  ...over,
});

let keys = 0;
const claimOf = (beneficiaryId: string, slotId: string, over: Partial<Claim & Member> = {}): Claim => ({
  slotId,
  accountId: `acc_${beneficiaryId}`,
  personId: 'ann',
  members: [member(beneficiaryId, { partySize: over.partySize ?? 1, answers: over.answers ?? {} })],
  atDesk: false,
  requestKey: `key-${(keys += 1)}`,
  orWait: false,
  action: 'booking.book',
  requestId: 'req',
  at: now,
  ...over,
});

/** One request for several. */
const together = (ids: readonly string[], slotId: string, over: Partial<Claim> = {}): Claim => {
  const [first = 'ann', ...others] = ids;
  return claimOf(first, slotId, { members: [member(first), ...others.map((id) => member(id))], ...over });
};

const rowsOf = (one: Claimed | undefined) =>
  one?.kind === 'booked' ? one.won.map(({ row }) => row) : one?.kind === 'earlier' ? one.rows : [];

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
    const ids = decided.flatMap((one) => rowsOf(one).map((row) => row.id));
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
    ground.used.set(useKey({ personId: 'ann', serviceId: 'svc' }), new Map([[on, 1]]));
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
    ground.earlier.set(ownKey(claim.accountId, claim.requestKey), [...rowsOf(first)]);
    expect(said(decideGroup([claim], ground))).toEqual(['earlier']);
  });

  test('unknown slots and people do not exist', () => {
    const ground = groundOf([slotOf('a')]);
    expect(said(decideGroup([claimOf('ann', 'z'), claimOf('dan', 'a')], ground))).toEqual(['not_found', 'not_found']);
  });
});

describe('one request for several of a family', () => {
  const everybody = ['ann', 'bo', 'cai'];

  test('all or none: a place each, or nothing for anybody', () => {
    const ground = groundOf([slotOf('a', { capacity: 3 }), slotOf('b', { capacity: 2 })]);
    const [all, none] = decideGroup([together(everybody, 'a'), together(everybody, 'b')], ground);
    expect(rowsOf(all).map((row) => [row.beneficiary_id, row.party_size, row.together, row.state])).toEqual([
      ['ann', 1, 3, 'confirmed'],
      ['bo', 1, 3, 'confirmed'],
      ['cai', 1, 3, 'confirmed'],
    ]);
    expect(said(none === undefined ? [] : [none])).toEqual(['booking.slot_full']);
    expect(ground.slots.get('b')?.taken).toBe(0);
    expect(new Set(rowsOf(all).map((row) => row.request_key)).size).toBe(3);
  });

  test('each is looked at for themselves; the refusal names everybody who can’t come, and nobody is booked', () => {
    const ground = groundOf([slotOf('a', { capacity: 3 })], { maxPerDay: 1 });
    ground.used.set(useKey({ personId: 'bo', serviceId: 'svc' }), new Map([[on, 1]]));
    ground.used.set(useKey({ personId: 'cai', serviceId: 'svc' }), new Map([[on, 1]]));
    const [claimed] = decideGroup([together(everybody, 'a')], ground);
    expect(claimed).toMatchObject({
      kind: 'refused',
      code: 'booking.quota_day',
      fields: [
        { path: 'body.people.1', rule: 'booking.quota_day' },
        { path: 'body.people.2', rule: 'booking.quota_day' },
      ],
    });
    expect([ground.slots.get('a')?.taken, ground.held.size]).toEqual([0, 0]);
  });

  test('more people than the service takes at once', () => {
    const ground = groundOf([slotOf('a', { capacity: 9 })], { partyMax: 2 });
    expect(said(decideGroup([together(everybody, 'a')], ground))).toEqual(['booking.party_too_large']);
  });

  test('in line they have one number', () => {
    const ground = groundOf([slotOf('a', { taken: 2, waiting: 1, line_last: 4 })], { waitlistMax: 9 });
    const [claimed] = decideGroup([together(everybody, 'a', { orWait: true })], ground);
    expect(rowsOf(claimed).map((row) => [row.state, row.line_number])).toEqual([
      ['waiting', 5],
      ['waiting', 5],
      ['waiting', 5],
    ]);
    expect(ground.slots.get('a')).toMatchObject({ taken: 2, waiting: 4, line_last: 5 });
  });

  test('the key again gives the same bookings in whatever order; with others it is refused', () => {
    const ground = groundOf([slotOf('a', { capacity: 9 })]);
    const claim = together(everybody, 'a');
    const [first, again, fewer, alone] = decideGroup(
      [
        claim,
        together([...everybody].reverse(), 'a', { requestKey: claim.requestKey, accountId: claim.accountId }),
        together(['ann', 'bo'], 'a', { requestKey: claim.requestKey, accountId: claim.accountId }),
        claimOf('ann', 'a', { requestKey: claim.requestKey, accountId: claim.accountId }),
      ],
      ground,
    );
    expect(rowsOf(again)).toEqual(rowsOf(first));
    expect([fewer, alone]).toMatchObject([{ code: 'request.key_reused' }, { code: 'request.key_reused' }]);
    expect(replayOf(rowsOf(first), claim)).toMatchObject({ kind: 'earlier' });
  });
});

describe('what a service asks for', () => {
  test('a yes of the centre: the place is held, pending', () => {
    const ground = groundOf([slotOf('a', { capacity: 1 })], { approvalMinutes: 60 });
    const [claimed, next] = decideGroup([claimOf('ann', 'a'), claimOf('bo', 'a')], ground);
    expect(rowsOf(claimed)[0]?.state).toBe('pending');
    expect(next).toMatchObject({ code: 'booking.slot_full' });
  });

  test('answers: kept in the order of the questions, or all that is wrong with them at once', () => {
    const questions: Service['questions'] = [
      { id: 'q1', kind: 'text', label: '过敏史', required: true, options: [] },
      { id: 'q2', kind: 'choice', label: '口味', required: false, options: ['清淡', '微辣'] },
      { id: 'q3', kind: 'number', label: '几岁', required: true, options: [] },
    ];
    const ground = groundOf([slotOf('a', { capacity: 9 })], {}, questions);
    const [wrong, right] = decideGroup(
      [
        claimOf('ann', 'a', { answers: { q2: '麻辣', q3: '三', q9: 'x' } }),
        claimOf('bo', 'a', { answers: { q3: 4, q1: '无' } }),
      ],
      ground,
    );
    expect(wrong).toMatchObject({
      code: 'booking.answers_needed',
      fields: [
        { path: 'body.answers.q9', rule: 'unknown' },
        { path: 'body.answers.q1', rule: 'required' },
        { path: 'body.answers.q2', rule: 'option' },
        { path: 'body.answers.q3', rule: 'kind' },
      ],
    });
    expect(right?.kind === 'booked' && right.won[0].answers.map(({ label, value }) => [label, value])).toEqual([
      ['过敏史', '无'],
      ['几岁', 4],
    ]);
  });

  test('a price: refused without a time bank, held against what somebody still has, never twice over', () => {
    const slots = [
      slotOf('a', { capacity: 9 }),
      slotOf('b', { start_at: atMinute(on, 720), end_at: atMinute(on, 780) }),
    ];
    const claims = [claimOf('ann', 'a', { partySize: 2 }), claimOf('ann', 'b')];
    expect(said(decideGroup(claims, groundOf(slots, { priceMinutes: 30 })))).toEqual([
      'booking.price_not_payable',
      'booking.price_not_payable',
    ]);
    const ground = { ...groundOf(slots, { priceMinutes: 30 }), minutes: new Map([['ann', 80]]) };
    const decided = decideGroup(claims, ground);
    expect(said(decided)).toEqual(['booked', 'booking.minutes_short']);
    expect(rowsOf(decided[0])[0]?.price_minutes).toBe(60);
  });
});

/** Each claim either takes exactly its people from places or line, or changes nothing at all. */
test('whatever comes in whatever order, places and line hold exactly those who were booked', () => {
  const person = fc.constantFrom('ann', 'bo', 'cai');
  const wish = fc.record({
    ids: fc.uniqueArray(person, { minLength: 1, maxLength: 3 }),
    slot: fc.constantFrom('a', 'b'),
    orWait: fc.boolean(),
    party: fc.integer({ min: 1, max: 5 }),
  });
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 25 }), fc.integer({ min: 0, max: 5 }), (wishes, capacity) => {
      const slots = [
        slotOf('a', { capacity }),
        slotOf('b', { start_at: atMinute(on, 720), end_at: atMinute(on, 780) }),
      ];
      const ground = groundOf(slots, { waitlistMax: 3, maxPerDay: 1, partyMax: 3 });
      const claims = wishes.map(({ ids, slot, orWait, party }) =>
        ids.length === 1
          ? claimOf(ids[0] ?? 'ann', slot, { partySize: party, orWait })
          : together(ids, slot, { orWait }),
      );
      const rows = decideGroup(claims, ground).flatMap(rowsOf);
      for (const { id, capacity: most } of slots) {
        const own = rows.filter((row) => row.slot_id === id);
        const people = (state: string) =>
          own.filter((row) => row.state === state).reduce((sum, row) => sum + row.party_size, 0);
        const slot = ground.slots.get(id);
        expect([slot?.taken, slot?.waiting]).toEqual([people('confirmed'), people('waiting')]);
        expect(slot?.taken ?? 0).toBeLessThanOrEqual(most);
        expect(slot?.waiting ?? 0).toBeLessThanOrEqual(3);
      }
      // Once a day each, over both slots.
      expect(new Set(rows.map((row) => row.beneficiary_id)).size).toBe(rows.length);
    }),
  );
});
