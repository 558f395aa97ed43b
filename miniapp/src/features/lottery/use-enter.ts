import { useRef, useState } from 'react';
import { lotteryWords } from '@shared/words/lottery';
import { notify } from '@/ui';
import { asApiError, call, newRequestKey, type ApiError } from '@/services/api';
import { wordsNow } from '@/services/settings';

export interface Chosen {
  personId: string;
  partySize: number;
}

/** From a choice of people to their entries, or to the reason why not. Sent again, it is the same request. */
export function useEnter(slotId: string, onDone: () => Promise<unknown>) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const running = useRef(false);
  const sent = useRef<{ key: string; what: string } | null>(null);

  const submit = async (people: readonly Chosen[]) => {
    // The state of a render can't stop a second tap that comes before the next render.
    if (running.current || people.length === 0) return;
    running.current = true;
    setBusy(true);
    setError(null);
    const what = JSON.stringify(people);
    if (sent.current?.what !== what) sent.current = { key: newRequestKey(), what };
    try {
      await call('lottery.enter', {
        params: { slotId },
        body: { requestKey: sent.current.key, people: [...people] },
      });
      sent.current = null;
      notify(wordsNow(lotteryWords).enterDone);
      await onDone();
    } catch (failure) {
      setError(asApiError(failure));
      void onDone();
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, error, submit, clear: () => setError(null) };
}
