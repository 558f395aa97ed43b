import type { ContentKind, ContentReason, ContentState } from '../enums';
import type { Language } from './languages';
import { within } from './english';

/** What is checked before others see it: names of kinds, reasons and states, and the page of what I have given. */
export interface ContentWords {
  kinds: Record<ContentKind, string>;
  reasons: Record<ContentReason, string>;
  states: Record<ContentState, string>;
  title: string;
  rowNote: string;
  lead: string;
  empty: { title: string; hint: string; action: string };
  signedOut: { title: string; hint: string; action: string };
  sentAt: (time: string) => string;
  because: (reason: string) => string;
  /** The reviewer's own words. */
  note: (note: string) => string;
  checkingHint: string;
  reviewHint: string;
  appealed: (text: string) => string;
  appealOpen: string;
  appealLost: string;
  appealUntil: (day: string) => string;
  appeal: string;
  appealTitle: string;
  appealText: string;
  appealLabel: string;
  appealPlaceholder: string;
  appealTooShort: string;
  appealDo: string;
  appealDone: string;
}

const zh: ContentWords = {
  kinds: {
    person_name: '您的称呼',
    avatar: '您的头像',
    centre_photo: '中心照片',
    closing_reason: '停办原因',
    rating_comment: '服务评价',
    rating_answer: '对评价的回复',
    undo_reason: '撤销签到的原因',
    refusal_reason: '不同意预约的原因',
    excuse_answer: '对爽约说明的答复',
    timetable_reason: '排期调整的原因',
    change_reason: '取消预约的原因',
  },
  reasons: {
    advertising: '像广告或带联系方式',
    politics: '涉及不宜公开的时政内容',
    sexual: '含有色情内容',
    abuse: '含有辱骂他人的话',
    crime: '涉及违法犯罪',
    fraud: '像诈骗信息',
    vulgar: '内容低俗',
    copyright: '可能侵犯别人的版权',
    privacy: '露出了别人的隐私',
    impersonation: '冒用了别人或单位的名义',
    other: '不适合公开显示',
  },
  states: { checking: '审核中', review: '人工审核中', passed: '已通过', refused: '没有通过', replaced: '已撤下' },
  title: '我提交的内容',
  rowNote: '头像、照片审核到哪一步、申诉',
  lead: '头像、称呼和照片给别人看之前都要审核。没通过的，这里写着原因。',
  empty: { title: '还没有提交过内容', hint: '换了头像或称呼，审核到哪一步会显示在这里。', action: '去换头像' },
  signedOut: { title: '登录后查看', hint: '您提交的头像、照片和审核结果都在这里。', action: '登录' },
  sentAt: (time) => `${time} 提交`,
  because: (reason) => `原因：${reason}`,
  note: (note) => `审核员说：${note}`,
  checkingHint: '一般几分钟就好，通过前只有您知道。',
  reviewHint: '工作人员会在 24 小时内看，通过前只有您知道。',
  appealed: (text) => `您的申诉：${text}`,
  appealOpen: '已换一位审核员复核，24 小时内答复。',
  appealLost: '已由另一位审核员复核，仍未通过。可以修改后重新提交。',
  appealUntil: (day) => `觉得不对？${day}前可以申诉一次`,
  appeal: '我要申诉',
  appealTitle: '申诉',
  appealText: '会由另一位审核员重新看。每一条只能申诉一次。',
  appealLabel: '为什么觉得应该通过',
  appealPlaceholder: '比如：照片里是我自己',
  appealTooShort: '请写两个字以上的理由',
  appealDo: '提交申诉',
  appealDone: '申诉已提交，请等复核结果',
};

const en: ContentWords = {
  kinds: {
    person_name: 'Your name',
    avatar: 'Your picture',
    centre_photo: 'Photo of the centre',
    closing_reason: 'Reason for calling off',
    rating_comment: 'Comment on a visit',
    rating_answer: 'Answer to a comment',
    undo_reason: 'Reason for taking a check-in back',
    refusal_reason: 'Reason for refusing a booking',
    excuse_answer: 'Answer to an excuse',
    timetable_reason: 'Reason for a change of hours',
    change_reason: 'Reason for cancelling a booking',
  },
  reasons: {
    advertising: 'looks like an advertisement or holds contact details',
    politics: 'touches politics in a way that cannot be shown',
    sexual: 'has sexual content',
    abuse: 'insults others',
    crime: 'is about crime',
    fraud: 'looks like fraud',
    vulgar: 'is vulgar',
    copyright: 'may belong to somebody else',
    privacy: 'shows what is private to others',
    impersonation: 'uses the name of another person or office',
    other: 'is not fit to be shown to all',
  },
  states: {
    checking: 'Being checked',
    review: 'Being checked by a person',
    passed: 'Passed',
    refused: 'Not passed',
    replaced: 'Taken down',
  },
  title: 'What I have sent',
  rowNote: 'How far the check of pictures is, appeals',
  lead: 'Pictures and names are checked before others see them. What did not pass says why.',
  empty: {
    title: 'Nothing sent yet',
    hint: 'When you change your picture or name, its check is shown here.',
    action: 'Change my picture',
  },
  signedOut: { title: 'Sign in to see', hint: 'Your pictures and their results are shown here.', action: 'Sign in' },
  sentAt: (time) => `Sent ${time}`,
  because: (reason) => `Reason: ${reason}`,
  note: (note) => `The reviewer says: ${note}`,
  checkingHint: 'Usually takes a few minutes. Until then only you know of it.',
  reviewHint: 'Somebody looks at it within 24 hours. Until then only you know of it.',
  appealed: (text) => `Your appeal: ${text}`,
  appealOpen: 'Another reviewer looks at it again within 24 hours.',
  appealLost: 'Another reviewer has looked and did not pass it either. You can change it and send it again.',
  appealUntil: (day) => `You may appeal once, before ${within(day)}`,
  appeal: 'Appeal',
  appealTitle: 'Appeal',
  appealText: 'Another reviewer will look at it again. Each item can be appealed once.',
  appealLabel: 'Why it should pass',
  appealPlaceholder: 'For instance: the person in it is me',
  appealTooShort: 'Please say why, in two letters or more',
  appealDo: 'Send the appeal',
  appealDone: 'Your appeal is sent, please wait for the result',
};

export const contentWords: Record<Language, ContentWords> = { zh, en };
