import type { JobLog } from '../../jobs';
import type { Clock } from '../../kernel/clock';
import { WechatError, type WechatTrouble } from './errors';

/** So many calls in a row without an answer, and WeChat is left alone for a while. */
const transientMax = 5;
const waitMs = { config: 30_000, transient: 15_000 } as const;

interface Line {
  transientInARow: number;
  open: { trouble: keyof typeof waitMs; probeAt: number } | null;
}

export interface Breaker {
  /** @throws WechatError at once while the line is open, but for one probe each wait. */
  admit(name: string, call: string): void;
  worked(name: string): void;
  failed(name: string, error: WechatError): void;
}

/**
 * Keeps calls that can't work from being made: a wrong setting (`config`) opens its line at the first answer and is told to
 * the operator once; silence (`transient`) after five in a row. What fails fast has the trouble that opened the line.
 * Each process has its own, by call, and for messages by template: one wrong template stops no other.
 */
export function openBreaker(clock: Clock, log: JobLog): Breaker {
  const lines = new Map<string, Line>();
  const lineOf = (name: string): Line => {
    const line = lines.get(name) ?? { transientInARow: 0, open: null };
    lines.set(name, line);
    return line;
  };

  function open(name: string, line: Line, trouble: keyof typeof waitMs, error: WechatError): void {
    if (line.open?.trouble !== trouble) {
      const facts = { line: name, trouble, errcode: error.errcode, rid: error.rid };
      if (trouble === 'config') log.error(facts, 'wechat.breaker opened: the settings at WeChat need a look');
      else log.warn(facts, 'wechat.breaker opened: WeChat does not answer');
    }
    line.open = { trouble, probeAt: clock.now().getTime() + waitMs[trouble] };
  }

  return {
    admit(name, call) {
      const line = lines.get(name);
      if (line === undefined || line.open === null) return;
      const now = clock.now().getTime();
      if (now < line.open.probeAt) throw new WechatError(call, line.open.trouble, null, null);
      // This call is the probe; the next one waits for its outcome or as long again.
      line.open.probeAt = now + waitMs[line.open.trouble];
    },
    worked(name) {
      const line = lines.get(name);
      if (line === undefined) return;
      lines.delete(name);
      if (line.open !== null) log.info({ line: name }, 'wechat.breaker closed');
    },
    failed(name, error) {
      const line = lineOf(name);
      const trouble: WechatTrouble = error.trouble;
      if (trouble === 'config') return open(name, line, 'config', error);
      // Any other refusal is an answer from a WeChat that knows us.
      if (trouble !== 'transient') return this.worked(name);
      line.transientInARow += 1;
      if (line.transientInARow >= transientMax && line.open?.trouble !== 'config') open(name, line, 'transient', error);
    },
  };
}
