import fc from 'fast-check';
import {
  answerBy,
  answered,
  appealUntil,
  decideAnswer,
  decideAppeal,
  decideFile,
  decideStanding,
  gradeOf,
  pointsOn,
  standingOf,
  uncounted,
  type ExcuseFacts,
  type Visit,
} from '../../server/modules/standing/rules';
import { standingRule as rule } from '../../shared/limits';
import { addDays, atMinute } from '../../shared/time/civil';

const today = '2026-11-23';
const on = '2026-11-20';
const now = atMinute(today, 600);
const visit: Visit = {
  bookingId: 'bkg',
  personId: 'per',
  serviceId: 'svc',
  centreId: 'ctr',
  state: 'no_show',
  on,
  startAt: atMinute(on, 600),
  endAt: atMinute(on, 660),
  bookedAt: atMinute('2026-11-18', 480),
  cancelUntil: atMinute(on, 540),
  slotState: 'open',
  countsFrom: new Date(0),
  hasCheckIns: true,
};
const day = fc.integer({ min: -10, max: 400 }).map((ago) => addDays(today, -ago));

describe('what a missed visit weighs', () => {
  test('less with age, and nothing in the end', () => {
    const after = (days: number) => pointsOn(rule, on, addDays(on, days));
    expect([after(0), after(29), after(30), after(59), after(60), after(1000)]).toEqual([2, 2, 1, 1, 0, 0]);
  });

  test('never more than the day before', () => {
    fc.assert(
      fc.property(day, fc.nat(400), (missedOn, later) => {
        const then = addDays(today, later);
        expect(pointsOn(rule, missedOn, addDays(then, 1))).toBeLessThanOrEqual(pointsOn(rule, missedOn, then));
      }),
    );
  });
});

describe('a standing', () => {
  test('is good with nothing, reminded with one fresh visit, limited with two of them', () => {
    expect(standingOf(rule, [], today)).toEqual({ grade: 'good', points: 0, betterOn: null });
    expect(standingOf(rule, [on], today)).toEqual({ grade: 'reminded', points: 2, betterOn: addDays(on, 60) });
    const two = standingOf(rule, [on, '2026-11-01'], today);
    expect(two).toEqual({ grade: 'limited', points: 4, betterOn: addDays(on, 30) });
  });

  test('is better on the day it says and not before, whatever was missed', () => {
    fc.assert(
      fc.property(fc.array(day, { maxLength: 8 }), (missedOn) => {
        const missed = missedOn.filter((one) => one <= today);
        const { grade, betterOn } = standingOf(rule, missed, today);
        if (grade === 'good') expect(betterOn).toBeNull();
        if (betterOn === null) return;
        expect(standingOf(rule, missed, addDays(betterOn, -1)).grade).toBe(grade);
        expect(standingOf(rule, missed, betterOn).points).toBeLessThan(standingOf(rule, missed, today).points);
        expect(standingOf(rule, missed, betterOn).grade).not.toBe(grade);
      }),
    );
  });

  test('is good again when everything is old, and one visit more never makes it better', () => {
    const order = ['good', 'reminded', 'limited'];
    fc.assert(
      fc.property(fc.array(day, { maxLength: 8 }), day, (missedOn, one) => {
        const of = (list: string[]) => order.indexOf(standingOf(rule, list, today).grade);
        expect(of([...missedOn, one])).toBeGreaterThanOrEqual(of(missedOn));
        expect(standingOf(rule, missedOn, addDays(today, 500)).grade).toBe('good');
      }),
    );
    expect(gradeOf(rule, 2)).toBe('reminded');
  });
});

