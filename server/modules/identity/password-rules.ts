/**
 * Beginnings of passwords that attackers try first: from lists of leaked ones, those that people stretch to the length
 * we ask for. Digits behind them ("password2026") make them no better.
 */
const common = [
  'password',
  'passw0rd',
  'p@ssw0rd',
  'p@ssword',
  'qwerty',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qazwsx',
  'qazwsxedc',
  '1qaz2wsx',
  '1q2w3e4r',
  '1q2w3e4r5t',
  'q1w2e3r4',
  'abcdef',
  'abcdefgh',
  'abcd',
  'abc',
  'aaa',
  'asd',
  'qwe',
  'zxc',
  'admin',
  'administrator',
  'root',
  'welcome',
  'letmein',
  'iloveyou',
  'monkey',
  'dragon',
  'sunshine',
  'princess',
  'football',
  'superman',
  'changeme',
  'secret',
  'woaini',
  'woaiwojia',
  'nihao',
  'wodemima',
  'mima',
  'zhongguo',
  'china',
  'beijing',
  'fujian',
  'quanzhou',
  'jinjiang',
  'shishi',
  'putian',
  'taiwan',
  'linli',
  'linlizhongxin',
  'shequ',
  'jiedao',
  'huawei',
  'xiaomi',
  'weixin',
  'wechat',
  'qq',
  'test',
  'guest',
  'user',
  'love',
  'hello',
  'computer',
  'internet',
  'michael',
  'jordan',
  'a',
  'aa',
  'q',
  'z',
  'w',
  'wang',
  'li',
  'zhang',
  'liu',
  'chen',
  'lin',
  'huang',
];

const withoutTail = (text: string): string => text.replace(/[\d!@#$%^&*.?_~-]+$/, '');

/** Neighbours by one, up or down, all along: 1234567890, zyxwvutsrq. */
function isRun(text: string): boolean {
  const steps = Array.from(text).map((letter, at) => letter.charCodeAt(0) - (text.charCodeAt(at - 1) || 0));
  const first = steps[1] ?? 0;
  return Math.abs(first) <= 1 && steps.slice(1).every((step) => step === first);
}

/** Whether somebody who knows the person a little, or a list of common ones, would soon guess it. Length is checked before. */
export function isWeakPassword(password: string, about: { loginName: string; name: string | null }): boolean {
  const text = password.normalize('NFKC').toLowerCase();
  // Birthdays, phone numbers, 5201314520.
  if (/^\d{0,12}$/.test(text)) return true;
  if (new Set(text).size < 5 || isRun(text)) return true;
  const base = withoutTail(text);
  if (common.includes(base) || common.includes(text)) return true;
  const own = [about.loginName, about.name]
    .map((word) => word?.toLowerCase().replace(/\s/g, '') ?? '')
    .filter((word) => word.length > 1);
  return own.some((word) => text.includes(word));
}
