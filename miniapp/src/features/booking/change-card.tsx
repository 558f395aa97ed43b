import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { rangeWords } from '@shared/time/words';
import { reasonIn } from '@shared/words/given-reasons';
import { timetableWords } from '@shared/words/timetable';
import { call } from '@/services/api';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { ask, Button, Card, notify, StatusTag } from '@/ui';
import { timeLanguage } from './clock-words';

interface ChangeCardProps {
  bookingId: string;
  now: Date;
  /** The booking is another now. */
  onChanged: () => Promise<unknown>;
}

/** What the centre has changed under a booking, with everything the resident can do about it; nothing where nothing changed. */
export function ChangeCard({ bookingId, now, onChanged }: ChangeCardProps) {
  const w = useWords(timetableWords).mine;
  const { language } = useSettings();
  const [all, setAll] = useState(false);
  const load = useLoad(() => call('change.get', { params: { bookingId } }), [bookingId], { onShow: true });
  const change = load.data?.change;
  if (!change) return null;
  const timeOf = (time: { startAt: string; endAt: string }) =>
    rangeWords(new Date(time.startAt), new Date(time.endAt), now, timeLanguage(language));
  /** Refused or not, both are looked at again: somebody may have been quicker. */
  const act = async (done: string, work: () => Promise<unknown>) => {
    try {
      await work();
      notify(done);
    } finally {
      await Promise.all([load.reload(), onChanged()]);
    }
  };
  const move = (slotId: string) => act(w.moved, () => call('change.move', { params: { bookingId }, body: { slotId } }));
  const first = change.suggested ?? change.times[0] ?? null;
  const others = change.times.filter(({ slotId }) => slotId !== first?.slotId);
  return (
    <Card tone='warn' className='booking-change'>
      <StatusTag tone='warn'>{w.title[change.hit]}</StatusTag>
      {change.reason !== null && (
        <Text className='booking-change__why'>{w.because(reasonIn(language, change.reason))}</Text>
      )}
      <Text className='booking-change__hint'>{w.hint}</Text>
      <View className='booking-change__acts'>
        {change.mayKeep && (
          <Button onTap={() => act(w.kept, () => call('change.keep', { params: { bookingId } }))}>{w.keep}</Button>
        )}
        {first !== null && (
          <Button kind={change.mayKeep ? 'secondary' : 'primary'} onTap={() => move(first.slotId)}>
            {w.take(timeOf(first))}
          </Button>
        )}
        {first === null && !change.mayKeep && <Text className='booking-change__hint'>{w.noTimes}</Text>}
        {others.length > 0 && !all && (
          <Button kind='secondary' onTap={() => setAll(true)}>
            {w.others}
          </Button>
        )}
        {all &&
          others.map((time) => (
            <Button key={time.slotId} kind='secondary' onTap={() => move(time.slotId)}>
              {timeOf(time)}
            </Button>
          ))}
        <Button
          kind='quiet'
          onTap={async () => {
            if (!(await ask({ ...w.declineAsk, yes: w.decline }))) return;
            await act(w.declined, () => call('change.decline', { params: { bookingId } }));
          }}
        >
          {w.decline}
        </Button>
      </View>
    </Card>
  );
}
