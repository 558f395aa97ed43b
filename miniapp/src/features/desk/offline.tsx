import { Text, View } from '@tarojs/components';
import { clockWords } from '@shared/time/words';
import { checkInWords } from '@shared/words/desk-check-in';
import { offlineWords } from '@shared/words/desk-offline';
import { canScan } from '@/platform/device';
import { go, useParams } from '@/platform/navigate';
import { keepRoster, leaveRoster, useOfflineRoster, type OfflineRoster } from '@/services/kept-roster';
import { useNow } from '@/services/now';
import type { KeptRoster } from '@/services/roster-notes';
import { useWords } from '@/services/settings';
import { ask, Button, Card, Icon, notify, Screen } from '@/ui';
import './desk.scss';
import './offline.scss';
import { Gate } from './gate';
import { OfflineSlots } from './offline-slots';
import { ToldNotes, WaitingNotes } from './offline-notes';

/** Today's roster on this phone: people are checked in without a network, and it says what became of each. */
export default function OfflinePage() {
  return <Gate>{({ deskCentreId }) => <Offline mine={deskCentreId ?? undefined} />}</Gate>;
}

function Offline({ mine }: { mine: string | undefined }) {
  const w = useWords(offlineWords);
  const scan = useWords(checkInWords);
  const now = useNow();
  const { centreId = mine } = useParams<{ centreId: string }>();
  const away = useOfflineRoster(now);
  const fetch = async (done: string) => {
    const isKept = await keepRoster(centreId);
    notify(isKept ? done : w.noRoom, isKept ? 'ok' : 'error');
  };
  const leave = async () => {
    if (!(await ask(w.leaveAsk))) return;
    leaveRoster();
    notify(w.left);
  };
  const { roster } = away;
  return (
    <Screen
      title={w.title}
      bar={
        roster === null ? (
          <Button icon='download' onTap={() => fetch(w.kept)}>
            {w.keep}
          </Button>
        ) : (
          <Button icon='scan-qr-code' onTap={() => go('/features/desk/check-in')}>
            {canScan ? scan.scan : scan.title}
          </Button>
        )
      }
    >
      <View className='ui-stack'>
        {roster !== null && <Head roster={roster} away={away} />}
        <ToldNotes told={away.told} centreId={roster?.centreId ?? centreId} />
        {roster !== null && <OfflineSlots roster={roster} waiting={away.waiting} now={now} />}
        {/* Below: what grows with each tick must not push the next name away from under the thumb. */}
        <WaitingNotes away={away} />
        {roster === null ? (
          <Intro />
        ) : (
          <>
            <Button kind='secondary' icon='refresh-cw' onTap={() => fetch(w.renewed)}>
              {w.renew}
            </Button>
            <Button kind='quiet' icon='trash-2' onTap={leave}>
              {w.leave}
            </Button>
          </>
        )}
      </View>
    </Screen>
  );
}

/** What is kept and what not, before anything is. */
function Intro() {
  const w = useWords(offlineWords);
  return (
    <Card>
      <Text className='desk-top__title'>{w.intro}</Text>
      <Text className='desk-top__note'>{w.introText}</Text>
      <View className='desk-facts'>
        {w.introFacts.map((fact) => (
          <View key={fact} className='desk-facts__one'>
            <Icon name='check' size={16} />
            <Text>{fact}</Text>
          </View>
        ))}
      </View>
    </Card>
  );
}

function Head({ roster, away }: { roster: KeptRoster; away: OfflineRoster }) {
  const w = useWords(offlineWords);
  const waiting = new Set(away.waiting.map(({ bookingId }) => bookingId));
  const count = (is: (one: KeptRoster['bookings'][number]) => boolean) =>
    roster.bookings.filter(is).reduce((sum, { partySize }) => sum + partySize, 0);
  const counts = [
    { word: w.figures.expected, n: count(({ id, state }) => state !== 'attended' && !waiting.has(id)) },
    { word: w.figures.attended, n: count(({ state }) => state === 'attended') },
    { word: w.figures.waiting, n: away.waiting.length },
  ];
  return (
    <Card>
      <Text className='desk-top__title'>{w.head(roster.centreName)}</Text>
      <Text className='desk-top__note'>{w.keptAt(clockWords(new Date(roster.madeAt)))}</Text>
      {roster.cut && <Text className='desk-top__note'>{w.cut(roster.bookings.length, roster.all)}</Text>}
      <View className='desk-counts'>
        {counts.map(({ word, n }) => (
          <View key={word} className='desk-counts__one'>
            <Text className='desk-counts__n'>{String(n)}</Text>
            <Text className='desk-counts__word'>{word}</Text>
          </View>
        ))}
      </View>
    </Card>
  );
}
