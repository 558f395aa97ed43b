import type { Language } from './languages';

interface Ages {
  minAge: number | null;
  maxAge: number | null;
}

/** Booking for somebody else: for whom, why it is not possible for them, who has booked. */
const zh = {
  ask: '给谁约',
  self: '自己',
  selfNamed: (name: string) => `自己（${name}）`,
  relative: '家人',
  family: '给家人约',
  otherPerson: '换个人',
  guardian: '您是监护人',
  proxy: 'TA 请您代办',
  forName: (name: string) => `为${name}约`,
  forNameAndParty: (name: string) => `为${name}约 · 人数`,
  ageNo: '年龄不符合',
  /** `who` is null for oneself. */
  age: {
    'booking.too_young': (who: string | null, { minAge }: Ages) =>
      `${who ?? '您'}还不满 ${minAge} 周岁，约不了这项服务。可打电话问问中心有没有别的安排。`,
    'booking.too_old': (who: string | null, { maxAge }: Ages) =>
      `${who ?? '您'}已超过 ${maxAge} 周岁，约不了这项服务。可打电话问问中心有没有别的安排。`,
    'booking.age_unknown': (who: string | null, _ages: Ages) =>
      `这项服务有年龄要求，还没登记${who ?? '您'}的生日，请先到中心登记一次。`,
  },
  /** Refusals that speak of the person served. */
  why: {
    'booking.already_booked': (name: string) => `${name}已经约了这个时段，可在“我的预约”里查看`,
    'booking.overlaps': (name: string) => `${name}在同一时间已有别的预约，请先取消那一个或换个时间`,
    'booking.quota_day': (name: string) => `${name}这一天的次数已用完，请选别的日子`,
    'booking.quota_week': (name: string) => `${name}这一周的次数已用完，请选下周的时间`,
    'booking.too_young': (name: string) => `${name}还没到这项服务的年龄，可打电话问问中心有没有别的安排`,
    'booking.too_old': (name: string) => `${name}超过了这项服务的年龄，可打电话问问中心有没有别的安排`,
    'booking.age_unknown': (name: string) => `这项服务有年龄要求，请先到中心登记${name}的生日`,
    not_found: (name: string) => `现在不能替${name}预约了，代办可能已经结束；可在“我的家人”里查看`,
  } as Partial<Record<string, (name: string) => string>>,
  leftFor: (name: string, times: number) => `本周${name}还可约 ${times} 次`,
  leftNoneFor: (name: string) => `${name}本周的次数已用完，可约下周的时间`,
  done: (name: string) => `位置已为${name}留好`,
  booked: (name: string) => `替${name}约好了`,
  seePeople: '看谁的预约',
  mine: '我的',
  bookedBy: '由谁预约',
  cancelledBy: '由谁取消',
  himself: (name: string) => `${name}（本人）`,
  byFor: (name: string) => `${name || '家人'}替您预约`,
  byDesk: (name: string) => `中心工作人员${name}代为预约`,
  byOf: (name: string) => `${name || '家人'}代办`,
  endedFor: (name: string) => `${name || '家人'}替您取消`,
  emptyFor: (name: string) => `${name}还没有要去的预约`,
  emptyForHint: '选一项服务，“给谁约”选 TA 就行',
  emptyPastFor: (name: string) => `${name}还没有以往的预约`,
};

export type ForWhomWords = typeof zh;

const en: ForWhomWords = {
  ask: 'For whom',
  self: 'Myself',
  selfNamed: (name) => `Myself (${name})`,
  relative: 'Family',
  family: 'Book for family',
  otherPerson: 'Another person',
  guardian: 'You are the guardian',
  proxy: 'Asked you to act for them',
  forName: (name) => `For ${name}`,
  forNameAndParty: (name) => `${name} · people`,
  ageNo: 'Age does not fit',
  age: {
    'booking.too_young': (who, { minAge }) =>
      `This service starts at age ${minAge}; ${who ?? 'you'} can't book it. Call the centre for other ways.`,
    'booking.too_old': (who, { maxAge }) =>
      `This service ends at age ${maxAge}; ${who ?? 'you'} can't book it. Call the centre for other ways.`,
    'booking.age_unknown': (who) =>
      `This service has an age limit; please register ${who === null ? 'your' : `${who}'s`} date of birth at the centre once.`,
  },
  why: {
    'booking.already_booked': (name) => `${name} has this time already, see My bookings`,
    'booking.overlaps': (name) => `${name} has another booking at the same time; cancel it or choose another time`,
    'booking.quota_day': (name) => `${name} has used up this service for that day, please choose another day`,
    'booking.quota_week': (name) => `${name} has used up this service for that week, please choose a later week`,
    'booking.too_young': (name) => `${name} is too young for this service; call the centre for other ways`,
    'booking.too_old': (name) => `${name} is too old for this service; call the centre for other ways`,
    'booking.age_unknown': (name) => `This service has an age limit; please register ${name}'s date of birth first`,
    not_found: (name) => `You can no longer book for ${name}; see My family`,
  },
  leftFor: (name, times) => `${name} can book ${times} more this week`,
  leftNoneFor: (name) => `${name} has used up this week; next week is open`,
  done: (name) => `A place is held for ${name}`,
  booked: (name) => `Booked for ${name}`,
  seePeople: 'Whose bookings',
  mine: 'Mine',
  bookedBy: 'Booked by',
  cancelledBy: 'Cancelled by',
  himself: (name) => `${name} (self)`,
  byFor: (name) => `${name || 'Family'}, for you`,
  byDesk: (name) => `${name || 'The staff'}, at the centre`,
  byOf: (name) => `${name || 'Family'}, for them`,
  endedFor: (name) => `${name || 'Family'}, for you`,
  emptyFor: (name) => `Nothing booked for ${name} yet`,
  emptyForHint: 'Choose a service and say for whom',
  emptyPastFor: (name) => `No past bookings of ${name}`,
};

export const forWhomWords: Record<Language, ForWhomWords> = { zh, en };
