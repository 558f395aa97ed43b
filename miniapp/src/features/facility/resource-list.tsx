import { Text, View } from '@tarojs/components';
import { resourceKinds } from '@shared/enums/resource';
import { facilityWords } from '@shared/words/facility';
import { useWords } from '@/services/settings';
import { cx, Tap } from '@/ui';
import { spoken } from '@/ui/a11y';
import type { Resource } from './facility';

interface ResourceListProps {
  items: readonly Resource[];
  chosenId: string;
  onChoose: (id: string) => void;
}

/** What there is, by kind; one is chosen. */
export function ResourceList({ items, chosenId, onChoose }: ResourceListProps) {
  const w = useWords(facilityWords);
  return (
    <View className='facility-list' {...spoken({ role: 'radiogroup', label: w.choose })}>
      {resourceKinds.map((kind) => {
        const own = items.filter((one) => one.kind === kind);
        return own.length === 0 ? null : (
          <View key={kind} className='facility-list__kind'>
            <Text className='facility-list__title'>{w.kinds[kind]}</Text>
            {own.map((one) => (
              <Tap
                key={one.id}
                role='radio'
                repeat
                checked={one.id === chosenId}
                className={cx('facility-item', one.id === chosenId && 'is-chosen')}
                onTap={() => onChoose(one.id)}
                label={[one.name, one.who].filter(Boolean).join('，')}
              >
                <Text className='facility-item__name'>{one.name}</Text>
                {one.who !== null && <Text className='facility-item__who'>{one.who}</Text>}
              </Tap>
            ))}
          </View>
        );
      })}
    </View>
  );
}
