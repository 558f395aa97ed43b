import fc from 'fast-check';
import {
  decideCallOff,
  decideMark,
  decideMove,
  decidePlan,
  decideSessionTimes,
  sessionsOf,
  spanOf,
  wholeSpan,
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
  const session = {
    on: '2026-07-06',
    startAt: new Date('2026-07-06T01:00:00.000Z'),
    endAt: new Date('2026-07-06T03:00:00.000Z'),
    cancelledAt: null,
  };
  const off = { ...session, cancelledAt: now };
  expect(codeOf(decideMark(session, new Date('2026-07-05T15:59:59.999Z')))).toBe('programme.session_not_yet');
  expect(codeOf(decideMark(session, new Date('2026-07-05T16:00:00.000Z')))).toBe('ok');
  expect(codeOf(decideMark(session, new Date('2026-09-01T00:00:00.000Z')))).toBe('ok');
  expect(codeOf(decideMark(off, new Date('2026-07-06T02:00:00.000Z')))).toBe('programme.session_called_off');
  expect(codeOf(decideCallOff(session, new Date('2026-07-06T02:59:59.999Z')))).toBe('ok');
  expect(codeOf(decideCallOff(session, new Date('2026-07-06T03:00:00.000Z')))).toBe('programme.session_over');
  expect(codeOf(decideCallOff(off, now))).toBe('programme.session_called_off');
});

test('a session is moved until it begins; what is called off is not', () => {
  const startAt = new Date('2026-07-06T01:00:00.000Z');
  const session = { on: '2026-07-06', startAt, endAt: new Date('2026-07-06T03:00:00.000Z'), cancelledAt: null };
  expect(codeOf(decideMove(session, new Date('2026-07-06T00:59:59.999Z')))).toBe('ok');
  expect(codeOf(decideMove(session, startAt))).toBe('programme.session_begun');
  expect(codeOf(decideMove({ ...session, cancelledAt: now }, now))).toBe('programme.session_called_off');
});

describe('when one session of a season may be', () => {
  const at = (text: string) => new Date(`${text}:00.000+08:00`);
  const times = (on: string, from: string, to: string) => ({ startAt: at(`${on}T${from}`), endAt: at(`${on}T${to}`) });
  const first = { ...times('2026-07-06', '09:00', '11:00'), cancelledAt: null };
  const off = { ...times('2026-07-07', '09:00', '11:00'), cancelledAt: now };
  const last = { ...times('2026-07-08', '09:00', '11:00'), cancelledAt: null };
  const season = { others: [first, off, last], startAt: first.startAt, opensAt: at('2026-06-20T08:00'), closeDays: 1 };
  const on = (to: { startAt: Date; endAt: Date }, over: Partial<typeof season> = {}) =>
    codeOf(decideSessionTimes(to, { ...season, ...over }, at('2026-07-06T12:00')));

  test('after now, forward, and beside those that take place; where one is called off there is room', () => {
    expect(on(times('2026-07-07', '09:00', '11:00'))).toBe('ok');
    expect(on(times('2026-07-08', '11:00', '12:00'))).toBe('ok');
    expect(on(times('2026-07-08', '10:59', '12:00'))).toBe('programme.session_overlaps');
    expect(on(times('2026-07-06', '12:00', '13:00'))).toBe('programme.session_in_past');
    expect(on(times('2026-07-09', '11:00', '11:00'))).toBe('programme.session_times_wrong');
  });

  test('a season stays one of more than a day and at most 100, and of a bounded number of sessions', () => {
    expect(on(times('2026-10-14', '08:00', '09:00'))).toBe('ok');
    expect(on(times('2026-10-14', '09:00', '09:01'))).toBe('programme.too_long');
    expect(on(times('2026-07-07', '08:00', '09:00'), { others: [first] })).toBe('programme.too_short');
    const many = Array.from({ length: 90 }, () => off);
    expect(on(times('2026-07-09', '09:00', '11:00'), { others: many })).toBe('programme.sessions_many');
    expect(on(times('2026-07-09', '09:00', '11:00'), { others: many.slice(1) })).toBe('ok');
  });

  test('it does not begin before somebody could enrol; what begins no earlier than it did may', () => {
    const before = at('2026-07-01T12:00');
    const early = (opensAt: Date) =>
      codeOf(decideSessionTimes(times('2026-07-04', '09:00', '11:00'), { ...season, opensAt }, before));
    expect(early(at('2026-07-03T08:59'))).toBe('ok');
    expect(early(at('2026-07-03T09:00'))).toBe('programme.opens_late');
    expect(on(times('2026-07-09', '09:00', '11:00'), { opensAt: at('2026-07-30T08:00') })).toBe('ok');
  });

  test('a season lasts from the first start to the last end, in whatever order it is asked for', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([first, off, last], { minLength: 1 }), (some) => {
        const span = wholeSpan(some);
        expect(some.every((one) => one.startAt >= span.startAt && one.endAt <= span.endAt)).toBe(true);
        expect(some.some((one) => one.startAt === span.startAt)).toBe(true);
        expect(some.some((one) => one.endAt.getTime() === span.endAt.getTime())).toBe(true);
      }),
    );
  });
});
