import type { InboxKind } from '../enums';
import type { Language } from './languages';

interface Facts {
  name: string;
  /** The child, where somebody else is named first. */
  person: string;
  place: string;
  reason: string | null;
}

type FamilyKind = Extract<
  InboxKind,
  | 'residence_confirmed'
  | 'residence_refused'
  | 'family_joined'
  | 'family_declined'
  | 'family_left'
  | 'consent_confirmed'
  | 'consent_refused'
  | 'proxy_given'
  | 'power_ended'
  | 'guardian_left'
  | 'child_turned_14'
>;

/** What is told about addresses, family and acting for one another. */
export const familyNotices: Record<
  Language,
  Record<FamilyKind, { title: (f: Facts) => string; text: (f: Facts) => string }>
> = {
  zh: {
    residence_confirmed: {
      title: () => '住址核对通过',
      text: (f) => `您住在${f.place}，已经登记好了。现在可以请工作人员核实没有微信的家人。`,
    },
    residence_refused: {
      title: () => '住址没有核对上',
      text: (f) => `${f.reason === null ? '' : `原因：${f.reason}。`}请在“我的住址”改好再提交，或打电话问邻里中心。`,
    },
    family_joined: {
      title: (f) => `${f.name || '家人'}同意了您的邀请`,
      text: () => '在“我的家人”里能看到，随时可以改。',
    },
    family_declined: {
      title: (f) => `${f.name || '家人'}没有同意邀请`,
      text: () => '没关系，可以先和家人说一声，再重新邀请。',
    },
    family_left: {
      title: (f) => `${f.name || '家人'}已不在这一户`,
      text: (f) =>
        `${f.reason === null ? '' : `工作人员办理的，原因：${f.reason}。代办也一起停了，已有的预约还在。`}如果不是您的意思，请打电话给邻里中心。`,
    },
    consent_confirmed: {
      title: (f) => `${f.name}本人同意了`,
      text: () => '工作人员已经核实，您可以按说好的代办了。',
    },
    consent_refused: {
      title: (f) => `${f.name}这一次没有办成`,
      text: (f) => `${f.reason === null ? '' : `原因：${f.reason}。`}可以在“我的家人”里重新提交。`,
    },
    proxy_given: {
      title: (f) => `${f.name}请您帮忙代办`,
      text: () => '在“代办”里能看到可以帮忙做什么、到哪一天。不方便时可以随时不再代办。',
    },
    power_ended: {
      title: (f) => `和${f.name}的代办已经结束`,
      text: (f) =>
        f.reason === null
          ? '还需要的话，可以重新约定。'
          : `工作人员停止的，原因：${f.reason}。不是您的意思，请打电话给邻里中心。`,
    },
    guardian_left: {
      title: (f) => `${f.name || '另一位监护人'}不再做${f.person}的监护人`,
      text: () => '您还是监护人。如果不放心，请打电话给邻里中心。',
    },
    child_turned_14: {
      title: (f) => `${f.name}满 14 岁了`,
      text: () => '监护人的代办到此结束。还想帮孩子预约，请孩子本人同意后重新约定。',
    },
  },
  en: {
    residence_confirmed: {
      title: () => 'Your address is confirmed',
      text: (f) =>
        `You are registered as living in ${f.place}. Family without WeChat can now be added through the staff.`,
    },
    residence_refused: {
      title: () => 'Your address could not be confirmed',
      text: (f) => `${f.reason === null ? '' : `Why: ${f.reason}. `}Correct it under My address, or call your centre.`,
    },
    family_joined: {
      title: (f) => `${f.name || 'Your family'} accepted your invitation`,
      text: () => 'See My family; it can be changed at any time.',
    },
    family_declined: {
      title: (f) => `${f.name || 'Your family'} did not accept`,
      text: () => 'Talk it over first, then invite again.',
    },
    family_left: {
      title: (f) => `${f.name || 'A member'} is no longer in the household`,
      text: (f) =>
        `${f.reason === null ? '' : `Done by the staff: ${f.reason}. Acting for them has ended too; bookings stay. `}If that is not what you want, call your centre.`,
    },
    consent_confirmed: {
      title: (f) => `${f.name} has agreed`,
      text: () => 'The staff has confirmed it; you may act for them as agreed.',
    },
    consent_refused: {
      title: (f) => `It did not work out with ${f.name}`,
      text: (f) => `${f.reason === null ? '' : `Why: ${f.reason}. `}You can ask again under My family.`,
    },
    proxy_given: {
      title: (f) => `${f.name} asks you to help`,
      text: () => 'See Acting for others for what you may do and until when. You can stop at any time.',
    },
    power_ended: {
      title: (f) => `Acting for one another with ${f.name} has ended`,
      text: (f) =>
        f.reason === null
          ? 'Agree on it again if it is still needed.'
          : `Stopped by the staff: ${f.reason}. If that is not what you want, call your centre.`,
    },
    guardian_left: {
      title: (f) => `${f.name || 'The other guardian'} is no longer a guardian of ${f.person}`,
      text: () => 'You still are. If you have doubts, call your centre.',
    },
    child_turned_14: {
      title: (f) => `${f.name} is 14 now`,
      text: () => 'What you did as guardian ends here. To go on booking, agree on it with the child.',
    },
  },
};
