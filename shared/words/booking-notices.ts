import { of, type BookingNotices, type Facts } from './booking-notice-facts';
import { bookingNoticesEn } from './booking-notices-en';
import type { Language } from './languages';

const ofZh = (f: Facts) => of(f, '家人', ' · ');
const byZh = ({ byName, byDesk }: Facts) => (byDesk ? `中心工作人员${byName ?? ''}` : byName || '家人');
const atTheDoorZh = ({ byTick }: Facts) => (byTick ? '到了报姓名就行。' : '到了出示签到码就行。');
const becauseZh = ({ reason }: Facts) => (reason === null ? '' : `，原因：${reason}`);

/** What is told about bookings: to whom it is for and, with their name before it, to who acts for them. */
export const bookingNotices: Record<Language, BookingNotices> = {
  zh: {
    booking_confirmed: {
      title: (f) => (f.byName === null ? `${ofZh(f)}约好了：${f.service}` : `${byZh(f)}替您约好了：${f.service}`),
      text: (f) => `${f.time}，${f.centre} ${f.place}。${atTheDoorZh(f)}`,
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
    session_called_off: {
      title: (f) => `${ofZh(f)}这一课停办：${f.service}`,
      text: (f) => `很抱歉，${f.time} 这一课办不成了${becauseZh(f)}。名额还在，其他几课照常。`,
    },
    session_added: {
      title: (f) => `${ofZh(f)}${f.wasTime === '' ? '加了一课' : '排了补课'}：${f.service}`,
      text: (f) =>
        `${f.time}，${f.centre} ${f.place}${f.wasTime === '' ? '' : `，补 ${f.wasTime} 停办的那一课`}${becauseZh(f)}。不用另外报名；来不了的话告诉中心一声就行。`,
    },
    session_moved: {
      title: (f) => `${ofZh(f)}这一课改时间了：${f.service}`,
      text: (f) =>
        `${f.wasTime} 的那一课改在 ${f.time}，${f.centre} ${f.place}${becauseZh(f)}。名额还在，其他几课照常。`,
    },
    child_picked_up: {
      title: (f) => `${ofZh(f)}已由${f.person || '监护人'}接走：${f.service}`,
      text: (f) => `${f.wasTime}，在${f.centre}由${f.person || '监护人'}接走。不是您安排的，请马上打电话给中心。`,
    },
    pickup_undone: {
      title: (f) => `${ofZh(f)}接走的记录撤销了：${f.service}`,
      text: (f) => `工作人员撤销了“由${f.person || '监护人'}接走”的记录${becauseZh(f)}。有疑问请打电话给中心。`,
    },
    activity_changed: {
      title: (f) => `${ofZh(f)}活动有调整：${f.service}`,
      text: (f) =>
        `现在是 ${f.time}，${f.centre} ${f.place}${becauseZh(f)}。报名和候补都还在；来不了的话，开始前随时可以取消。`,
    },
    booking_hit: {
      title: (f) => `${ofZh(f)}安排有变：${f.service}`,
      text: (f) =>
        `中心调整了 ${f.time} 的安排${becauseZh(f)}。${f.until === '' ? '' : `可以改到 ${f.until}。`}预约还在，请点开选一个办法，中心也会联系您。`,
    },
    room_changed: {
      title: (f) => `${ofZh(f)}换地方了：${f.service}`,
      text: (f) => `${f.time} 改在“${f.instead}”，不在“${f.was}”了${becauseZh(f)}。时间不变，预约照旧。`,
    },
    person_changed: {
      title: (f) => `${ofZh(f)}换人了：${f.service}`,
      text: (f) => `${f.time} 由${f.instead}替${f.was}${becauseZh(f)}。时间不变，预约照旧；不想来了可以取消。`,
    },
    booking_moved: {
      title: (f) => `${ofZh(f)}改好时间了：${f.service}`,
      text: (f) => `新的时间：${f.time}，${f.centre} ${f.place}。${atTheDoorZh(f)}`,
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
  en: bookingNoticesEn,
};
