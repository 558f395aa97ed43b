import { Text, View } from '@tarojs/components';
import { pausedWords } from '@shared/words/paused';
import { useNow } from '@/services/now';
import { pausedUntil, type Paused } from '@/services/paused-line';
import { useSettings, useWords } from '@/services/settings';
import { Card, Icon } from '@/ui';
import './paused-card.scss';

/** Why a service takes no bookings now, and when it is expected back. `notes` say what stands meanwhile. */
export function PausedCard({ paused, notes = [] }: { paused: Paused; notes?: readonly string[] }) {
  const w = useWords(pausedWords);
  const { language } = useSettings();
  const now = useNow();
  return (
    <Card tone='warn'>
      <View className='paused-card'>
        <View className='paused-card__head'>
          <Icon name='circle-pause' size={22} color='var(--warn)' />
          <Text className='paused-card__title'>{w.title}</Text>
        </View>
        <Text className='paused-card__why'>{paused.reason}</Text>
        <Text className='paused-card__until'>{pausedUntil(paused, now, w, language) ?? w.untilOpen}</Text>
        {notes.map((note) => (
          <Text key={note} className='paused-card__note'>
            {note}
          </Text>
        ))}
      </View>
    </Card>
  );
}
