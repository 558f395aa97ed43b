import type { DeskLoginState } from '../enums';
import type { Language } from './languages';

export interface DeskLoginWords {
  title: string;
  lead: string;
  over: string;
  /** Somebody's own session is in this browser: as whom. */
  byPhone: (name: string | null) => string;
  tabs: { scan: string; password: string };
  key: {
    label: string;
    faces: Record<DeskLoginState | 'expired', string>;
    left: (seconds: number) => string;
    refresh: string;
    how: string;
  };
  form: { name: string; password: string; code: string; codeHint: string; send: string; needed: string };
  demo: { title: string; text: string };
  scan: {
    title: string;
    lead: string;
    label: string;
    hint: string;
    look: string;
    camera: string;
    question: Record<'login' | 'step_up', string>;
    browser: string;
    address: string;
    begun: string;
    role: string;
    warn: string;
    confirm: string;
    refuse: string;
    done: string;
    refused: string;
  };
  settings: { title: string; note: string };
  sessions: {
    title: string;
    lead: string;
    empty: string;
    emptyHint: string;
    current: string;
    by: Record<'qr' | 'password' | 'wechat', string>;
    since: (time: string, address: string) => string;
    end: string;
    endAsk: (browser: string) => string;
    endText: string;
    ended: string;
    scan: string;
    password: string;
    passwordNote: (loginName: string | null) => string;
  };
  set: {
    title: string;
    lead: string;
    name: string;
    nameHint: string;
    password: string;
    passwordHint: string;
    next: string;
    qr: string;
    secret: string;
    confirm: string;
    codes: string;
    codesLead: string;
    copied: string;
    copy: string;
    done: string;
    remove: string;
    removeAsk: string;
    removed: string;
    locked: string;
  };
  idle: { title: string; text: (seconds: number) => string; stay: string };
  stepUp: { title: string; text: string; byCode: string; send: string };
}

