import fc from 'fast-check';
import {
  decideCallOff,
  decideMark,
  decidePlan,
  sessionsOf,
  spanOf,
  wrongDays,
} from '../../server/modules/programme/rules';
import { addDays } from '../../shared/time/civil';

const now = new Date('2026-06-01T02:00:00.000Z');
const day = (n: number, startsMinute = 540, endsMinute = 660) => ({
  on: addDays('2026-07-06', n),
  startsMinute,
  endsMinute,
});
const plan = (days: ReturnType<typeof day>[], over: object = {}) => ({
  minAge: 6,
  maxAge: 12,
  opensAt: new Date('2026-06-20T01:00:00.000Z'),
  closeDays: 0,
  sessions: sessionsOf(days),
  ...over,
});
const codeOf = (verdict: { ok: boolean; code?: string }) => verdict.code ?? 'ok';

test('sessions stand in the order of time, whatever order they were asked in; minutes are those of Shanghai', () => {
  const sessions = sessionsOf([day(2), day(0), day(1)]);
  expect(sessions.map(({ on }) => on)).toEqual(['2026-07-06', '2026-07-07', '2026-07-08']);
  expect(spanOf(sessions)).toEqual({
    startAt: new Date('2026-07-06T01:00:00.000Z'),
    endAt: new Date('2026-07-08T03:00:00.000Z'),
  });
});

test.each([
  ['ok', plan([day(0), day(1)])],
  ['ok', plan([day(0, 540, 660), day(0, 660, 720), day(1)])],
  ['programme.ages_wrong', plan([day(0), day(1)], { minAge: 9, maxAge: 8 })],
  ['ok', plan([day(0), day(1)], { minAge: 8, maxAge: 8 })],
  ['programme.sessions_wrong', plan([day(0, 540, 660), day(0, 659, 720), day(1)])],
  ['programme.sessions_wrong', plan([day(0), day(1, 660, 660)])],
  ['programme.sessions_wrong', plan([day(0), day(0), day(1)])],
  // 24 hours from the first start to the last end are a visit, a minute more a programme.
  ['programme.too_short', plan([day(0, 540, 600), day(1, 500, 540)])],
  ['ok', plan([day(0, 540, 600), day(1, 500, 541)])],
  ['programme.too_long', plan([day(0), day(100)])],
  ['ok', plan([day(0), day(99)])],
  ['programme.opens_late', plan([day(0), day(1)], { opensAt: new Date('2026-07-06T01:00:00.000Z') })],
  ['programme.opens_late', plan([day(0), day(1)], { opensAt: new Date('2026-07-03T01:00:00.000Z'), closeDays: 3 })],
  ['ok', plan([day(0), day(1)], { opensAt: new Date('2026-07-03T00:59:59.000Z'), closeDays: 3 })],
])('a plan is %s', (code, asked) => {
  expect(codeOf(decidePlan(asked, now))).toBe(code);
});

test('a programme that has begun is not made any more', () => {
  const asked = plan([day(0), day(1)]);
  expect(codeOf(decidePlan(asked, new Date('2026-07-06T01:00:00.000Z')))).toBe('programme.in_past');
});

test('days are wrong exactly where two sessions share a minute or one has none', () => {
  const session = fc.record({
    on: fc.integer({ min: 0, max: 2 }).map((n) => addDays('2026-07-06', n)),
    startsMinute: fc.integer({ min: 0, max: 100 }),
    endsMinute: fc.integer({ min: 0, max: 100 }),
  });
  fc.assert(
    fc.property(fc.array(session, { minLength: 1, maxLength: 5 }), (asked) => {
      const sessions = sessionsOf(asked);
      const hasEmpty = sessions.some(({ startAt, endAt }) => endAt <= startAt);
      const share = sessions.some((a, n) =>
        sessions.some((b, m) => m > n && a.startAt < b.endAt && b.startAt < a.endAt),
      );
      if (share || hasEmpty) expect(wrongDays(sessions)).not.toEqual([]);
      else expect(wrongDays(sessions)).toEqual([]);
    }),
  );
});

test('a roll opens with its day in Shanghai and never closes; a session is called off until it has ended, once', () => {
  const session = { on: '2026-07-06', endAt: new Date('2026-07-06T03:00:00.000Z'), cancelledAt: null };
  const off = { ...session, cancelledAt: now };
  expect(codeOf(decideMark(session, new Date('2026-07-05T15:59:59.999Z')))).toBe('programme.session_not_yet');
  expect(codeOf(decideMark(session, new Date('2026-07-05T16:00:00.000Z')))).toBe('ok');
  expect(codeOf(decideMark(session, new Date('2026-09-01T00:00:00.000Z')))).toBe('ok');
  expect(codeOf(decideMark(off, new Date('2026-07-06T02:00:00.000Z')))).toBe('programme.session_called_off');
  expect(codeOf(decideCallOff(session, new Date('2026-07-06T02:59:59.999Z')))).toBe('ok');
  expect(codeOf(decideCallOff(session, new Date('2026-07-06T03:00:00.000Z')))).toBe('programme.session_over');
  expect(codeOf(decideCallOff(off, now))).toBe('programme.session_called_off');
});
