import type { ErrorCode } from '../contract/codes';
import type { Language } from './languages';

type TimetableCode = Extract<ErrorCode, `timetable.${string}` | `change.${string}` | `activity.${string}`>;

/** Refusals of the timetable, of what it changes, and of activities. */
export const timetableErrors: Record<Language, Record<TimetableCode, string>> = {
  zh: {
    'timetable.changed': '刚刚有人预约或改了排期，影响已经不同，请再看一遍再保存',
    'timetable.too_much': '这次修改牵涉的时段或预约太多，请分几次改',
    'timetable.name_unchecked': '这个名字现在没法核对，请换个说法或稍后再试',
    'change.not_open': '这件事刚刚已经办好了，请看最新情况',
    'change.no_such_time': '这个时间不能选了，请换一个',
    'change.cannot_keep': '原来的时间已经没有了，请改到别的时间或取消',
  },
  en: {
    'timetable.changed': 'Somebody has just booked or changed the timetable; please look at the effects once more',
    'timetable.too_much': 'This change touches too many times or bookings; please make it in parts',
    'timetable.name_unchecked': 'This name cannot be checked right now; use other words or try again later',
    'change.not_open': 'This has just been settled; please look at how it stands',
    'change.no_such_time': 'This time is no longer open; please choose another',
    'change.cannot_keep': 'The former time is gone; please choose another or cancel',
  },
};
