import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  commitmentOf,
  drawList,
  drawOrder,
  listFile,
  listHashOf,
  openWeights,
  orderedUnits,
  resultHashOf,
  seedOf,
  type List,
  type Unit,
} from '../../server/modules/lottery/drawing';
import { chiSquareP } from '../support/chi-square';
import { verify } from '../verify/lottery';

const seedFrom = (text: string): Buffer => createHash('sha256').update(text).digest();
const token = (n: number): string => seedFrom(`token ${n}`).toString('hex').slice(0, 20);

const peopleIn = (unit: Unit | undefined): number => (unit?.members ?? []).reduce((sum, { people }) => sum + people, 0);

/** Lists as they come about: households of one to four, parties of one to three, weights from 1 to 5. */
const lists = fc
  .record({
    places: fc.integer({ min: 1, max: 30 }),
    reserve: fc.integer({ min: 0, max: 10 }),
    units: fc.array(
      fc.record({
        weight: fc.integer({ min: 1, max: 5 }),
        members: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 40 },
    ),
  })
  .map(({ places, reserve, units }): List => {
    let n = 0;
    const named = units.map(({ weight, members }) => ({
      weight,
      members: members.map((people) => ({ people, token: token((n += 1)) })),
    }));
    return { draw: 'slt_test', places, reserve, units: orderedUnits(named) };
  });
const seeds = fc.string().map(seedFrom);

describe('a draw', () => {
  test('splits no unit, gives no more places than there are, and leaves nobody out for whom one is left', () => {
    fc.assert(
      fc.property(lists, seeds, (list, seed) => {
        const { order, won, reserve } = drawList(list, seed);
        expect([...order].sort((a, b) => a - b)).toEqual(list.units.map((_unit, n) => n + 1));
        const taken = won.reduce((sum, unit) => sum + peopleIn(list.units[unit - 1]), 0);
        expect(taken).toBeLessThanOrEqual(list.places);
        const waiting = reserve.reduce((sum, unit) => sum + peopleIn(list.units[unit - 1]), 0);
        expect(waiting).toBeLessThanOrEqual(list.reserve);
        expect(won.filter((unit) => reserve.includes(unit))).toEqual([]);
        const left = order.filter((unit) => !won.includes(unit));
        expect(left.every((unit) => peopleIn(list.units[unit - 1]) > list.places - taken)).toBe(true);
        // The order of the draw stands everywhere.
        expect(order.filter((unit) => won.includes(unit))).toEqual(won);
        expect(order.filter((unit) => reserve.includes(unit))).toEqual(reserve);
      }),
    );
  });

  test('is the same in whatever order people have come', () => {
    fc.assert(
      fc.property(lists, seeds, fc.integer({ min: 0, max: 1000 }), (list, seed, turn) => {
        const mixed = list.units
          .map((unit, n) => ({ unit, key: seedFrom(`${turn} ${n}`).toString('hex') }))
          .sort((a, b) => (a.key < b.key ? -1 : 1))
          .map(({ unit }) => ({ ...unit, members: [...unit.members].reverse() }));
        const again = { ...list, units: orderedUnits(mixed) };
        expect(listHashOf(again)).toBe(listHashOf(list));
        expect(drawList(again, seed)).toEqual(drawList(list, seed));
      }),
    );
  });

  test('weighs: over many draws a heavier unit is first more often, twice the weight about twice as often', () => {
    const weights = [1, 2, 3, 4, 5];
    const firsts = weights.map(() => 0);
    for (let n = 0; n < 3000; n += 1) {
      const [first = 1] = drawOrder(
        weights.map((weight) => ({ weight })),
        seedFrom(`weighs ${n}`),
      );
      firsts[first - 1] = (firsts[first - 1] ?? 0) + 1;
    }
    expect([...firsts].sort((a, b) => a - b)).toEqual(firsts);
    expect((firsts[3] ?? 0) / (firsts[1] ?? 1)).toBeCloseTo(2, 0);
  });

  test('gives each unit exactly its weight of all points, also when others are gone: more weight is more chance', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 24 });
    fc.assert(
      fc.property(weights, fc.nat(), (all, pick) => {
        const gone = pick % all.length;
        const open = openWeights(all);
        const pointsOf = () => {
          const points = all.map(() => 0);
          for (let point = 0; point < open.total(); point += 1) {
            const at = open.at(point);
            points[at] = (points[at] ?? 0) + 1;
          }
          return points;
        };
        expect(pointsOf()).toEqual(all);
        open.remove(gone);
        expect(pointsOf()).toEqual(all.map((weight, n) => (n === gone ? 0 : weight)));
      }),
    );
  });
});

