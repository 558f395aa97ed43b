import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ItemOf } from '@shared/contract/types';
import { limits } from '@shared/limits';
import { rolesWords } from '@shared/words/roles';
import { asApiError, call } from '@/services/api';
import { useWords } from '@/services/settings';
import { Button, Chips, Field, notify, Sheet, TextInput } from '@/ui';

interface RevokeSheetProps {
  holder: ItemOf<'role.list'>;
  onClose: () => void;
  onDone: () => void;
}

/** Says what will happen before it does; the reason is read by whoever loses the role. */
export function RevokeSheet({ holder, onClose, onDone }: RevokeSheetProps) {
  const w = useWords(rolesWords);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const revoke = async () => {
    try {
      await call('role.revoke', { params: { grantId: holder.grantId }, body: { reason } });
    } catch (failure) {
      setError(asApiError(failure).message);
      return;
    }
    notify(w.revoked);
    onDone();
  };
  return (
    <Sheet
      open
      title={w.revokeTitle(holder.name ?? w.noName)}
      onClose={onClose}
      foot={
        <Button kind='danger' disabled={reason.trim().length < limits.reasonMin} onTap={revoke}>
          {w.revoke}
        </Button>
      }
    >
      <View className='ui-stack'>
        <Text className='ui-text'>{w.revokeText}</Text>
        <Chips
          label={w.reason}
          options={w.reasons.map((word) => ({ value: word, word }))}
          value={reason}
          onChange={setReason}
        />
        <Field label={w.reason} hint={w.reasonHint} error={error}>
          <TextInput label={w.reason} value={reason} maxLength={limits.reasonMax} onChange={setReason} />
        </Field>
      </View>
    </Sheet>
  );
}
