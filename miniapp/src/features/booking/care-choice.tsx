import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { dateWords, dayWords, longDateWords } from '@shared/time/words';
import { serviceWords } from '@shared/words/service';
import { Button, Card, CallBar, Empty, Loaded, SlotRow, Stepper } from '@/ui';
import { callPhone } from '@/platform/device';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { timeLanguage } from './clock-words';
import { dayLeft, dayReason, dotOf, type Day } from './day-words';
import type { ChoiceProps } from './plain-choice';
import { SlotList } from './slot-list';

/**
 * One decision a screen. The first day with places is taken as a beginning, so that a time is one tap away; another day is
 * a screen of its own; a tapped time asks to confirm.
 */
export function CareChoice({ head, choice, onBook }: ChoiceProps) {
  const w = useWords(serviceWords);
  const { language } = useSettings();
  const now = useNow();
  const [choosingDay, setChoosingDay] = useState(false);
  const { service, days } = head;
  const { day, slots } = choice;
  if (day === null) {
    return <Empty icon='calendar-x' title={w.noDays} action={{ word: w.call, onTap: () => callPhone(service.phone) }} />;
  }
  const chooseDay = (on: string) => {
    choice.chooseDay(on);
    setChoosingDay(false);
  };
  if (choosingDay) return <CareDays days={days} value={day.on} now={now} onChange={chooseDay} />;
  return (
    <>
      <Card>
        <Text className='service-question'>{w.whichTime}</Text>
        <Text className='service-care-day'>{`${dayWords(day.on, now, timeLanguage(language))} · ${dayReason(day, w)}`}</Text>
        <Text className='service-facts'>{longDateWords(day.on, now, timeLanguage(language))}</Text>
        <View className='service-care-other'>
          <Button kind='secondary' icon='calendar-days' onTap={() => setChoosingDay(true)}>
            {w.otherDay}
          </Button>
        </View>
        {service.rules.partyMax > 1 && (
          <View className='service-care-party'>
            <Text>{w.partySize}</Text>
            <Stepper
              label={w.partySize}
              value={choice.partySize}
              min={1}
              max={service.rules.partyMax}
              onChange={choice.chooseParty}
            />
          </View>
        )}
      </Card>
      <Loaded load={slots}>
        {(list) => (
          <SlotList
            service={service}
            day={day}
            days={days}
            slots={list}
            chosenId={null}
            partySize={choice.partySize}
            onChoose={onBook}
            onDay={choice.chooseDay}
          />
        )}
      </Loaded>
      <CallBar phone={service.phone} word={w.call} />
    </>
  );
}

function CareDays({
  days,
  value,
  now,
  onChange,
}: {
  days: readonly Day[];
  value: string;
  now: Date;
  onChange: (on: string) => void;
}) {
  const w = useWords(serviceWords);
  const { language } = useSettings();
  const time = timeLanguage(language);
  const tones = { ok: 'ok', warn: 'warn', none: 'muted', closed: 'muted' } as const;
  return (
    <View className='service-slots'>
      <Text className='service-question'>{w.whichDay}</Text>
      {days.map((day) => (
        <SlotRow
          key={day.on}
          time={dayWords(day.on, now, time)}
          note={[dateWords(day.on, time), ...(day.open ? [] : [dayReason(day, w)])].join(' · ')}
          tag={day.open ? dayLeft(day, now, w) : w.dayShut}
          tone={tones[dotOf(day)]}
          selected={day.on === value}
          disabled={!day.open || day.free === 0}
          onTap={() => onChange(day.on)}
        />
      ))}
    </View>
  );
}
