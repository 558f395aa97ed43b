import type { InboxKind } from '../enums';
import { bookingNotices } from './booking-notices';
import { dutyNotices, type DutyLine } from './duty-notices';
import { familyNotices } from './family-notices';
import type { Language } from './languages';
import { within } from './english';

/** What a notice says: filled from its facts, of which older ones may lack some. */
export interface NoticeFacts {
  service: string;
  centre: string;
  place: string;
  /** The time as people say it: '明天 14:30–15:30'. */
  time: string;
  /** Until when an answer is awaited: '今天 14:30'. */
  until: string;
  /** A place in reserve, in digits. */
  rank: string;
  reason: string | null;
  /** The room or person that a booking had, and the one it has instead. */
  was: string;
  instead: string;
  /** The time that something had before, or that it is given for; '' where there was none. */
  wasTime: string;
  /** Notices about roles: which one, in words, and of whom. */
  role: string;
  person: string;
  /** 'Edge · Windows', and the network it came from. */
  browser: string;
  address: string;
  /** Of the other person it is about. */
  name: string;
  /** Of a booking: whom it is for and who has acted, where that is somebody else; '' while they have no name. */
  forName: string | null;
  byName: string | null;
  byDesk: boolean;
  byTick: boolean;
  /** Of something that was checked: what it is, why it was refused and until when one may appeal. */
  what: string;
  why: string | null;
  appealUntil: string | null;
  /** Of what somebody works in: the slots, and how many there are beyond those listed too. */
  duties: readonly DutyLine[];
  dutyCount: number;
}

export interface InboxWords {
  title: string;
  unread: string;
  kinds: Record<InboxKind, { title: (f: NoticeFacts) => string; text: (f: NoticeFacts) => string }>;
  empty: { title: string; hint: string; action: string };
  signedOut: { title: string; hint: string; action: string };
}