test('what does not count: other services, bookings from before the rule, slots called off or without any check-in, excuses', () => {
  const why = (over: Partial<Visit>, excuse: Parameters<typeof uncounted>[2] = null) =>
    uncounted(rule, { ...visit, ...over }, excuse, today);
  expect(why({})).toBeNull();
  expect(why({ countsFrom: null })).toBe('service');
  expect(why({ countsFrom: atMinute('2026-11-19', 0) })).toBe('service');
  expect(why({ slotState: 'closed' })).toBe('closed');
  expect(why({ hasCheckIns: false })).toBe('no_check_ins');
  expect(why({ on: '2026-09-01' })).toBe('faded');
  const states = ['filed', 'accepted', 'refused', 'appealed', 'upheld'] as const;
  expect(states.map((state) => why({}, state))).toEqual(['excuse_waits', 'excused', null, 'excuse_waits', null]);
});

test('a limited standing books scarce services for today and tomorrow, all others as anybody', () => {
  const ask = { isLimited: true, isScarce: true, now };
  const code = (over: Partial<typeof ask>, day: string) => decideStanding(rule, { ...ask, ...over, on: day }).ok;
  expect([code({}, today), code({}, '2026-11-24'), code({}, '2026-11-25')]).toEqual([true, true, false]);
  expect(code({ isScarce: false }, '2026-12-20')).toBe(true);
  expect(code({ isLimited: false }, '2026-12-20')).toBe(true);
});

describe('an excuse', () => {
  const file = (over: Partial<Visit>, at = now, excuse: Parameters<typeof decideFile>[1] = null) => {
    const verdict = decideFile({ ...visit, ...over }, excuse, at);
    return verdict.ok ? 'ok' : verdict.code;
  };

  test('is for what counts, from the end of free cancelling to a week after the visit, once', () => {
    expect(file({})).toBe('ok');
    expect(file({ state: 'confirmed' }, atMinute(on, 530))).toBe('excuse.cancel_instead');
    expect(file({ state: 'confirmed' }, atMinute(on, 541))).toBe('ok');
    expect(file({ state: 'attended' })).toBe('excuse.not_needed');
    expect(file({ state: 'cancelled' })).toBe('excuse.not_needed');
    expect(file({ countsFrom: null })).toBe('excuse.not_needed');
    expect(file({ slotState: 'closed' })).toBe('excuse.not_needed');
    expect(file({ hasCheckIns: false })).toBe('excuse.not_needed');
    expect(file({}, atMinute('2026-11-27', 661))).toBe('excuse.too_late');
    expect(file({}, now, 'refused')).toBe('excuse.filed_already');
  });

  const facts: ExcuseFacts = {
    state: 'refused',
    personId: 'per',
    decidedBy: 'acc_first',
    decidedAt: now,
    answerBy: answerBy(now),
  };

  test('that was refused can be appealed once, for a week', () => {
    expect(decideAppeal(facts, now)).toEqual({ ok: true });
    expect(decideAppeal(facts, new Date(appealUntil(now).getTime() + 1))).toMatchObject({
      code: 'excuse.appeal_too_late',
    });
    for (const state of ['filed', 'accepted', 'appealed', 'upheld'] as const) {
      expect(decideAppeal({ ...facts, state }, now)).toMatchObject({ code: 'excuse.not_refused' });
    }
  });

  test('is answered by nobody of the family, and the appeal by another than the first answer', () => {
    const by = (accountId: string, family: string[] = ['per_staff']) => ({ accountId, family: new Set(family) });
    const answer = (state: ExcuseFacts['state'], who: ReturnType<typeof by>) => {
      const verdict = decideAnswer({ ...facts, state }, who);
      return verdict.ok ? 'ok' : verdict.code;
    };
    expect(answer('filed', by('acc_first'))).toBe('ok');
    expect(answer('filed', by('acc_x', ['per_staff', 'per']))).toBe('excuse.own_family');
    expect(answer('appealed', by('acc_first'))).toBe('excuse.own_decision');
    expect(answer('appealed', by('acc_second'))).toBe('ok');
    expect(answer('refused', by('acc_second'))).toBe('excuse.decided');
    expect([answered('filed', 'refuse'), answered('appealed', 'refuse'), answered('appealed', 'accept')]).toEqual([
      'refused',
      'upheld',
      'accepted',
    ]);
  });
});
