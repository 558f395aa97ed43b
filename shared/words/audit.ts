import type { Language } from './languages';

/** The auditor's desk. */
const zh = {
  title: '审计台',
  row: { title: '进入审计台', note: '查操作记录，核对记录链' },
  notAuditor: '这里是审计员的审计台',
  notAuditorHint: '您现在的身份不能查操作记录。需要的话，请安全管理员开通审计岗位。',
  check: {
    title: '记录链核对',
    never: '还没有核对过',
    whole: '记录完整',
    wholeNote: (lines: number, heads: number) => `核对了 ${lines} 条记录和 ${heads} 天的外存链头，没有改动。`,
    broken: '记录有问题',
    running: (read: number, all: number) => `正在核对：${read} / ${all}`,
    failed: '核对没有跑完，请再试一次',
    at: (time: string) => `上次核对 ${time}`,
    run: '现在核对',
    faults: {
      changed: '被改动',
      missing: '被删除',
      inserted: '后来插入',
      broken: '链条断开处',
      unsealed: '还没有封存',
      lostHeads: '对不上外存链头的日子',
      brokenHeadLines: '外存链头文件的坏行',
    },
  },
  filters: {
    label: '筛选',
    action: '做了什么，如 person.reveal',
    subject: '对象编号',
    actor: '操作账号',
    find: '查找',
    clear: '清除',
  },
  export: '导出表格',
  exported: '已下载，这次导出也记入了操作记录',
  fileName: '操作记录.csv',
  table: {
    label: '操作记录',
    number: '序号',
    time: '时间',
    action: '做了什么',
    who: '谁',
    subject: '对象',
    detail: '详情',
  },
  system: '系统或未登录',
  unknown: '不明',
  empty: { title: '没有这样的记录', hint: '换个条件再查。' },
};

export type AuditWords = typeof zh;

const en: AuditWords = {
  title: 'Audit desk',
  row: { title: 'Open the audit desk', note: 'Read the record, verify its chain' },
  notAuditor: "This is the auditor's desk",
  notAuditorHint: "In your present role you cannot read the record. Ask the security officer for the auditor's role.",
  check: {
    title: 'Verification',
    never: 'Not verified yet',
    whole: 'The record is whole',
    wholeNote: (lines, heads) =>
      `${lines} lines and ${heads} daily heads kept outside were checked; nothing was changed.`,
    broken: 'The record is not whole',
    running: (read, all) => `Checking ${read} of ${all}`,
    failed: 'The check did not finish, please try again',
    at: (time) => `Last checked ${time}`,
    run: 'Check now',
    faults: {
      changed: 'Changed',
      missing: 'Deleted',
      inserted: 'Inserted later',
      broken: 'Breaks in the chain',
      unsealed: 'Not sealed yet',
      lostHeads: 'Days that no longer fit',
      brokenHeadLines: 'Bad lines in the heads file',
    },
  },
  filters: {
    label: 'Filters',
    action: 'Action, e.g. person.reveal',
    subject: 'Subject id',
    actor: 'Account id',
    find: 'Find',
    clear: 'Clear',
  },
  export: 'Export table',
  exported: 'Downloaded; this export is on record too',
  fileName: 'record.csv',
  table: {
    label: 'Record',
    number: 'No.',
    time: 'Time',
    action: 'Action',
    who: 'Who',
    subject: 'Subject',
    detail: 'Detail',
  },
  system: 'System, or nobody signed in',
  unknown: 'Unknown',
  empty: { title: 'Nothing found', hint: 'Try other filters.' },
};

export const auditWords: Record<Language, AuditWords> = { zh, en };
