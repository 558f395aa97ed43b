import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { limits } from '@shared/limits';
import { nameWords } from '@shared/words/account';
import { pictureWords } from '@shared/words/pictures';
import { back, go } from '@/platform/navigate';
import { asApiError, call } from '@/services/api';
import { keepMe, signIn, useSession } from '@/services/session';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Avatar, Button, Card, Empty, Field, notify, Row, Rows, Screen, TextInput } from '@/ui';
import './account.scss';

/** How the staff call me. In WeChat the keyboard offers the nickname; any name will do. */
export default function NamePage() {
  const w = useWords(nameWords);
  const { me } = useSession();
  if (me === null) {
    return (
      <Screen title={w.title}>
        <Empty
          icon='user-round'
          title={w.signedOut.title}
          hint={w.signedOut.hint}
          action={{ word: w.signedOut.action, onTap: () => signIn() }}
        />
      </Screen>
    );
  }
  return <NameForm key={me.accountId} before={me.name ?? ''} />;
}

function NameForm({ before }: { before: string }) {
  const w = useWords(nameWords);
  const { avatar } = useWords(pictureWords);
  const profile = useLoad(() => call('content.profile'), [], { onShow: true });
  const [name, setName] = useState(before);
  const [error, setError] = useState<string>();

  const save = async () => {
    const wanted = name.trim();
    if (wanted === '') {
      setError(w.needed);
      return;
    }
    try {
      keepMe(await call('identity.rename', { body: { name: wanted } }));
    } catch (failure) {
      const refused = asApiError(failure);
      setError(refused.fieldMessage('name') ?? refused.message);
      return;
    }
    notify(w.saved(wanted));
    await back();
  };

  return (
    <Screen
      title={w.title}
      bar={
        <Button onTap={save} disabled={name.trim() === before && before !== ''}>
          {w.save}
        </Button>
      }
    >
      <View className='account'>
        <Card>
          <View className='account-name'>
            <Avatar name={name.trim()} size={64} url={profile.data?.avatar.url} />
            <Text className='account-name__lead'>{w.lead}</Text>
          </View>
          <Field label={w.label} hint={w.hint(limits.nameMax)} error={error}>
            <TextInput
              kind='nickname'
              label={w.label}
              value={name}
              maxLength={limits.nameMax}
              placeholder={w.placeholder}
              error={error !== undefined}
              onDone={save}
              onChange={(value) => {
                setName(value);
                setError(undefined);
              }}
            />
          </Field>
        </Card>
        <Text className='account__note'>{w.who}</Text>
        <Rows>
          <Row icon='camera' title={avatar.row} onTap={() => go('/features/content/avatar')} />
        </Rows>
      </View>
    </Screen>
  );
}
