import { Text, View } from '@tarojs/components';
import type { ItemOf } from '@shared/contract/types';
import { durationWords, rangeWords } from '@shared/time/words';
import { approvalsWords } from '@shared/words/approvals';
import { useNow } from '@/services/now';
import { answerFacts } from '@/services/answers';
import { useSettings, useWords } from '@/services/settings';
import { Button, Card, Facts, Icon, StatusTag, Tap } from '@/ui';
import { momentOf, timeLanguageOf } from './moment';

export type Pending = ItemOf<'approval.list'>;

interface Props {
  pending: Pending;
  /** Whether it is among those to be answered together; null where it is the only one. */
  chosen: boolean | null;
  onChoose: () => void;
  onApprove: () => Promise<unknown>;
  onRefuse: () => void;
}

/** The last of the time to answer is said in another colour. */
const soonMs = 2 * 3_600_000;

/** Who asks for what, what they answered, how long they have waited and until when they must hear. */
export function ApprovalCard({ pending, chosen, onChoose, onApprove, onRefuse }: Props) {
  const w = useWords(approvalsWords);
  const { language } = useSettings();
  const now = useNow();
  const time = timeLanguageOf(language);
  const waited = Math.max(1, Math.floor((now.getTime() - Date.parse(pending.askedAt)) / 60_000));
  const soon = Date.parse(pending.until) - now.getTime() < soonMs;
  const who = [
    pending.personName,
    ...(pending.age === null ? [] : [w.age(pending.age)]),
    ...(pending.partySize > 1 ? [w.people(pending.partySize)] : []),
  ].join(' · ');
  return (
    <Card>
      <View className='approval-card'>
        <View className='approval-card__head'>
          {chosen !== null && (
            <Tap
              role='checkbox'
              checked={chosen}
              repeat
              className='approval-card__box'
              onTap={onChoose}
              label={w.choose(who)}
            >
              <Icon name={chosen ? 'circle-check' : 'circle'} size={24} color={chosen ? 'var(--brand)' : undefined} />
            </Tap>
          )}
          <View className='approval-card__what'>
            <Text className='approval-card__name'>{pending.serviceName}</Text>
            <Text className='approval-card__time'>
              {rangeWords(new Date(pending.startAt), new Date(pending.endAt), now, time)}
            </Text>
            <Text className='approval-card__who'>{who}</Text>
          </View>
          <View className='approval-card__clock'>
            <StatusTag tone={soon ? 'error' : 'warn'} icon={soon ? 'clock-alert' : 'clock'}>
              {w.until(momentOf(pending.until, now, language))}
            </StatusTag>
            <Text className='approval-card__waited'>{w.waited(durationWords(waited, time))}</Text>
          </View>
        </View>
        {pending.answers.length > 0 && <Facts items={answerFacts(pending.answers, w)} />}
        <View className='approval-card__acts'>
          <Button block={false} icon='check' onTap={onApprove} label={`${w.approve} ${who}`}>
            {w.approve}
          </Button>
          <Button block={false} kind='secondary' onTap={onRefuse} label={`${w.refuse} ${who}`}>
            {w.refuse}
          </Button>
        </View>
      </View>
    </Card>
  );
}
