import type { ErrorCode } from '../contract/codes';
import type { Language } from './languages';

type ActivityCode = Extract<ErrorCode, `activity.${string}`>;

/** Refusals of activities, all of them to the staff who plan them. */
export const activityErrors: Record<Language, Record<ActivityCode, string>> = {
  zh: {
    'activity.times_wrong': '结束要晚于开始，一场最多 24 小时；几天的活动请一天一场',
    'activity.in_past': '开始时间已经过了，请改成以后的时间',
    'activity.opens_late': '报名开始要早于报名截止，报名截止不能晚于活动开始',
    'activity.ages_wrong': '最小年龄比最大年龄大，请改一下',
    'activity.area_unknown': '没有这个地区，请重新选谁可以来',
    'activity.citywide_not_yours': '全市活动要由市级人员发布，您可以先做成本中心的活动',
    'activity.words_unchecked': '这些文字现在没法核对，请换个说法或稍后再试',
    'activity.changed': '同事刚刚改过，请看最新内容再改',
    'activity.called_off': '这场活动已经取消，不能再改',
    'activity.over': '这场活动已经结束，不能再改',
  },
  en: {
    'activity.times_wrong': 'The end has to come after the start, at most 24 hours later; make one activity a day',
    'activity.in_past': 'The start has passed, please choose a later time',
    'activity.opens_late': 'Booking has to open before it ends, and end no later than the activity begins',
    'activity.ages_wrong': 'The youngest age is above the oldest one, please correct it',
    'activity.area_unknown': 'There is no such area, please choose again who may come',
    'activity.citywide_not_yours':
      'An activity of the whole city is published by city staff; you can make it one of your centre',
    'activity.words_unchecked': "These words can't be checked now, please put them differently or try later",
    'activity.changed': 'A colleague has just changed it, please look at it again first',
    'activity.called_off': "This activity is called off and can't be changed",
    'activity.over': "This activity is over and can't be changed",
  },
};
