import { Text, View } from '@tarojs/components';
import { limits } from '@shared/limits';
import { lotteryWords } from '@shared/words/lottery';
import { Card, cx, Icon, Section } from '@/ui';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { momentWords, standingOf, type Draw, type Standing } from './when';

/** How far each state has come along the five steps. */
const doneOf: Record<Standing, number> = { soon: 0, open: 0, waiting: 1, closed: 2, drawn: 4, void: 2 };

/** How the draw works, step by step with its times, and where it stands now. */
export function Steps({ draw }: { draw: Draw }) {
  const w = useWords(lotteryWords);
  const { language } = useSettings();
  const now = useNow();
  const when = (at: string): string => momentWords(at, now, language);
  const standing = standingOf(draw, now);
  const isOut = standing === 'closed' && now >= new Date(draw.valueFrom);
  const done = isOut ? 3 : standing === 'void' && draw.listHash === null ? 1 : doneOf[standing];
  const steps = [
    w.steps.enter(when(draw.opensAt), when(draw.closesAt)),
    w.steps.list(when(draw.closedAt ?? draw.closesAt)),
    w.steps.value(when(draw.valueFrom), w.beacons[draw.beacon]),
    w.steps.draw(when(draw.valueUntil)),
    draw.leftover === 'closed' ? w.steps.leftClosed : w.steps.left,
  ];
  return (
    <Section title={w.stepsTitle}>
      <Card>
        <View className='draw-steps'>
          {steps.map(({ title, note }, n) => {
            const isDone = n < done;
            const isNow = n === done && standing !== 'void';
            return (
              <View key={title} className={cx('draw-step', isDone && 'is-done', isNow && 'is-now')}>
                <View className='draw-step__mark'>
                  {isDone ? <Icon name='check' size={16} /> : <Text>{String(n + 1)}</Text>}
                </View>
                <View className='draw-step__words'>
                  <Text className='draw-step__title'>{title}</Text>
                  <Text className='draw-step__note'>{note}</Text>
                </View>
              </View>
            );
          })}
        </View>
      </Card>
    </Section>
  );
}

/** What people ask about a draw, answered before they ask. */
export function PlainRules({ draw }: { draw: Draw }) {
  const w = useWords(lotteryWords);
  return (
    <Section title={w.rulesTitle}>
      <Card>
        <View className='draw-rules'>
          {w.rules(draw.reserveMax, limits.lotteryWeightMost).map((line) => (
            <View key={line} className='draw-rule'>
              <View className='draw-rule__dot' />
              <Text className='draw-rule__words'>{line}</Text>
            </View>
          ))}
        </View>
      </Card>
    </Section>
  );
}
