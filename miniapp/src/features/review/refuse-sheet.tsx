import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { contentReasons, type ContentReason } from '@shared/enums';
import { limits } from '@shared/limits';
import { contentWords } from '@shared/words/content';
import { reviewWords } from '@shared/words/review';
import { useWords } from '@/services/settings';
import { Button, ChoiceCards, Field, Sheet, TextInput } from '@/ui';

interface RefuseSheetProps {
  onClose: () => void;
  onRefuse: (reason: ContentReason, note: string) => Promise<void>;
}

/** A refusal has a reason from the list, and may have words of its own. */
export function RefuseSheet({ onClose, onRefuse }: RefuseSheetProps) {
  const w = useWords(reviewWords);
  const { reasons } = useWords(contentWords);
  const [reason, setReason] = useState<ContentReason | null>(null);
  const [note, setNote] = useState('');
  const [fault, setFault] = useState<string>();
  const refuse = async () => {
    if (reason === null) setFault(w.reasonNeeded);
    else await onRefuse(reason, note.trim());
  };
  return (
    <Sheet
      open
      title={w.refuseTitle}
      onClose={onClose}
      foot={
        <Button kind='danger' onTap={refuse}>
          {w.refuseDo}
        </Button>
      }
    >
      <View className='ui-stack'>
        <Text className='review-case__note'>{w.refuseLead}</Text>
        <Field label={w.reason} error={fault}>
          <ChoiceCards
            label={w.reason}
            options={contentReasons.map((value) => ({ value, title: reasons[value] }))}
            value={reason}
            onChange={(chosen) => {
              setReason(chosen);
              setFault(undefined);
            }}
            columns={2}
          />
        </Field>
        <Field label={w.note} hint={w.noteHint}>
          <TextInput label={w.note} value={note} onChange={setNote} maxLength={limits.reasonMax} />
        </Field>
      </View>
    </Sheet>
  );
}
