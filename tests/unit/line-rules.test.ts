import fc from 'fast-check';
import { decideAccept, lineHasRoom, nextInLine, offerUntil } from '../../server/modules/booking/line-rules';
import { bookUntil, type BookingFacts, type ServiceRules } from '../../server/modules/booking/rules';
import { plainRules } from '../support/rules';
import { openSoldOut } from '../../server/modules/booking/sold-out';

const rules: ServiceRules = { ...plainRules, opensMinute: 480, leadMinutes: 30, cancelMinutes: 120, waitlistMax: 6 };
const startAt = new Date('2026-11-29T06:00:00.000Z');
const before = (minutes: number) => new Date(startAt.getTime() - minutes * 60_000);

test('a line is as long as the people in it', () => {
  expect([lineHasRoom(4, rules, 2), lineHasRoom(5, rules, 2), lineHasRoom(0, { waitlistMax: 0 }, 1)]).toEqual([
    true,
    false,
    false,
  ]);
});

test('a place is held for the service’s time, never longer than booking is possible, and not offered after that', () => {
  expect(offerUntil(rules, startAt, before(300))).toEqual(before(180));
  expect(offerUntil(rules, startAt, before(60))).toEqual(bookUntil(rules, startAt));
  expect(offerUntil(rules, startAt, before(30))).toBeNull();
});

describe('who is next', () => {
  const parties = fc
    .array(fc.record({ id: fc.uuid(), party_size: fc.integer({ min: 1, max: 5 }) }), { maxLength: 30 })
    .map((line) => line.map((one, n) => ({ ...one, line_number: n + 1 })));

  test('the head first, a party as a whole; one too large for now does not keep the places empty', () => {
    const line = [
      { id: 'a', party_size: 2, line_number: 1 },
      { id: 'b', party_size: 4, line_number: 2 },
      { id: 'c', party_size: 1, line_number: 3 },
    ];
    expect(nextInLine(line, 3).map(({ id }) => id)).toEqual(['a', 'c']);
    expect(nextInLine(line, 1).map(({ id }) => id)).toEqual(['c']);
    expect(nextInLine(line, 0)).toEqual([]);
  });

  test('those of one number come together or not at all', () => {
    const line = [
      { id: 'a1', party_size: 2, line_number: 1 },
      { id: 'a2', party_size: 1, line_number: 1 },
      { id: 'b', party_size: 1, line_number: 2 },
    ];
    expect(nextInLine(line, 2).map(({ id }) => id)).toEqual(['b']);
    expect(nextInLine(line, 3).map(({ id }) => id)).toEqual(['a1', 'a2']);
  });

  test('whatever the line: never more people than places, nobody left for whom they would suffice, order kept', () => {
    fc.assert(
      fc.property(parties, fc.integer({ min: 0, max: 40 }), (line, free) => {
        const next = nextInLine(line, free);
        const people = next.reduce((sum, one) => sum + one.party_size, 0);
        expect(people).toBeLessThanOrEqual(free);
        expect(line.filter((one) => next.includes(one))).toEqual(next);
        const left = line.filter((one) => !next.includes(one));
        expect(left.every((one) => one.party_size > free - people)).toBe(true);
      }),
    );
  });
});

test('an offer is taken in time and once', () => {
  const offered: BookingFacts = {
    state: 'offered',
    on: '2026-11-29',
    startAt,
    endAt: startAt,
    endedBy: null,
    offeredUntil: before(60),
  };
  const code = (facts: BookingFacts, at: Date) => {
    const verdict = decideAccept(facts, at);
    return verdict.ok ? 'ok' : verdict.code;
  };
  expect(code(offered, before(61))).toBe('ok');
  expect(code(offered, before(60))).toBe('booking.offer_over');
  expect(code({ ...offered, state: 'expired' }, before(61))).toBe('booking.offer_over');
  expect(code({ ...offered, state: 'waiting', offeredUntil: null }, before(61))).toBe('booking.not_offered');
  expect(code({ ...offered, state: 'cancelled' }, before(61))).toBe('booking.not_offered');
});

describe('what is known to be sold out', () => {
  const full = { id: 'slt', capacity: 5, taken: 5, waiting: 2 };

  test('is refused for less than two seconds, and again after it was seen again', () => {
    let now = 0;
    const soldOut = openSoldOut(() => now);
    soldOut.see(full, 2, soldOut.now());
    expect([soldOut.refusal('slt', false), soldOut.refusal('slt', true)]).toEqual([
      'booking.slot_full',
      'booking.line_full',
    ]);
    now = 2000;
    expect(soldOut.refusal('slt', false)).toBeNull();
  });

  test('with room in its line it refuses only who would not wait', () => {
    const soldOut = openSoldOut(() => 0);
    soldOut.see(full, 3, 0);
    expect([soldOut.refusal('slt', false), soldOut.refusal('slt', true)]).toEqual(['booking.slot_full', null]);
  });

  test('is forgotten when something is given back, or seen to be free', () => {
    const soldOut = openSoldOut(() => 0);
    soldOut.see(full, 0, 0);
    soldOut.forget('slt');
    expect(soldOut.refusal('slt', false)).toBeNull();
    soldOut.see(full, 0, 0);
    soldOut.see({ ...full, taken: 4 }, 0, 0);
    expect(soldOut.refusal('slt', false)).toBeNull();
  });
});
