import { Text, View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import type { ItemOf } from '@shared/contract/types';
import { centreWords } from '@shared/words/centre';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { useLoad } from '@/services/use-load';
import { Button, Icon, ListView, Loaded, Row, Rows, Section, Skeleton, Tap } from '@/ui';
import type { CentreCardData } from './facts';

type Area = ItemOf<'area.list'>;

/** City → county → town → village; at each level the areas that have centres come first, and below them the centres. */
export function ByArea({ card }: { card: (centre: CentreCardData) => ReactNode }) {
  const w = useWords(centreWords).choose;
  const [path, setPath] = useState<readonly Area[]>([]);
  const here = path[path.length - 1] ?? null;
  return (
    <>
      <View className='choose__path'>
        <Crumb word={w.everywhere} onTap={() => setPath([])} last={here === null} />
        {path.map((area, i) => (
          <Crumb key={area.code} word={area.name} onTap={() => setPath(path.slice(0, i + 1))} last={area === here} />
        ))}
      </View>
      {here === null || here.hasChildren ? (
        <Areas key={here?.code ?? ''} parent={here} onOpen={(area) => setPath([...path, area])} />
      ) : null}
      {here === null ? null : (
        <CentresOf key={`centres ${here.code}`} area={here} card={card} onUp={() => setPath(path.slice(0, -1))} />
      )}
    </>
  );
}

function Crumb({ word, onTap, last }: { word: string; onTap: () => void; last: boolean }) {
  if (last) return <Text className='choose__crumb choose__crumb--last'>{word}</Text>;
  return (
    <Tap className='choose__crumb' role='link' onTap={onTap} repeat>
      <Text>{word}</Text>
      <Icon name='chevron-right' size={16} />
    </Tap>
  );
}

function Areas({ parent, onOpen }: { parent: Area | null; onOpen: (area: Area) => void }) {
  const w = useWords(centreWords).choose;
  const [rest, setRest] = useState(false);
  const load = useLoad(() => call('area.list', { query: { parentCode: parent?.code } }), [parent?.code]);
  return (
    <Loaded load={load} skeleton={<Skeleton kind='rows' lines={4} />}>
      {({ items }) => {
        const served = items.filter((area) => area.centreCount > 0);
        const others = items.filter((area) => area.centreCount === 0);
        return (
          <>
            {served.length > 0 ? (
              <Rows>
                {served.map((area) => (
                  <Row key={area.code} title={area.name} value={w.count(area.centreCount)} onTap={() => onOpen(area)} />
                ))}
              </Rows>
            ) : null}
            {others.length > 0 && served.length > 0 ? (
              <Button kind='quiet' icon={rest ? 'chevron-up' : 'chevron-down'} onTap={() => setRest(!rest)}>
                {rest ? w.hideRest : w.showRest(others.length)}
              </Button>
            ) : null}
            {rest || served.length === 0 ? <Without areas={others} /> : null}
          </>
        );
      }}
    </Loaded>
  );
}

/** Named, so that nobody looks for their town in vain; they lead nowhere, so they aren't tapped. */
function Without({ areas }: { areas: readonly Area[] }) {
  const w = useWords(centreWords).choose;
  if (areas.length === 0) return null;
  return (
    <View className='choose__without'>
      <Text className='choose__without-title'>{w.noCentre}</Text>
      <Text className='choose__without-names'>{areas.map((area) => area.name).join('、')}</Text>
    </View>
  );
}

function CentresOf({
  area,
  card,
  onUp,
}: {
  area: Area;
  card: (centre: CentreCardData) => ReactNode;
  onUp: () => void;
}) {
  const w = useWords(centreWords).choose;
  const list = useList((cursor) => call('centre.list', { query: { areaCode: area.code, cursor } }), [area.code]);
  return (
    <Section title={w.allOf(area.name)} aside={w.count(area.centreCount)}>
      <ListView
        list={list}
        keyOf={(centre) => centre.id}
        empty={{ ...w.empty(area.name), icon: 'building-2', action: { word: w.back, onTap: onUp } }}
      >
        {card}
      </ListView>
    </Section>
  );
}
