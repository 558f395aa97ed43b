import { Text, View } from '@tarojs/components';
import { homeWords } from '@shared/words/home';
import { systemWords } from '@shared/words/system';
import { goTab } from '@/platform/navigate';
import { useDesk } from '@/platform/target';
import { signIn, useSession } from '@/services/session';
import { useWords } from '@/services/settings';
import { DeskLayout, Empty, Icon, Screen, Tap } from '@/ui';
import { Messages } from './messages';
import { Parked } from './parked';
import './system.scss';

/** For the keeper of the system: jobs that were given up, queues, messages that did not go out. */
export default function SystemPage() {
  const w = useWords(systemWords);
  const { me } = useSession();
  if (me?.role !== 'system') {
    return (
      <Screen title={w.title}>
        <Empty
          icon='shield'
          title={w.notSystem}
          hint={w.notSystemHint}
          action={{ word: w.back, onTap: () => (me === null ? signIn() : goTab('home')) }}
        />
      </Screen>
    );
  }
  return <Desk name={me.name} />;
}

function Desk({ name }: { name: string | null }) {
  const w = useWords(systemWords);
  const brand = useWords(homeWords).title;
  const isWide = useDesk();
  const content = (
    <View className='system'>
      <Parked />
      <Messages />
    </View>
  );
  if (!isWide) return <Screen title={w.title}>{content}</Screen>;
  return (
    <DeskLayout
      title={w.title}
      subtitle={w.parked.note}
      brand={brand}
      place={w.place}
      items={[{ key: 'jobs', icon: 'activity', word: w.nav, onTap: () => undefined }]}
      current='jobs'
      foot={
        <View className='system-foot'>
          {name !== null && <Text>{name}</Text>}
          <Tap className='system-foot__way' role='link' onTap={() => goTab('home')}>
            <Icon name='house' size={18} />
            <Text>{w.back}</Text>
          </Tap>
        </View>
      }
    >
      {content}
    </DeskLayout>
  );
}
