import { View } from '@tarojs/components';
import { useState } from 'react';
import { rangeWords } from '@shared/time/words';
import { frontWords } from '@shared/words/front-desk';
import { pausedWords } from '@shared/words/paused';
import { go, useParams } from '@/platform/navigate';
import { call } from '@/services/api';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { PausedCard } from '@/shell/paused-card';
import { Button, Empty, Facts, Loaded, notify } from '@/ui';
import { Choose, type Booked } from './choose';
import { Frame } from './frame';
import { Who, type Found } from './who';

/** The time that somebody is to be booked into, as the roster knows it. */
type Params = Record<'slotId' | 'centreId' | 'serviceId' | 'startAt' | 'endAt', string>;

/** Books for who has come or called: who it is, how many, done. */
export default function BookPage() {
  const w = useWords(frontWords);
  const { atDesk } = useWords(pausedWords);
  const { language } = useSettings();
  const now = useNow();
  const params = useParams<Params>();
  const { slotId = '', centreId = '', serviceId = '', startAt = '', endAt = '' } = params;
  const service = useLoad(() => call('service.get', { params: { serviceId } }), [serviceId]);
  const [people, setPeople] = useState<Found[] | null>(null);
  const [booked, setBooked] = useState<(Booked & { name: string }) | null>(null);
  const again = () => {
    setPeople(null);
    setBooked(null);
  };
  return (
    <Frame title={w.book} lead={w.lead} centreId={centreId}>
      <View className='ui-stack'>
        <Loaded load={service}>
          {(data) => (
            <>
              <Facts
                items={[
                  { label: w.what, value: data.name },
                  {
                    label: w.when,
                    value: rangeWords(new Date(startAt), new Date(endAt), now, language === 'en' ? 'en' : 'zh-CN'),
                  },
                  { label: w.where, value: data.place },
                ]}
              />
              {booked !== null ? (
                <Done booked={booked} params={params} onAgain={again} />
              ) : data.paused !== null ? (
                <PausedCard paused={data.paused} notes={[atDesk]} />
              ) : people === null ? (
                <Who centreId={centreId} onFound={setPeople} />
              ) : (
                <Choose people={people} slotId={slotId} service={data} onBooked={setBooked} onBack={again} />
              )}
            </>
          )}
        </Loaded>
      </View>
    </Frame>
  );
}

interface DoneProps {
  booked: Booked & { name: string };
  params: Partial<Params>;
  onAgain: () => void;
}

function Done({ booked, params: { slotId, centreId }, onAgain }: DoneProps) {
  const w = useWords(frontWords);
  const [here, setHere] = useState(false);
  const { booking, rank, name } = booked;
  const checkIn = async () => {
    await call('roster.checkIn', { body: { bookingId: booking.id } });
    setHere(true);
    notify(w.checkedIn(1));
  };
  return (
    <>
      <Empty
        icon='circle-check'
        title={rank === null ? w.booked(name) : w.waiting(rank)}
        hint={`${booking.serviceName} · ${booking.place}`}
      />
      {booking.may.checkIn && !here && rank === null && <Button onTap={checkIn}>{w.checkInNow}</Button>}
      {rank !== null && (
        <Button kind='secondary' onTap={() => go('/features/front/line', { slotId, centreId })}>
          {w.line}
        </Button>
      )}
      <Button kind='secondary' onTap={onAgain}>
        {w.another}
      </Button>
    </>
  );
}
