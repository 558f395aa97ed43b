import {
  expectedIn,
  isEarly,
  isShown,
  layGrid,
  neighbour,
  nowMinute,
  phaseOf,
  slotToOpen,
  type RosterBooking,
  type RosterSlot,
} from '../../miniapp/src/features/desk/grid-rules';
import { atMinute } from '../../shared/time/civil';

const on = '2026-11-23';
const at = (time: string): Date => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return atMinute(on, hours * 60 + minutes);
};

function slot(id: string, place: string, from: string, to: string, over: Partial<RosterSlot> = {}): RosterSlot {
  return {
    id,
    serviceId: `svc_${place}`,
    serviceName: `${place}的项目`,
    place,
    icon: 'circle',
    startAt: at(from).toISOString(),
    endAt: at(to).toISOString(),
    capacity: 10,
    taken: 0,
    waiting: 0,
    attended: 0,
    state: 'open',
    closedReason: null,
    may: { close: true },
    ...over,
  };
}

const dayOf = (items: RosterSlot[]) => ({ items, opensMinute: 8 * 60, closesMinute: 21 * 60 });

describe('the time grid', () => {
  it('spans the opening hours, and slots beyond them, in whole hours', () => {
    const grid = layGrid(dayOf([slot('a', '一楼食堂', '07:45', '08:30'), slot('b', '一楼食堂', '21:00', '21:30')]));
    expect([grid.fromMinute, grid.toMinute]).toEqual([7 * 60, 22 * 60]);
  });

  it('lets the shortest slot keep one line of words', () => {
    const short = layGrid(dayOf([slot('a', '一楼', '09:00', '09:15')]));
    expect(short.boxes[0]?.height).toBeGreaterThanOrEqual(25);
    const long = layGrid(dayOf([slot('a', '一楼', '09:00', '11:00')]));
    expect(long.hourPixels).toBeLessThan(short.hourPixels);
  });

  it('orders places by floor, outdoor ones last, and names the service where a place has one only', () => {
    const grid = layGrid(
      dayOf([
        slot('a', '北门小广场', '09:00', '10:00'),
        slot('b', '三楼健身房', '09:00', '10:00'),
        slot('c', '二楼教室', '09:00', '10:00'),
        slot('d', '一楼食堂', '09:00', '10:00'),
        slot('e', '一楼食堂', '11:00', '12:00', { serviceName: '另一项' }),
      ]),
    );
    expect(grid.columns).toEqual([
      { place: '一楼食堂', service: null },
      { place: '二楼教室', service: '二楼教室的项目' },
      { place: '三楼健身房', service: '三楼健身房的项目' },
      { place: '北门小广场', service: '北门小广场的项目' },
    ]);
  });

  it('puts slots that run together side by side and leaves the others their whole width', () => {
    const grid = layGrid(
      dayOf([
        slot('a', '一楼', '09:00', '11:00'),
        slot('b', '一楼', '09:30', '10:00'),
        slot('c', '一楼', '10:00', '10:30'),
        slot('d', '一楼', '11:00', '12:00'),
      ]),
    );
    const lanes = Object.fromEntries(grid.boxes.map((box) => [box.slot.id, [box.lane, box.lanes]]));
    expect(lanes).toEqual({ a: [0, 2], b: [1, 2], c: [1, 2], d: [0, 1] });
  });

  it('is walked by arrow keys: along a place, and across to the nearest time', () => {
    const grid = layGrid(
      dayOf([
        slot('a1', '一楼', '09:00', '10:00'),
        slot('a2', '一楼', '14:00', '15:00'),
        slot('b1', '二楼', '08:30', '09:00'),
        slot('b2', '二楼', '13:30', '14:30'),
      ]),
    );
    expect(neighbour(grid, null, 'ArrowDown')).toBe('a1');
    expect(neighbour(grid, 'a1', 'ArrowDown')).toBe('a2');
    expect(neighbour(grid, 'a2', 'ArrowDown')).toBe('a2');
    expect(neighbour(grid, 'a2', 'ArrowRight')).toBe('b2');
    expect(neighbour(grid, 'b1', 'ArrowLeft')).toBe('a1');
    expect(neighbour(grid, 'b1', 'ArrowRight')).toBe('b1');
  });

  it('shows the line of now on its own day and within its hours only', () => {
    const grid = layGrid(dayOf([slot('a', '一楼', '09:00', '10:00')]));
    expect(nowMinute({ on }, grid, at('12:12'))).toBe(12 * 60 + 12);
    expect(nowMinute({ on: '2026-11-24' }, grid, at('12:12'))).toBeNull();
    expect(nowMinute({ on }, grid, at('23:30'))).toBeNull();
  });
});

describe('the slot that a day opens with', () => {
  const past = slot('past', '一楼', '08:00', '09:00', { taken: 3, attended: 1 });
  const running = slot('running', '一楼', '09:30', '10:30', { taken: 2, attended: 2 });
  const coming = slot('coming', '二楼', '11:00', '12:00', { taken: 4 });
  const closed = slot('closed', '二楼', '09:30', '10:30', { taken: 1, state: 'closed' });
  const now = at('10:00');

  it('is where somebody is still to come, then what runs, then what is next', () => {
    expect(slotToOpen([past, running, coming, closed], now)?.id).toBe('coming');
    expect(slotToOpen([past, running, { ...coming, taken: 0 }], now)?.id).toBe('running');
    expect(slotToOpen([past, { ...coming, taken: 0 }], now)?.id).toBe('coming');
  });

  it('is the last one with people when the day is over, and none when there is none', () => {
    expect(slotToOpen([past], now)?.id).toBe('past');
    expect(slotToOpen([], now)).toBeNull();
  });

  it('knows phases and who is awaited', () => {
    expect([past, running, coming].map((one) => phaseOf(one, now))).toEqual(['over', 'running', 'coming']);
    expect([past, running, coming].map(expectedIn)).toEqual([2, 0, 4]);
  });
});

it('filters a roster: a no-show may still come, a cancelled booking is neither awaited nor here', () => {
  const states = ['confirmed', 'no_show', 'attended', 'cancelled'] as const;
  const shown = (show: 'all' | 'expected' | 'attended') =>
    states.filter((state) => isShown({ state } as RosterBooking, show));
  expect(shown('all')).toEqual([...states]);
  expect(shown('expected')).toEqual(['confirmed', 'no_show']);
  expect(shown('attended')).toEqual(['attended']);
});

test('a tick is early more than an hour before the start, and never after it', () => {
  const booking = { startAt: at('14:00').toISOString() };
  expect(['12:59', '13:00', '13:59', '14:30'].map((time) => isEarly(booking, at(time)))).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
