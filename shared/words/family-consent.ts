import type { ActScope, consentTexts } from '../enums';
import type { Language } from './languages';

/** One of the things that somebody must know before they say yes. */
export interface ConsentLine {
  label: string;
  text: string;
}

export interface ProxyTerms {
  /** Who may act. */
  actor: string;
  scopes: readonly ActScope[];
  /** The last day, in words. */
  until: string;
}

interface ConsentWords {
  /** An adult joins the household of the one who asks. */
  household: (asker: string) => ConsentLine[];
  /** A guardian agrees for a child under 14. */
  guardian: (child: string) => ConsentLine[];
  /** Somebody may act for the one who agrees. */
  proxy: (terms: ProxyTerms) => ConsentLine[];
  /** What is kept of the yes itself. */
  kept: string;
  scopes: Record<ActScope, string>;
}

const zhScopes: Record<ActScope, string> = { view: '看预约', book: '预约', cancel: '取消预约' };
const enScopes: Record<ActScope, string> = { view: 'see bookings', book: 'book', cancel: 'cancel bookings' };

/** What the words of a scope do not say by themselves. */
const zhMeans: Record<ActScope, string> = {
  view: '看预约也包括以前的预约、有没有到场和签到码。',
  book: '预约也包括排候补、确认递补的位子，以及看您还能约几次。',
  cancel: '',
};
const enMeans: Record<ActScope, string> = {
  view: ' Seeing includes earlier bookings, whether you came, and the check-in code.',
  book: ' Booking includes waiting in line, taking an offered place, and seeing how often you may still book.',
  cancel: '',
};

/**
 * What people say yes to, by the version that is kept with each yes. A version that anybody has agreed to is never
 * changed: other words are another version, added to `consentTexts`.
 */
export const familyConsent: Record<(typeof consentTexts)[number], Record<Language, ConsentWords>> = {
  '2026-11': {
    zh: {
      household: (asker) => [
        { label: '和谁', text: `和${asker}登记为同一户家人。` },
        {
          label: '看得到什么',
          text: '同一户的家人互相看得到姓名、年龄、有没有微信和哪天登记的，看不到住址、电话和预约。邻里中心的工作人员核对时看得到您和谁是一户。',
        },
        { label: '能做什么', text: '只登记为家人，不能替您办事。替您办事要您另外同意。' },
        { label: '到什么时候', text: '一直有效，到您退出为止。' },
        {
          label: '怎么结束',
          text: '随时在“我的家人”里点自己的名字退出。请您加入的家人也可以把您移出；您没有微信时，由他移出。',
        },
      ],
      guardian: (child) => [
        { label: '为谁', text: `您是${child}的监护人，替${child}同意登记。` },
        {
          label: '记下什么',
          text: '孩子的姓名和生日，用来判断孩子能参加哪些活动、从哪天起由孩子自己作主，不作别的用。孩子有预约时，那家中心的工作人员看得到年龄和遮住一部分的姓名。',
        },
        {
          label: '能做什么',
          text: '监护人可以替孩子看预约、预约和取消预约，也看得到哪位工作人员查看过孩子的信息。同一户的其他家人只看得到孩子的姓名和年龄。',
        },
        {
          label: '到什么时候',
          text: '监护人的代办到孩子满 14 岁的前一天，之后要孩子本人同意。孩子仍登记在这一户，直到移出。',
        },
        { label: '怎么结束', text: '随时在“我的家人”里移出孩子，监护人的代办就都停止。' },
      ],
      proxy: ({ actor, scopes, until }) => [
        { label: '谁来办', text: `${actor}替您办。` },
        {
          label: '能做什么',
          text: `可以替您${scopes.map((scope) => zhScopes[scope]).join('、')}。${scopes.map((scope) => zhMeans[scope]).join('')}不能改您的姓名、电话和住址，也不能再转给别人。每次代办都有记录，您看得到是谁办的。`,
        },
        { label: '到什么时候', text: `到${until}为止，到期自动停止。` },
        { label: '怎么结束', text: '随时在“代办”里结束，马上停止，不用说原因。也可以请邻里中心的工作人员帮您结束。' },
      ],
      kept: '同意后，会记下是谁、什么时候、怎么同意了这一版说明（2026-11）；由工作人员当面或电话问的，也记下是哪位。这条记录留作凭据，注销账号后不带姓名和住址。不同意不影响您自己使用邻里中心。',
      scopes: zhScopes,
    },
    en: {
      household: (asker) => [
        { label: 'With whom', text: `You are registered as one household with ${asker}.` },
        {
          label: 'What is seen',
          text: "Members see one another's name, age, whether they use WeChat and since when they are registered; no address, phone or bookings. Staff of the centre see with whom you are one household when they check it.",
        },
        { label: 'What they may do', text: 'Nothing in your place: for that you are asked separately.' },
        { label: 'Until when', text: 'Until you leave.' },
        {
          label: 'How to end it',
          text: 'Tap your own name in My family and leave, at any time. Whoever asked you to join can take you out too; without WeChat, ask them to.',
        },
      ],
      guardian: (child) => [
        { label: 'For whom', text: `You are a guardian of ${child} and agree for ${child}.` },
        {
          label: 'What is kept',
          text: 'Name and birthday, to know which activities fit and from which day the child decides; for nothing else. Staff of a centre where the child is booked see its age and a masked name.',
        },
        {
          label: 'What you may do',
          text: 'Guardians see, make and cancel bookings for the child, and see who on staff opened its details. Others of the household see its name and age alone.',
        },
        {
          label: 'Until when',
          text: 'Guardians act until the day before the child turns 14; from then on the young person is asked. The child stays registered in the household until it is taken out.',
        },
        {
          label: 'How to end it',
          text: 'Remove the child in My family at any time; guardians then no longer act for it.',
        },
      ],
      proxy: ({ actor, scopes, until }) => [
        { label: 'Who acts', text: `${actor} acts for you.` },
        {
          label: 'What they may do',
          text: `For you: ${scopes.map((scope) => enScopes[scope]).join(', ')}.${scopes.map((scope) => enMeans[scope]).join('')} They can't change your name, phone or address, nor pass this on. Each act is recorded, and you see who did it.`,
        },
        { label: 'Until when', text: `Until ${until}; then it stops by itself.` },
        {
          label: 'How to end it',
          text: 'End it under Acting for others at any time; it stops at once and needs no reason. Staff can end it for you.',
        },
      ],
      kept: 'With your yes we keep who agreed, when, how, and to this version of the words (2026-11); where staff asked you, also who. The record is kept as proof, without name and address once an account is deleted. A no changes nothing in how you use the centre.',
      scopes: enScopes,
    },
  },
};
