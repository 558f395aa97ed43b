import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { checkInWords } from '@shared/words/desk-check-in';
import { useWords } from '@/services/settings';
import { Button, Icon, TextInput } from '@/ui';
import { spoken } from '@/ui/a11y';
import { codeMost, type CheckIn } from './use-check-in';
import { codeFieldId, focusCodeField, useCodeKeys } from './use-keys';

/** Where codes go in: typed by hand, or by a scanner that acts as a keyboard. Free again for the next person at once. */
export function CodeField({ checkIn }: { checkIn: CheckIn }) {
  const w = useWords(checkInWords);
  const [text, setText] = useState('');
  useCodeKeys();
  const send = () => {
    if (checkIn.submit(text)) setText('');
    focusCodeField();
  };
  return (
    <View className='desk-code'>
      <View id={codeFieldId} className='desk-code__line'>
        <Icon name='scan-line' size={22} className='desk-code__icon' />
        <TextInput
          label={w.fieldLabel}
          placeholder={w.fieldPlaceholder}
          value={text}
          onChange={setText}
          maxLength={codeMost}
          error={checkIn.fault !== null}
          onDone={send}
          autoFocus
        />
        <Text className='desk-code__key' {...spoken({ hidden: true })}>
          {w.shortcut}
        </Text>
        <Button block={false} onTap={send}>
          {w.send}
        </Button>
      </View>
      {checkIn.fault !== null && (
        <View className='desk-code__fault' {...spoken({ role: 'alert' })}>
          <Icon name='circle-alert' size={16} />
          <Text>{checkIn.fault}</Text>
        </View>
      )}
    </View>
  );
}
