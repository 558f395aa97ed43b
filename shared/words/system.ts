import type { MessageState, TemplateName } from '../enums';
import type { Language } from './languages';

/** For the keeper of the system: what stands still, what was given up, and running it again. */
const zh = {
  title: '系统运行',
  row: { title: '进入系统运行', note: '搁置的任务、消息队列' },
  notSystem: '这里是系统管理员的页面',
  notSystemHint: '您现在的身份不能看系统运行。需要的话，请安全管理员开通系统岗位。',
  parked: {
    title: '搁置的任务',
    note: '失败 5 次后搁置，不再自动重跑。错误原文在服务器日志里，按任务编号查。',
    empty: { title: '没有搁置的任务', hint: '任务连续失败 5 次才会出现在这里。' },
    table: {
      label: '搁置的任务',
      kind: '任务',
      at: '最后一次该运行',
      failures: '失败',
      error: '错误类别',
      act: '操作',
    },
    times: (n: number) => `失败 ${n} 次`,
    retry: '重跑',
    retryLabel: (kind: string) => `重跑${kind}`,
  },
  retry: {
    title: '让它再跑一次',
    text: '先查明原因再重跑。跑两次不会重复生效；再失败 5 次会重新搁置。原因记入操作记录。',
    kind: '任务',
    id: '编号',
    error: '错误类别',
    reasons: ['微信已恢复', '数据库已恢复', '配置已改好', '已发布修复'],
    send: '重跑',
    done: '已放回队列，马上运行',
  },
  queues: {
    title: '消息队列',
    names: { 'notification.deliver': '站内消息', 'notification.send': '微信消息' } as Record<string, string>,
    none: '没有积压',
    waiting: (n: number) => `${n} 条在等`,
    oldest: (time: string) => `最久的等了 ${time}`,
  },
  troubles: {
    title: '近 7 天没发出去的微信消息',
    empty: '近 7 天没有发送失败的消息',
    templates: {
      booking_confirmed: '预约成功',
      booking_changed: '预约变动',
      place_offered: '候补有位',
      booking_cancelled: '预约取消',
    } satisfies Record<TemplateName, string>,
    states: {
      queued: '等待',
      sending: '正在发',
      sent: '已发',
      failed: '没发成',
      unknown: '不确定是否发到',
      dropped: '太晚，不再发',
    } satisfies Record<MessageState, string>,
    count: (n: number) => `${n} 条`,
    code: (n: number) => `微信错误码 ${n}`,
    last: (time: string) => `最近一次 ${time}`,
    reasons: {
      consent: '居民没有同意接收',
      input: '内容或接收人不对',
      rate: '超过微信限额',
      policy: '微信按规则拒绝',
      config: '配置不对',
      credential: '密钥不对',
      transient: '微信没有回应',
      lost: '发送时服务中断',
    } as Record<string, string>,
  },
};

export type SystemWords = typeof zh;

const en: SystemWords = {
  title: 'Operations',
  row: { title: 'Open operations', note: 'Parked jobs, message queues' },
  notSystem: 'This page is for the system administrator',
  notSystemHint: 'In your present role you cannot see it. Ask the security officer for the system role.',
  parked: {
    title: 'Parked jobs',
    note: 'Parked after five failures and not run again by themselves. The words of an error are in the server log, under the job’s id.',
    empty: { title: 'No parked jobs', hint: 'A job is listed here after it failed five times.' },
    table: {
      label: 'Parked jobs',
      kind: 'Job',
      at: 'Last due',
      failures: 'Failures',
      error: 'Class of error',
      act: 'Act',
    },
    times: (n) => `${n} failures`,
    retry: 'Run again',
    retryLabel: (kind) => `Run ${kind} again`,
  },
  retry: {
    title: 'Run it again',
    text: 'Find the cause first. Running twice has no double effect; after five more failures it is parked again. The reason goes on record.',
    kind: 'Job',
    id: 'Id',
    error: 'Class of error',
    reasons: ['WeChat is back', 'Database is back', 'Settings corrected', 'Fix released'],
    send: 'Run again',
    done: 'Back in the queue, runs at once',
  },
  queues: {
    title: 'Message queues',
    names: { 'notification.deliver': 'Inbox notices', 'notification.send': 'WeChat messages' },
    none: 'Nothing waits',
    waiting: (n) => `${n} waiting`,
    oldest: (time) => `the oldest for ${time}`,
  },
  troubles: {
    title: 'WeChat messages not sent in 7 days',
    empty: 'No message failed in 7 days',
    templates: {
      booking_confirmed: 'Booked',
      booking_changed: 'Booking changed',
      place_offered: 'A place is free',
      booking_cancelled: 'Booking cancelled',
    },
    states: {
      queued: 'Waiting',
      sending: 'Sending',
      sent: 'Sent',
      failed: 'Not sent',
      unknown: 'Perhaps not received',
      dropped: 'Too late, dropped',
    },
    count: (n) => `${n}`,
    code: (n) => `WeChat error ${n}`,
    last: (time) => `last ${time}`,
    reasons: {
      consent: 'no consent of the person',
      input: 'wrong content or receiver',
      rate: 'over WeChat’s limit',
      policy: 'refused by WeChat’s rules',
      config: 'wrong settings',
      credential: 'wrong credentials',
      transient: 'no answer from WeChat',
      lost: 'service stopped while sending',
    },
  },
};

export const systemWords: Record<Language, SystemWords> = { zh, en };
