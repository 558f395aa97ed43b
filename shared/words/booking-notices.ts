import type { InboxKind } from '../enums';
import type { Language } from './languages';

interface Facts {
  service: string;
  centre: string;
  place: string;
  time: string;
  /** Until when an answer is awaited. */
  until: string;
  /** A place in reserve, in digits. */
  rank: string;
  reason: string | null;
  /** Until when one may appeal. */
  appealUntil: string | null;
  /** Whom it is for and who has acted, where that is somebody else; '' while they have no name. */
  forName: string | null;
  byName: string | null;
  /** Whether that was staff, at the desk or on the telephone. */
  byDesk: boolean;
}

type BookingKind = Extract<
  InboxKind,
  | 'booking_confirmed'
  | 'booking_pending'
  | 'booking_refused'
  | 'approval_over'
  | 'booking_cancelled'
  | 'booking_attended'
  | 'attendance_undone'
  | 'slot_closed'
  | 'booking_hit'
  | 'booking_moved'
  | 'booking_kept'
  | 'place_offered'
  | 'offer_expired'
  | 'line_ended'
  | 'no_show_counted'
  | 'excuse_accepted'
  | 'excuse_refused'
  | 'excuse_upheld'
  | 'lottery_entered'
  | 'lottery_won'
  | 'lottery_reserve'
  | 'lottery_lost'
  | 'lottery_void'
  | 'visit_soon'
  | 'offer_ending'
  | 'place_released'
  | 'rating_answered'
>;

/** '陈秀兰 · ' before what is told of somebody else's booking. */
const of = ({ forName }: Facts, relative: string, after: string): string =>
  forName === null ? '' : `${forName || relative}${after}`;
const ofZh = (f: Facts) => of(f, '家人', ' · ');
const ofEn = (f: Facts) => of(f, 'Family', ' · ');
const byZh = ({ byName, byDesk }: Facts) => (byDesk ? `中心工作人员${byName ?? ''}` : byName || '家人');
const byEn = ({ byName, byDesk }: Facts) => (byDesk ? `${byName || 'The staff'} at the centre` : byName || 'Family');
const becauseZh = ({ reason }: Facts) => (reason === null ? '' : `，原因：${reason}`);
const becauseEn = ({ reason }: Facts) => (reason === null ? '' : `: ${reason}`);

/** What is told about bookings: to whom it is for and, with their name before it, to who acts for them. */
export const bookingNotices: Record<
  Language,
  Record<BookingKind, { title: (f: Facts) => string; text: (f: Facts) => string }>
