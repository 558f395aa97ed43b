import fc from 'fast-check';
import { inboxKinds, templateNames } from '../../shared/enums';
import {
  cleanText,
  decideAfterError,
  decideCallEnd,
  fieldValue,
  mayEnd,
  mayTake,
  messageData,
  pairOf,
  shorten,
  tellBy,
  templateOf,
} from '../../server/modules/notification/rules';
import { templates, type FieldType } from '../../server/modules/notification/templates';

const now = new Date('2026-11-23T02:00:00.000Z');

/** WeChat's rules as its documentation words them; `''` is no value at all. */
const fits: Record<FieldType, (value: string) => boolean> = {
  thing: (v) => v.length <= 20,
  time: (v) => /^\d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2}$/.test(v),
  phrase: (v) => /^\p{Script=Han}{1,5}$/u.test(v),
  character_string: (v) => /^[\x20-\x7e]{1,32}$/.test(v),
  number: (v) => /^-?\d+(\.\d+)?$/.test(v) && v.length <= 32,
  name: (v) => (/\p{Script=Han}/u.test(v) ? [...v].length <= 10 : v.length <= 20),
};
const types = Object.keys(fits) as FieldType[];

/** What people and other programs write: Chinese, families of emoji, accents, halves of characters, control marks. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom('中', '邻里中心', '👨‍👩‍👧‍👦', '🇨🇳', '👍🏽', 'é', '\ud83d', '\udc4d', '\u0000', '\n', '\u202e', ' ', '𠮷'),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

const graphemes = (text: string) => [...new Intl.Segmenter('zh').segment(text)].map(({ segment }) => segment);

describe('a field of a message', () => {
  test.each(types)('%s is within the limits of its type, or empty', (type) => {
    fc.assert(
      fc.property(anyText, (text) => {
        const value = fieldValue(type, text);
        return value === '' || (fits[type](value) && !/[\p{Cc}\p{Cs}]/u.test(value));
      }),
      { numRuns: 1000 },
    );
  });

  test('is cut between what readers see as characters, never within', () => {
    fc.assert(
      fc.property(anyText.map(cleanText), fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const short = shorten(text, limit);
        if (text.length <= limit) return short === text;
        const whole = graphemes(text);
        const kept = graphemes(short.slice(0, -1));
        return short.length <= limit && short.endsWith('…') && kept.every((one, i) => one === whole[i]);
      }),
      { numRuns: 1000 },
    );
  });

  test('keeps what fits as it is', () => {
    expect(fieldValue('thing', '二楼健身房')).toBe('二楼健身房');
    expect(fieldValue('thing', '社区长者食堂二楼东侧第三间多功能活动室（靠电梯）')).toBe(
      '社区长者食堂二楼东侧第三间多功能活动室…',
    );
    expect(fieldValue('thing', `一二三四五六七八九十一二三四五六👨‍👩‍👧‍👦尾`)).toBe('一二三四五六七八九十一二三四五六…');
    expect(fieldValue('time', '2026-11-24T06:30:00.000Z')).toBe('2026年11月24日 14:30');
    expect(fieldValue('phrase', '已停办（今天）')).toBe('已停办今天');
    expect(fieldValue('character_string', '单号 AB-12')).toBe('AB-12');
    expect(fieldValue('number', '12.50 元')).toBe('12.50');
    expect(fieldValue('name', '欧阳娜娜·阿依古丽江娜尔古丽')).toBe('欧阳娜娜阿依古丽江娜');
  });
});

describe('a message', () => {
  test.each(templateNames)('%s has every field filled within its limits, whatever the facts are', (name) => {
    const facts = fc.dictionary(fc.constantFrom('service', 'centre', 'place', 'reason', 'startAt'), anyText);
    fc.assert(
      fc.property(facts, (given) => {
        const data = messageData(templates[name], given, now);
        return templates[name].fields.every(({ key, type }) => fits[type](data[key] ?? '') && data[key] !== '');
      }),
    );
  });

  test('templates are at most five, and no notice has two', () => {
    expect(templateNames.length).toBeLessThanOrEqual(5);
    for (const kind of inboxKinds) {
      expect(templateNames.filter((name) => templates[name].kinds.includes(kind)).length).toBeLessThanOrEqual(1);
    }
    expect(templateOf('slot_closed')).toBe('booking_changed');
    expect(templateOf('welcome')).toBeNull();
  });
});

describe('one tap told twice', () => {
  const told = (id: string, source: 'phone' | 'push', pairs = '') => ({ id, source, pairs });

  test('by the phone and by WeChat is one yes', () => {
    expect(pairOf([told('a', 'phone')], 'push')).toBe('a');
    expect(pairOf([told('a', 'push')], 'phone')).toBe('a');
  });

  test('two yeses stay two, and each telling has one pair', () => {
    expect(pairOf([told('a', 'phone')], 'phone')).toBeNull();
    expect(pairOf([told('a', 'phone'), told('b', 'push', 'a')], 'push')).toBeNull();
    expect(pairOf([told('a', 'phone'), told('b', 'phone'), told('c', 'push', 'a')], 'push')).toBe('b');
  });

  test('in any order of telling, n taps count n', () => {
    const order = fc.array(fc.constantFrom('phone' as const, 'push' as const), { maxLength: 30 });
    fc.assert(
      fc.property(order, (sources) => {
        const recent: { id: string; source: 'phone' | 'push'; pairs: string }[] = [];
        let counted = 0;
        for (const [i, source] of sources.entries()) {
          const pair = pairOf(recent, source);
          if (pair === null) counted += 1;
          recent.push({ id: String(i), source, pairs: pair ?? '' });
        }
        const phones = sources.filter((source) => source === 'phone').length;
        return counted >= Math.max(phones, sources.length - phones) && counted <= sources.length;
      }),
    );
  });
});

describe('after WeChat refused or was silent', () => {
  const error = (trouble: string, errcode: number | null, call = 'subscribe/send') => ({ call, trouble, errcode });

  test('silence is never followed by a second try', () => {
    expect(decideAfterError(error('transient', null), 0, now)).toEqual({ to: 'unknown' });
    expect(decideAfterError(error('transient', -1), 0, now)).toEqual({ to: 'unknown' });
  });

  test('what failed before the message was sent may wait', () => {
    expect(decideAfterError(error('transient', null, 'stable_token'), 0, now)).toMatchObject({ to: 'delayed' });
  });

  test('43101 empties the ledger', () => {
    expect(decideAfterError(error('consent', 43101), 0, now)).toEqual({ to: 'failed', consentGone: true });
  });

  test('rate limits are waited for, longer each time, and not for ever', () => {
    const minutes = [0, 1, 2, 3, 4].map((delays) => {
      const verdict = decideAfterError(error('rate', 45009), delays, now);
      return verdict.to === 'delayed' ? (verdict.dueAt.getTime() - now.getTime()) / 60_000 : verdict.to;
    });
    expect(minutes).toEqual([1, 5, 20, 60, 'failed']);
  });

  test.each(['input', 'policy'])('%s is final', (trouble) => {
    expect(decideAfterError(error(trouble, 47003), 0, now)).toEqual({ to: 'failed', consentGone: false });
  });
});

describe('telling by telephone', () => {
  const facts = (hours: number) => ({ startAt: new Date(now.getTime() + hours * 3_600_000).toISOString() });

  test('only what was called off within a day', () => {
    expect(tellBy('slot_closed', facts(5), now)).toEqual(new Date(now.getTime() + 5 * 3_600_000));
    expect(tellBy('slot_closed', facts(25), now)).toBeNull();
    expect(tellBy('slot_closed', facts(-1), now)).toBeNull();
    expect(tellBy('slot_closed', {}, now)).toBeNull();
    expect(tellBy('booking_confirmed', facts(5), now)).toBeNull();
  });

  test('one caller at a time, until their time is up', () => {
    const free = { state: 'open' as const, dueAt: now, takenBy: null, takenUntil: null };
    const taken = { ...free, takenBy: 'a', takenUntil: new Date(now.getTime() + 60_000) };
    expect([mayTake(free, 'a', now), mayEnd(free, 'a', now)]).toEqual([true, false]);
    expect([mayTake(taken, 'a', now), mayEnd(taken, 'a', now)]).toEqual([true, true]);
    expect([mayTake(taken, 'b', now), mayEnd(taken, 'b', now)]).toEqual([false, false]);
    const later = new Date(now.getTime() + 120_000);
    expect([mayTake(taken, 'b', later), mayEnd(taken, 'a', later)]).toEqual([true, false]);
    expect(mayTake({ ...free, state: 'done' }, 'a', now)).toBe(false);
  });

  test('nobody answered: again in an hour, twice', () => {
    expect(decideCallEnd('not_reached', 0, now).again).toEqual(new Date(now.getTime() + 3_600_000));
    expect(decideCallEnd('not_reached', 2, now).again).toBeNull();
    expect(decideCallEnd('reached', 0, now).again).toBeNull();
  });
});
