import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Role } from '@shared/enums';
import { deskLoginWords } from '@shared/words/desk-login';
import { signInWords } from '@shared/words/ui';
import { asApiError, callAs } from '@/services/api';
import { deskRoles } from '@/services/desk-home';
import { useWords } from '@/services/settings';
import type { Tokens } from '@/services/tokens';
import { Button, ChoiceCards, notify } from '@/ui';

interface RoleChoiceProps {
  session: Tokens;
  onDone: (session: Tokens) => Promise<void>;
}

/** As what somebody enters who came in by password and holds several roles; the session is kept only then. */
export function RoleChoice({ session, onDone }: RoleChoiceProps) {
  const w = useWords(deskLoginWords);
  const { roles } = useWords(signInWords);
  const [role, setRole] = useState<Role>(session.me.role);
  const enter = async () => {
    try {
      const isSame = role === session.me.role;
      await onDone(
        isSame ? session : { ...session, me: await callAs(session.token, 'role.switch', { body: { role } }) },
      );
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
    }
  };
  const placesOf = (held: Role) =>
    session.me.grants
      .filter((grant) => grant.role === held)
      .map(({ scopeName }) => scopeName)
      .join('、');
  return (
    <View className='ui-stack'>
      <Text className='desk-login__question'>{w.scan.role}</Text>
      <ChoiceCards<Role>
        label={w.scan.role}
        options={deskRoles(session.me).map((held) => ({ value: held, title: roles[held], note: placesOf(held) }))}
        value={role}
        onChange={setRole}
      />
      <Button onTap={enter}>{w.form.send}</Button>
    </View>
  );
}
