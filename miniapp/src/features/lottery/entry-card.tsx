import { Text, View } from '@tarojs/components';
import { lotteryWords } from '@shared/words/lottery';
import { ask, Button, Card, Icon, notify, StatusTag, Tap } from '@/ui';
import { copy } from '@/platform/device';
import { go } from '@/platform/navigate';
import { asApiError, call } from '@/services/api';
import { useSession } from '@/services/session';
import { useWords } from '@/services/settings';
import { entryHint, entryMarks, type Entry } from './when';

interface Props {
  entry: Entry;
  /** It is not, or no longer, as shown. */
  onChanged: () => Promise<unknown>;
}

/** Somebody in a draw: where they stand, their number in the list, and what can be done. */
export function EntryCard({ entry, onChanged }: Props) {
  const w = useWords(lotteryWords);
  const { me } = useSession();
  const mark = entryMarks[entry.state];
  const name = entry.personId === me?.personId ? w.me : entry.personName || w.relative;
  const { bookingId } = entry;
  const more = [
    ...(entry.unitPeople !== null && entry.unitPeople > entry.partySize ? [w.withHousehold(entry.unitPeople)] : []),
    ...(entry.partySize > 1 ? [w.partyOf(entry.partySize)] : []),
    ...(entry.place === null ? [] : [w.drawnAs(entry.place)]),
    ...(entry.enteredByName === null ? [] : [w.enteredBy(entry.enteredByName)]),
  ];
  const withdraw = async () => {
    if (!(await ask({ ...w.withdrawAsk, danger: true }))) return;
    try {
      await call('lottery.withdraw', { params: { entryId: entry.id } });
      notify(w.withdrawn);
    } catch (error) {
      notify(asApiError(error).message, 'error');
    }
    await onChanged();
  };
  const copyToken = async () => {
    const done = await copy(entry.token);
    notify(done ? w.copied : w.notCopied, done ? 'ok' : 'error');
  };
  return (
    <Card>
      <View className='entry'>
        <View className='entry__head'>
          <Text className='entry__name'>{name}</Text>
          <StatusTag tone={mark.tone} icon={mark.icon}>
            {w.entryStates[entry.state]}
          </StatusTag>
        </View>
        <Text className='entry__hint'>{entryHint(entry, w)}</Text>
        {more.length > 0 && <Text className='entry__more'>{more.join(' · ')}</Text>}
        <Tap className='entry__token' onTap={copyToken} label={w.copyToken(entry.token)}>
          <Text className='entry__label'>{w.token}</Text>
          <Text className='entry__digits'>{entry.token}</Text>
          <Icon name='copy' size={18} color='var(--ink-2)' />
        </Tap>
        {bookingId !== null && (
          <Button
            kind={entry.state === 'won' ? 'primary' : 'secondary'}
            onTap={() => go('/features/booking/booking', { bookingId })}
          >
            {entry.state === 'won' ? w.seeBooking : w.seeLine}
          </Button>
        )}
        {entry.may.withdraw && (
          <Button kind='quiet' onTap={withdraw}>
            {w.withdraw}
          </Button>
        )}
      </View>
    </Card>
  );
}
