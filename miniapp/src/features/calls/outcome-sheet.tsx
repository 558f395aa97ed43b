import { useState } from 'react';
import { callOutcomes, type CallOutcome } from '@shared/enums';
import { callsWords } from '@shared/words/calls';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { Button, ChoiceCards, Field, notify, Sheet } from '@/ui';
import type { Call } from './call';

interface OutcomeSheetProps {
  task: Call;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** How the call went, and what follows from each answer before it is given. */
export function OutcomeSheet({ task, onClose, onDone }: OutcomeSheetProps) {
  const words = useWords(callsWords);
  const w = words.sheet;
  const [outcome, setOutcome] = useState<CallOutcome | null>(null);
  const [missing, setMissing] = useState(false);
  const save = async () => {
    if (outcome === null) {
      setMissing(true);
      return;
    }
    try {
      const { state } = await call('call.finish', { params: { callId: task.id }, body: { outcome } });
      onClose();
      notify(state === 'open' ? w.savedAgain : w.saved);
    } finally {
      await onDone();
    }
  };
  return (
    <Sheet
      open
      title={w.title(task.personName ?? words.noName)}
      onClose={onClose}
      foot={
        <Button icon='check' onTap={save}>
          {w.save}
        </Button>
      }
    >
      <Field label={w.label} error={missing ? w.needed : undefined}>
        <ChoiceCards
          label={w.label}
          options={callOutcomes.map((value) => ({ value, ...words.outcomes[value] }))}
          value={outcome}
          onChange={(value) => {
            setOutcome(value);
            setMissing(false);
          }}
        />
      </Field>
    </Sheet>
  );
}
