import type { StandingGrade, UncountedReason } from '../enums';
import type { Language } from './languages';
import { counted, within } from './english';

interface Step {
  untilDays: number;
  points: number;
}

/** The page on which somebody reads what was missed, what it weighs, and what they can do. */
export interface StandingWords {
  title: string;
  row: { title: string; note: string };
  whose: string;
  self: string;
  grades: Record<StandingGrade, { title: string; text: string }>;
  limitedText: (aheadDays: number) => string;
  betterOn: (day: string, grade: string) => string;
  never: string;
  howTitle: string;
  how: (steps: readonly Step[], reminded: number, limited: number) => string[];
  notCounted: string[];
  list: string;
  empty: { title: string; hint: string };
  counts: (points: number) => string;
  weighs: (lighter: { on: string; points: number } | null, fades: string) => string;
  before: string;
  uncounted: Record<UncountedReason, { title: string; text: string }>;
  said: string;
  answer: string;
  answerWaits: (day: string) => string;
  answerAccepted: string;
  answerRefused: string;
  answerUpheld: string;
  answerHeld: string;
  appealed: string;
  excuse: string;
  excuseUntil: (day: string) => string;
  appeal: string;
  appealUntil: (day: string) => string;
  call: string;
  sheet: {
    excuseTitle: string;
    appealTitle: string;
    excuseLead: string;
    appealLead: string;
    label: string;
    placeholder: string;
    tooShort: string;
    send: string;
    sent: string;
    appealSent: string;
  };
  signedOut: { title: string; hint: string; action: string };
  ofBooking: { title: string; note: string };
}

