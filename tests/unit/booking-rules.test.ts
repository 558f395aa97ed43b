import fc from 'fast-check';
import { monthOf, quotaSpan, weekOf } from '../../server/modules/booking/quota-days';
import {
  approvalUntil,
  bookUntil,
  cancelUntil,
  decideBeside,
  decideCancel,
  decideCheckIn,
  decideClose,
  decideSlot,
  decideUndo,
  decideWho,
  opensAt,
  type BookingFacts,
  type ServiceRules,
  type SlotFacts,
} from '../../server/modules/booking/rules';
import { plainRules } from '../support/rules';
import { addDays, atMinute, mondayOf, weekday } from '../../shared/time/civil';

const rules: ServiceRules = {
  ...plainRules,
  opensMinute: 480,
  leadMinutes: 30,
  cancelMinutes: 120,
  maxPerDay: 1,
  maxPerWeek: 3,
  partyMax: 2,
  waitlistMax: 4,
};
const on = '2026-11-29';
const slot: SlotFacts = {
  on,
  startAt: atMinute(on, 14 * 60),
  endAt: atMinute(on, 15 * 60),
  capacity: 4,
  taken: 0,
  state: 'open',
  allocation: null,
};
const ask = {
  service: 'open' as const,
  slot,
  rules,
  people: 1,
  payable: false,
  atDesk: false,
  now: atMinute('2026-11-28', 600),
};
const codeOf = (verdict: { ok: true } | { ok: false; code: string }) => (verdict.ok ? 'ok' : verdict.code);

describe('the booking window', () => {
  test('opens seven days ahead at 08:00 and not a moment earlier', () => {
    const opens = atMinute('2026-11-22', 480);
    expect(opensAt(rules, on)).toEqual(opens);
    expect(codeOf(decideSlot({ ...ask, now: new Date(opens.getTime() - 1) }))).toBe('booking.slot_not_open_yet');
    expect(codeOf(decideSlot({ ...ask, now: opens }))).toBe('ok');
  });

  test('ends half an hour before the start', () => {
    const last = bookUntil(rules, slot.startAt);
    expect(last).toEqual(atMinute(on, 13 * 60 + 30));
    expect(codeOf(decideSlot({ ...ask, now: last }))).toBe('ok');
    expect(codeOf(decideSlot({ ...ask, now: new Date(last.getTime() + 1) }))).toBe('booking.slot_ended');
  });

  test('a slot that a draw holds is not booked, until what is left is open', () => {
    const byLottery = { ...rules, allocation: 'lottery' as const };
    expect(codeOf(decideSlot({ ...ask, rules: byLottery }))).toBe('booking.by_lottery');
    expect(codeOf(decideSlot({ ...ask, slot: { ...slot, allocation: 'lottery' } }))).toBe('booking.by_lottery');
    const atDesk = { ...ask, rules: byLottery, atDesk: true };
    expect(codeOf(decideSlot(atDesk))).toBe('booking.by_lottery');
    expect(codeOf(decideSlot({ ...atDesk, now: slot.startAt }))).toBe('ok');
    const opened = { ...slot, allocation: 'first_come' as const };
    expect(codeOf(decideSlot({ ...ask, rules: byLottery, slot: opened }))).toBe('ok');
  });

  test('a closed slot says closed before anything else', () => {
    expect(codeOf(decideSlot({ ...ask, slot: { ...slot, state: 'closed', taken: 4 } }))).toBe('booking.slot_closed');
  });
});

