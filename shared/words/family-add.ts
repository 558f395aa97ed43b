import type { Language } from './languages';
import { counted, within } from './english';

export type Way = 'wechat' | 'in_person' | 'child';
export type Span = 'month' | 'half' | 'year';

interface AddWords {
  title: string;
  guardianTitle: string;
  way: string;
  ways: Record<Way, { title: string; note: string }>;
  residenceFirst: { title: string; note: string };
  name: string;
  nameHint: string;
  nameNeeded: string;
  relation: string;
  born: string;
  bornHint: string;
  bornOptional: string;
  bornWrong: string;
  bornIs: (day: string, age: number) => string;
  scopes: string;
  scopesHint: string;
  scopesFor: string;
  scopesNeeded: string;
  span: string;
  spans: Record<Span, string>;
  until: (day: string) => string;
  makeCode: string;
  askStaff: string;
  asked: (name: string) => string;
  staffHow: string;
  addChild: string;
  added: (name: string) => string;
  guardianLead: (child: string) => string;
  consent: string;
  made: {
    title: (name: string) => string;
    steps: string[];
    once: (when: string) => string;
    send: string;
    copy: string;
    copied: string;
    notCopied: string;
    qr: string;
    share: (asker: string) => string;
    shareGuardian: (asker: string, child: string) => string;
    done: string;
  };
  accept: {
    title: string;
    row: { title: string; note: string };
    lead: string;
    code: string;
    hint: string;
    look: string;
    scan: string;
    signedOut: { title: string; hint: string; action: string };
    asks: Record<'member' | 'proxy', (asker: string) => string>;
    asksGuardian: (asker: string, child: string) => string;
    isRelation: (relation: string) => string;
    alsoActs: (asker: string) => string;
    yes: string;
    no: string;
    noAsk: { title: string; text: string; yes: string; no: string };
    joined: string;
    declined: string;
  };
}

