import {
  areasAround,
  cityOf,
  decideAges,
  decideChange,
  decideTimes,
  leadMinutesOf,
  speaksForCity,
} from '../../server/modules/activity/rules';

const now = new Date('2026-05-01T02:00:00.000Z');
const at = (clock: string) => new Date(`2026-05-05T${clock}.000Z`);
const plan = {
  startAt: at('01:00:00'),
  endAt: at('09:00:00'),
  opensAt: new Date('2026-05-02T00:00:00.000Z'),
  bookUntil: at('00:30:00'),
};
const codeOf = (verdict: { ok: boolean; code?: string }) => verdict.code ?? 'ok';

test.each([
  ['ok', {}],
  ['ok', { bookUntil: plan.startAt }],
  ['ok', { opensAt: at('00:29:59') }],
  ['ok', { endAt: new Date('2026-05-06T01:00:00.000Z') }],
  // A minute more would be taken for a season.
  ['activity.times_wrong', { endAt: new Date('2026-05-06T01:01:00.000Z') }],
  ['activity.times_wrong', { endAt: plan.startAt }],
  ['activity.in_past', { startAt: now, endAt: new Date('2026-05-01T09:00:00.000Z') }],
  ['activity.opens_late', { bookUntil: at('01:00:01') }],
  ['activity.opens_late', { opensAt: at('00:30:00') }],
])('times are %s', (code, over) => {
  expect(codeOf(decideTimes({ ...plan, ...over }, now))).toBe(code);
});

test('an age range may be one year, and not turned round', () => {
  expect([decideAges(6, 6), decideAges(null, 6), decideAges(7, 6)].map(codeOf)).toEqual([
    'ok',
    'ok',
    'activity.ages_wrong',
  ]);
});

test('it can be changed until it has ended or was called off', () => {
  const slot = { state: 'open' as const, endAt: at('09:00:00') };
  expect(codeOf(decideChange(slot, at('08:59:59')))).toBe('ok');
  expect(codeOf(decideChange(slot, at('09:00:00')))).toBe('activity.over');
  expect(codeOf(decideChange({ ...slot, state: 'closed' }, now))).toBe('activity.called_off');
});

test('only who answers for all of a city speaks for it', () => {
  const grant = (scopeKind: 'area' | 'centre', scopeId: string) => [{ role: 'operator' as const, scopeKind, scopeId }];
  expect(speaksForCity(grant('area', '3505'), '350582001016')).toBe(true);
  expect(speaksForCity(grant('area', '35'), '350582001016')).toBe(true);
  expect(speaksForCity(grant('area', '3503'), '350582001016')).toBe(false);
  expect(speaksForCity(grant('area', '350582'), '350582001016')).toBe(false);
  expect(speaksForCity(grant('centre', '3505'), '350582001016')).toBe(false);
});

test('areas around a centre go from its city to its village, each once', () => {
  expect(areasAround('350582001016')).toEqual(['3505', '350582', '350582001', '350582001016']);
  expect(areasAround('350582001')).toEqual(['3505', '350582', '350582001']);
  expect(cityOf('350582001016')).toBe('3505');
});

test('the time between the end of booking and the start is counted up to whole minutes', () => {
  expect(leadMinutesOf(plan)).toBe(30);
  expect(leadMinutesOf({ ...plan, bookUntil: at('00:29:30') })).toBe(31);
  expect(leadMinutesOf({ ...plan, bookUntil: plan.startAt })).toBe(0);
});
