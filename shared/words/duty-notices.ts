import type { InboxKind } from '../enums';
import { counted, within } from './english';
import type { Language } from './languages';

/** One slot of what is told to those who work in it. */
export interface DutyLine {
  /** '明天 10:00–11:00' */
  time: string;
  service: string;
  place: string;
  /** For whom they stand in, or who stands in for them; '' where nobody does. */
  other: string;
  /** The time and the place that it had before; '' where it has the same. */
  wasTime: string;
  wasPlace: string;
}

interface Facts {
  name: string;
  centre: string;
  reason: string | null;
  /** In the order of time. */
  duties: readonly DutyLine[];
  /** Of all slots, also those that are not among the lines. */
  dutyCount: number;
}

type DutyKind = Extract<
  InboxKind,
  | 'duty_stand_in'
  | 'duty_handed_over'
  | 'duty_released'
  | 'duty_returned'
  | 'duty_changed'
  | 'duty_off'
  | 'duty_back'
  | 'duty_linked'
  | 'duty_unlinked'
>;

const othersOf = ({ duties }: Facts): string[] => [...new Set(duties.map(({ other }) => other))].filter(Boolean);
/** Whether the lines have to say with whom each of them is. */
const isMixed = (f: Facts): boolean => othersOf(f).length > 1;

/** Of one slot, in one line with it; of several, in a line below theirs. */
const because = ({ reason, dutyCount }: Facts): string =>
  dutyCount > 1 ? `\n${reason === null ? '' : `原因：${reason}。`}` : `${reason === null ? '' : `，原因：${reason}`}。`;
const othersZh = (f: Facts): string => othersOf(f).join('、') || '同事';
/** What it is of: the service where it is one slot, else how many. */
const ofZh = ({ duties, dutyCount }: Facts): string =>
  dutyCount > 1 ? `，共 ${dutyCount} 场` : `：${duties[0]?.service ?? ''}`;

function linesZh(f: Facts, more: (line: DutyLine) => string = () => ''): string {
  const lines = f.duties.map((one) => `${[one.time, one.service, one.place].filter(Boolean).join('，')}${more(one)}`);
  const left = f.dutyCount - f.duties.length;
  return [...lines, ...(left > 0 ? [`还有 ${left} 场`] : [])].join('\n');
}

const wasZh = ({ wasTime, wasPlace }: DutyLine): string =>
  wasTime === '' && wasPlace === ''
    ? ''
    : `（原来${[wasTime, wasPlace && `在${wasPlace}`].filter(Boolean).join('，')}）`;

const becauseEn = ({ reason, dutyCount }: Facts): string =>
  dutyCount > 1 ? `\n${reason === null ? '' : `Why: ${reason}. `}` : `${reason === null ? '' : `: ${reason}`}. `;
const othersEn = (f: Facts): string => othersOf(f).join(', ') || 'a colleague';
const ofEn = ({ duties, dutyCount }: Facts): string =>
  dutyCount > 1 ? `, ${counted(dutyCount, 'time')}` : `: ${duties[0]?.service ?? ''}`;

function linesEn(f: Facts, more: (line: DutyLine) => string = () => ''): string {
  const lines = f.duties.map((one) => `${[one.time, one.service, one.place].filter(Boolean).join(', ')}${more(one)}`);
  const left = f.dutyCount - f.duties.length;
  return [...lines, ...(left > 0 ? [`and ${counted(left, 'more', 'more')}`] : [])].join('\n');
}

const wasEn = ({ wasTime, wasPlace }: DutyLine): string =>
  wasTime === '' && wasPlace === ''
    ? ''
    : ` (was ${[wasTime && within(wasTime), wasPlace && `in ${wasPlace}`].filter(Boolean).join(', ')})`;

/** What is told to those who work in what a centre offers, such as a teacher: it says everything, they may have no desk. */
export const dutyNotices: Record<
  Language,
  Record<DutyKind, { title: (f: Facts) => string; text: (f: Facts) => string }>
