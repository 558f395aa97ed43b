import fc from 'fast-check';
import {
  agreedValue,
  beaconDay,
  beaconValue,
  closesAt,
  decideBegin,
  decideOpen,
  decideRules,
  decideValue,
  decideWithdraw,
  hasTime,
  lossesOf,
  releaseAt,
  unitWeight,
  usualRules,
  valueFrom,
  valueUntil,
  weightOf,
  type DrawFacts,
} from '../../server/modules/lottery/rules';
import { limits } from '../../shared/limits';
import { atMinute } from '../../shared/time/civil';

const code = (verdict: { ok: true } | { ok: false; code: string }): string => (verdict.ok ? 'ok' : verdict.code);
const closes = atMinute('2026-11-26', 18 * 60);

describe('times', () => {
  test('the list closes days ahead, the value is the next day’s, and is due at noon after that', () => {
    expect(closesAt(usualRules, '2026-11-29')).toEqual(closes);
    expect(beaconDay(closes)).toBe('2026-11-27');
    expect(valueFrom('welfare_3d', '2026-11-27')).toEqual(atMinute('2026-11-27', 21 * 60 + 30));
    expect(valueUntil('2026-11-27')).toEqual(atMinute('2026-11-28', 12 * 60));
  });

  test('a draw needs its time before booking is over', () => {
    const now = atMinute('2026-11-20', 600);
    expect(hasTime(closes, atMinute('2026-11-29', 600), now)).toBe(true);
    expect(hasTime(closes, atMinute('2026-11-28', 12 * 60), now)).toBe(false);
    expect(hasTime(closes, atMinute('2026-11-29', 600), closes)).toBe(false);
  });

  test('what is left is opened the next morning, not in the night', () => {
    expect(releaseAt(0, closes)).toEqual(atMinute('2026-11-27', 8 * 60));
    expect(releaseAt(9 * 60, closes)).toEqual(atMinute('2026-11-27', 9 * 60));
  });
});

describe('entering and withdrawing', () => {
  const draw: DrawFacts = { state: 'open', opensAt: atMinute('2026-11-22', 480), closesAt: closes, slotOpen: true };
  const just = (ms: number) => new Date(closes.getTime() + ms);

  test('from the opening to the last moment before the close, in a slot that takes place', () => {
    expect(code(decideOpen(draw, atMinute('2026-11-22', 479)))).toBe('lottery.not_open_yet');
    expect(code(decideOpen(draw, atMinute('2026-11-22', 480)))).toBe('ok');
    expect(code(decideOpen(draw, just(-1)))).toBe('ok');
    expect(code(decideOpen(draw, just(0)))).toBe('lottery.closed');
    expect(code(decideOpen({ ...draw, state: 'closed' }, just(-1)))).toBe('lottery.closed');
    expect(code(decideOpen({ ...draw, slotOpen: false }, just(-1)))).toBe('booking.slot_closed');
  });

  test('out again as long as the list is open', () => {
    expect(code(decideWithdraw({ state: 'entered' }, draw, just(-1)))).toBe('ok');
    expect(code(decideWithdraw({ state: 'entered' }, draw, just(0)))).toBe('lottery.closed');
    expect(code(decideWithdraw({ state: 'won' }, draw, just(-1)))).toBe('lottery.closed');
  });
});

describe('luck', () => {
  test('grows by each draw without a place, up to a most, and falls back with a place', () => {
    expect([0, 1, 2, 3, 4, 5, 99].map(weightOf)).toEqual([1, 2, 3, 4, 5, 5, 5]);
    expect(lossesOf([])).toBe(0);
    expect(lossesOf([false, false, true, false])).toBe(2);
    expect(lossesOf([true, false])).toBe(0);
  });

  test('never falls by losing, and never leaves its bounds', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 20 }), (before) => {
        const weight = weightOf(lossesOf(before));
        expect(weightOf(lossesOf([false, ...before]))).toBeGreaterThanOrEqual(weight);
        expect(weightOf(lossesOf([true, ...before]))).toBe(1);
        expect(weight).toBeGreaterThanOrEqual(1);
        expect(weight).toBeLessThanOrEqual(limits.lotteryWeightMost);
      }),
    );
  });

  test('a household stands with the unluckiest of them', () => {
    expect(unitWeight([1, 4, 2])).toBe(4);
    expect(unitWeight([])).toBe(1);
  });
});

