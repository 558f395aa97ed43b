import type { Language } from './languages';

/** What a centre says of itself in English, as its manager keeps it. */
const zh = {
  title: '中心的英文介绍',
  lead: '给选了英文的居民看；哪一格不填，那里就显示中文。',
  row: '中心的英文介绍',
  rowNote: '名称、地址、交通和介绍，给看英文的居民',
  gate: { title: '这里由中心工作人员使用', hint: '如果您有这个岗位，请先在“我的”里切换身份。' },
  readOnly: '由中心负责人修改，这里只能看。',
  nameEn: '英文名称',
  addressEn: '英文地址',
  transportEn: '英文交通',
  introEn: '英文介绍',
  foundingEn: '英文“共建单位”',
  inChinese: (text: string) => `中文：${text}`,
  none: '没有填',
  unsaved: { title: '改动还没保存，离开吗？', text: '离开后这些改动就没有了。', yes: '离开', no: '接着改' },
  needed: '请填这一项',
  shortest: (least: number) => `至少 ${least} 个字`,
  fix: '请先改好标红的几项',
  save: '保存',
  saved: '已保存，看英文的居民马上看到',
  changed: '同事刚保存过别的内容。不一样的地方写在下面，您没动过的格子已换成同事的；再点一次保存，就以这里写的为准。',
  theirs: (text: string) => `同事写的：${text}`,
};
type CentreEnglishWords = typeof zh;

const en: CentreEnglishWords = {
  title: 'The centre in English',
  lead: 'For residents who have chosen English; where one is empty they read the Chinese.',
  row: 'The centre in English',
  rowNote: 'Name, address, way and introduction for who reads English',
  gate: { title: 'For the staff of a centre', hint: 'If you are one, switch your role under "Me".' },
  readOnly: 'The manager of the centre changes this; here you can read it.',
  nameEn: 'Name in English',
  addressEn: 'Address in English',
  transportEn: 'How to get there, in English',
  introEn: 'Introduction in English',
  foundingEn: 'Founded by, in English',
  inChinese: (text) => `Chinese: ${text}`,
  none: 'Nothing yet',
  unsaved: { title: 'Leave without saving?', text: 'The changes are gone then.', yes: 'Leave', no: 'Go on' },
  needed: 'Please fill this in',
  shortest: (least) => `At least ${least} characters`,
  fix: 'Please correct what is marked',
  save: 'Save',
  saved: 'Saved; who reads English sees it at once',
  changed:
    'A colleague has saved something else meanwhile. What differs stands below each field, and fields that you have not touched are theirs now. Save once more and it is as it stands here.',
  theirs: (text) => `Your colleague wrote: ${text}`,
};

export const centreEnglishWords: Record<Language, CentreEnglishWords> = { zh, en };
