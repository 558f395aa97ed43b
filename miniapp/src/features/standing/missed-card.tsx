import { Text, View } from '@tarojs/components';
import { civilDay } from '@shared/time/civil';
import { dateWords, rangeWords, type TimeLanguage } from '@shared/time/words';
import { reasonIn } from '@shared/words/given-reasons';
import { standingWords } from '@shared/words/standing';
import { callPhone } from '@/platform/device';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { Button, Card, StatusTag } from '@/ui';
import type { Missed, Standing } from './standing';

interface MissedProps {
  missed: Missed;
  standing: Standing;
  onSay: (kind: 'excuse' | 'appeal') => void;
}

/** One visit: what it weighs and until when, what was said and answered, what can be done. */
export function MissedCard({ missed, standing, onSay }: MissedProps) {
  const w = useWords(standingWords);
  const now = useNow();
  const { language } = useSettings();
  const time: TimeLanguage = language === 'zh' ? 'zh-CN' : 'en';
  const dayOf = (instant: string) => dateWords(civilDay(new Date(instant)), time);
  const { excuse, may, uncounted } = missed;
  return (
    <Card>
      <View className='standing-missed'>
        <View className='standing-missed__head'>
          <Text className='standing-missed__name'>{missed.serviceName}</Text>
          <Weight missed={missed} />
        </View>
        <Text className='standing-missed__note'>
          {`${rangeWords(new Date(missed.startAt), new Date(missed.endAt), now, time)} · ${missed.centreName}`}
        </Text>
        <Text className='standing-missed__text'>{weightWords(missed, standing, w, time)}</Text>
        {excuse !== null && <Said missed={missed} dayOf={dayOf} />}
        {may.excuse && missed.excuseUntil !== null && (
          <View className='standing-missed__act'>
            <Text className='standing-missed__note'>{w.excuseUntil(dayOf(missed.excuseUntil))}</Text>
            <Button kind='soft' icon='square-pen' onTap={() => onSay('excuse')}>
              {w.excuse}
            </Button>
          </View>
        )}
        {may.appeal && excuse?.appealUntil != null && (
          <View className='standing-missed__act'>
            <Text className='standing-missed__note'>{w.appealUntil(dayOf(excuse.appealUntil))}</Text>
            <Button kind='soft' icon='scale' onTap={() => onSay('appeal')}>
              {w.appeal}
            </Button>
          </View>
        )}
        {uncounted === null && !may.excuse && !may.appeal && missed.phone !== '' && (
          <Button kind='quiet' icon='phone' onTap={() => callPhone(missed.phone)}>
            {w.call}
          </Button>
        )}
      </View>
    </Card>
  );
}

function Weight({ missed }: { missed: Missed }) {
  const w = useWords(standingWords);
  const { uncounted, state, points } = missed;
  if (state !== 'no_show') return <StatusTag tone='muted'>{w.before}</StatusTag>;
  if (uncounted === null) return <StatusTag tone='warn'>{w.counts(points)}</StatusTag>;
  return <StatusTag tone={uncounted === 'excuse_waits' ? 'brand' : 'ok'}>{w.uncounted[uncounted].title}</StatusTag>;
}

function weightWords(
  { uncounted, lighterOn, fadesOn, state }: Missed,
  { rule }: Standing,
  w: (typeof standingWords)['zh'],
  time: TimeLanguage,
): string {
  if (uncounted !== null) return w.uncounted[uncounted].text;
  if (state !== 'no_show' || fadesOn === null) return '';
  const next = rule.steps[1]?.points ?? 0;
  const lighter = lighterOn === null ? null : { on: dateWords(lighterOn, time), points: next };
  return w.weighs(lighter, dateWords(fadesOn, time));
}

/** What was said, and what staff answered. */
function Said({ missed, dayOf }: { missed: Missed; dayOf: (instant: string) => string }) {
  const w = useWords(standingWords);
  const { language } = useSettings();
  const { excuse } = missed;
  if (excuse === null) return null;
  const { state, answer, answerBy, appealText } = excuse;
  const verdict = () => {
    if (state === 'accepted') return w.answerAccepted;
    if (state === 'upheld') return w.answerUpheld;
    if (state === 'refused') return answer === null ? w.answerHeld : w.answerRefused;
    return answerBy === null ? '' : w.answerWaits(dayOf(answerBy));
  };
  const why = state === 'appealed' || answer === null ? [] : [reasonIn(language, answer)];
  const answered = [verdict(), ...why].filter(Boolean).join(language === 'en' ? ': ' : '：');
  const lines = [
    { label: w.said, value: excuse.text },
    ...(appealText === null ? [] : [{ label: w.appealed, value: appealText }]),
    { label: w.answer, value: answered },
  ];
  return (
    <View className='standing-said'>
      {lines.map(({ label, value }) => (
        <View key={label} className='standing-said__line'>
          <Text className='standing-said__label'>{label}</Text>
          <Text className='standing-said__value'>{value}</Text>
        </View>
      ))}
    </View>
  );
}
