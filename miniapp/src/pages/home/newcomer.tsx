import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { homeWords } from '@shared/words/home';
import { CentreCard } from '@/features/centre/centre-card';
import { locate } from '@/platform/device';
import { go } from '@/platform/navigate';
import { call } from '@/services/api';
import { choosePlace } from '@/services/place';
import { useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { Button, Card, ListView, Section } from '@/ui';
import { NextCard } from './next-card';
import { TaskGrid } from './task-grid';

/** The first visit: find the centre near one's home, or just walk into any. Never a dead end, never a question first. */
export function Newcomer({ home, now }: { home: Reply<'home.get'>; now: Date }) {
  const w = useWords(homeWords);
  const [note, setNote] = useState<string | null>(null);
  const centres = useList((cursor) => call('centre.list', { query: { cursor } }), []);

  const find = async () => {
    setNote(null);
    const found = await locate();
    if (!found.ok) {
      setNote(w.chooser.refused);
      return;
    }
    const { items } = await call('centre.near', { query: { ...found.point, limit: 1 } });
    const [nearest] = items;
    if (nearest === undefined) setNote(w.chooser.tooFar);
    else
      choosePlace({ centreId: nearest.id, areaCode: nearest.areaCode, areaName: nearest.areaName, point: found.point });
  };

  return (
    <View className='home'>
      {home.nextBooking === null ? null : <NextCard booking={home.nextBooking} now={now} />}
      <Card className='home-finder'>
        <Text className='home-finder__title'>{w.chooser.title}</Text>
        <Text className='home-finder__text'>{w.chooser.text}</Text>
        <View className='home-finder__buttons'>
          <Button icon='navigation' onTap={find}>
            {w.chooser.locate}
          </Button>
          <Button kind='secondary' icon='map' onTap={() => go('/features/centre/choose', { by: 'area' })}>
            {w.chooser.byArea}
          </Button>
        </View>
        <Text className={note === null ? 'home-finder__why' : 'home-finder__note'}>{note ?? w.chooser.why}</Text>
      </Card>
      <TaskGrid unread={home.unread} phone={null} />
      <Section
        title={w.chooser.listTitle}
        aside={w.nearbyAll(home.centreCount)}
        onAside={() => go('/features/centre/choose')}
      >
        <ListView list={centres} keyOf={(centre) => centre.id} empty={{ ...w.noCentres, icon: 'building-2' }}>
          {(centre) => (
            <CentreCard
              centre={centre}
              now={now}
              onTap={() => go('/features/centre/centre', { centreId: centre.id })}
            />
          )}
        </ListView>
      </Section>
    </View>
  );
}
