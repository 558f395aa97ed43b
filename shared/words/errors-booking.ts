import type { ErrorCode } from '../contract/codes';
import type { Language } from './languages';

type BookingCode = Extract<
  ErrorCode,
  `booking.${string}` | `approval.${string}` | `catalogue.${string}` | `centre${'English' | 'Texts'}.${string}`
>;

/** Why a booking is not possible, and what can be done instead. */
export const bookingErrors: Record<Language, Record<BookingCode, string>> = {
  zh: {
    'booking.slot_full': '这个时段刚刚约满了，看看别的时间',
    'booking.line_full': '这个时段约满了，候补也排满了，看看别的时间',
    'booking.resource_taken': '这个时段要用的场地或人员刚被约走，看看别的时间',
    'booking.not_offered': '这个位子已经不在等您确认了，请看看预约现在的状态',
    'booking.offer_over': '确认的时间过了，位子已让给下一位',
    'booking.by_lottery': '这个时段的名额要摇号，请点进去报名',
    'booking.slot_closed': '这个时段中心已停办，请选别的时间',
    'booking.slot_ended': '这个时段已停止预约，请选稍后的时间',
    'booking.slot_not_open_yet': '这一天还没开放预约',
    'booking.already_booked': '您已经约了这个时段，可在“我的预约”里查看',
    'booking.overlaps': '您在同一时间已有别的预约或摇号报名，请先取消那一个或换个时间',
    'booking.quota_day': '这项服务今天的预约次数已用完，请选别的日子',
    'booking.quota_week': '这项服务本周的预约次数已用完，请选下周的时间',
    'booking.quota_month': '这项服务这个月的预约次数已用完，请选下个月的时间',
    'booking.residents_only': '这项服务只给本地居民预约；住址还没核实的，请先登记住址',
    'booking.answers_needed': '有问题还没答好，请看标出的地方',
    'booking.service_retired': '这项服务不再接受预约，看看中心的其他服务',
    'booking.service_paused': '这项服务暂停预约，看看中心的其他服务',
    'booking.price_not_payable': '这项服务要用时间存折里的分钟，时间存折还没有开通，请打电话给中心',
    'booking.minutes_short': '时间存折里的分钟不够，可以先做志愿服务，或请中心帮忙',
    'booking.people_repeated': '同一个人选了两次，请去掉一个',
    'catalogue.changed_meanwhile': '同事刚改过这项服务，请先看看现在的内容，再改一次',
    'centreEnglish.changed_meanwhile': '同事刚改过中心的英文，请先看看现在的内容，再保存',
    'centreTexts.changed_meanwhile': '同事刚改过中心介绍，请先看看现在的内容，再保存',
    'catalogue.words_unsure': '这些文字暂时核对不了，内容还在，请过一会儿再保存或换个说法',
    'catalogue.full': '一个中心最多 200 项服务，请先停办不用的',
    'catalogue.not_open': '没有开放的项目不用暂停',
    'approval.decided': '这几项已经有同事处理了，或居民已取消，请刷新',
    'approval.reason_needed': '请写明为什么不同意，居民会看到',
    'booking.party_too_large': '人数超过了这项服务一次可约的上限',
    'booking.too_young': '还没到这项服务的年龄，可打电话问问中心有没有别的安排',
    'booking.too_old': '超过了这项服务的年龄，可打电话问问中心有没有别的安排',
    'booking.age_unknown': '这项服务有年龄要求，请先到中心登记一次出生日期',
    'booking.standing_limited': '最近爽约较多，这项名额紧张的服务只能约今天和明天的；原因和恢复日期在“我的 → 履约分”',
    'booking.guardian_only': '这个要由监护人为孩子报名，请先在“家人”里添加孩子',
    'booking.not_cancellable': '这个预约已经结束，不用再取消了',
    'booking.cancel_too_late': '已过免费取消时间，请打电话告诉中心',
  },
  en: {
    'booking.slot_full': 'This time has just filled up, please look at others',
    'booking.line_full': 'This time is full and so is its line, please look at others',
    'booking.resource_taken': 'The room or person this needs has just been taken, please look at other times',
    'booking.not_offered': 'This place is not waiting for your answer any more; see how the booking stands',
    'booking.offer_over': 'The time to answer is over; the place went to the next in line',
    'booking.by_lottery': 'The places of this time are drawn by lot; open it to enter the draw',
    'booking.slot_closed': 'The centre has called this time off, please choose another',
    'booking.slot_ended': 'This time can no longer be booked, please choose a later one',
    'booking.slot_not_open_yet': 'This day is not open for booking yet',
    'booking.already_booked': 'You have booked this time already, see My bookings',
    'booking.overlaps':
      'You have another booking, or have entered a draw, at the same time; cancel it or choose another time',
    'booking.quota_day': 'You have used up this service for that day, please choose another day',
    'booking.quota_week': 'You have used up this service for that week, please choose a later week',
    'booking.quota_month': 'You have used up this service for that month, please choose a later month',
    'booking.residents_only':
      'This service is for local residents; if your address is not confirmed yet, add it first under My address',
    'booking.answers_needed': 'Some questions still need an answer, please look at the marked ones',
    'booking.service_retired': 'This service can no longer be booked; please look at others of the centre',
    'booking.service_paused': 'This service is paused; please look at others of the centre',
    'booking.price_not_payable': 'This costs minutes of the time bank, which is not open yet; please call the centre',
    'booking.minutes_short': 'You have too few minutes in the time bank; volunteer first, or ask the centre',
    'booking.people_repeated': 'The same person is chosen twice, please take one out',
    'catalogue.changed_meanwhile':
      'A colleague has just changed this service; look at it as it is now, then change it again',
    'centreEnglish.changed_meanwhile':
      'A colleague has just changed the English of this centre; look at it as it is now, then save',
    'centreTexts.changed_meanwhile':
      'A colleague has just changed what this centre says of itself; look at it as it is now, then save',
    'catalogue.words_unsure':
      'These words could not be checked just now; they are still here, save again later or put it another way',
    'catalogue.full': 'A centre has at most 200 services; retire some first',
    'catalogue.not_open': 'A service that is not open cannot be paused',
    'approval.decided': 'A colleague has decided these already, or they were cancelled; please refresh',
    'approval.reason_needed': 'Please say why not; the resident will read it',
    'booking.party_too_large': 'That is more people than this service takes at once',
    'booking.too_young': 'This service starts at a higher age; call the centre for other ways',
    'booking.too_old': 'This service ends at a lower age; call the centre for other ways',
    'booking.age_unknown': 'This service has an age limit; please register your date of birth at the centre once',
    'booking.standing_limited':
      'After several missed visits this scarce service can be booked for today and tomorrow only; see Me → Standing for why and until when',
    'booking.guardian_only': 'A guardian enrols their child here; add the child under Family first',
    'booking.not_cancellable': 'This booking is over, there is nothing to cancel',
    'booking.cancel_too_late': 'The time for free cancelling has passed, please call the centre',
  },
};