describe('who and how many', () => {
  test('no more people than the service takes at once', () => {
    expect(codeOf(decideSlot({ ...ask, people: 2 }))).toBe('ok');
    expect(codeOf(decideSlot({ ...ask, people: 3 }))).toBe('booking.party_too_large');
  });

  test.each([
    ['1966-11-29', 'ok'],
    ['1966-11-30', 'booking.too_young'],
    [null, 'booking.age_unknown'],
  ])('lunch from 60, counted on the day of the slot: born %s → %s', (bornOn, expected) => {
    expect(codeOf(decideWho({ ...rules, minAge: 60 }, { bornOn, residence: null }, on))).toBe(expected);
  });

  test('an upper age holds through the last day of that year of life', () => {
    const of = (bornOn: string) => codeOf(decideWho({ ...rules, maxAge: 12 }, { bornOn, residence: null }, on));
    expect(of('2013-11-30')).toBe('ok');
    expect(of('2013-11-29')).toBe('booking.too_old');
  });

  test.each([
    ['350582001016', 'ok'],
    ['350582001', 'ok'],
    ['350582002001', 'booking.residents_only'],
    ['350581001001', 'booking.residents_only'],
    [null, 'booking.residents_only'],
  ])('for residents of a town: a confirmed address in %s → %s', (residence, expected) => {
    const local = { ...rules, residentsOf: { code: '350582001' } };
    expect(codeOf(decideWho(local, { bornOn: null, residence }, on))).toBe(expected);
    expect(codeOf(decideWho(rules, { bornOn: null, residence }, on))).toBe('ok');
  });

  test('a service that is retired or not shown yet takes nobody, one with a price nobody while there is no time bank', () => {
    expect(codeOf(decideSlot({ ...ask, service: 'retired' }))).toBe('booking.service_retired');
    expect(codeOf(decideSlot({ ...ask, service: 'draft' }))).toBe('booking.service_retired');
    expect(codeOf(decideSlot({ ...ask, service: 'paused' }))).toBe('booking.service_paused');
    expect(codeOf(decideSlot({ ...ask, service: 'paused', atDesk: true }))).toBe('booking.service_paused');
    const priced = { ...rules, priceMinutes: 30 };
    expect(codeOf(decideSlot({ ...ask, rules: priced }))).toBe('booking.price_not_payable');
    expect(codeOf(decideSlot({ ...ask, rules: priced, payable: true }))).toBe('ok');
  });

  test('whatever the numbers, ok means inside the window, open, and not too many', () => {
    fc.assert(
      fc.property(
        fc.record({
          people: fc.integer({ min: 1, max: 4 }),
          shiftMinutes: fc.integer({ min: -12_000, max: 2_000 }),
          state: fc.constantFrom('open' as const, 'closed' as const),
        }),
        ({ people, shiftMinutes, state }) => {
          const now = new Date(slot.startAt.getTime() + shiftMinutes * 60_000);
          const { ok } = decideSlot({ ...ask, slot: { ...slot, state }, people, now });
          const inWindow = now >= opensAt(rules, on) && now <= bookUntil(rules, slot.startAt);
          expect(ok).toBe(state === 'open' && people <= rules.partyMax && inWindow);
        },
      ),
    );
  });
});

