import { Text, View } from '@tarojs/components';
import { reminderWords } from '@shared/words/reminder';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { OwnPage } from '@/shell/own-page';
import { ReminderChoice } from '@/sheets/reminder-choice';
import { Loaded, notify } from '@/ui';
import './account.scss';

/** When one is reminded of visits that say nothing else: each tap is kept at once. */
export default function RemindersPage() {
  const w = useWords(reminderWords);
  return (
    <OwnPage title={w.title} icon='bell' signedOut={w.signedOut}>
      {() => <Usual />}
    </OwnPage>
  );
}

function Usual() {
  const w = useWords(reminderWords);
  const load = useLoad(() => call('reminder.get'), []);
  return (
    <Loaded load={load}>
      {({ times }) => (
        <View className='account'>
          <Text className='account__note'>{w.lead}</Text>
          <ReminderChoice
            times={times}
            onChange={async (next) => {
              load.set(await call('reminder.set', { body: { times: [...next] } }));
              notify(next.length === 0 ? w.never : w.saved);
            }}
          />
          <Text className='account__note'>{w.where}</Text>
        </View>
      )}
    </Loaded>
  );
}
