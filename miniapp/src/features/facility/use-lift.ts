import { facilityWords } from '@shared/words/facility';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { ask, notify } from '@/ui';
import type { Entry } from './facility';

/** Gives a time back, once somebody has said yes to it. */
export function useLift(onLifted: () => Promise<void>): (entry: Entry) => Promise<void> {
  const w = useWords(facilityWords);
  return async (entry) => {
    if (!(await ask(w.liftAsk))) return;
    const { restored } = await call('block.lift', { params: { blockId: entry.id } });
    notify(w.lifted(restored));
    await onLifted();
  };
}