const anyDay = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('how often', () => {
  const wanted = { slotId: 'slt', startAt: slot.startAt, endAt: slot.endAt };

  test('a week runs from Monday to Sunday and a month from its first to its last day, of the slot', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const [week, month] = [weekOf(day), monthOf(day)];
        expect([weekday(week.fromOn), weekday(week.toOn)]).toEqual([1, 7]);
        expect(weekOf(week.toOn)).toEqual(week);
        expect([month.fromOn.slice(0, 7), month.toOn.slice(0, 7)]).toEqual([day.slice(0, 7), day.slice(0, 7)]);
        expect(addDays(month.toOn, 1).slice(8)).toBe('01');
        expect(month.fromOn.slice(8)).toBe('01');
      }),
    );
  });

  test('whatever was used when, a quota is refused exactly when its days hold that many', () => {
    fc.assert(
      fc.property(
        fc.record({
          day: anyDay,
          uses: fc.array(
            fc.record({ shift: fc.integer({ min: -40, max: 40 }), times: fc.integer({ min: 1, max: 3 }) }),
          ),
          most: fc.record({
            maxPerDay: fc.option(fc.integer({ min: 1, max: 4 })),
            maxPerWeek: fc.option(fc.integer({ min: 1, max: 6 })),
            maxPerMonth: fc.option(fc.integer({ min: 1, max: 9 })),
          }),
        }),
        ({ day, uses, most }) => {
          const used = new Map<string, number>();
          for (const { shift, times } of uses) {
            const at = addDays(day, shift);
            used.set(at, (used.get(at) ?? 0) + times);
          }
          const sum = (holds: (at: string) => boolean) =>
            [...used].filter(([at]) => holds(at)).reduce((total, [, times]) => total + times, 0);
          const monday = mondayOf(day);
          const full = {
            'booking.quota_day': (most.maxPerDay ?? Infinity) <= sum((at) => at === day),
            'booking.quota_week': (most.maxPerWeek ?? Infinity) <= sum((at) => mondayOf(at) === monday),
            'booking.quota_month': (most.maxPerMonth ?? Infinity) <= sum((at) => at.slice(0, 7) === day.slice(0, 7)),
          };
          const expected = Object.entries(full).find(([, isFull]) => isFull)?.[0] ?? 'ok';
          const verdict = decideBeside({ wanted, held: [], used, on: day, rules: { ...rules, ...most } });
          expect(codeOf(verdict)).toBe(expected);
          // What a claim reads before it decides holds every day that can matter.
          const { fromOn, toOn } = quotaSpan(day);
          const read = new Map([...used].filter(([at]) => at >= fromOn && at <= toOn));
          expect(decideBeside({ wanted, held: [], used: read, on: day, rules: { ...rules, ...most } })).toEqual(
            verdict,
          );
        },
      ),
    );
  });
});

test('the centre has its time to say yes, and never beyond the start', () => {
  const now = atMinute(on, 600);
  expect(approvalUntil(60, slot.startAt, now)).toEqual(atMinute(on, 660));
  expect(approvalUntil(24 * 60, slot.startAt, now)).toEqual(slot.startAt);
});

describe('afterwards', () => {
  const booked: BookingFacts = {
    state: 'confirmed',
    on,
    startAt: slot.startAt,
    endAt: slot.endAt,
    endedBy: null,
    offeredUntil: null,
  };

  test('cancelling is free until two hours before', () => {
    const last = cancelUntil(rules, slot);
    expect(last).toEqual(atMinute(on, 12 * 60));
    expect(codeOf(decideCancel(booked, rules, last))).toBe('ok');
    expect(codeOf(decideCancel(booked, rules, new Date(last.getTime() + 1)))).toBe('booking.cancel_too_late');
    expect(codeOf(decideCancel({ ...booked, state: 'attended' }, rules, last))).toBe('booking.not_cancellable');
  });

  test('check-in on the day only, never of a cancelled booking, twice without harm', () => {
    expect(codeOf(decideCheckIn(booked, on))).toBe('ok');
    expect(codeOf(decideCheckIn({ ...booked, state: 'attended' }, on))).toBe('ok');
    expect(codeOf(decideCheckIn(booked, '2026-11-28'))).toBe('roster.not_today');
    expect(codeOf(decideCheckIn({ ...booked, state: 'cancelled' }, on))).toBe('roster.not_confirmed');
  });

  test('only a check-in can be taken back, only an open slot that is not over can be closed', () => {
    expect(codeOf(decideUndo(booked, 'open'))).toBe('roster.not_attended');
    expect(codeOf(decideUndo({ ...booked, state: 'attended' }, 'open'))).toBe('ok');
    expect(codeOf(decideUndo({ ...booked, state: 'attended' }, 'closed'))).toBe('roster.slot_closed');
    expect(codeOf(decideClose({ state: 'closed', endAt: slot.endAt }, ask.now))).toBe('slot.already_closed');
    expect(codeOf(decideClose({ state: 'open', endAt: slot.endAt }, slot.endAt))).toBe('slot.ended');
    expect(codeOf(decideClose({ state: 'open', endAt: slot.endAt }, slot.startAt))).toBe('ok');
  });
});
