import { View } from '@tarojs/components';
import { useState } from 'react';
import { limits } from '@shared/limits';
import { arrangeWords } from '@shared/words/arrange';
import { isApiError } from '@/services/api';
import { useWords } from '@/services/settings';
import { Button, Field, notify, Sheet, TextInput } from '@/ui';
import { off, type ArrangeView, type Decision } from './arrange';
import { ArrangeEffects } from './arrange-effects';
import { Foot } from './foot';

interface ArrangePreviewProps {
  title: string;
  seen: ArrangeView;
  /** Looks once more, where somebody has booked meanwhile. */
  onLookAgain: () => Promise<ArrangeView>;
  onSave: (decision: Decision) => Promise<{ tasks: number }>;
  onBack: () => void;
  onClose: () => void;
  onSaved: () => Promise<void>;
}

/** Which times and bookings a change hits, and who stands in where; saved is what is seen here. */
export function ArrangePreview(props: ArrangePreviewProps) {
  const { title, onLookAgain, onSave, onBack, onClose, onSaved } = props;
  const w = useWords(arrangeWords);
  const [seen, setSeen] = useState(props.seen);
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState(false);
  const isAsked = seen.lostCount + seen.bookings + seen.waiting + seen.replacedCount > 0;
  const hit = hitBy(seen, chosen);
  const save = async () => {
    if (isAsked && reason.trim().length < limits.reasonMin) return setWrong(true);
    const instead = seen.lost.flatMap(({ slotId, options }) => {
      const resourceId = options.find((one) => one.resourceId === chosen[slotId])?.resourceId;
      return resourceId === undefined ? [] : [{ slotId, resourceId }];
    });
    try {
      const decision = { basis: seen.basis, instead, reason: isAsked ? reason.trim() : undefined };
      const { tasks } = await onSave(decision);
      notify(w.saved(tasks));
    } catch (error) {
      const isOther = isApiError(error) && ['timetable.changed', 'block.substitute_taken'].includes(error.code);
      if (isOther) setSeen(await onLookAgain());
      throw error;
    }
    onClose();
    return onSaved();
  };
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      foot={
        <Foot back={w.backToForm} onBack={onBack}>
          <Button kind={hit > 0 ? 'danger' : 'primary'} onTap={save}>
            {hit > 0 ? w.saveHits(hit) : w.save}
          </Button>
        </Foot>
      }
    >
      <View className='ui-stack'>
        <ArrangeEffects
          seen={seen}
          chosen={chosen}
          onChoose={(slotId, resourceId) => setChosen({ ...chosen, [slotId]: resourceId })}
        />
        {isAsked && (
          <Field label={w.reason} error={wrong ? w.reasonHint : undefined}>
            <TextInput
              value={reason}
              label={w.reason}
              placeholder={w.reasonHint}
              maxLength={limits.timetableReasonMax}
              error={wrong}
              onChange={(text) => {
                setWrong(false);
                setReason(text);
              }}
            />
          </Field>
        )}
      </View>
    </Sheet>
  );
}

/** Bookings that somebody has to be called about, as it is chosen so far. */
function hitBy({ bookings, lost }: ArrangeView, chosen: Readonly<Record<string, string>>): number {
  const kept = lost.filter(({ slotId }) => (chosen[slotId] ?? off) !== off);
  return bookings - kept.reduce((sum, one) => sum + one.bookings, 0);
}
