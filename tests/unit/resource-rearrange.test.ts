import fc from 'fast-check';
import { rearranged, type Tried } from '../../server/modules/resource/rearrange';
import { rangeOf } from '../../server/modules/resource/rules';
import { atMinute } from '../../shared/time/civil';
import { resourceFacts } from '../support/resource-facts';

const on = '2026-11-24';
const five = (minute: number) => atMinute(on, minute).getTime() / 300_000;
const room = resourceFacts('room');
const held = (id: string, from: number, to: number, resourceId = 'room', atomId = resourceId) => ({
  holder: id,
  resourceId,
  atomId,
  from: five(from),
  to: five(to),
});

/** A slot that has one room from one minute to another. */
const tried = (id: string, from: number, to: number, over: Partial<Tried> = {}): Tried => ({
  id,
  time: { startAt: atMinute(on, from), endAt: atMinute(on, to) },
  resources: [room],
  held: [held(id, from, to)],
  people: 0,
  running: false,
  ...over,
});
const clean = resourceFacts('room', { afterMinutes: 15 });
const faceOf = (settled: ReturnType<typeof rearranged>) =>
  Object.fromEntries([...settled].map(([id, one]) => [id, one.ok ? (one.short ? 'short' : 'full') : 'lost']));

describe('a longer break', () => {
  test('goes in where it fits, empty times give way, and neighbours with people keep theirs', () => {
    const slots = [
      tried('a', 540, 600, { resources: [clean], people: 2 }),
      tried('b', 600, 660, { resources: [clean], people: 1 }),
      tried('c', 660, 720, { resources: [clean] }),
      tried('d', 735, 780, { resources: [clean] }),
    ];
    const settled = rearranged(slots, []);
    expect(faceOf(settled)).toEqual({ a: 'short', b: 'full', c: 'lost', d: 'full' });
    const b = settled.get('b');
    expect(b?.ok === true && b.takes).toEqual([{ ...held('b', 600, 675) }]);
  });

  test('does not reach into a block, and no shorter one is lost for it', () => {
    const slots = [tried('a', 540, 600, { resources: [clean], people: 1 })];
    expect(faceOf(rearranged(slots, [held('blk', 600, 660)]))).toEqual({ a: 'short' });
    expect(faceOf(rearranged([tried('a', 540, 600, { resources: [clean] })], [held('blk', 600, 660)]))).toEqual({
      a: 'lost',
    });
  });

  test('a shorter one is given back', () => {
    const slots = [tried('a', 540, 600, { people: 1, held: [held('a', 530, 615)] })];
    const [one] = [...rearranged(slots, []).values()];
    expect(one?.ok === true && one.takes).toEqual([held('a', 540, 600)]);
  });
});

describe('what nobody has claimed yet', () => {
  test('has to be possible, comes last whatever its time is, and takes nothing from anybody', () => {
    const free = (id: string, from: number) => tried(id, from, from + 60, { held: [], unclaimed: true });
    const slots = [free('a', 540), free('b', 540), free('c', 600), tried('d', 600, 660, { held: [] })];
    const settled = rearranged(slots, []);
    expect(faceOf(settled)).toEqual({ a: 'full', b: 'full', c: 'lost', d: 'full' });
    expect(settled.get('a')).toEqual({ ok: true, takes: [], short: false });
    expect(faceOf(rearranged([free('a', 540)], [held('blk', 570, 600)]))).toEqual({ a: 'lost' });
  });
});

describe('a hall that becomes its two halves', () => {
  const hall = resourceFacts('hall', { atoms: ['east', 'west'] });
  const [east, west] = [resourceFacts('east'), resourceFacts('west')];
  test('of two at one time the one with more people stays, the other half is free', () => {
    const ofHall = (people: number) =>
      tried('h', 540, 600, { resources: [hall], held: [held('h', 540, 600, 'hall')], people });
    const ofEast = tried('e', 540, 600, { resources: [east], held: [held('e', 540, 600, 'east')], people: 3 });
    const ofWest = tried('w', 600, 660, { resources: [west], held: [held('w', 600, 660, 'west')], people: 1 });
    expect(faceOf(rearranged([ofHall(5), ofEast, ofWest], []))).toEqual({ h: 'full', e: 'lost', w: 'full' });
    expect(faceOf(rearranged([ofHall(2), ofEast, ofWest], []))).toEqual({ h: 'lost', e: 'full', w: 'full' });
  });

  test('what is going on comes before anybody’s number of people', () => {
    const running = tried('h', 540, 600, { resources: [hall], held: [held('h', 540, 600, 'hall')], running: true });
    const many = tried('e', 540, 600, { resources: [east], held: [], people: 90 });
    expect(faceOf(rearranged([many, running], []))).toEqual({ e: 'lost', h: 'full' });
  });
});

test('working times take away what is outside them, with people or without, but not what is going on', () => {
  const morning = resourceFacts('room', { hours: [{ weekday: 2, startsMinute: 540, endsMinute: 600 }] });
  const slots = [
    tried('a', 540, 600, { resources: [morning], people: 1 }),
    tried('b', 600, 660, { resources: [morning], people: 1 }),
    tried('c', 660, 720, { resources: [morning], running: true }),
  ];
  expect(faceOf(rearranged(slots, []))).toEqual({ a: 'full', b: 'lost', c: 'full' });
});

test('whatever is asked for, no part has two holders, people keep their place, and the order asked in is all one', () => {
  const slotOf = fc.record({
    hour: fc.integer({ min: 0, max: 9 }),
    people: fc.integer({ min: 0, max: 3 }),
    of: fc.constantFrom('hall', 'east', 'west'),
  });
  const breaks = fc.record({ before: fc.constantFrom(0, 5, 30), after: fc.constantFrom(0, 15, 60) });
  fc.assert(
    fc.property(fc.array(slotOf, { maxLength: 12 }), breaks, (asked, { before, after }) => {
      const buffers = { beforeMinutes: before, afterMinutes: after };
      const facts = {
        hall: resourceFacts('hall', { atoms: ['east', 'west'], ...buffers }),
        east: resourceFacts('east', buffers),
        west: resourceFacts('west', buffers),
      };
      const slots = asked.map(({ hour, people, of }, n) => {
        const [from, to] = [480 + hour * 60, 540 + hour * 60];
        return tried(`s${n}`, from, to, {
          resources: [facts[of as 'hall']],
          held: [held(`s${n}`, from, to, of)],
          people,
        });
      });
      const settled = rearranged(slots, []);
      const takes = [...settled.values()].flatMap((one) => (one.ok ? one.takes : []));
      const keys = takes.flatMap(({ atomId, from, to }) =>
        Array.from({ length: to - from }, (_, n) => `${atomId} ${from + n}`),
      );
      expect(new Set(keys).size).toBe(keys.length);
      for (const slot of slots) {
        const one = settled.get(slot.id);
        const bare = rangeOf(slot.time, { beforeMinutes: 0, afterMinutes: 0 });
        if (one?.ok) for (const { from, to } of one.takes) expect(from <= bare.from && bare.to <= to).toBe(true);
        if (one?.ok) continue;
        if (slot.people === 0) continue;
        // Who has people and is lost stands in the way of somebody with as many at least.
        const stronger = slots.some(
          (other) =>
            other.id !== slot.id &&
            other.people >= slot.people &&
            other.time.startAt.getTime() === slot.time.startAt.getTime() &&
            settled.get(other.id)?.ok === true,
        );
        expect(stronger).toBe(true);
      }
      expect(faceOf(rearranged([...slots].reverse(), []))).toEqual(faceOf(settled));
    }),
  );
});
