import { Text, View } from '@tarojs/components';
import { callsWords } from '@shared/words/calls';
import { deskWords } from '@shared/words/desk';
import { homeWords } from '@shared/words/home';
import { go, goTab, useParams } from '@/platform/navigate';
import { useDesk } from '@/platform/target';
import { signIn, useSession, type Me } from '@/services/session';
import { useWords } from '@/services/settings';
import { DeskLayout, Empty, Icon, Screen, Tap, type DeskItem } from '@/ui';
import { CallList } from './call-list';
import './calls.scss';

/** Who must be told by telephone, for the staff of a centre: a page of the desk, and of the phone. */
export default function CallsPage() {
  const w = useWords(callsWords);
  const { me } = useSession();
  if (me === null || !me.may.desk) {
    const action =
      me === null ? { word: w.gate.signIn, onTap: () => signIn() } : { word: w.gate.home, onTap: () => goTab('home') };
    return (
      <Screen title={w.title}>
        <Empty icon='phone' title={me === null ? w.gate.signedOut : w.gate.title} hint={w.gate.hint} action={action} />
      </Screen>
    );
  }
  return <Calls me={me} />;
}

function Calls({ me }: { me: Me }) {
  const w = useWords(callsWords);
  const desk = useWords(deskWords);
  const brand = useWords(homeWords).title;
  const isWide = useDesk();
  const params = useParams<{ centreId: string }>();
  const centreId = params.centreId ?? me.deskCentreId ?? undefined;
  const list = <CallList centreId={centreId} />;
  if (!isWide) return <Screen title={w.title}>{list}</Screen>;
  const way = (key: 'slots' | 'list', icon: DeskItem['icon']): DeskItem => ({
    key,
    icon,
    word: desk.nav[key],
    onTap: () => go('/features/desk/index', { view: key, centreId: params.centreId }),
  });
  const here: DeskItem = { key: 'calls', icon: 'phone', word: desk.nav.calls, onTap: () => undefined };
  return (
    <DeskLayout
      title={w.title}
      subtitle={w.lead}
      brand={brand}
      place={me.grants.find(({ scopeId }) => scopeId === centreId)?.scopeName ?? desk.title}
      items={[way('slots', 'layout-grid'), way('list', 'list-checks'), here]}
      current='calls'
      foot={
        <View className='calls-foot'>
          {me.name !== null && <Text className='calls-foot__who'>{me.name}</Text>}
          <Tap className='calls-foot__way' role='link' onTap={() => goTab('home')}>
            <Icon name='house' size={18} />
            <Text>{desk.back}</Text>
          </Tap>
        </View>
      }
    >
      {list}
    </DeskLayout>
  );
}