export const familyAddWords: Record<Language, AddWords> = {
  zh: {
    title: '添加家人',
    guardianTitle: '邀请另一位监护人',
    way: '添加哪一位',
    ways: {
      wechat: { title: '有微信的家人', note: '发邀请码，家人在自己的微信里同意' },
      in_person: { title: '没有微信的家人', note: '工作人员当面或打电话问本人' },
      child: { title: '14 岁以下的孩子', note: '由监护人同意' },
    },
    residenceFirst: { title: '先登记住址', note: '住址核对后，才知道请哪里的工作人员去问' },
    name: '家人的姓名',
    nameHint: '写身份证上的姓名',
    nameNeeded: '请写家人的姓名',
    relation: '是我的',
    born: '生日',
    bornHint: '8 个数字，如 20190518',
    bornOptional: '可以不写。8 个数字，如 19540309',
    bornWrong: '生日不对，请写 8 个数字，如 20190518',
    bornIs: (day, age) => `${day}，${age} 岁`,
    scopes: '我想替家人',
    scopesHint: '都不选，就只登记为家人',
    scopesFor: '可以替我',
    scopesNeeded: '请至少选一项',
    span: '代办多久',
    spans: { month: '30 天', half: '半年', year: '一年' },
    until: (day) => `到${day}自动停止，家人随时可以提前结束`,
    makeCode: '生成邀请码',
    askStaff: '请工作人员问本人',
    asked: (name) => `已提交，工作人员会联系${name}`,
    staffHow: '工作人员会当面或打电话念给本人听。本人同意后才算数，结果在“消息”里告诉您。',
    addChild: '我是监护人，我同意',
    added: (name) => `${name}已登记`,
    guardianLead: (child) => `请另一位监护人和您一起照看${child}的预约。`,
    consent: '同意前请看清楚',
    made: {
      title: (name) => `把邀请码给${name}`,
      steps: [
        '家人在身边：请家人打开“我的家人”，点“我收到了邀请码”，扫上面的码或输入 8 位邀请码',
        '家人不在身边：把邀请链接发过去，家人点开就能看到',
        '家人看清楚后点“我同意”',
      ],
      once: (when) => `邀请码只显示这一次，${when}前有效。忘了可以撤回再发。`,
      send: '发给家人',
      copy: '复制邀请链接',
      copied: '已复制，发给家人就行',
      notCopied: '没有复制成功，请念邀请码给家人听',
      qr: '邀请二维码',
      share: (asker) => `${asker}邀请您登记为家人`,
      shareGuardian: (asker, child) => `${asker}请您一起做${child}的监护人`,
      done: '好了',
    },
    accept: {
      title: '家人的邀请',
      row: { title: '我收到了邀请码', note: '家人请您登记为一户或让家人代办' },
      lead: '请输入家人给您的 8 位邀请码。同意前会先说清楚。',
      code: '邀请码',
      hint: '字母和数字，大小写都行',
      look: '看看邀请',
      scan: '扫家人的二维码',
      signedOut: { title: '登录后看家人的邀请', hint: '先看清楚谁邀请您、做什么，再决定同不同意', action: '登录' },
      asks: {
        member: (asker) => `${asker}请您登记为同一户家人`,
        proxy: (asker) => `${asker}想替您办事`,
      },
      asksGuardian: (asker, child) => `${asker}请您一起做${child}的监护人`,
      isRelation: (relation) => `邀请里写的关系：${relation}`,
      alsoActs: (asker) => `同时让${asker}替您办`,
      yes: '我同意',
      no: '不同意',
      noAsk: { title: '不同意这个邀请吗？', text: '家人会收到消息。以后可以重新邀请。', yes: '不同意', no: '再想想' },
      joined: '已同意，家人会收到消息',
      declined: '已告诉家人您不同意',
    },
  },
  en: {
    title: 'Add family',
    guardianTitle: 'Invite another guardian',
    way: 'Whom to add',
    ways: {
      wechat: { title: 'Family with WeChat', note: 'They get a code and agree in their own WeChat' },
      in_person: { title: 'Family without WeChat', note: 'Staff asks them in person or by phone' },
      child: { title: 'A child under 14', note: 'Their guardian agrees' },
    },
    residenceFirst: { title: 'Add your address first', note: 'Once checked, we know whose staff to ask' },
    name: 'Their name',
    nameHint: 'As on the ID card',
    nameNeeded: 'Please write their name',
    relation: 'To me they are',
    born: 'Birthday',
    bornHint: '8 digits, such as 20190518',
    bornOptional: 'May be left out. 8 digits, such as 19540309',
    bornWrong: 'Please write the birthday as 8 digits, such as 20190518',
    bornIs: (day, age) => `${day}, ${counted(age, 'year')} old`,
    scopes: 'For them I want to',
    scopesHint: 'Nothing chosen: they only join',
    scopesFor: 'For me they may',
    scopesNeeded: 'Please choose at least one',
    span: 'For how long',
    spans: { month: '30 days', half: 'Half a year', year: 'A year' },
    until: (day) => `Stops by itself after ${within(day)}; they can end it earlier`,
    makeCode: 'Make a code',
    askStaff: 'Have staff ask them',
    asked: (name) => `Filed; staff will ask ${name}`,
    staffHow: 'Staff reads it to them in person or by phone. It counts once they agree; you get a message.',
    addChild: 'I am the guardian and agree',
    added: (name) => `${name} is registered`,
    guardianLead: (child) => `Another guardian looks after the bookings of ${child} with you.`,
    consent: 'Please read before you agree',
    made: {
      title: (name) => `Give ${name} this code`,
      steps: [
        'They are with you: they open My family, tap "I was given a code", and scan this or type the 8 characters',
        'They are elsewhere: send them the link, it opens the invitation',
        'They read it and tap "I agree"',
      ],
      once: (when) => `Shown only this once, good until ${within(when)}. If lost, take it back and make another.`,
      send: 'Send to family',
      copy: 'Copy the link',
      copied: 'Copied; send it to them',
      notCopied: 'Could not be copied; read the code to them',
      qr: 'Invitation as a QR code',
      share: (asker) => `${asker} invites you as family`,
      shareGuardian: (asker, child) => `${asker} asks you to be guardian of ${child} too`,
      done: 'Done',
    },
    accept: {
      title: 'An invitation',
      row: { title: 'I was given a code', note: 'Family asks you to join or to let them act' },
      lead: 'Type the 8 characters you were given. You will read what it means before you agree.',
      code: 'Code',
      hint: "Letters and digits; capitals don't matter",
      look: 'Look at it',
      scan: 'Scan their code',
      signedOut: {
        title: 'Sign in to see the invitation',
        hint: 'Read who asks for what before you decide',
        action: 'Sign in',
      },
      asks: {
        member: (asker) => `${asker} asks you to join their household`,
        proxy: (asker) => `${asker} wants to act for you`,
      },
      asksGuardian: (asker, child) => `${asker} asks you to be guardian of ${child} too`,
      isRelation: (relation) => `As written in the invitation: ${relation}`,
      alsoActs: (asker) => `And let ${asker} act for you`,
      yes: 'I agree',
      no: 'No',
      noAsk: { title: 'Say no to this?', text: 'They are told. They can ask again.', yes: 'Say no', no: 'Think again' },
      joined: 'Agreed; your family is told',
      declined: 'Your family is told that you said no',
    },
  },
};