export const standingWords: Record<Language, StandingWords> = {
  zh: {
    title: '履约分',
    row: { title: '履约分', note: '爽约记录、什么时候不再算、怎么说明' },
    whose: '看谁的',
    self: '自己',
    grades: {
      good: { title: '良好', text: '想约什么都可以约。' },
      reminded: { title: '提醒', text: '最近有没来的预约，现在还什么都能约。来不了请提前取消，就不会记。' },
      limited: { title: '受限', text: '' },
    },
    limitedText: (days) =>
      `最近没来的次数多了。名额紧张的服务，现在只能约今天${days === 1 ? '和明天' : `起 ${days} 天内`}的；其他服务照常约。`,
    betterOn: (day, grade) => `不再爽约的话，${day}恢复为“${grade}”`,
    never: '吃饭、托幼、养老的服务不记爽约，任何时候都能约。',
    howTitle: '怎么算',
    how: (steps, reminded, limited) => [
      ...steps.map(({ untilDays, points }, n) =>
        n === 0
          ? `约了没来也没取消：${untilDays} 天内记 ${points} 分`
          : `满 ${steps[n - 1]?.untilDays ?? 0} 天减为 ${points} 分，满 ${untilDays} 天不再算`,
      ),
      `合计 ${reminded} 分起提醒，${limited} 分起受限；只给自己看，不排名`,
    ],
    notCounted: [
      '按时取消的、中心停办的、签过到的，都不算',
      '整场没有一个人签到的不算：可能是中心忘了',
      '说明了原因，中心答复之前不算；7 天没答复就算接受',
    ],
    list: '近 60 天没来的预约',
    empty: { title: '没有爽约记录', hint: '来不了请提前取消，位置能让给邻居。' },
    counts: (points) => `记 ${points} 分`,
    weighs: (lighter, fades) =>
      lighter === null ? `${fades}起不再算` : `${lighter.on}起减为 ${lighter.points} 分，${fades}起不再算`,
    before: '还没到时间',
    uncounted: {
      service: { title: '不算', text: '这项服务不记爽约' },
      closed: { title: '不算', text: '中心停办了' },
      no_check_ins: { title: '不算', text: '这一场没有人签到，可能是中心忘了' },
      excuse_waits: { title: '暂时不算', text: '等中心答复' },
      excused: { title: '不算', text: '中心接受了您的说明' },
      faded: { title: '不再算', text: '已经过去很久了' },
    },
    said: '您的说明',
    answer: '中心的答复',
    answerWaits: (day) => `${day}前答复，到时没答复就算接受`,
    answerAccepted: '接受了，这一次不算',
    answerRefused: '没有接受',
    answerUpheld: '另一位工作人员看过，没有接受',
    answerHeld: '没有接受，原因正在核对，稍后显示',
    appealed: '您的申诉',
    excuse: '说明原因',
    excuseUntil: (day) => `${day}前可以说明`,
    appeal: '申诉，请另一位重新看',
    appealUntil: (day) => `${day}前可以申诉一次`,
    call: '打电话给中心',
    sheet: {
      excuseTitle: '为什么来不了',
      appealTitle: '为什么觉得不对',
      excuseLead: '只有中心的工作人员看得到。答复之前，这一次不算。',
      appealLead: '由另一位工作人员重新看。答复之前，这一次不算。',
      label: '原因',
      placeholder: '比如：孩子半夜发烧，去了医院',
      tooShort: '请多写几个字，让工作人员看得明白',
      send: '提交',
      sent: '已提交，答复之前不算',
      appealSent: '已申诉，答复之前不算',
    },
    signedOut: { title: '登录后查看', hint: '您的预约有没有记爽约、什么时候不再算，都在这里。', action: '登录' },
    ofBooking: { title: '来不了？说明原因', note: '免费取消的时间已过，说明原因后由中心决定算不算' },
  },
  en: {
    title: 'Standing',
    row: { title: 'Standing', note: 'Missed visits, until when they count, how to explain' },
    whose: 'Whose',
    self: 'Mine',
    grades: {
      good: { title: 'Good', text: 'You can book anything.' },
      reminded: {
        title: 'Reminder',
        text: 'You missed a visit lately; you can still book anything. If you cancel in time, nothing is noted.',
      },
      limited: { title: 'Limited', text: '' },
    },
    limitedText: (days) =>
      `You missed several visits lately. Scarce services can be booked for today ${days === 1 ? 'and tomorrow' : `and ${counted(days, 'day')} ahead`} only; all others as usual.`,
    betterOn: (day, grade) => `If you miss nothing more, "${grade}" from ${within(day)}`,
    never: 'Meals, child care and elder care never count, and can always be booked.',
    howTitle: 'How it is counted',
    how: (steps, reminded, limited) => [
      ...steps.map(({ untilDays, points }, n) =>
        n === 0
          ? `Missed without cancelling: ${counted(points, 'point')} for ${counted(untilDays, 'day')}`
          : `After ${counted(steps[n - 1]?.untilDays ?? 0, 'day')} it counts ${points}, after ${counted(untilDays, 'day')} nothing`,
      ),
      `From ${counted(reminded, 'point')} on you are reminded, from ${limited} on you are limited. Only you see it; nobody is ranked`,
    ],
    notCounted: [
      'Cancelled in time, called off by the centre, or checked in: never counted',
      'Nobody at all was checked in: not counted, the centre may have forgotten',
      'Explained: not counted until answered; without an answer in 7 days it is accepted',
    ],
    list: 'Missed in the last 60 days',
    empty: { title: 'Nothing missed', hint: "If you can't come, cancel early: a neighbour may come instead." },
    counts: (points) => (points === 1 ? '1 point' : `${points} points`),
    weighs: (lighter, fades) =>
      lighter === null ? `Nothing from ${fades}` : `${lighter.points} from ${lighter.on}, nothing from ${fades}`,
    before: 'Not yet begun',
    uncounted: {
      service: { title: 'Not counted', text: 'This service counts no missed visits' },
      closed: { title: 'Not counted', text: 'The centre called it off' },
      no_check_ins: { title: 'Not counted', text: 'Nobody was checked in, the centre may have forgotten' },
      excuse_waits: { title: 'Not counted yet', text: 'Waiting for an answer' },
      excused: { title: 'Not counted', text: 'Your explanation was accepted' },
      faded: { title: 'No longer', text: 'Long ago' },
    },
    said: 'You said',
    answer: 'The centre',
    answerWaits: (day) => `answers before ${within(day)}; otherwise it is accepted`,
    answerAccepted: 'accepted it: not counted',
    answerRefused: 'did not accept it',
    answerUpheld: 'looked again and did not accept it',
    answerHeld: 'did not accept it; the reason is being checked and will show here',
    appealed: 'You appealed',
    excuse: 'Explain',
    excuseUntil: (day) => `Possible before ${within(day)}`,
    appeal: 'Appeal: somebody else looks again',
    appealUntil: (day) => `Once, before ${within(day)}`,
    call: 'Call the centre',
    sheet: {
      excuseTitle: "Why you can't come",
      appealTitle: 'Why you disagree',
      excuseLead: 'Only staff of the centre read it. Until they answer it does not count.',
      appealLead: 'Somebody else of the staff looks again. Until they answer it does not count.',
      label: 'Reason',
      placeholder: 'For example: my child had a fever in the night',
      tooShort: 'Please write a few more words',
      send: 'Send',
      sent: 'Sent; not counted until answered',
      appealSent: 'Appealed; not counted until answered',
    },
    signedOut: { title: 'Sign in to see it', hint: 'What was missed and until when it counts.', action: 'Sign in' },
    ofBooking: {
      title: "Can't come? Explain",
      note: 'Free cancelling is over; say why and the centre decides whether it counts',
    },
  },
};
