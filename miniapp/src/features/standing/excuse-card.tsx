import { Text, View } from '@tarojs/components';
import { civilDay } from '@shared/time/civil';
import { clockWords, dayWords, rangeWords, type TimeLanguage } from '@shared/time/words';
import { excusesWords } from '@shared/words/excuses';
import { useSettings, useWords } from '@/services/settings';
import { Button, Card, StatusTag, Tag } from '@/ui';
import type { Queued } from './standing';

interface ExcuseProps {
  excuse: Queued;
  now: Date;
  onAccept: () => unknown;
  onRefuse: () => unknown;
}

const soonMs = 2 * 86_400_000;

/** One visit, what its person says, and the two answers. */
export function ExcuseCard({ excuse, now, onAccept, onRefuse }: ExcuseProps) {
  const w = useWords(excusesWords);
  const { language } = useSettings();
  const time: TimeLanguage = language === 'zh' ? 'zh-CN' : 'en';
  const at = (instant: string) =>
    `${dayWords(civilDay(new Date(instant)), now, time)} ${clockWords(new Date(instant))}`;
  const name = excuse.personName ?? w.noName;
  const isAppeal = excuse.state === 'appealed';
  const isSoon = new Date(excuse.answerBy).getTime() - now.getTime() < soonMs;
  const wasBefore = excuse.filedAt < excuse.startAt;
  const said = [
    { label: w.said, value: excuse.text },
    ...(isAppeal
      ? [
          { label: w.firstAnswer, value: excuse.answer ?? w.noFirstAnswer },
          { label: w.appealText, value: excuse.appealText ?? '' },
        ]
      : []),
  ];
  return (
    <Card>
      <View className='standing-missed'>
        <View className='standing-missed__head'>
          <Text className='standing-missed__name'>{`${name} · ${excuse.serviceName}`}</Text>
          <View className='excuses__tags'>
            {isAppeal && <Tag tone='violet'>{w.appeal}</Tag>}
            {isSoon && <StatusTag tone='warn'>{w.soon}</StatusTag>}
            <Tag tone='muted'>{wasBefore ? w.before : w.after}</Tag>
          </View>
        </View>
        <Text className='standing-missed__note'>
          {`${rangeWords(new Date(excuse.startAt), new Date(excuse.endAt), now, time)} · ${excuse.centreName}`}
        </Text>
        <View className='standing-said'>
          {said.map(({ label, value }) => (
            <View key={label} className='standing-said__line'>
              <Text className='standing-said__label'>{label}</Text>
              <Text className='standing-said__value'>{value}</Text>
            </View>
          ))}
        </View>
        <Text className='standing-missed__note'>{`${w.filed(at(excuse.filedAt))} · ${w.by(at(excuse.answerBy))}`}</Text>
        {excuse.may.decide ? (
          <View className='excuses__acts'>
            <Button kind='secondary' block={false} onTap={onRefuse} label={w.refuseLabel(name)}>
              {w.refuse}
            </Button>
            <Button icon='check' block={false} onTap={onAccept} label={w.acceptLabel(name)}>
              {w.accept}
            </Button>
          </View>
        ) : (
          <Text className='standing-missed__note'>{w.mayNot}</Text>
        )}
      </View>
    </Card>
  );
}
