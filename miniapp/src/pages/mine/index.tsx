import { View } from '@tarojs/components';
import { mineWords } from '@shared/words/mine';
import { cityHotline, homeWords } from '@shared/words/home';
import { call } from '@/services/api';
import { useLive } from '@/services/live';
import { useNow } from '@/services/now';
import { usePlace } from '@/services/place';
import { useSession } from '@/services/session';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { CallBar, Screen } from '@/ui';
import { Coming } from './coming';
import { MineRows, SessionRows } from './mine-rows';
import { WhoAmI } from './who';
import './mine.scss';

/** How many coming bookings fit before the list takes over. */
const comingCount = 3;

export default function MinePage() {
  const w = useWords(mineWords);
  const care = useWords(homeWords).bigTasks;
  const settings = useSettings();
  const now = useNow();
  const { me } = useSession();
  const { centreId } = usePlace();
  const signedIn = me !== null;

  // Asked for even when signed out: the centre's phone belongs to everybody.
  const home = useLoad(() => call('home.get', { query: { centreId } }), [centreId, me?.accountId], { onShow: true });
  const coming = useLoad(() => call('booking.mine', { query: { limit: comingCount } }), [me?.accountId], {
    onShow: true,
    when: signedIn,
  });
  useLive('me', () => void Promise.all([home.reload(), signedIn ? coming.reload() : undefined]));
  const centre = home.data?.centre ?? null;

  return (
    <Screen
      title={w.title}
      tab='mine'
      onPullDown={() => Promise.all([home.reload(), signedIn ? coming.reload() : undefined])}
      bar={
        settings.care ? (
          <CallBar phone={centre?.phone ?? cityHotline} word={centre === null ? care.hotline : care.call} />
        ) : undefined
      }
    >
      <View className='mine'>
        <WhoAmI me={me} />
        {signedIn ? <Coming load={coming} total={home.data?.upcomingCount ?? 0} now={now} /> : null}
        <MineRows me={me} unread={home.data?.unread ?? 0} centre={centre} />
        <SessionRows me={me} />
      </View>
    </Screen>
  );
}
