import { Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { dateWords, dayWords, longDateWords } from '@shared/time/words';
import { serviceWords } from '@shared/words/service';
import { Button, SlotRow } from '@/ui';
import { spoken } from '@/ui/a11y';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { timeLanguage } from './clock-words';
import { dayLeft, dayReason, dotOf, type Day } from './day-words';
import type { Slot } from './slot-face';
import { SlotList } from './slot-list';
import type { ServiceChoice } from './use-service';

const tones = { ok: 'ok', warn: 'warn', none: 'muted', closed: 'muted' } as const;

interface DaysProps {
  service: Reply<'service.get'>;
  days: readonly Day[];
  value: string;
  onChange: (on: string) => void;
}

/** First question: which day. */
export function CareDays({ service, days, value, onChange }: DaysProps) {
  const w = useWords(serviceWords);
  const { language } = useSettings();
  const now = useNow();
  const time = timeLanguage(language);
  return (
    <>
      <Text className='service-question'>{w.whichDay}</Text>
      <View className='service-slots' {...spoken({ role: 'radiogroup', label: w.whichDay })}>
        {days.map((day) => (
          <SlotRow
            key={day.on}
            time={dayWords(day.on, now, time)}
            note={[dateWords(day.on, time), ...(day.open ? [] : [dayReason(day, w, language)])].join(' · ')}
            tag={day.open ? dayLeft(day, now, service, w) : w.dayShut}
            tone={tones[dotOf(day)]}
            selected={day.on === value}
            disabled={!day.open || day.free === 0}
            onTap={() => onChange(day.on)}
          />
        ))}
      </View>
    </>
  );
}

interface TimesProps {
  service: Reply<'service.get'>;
  days: readonly Day[];
  day: Day;
  slots: readonly Slot[];
  choice: ServiceChoice;
  onChosen: () => void;
  onOtherDay: () => void;
}

/** Second question: what time of that day. */
export function CareTimes({ service, days, day, slots, choice, onChosen, onOtherDay }: TimesProps) {
  const w = useWords(serviceWords);
  const { language } = useSettings();
  const now = useNow();
  const time = timeLanguage(language);
  return (
    <>
      <View>
        <Text className='service-question'>{w.whichTime}</Text>
        <Text className='service-care-day'>{`${longDateWords(day.on, now, time)} · ${dayReason(day, w, language)}`}</Text>
      </View>
      <Button kind='secondary' icon='calendar-days' onTap={onOtherDay}>
        {w.otherDay}
      </Button>
      <SlotList
        service={service}
        day={day}
        days={days}
        slots={slots}
        chosenId={choice.chosen?.id ?? null}
        partySize={choice.partySize}
        personId={choice.person?.personId}
        onChoose={(slot) => {
          choice.chooseSlot(slot, day.on);
          onChosen();
        }}
        onDay={choice.chooseDay}
      />
    </>
  );
}
