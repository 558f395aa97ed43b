import { useState, type ReactNode } from 'react';
import { neighbourWords } from '@shared/words/neighbours';
import { isApiError } from '@/services/api';
import { useWords } from '@/services/settings';
import type { Load } from '@/services/use-load';
import { Empty, Loaded, notify, Sheet, Skeleton } from '@/ui';
import { RefuseForm } from './refuse-form';

export interface Deciding {
  /** Sends the decision, says what has happened and closes; also when a colleague was quicker. */
  decide: (send: () => Promise<unknown>, said: string) => Promise<void>;
  /** Asks for a reason. */
  refuse: () => void;
}

interface CaseSheetProps<T> {
  title: string;
  load: Load<T>;
  reasons: readonly string[];
  onRefuse: (reason: string) => Promise<unknown>;
  onClose: () => void;
  /** The list has changed. */
  onChanged: () => unknown;
  children: (data: T, deciding: Deciding) => ReactNode;
}

/** One case that waits: opened, decided, refused with a reason, or gone in the meantime. */
export function CaseSheet<T>({ title, load, reasons, onRefuse, onClose, onChanged, children }: CaseSheetProps<T>) {
  const w = useWords(neighbourWords);
  const [isRefusing, setRefusing] = useState(false);
  const [isTaken, setTaken] = useState(false);
  const leave = () => {
    onClose();
    void onChanged();
  };
  const decide: Deciding['decide'] = async (send, said) => {
    try {
      await send();
    } catch (error) {
      const taken = isApiError(error) && ['residence.decided', 'agreement.decided', 'not_found'].includes(error.code);
      if (!taken) throw error;
      setTaken(true);
      return;
    }
    notify(said);
    leave();
  };
  const isGone = load.data === null && !load.waiting && load.error?.code === 'not_found';
  if (isTaken || isGone) {
    return (
      <Sheet open title={title} onClose={leave}>
        <Empty
          icon='check-check'
          title={isTaken ? w.gone.decided : w.gone.title}
          hint={w.gone.hint}
          action={{ word: w.gone.action, onTap: leave }}
        />
      </Sheet>
    );
  }
  return (
    <Sheet open title={isRefusing ? w.refuse.title : title} onClose={onClose}>
      {isRefusing ? (
        <RefuseForm
          words={w.refuse}
          reasons={reasons}
          onSend={(reason) => decide(() => onRefuse(reason), w.refused)}
          onBack={() => setRefusing(false)}
        />
      ) : (
        <Loaded load={load} skeleton={<Skeleton lines={4} />}>
          {(data) => <>{children(data, { decide, refuse: () => setRefusing(true) })}</>}
        </Loaded>
      )}
    </Sheet>
  );
}
