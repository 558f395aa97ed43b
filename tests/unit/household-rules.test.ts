import { mayDecideOn, mayRemove } from '../../server/modules/household/policy';
import {
  birthdayOf,
  decideChild,
  decideLastDay,
  endOfDay,
  guardianEndsAt,
  hourOf,
  isChild,
  lastDayOf,
  typedCode,
} from '../../server/modules/household/rules';
import { addDays, ageOn } from '../../shared/time/civil';

describe('the fourteenth birthday', () => {
  test.each([
    ['2012-11-24', '2026-11-23', true],
    ['2012-11-23', '2026-11-23', false],
    ['2012-11-22', '2026-11-23', false],
    // Born on 29 February, somebody is 14 on 1 March: no such year is a leap year.
    ['2012-02-29', '2026-02-28', true],
    ['2012-02-29', '2026-03-01', false],
    [null, '2026-11-23', false],
  ])('born on %s, on %s a guardian decides: %s', (bornOn, today, expected) => {
    expect(isChild(bornOn, today)).toBe(expected);
  });

  test.each([
    ['2012-02-29', 14, '2026-03-01'],
    ['2012-02-29', 12, '2024-02-29'],
    ['2012-02-28', 14, '2026-02-28'],
    ['2012-12-31', 14, '2026-12-31'],
  ])('born on %s, somebody is %i first on %s', (bornOn, age, on) => {
    expect(birthdayOf(bornOn, age)).toBe(on);
    expect([ageOn(bornOn, addDays(on, -1)), ageOn(bornOn, on)]).toEqual([age - 1, age]);
  });

  test('a guardian acts until the midnight that begins the day', () => {
    expect(guardianEndsAt('2012-02-29').toISOString()).toBe('2026-02-28T16:00:00.000Z');
    expect(lastDayOf(guardianEndsAt('2012-02-29'))).toBe('2026-02-28');
  });

  test.each([
    ['2026-11-24', false],
    ['2026-11-23', true],
    ['2012-11-24', true],
    ['2012-11-23', false],
  ])('a child born on %s can be added on 2026-11-23: %s', (bornOn, ok) => {
    expect(decideChild(bornOn, '2026-11-23').ok).toBe(ok);
  });
});

test.each([
  ['2026-11-22', false],
  ['2026-11-23', true],
  ['2027-11-23', true],
  ['2027-11-24', false],
])('a proxy may act until %s: %s', (lastOn, ok) => {
  expect(decideLastDay(lastOn, '2026-11-23').ok).toBe(ok);
});

test('a power holds to the end of its last day', () => {
  expect(endOfDay('2026-11-23').toISOString()).toBe('2026-11-23T16:00:00.000Z');
  expect(lastDayOf(endOfDay('2026-11-23'))).toBe('2026-11-23');
});

test.each([
  ['ABCD 2345', 'ABCD2345'],
  ['abcd-2345', 'ABCD2345'],
  ['ABCD234', null],
  ['ABCD2340', null],
  ['ABCDI234', null],
])('the code %j is read as %s', (text, code) => {
  expect(typedCode(text)).toBe(code);
});

test('wrong codes are counted by the hour', () => {
  expect(hourOf(new Date('2026-11-23T02:59:59.999Z'))).toBe('2026112302');
});

describe('who takes whom out of a household', () => {
  const asker = { personId: 'me', wards: new Set(['child']) };
  const grown = { isChild: false, hasWechat: true };
  test.each([
    ['oneself', { personId: 'me', addedBy: 'other', ...grown }, true],
    ['somebody one has added', { personId: 'mother', addedBy: 'me', ...grown }, true],
    ['somebody else has added', { personId: 'uncle', addedBy: 'other', ...grown }, false],
    ['a child of mine', { personId: 'child', addedBy: 'other', isChild: true, hasWechat: false }, true],
    ['a child that I added, of others', { personId: 'nephew', addedBy: 'me', isChild: true, hasWechat: false }, false],
  ])('%s', (_title, member, may) => {
    expect(mayRemove(asker, member)).toBe(may);
  });
});

test('nobody decides about themselves or those they live with', () => {
  const family = new Set(['me', 'mother']);
  expect([['me'], ['mother'], ['stranger'], ['stranger', 'mother']].map((ids) => mayDecideOn(family, ids))).toEqual([
    false,
    false,
    true,
    false,
  ]);
});
