import type { ContentReason, MachineFinding } from '../../../shared/enums';
import { limits } from '../../../shared/limits';
import type { JobLog } from '../../jobs';
import type { Db } from '../../kernel/db';
import { openidOf } from '../identity';
import { builtInWords } from './words';
import { checkedTogether, findBlocked, reasonOfLabel, type Suggestion } from './rules';
import { listAllWords } from './word-store';

/** Where words are shown, as WeChat's check wants to know. */
export type Scene = 'profile' | 'comment' | 'forum' | 'social';

/** WeChat's checks, as far as this module needs them; both throw when there is no answer. */
export interface ContentGateway {
  checkText(ask: {
    openid: string;
    scene: Scene;
    text: string;
    nickname?: string;
  }): Promise<{ suggest: Suggestion; label: number }>;
  checkImage(ask: { openid: string; scene: Scene; url: string }): Promise<{ traceId: string }>;
}

export interface WordsAsk {
  accountId: string;
  scene: Scene;
  texts: readonly string[];
}

/** `hold`: may be kept, but nobody else sees it before a human has looked. */
export type WordsVerdict =
  { verdict: 'pass' } | { verdict: 'risky'; reason: ContentReason } | { verdict: 'hold'; machine: MachineFinding };

export type CheckWords = (ask: WordsAsk) => Promise<WordsVerdict>;

/**
 * Judges words before they are shown to others: the local tables first, then WeChat. No answer from WeChat, for
 * whatever reason (no visit within two hours, quota, rate, time, trouble), is `hold`: never silently public. Calls outside, so it
 * stands before a transaction, never in one. More than WeChat takes at once goes in several calls; the worst of them counts.
 */
export function openCheckWords(deps: { db: Db; gateway: ContentGateway; log: JobLog }): CheckWords {
  return async ({ accountId, scene, texts }) => {
    const blocked = findBlocked(texts, [...builtInWords, ...(await listAllWords(deps.db))]);
    if (blocked !== null) return { verdict: 'risky', reason: blocked };
    const openid = await openidOf(deps.db, accountId);
    if (openid === null) return { verdict: 'hold', machine: 'unanswered' };
    try {
      const said: WordsVerdict[] = [];
      for (const text of checkedTogether(texts, limits.checkedAtOnce)) {
        const { suggest, label } = await deps.gateway.checkText({ openid, scene, text });
        const reason = reasonOfLabel(label);
        if (suggest === 'risky') return { verdict: 'risky', reason };
        if (suggest !== 'pass') said.push({ verdict: 'hold', machine: reason });
      }
      return said[0] ?? { verdict: 'pass' };
    } catch (error) {
      deps.log.warn({ err: error }, 'content.words not checked');
      return { verdict: 'hold', machine: 'unanswered' };
    }
  };
}