describe('the published value', () => {
  test('has one form, however it is typed', () => {
    for (const typed of ['123', '1 2 3', '１２３', '1,2,3']) expect(beaconValue('welfare_3d', typed)).toBe('123');
    expect(beaconValue('welfare_3d', '007')).toBe('007');
    for (const typed of ['12', '1234', 'abc', '12x3', '-1 2 3 4']) expect(beaconValue('welfare_3d', typed)).toBeNull();
    const numbers = Array.from({ length: 20 }, (_, n) => n * 4 + 1);
    const right = numbers.map((n) => String(n).padStart(2, '0')).join(' ');
    expect(beaconValue('welfare_kl8', [...numbers].reverse().join('，'))).toBe(right);
    expect(beaconValue('welfare_kl8', right.replaceAll(' ', ''))).toBe(right);
    expect(beaconValue('welfare_kl8', right.slice(3))).toBeNull();
    expect(beaconValue('welfare_kl8', right.replace('05', '01'))).toBeNull();
    expect(beaconValue('welfare_kl8', right.replace('77', '81'))).toBeNull();
  });

  test('is agreed by two people, not by one twice', () => {
    const by = (personId: string, value: string) => ({ personId, value });
    expect(agreedValue([by('a', '123')])).toBeNull();
    expect(agreedValue([by('a', '123'), by('a', '123')])).toBeNull();
    expect(agreedValue([by('a', '123'), by('b', '124')])).toBeNull();
    expect(agreedValue([by('a', '123'), by('b', '124'), by('c', '124')])).toBe('124');
  });

  test('is entered after the close, when it can be known, until it is agreed', () => {
    const draw = { state: 'closed', value: null, beacon: 'welfare_3d', beaconOn: '2026-11-27' } as const;
    const out = valueFrom('welfare_3d', '2026-11-27');
    expect(code(decideValue({ ...draw, state: 'open' }, out))).toBe('lottery.not_closed');
    expect(code(decideValue(draw, new Date(out.getTime() - 1)))).toBe('lottery.value_not_yet');
    expect(code(decideValue(draw, out))).toBe('ok');
    expect(code(decideValue({ ...draw, value: '123' }, out))).toBe('lottery.value_known');
    expect(code(decideValue({ ...draw, state: 'void' }, out))).toBe('lottery.ended');
  });
});

describe('what may be drawn for', () => {
  const ask = {
    slot: { state: 'open' as const, taken: 0, waiting: 0 },
    isDrawn: false,
    priceMinutes: 0,
    closes,
    bookUntil: atMinute('2026-11-29', 600),
    now: atMinute('2026-11-20', 600),
  };

  test('a slot that nobody has booked, with time enough, once', () => {
    expect(code(decideBegin(ask))).toBe('ok');
    expect(code(decideBegin({ ...ask, isDrawn: true }))).toBe('lottery.begun_already');
    expect(code(decideBegin({ ...ask, slot: { ...ask.slot, taken: 1 } }))).toBe('lottery.has_bookings');
    expect(code(decideBegin({ ...ask, slot: { ...ask.slot, state: 'closed' } }))).toBe('slot.already_closed');
    expect(code(decideBegin({ ...ask, bookUntil: closes }))).toBe('lottery.no_time');
  });

  test('a service that opens earlier than its draws close', () => {
    const service = { openDays: 7, leadMinutes: 60, priceMinutes: 0 };
    expect(code(decideRules(service, { allocation: 'first_come', closeDays: 0 }))).toBe('ok');
    expect(code(decideRules(service, { allocation: 'lottery', closeDays: 4 }))).toBe('ok');
    expect(code(decideRules(service, { allocation: 'lottery', closeDays: 3 }))).toBe('lottery.no_time');
    const priced = { ...service, priceMinutes: 30 };
    expect(code(decideRules(priced, { allocation: 'lottery', closeDays: 4 }))).toBe('lottery.has_price');
    expect(code(decideRules(service, { allocation: 'lottery', closeDays: 7 }))).toBe('lottery.no_time');
    expect(
      code(decideRules({ openDays: 7, leadMinutes: 0, priceMinutes: 0 }, { allocation: 'lottery', closeDays: 3 })),
    ).toBe('ok');
  });
});
