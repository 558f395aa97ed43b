import type { ErrorCode } from '../contract/codes';
import type { Language } from './languages';

type ProgrammeCode = Extract<ErrorCode, `programme.${string}`>;

/** Refusals of programmes of several days, most of them to the staff who make them. */
export const programmeErrors: Record<Language, Record<ProgrammeCode, string>> = {
  zh: {
    'programme.ages_wrong': '最小年龄比最大年龄大，请改一下',
    'programme.sessions_wrong': '有的课结束早于开始，或者和别的课时间重叠，请检查标出的日期',
    'programme.too_short': '假期班至少要跨两天；只有一天的活动请开成普通服务',
    'programme.too_long': '第一课到最后一课最多 100 天，请分成两期',
    'programme.in_past': '第一课已经过了，请改成以后的日期',
    'programme.opens_late': '报名开始要早于报名截止，请改早一点',
    'programme.words_unchecked': '这些文字现在没法核对，请换个说法或稍后再试',
    'programme.changed': '同事刚刚改过，请看最新内容再改',
    'programme.called_off': '整期已经停办，不能再改',
    'programme.sessions_fixed': '已经发布，上课日期不能再换；可以单独停办某一课',
    'programme.session_called_off': '这一课已经停办了',
    'programme.session_not_yet': '还没到这一课的日子，当天才能点名',
    'programme.session_over': '这一课已经上完了，不能再停办',
    'programme.not_enrolled': '这个孩子现在没有报名，请看最新名单',
  },
  en: {
    'programme.ages_wrong': 'The youngest age is above the oldest one, please correct it',
    'programme.sessions_wrong': 'A session ends before it starts or overlaps another, please check the marked dates',
    'programme.too_short': 'A programme takes two days or more; make what lasts one day an ordinary service',
    'programme.too_long': 'From the first to the last session there are at most 100 days, please make two programmes',
    'programme.in_past': 'The first session is over already, please choose later dates',
    'programme.opens_late': 'Enrolment has to open before it ends, please choose an earlier time',
    'programme.words_unchecked': "These words can't be checked now, please put them differently or try later",
    'programme.changed': 'A colleague has just changed it, please look at it again first',
    'programme.called_off': "The whole programme is called off and can't be changed",
    'programme.sessions_fixed': 'It is published, so its dates stand; a single session can be called off',
    'programme.session_called_off': 'This session is called off',
    'programme.session_not_yet': 'The roll of a session opens on its day',
    'programme.session_over': "This session is over and can't be called off",
    'programme.not_enrolled': 'This child is not enrolled now, please look at the list again',
  },
};
