import { Text, View } from '@tarojs/components';
import type { ConsentLine } from '@shared/words/family-consent';
import { Card } from '@/ui';

/** What somebody reads before they say yes, each point under its own name. */
export function ConsentCard({ title, lines, kept }: { title: string; lines: readonly ConsentLine[]; kept: string }) {
  return (
    <Card>
      <Text className='family-consent__title'>{title}</Text>
      <View className='family-consent'>
        {lines.map(({ label, text }) => (
          <View key={label} className='family-consent__line'>
            <Text className='family-consent__label'>{label}</Text>
            <Text className='family-consent__text'>{text}</Text>
          </View>
        ))}
        <Text className='family-consent__kept'>{kept}</Text>
      </View>
    </Card>
  );
}
