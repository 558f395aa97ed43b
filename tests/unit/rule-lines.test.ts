import { ruleLines, type Ruled } from '../../miniapp/src/services/rule-lines';
import { serviceWords } from '../../shared/words/service';
import { plainRules } from '../support/rules';

const lines = (over: Partial<Ruled['rules']>, language: 'zh' | 'en' = 'zh', questions: readonly unknown[] = []) =>
  ruleLines(
    { rules: { ...plainRules, countsNoShows: false, ...over, residentsOf: over.residentsOf ?? null }, questions },
    serviceWords[language],
    language,
  );

/** What a rule adds to a service without any. */
const added = (over: Partial<Ruled['rules']>, language: 'zh' | 'en' = 'zh') => {
  const plain = new Set(lines({}, language));
  return lines(over, language).filter((line) => !plain.has(line));
};

test('a service without rules says so much and no more', () => {
  expect(lines({ partyMax: 1 })).toHaveLength(3);
});

test.each([
  [{ guardianOnly: true }, '只能由监护人替孩子预约'],
  [{ waitlistMax: 6 }, '约满了可以排候补，最多 6 人在等'],
  [{ countsNoShows: true }, '约了没来，又没有提前取消，会影响履约分'],
  [{ isScarce: true }, '名额紧：履约分受限时，只能约今天和明天的'],
  [{ residentsOf: { name: '梅青社区' } }, '只给梅青社区的居民预约'],
  [{ maxPerMonth: 3 }, '每人每月最多 3 次'],
  [{ checkIn: 'tick' as const }, '到了报姓名，工作人员在名单上勾选'],
])('%j is one sentence: %s', (over, sentence) => {
  expect(added(over)).toEqual([sentence]);
});

test('a draw has no line to wait in', () => {
  expect(added({ waitlistMax: 6, allocation: 'lottery' })).toEqual([]);
});

test('no sentence is said twice or left without words, in either language', () => {
  const all = {
    ...{ guardianOnly: true, waitlistMax: 1, countsNoShows: true, isScarce: true, maxPerDay: 1, maxPerWeek: 2 },
    ...{ maxPerMonth: 3, minAge: 60, maxAge: 90, approvalMinutes: 120, priceMinutes: 30, releaseMinutes: 10 },
    ...{ leadMinutes: 60, cancelMinutes: 120, checkIn: 'tick' as const, residentsOf: { name: '梅青社区' } },
  };
  for (const language of ['zh', 'en'] as const) {
    const said = lines(all, language, [{}]);
    expect(new Set(said).size).toBe(said.length);
    expect(said).toHaveLength(17);
    expect(said.join('')).not.toMatch(/undefined|null|NaN/);
  }
});
