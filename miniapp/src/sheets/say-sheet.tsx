import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { limits } from '@shared/limits';
import { standingWords } from '@shared/words/standing';
import { storage } from '@/platform/storage';
import { asApiError, call } from '@/services/api';
import { useWords } from '@/services/settings';
import { Button, Field, notify, Sheet, TextInput } from '@/ui';

interface SayProps {
  missed: { bookingId: string; excuse: { id: string } | null };
  kind: 'excuse' | 'appeal';
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

const draftOf = (kind: string, bookingId: string): string => `standing.${kind}.${bookingId}`;

/** Saying why, or why one disagrees. What was typed survives a restart until it is sent. */
export function SaySheet({ missed, kind, onClose, onDone }: SayProps) {
  const w = useWords(standingWords).sheet;
  const { bookingId, excuse } = missed;
  const draft = draftOf(kind, bookingId);
  const [text, setText] = useState(() => storage.read<string>(draft) ?? '');
  const [fault, setFault] = useState<string>();
  const isAppeal = kind === 'appeal';
  const type = (value: string) => {
    setText(value);
    setFault(undefined);
    storage.write(draft, value);
  };
  const send = async () => {
    const body = { text: text.trim() };
    if (body.text.length < limits.excuseMin) {
      setFault(w.tooShort);
      return;
    }
    try {
      if (isAppeal) await call('excuse.appeal', { params: { excuseId: excuse?.id ?? '' }, body });
      else await call('excuse.file', { params: { bookingId }, body });
    } catch (failure) {
      setFault(asApiError(failure).message);
      return;
    }
    storage.forget(draft);
    onClose();
    notify(isAppeal ? w.appealSent : w.sent);
    await onDone();
  };
  return (
    <Sheet
      open
      title={isAppeal ? w.appealTitle : w.excuseTitle}
      onClose={onClose}
      foot={
        <Button icon='check' onTap={send}>
          {w.send}
        </Button>
      }
    >
      <View className='ui-stack'>
        <Text className='ui-text'>{isAppeal ? w.appealLead : w.excuseLead}</Text>
        <Field label={w.label} error={fault}>
          <TextInput
            kind='multi'
            label={w.label}
            value={text}
            placeholder={w.placeholder}
            maxLength={limits.excuseMax}
            error={fault !== undefined}
            onChange={type}
          />
        </Field>
      </View>
    </Sheet>
  );
}
