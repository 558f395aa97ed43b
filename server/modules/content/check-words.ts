import type { ContentReason, MachineFinding } from '../../../shared/enums';
import type { JobLog } from '../../jobs';
import type { Db } from '../../kernel/db';
import { openidOf } from '../identity';
import { builtInWords } from './words';
import { findBlocked, reasonOfLabel, type Suggestion } from './rules';
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
 * stands before a transaction, never in one.
 */
export function openCheckWords(deps: { db: Db; gateway: ContentGateway; log: JobLog }): CheckWords {
  return async ({ accountId, scene, texts }) => {
    const blocked = findBlocked(texts, [...builtInWords, ...(await listAllWords(deps.db))]);
    if (blocked !== null) return { verdict: 'risky', reason: blocked };
    const openid = await openidOf(deps.db, accountId);
    if (openid === null) return { verdict: 'hold', machine: 'unanswered' };
    try {
      const { suggest, label } = await deps.gateway.checkText({ openid, scene, text: texts.join('\n') });
      if (suggest === 'pass') return { verdict: 'pass' };
      const reason = reasonOfLabel(label);
      return suggest === 'risky' ? { verdict: 'risky', reason } : { verdict: 'hold', machine: reason };
    } catch (error) {
      deps.log.warn({ err: error }, 'content.words not checked');
      return { verdict: 'hold', machine: 'unanswered' };
    }
  };
}
