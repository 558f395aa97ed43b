import fc from 'fast-check';
import {
  bookUntil,
  cancelUntil,
  decideBook,
  decideCancel,
  decideCheckIn,
  decideClose,
  decideUndo,
  opensAt,
  quotaPeriods,
  slotFace,
  type BookingFacts,
  type ServiceRules,
  type SlotFacts,
} from '../../server/modules/booking/rules';
import { atMinute, weekday } from '../../shared/time/civil';

const rules: ServiceRules = {
  openDays: 7,
  opensMinute: 480,
  leadMinutes: 30,
  cancelMinutes: 120,
  maxPerDay: 1,
  maxPerWeek: 3,
  partyMax: 2,
  waitlistMax: 4,
  offerMinutes: 120,
  releaseMinutes: null,
  minAge: null,
  maxAge: null,
  allocation: 'first_come',
  isScarce: false,
  guardianOnly: false,
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
const ask = { slot, rules, partySize: 1, bornOn: null, atDesk: false, now: atMinute('2026-11-28', 600) };
const codeOf = (verdict: { ok: true } | { ok: false; code: string }) => (verdict.ok ? 'ok' : verdict.code);

describe('the booking window', () => {
  test('opens seven days ahead at 08:00 and not a moment earlier', () => {
    const opens = atMinute('2026-11-22', 480);
    expect(opensAt(rules, on)).toEqual(opens);
    expect(codeOf(decideBook({ ...ask, now: new Date(opens.getTime() - 1) }))).toBe('booking.slot_not_open_yet');
    expect(codeOf(decideBook({ ...ask, now: opens }))).toBe('ok');
  });

  test('ends half an hour before the start', () => {
    const last = bookUntil(rules, slot.startAt);
    expect(last).toEqual(atMinute(on, 13 * 60 + 30));
    expect(codeOf(decideBook({ ...ask, now: last }))).toBe('ok');
    expect(codeOf(decideBook({ ...ask, now: new Date(last.getTime() + 1) }))).toBe('booking.slot_ended');
  });

  test('a slot that a draw holds is not booked, until what is left is open', () => {
    const byLottery = { ...rules, allocation: 'lottery' as const };
    expect(codeOf(decideBook({ ...ask, rules: byLottery }))).toBe('booking.by_lottery');
    expect(codeOf(decideBook({ ...ask, slot: { ...slot, allocation: 'lottery' } }))).toBe('booking.by_lottery');
    const opened = { ...slot, allocation: 'first_come' as const };
    expect(codeOf(decideBook({ ...ask, rules: byLottery, slot: opened }))).toBe('ok');
  });

  test('a closed slot says closed before anything else', () => {
    expect(codeOf(decideBook({ ...ask, slot: { ...slot, state: 'closed', taken: 4 } }))).toBe('booking.slot_closed');
  });
});

describe('who and how many', () => {
  test('a party never splits: it fits whole or not at all', () => {
    expect(codeOf(decideBook({ ...ask, slot: { ...slot, taken: 3 }, partySize: 2 }))).toBe('booking.slot_full');
    expect(codeOf(decideBook({ ...ask, slot: { ...slot, taken: 2 }, partySize: 2 }))).toBe('ok');
    expect(codeOf(decideBook({ ...ask, partySize: 3 }))).toBe('booking.party_too_large');
  });

  test.each([
    ['1966-11-29', 'ok'],
    ['1966-11-30', 'booking.too_young'],
    [null, 'booking.age_unknown'],
  ])('lunch from 60, counted on the day of the slot: born %s → %s', (bornOn, expected) => {
    expect(codeOf(decideBook({ ...ask, rules: { ...rules, minAge: 60 }, bornOn }))).toBe(expected);
  });

  test('an upper age holds through the last day of that year of life', () => {
    const young = { ...rules, maxAge: 12 };
    expect(codeOf(decideBook({ ...ask, rules: young, bornOn: '2013-11-30' }))).toBe('ok');
    expect(codeOf(decideBook({ ...ask, rules: young, bornOn: '2013-11-29' }))).toBe('booking.too_old');
  });

  test('whatever the numbers, ok means that the places are free and inside the window', () => {
    fc.assert(
      fc.property(
        fc.record({
          taken: fc.integer({ min: 0, max: 6 }),
          capacity: fc.integer({ min: 1, max: 6 }),
          partySize: fc.integer({ min: 1, max: 4 }),
          shiftMinutes: fc.integer({ min: -12_000, max: 2_000 }),
          state: fc.constantFrom('open' as const, 'closed' as const),
        }),
        ({ taken, capacity, partySize, shiftMinutes, state }) => {
          const now = new Date(slot.startAt.getTime() + shiftMinutes * 60_000);
          const asked = { ...slot, taken: Math.min(taken, capacity), capacity, state };
          const { ok } = decideBook({ ...ask, slot: asked, partySize, now });
          const fits = asked.taken + partySize <= capacity && partySize <= rules.partyMax;
          const inWindow = now >= opensAt(rules, on) && now <= bookUntil(rules, slot.startAt);
          expect(ok).toBe(state === 'open' && fits && inWindow);
          if (ok) expect(slotFace(asked, rules, now)).toBe('open');
        },
      ),
    );
  });
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

  test('a quota week runs from Monday to Sunday of the slot', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          const { week } = quotaPeriods(day);
          const monday = week.slice(1);
          expect(weekday(monday)).toBe(1);
          expect(quotaPeriods(monday).week).toBe(week);
        },
      ),
    );
  });
});
