import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { limits } from '@shared/limits';
import { programmeDeskWords } from '@shared/words/programme-desk';
import { asApiError } from '@/services/api';
import { useWords } from '@/services/settings';
import { Button, Field, Sheet, TextInput } from '@/ui';

interface Props {
  title: string;
  /** Who is hit, and how they hear of it. */
  hint: string;
  /** A reason as it could be; one of the centre's if none is given. */
  example?: string;
  onSend: (reason: string) => Promise<void>;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** Says whom it hits before it is done, and asks for the reason that families read. */
export function ReasonSheet({ title, hint, example, onSend, onClose, onDone }: Props) {
  const w = useWords(programmeDeskWords);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | null>(null);
  const send = async () => {
    try {
      await onSend(reason.trim());
      onClose();
    } catch (failure) {
      setError(asApiError(failure).message);
    }
    await onDone();
  };
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      foot={
        <Button disabled={reason.trim().length < limits.reasonMin} onTap={send}>
          {title}
        </Button>
      }
    >
      <View className='ui-stack'>
        <Text className='ui-text'>{hint}</Text>
        <Field label={w.reason} hint={example ?? w.reasonHint} error={error ?? undefined}>
          <TextInput
            kind='multi'
            label={w.reason}
            value={reason}
            onChange={(text) => {
              setReason(text);
              setError(null);
            }}
            maxLength={limits.reasonMax}
            error={error !== null}
          />
        </Field>
      </View>
    </Sheet>
  );
}