> = {
  zh: {
    booking_confirmed: {
      title: (f) => (f.byName === null ? `${ofZh(f)}约好了：${f.service}` : `${byZh(f)}替您约好了：${f.service}`),
      text: (f) => `${f.time}，${f.centre} ${f.place}。到了出示签到码就行。`,
    },
    booking_pending: {
      title: (f) =>
        f.byName === null
          ? `${ofZh(f)}待中心确认：${f.service}`
          : `${f.byName || '家人'}替您约了，待中心确认：${f.service}`,
      text: (f) => `${f.time}，${f.centre}。位子先给您留着，中心确认后马上告诉您。`,
    },
    booking_refused: {
      title: (f) => `${ofZh(f)}中心没有同意：${f.service}`,
      text: (f) => `${f.time} 的预约没有通过${becauseZh(f)}。不占次数，可以另选时间或打电话问问。`,
    },
    approval_over: {
      title: (f) => `${ofZh(f)}中心没有及时确认：${f.service}`,
      text: (f) => `很抱歉，${f.time} 的预约没有等到中心确认，位子已经放开。不占次数，请打电话给中心或另选时间。`,
    },
    booking_cancelled: {
      title: (f) => `${ofZh(f)}已取消：${f.service}`,
      text: (f) => {
        if (f.byName === null) return `${f.time} 的预约已经取消，位置让给了邻居。`;
        const who = f.forName === null ? `${byZh(f)}替您取消了` : `${byZh(f)}取消了`;
        return `${who}${f.time} 的预约，位置让给了邻居。`;
      },
    },
    booking_attended: {
      title: (f) => `${ofZh(f)}已签到：${f.service}`,
      text: (f) => (f.forName === null ? `${f.time}，欢迎来到${f.centre}。` : `${f.time}，已到${f.centre}。`),
    },
    attendance_undone: {
      title: (f) => `${ofZh(f)}签到已撤销：${f.service}`,
      text: (f) => `工作人员撤销了 ${f.time} 的签到${becauseZh(f)}。有疑问请打电话给中心。`,
    },
    slot_closed: {
      title: (f) => `${ofZh(f)}中心停办：${f.service}`,
      text: (f) => `很抱歉，${f.time} 办不成了${becauseZh(f)}。不算爽约，可以另选时间。`,
    },
    booking_hit: {
      title: (f) => `${ofZh(f)}安排有变：${f.service}`,
      text: (f) =>
        `中心调整了 ${f.time} 的安排${becauseZh(f)}。${f.until === '' ? '' : `可以改到 ${f.until}。`}预约还在，请点开选一个办法，中心也会联系您。`,
    },
    booking_moved: {
      title: (f) => `${ofZh(f)}改好时间了：${f.service}`,
      text: (f) => `新的时间：${f.time}，${f.centre} ${f.place}。到了出示签到码就行。`,
    },
    booking_kept: {
      title: (f) => `${ofZh(f)}照常：${f.service}`,
      text: (f) => `${f.time}，您的位置保留，照常来就行。`,
    },
    place_offered: {
      title: (f) => `${ofZh(f)}有位子了：${f.service}`,
      text: (f) => `${f.time}，${f.centre}。请在 ${f.until}前点开确认，过时让给下一位。`,
    },
    offer_expired: {
      title: (f) => `${ofZh(f)}位子已让给下一位：${f.service}`,
      text: (f) => `${f.time} 的位子没有等到确认，已经让给下一位。想来可以再候补。`,
    },
    line_ended: {
      title: (f) => `${ofZh(f)}没有等到位子：${f.service}`,
      text: (f) => `${f.time} 一直没有空出够用的位子，候补结束了。不算预约过，可以另选时间。`,
    },
    visit_soon: {
      title: (f) => `${ofZh(f)}别忘了：${f.service}`,
      text: (f) => `${f.time}，${f.centre} ${f.place}。来不了请尽早取消，位置可以让给邻居。`,
    },
    offer_ending: {
      title: (f) => `${ofZh(f)}位子快留不住了：${f.service}`,
      text: (f) => `${f.time} 的位子只为您留到 ${f.until}，想来请马上点开确认。`,
    },
    no_show_counted: {
      title: (f) => `${ofZh(f)}记了一次爽约：${f.service}`,
      text: (f) => `${f.time} 没有签到记录。有原因或者记错了，7 天内点这里说明，中心答复之前不算。`,
    },
    excuse_accepted: {
      title: (f) => `${ofZh(f)}这次不算爽约：${f.service}`,
      text: (f) => `${f.time} 的说明，${f.centre}接受了，不影响履约分。`,
    },
    excuse_refused: {
      title: (f) => `${ofZh(f)}说明没有被接受：${f.service}`,
      text: (f) =>
        `${f.time}${becauseZh(f)}。${f.appealUntil === null ? '' : `觉得不对，${f.appealUntil}前可以申诉，由另一位工作人员重新看。`}`,
    },
    excuse_upheld: {
      title: (f) => `${ofZh(f)}申诉没有通过：${f.service}`,
      text: (f) => `${f.time}${becauseZh(f)}。这一次会随时间减轻、到期不再算；有疑问请打电话给中心。`,
    },
    lottery_entered: {
      title: (f) => `${ofZh(f)}${f.byName ?? '家人'}替您报名摇号：${f.service}`,
      text: (f) => `${f.time}，${f.centre}。截止前可以撤回，结果出来马上告诉您。`,
    },
    lottery_won: {
      title: (f) => `${ofZh(f)}摇中了：${f.service}`,
      text: (f) => `${f.time}，${f.centre} ${f.place}，名额已经是您的。来不了请早点取消，让给候补的邻居。`,
    },
    lottery_reserve: {
      title: (f) => `${ofZh(f)}候补第 ${f.rank} 位：${f.service}`,
      text: (f) => `${f.time} 这次没有直接摇中。有人退出会按次序通知您；下次摇号中签机会更大。`,
    },
    lottery_lost: {
      title: (f) => `${ofZh(f)}没有摇中：${f.service}`,
      text: (f) => `很遗憾，${f.time} 没有摇中。这次记下了，下次摇号中签机会更大。`,
    },
    lottery_void: {
      title: (f) => `${ofZh(f)}摇号取消：${f.service}`,
      text: (f) =>
        f.until === ''
          ? `${f.time} 的摇号没有办成，对谁都不算落选。`
          : `${f.time} 的摇号没有办成，对谁都不算落选。${f.until} 起先到先得，可以直接预约。`,
    },
    place_released: {
      title: (f) => `${ofZh(f)}没等到您，位子先让出了：${f.service}`,
      text: (f) =>
        `${f.time} 开始后一直没有签到，位子让给了现场的邻居。还在路上的话，到了请找工作人员，有空位就能补上。`,
    },
    rating_answered: {
      title: (f) => `${f.centre}回复了您的评价`,
      text: (f) => `您评价了“${f.service}”，中心写了回复，点开看看。`,
    },
  },
  en: {
    booking_confirmed: {
      title: (f) => (f.byName === null ? `${ofEn(f)}Booked: ${f.service}` : `${byEn(f)} booked for you: ${f.service}`),
      text: (f) => `${f.time}, ${f.centre}, ${f.place}. Just show the code when you arrive.`,
    },
    booking_pending: {
      title: (f) =>
        f.byName === null
          ? `${ofEn(f)}The centre has to confirm: ${f.service}`
          : `${f.byName || 'Family'} asked for you, the centre has to confirm: ${f.service}`,
      text: (f) => `${f.time}, ${f.centre}. The place is held, and you hear as soon as the centre has answered.`,
    },
    booking_refused: {
      title: (f) => `${ofEn(f)}The centre said no: ${f.service}`,
      text: (f) =>
        `The booking of ${f.time} was not accepted${becauseEn(f)}. It counts for nothing; please choose another time or call.`,
    },
    approval_over: {
      title: (f) => `${ofEn(f)}The centre did not answer in time: ${f.service}`,
      text: (f) =>
        `Sorry, nobody confirmed the booking of ${f.time}, so the place was released. It counts for nothing; please call the centre or choose another time.`,
    },
    booking_cancelled: {
      title: (f) => `${ofEn(f)}Cancelled: ${f.service}`,
      text: (f) =>
        f.byName === null
          ? `The booking of ${f.time} is cancelled and the place went to a neighbour.`
          : `${byEn(f)} cancelled the booking of ${f.time}; the place went to a neighbour.`,
    },
    booking_attended: {
      title: (f) => `${ofEn(f)}Checked in: ${f.service}`,
      text: (f) => (f.forName === null ? `${f.time}. Welcome to ${f.centre}.` : `${f.time}, at ${f.centre}.`),
    },
    attendance_undone: {
      title: (f) => `${ofEn(f)}Check-in taken back: ${f.service}`,
      text: (f) => `Staff took back the check-in of ${f.time}${becauseEn(f)}. Call the centre if in doubt.`,
    },
    slot_closed: {
      title: (f) => `${ofEn(f)}Called off: ${f.service}`,
      text: (f) =>
        `Sorry, ${f.time} will not take place${becauseEn(f)}. It does not count against anybody; please choose another time.`,
    },
    booking_hit: {
      title: (f) => `${ofEn(f)}A change: ${f.service}`,
      text: (f) =>
        `The centre changed its plans for ${f.time}${becauseEn(f)}.${f.until === '' ? '' : ` ${f.until} is free instead.`} Your booking stands; please open it and choose, or the centre will call you.`,
    },
    booking_moved: {
      title: (f) => `${ofEn(f)}New time: ${f.service}`,
      text: (f) => `Now ${f.time}, ${f.centre}, ${f.place}. Just show the code when you arrive.`,
    },
    booking_kept: {
      title: (f) => `${ofEn(f)}As planned: ${f.service}`,
      text: (f) => `${f.time}: your place is kept, please come as planned.`,
    },
    place_offered: {
      title: (f) => `${ofEn(f)}A place is free: ${f.service}`,
      text: (f) => `${f.time}, ${f.centre}. Please confirm before ${f.until}; after that it goes to the next in line.`,
    },
    offer_expired: {
      title: (f) => `${ofEn(f)}Gone to the next in line: ${f.service}`,
      text: (f) => `The place for ${f.time} was not confirmed in time. You may join the line again.`,
    },
    line_ended: {
      title: (f) => `${ofEn(f)}No place came free: ${f.service}`,
      text: (f) => `Waiting for ${f.time} is over. It counts for nothing; please choose another time.`,
    },
    visit_soon: {
      title: (f) => `${ofEn(f)}Don’t forget: ${f.service}`,
      text: (f) => `${f.time}, ${f.centre}, ${f.place}. If you can’t come, please cancel early: a neighbour may.`,
    },
    offer_ending: {
      title: (f) => `${ofEn(f)}Your place is about to go: ${f.service}`,
      text: (f) => `The place for ${f.time} is kept until ${f.until} only; open this to confirm.`,
    },
    no_show_counted: {
      title: (f) => `${ofEn(f)}A missed visit was noted: ${f.service}`,
      text: (f) =>
        `Nobody checked in for ${f.time}. If there was a reason, or it is wrong, say so here within 7 days; until it is answered it does not count.`,
    },
    excuse_accepted: {
      title: (f) => `${ofEn(f)}This visit does not count as missed: ${f.service}`,
      text: (f) => `${f.centre} accepted what you said about ${f.time}.`,
    },
    excuse_refused: {
      title: (f) => `${ofEn(f)}Your explanation was not accepted: ${f.service}`,
      text: (f) =>
        `${f.time}${becauseEn(f)}.${f.appealUntil === null ? '' : ` If you disagree, appeal before ${f.appealUntil}; somebody else will look.`}`,
    },
    excuse_upheld: {
      title: (f) => `${ofEn(f)}Your appeal was not accepted: ${f.service}`,
      text: (f) =>
        `${f.time}${becauseEn(f)}. It weighs less with time and then nothing; call the centre with any question.`,
    },
    lottery_entered: {
      title: (f) => `${ofEn(f)}${f.byName || 'Family'} entered you in a draw: ${f.service}`,
      text: (f) => `${f.time}, ${f.centre}. You may withdraw until it closes; you will be told the result at once.`,
    },
    lottery_won: {
      title: (f) => `${ofEn(f)}Drawn: ${f.service}`,
      text: (f) => `${f.time}, ${f.centre}, ${f.place}. The place is yours. If you can’t come, please cancel early.`,
    },
    lottery_reserve: {
      title: (f) => `${ofEn(f)}Number ${f.rank} in reserve: ${f.service}`,
      text: (f) =>
        `No place for ${f.time} yet. You are asked in order if somebody leaves; your chance grows next time.`,
    },
    lottery_lost: {
      title: (f) => `${ofEn(f)}Not drawn: ${f.service}`,
      text: (f) => `Sorry, no place for ${f.time} this time. It is remembered: your chance is greater next time.`,
    },
    lottery_void: {
      title: (f) => `${ofEn(f)}Draw cancelled: ${f.service}`,
      text: (f) =>
        f.until === ''
          ? `The draw for ${f.time} could not be held. It counts against nobody.`
          : `The draw for ${f.time} could not be held. It counts against nobody; from ${f.until} it can be booked directly.`,
    },
    place_released: {
      title: (f) => `${ofEn(f)}Your place was given on: ${f.service}`,
      text: (f) =>
        `Nobody checked in for ${f.time}, so the place went to somebody there. If you are on your way, ask the staff: while there is room you can still take part.`,
    },
    rating_answered: {
      title: (f) => `${f.centre} answered your comment`,
      text: (f) => `The centre has answered what you said about ${f.service}.`,
    },
  },
};
