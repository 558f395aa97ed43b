import { Text, View } from '@tarojs/components';
import { phoneWords } from '@shared/words/phone';
import { OwnPage } from '@/shell/own-page';
import { asApiError, call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { ask, Button, Card, Icon, IconTile, Loaded, notify } from '@/ui';
import { PhoneButton } from './phone-button';
import './account.scss';

/** Why we ask, what is kept, and that one may leave it. */
export default function PhonePage() {
  const w = useWords(phoneWords);
  return (
    <OwnPage title={w.title} icon='smartphone' signedOut={w.signedOut}>
      {() => <PhoneForm />}
    </OwnPage>
  );
}

function PhoneForm() {
  const w = useWords(phoneWords);
  const load = useLoad(() => call('phone.get'), []);

  const bind = async (code: string | null) => {
    if (code === null) {
      notify(w.refused, 'info');
      return;
    }
    try {
      load.set(await call('phone.bind', { body: { code } }));
      notify(w.saved);
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
    }
  };
  const remove = async () => {
    if (!(await ask({ ...w.removeAsk, danger: true }))) return;
    load.set(await call('phone.unbind'));
    notify(w.removed);
  };

  return (
    <Loaded load={load}>
      {({ phone }) => (
        <View className='account'>
          <Card>
            <View className='account-phone'>
              <IconTile name='smartphone' tone={phone === null ? 'muted' : 'ok'} size={56} />
              <Text className='account-phone__now'>{phone === null ? w.none : w.now(phone)}</Text>
            </View>
            <View className='account-points account-points--close'>
              {w.why.map((line) => (
                <View key={line} className='account-reason'>
                  <Icon name='circle-check' size={20} color='var(--ok)' />
                  <Text className='account-reason__text'>{line}</Text>
                </View>
              ))}
            </View>
          </Card>
          <Text className='account__note'>{w.free}</Text>
          <PhoneButton onCode={bind}>{phone === null ? w.bind : w.change}</PhoneButton>
          {phone === null ? null : (
            <Button kind='quiet' onTap={remove}>
              {w.remove}
            </Button>
          )}
        </View>
      )}
    </Loaded>
  );
}
