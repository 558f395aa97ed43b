import { approvalsWords } from '../../shared/words/approvals';
import { deskWords } from '../../shared/words/desk';
import { counted, within } from '../../shared/words/english';
import { excusesWords } from '../../shared/words/excuses';
import { dayNoteIn, givenReasons, reasonIn } from '../../shared/words/given-reasons';
import { neighbourWords } from '../../shared/words/neighbours';
import { revealWords } from '../../shared/words/reveal';
import { rolesWords } from '../../shared/words/roles';
import { timetableWords } from '../../shared/words/timetable';

/** Every list of quick reasons, wherever in these words it stands. */
function listsOf(words: unknown): string[][] {
  if (typeof words !== 'object' || words === null) return [];
  return Object.entries(words).flatMap(([name, value]) =>
    Array.isArray(value) ? (/reasons$|^quick$/i.test(name) ? [value as string[]] : []) : listsOf(value),
  );
}

test.each(
  Object.entries({ approvalsWords, deskWords, excusesWords, neighbourWords, revealWords, rolesWords, timetableWords }),
)('every quick reason of %s is known in both languages', (_name, words) => {
  const [zh, en] = [listsOf(words.zh).flat(), listsOf(words.en).flat()];
  expect(zh.length).toBeGreaterThan(0);
  expect(zh.map((text, at) => ({ zh: text, en: en[at] })).filter((one) => !known(one))).toEqual([]);
});
const known = (one: { zh: string; en?: string }) => givenReasons.some(({ zh, en }) => zh === one.zh && en === one.en);

test('a reason is read in one’s own language, with what was said more as it was said', () => {
  expect(reasonIn('en', '设备检修')).toBe('Equipment repair');
  expect(reasonIn('en', '设备检修：下周三恢复')).toBe('Equipment repair: 下周三恢复');
  expect(reasonIn('zh', 'Did not come: nobody there')).toBe('人没来：nobody there');
  expect(reasonIn('en', '设备检修员来了')).toBe('设备检修员来了');
});

test('notes of days are named in English; what a centre wrote stays', () => {
  expect(dayNoteIn('en', '国庆节')).toBe('National Day');
  expect(dayNoteIn('en', '春节调休上班')).toBe('Working day for Spring Festival');
  expect(dayNoteIn('en', '调休上班')).toBe('Working day in place of a holiday');
  expect(dayNoteIn('en', '电梯检修')).toBe('电梯检修');
  expect(dayNoteIn('zh', '国庆节')).toBe('国庆节');
});

test('English counts one as one, and names days in the middle of a sentence in small letters', () => {
  expect([counted(1, 'rating'), counted(2, 'rating'), counted(1, 'person', 'people')]).toEqual([
    '1 rating',
    '2 ratings',
    '1 person',
  ]);
  expect([within('Today 12:00'), within('Tomorrow 9:00'), within('Mon 9:00')]).toEqual([
    'today 12:00',
    'tomorrow 9:00',
    'Mon 9:00',
  ]);
});
