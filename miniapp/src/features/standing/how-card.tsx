import { Text, View } from '@tarojs/components';
import { standingWords } from '@shared/words/standing';
import { useWords } from '@/services/settings';
import { Card, Icon, Section } from '@/ui';
import type { Standing } from './standing';

/** The rule in plain words, from the numbers that the server counts by. */
export function HowCard({ standing: { rule } }: { standing: Standing }) {
  const w = useWords(standingWords);
  const lines = [...w.how(rule.steps, rule.remindedFrom, rule.limitedFrom), ...w.notCounted];
  return (
    <Section title={w.howTitle}>
      <Card>
        <View className='standing-how'>
          {lines.map((line) => (
            <View key={line} className='standing-how__line'>
              <View className='standing-how__dot' />
              <Text className='standing-how__words'>{line}</Text>
            </View>
          ))}
          <View className='standing-how__line standing-how__never'>
            <Icon name='shield-check' size={20} className='ink-ok' />
            <Text className='standing-how__words'>{w.never}</Text>
          </View>
        </View>
      </Card>
    </Section>
  );
}
