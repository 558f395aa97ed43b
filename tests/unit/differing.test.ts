import { chosenOf, differing } from '../../miniapp/src/features/catalogue/differing';
import { newDraft, type Draft } from '../../miniapp/src/features/catalogue/draft';
import { catalogueWords } from '../../shared/words/catalogue';
import { functionWords } from '../../shared/words/functions';
import { serviceIconWords } from '../../shared/words/service-icons';

const say = {
  w: catalogueWords.zh,
  kinds: functionWords.zh,
  icons: serviceIconWords.zh,
  areas: [{ code: '350582001', name: '青阳街道' }],
};
const base: Draft = { ...newDraft, name: '健身房', place: '二楼', maxPerWeek: 7 };

test('two versions of a service differ in what is listed, in words, and in nothing else', () => {
  const mine: Draft = { ...base, place: '四楼', partyMax: 2 };
  const theirs: Draft = { ...base, maxPerWeek: null, opensMinute: 450, place: '三楼', residentsOf: '350582001' };
  expect(differing({ base, mine, theirs }, say)).toEqual([
    { key: 'place', label: '在哪里', mine: '四楼', theirs: '三楼', likely: 'mine' },
    { key: 'opensMinute', label: '每天几点放出', mine: '08:00', theirs: '07:30', likely: 'theirs' },
    { key: 'maxPerWeek', label: '每人每周最多几次', mine: '7', theirs: '不限', likely: 'theirs' },
    { key: 'partyMax', label: '一次最多几个人', mine: '2', theirs: '1', likely: 'mine' },
    { key: 'residentsOf', label: '只给哪里的居民', mine: '不限', theirs: '青阳街道', likely: 'theirs' },
  ]);
  expect(differing({ base, mine: theirs, theirs }, say)).toEqual([]);
});

test('every setting has a name and words for its value, in both languages', () => {
  const other: Draft = {
    ...{ name: '烘焙课', summary: '周末', detail: '面粉', bring: '围裙', host: '王老师', place: '一楼' },
    ...({ icon: 'utensils', position: 4 } as const),
    ...({ functionCode: 'elder', nearby: 'canteen', audience: 'elder' } as const),
    ...{ openDays: 3, opensMinute: 540, leadMinutes: 5, cancelMinutes: 10, maxPerDay: 2, maxPerWeek: 3 },
    ...{ maxPerMonth: 4, partyMax: 5, waitlistMax: 6, offerMinutes: 30, minAge: 6, maxAge: 60 },
    ...({ residentsOf: '350582001', approvalMinutes: 120, checkIn: 'tick', releaseMinutes: 20 } as const),
    ...{ countsNoShows: true, isScarce: true, guardianOnly: true, priceMinutes: 10 },
    ...{
      nameEn: 'Baking',
      summaryEn: 'At weekends',
      detailEn: 'Flour',
      bringEn: 'An apron',
      hostEn: 'Ms Wang',
      placeEn: '1st floor',
    },
    questions: [{ id: 'q1', kind: 'choice', label: '口味', required: true, options: ['清淡', '微辣'] }],
  };
  for (const language of ['zh', 'en'] as const) {
    const words = {
      ...say,
      w: catalogueWords[language],
      kinds: functionWords[language],
      icons: serviceIconWords[language],
    };
    const found = differing({ base: newDraft, mine: newDraft, theirs: other }, words);
    expect(found.map(({ key }) => key)).toEqual(Object.keys(newDraft));
    expect(found.filter((one) => one.mine === '' || one.theirs === '' || one.label === '')).toEqual([]);
    expect(found.filter((one) => one.mine === one.theirs)).toEqual([]);
    expect(found.every((one) => !/undefined|null|object/.test(`${one.label}${one.mine}${one.theirs}`))).toBe(true);
  }
});

test('of each setting the side that was chosen is kept', () => {
  const mine: Draft = { ...base, place: '四楼', partyMax: 2 };
  const theirs: Draft = { ...base, place: '三楼', maxPerWeek: 3 };
  expect(chosenOf(mine, theirs, { place: 'theirs', partyMax: 'mine', maxPerWeek: 'theirs' })).toEqual({
    ...base,
    ...{ place: '三楼', partyMax: 2, maxPerWeek: 3 },
  });
});
