import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ItemOf } from '@shared/contract/types';
import { residenceWords } from '@shared/words/residence';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { cx, Icon, Loaded, Row, Rows, Skeleton, Tap } from '@/ui';

export type Area = ItemOf<'area.list'>;

/** City → county → town → village: an address lies in a village or community, so only that can be chosen. */
export function AreaChoice({ onChoose }: { onChoose: (area: Area) => void }) {
  const w = useWords(residenceWords);
  const [path, setPath] = useState<readonly Area[]>([]);
  const here = path[path.length - 1];
  const load = useLoad(() => call('area.list', { query: { parentCode: here?.code } }), [here?.code]);
  const step = (word: string, depth: number) => (
    <Tap
      key={word}
      className={cx('family-path__step', depth === path.length && 'family-path__step--last')}
      role='link'
      repeat
      onTap={() => setPath(path.slice(0, depth))}
    >
      <Text>{word}</Text>
      {depth === path.length ? null : <Icon name='chevron-right' size={16} />}
    </Tap>
  );
  return (
    <View>
      <Text className='family__note'>{w.choose}</Text>
      <View className='family-path'>
        {step(w.everywhere, 0)}
        {path.map((area, i) => step(area.name, i + 1))}
      </View>
      <Loaded load={load} skeleton={<Skeleton kind='rows' lines={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Text className='family__text'>{w.noAreas}</Text>
          ) : (
            <Rows>
              {items.map((area) => (
                <Row
                  key={area.code}
                  title={area.name}
                  chevron={area.level !== 'village'}
                  onTap={() => (area.level === 'village' ? onChoose(area) : setPath([...path, area]))}
                />
              ))}
            </Rows>
          )
        }
      </Loaded>
    </View>
  );
}
