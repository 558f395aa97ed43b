import { View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { civilDay } from '@shared/time/civil';
import { dayWords, spanWords } from '@shared/time/words';
import { serviceWords } from '@shared/words/service';
import { Button, Empty, SlotRow } from '@/ui';
import { spoken } from '@/ui/a11y';
import { callPhone } from '@/platform/device';
import { go } from '@/platform/navigate';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { timeLanguage } from './clock-words';
import { openMyBookingIn } from './open-mine';
import { otherFreeDay, type Day } from './day-words';
import { slotFaceWords, type Slot } from './slot-face';

interface Props {
  service: Reply<'service.get'>;
  day: Day;
  days: readonly Day[];
  slots: readonly Slot[];
  chosenId: string | null;
  partySize: number;
  /** Somebody else whom the visit is for. */
  personId: string | undefined;
  onChoose: (slot: Slot) => void;
  onDay: (on: string) => void;
}

/** The times of one day; one that can't be had says why. */
export function SlotList({ service, day, days, slots, chosenId, partySize, personId, onChoose, onDay }: Props) {
  const w = useWords(serviceWords);
  const { language } = useSettings();
  const now = useNow();
  if (slots.length === 0) return <NothingThatDay service={service} day={day} days={days} onDay={onDay} />;
  const anyLeft = slots.some((slot) => slot.state === 'open' || slot.state === 'later' || slot.state === 'lottery');
  return (
    <>
      <View className='service-slots' {...spoken({ role: 'radiogroup', label: w.times })}>
        {slots.map((slot) => {
          const face = slotFaceWords(slot, { service, partySize, now, w, language });
          const startAt = new Date(slot.startAt);
          const time = spanWords(startAt, new Date(slot.endAt));
          return (
            <SlotRow
              key={slot.id}
              time={time}
              note={face.note}
              tag={face.tag}
              tone={face.tone}
              selected={slot.id === chosenId}
              disabled={face.does === 'nothing'}
              onTap={() => {
                if (face.does === 'open_mine') return openMyBookingIn(slot.id, personId);
                if (face.does === 'open_draw') return go('/features/lottery/draw', { slotId: slot.id });
                return onChoose(slot);
              }}
            />
          );
        })}
      </View>
      {!anyLeft && <OtherDay day={day} days={days} onDay={onDay} />}
    </>
  );
}

/** The way on from a day that has nothing left. */
function OtherDay({ day, days, onDay }: Pick<Props, 'day' | 'days' | 'onDay'>) {
  const w = useWords(serviceWords);
  const { language } = useSettings();
  const now = useNow();
  const next = otherFreeDay(days, day.on);
  if (next === null) return null;
  return (
    <Button kind='soft' icon='calendar-days' onTap={() => onDay(next.on)}>
      {w.nextDay(dayWords(next.on, now, timeLanguage(language)))}
    </Button>
  );
}

function NothingThatDay({ service, day, days, onDay }: Pick<Props, 'service' | 'day' | 'days' | 'onDay'>) {
  const w = useWords(serviceWords);
  const { language } = useSettings();
  const now = useNow();
  const next = otherFreeDay(days, day.on);
  const today = day.on === civilDay(now);
  return (
    <Empty
      icon='calendar-x'
      title={day.open && today ? w.allOver : w.noSlots}
      hint={w.closedHint}
      action={
        next === null
          ? { word: w.call, onTap: () => callPhone(service.phone) }
          : { word: w.nextDay(dayWords(next.on, now, timeLanguage(language))), onTap: () => onDay(next.on) }
      }
    />
  );
}
