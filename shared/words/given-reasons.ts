import type { Language } from './languages';

/**
 * The quick reasons that staff choose and residents read: kept as the words they were chosen in, shown in the reader's
 * language. A test holds them against the lists of the desk. What staff wrote themselves stays as it was written.
 */
export const givenReasons: readonly Readonly<Record<Language, string>>[] = [
  { zh: '点错了', en: 'Tapped by mistake' },
  { zh: '人没来', en: 'Did not come' },
  { zh: '签错了人', en: 'Wrong person' },
  { zh: '设备检修', en: 'Equipment repair' },
  { zh: '老师请假', en: 'Teacher on leave' },
  { zh: '场地占用', en: 'Room needed' },
  { zh: '这个时间中心另有安排', en: 'The centre needs this time itself' },
  { zh: '场地用途不合适', en: 'Not what the room is for' },
  { zh: '人数超出场地能坐下的', en: 'Too many people for the room' },
  { zh: '电话里说好不来了', en: 'Agreed on the telephone' },
  { zh: '没有合适的时间', en: 'No suitable time' },
  { zh: '改约其他服务', en: 'Another service instead' },
  { zh: '没有提前说，也没有凭证', en: 'Not told before and nothing to show' },
  { zh: '说明的日子和预约对不上', en: 'The day does not match the booking' },
  { zh: '同样的情况已经说明过多次', en: 'Said several times before' },
  { zh: '住址写得不完整', en: 'The address is not complete' },
  { zh: '上门没有找到', en: 'Nobody found there' },
  { zh: '已经搬走', en: 'Has moved away' },
  { zh: '不在这个村（社区）', en: 'Not in this community' },
  { zh: '本人不同意', en: 'They do not agree' },
  { zh: '没有联系上本人', en: 'Could not be reached' },
  { zh: '说不清楚意思', en: 'Could not say clearly' },
  { zh: '不是这里的居民', en: 'Not a resident here' },
  { zh: '本人来电要求', en: 'They called and asked' },
  { zh: '本人当面要求', en: 'They asked in person' },
  { zh: '已经不住在一起', en: 'They no longer live together' },
  { zh: '本人已经过世', en: 'They have died' },
  { zh: '代办的人没有照本人的意思办', en: 'Not done as the person wanted' },
  { zh: '已离职', en: 'Has left' },
  { zh: '调到别的岗位', en: 'Moved to another role' },
  { zh: '服务期结束', en: 'Term is over' },
  { zh: '邀请错了人', en: 'Invited by mistake' },
  { zh: '核对身份', en: 'Checking identity' },
  { zh: '联系本人', en: 'Calling them' },
  { zh: '紧急情况', en: 'Emergency' },
];

/** A reason as its reader reads it. Behind a quick reason, staff may have said more: that stays. */
export function reasonIn(language: Language, reason: string): string {
  const known = givenReasons.find((one) =>
    [one.zh, one.en].some(
      (text) => reason === text || reason.startsWith(`${text}：`) || reason.startsWith(`${text}: `),
    ),
  );
  if (known === undefined) return reason;
  const said = [known.zh, known.en].find((text) => reason.startsWith(text)) ?? '';
  const more = reason.slice(said.length).replace(/^(：|: )/, '');
  return more === '' ? known[language] : `${known[language]}${language === 'en' ? ': ' : '：'}${more}`;
}

/** As the State Council's notices call them (shared/time/holidays.ts), and what is added on a day of work made up for. */
const holidays: Readonly<Record<string, string>> = {
  元旦: "New Year's Day",
  春节: 'Spring Festival',
  清明: 'Qingming Festival',
  劳动节: 'Labour Day',
  端午: 'Dragon Boat Festival',
  中秋: 'Mid-Autumn Festival',
  国庆节: 'National Day',
  中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日: 'Victory Day',
};
const madeUp = '调休上班';

/** A day's note in the reader's language: holidays and days of work made up for; what a centre wrote stays. */
export function dayNoteIn(language: Language, note: string): string {
  if (language === 'zh') return note;
  if (note === madeUp) return 'Working day in place of a holiday';
  const isMadeUp = note.endsWith(madeUp);
  const name = holidays[isMadeUp ? note.slice(0, -madeUp.length) : note];
  if (name === undefined) return note;
  return isMadeUp ? `Working day for ${name}` : name;
}
