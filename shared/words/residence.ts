import type { Language } from './languages';

interface ResidenceWords {
  title: string;
  row: { title: string; note: string };
  lead: string;
  none: { title: string; note: string };
  states: Record<'filed' | 'confirmed' | 'refused' | 'withdrawn' | 'ended', string>;
  filed: (day: string) => string;
  filedNote: string;
  confirmed: (day: string) => string;
  confirmedNote: string;
  refused: (day: string) => string;
  reason: (reason: string) => string;
  gone: string;
  area: string;
  detail: string;
  detailHint: string;
  detailNeeded: string;
  areaNeeded: string;
  choose: string;
  everywhere: string;
  rechoose: string;
  noAreas: string;
  file: string;
  fileAgain: string;
  move: string;
  send: string;
  cancel: string;
  sent: string;
  withdraw: { filed: string; confirmed: string };
  withdrawAsk: Record<'filed' | 'confirmed', { title: string; text: string; yes: string; no: string }>;
  withdrawn: Record<'filed' | 'confirmed', string>;
  moveNote: string;
}

export const residenceWords: Record<Language, ResidenceWords> = {
  zh: {
    title: '我的住址',
    row: { title: '我的住址', note: '登记住在哪个村（社区）' },
    lead: '登记后，由您那里的网格员或邻里中心工作人员核对。谁打开看过，都会记在“我的信息”里。',
    none: { title: '还没有登记住址', note: '登记后可以请工作人员核实没有微信的家人' },
    states: { filed: '等核对', confirmed: '已核对', refused: '没有通过', withdrawn: '已撤回', ended: '已搬走' },
    filed: (day) => `${day}提交，等工作人员核对`,
    filedNote: '核对好了会在“消息”里告诉您，不用再来问。',
    confirmed: (day) => `${day}由网格员或中心工作人员核对通过`,
    confirmedNote: '搬家了请登记新住址，旧的自动作废。',
    refused: (day) => `${day}核对，没有通过`,
    reason: (reason) => `原因：${reason}`,
    gone: '现在没有登记的住址，需要时可以再登记。',
    area: '村（社区）',
    detail: '详细住址',
    detailHint: '路、门牌、楼栋和房号，如 和平路 12 号 3 栋 502',
    detailNeeded: '请写详细住址，至少 2 个字',
    areaNeeded: '请先选村（社区）',
    choose: '一级一级往下选，选到村（社区）为止',
    everywhere: '全市',
    rechoose: '重新选',
    noAreas: '这里还没有可以选的村（社区），请打电话给邻里中心',
    file: '登记住址',
    fileAgain: '改好再提交',
    move: '我搬家了，登记新住址',
    send: '提交核对',
    cancel: '先不改',
    sent: '已提交，等工作人员核对',
    withdraw: { filed: '撤回', confirmed: '我不住这里了' },
    withdrawAsk: {
      filed: { title: '要撤回吗？', text: '撤回后工作人员不再核对，可以重新登记。', yes: '撤回', no: '不撤回' },
      confirmed: {
        title: '不住这里了吗？',
        text: '住址会作废。没有住址就不能请工作人员核实没有微信的家人。',
        yes: '不住了',
        no: '还住这里',
      },
    },
    withdrawn: { filed: '已撤回', confirmed: '住址已作废' },
    moveNote: '提交后，原来的住址马上作废。',
  },
  en: {
    title: 'My address',
    row: { title: 'My address', note: 'The village or community I live in' },
    lead: 'Staff of your area checks it. Whoever opens it is noted under My information.',
    none: { title: 'No address yet', note: 'With it, staff can ask family without WeChat' },
    states: {
      filed: 'Waiting',
      confirmed: 'Checked',
      refused: 'Not confirmed',
      withdrawn: 'Taken back',
      ended: 'Moved away',
    },
    filed: (day) => `Filed ${day}, waits to be checked`,
    filedNote: 'You get a message once it is checked.',
    confirmed: (day) => `Confirmed by staff of your area, ${day}`,
    confirmedNote: 'When you move, file the new address; this one then ends.',
    refused: (day) => `Checked by staff ${day}, not confirmed`,
    reason: (reason) => `Why: ${reason}`,
    gone: 'No address on file now; file one whenever you need.',
    area: 'Village or community',
    detail: 'Address',
    detailHint: 'Street, number, building and door',
    detailNeeded: 'Please write the address, at least 2 characters',
    areaNeeded: 'Please choose the village or community first',
    choose: 'Go down level by level to your village or community',
    everywhere: 'Whole city',
    rechoose: 'Choose again',
    noAreas: 'Nothing to choose here yet; please call your centre',
    file: 'Add my address',
    fileAgain: 'Correct and file again',
    move: 'I have moved: new address',
    send: 'File it',
    cancel: 'Not now',
    sent: 'Filed, waits to be checked',
    withdraw: { filed: 'Take back', confirmed: 'I no longer live here' },
    withdrawAsk: {
      filed: {
        title: 'Take it back?',
        text: 'Staff will not check it. You can file again.',
        yes: 'Take back',
        no: 'Keep',
      },
      confirmed: {
        title: 'No longer living here?',
        text: "The address ends. Without one, staff can't be asked about family without WeChat.",
        yes: 'I moved away',
        no: 'I live here',
      },
    },
    withdrawn: { filed: 'Taken back', confirmed: 'The address has ended' },
    moveNote: 'Filing ends the address before at once.',
  },
};
