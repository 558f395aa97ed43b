import { homeWords } from '@shared/words/home';
import { call } from '@/services/api';
import { useLive } from '@/services/live';
import { useNow } from '@/services/now';
import { usePlace } from '@/services/place';
import { useSession } from '@/services/session';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Loaded, Screen } from '@/ui';
import { CareCall, CareHome } from './care-home';
import { Newcomer } from './newcomer';
import { UsualHome } from './usual-home';
import './home.scss';

/** The first screen, from one call: where I am at home, what is next for me, what I can do. */
export default function HomePage() {
  const w = useWords(homeWords);
  const { centreId, areaCode, point } = usePlace();
  const { me } = useSession();
  const { care } = useSettings();
  const now = useNow();
  const load = useLoad(
    () => call('home.get', { query: { centreId, areaCode, ...point } }),
    [centreId, areaCode, point?.lng, point?.lat, me?.accountId],
    { onShow: true },
  );
  useLive('me', () => void load.reload());
  const hello = me?.name ? w.hello(me.name) : w.helloNobody;
  return (
    <Screen
      title={care ? hello : w.title}
      tab='home'
      onPullDown={load.reload}
      bar={care && load.data !== null ? <CareCall centre={load.data.centre} /> : undefined}
    >
      <Loaded load={load}>
        {(home) => {
          if (care) return <CareHome home={home} now={now} />;
          if (home.centre === null) return <Newcomer home={home} now={now} />;
          return <UsualHome home={home} centre={home.centre} now={now} />;
        }}
      </Loaded>
    </Screen>
  );
}
