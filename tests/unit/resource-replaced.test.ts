import { isApart, replacedIn, staleAmong } from '../../server/modules/facility/replaced';
import type { ResourceFacts } from '../../server/modules/resource';
import { resourceFacts } from '../support/resource-facts';

const use = (id: string, over: Partial<ResourceFacts> = {}) => ({ needId: id, resource: resourceFacts(id, over) });
const person = (id: string, kind: 'staff' | 'talent' = 'staff') => use(id, { kind });

describe('replacedIn', () => {
  test('a room in place of a room, somebody in place of somebody; what stays is no news', () => {
    expect(replacedIn([use('A'), person('吴')], [use('B'), person('吴')])).toEqual([
      { kind: 'room', was: ['A'], instead: ['B'] },
    ]);
    expect(replacedIn([use('A'), person('吴')], [use('A'), person('郭', 'talent')])).toEqual([
      { kind: 'talent', was: ['吴'], instead: ['郭'] },
    ]);
    expect(replacedIn([use('A'), person('吴')], [use('B'), use('C'), person('郭')])).toEqual([
      { kind: 'room', was: ['A'], instead: ['B', 'C'] },
      { kind: 'staff', was: ['吴'], instead: ['郭'] },
    ]);
  });

  test('what is only added or left out, and things, are not told', () => {
    expect(replacedIn([], [use('A')])).toEqual([]);
    expect(replacedIn([use('A'), person('吴')], [use('A')])).toEqual([]);
    expect(replacedIn([use('A')], [person('吴')])).toEqual([]);
    const things = [use('灯', { kind: 'equipment' }), use('幕', { kind: 'equipment' })] as const;
    expect(replacedIn([things[0]], [things[1]])).toEqual([]);
  });
});

describe('staleAmong', () => {
  const [room, hall] = [resourceFacts('room'), resourceFacts('hall', { atoms: ['east', 'west'] })];
  const facts = new Map([room, hall, resourceFacts('east'), resourceFacts('other')].map((one) => [one.id, one]));
  const row = (need: string, resource: string) => ({ slot_id: 's', need_id: need, resource_id: resource });

  test('for what is needed no more, or being named or a part of what is named', () => {
    const [gone, named, part, kept] = [
      row('teacher', 'other'),
      row('room', 'hall'),
      row('room', 'east'),
      row('room', 'other'),
    ];
    expect(staleAmong([gone, named, part, kept], [room, hall], facts)).toEqual([gone, named, part]);
    expect(staleAmong([named], [room], facts)).toEqual([]);
    expect(staleAmong([kept], [], facts)).toEqual([kept]);
  });
});

test('isApart: nothing is the same as, or a part of, another', () => {
  const hall = resourceFacts('hall', { atoms: ['east', 'west'] });
  expect(isApart([hall, resourceFacts('room')])).toBe(true);
  expect(isApart([hall, resourceFacts('east')])).toBe(false);
  expect(isApart([])).toBe(true);
});
