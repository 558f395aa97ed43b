import type { ErrorCode } from '../contract/codes';
import type { Language } from './languages';

type LotteryCode = Extract<ErrorCode, `lottery.${string}`>;

/** Refusals of draws by lot. */
export const lotteryErrorWords: Record<Language, Record<LotteryCode, string>> = {
  zh: {
    'lottery.not_open_yet': '摇号还没开始报名，到时间再来',
    'lottery.closed': '报名已经截止，名单不再变动',
    'lottery.entered_already': '已经报过名了，一人一次摇号只报一回',
    'lottery.unit_too_large': '一户报名的人数超过了全部名额，请减少人数',
    'lottery.full': '报名人数已到上限，请打电话问问中心',
    'lottery.not_closed': '报名还没截止，截止后才登记开奖号码',
    'lottery.ended': '这次摇号已经结束',
    'lottery.value_known': '两人登记的号码已经一致，不能再改',
    'lottery.value_not_yet': '开奖号码还没公布，请在开奖后登记',
    'lottery.value_invalid': '不像是这种彩票的开奖号码，请对照官网核对后再填',
    'lottery.begun_already': '这个时段已经安排了摇号',
    'lottery.has_bookings': '这个时段已有人预约，不能改为摇号',
    'lottery.no_time': '留给摇号的时间不够：截止、开奖、公布都要在活动开始前完成',
    'lottery.has_price': '要花时长的服务不能摇号，请先把时长改为 0',
    'lottery.no_list': '名单在报名截止时公布，请到时再下载',
  },
  en: {
    'lottery.not_open_yet': 'The draw has not opened yet; please come again then',
    'lottery.closed': 'Entering has ended and the list no longer changes',
    'lottery.entered_already': 'Entered already: everybody enters a draw once',
    'lottery.unit_too_large': 'Your household is more people than there are places; please enter fewer',
    'lottery.full': 'The draw has as many entries as it can take; please call the centre',
    'lottery.not_closed': 'Entering has not ended; the number is entered afterwards',
    'lottery.ended': 'This draw is over',
    'lottery.value_known': 'Two people have entered the same number; it no longer changes',
    'lottery.value_not_yet': 'The number has not been published yet',
    'lottery.value_invalid': "That can't be such a number; please compare it with the official site",
    'lottery.begun_already': 'This time is drawn for already',
    'lottery.has_bookings': "Somebody has booked this time; it can't be drawn for any more",
    'lottery.no_time': 'There is not enough time: list, number and result must come before it starts',
    'lottery.has_price': "A service that costs minutes can't be drawn for; set its price to 0 first",
    'lottery.no_list': 'The list is published when entering ends; please come again then',
  },
};