describe('over 10,000 draws', () => {
  test('each of the 24 orders of four equal units comes equally often: chi-square p > 0.01', () => {
    const seen = new Map<string, number>();
    const units = [1, 1, 1, 1].map((weight) => ({ weight }));
    for (let n = 0; n < 10_000; n += 1) {
      const order = drawOrder(units, seedFrom(`orders ${n}`)).join();
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(24);
    const p = chiSquareP([...seen.values()], new Array<number>(24).fill(10_000 / 24));
    console.log(`lottery: chi-square over 10,000 draws of equal units, p = ${p.toFixed(4)}`);
    expect(p).toBeGreaterThan(0.01);
  });

  test('units are first by their weights: chi-square p > 0.01', () => {
    const weights = [1, 1, 2, 2, 3, 3, 4, 5, 5, 1];
    const total = weights.reduce((sum, one) => sum + one, 0);
    const firsts = weights.map(() => 0);
    for (let n = 0; n < 10_000; n += 1) {
      const [first = 1] = drawOrder(
        weights.map((weight) => ({ weight })),
        seedFrom(`weights ${n}`),
      );
      firsts[first - 1] = (firsts[first - 1] ?? 0) + 1;
    }
    const p = chiSquareP(
      firsts,
      weights.map((weight) => (10_000 * weight) / total),
    );
    console.log(`lottery: chi-square over 10,000 draws of weighted units, p = ${p.toFixed(4)}`);
    expect(p).toBeGreaterThan(0.01);
  });

  test('the measure itself: fair dice pass, loaded ones do not', () => {
    expect(chiSquareP([20, 20, 20], [20, 20, 20])).toBeCloseTo(1);
    expect(chiSquareP([10, 20], [15, 15])).toBeCloseTo(0.0679, 3);
    expect(chiSquareP([60, 20, 20], [33.3, 33.3, 33.3])).toBeLessThan(0.001);
  });
});

/** A whole draw as it is published, from a number. */
function fileOf(n: number) {
  const size = 1 + ((seedFrom(`size ${n}`)[0] ?? 0) % 60);
  const units = Array.from({ length: size }, (_, unit): Unit => {
    const bytes = seedFrom(`unit ${n} ${unit}`);
    const members = Array.from({ length: 1 + ((bytes[0] ?? 0) % 3) }, (_member, m) => ({
      people: 1 + ((bytes[1 + m] ?? 0) % 2),
      token: seedFrom(`token ${n} ${unit} ${m}`).toString('hex').slice(0, 20),
    }));
    return { weight: 1 + ((bytes[9] ?? 0) % 5), members };
  });
  const list: List = { draw: `slt_${n}`, places: 1 + (n % 25), reserve: n % 10, units: orderedUnits(units) };
  const secret = seedFrom(`secret ${n}`).toString('hex');
  const beacon = { name: 'welfare_3d', on: '2026-11-28', value: String(n % 1000).padStart(3, '0') };
  const listHash = listHashOf(list);
  const seed = seedOf(list.draw, { listHash, secret, beacon });
  const result = drawList(list, seed);
  const { order, reserve, won } = result;
  return {
    beacon,
    commitment: commitmentOf(secret),
    list: listFile(list),
    listHash,
    result: { order, reserve, won },
    resultHash: resultHashOf(result),
    secret,
    seed: seed.toString('hex'),
    version: 1,
  };
}

describe('the verifier, which shares no line with the server', () => {
  test('computes 1,000 draws again and agrees with each', () => {
    const wrong: number[] = [];
    for (let n = 0; n < 1000; n += 1) {
      const file: unknown = JSON.parse(JSON.stringify(fileOf(n)));
      const checks = verify(file);
      if (checks.length !== 7 || checks.some(({ ok }) => !ok)) wrong.push(n);
    }
    console.log(`lottery: the verifier reproduced ${1000 - wrong.length} of 1,000 draws`);
    expect(wrong).toEqual([]);
  });

  test('sees every single thing that was changed afterwards', () => {
    const file = fileOf([1, 2, 3, 4, 5, 6, 7].find((n) => fileOf(n).list.units.length >= 15) ?? 8);
    expect(file.list.units.length).toBeGreaterThanOrEqual(15);
    const wrongOf = (changed: object): string[] =>
      verify({ ...file, ...changed }).flatMap(({ what, ok }) => (ok ? [] : [what]));
    expect(wrongOf({})).toEqual([]);
    expect(wrongOf({ list: { ...file.list, places: file.list.places + 1 } })).toContain('hash of the list');
    expect(wrongOf({ secret: 'f'.repeat(64) })).toEqual(expect.arrayContaining(['commitment', 'seed', 'result']));
    expect(wrongOf({ beacon: { ...file.beacon, value: '999' } })).toContain('seed');
    const { order } = file.result;
    expect(wrongOf({ result: { ...file.result, order: [...order].reverse() } })).toEqual(['result']);
    expect(wrongOf({ resultHash: '0'.repeat(64) })).toEqual(['hash of the result']);
  });

  test('of a list that is not drawn yet it computes the hash', () => {
    const { seed: _seed, secret: _secret, ...file } = fileOf(3);
    const checks = verify({ ...file, result: null, resultHash: null, secret: null, seed: null });
    expect(checks.map(({ what, ok }) => [what, ok])).toEqual([
      ['order of the list', true],
      ['each token once', true],
      ['hash of the list', true],
    ]);
  });

  test('one draw stays as it was on the day it was written down', () => {
    const file = fileOf(1);
    expect([file.listHash, file.seed, file.resultHash]).toMatchInlineSnapshot(`
     [
       "95b0be12d4e6af36a9b232f15183b5279d6b2150a85bf8cecf8c070e00f7500a",
       "302f82f05efef3b43b574a40464ac3a9bd794271269e1f28203f3a8fb3598360",
       "8b11e30006fb397afe61292b9856443d54c3db88b2dd7b98f78a0da41b5435ea",
     ]
    `);
  });
});
