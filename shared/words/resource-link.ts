import type { Language } from './languages';

/** Whose account somebody on the list of a centre has. */
interface ResourceLinkWords {
  label: string;
  none: string;
  noneHint: string;
  linkedHint: string;
  /** Of somebody who has an account but no name. */
  noName: string;
  link: string;
  other: string;
  unlink: string;
  unlinkAsk: (name: string) => { title: string; text: string; yes: string };
  unlinked: string;
  linked: (person: string) => string;
  title: (name: string) => string;
  lead: string;
  by: { label: string; colleague: string; phone: string };
  who: string;
  nobodyYet: string;
  phone: string;
  phoneHint: string;
  phoneNeeded: string;
  find: string;
  notFound: string;
  noAccount: string;
  choose: string;
  back: string;
  /** Among what is said of somebody above their week. */
  told: (person: string) => string;
  untold: string;
}

const zh: ResourceLinkWords = {
  label: '本人的账号（可不填）',
  none: '还没有关联',
  noneHint: '关联以后，代课、换人时系统会发消息告诉本人；现在要靠打电话。',
  linkedHint: '代课、换人时，系统会发消息告诉本人。',
  noName: '没有留名字的用户',
  link: '关联账号',
  other: '换一个',
  unlink: '取消关联',
  unlinkAsk: (name) => ({
    title: `取消“${name}”的账号？`,
    text: '以后代课、换人不再发消息告诉本人。',
    yes: '取消关联',
  }),
  unlinked: '已取消关联',
  linked: (person) => `已关联：${person}`,
  title: (name) => `关联账号：${name}`,
  lead: '选出本人在小程序里的账号。代课、换人的消息会发给这个账号，请认准再选。',
  by: { label: '怎么找', colleague: '本中心的人', phone: '按手机号' },
  who: '哪一位',
  nobodyYet: '本中心还没有别人有岗位，请按手机号找。',
  phone: '手机号码',
  phoneHint: '本人在小程序里绑定的号码，11 位都要填',
  phoneNeeded: '请填手机号码',
  find: '查找',
  notFound: '没有找到。请核对号码，也请本人在小程序里绑定手机号。',
  noAccount: '还没有登录过小程序，不能关联',
  choose: '请先选一位',
  back: '返回',
  told: (person) => `消息发给：${person}`,
  untold: '没有关联账号，代课要打电话告诉本人',
};

const en: ResourceLinkWords = {
  label: 'Their own account (may be left out)',
  none: 'None linked yet',
  noneHint: 'Once linked, they are told here when they stand in or are replaced; now somebody has to call them.',
  linkedHint: 'They are told here when they stand in or are replaced.',
  noName: 'Somebody without a name',
  link: 'Link an account',
  other: 'Choose another',
  unlink: 'Unlink',
  unlinkAsk: (name) => ({
    title: `Unlink the account of “${name}”?`,
    text: 'From then on they are not told when they stand in or are replaced.',
    yes: 'Unlink',
  }),
  unlinked: 'Unlinked',
  linked: (person) => `Linked: ${person}`,
  title: (name) => `Link an account: ${name}`,
  lead: 'Choose the account that this person has in the mini-program. News of standing in goes to it, so please be sure.',
  by: { label: 'How to find them', colleague: 'People of this centre', phone: 'By phone number' },
  who: 'Which one',
  nobodyYet: 'Nobody else has a role at this centre yet; please look by phone number.',
  phone: 'Phone number',
  phoneHint: 'The number they have added in the mini-program, all eleven digits',
  phoneNeeded: 'Please give the phone number',
  find: 'Find',
  notFound: 'Nobody was found. Check the number; they also have to add it in the mini-program.',
  noAccount: 'Has never signed in to the mini-program, so cannot be linked',
  choose: 'Please choose one first',
  back: 'Back',
  told: (person) => `Told: ${person}`,
  untold: 'No account linked: call them when they are to stand in',
};

export const resourceLinkWords: Record<Language, ResourceLinkWords> = { zh, en };