export const inboxWords: Record<Language, InboxWords> = {
  zh: {
    title: '消息',
    unread: '未读',
    kinds: {
      ...bookingNotices.zh,
      ...dutyNotices.zh,
      export_ready: {
        title: () => '您要的信息准备好了',
        text: () => '到“隐私与我的信息”里下载，七天后自动删除。',
      },
      erasure_asked: {
        title: () => '收到注销申请',
        text: () => '七天后注销账号并删除信息。不是您本人申请的，或者改了主意，到“隐私与我的信息”里撤回。',
      },
      erasure_cancelled: {
        title: () => '注销申请已撤回',
        text: () => '账号和信息都还在，什么也没有删。',
      },
      desk_entered: {
        title: () => '您登录了电脑端',
        text: (f) => `${f.browser}，网络地址 ${f.address}。不是您本人？点这里马上结束它。`,
      },
      desk_locked: {
        title: () => '密码登录已锁定 30 分钟',
        text: (f) =>
          `有人在 ${f.browser}（网络地址 ${f.address}）连续输错密码或验证码。不是您本人，请点这里改密码；手机扫码登录不受影响。`,
      },
      desk_unlocked: {
        title: () => '密码登录已解锁',
        text: () => '安全管理员为您解了锁，现在可以再用密码登录电脑端。没有请人解锁？请马上改密码。',
      },
      ...familyNotices.zh,
      content_passed: {
        title: (f) => `${f.what}通过了审核`,
        text: () => '现在别人也能看到了。',
      },
      content_refused: {
        title: (f) => `${f.what}没有通过审核`,
        text: (f) =>
          `${f.why === null ? '' : `原因：${f.why}。`}${f.appealUntil === null ? '可以修改后重新提交。' : `觉得不对，${f.appealUntil}前可在“我的 → 我提交的内容”里申诉，由另一位审核员重新看。`}`,
      },
      welcome: {
        title: () => '欢迎来到邻里中心',
        text: () => '约好的事、签到和变动都会在这里告诉您。先去看看家门口有什么服务吧。',
      },
      invitation_accepted: {
        title: (f) => `${f.person}接受了邀请`,
        text: (f) => `${f.person}现在是${f.place}的${f.role}。若不是您要邀请的人，请尽快在“岗位与邀请”里收回。`,
      },
      role_taken: {
        title: (f) => `岗位已收回：${f.role}`,
        text: (f) =>
          `您不再是${f.place}的${f.role}${f.reason === null ? '' : `，原因：${f.reason}`}。您作为居民的预约不受影响。`,
      },
    },
    empty: { title: '还没有消息', hint: '预约成功、中心有变动时，会在这里告诉您。', action: '去看看服务' },
    signedOut: { title: '登录后看消息', hint: '预约成功、取消和中心的变动都会发到这里。', action: '登录' },
  },
  en: {
    title: 'Messages',
    unread: 'Unread',
    kinds: {
      ...bookingNotices.en,
      ...dutyNotices.en,
      export_ready: {
        title: () => 'Your information is ready',
        text: () => 'Download it under "Privacy and my information"; it is deleted after seven days.',
      },
      erasure_asked: {
        title: () => 'Your account is to be deleted',
        text: () =>
          'In seven days account and information are deleted. If this was not you, or you changed your mind, take it back under "Privacy and my information".',
      },
      erasure_cancelled: {
        title: () => 'Deletion taken back',
        text: () => 'Your account and information are still there; nothing was deleted.',
      },
      desk_entered: {
        title: () => 'You are signed in on a computer',
        text: (f) => `${f.browser}, network address ${f.address}. Was this not you? Tap here to end it at once.`,
      },
      desk_locked: {
        title: () => 'Password sign-in locked for 30 minutes',
        text: (f) =>
          `Somebody at ${f.browser} (network address ${f.address}) typed a wrong password or code again and again. If it was not you, tap here to change the password; scanning with the phone still works.`,
      },
      desk_unlocked: {
        title: () => 'Password sign-in is open again',
        text: () => 'A security officer unlocked it for you. If you did not ask for that, change the password now.',
      },
      ...familyNotices.en,
      content_passed: {
        title: (f) => `${f.what} has passed`,
        text: () => 'Others can see it now.',
      },
      content_refused: {
        title: (f) => `${f.what} did not pass`,
        text: (f) =>
          `${f.why === null ? '' : `Reason: ${f.why}. `}${f.appealUntil === null ? 'You can change it and send it again.' : `If you disagree, appeal before ${within(f.appealUntil)} under Me → Settings → What I have sent; another reviewer will look again.`}`,
      },
      welcome: {
        title: () => 'Welcome',
        text: () => 'Bookings, check-ins and changes are told here. Have a look at what your centre offers.',
      },
      invitation_accepted: {
        title: (f) => `${f.person} accepted`,
        text: (f) =>
          `${f.person} is now ${f.role} at ${f.place}. If that is not whom you meant, take the role back soon.`,
      },
      role_taken: {
        title: (f) => `Role taken back: ${f.role}`,
        text: (f) =>
          `You are no longer ${f.role} at ${f.place}${f.reason === null ? '' : `: ${f.reason}`}. Your own bookings stay as they are.`,
      },
    },
    empty: { title: 'No messages yet', hint: 'Bookings and changes are told here.', action: 'See services' },
    signedOut: {
      title: 'Sign in to see messages',
      hint: 'Bookings, cancellations and changes arrive here.',
      action: 'Sign in',
    },
  },
};

export interface NameWords {
  title: string;
  label: string;
  lead: string;
  placeholder: string;
  hint: (most: number) => string;
  save: string;
  saved: (name: string) => string;
  needed: string;
  who: string;
  signedOut: { title: string; hint: string; action: string };
}

export const nameWords: Record<Language, NameWords> = {
  zh: {
    title: '怎么称呼我',
    label: '称呼',
    lead: '到了中心，工作人员这样称呼您',
    placeholder: '如：陈阿姨、林晓雯',
    hint: (most) => `${most} 个字以内，随时可以改`,
    save: '保存',
    saved: (name) => `记住了，${name}`,
    needed: '写一个称呼就行，不一定要全名',
    who: '谁能看到：只有您预约的中心的工作人员，名单上不显示全名。',
    signedOut: { title: '登录后填写称呼', hint: '工作人员会照您写的来称呼您。', action: '登录' },
  },
  en: {
    title: 'What to call me',
    label: 'Name',
    lead: 'What the staff will call you',
    placeholder: 'e.g. Auntie Chen, Ahmed',
    hint: (most) => `Up to ${most} characters, change it any time`,
    save: 'Save',
    saved: (name) => `Noted, ${name}`,
    needed: 'Any name will do, it need not be the full one',
    who: 'Seen only by the staff of centres you book at; lists never show the full name.',
    signedOut: {
      title: 'Sign in to set your name',
      hint: 'The staff will call you what you write.',
      action: 'Sign in',
    },
  },
};
