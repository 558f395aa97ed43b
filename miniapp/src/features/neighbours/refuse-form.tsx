import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { limits } from '@shared/limits';
import type { NeighbourWords } from '@shared/words/neighbours';
import { Button, ChoiceCards, Field, TextInput } from '@/ui';

const other = 'other';

interface RefuseFormProps {
  /** What is asked for, and where the reason will be read. */
  words: NeighbourWords['refuse'];
  reasons: readonly string[];
  onSend: (reason: string) => Promise<unknown>;
  onBack: () => void;
}

/** The reason that the resident will read: a usual one, or one's own words. */
export function RefuseForm({ words: w, reasons, onSend, onBack }: RefuseFormProps) {
  const [choice, setChoice] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string>();
  const isOwn = choice === other;
  const send = async () => {
    const reason = isOwn ? text.trim() : choice;
    if (reason === null) setFault(w.needed);
    else if (reason.length < limits.reasonMin) setFault(w.tooShort);
    else await onSend(reason);
  };
  return (
    <View className='neighbours-sheet'>
      <Text className='neighbours-sheet__note'>{w.text}</Text>
      <Field label={w.reason} error={isOwn ? undefined : fault}>
        <ChoiceCards
          label={w.reason}
          options={[...reasons.map((value) => ({ value, title: value })), { value: other, title: w.other }]}
          value={choice}
          onChange={(value) => {
            setChoice(value);
            setFault(undefined);
          }}
        />
      </Field>
      {isOwn && (
        <Field label={w.own} error={fault}>
          <TextInput
            label={w.own}
            value={text}
            maxLength={limits.reasonMax}
            error={fault !== undefined}
            onChange={(value) => {
              setText(value);
              setFault(undefined);
            }}
          />
        </Field>
      )}
      <View className='neighbours-acts'>
        <Button kind='danger' onTap={send}>
          {w.send}
        </Button>
        <Button kind='quiet' onTap={onBack}>
          {w.back}
        </Button>
      </View>
    </View>
  );
}