export const deskLoginWords: Record<Language, DeskLoginWords> = {
  zh: {
    title: '登录电脑端',
    lead: '给工作人员用：用手机上的小程序扫一扫，在手机上确认就能进来。',
    over: '15 分钟没有操作，为了保护居民的信息，已经退出登录。重新登录后回到刚才的页面。',
    byPhone: (name) =>
      `这个浏览器里${name === null || name === '' ? '' : `${name}的`}手机身份还登录着。工作台能看到居民的信息，要另外登录；登录后，这里的手机身份会退出。`,
    tabs: { scan: '手机扫码', password: '密码登录' },
    key: {
      label: '登录二维码，用手机小程序扫描',
      faces: {
        waiting: '请用小程序扫码：我的 → 设置 → 电脑端登录',
        scanned: '已扫码，请在手机上点“确认登录”',
        confirmed: '已确认，正在进入',
        refused: '手机上选了“不是我”，没有登录',
        finished: '这个登录码已经用过了',
        expired: '登录码已过期，换一个再扫',
      },
      left: (seconds) => `还有 ${seconds} 秒有效，只能用一次`,
      refresh: '换一个登录码',
      how: '不方便扫码，也可以在手机上输入二维码下面的十位字母和数字。',
    },
    form: {
      name: '登录名',
      password: '密码',
      code: '六位验证码',
      codeHint: '看手机验证器上最新的六位数字；手机不在身边，可填一个恢复码',
      send: '登录',
      needed: '登录名、密码、验证码都要填',
    },
    demo: {
      title: '演示：由谁来确认',
      text: '这里是演示城市，没有真手机也能试：点一位，就由他的手机确认这个登录码。',
    },
    scan: {
      title: '确认电脑端登录',
      lead: '电脑屏幕上有一个二维码，下面有十位字母和数字。',
      label: '登录码',
      hint: '照电脑屏幕上的输入，不分大小写',
      look: '下一步',
      camera: '扫一扫',
      question: { login: '要让这台电脑以您的身份登录吗？', step_up: '电脑上有一步操作要您再确认一次' },
      browser: '浏览器',
      address: '网络地址',
      begun: '发起时间',
      role: '以哪个岗位进入',
      warn: '只确认您面前的电脑。有人发来二维码或登录码让您确认，请点“不是我”。',
      confirm: '确认登录',
      refuse: '不是我',
      done: '已确认，请看电脑屏幕',
      refused: '已拒绝，那台电脑没有登录',
    },
    settings: { title: '电脑端登录', note: '扫码确认、已登录的电脑、密码' },
    sessions: {
      title: '电脑端登录',
      lead: '您在这些电脑上登录着。不认得的，马上结束它。',
      empty: '没有登录着的电脑',
      emptyHint: '在电脑浏览器里打开工作台，用这里的“扫码确认”登录。',
      current: '就是这台',
      by: { qr: '扫码', password: '密码', wechat: '微信' },
      since: (time, address) => `${time} 登录，网络地址 ${address}`,
      end: '结束',
      endAsk: (browser) => `结束 ${browser} 上的登录？`,
      endText: '那台电脑会马上退出。',
      ended: '已结束',
      scan: '扫码确认登录',
      password: '密码登录',
      passwordNote: (name) => (name === null ? '手机不在身边时用，还没有设置' : `登录名 ${name}`),
    },
    set: {
      title: '密码登录',
      lead: '手机不在身边时，用登录名、密码和验证器上的六位数字登录电脑端。',
      name: '登录名',
      nameHint: '3 到 30 个小写字母、数字或 . _ -，字母开头',
      password: '密码',
      passwordHint: '至少 10 个字符，几个不相干的词连起来最好记',
      next: '下一步',
      qr: '用手机上的验证器（如“腾讯身份验证器”）扫这个码，再填它显示的六位数字',
      secret: '不能扫码，就把这串密钥输进验证器',
      confirm: '完成设置',
      codes: '恢复码',
      codesLead: '只显示这一次。抄在纸上收好：验证器不在身边时，每个能用一次。',
      copied: '已复制',
      copy: '复制恢复码',
      done: '抄好了',
      remove: '停用密码登录',
      removeAsk: '停用密码登录？以后只能用手机扫码。',
      removed: '已停用',
      locked: '错的次数太多，密码登录已锁定 30 分钟。手机扫码不受影响。',
    },
    idle: {
      title: '还在吗？',
      text: (seconds) => `好一会儿没有操作了，${seconds} 秒后自动退出登录。`,
      stay: '我还在',
    },
    stepUp: {
      title: '再确认一次是您本人',
      text: '这一步会用到个人信息。确认后一段时间内不再问。',
      byCode: '验证码',
      send: '确认',
    },
  },
  en: {
    title: 'Sign in at a computer',
    lead: 'For staff: scan with the mini-program on your phone and confirm there.',
    over: 'Nobody touched the screen for 15 minutes, so you were signed out to protect residents. After signing in you are back where you were.',
    byPhone: (name) =>
      `${name === null || name === '' ? 'Somebody' : name} is signed in here as on a phone. The desk needs a sign-in of its own; that other one ends with it.`,
    tabs: { scan: 'Scan', password: 'Password' },
    key: {
      label: 'Sign-in code, to be scanned with the mini-program',
      faces: {
        waiting: 'Scan with the mini-program: Me → Settings → Computers',
        scanned: 'Scanned. Now tap "Let it in" on the phone',
        confirmed: 'Confirmed, coming in',
        refused: 'The phone said "not me"; nobody was signed in',
        finished: 'This code has been used',
        expired: 'The code has run out',
      },
      left: (seconds) => `Good for ${seconds} more seconds, once`,
      refresh: 'Get a new code',
      how: 'Instead of scanning you can type the ten letters and figures below the picture on your phone.',
    },
    form: {
      name: 'Login name',
      password: 'Password',
      code: 'Six-digit code',
      codeHint: 'The newest six digits of your authenticator; without it, a recovery code',
      send: 'Sign in',
      needed: 'Login name, password and code are all needed',
    },
    demo: {
      title: 'Demo: who confirms?',
      text: 'This is the demo city. No phone is needed: tap somebody, and their phone confirms this code.',
    },
    scan: {
      title: 'Confirm a computer',
      lead: 'The computer shows a picture to scan, with ten letters and figures below.',
      label: 'Code',
      hint: 'As on the computer screen, in capitals or not',
      look: 'Next',
      camera: 'Scan',
      question: { login: 'Let this computer in as you?', step_up: 'The computer asks you to confirm a step' },
      browser: 'Browser',
      address: 'Network address',
      begun: 'Begun at',
      role: 'Enter as',
      warn: 'Only confirm the computer in front of you. If somebody sent you a picture or code, tap "Not me".',
      confirm: 'Let it in',
      refuse: 'Not me',
      done: 'Confirmed, look at the computer',
      refused: 'Refused, nobody was signed in there',
    },
    settings: { title: 'Computers', note: 'Scan to sign in, open sessions, password' },
    sessions: {
      title: 'Computers',
      lead: 'You are signed in on these. End at once what you do not know.',
      empty: 'No computer is signed in',
      emptyHint: 'Open the desk in a browser and sign in by scanning from here.',
      current: 'This one',
      by: { qr: 'scan', password: 'password', wechat: 'WeChat' },
      since: (time, address) => `Since ${time}, network address ${address}`,
      end: 'End',
      endAsk: (browser) => `End the session on ${browser}?`,
      endText: 'That computer is signed out at once.',
      ended: 'Ended',
      scan: 'Scan to sign in',
      password: 'Password',
      passwordNote: (name) => (name === null ? 'For days without the phone; not set up' : `Login name ${name}`),
    },
    set: {
      title: 'Password',
      lead: 'On days without your phone: login name, password and six digits of an authenticator.',
      name: 'Login name',
      nameHint: '3 to 30 small letters, figures or . _ -, a letter first',
      password: 'Password',
      passwordHint: 'At least 10 characters; a few unrelated words are easiest',
      next: 'Next',
      qr: 'Scan this with an authenticator, then type the six digits it shows',
      secret: 'Without scanning, type this into the authenticator',
      confirm: 'Finish',
      codes: 'Recovery codes',
      codesLead: 'Shown this once. Keep them on paper: each works once when the authenticator is away.',
      copied: 'Copied',
      copy: 'Copy the codes',
      done: 'I have them',
      remove: 'Turn the password off',
      removeAsk: 'Turn the password off? Then only scanning lets you in.',
      removed: 'Turned off',
      locked: 'Too many failures: the password is locked for 30 minutes. Scanning still works.',
    },
    idle: {
      title: 'Still there?',
      text: (seconds) => `Nothing was touched for a while. Signing out in ${seconds} seconds.`,
      stay: 'I am here',
    },
    stepUp: {
      title: 'Confirm that it is you',
      text: 'This step uses personal details. Once confirmed, it is not asked again for a while.',
      byCode: 'Code',
      send: 'Confirm',
    },
  },
};
