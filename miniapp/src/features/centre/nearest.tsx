import { Text, View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import { centreWords } from '@shared/words/centre';
import { locate, type Point } from '@/platform/device';
import { call } from '@/services/api';
import { choosePlace, usePlace } from '@/services/place';
import { useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { Button, Card, ListView, Section } from '@/ui';
import type { CentreCardData } from './facts';

interface Props {
  card: (centre: CentreCardData) => ReactNode;
  onArea: () => void;
}

/** By distance once we know from where; until then all centres, so that a refusal costs nothing. */
export function Nearest({ card, onArea }: Props) {
  const w = useWords(centreWords).choose;
  const place = usePlace();
  const [refused, setRefused] = useState(false);

  const find = async () => {
    const found = await locate();
    setRefused(!found.ok);
    if (found.ok) choosePlace({ ...place, point: found.point });
  };

  return (
    <>
      {place.point && !refused ? null : (
        <Card tone={refused ? 'warn' : 'plain'}>
          {refused ? <Text className='choose__refused'>{w.refused.title}</Text> : null}
          <Text className='choose__why'>{refused ? w.refused.hint : w.locateWhy}</Text>
          <View className='choose__button'>
            <Button kind={refused ? 'secondary' : 'primary'} icon='navigation' onTap={find}>
              {refused ? w.retryLocate : w.locate}
            </Button>
          </View>
        </Card>
      )}
      {place.point ? (
        <ByDistance point={place.point} card={card} onArea={onArea} onAgain={find} />
      ) : (
        <All card={card} />
      )}
    </>
  );
}

function ByDistance({ point, card, onArea, onAgain }: Props & { point: Point; onAgain: () => Promise<void> }) {
  const w = useWords(centreWords).choose;
  const list = useList((cursor) => call('centre.near', { query: { ...point, cursor } }), [point.lng, point.lat]);
  return (
    <Section title={w.nearTitle} aside={w.relocate} onAside={onAgain}>
      <ListView
        list={list}
        keyOf={(centre) => centre.id}
        empty={{ ...w.nearNone, icon: 'map-pin', action: { word: w.byArea, onTap: onArea } }}
      >
        {card}
      </ListView>
    </Section>
  );
}

function All({ card }: Pick<Props, 'card'>) {
  const w = useWords(centreWords).choose;
  const list = useList((cursor) => call('centre.list', { query: { cursor } }), []);
  return (
    <Section title={w.allTitle}>
      <ListView list={list} keyOf={(centre) => centre.id} empty={{ ...w.none, icon: 'building-2' }}>
        {card}
      </ListView>
    </Section>
  );
}
