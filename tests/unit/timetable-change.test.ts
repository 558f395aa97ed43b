import fc from 'fast-check';
import { bothReasons } from '../../server/modules/centre/layer-changes';
import { effectOf, hitsOf, movedTo, slotSteps, type Present, type Wanted } from '../../server/modules/timetable/rules';
import { limits } from '../../shared/limits';
import { atMinute } from '../../shared/time/civil';

const now = atMinute('2026-11-23', 600);
const on = '2026-11-25';
const wanted = (minute: number, over: Partial<Wanted> = {}): Wanted => ({
  serviceId: 'svc',
  on,
  startAt: atMinute(on, minute),
  endAt: atMinute(on, minute + 60),
  capacity: 10,
  ...over,
});
const present = (minute: number, over: Partial<Present> = {}): Present => ({
  ...wanted(minute),
  id: `slt_${minute}`,
  taken: 0,
  waiting: 0,
  state: 'open',
  withdrawn: false,
  shrinksTo: null,
  byLot: false,
  ...over,
});
const booked = (id: string, partySize = 1) => ({ id, slotId: 'slt_540', partySize });

describe('slots follow their timetable', () => {
  test('nothing is to be done where they are as they should be, or have begun', () => {
    expect(slotSteps([wanted(540)], [present(540)], now)).toEqual([]);
    const begun = { ...present(0), startAt: new Date(now.getTime() - 1), endAt: now };
    expect(slotSteps([], [begun], now)).toEqual([]);
  });

  test('one that goes and a new one of its day are a move, the nearest first, each once', () => {
    const steps = slotSteps([wanted(570), wanted(900)], [present(600), present(540)], now);
    const told = steps.flatMap((step) => (step.do === 'drop' ? [[step.slot.id, step.to?.startAt]] : []));
    expect(told).toEqual([
      ['slt_540', atMinute(on, 570)],
      ['slt_600', atMinute(on, 900)],
    ]);
    expect(steps.map((step) => effectOf(step, movedTo(steps)))).toEqual(['move', null, 'move', null]);
  });

  test('a slot of another day is no move', () => {
    const other = wanted(540, {
      on: '2026-11-26',
      startAt: atMinute('2026-11-26', 540),
      endAt: atMinute('2026-11-26', 600),
    });
    const steps = slotSteps([other], [present(540)], now);
    expect(steps.map((step) => effectOf(step, movedTo(steps)))).toEqual(['vanish', 'appear']);
  });

  test('what staff called off one by one is left alone, what a change withdrew comes back', () => {
    expect(slotSteps([wanted(540)], [present(540, { state: 'closed' })], now)).toEqual([]);
    expect(slotSteps([], [present(540, { state: 'closed' })], now)).toEqual([]);
    const back = slotSteps([wanted(540)], [present(540, { state: 'closed', withdrawn: true })], now);
    expect(back).toMatchObject([{ do: 'reshape' }]);
    expect(slotSteps([], [present(540, { state: 'closed', withdrawn: true })], now)).toEqual([]);
  });

  test('applied once, they are as wanted: a second look finds nothing to do', () => {
    const minute = fc.integer({ min: 0, max: 20 }).map((n) => 480 + n * 30);
    const row = fc.record({ minute, capacity: fc.integer({ min: 1, max: 9 }) });
    const rows = fc.uniqueArray(row, { selector: ({ minute: at }) => at, maxLength: 15 });
    fc.assert(
      fc.property(rows, rows, (want, have) => {
        const asked = want.map((one) => wanted(one.minute, { capacity: one.capacity }));
        const there = have.map((one) => present(one.minute, { capacity: one.capacity }));
        const after = new Map(there.map((slot) => [slot.startAt.getTime(), slot]));
        for (const step of slotSteps(asked, there, now)) {
          if (step.do === 'drop') after.delete(step.slot.startAt.getTime());
          else after.set(step.to.startAt.getTime(), { ...present(0), ...step.to });
        }
        expect([...after.keys()].sort()).toEqual(asked.map((slot) => slot.startAt.getTime()).sort());
        expect(slotSteps(asked, [...after.values()], now)).toEqual([]);
      }),
    );
  });
});

describe('whom a change hits', () => {
  const bookings = [booked('first', 2), booked('second'), booked('third', 2)];

  test('all of a slot that goes', () => {
    const [step] = slotSteps([], [present(540, { taken: 5 })], now);
    expect(step && hitsOf(step, bookings, 5).map(({ booking, hit }) => [booking.id, hit])).toEqual([
      ['first', 'gone'],
      ['second', 'gone'],
      ['third', 'gone'],
    ]);
  });

  test('of one with fewer places those who booked last, and nobody where they still fit', () => {
    const hit = (capacity: number) => {
      const [step] = slotSteps([wanted(540, { capacity })], [present(540, { taken: 5 })], now);
      return step && hitsOf(step, bookings, 5).map(({ booking }) => booking.id);
    };
    expect([hit(5), hit(4), hit(3), hit(2), hit(1)]).toEqual([
      [],
      ['third'],
      ['third'],
      ['second', 'third'],
      ['first', 'second', 'third'],
    ]);
  });

  test('all of one that lasts differently, those without a place left as such', () => {
    const [step] = slotSteps(
      [wanted(540, { endAt: atMinute(on, 585), capacity: 3 })],
      [present(540, { taken: 5 })],
      now,
    );
    expect(step && hitsOf(step, bookings, 5).map(({ booking, hit }) => [booking.id, hit])).toEqual([
      ['first', 'retimed'],
      ['second', 'retimed'],
      ['third', 'over'],
    ]);
  });

  test('who is not hit always fits', () => {
    const parties = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 12 });
    fc.assert(
      fc.property(parties, fc.integer({ min: 1, max: 30 }), (sizes, capacity) => {
        const all = sizes.map((size, n) => booked(`b${n}`, size));
        const taken = sizes.reduce((sum, size) => sum + size, 0);
        const step = {
          do: 'reshape' as const,
          slot: present(540, { taken, capacity: 99 }),
          to: wanted(540, { capacity }),
        };
        const hit = new Set(hitsOf(step, all, taken).map(({ booking }) => booking.id));
        const left = all.filter(({ id }) => !hit.has(id)).reduce((sum, one) => sum + one.partySize, 0);
        expect(left).toBeLessThanOrEqual(capacity);
      }),
    );
  });
});

describe('the reason of a day that is changed once more', () => {
  test('keeps what was said before, each once, the newest last', () => {
    expect(bothReasons(null, '老师有事')).toBe('老师有事');
    expect(bothReasons('台风停电', '老师有事')).toBe('台风停电；老师有事');
    expect(bothReasons('台风停电；老师有事', '台风停电')).toBe('老师有事；台风停电');
    expect(bothReasons('老师有事', '')).toBe('老师有事');
  });

  test('lets the oldest go where there is no room for all', () => {
    const [first, second, third] = ['甲'.repeat(20), '乙'.repeat(25), '丙'.repeat(30)];
    expect(bothReasons(`${first}；${second}`, third)).toBe(`${second}；${third}`);
    expect(bothReasons(second, '丁'.repeat(limits.timetableReasonMax))).toBe('丁'.repeat(limits.timetableReasonMax));
  });
});