> = {
  zh: {
    duty_stand_in: {
      title: (f) => `您将代替${othersZh(f)}${ofZh(f)}`,
      text: (f) =>
        `${linesZh(f, ({ other }) => (isMixed(f) ? `（代替${other}）` : ''))}${because(f)}去不了请马上联系${f.centre}。`,
    },
    duty_handed_over: {
      title: (f) => (othersOf(f).length === 0 ? `不用您来了${ofZh(f)}` : `由${othersZh(f)}代替您${ofZh(f)}`),
      text: (f) =>
        `${linesZh(f, ({ other }) => (isMixed(f) ? `（由${other}）` : ''))}${because(f)}您不用去了；有疑问请联系${f.centre}。`,
    },
    duty_released: {
      title: (f) => `不用代替${othersZh(f)}了${ofZh(f)}`,
      text: (f) => `${linesZh(f)}${because(f)}由${othersZh(f)}自己来，您不用去了。`,
    },
    duty_returned: {
      title: (f) => `又由您自己来${ofZh(f)}`,
      text: (f) => `${linesZh(f)}${because(f)}${othersZh(f)}不代替您了；去不了请马上联系${f.centre}。`,
    },
    duty_changed: {
      title: (f) => `时间或地方有变${ofZh(f)}`,
      text: (f) =>
        `${f.dutyCount > 1 ? '现在是：\n' : '现在是'}${linesZh(f, wasZh)}${because(f)}去不了请马上联系${f.centre}。`,
    },
    duty_off: {
      title: (f) => `不办了${ofZh(f)}`,
      text: (f) => `${linesZh(f)}${because(f)}您不用去了，约了的居民由${f.centre}联系。`,
    },
    duty_back: {
      title: (f) => `照常${ofZh(f)}`,
      text: (f) => `${linesZh(f)}${because(f)}停用取消了，照常由您来；去不了请马上联系${f.centre}。`,
    },
    duty_linked: {
      title: (f) => `您的账号关联了“${f.name}”`,
      text: (f) => `${f.centre}的代课、换人会发消息到这里告诉您。您不是“${f.name}”？请联系${f.centre}。`,
    },
    duty_unlinked: {
      title: (f) => `已取消关联“${f.name}”`,
      text: (f) => `${f.centre}不再把“${f.name}”的代课、换人发到这里。有疑问请联系${f.centre}。`,
    },
  },
  en: {
    duty_stand_in: {
      title: (f) => `You stand in for ${othersEn(f)}${ofEn(f)}`,
      text: (f) =>
        `${linesEn(f, ({ other }) => (isMixed(f) ? ` (for ${other})` : ''))}${becauseEn(f)}If you can't come, please call ${f.centre} at once.`,
    },
    duty_handed_over: {
      title: (f) =>
        othersOf(f).length === 0 ? `You need not come${ofEn(f)}` : `${othersEn(f)} stands in for you${ofEn(f)}`,
      text: (f) =>
        `${linesEn(f, ({ other }) => (isMixed(f) ? ` (${other})` : ''))}${becauseEn(f)}You need not come; please call ${f.centre} if in doubt.`,
    },
    duty_released: {
      title: (f) => `You need not stand in for ${othersEn(f)}${ofEn(f)}`,
      text: (f) => `${linesEn(f)}${becauseEn(f)}${othersEn(f)} comes after all, you need not.`,
    },
    duty_returned: {
      title: (f) => `It is yours again${ofEn(f)}`,
      text: (f) =>
        `${linesEn(f)}${becauseEn(f)}${othersEn(f)} no longer stands in for you; if you can't come, please call ${f.centre} at once.`,
    },
    duty_changed: {
      title: (f) => `Another time or place${ofEn(f)}`,
      text: (f) => `Now ${within(linesEn(f, wasEn))}${becauseEn(f)}If you can't come, please call ${f.centre} at once.`,
    },
    duty_off: {
      title: (f) => `Called off${ofEn(f)}`,
      text: (f) => `${linesEn(f)}${becauseEn(f)}You need not come; ${f.centre} gets in touch with those who booked.`,
    },
    duty_back: {
      title: (f) => `As planned after all${ofEn(f)}`,
      text: (f) =>
        `${linesEn(f)}${becauseEn(f)}It takes place with you as planned; if you can't come, please call ${f.centre} at once.`,
    },
    duty_linked: {
      title: (f) => `Your account is linked to “${f.name}”`,
      text: (f) =>
        `When you stand in or are replaced at ${f.centre}, you read it here. You are not “${f.name}”? Please call ${f.centre}.`,
    },
    duty_unlinked: {
      title: (f) => `No longer linked to “${f.name}”`,
      text: (f) => `News of “${f.name}” at ${f.centre} no longer comes here. Please call ${f.centre} if in doubt.`,
    },
  },
};
