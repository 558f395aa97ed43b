import type { Language } from './languages';

/** Checking somebody in by the code on their phone. */
const zh = {
  title: '签到',
  fieldLabel: '签到码：扫描枪扫码，或输入六位数字后按回车',
  fieldPlaceholder: '扫码或输入六位数字',
  shortcut: '/',
  send: '签到',
  scan: '扫码签到',
  scanAgain: '扫下一位',
  typeInstead: '扫不了？请居民报六位数字',
  typeLabel: '六位签到码',
  tooShort: (missing: number) => `签到码是六位数字，还差 ${missing} 位`,
  tooLong: '签到码是六位数字，请核对后再输',
  waiting: '正在核对',
  done: '已签到',
  before: (time: string) => `${time} 已签到过，不用再签`,
  at: (time: string) => `签到时间 ${time}`,
  refused: '没有签到',
  who: '请问是哪一位',
  whoText: '光凭六位数字，人多时可能认错。请对方报姓名或手机后四位，或者扫二维码。',
  whoLabel: '姓名，或手机后四位',
  whoHint: '姓名要完整，是预约上的那位或帮他预约的家人。',
  whoMissing: '请填写姓名或手机后四位',
  again: '请再扫一次，或重新输入六位数字',
  hints: {
    'roster.code_unknown': '签到码 60 秒内有效。请居民打开“我的预约”，报屏幕上最新的数字。',
    'roster.code_ambiguous': '请扫居民手机上的二维码，或在名单里找到他直接签到。',
    'roster.not_today': '请居民看一下预约的日期；今天想参加，可以现场约空着的时段。',
    'roster.not_confirmed': '可能是居民自己取消的，也可能这个时段停办了。还有空位的话可以重新预约。',
    not_found: '这个预约不在您的中心，请居民看一下预约的地点。',
  } as Record<string, string>,
  seeSlot: '看这一场名单',
  clear: '收起',
  recent: '刚刚签到',
  counterHint: '请居民打开“我的预约”，出示二维码或六位数字。',
};

export type CheckInWords = typeof zh;

const en: CheckInWords = {
  title: 'Check in',
  fieldLabel: 'Check-in code: scan it, or type the six digits and press Enter',
  fieldPlaceholder: 'Scan or type six digits',
  shortcut: '/',
  send: 'Check in',
  scan: 'Scan a code',
  scanAgain: 'Scan the next',
  typeInstead: 'No scan? Ask for the six digits',
  typeLabel: 'Six digits',
  tooShort: (missing) => `The code has six digits, ${missing} are missing`,
  tooLong: 'The code has six digits, please check',
  waiting: 'Checking',
  done: 'Checked in',
  before: (time) => `Already checked in at ${time}`,
  at: (time) => `Checked in at ${time}`,
  refused: 'Not checked in',
  who: 'Who is it, please?',
  whoText:
    'With many people, six digits alone could mean somebody else. Ask for the name or the last four digits of the phone, or scan the QR code.',
  whoLabel: 'Name, or last four digits of the phone',
  whoHint: 'The whole name: of who comes, or of who booked for them.',
  whoMissing: 'Please give the name or the last four digits',
  again: 'Please scan again or retype the six digits',
  hints: {
    'roster.code_unknown': 'A code is good for 60 seconds. Ask for the newest digits under My bookings.',
    'roster.code_ambiguous': 'Scan the QR code, or find the person in the roster and check them in there.',
    'roster.not_today': 'Ask which day was booked; a free time of today can be booked on the spot.',
    'roster.not_confirmed': 'The resident cancelled it, or the time was called off. A free place can be booked anew.',
    not_found: 'This booking is at another centre, ask which one.',
  },
  seeSlot: 'See this roster',
  clear: 'Put away',
  recent: 'Just now',
  counterHint: 'Ask residents to open My bookings and show the QR code or the six digits.',
};

export const checkInWords: Record<Language, CheckInWords> = { zh, en };
