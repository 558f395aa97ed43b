import { Text, View } from '@tarojs/components';
import type { StandingGrade } from '@shared/enums';
import { dateWords } from '@shared/time/words';
import { standingWords } from '@shared/words/standing';
import { useSettings, useWords } from '@/services/settings';
import { Card, Icon, type IconName } from '@/ui';
import type { Standing } from './standing';

const looks: Record<StandingGrade, { icon: IconName; tone: 'ok' | 'warn' | 'error' }> = {
  good: { icon: 'circle-check', tone: 'ok' },
  reminded: { icon: 'info', tone: 'warn' },
  limited: { icon: 'clock-alert', tone: 'error' },
};

/** The grade in words: what it means now, and from when it is better. */
export function GradeCard({ standing }: { standing: Standing }) {
  const w = useWords(standingWords);
  const { language } = useSettings();
  const { grade, betterOn, rule } = standing;
  const { icon, tone } = looks[grade];
  const text = grade === 'limited' ? w.limitedText(rule.limitedAheadDays) : w.grades[grade].text;
  const next = w.grades[grade === 'limited' ? 'reminded' : 'good'].title;
  return (
    <Card tone={tone}>
      <View className='standing-grade'>
        <Icon name={icon} size={32} className={`standing-grade__icon ink-${tone}`} />
        <View className='standing-grade__words'>
          <Text className={`standing-grade__title ink-${tone}`}>{w.grades[grade].title}</Text>
          <Text className='standing-grade__text'>{text}</Text>
          {betterOn !== null && (
            <Text className='standing-grade__next'>
              {w.betterOn(dateWords(betterOn, language === 'zh' ? 'zh-CN' : 'en'), next)}
            </Text>
          )}
        </View>
      </View>
    </Card>
  );
}
