import type { ErrorCode } from '../contract/codes';
import type { Language } from './languages';

type VisitCode = Extract<
  ErrorCode,
  `roster.${string}` | `visit.${string}` | `deskBooking.${string}` | `line.${string}` | `rating.${string}`
>;

/** Refusals of the day of a visit: at the desk, by the room's code, in line, and of ratings after it. */
export const visitErrors: Record<Language, Record<VisitCode, string>> = {
  zh: {
    'roster.code_unknown': '签到码不对或已过期，请居民刷新后再试',
    'roster.code_ambiguous': '光凭六位数字认不准是哪一位，请再问姓名或手机后四位',
    'roster.not_today': '这个预约不是今天的，不能签到',
    'roster.not_confirmed': '这个预约已取消，不能签到',
    'roster.not_attended': '这位居民还没有签到，无需撤销',
    'roster.slot_closed': '这个时段已停办，之前的签到不能再撤销',
    'roster.place_released': '来得晚，位子已经让给别人了；还有空位时可以当场重新约',
    'roster.nobody_awaited': '这个时段没有待到的人了',
    'roster.seal_wrong': '这份离线名单不是发给您的，请联网后重新下载',
    'roster.seal_old': '这份离线名单已过期，联网签到只收到第二天中午，请在名单上补签',
    'visit.nothing_here': '这里现在没有您的预约，可到“我的预约”里看时间和地点',
    'visit.too_early': '还没到签到时间，开始前一小时内可以扫码',
    'visit.over': '这个预约的时间已过，请找工作人员',
    'visit.by_tick': '这项服务由工作人员在名单上打勾签到，请向工作人员报姓名',
    'visit.pass_old': '时间过了几分钟，请再扫一次屏幕上的码',
    'deskBooking.nobody': '没有找到这位居民，请核对后再查，或为 TA 登记',
    'deskBooking.phone_wrong': '电话号码不完整，请填 11 位手机号，或带区号的座机',
    'deskBooking.known': '已经有同名同生日的居民，请先查找再预约',
    'deskBooking.found_expired': '查找已过半小时，请重新查找这位居民',
    'line.nothing_to_offer': '现在没有能递补的位子：没有空位、没有人等，或已过预约时间',
    'rating.not_attended': '签到过的预约才能评价',
    'rating.too_late': '过了 30 天，这次不能再评价了；有话想说可以打电话给中心',
    'rating.fixed': '评价满 7 天，不能再改了；有话想说可以打电话给中心',
    'rating.nothing_to_answer': '这条评价没有留言，不用回复',
  },
  en: {
    'roster.code_unknown': 'The code is wrong or has expired, please ask for a fresh one',
    'roster.code_ambiguous':
      'Six digits do not tell surely who it is, please ask for the name or the last four digits of the phone',
    'roster.not_today': 'This booking is not for today',
    'roster.not_confirmed': 'This booking was cancelled',
    'roster.not_attended': 'This person has not been checked in',
    'roster.slot_closed': 'This time was called off, earlier check-ins stay as they are',
    'roster.place_released': 'The place was given to somebody else meanwhile; book again while there are places left',
    'roster.nobody_awaited': 'Nobody of this time is awaited any more',
    'roster.seal_wrong': 'This roster was not given to you; please fetch it again with a network',
    'roster.seal_old':
      'This roster is too old; it is taken until noon of the next day. Please tick in the roster instead',
    'visit.nothing_here': 'You have no booking here now; see time and place under "My bookings"',
    'visit.too_early': 'Too early: you can scan from one hour before the start',
    'visit.over': 'The time of this booking is over; please ask the staff',
    'visit.by_tick': 'Staff ticks the list here: please tell them your name',
    'visit.pass_old': 'Some minutes have passed; please scan the code on the screen again',
    'deskBooking.nobody': 'Nobody was found; check what you typed, or register them',
    'deskBooking.phone_wrong':
      'The number is not complete: eleven digits of a mobile, or a landline with its area code',
    'deskBooking.known': 'There is somebody of this name and birthday already; find them first',
    'deskBooking.found_expired': 'The search is half an hour old; please find the person again',
    'line.nothing_to_offer': 'Nothing can be offered now: no free place, nobody waiting, or booking is over',
    'rating.not_attended': 'Only a visit that took place can be rated',
    'rating.too_late': 'After 30 days a visit can no longer be rated; please call the centre',
    'rating.fixed': 'After 7 days a rating stays as it is; please call the centre',
    'rating.nothing_to_answer': 'There are no words to answer',
  },
};
