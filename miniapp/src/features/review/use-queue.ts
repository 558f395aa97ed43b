import { useState } from 'react';
import type { ItemOf, Reply } from '@shared/contract/types';
import { contentWords } from '@shared/words/content';
import { reviewWords } from '@shared/words/review';
import { asApiError, call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useLoad, type Load } from '@/services/use-load';
import { notify } from '@/ui';
import { titled } from '@/ui/a11y';

export type Queued = ItemOf<'review.queue'>;
export type Case = Reply<'review.get'>;
type Decision = Parameters<typeof call<'review.decide'>>[1]['body'];

export interface Queue {
  load: Load<Reply<'review.queue'>>;
  open: Queued | null;
  choose: (item: Queued | null) => void;
  /** Decides on the open item and opens the one after it. True when it was decided, by whomever. */
  decide: (decision: Decision) => Promise<boolean>;
}

/** What waits, which of it is open, and what happens after a decision: the next one, without a way back to the list. */
export function useQueue(): Queue {
  const w = useWords(reviewWords);
  const reasons = useWords(contentWords).reasons;
  const load = useLoad(() => call('review.queue', { query: { limit: 50 } }), [], { onShow: true });
  const [openId, setOpenId] = useState<string | null>(null);
  const items = load.data?.items ?? [];
  const open = items.find(({ id }) => id === openId) ?? null;

  const goOn = async (decided: Queued): Promise<void> => {
    const at = items.indexOf(decided);
    setOpenId((items[at + 1] ?? items[at - 1])?.id ?? null);
    await load.reload();
  };

  const decide: Queue['decide'] = async (decision) => {
    if (open === null) return false;
    try {
      await call('review.decide', { params: { itemId: open.id }, body: decision });
    } catch (failure) {
      const error = asApiError(failure);
      if (error.code !== 'review.decided_already' && error.code !== 'not_found') {
        notify(error.message, 'error');
        return false;
      }
      notify(w.takenBefore, 'info');
      await goOn(open);
      return true;
    }
    notify(decision.verdict === 'pass' ? w.passed : titled(w.refused, reasons[decision.reason]));
    await goOn(open);
    return true;
  };

  return { load, open, choose: (item) => setOpenId(item?.id ?? null), decide };
}
