import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { holidayNames, type EventCalendar, type HolidayName } from '@shared/enums';
import { longDateWords } from '@shared/time/words';
import { timetableWords } from '@shared/words/timetable';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { Button, Chips, Field, Section, StatusTag, TextInput } from '@/ui';
import type { Change, Timetable } from './timetable';
import { RunFields } from './run-fields';
import { newRun, runOf, type RunText } from './times';

interface EventsProps {
  service: Timetable['services'][number];
  onLook: (change: Change) => void;
}

/** What comes back every year by the lunar calendar or with a holiday; its times are made by themselves. */
export function Events({ service, onLook }: EventsProps) {
  const w = useWords(timetableWords);
  const { language } = useSettings();
  const now = useNow();
  const [adding, setAdding] = useState(false);
  return (
    <Section title={w.events}>
      <View className='ui-card ui-card--pad timetable-form'>
        {service.events.length === 0 && !adding && <Text className='timetable__note'>{w.eventNone}</Text>}
        {service.events.map((event) => (
          <View key={event.id} className='timetable-event'>
            <View className='timetable-event__words'>
              <Text className='timetable-event__name'>{event.name}</Text>
              {event.nextOn !== null && (
                <Text className='timetable__note'>
                  {w.eventNext(longDateWords(event.nextOn, now, language === 'en' ? 'en' : 'zh-CN'))}
                </Text>
              )}
              {event.provisional && <StatusTag tone='warn'>{w.provisional}</StatusTag>}
            </View>
            <Button
              kind='quiet'
              size='small'
              block={false}
              label={`${w.remove} ${event.name}`}
              onTap={() => onLook({ kind: 'event_end', serviceId: service.id, eventId: event.id })}
            >
              {w.remove}
            </Button>
          </View>
        ))}
        {adding ? (
          <EventForm serviceId={service.id} onLook={onLook} />
        ) : (
          <Button kind='secondary' icon='plus' onTap={() => setAdding(true)}>
            {w.eventAdd}
          </Button>
        )}
      </View>
    </Section>
  );
}

function EventForm({ serviceId, onLook }: { serviceId: string; onLook: (change: Change) => void }) {
  const w = useWords(timetableWords);
  const [name, setName] = useState('');
  const [calendar, setCalendar] = useState<EventCalendar>('lunar');
  const [month, setMonth] = useState('12');
  const [day, setDay] = useState('8');
  const [holiday, setHoliday] = useState<HolidayName>('duanwu');
  const [run, setRun] = useState<RunText>(newRun(1));
  const [wrong, setWrong] = useState(false);
  const look = () => {
    const whole = runOf(run);
    const [lunarMonth, lunarDay] = [Number(month), Number(day)];
    const isLunar = calendar === 'lunar';
    const isDay = !isLunar || (lunarMonth >= 1 && lunarMonth <= 12 && lunarDay >= 1 && lunarDay <= 30);
    if (whole === null || name.trim().length < 2 || !isDay) return setWrong(true);
    const { weekday: _, ...own } = whole;
    onLook({
      kind: 'event',
      serviceId,
      eventId: null,
      name: name.trim(),
      calendar,
      lunarMonth: isLunar ? lunarMonth : null,
      lunarDay: isLunar ? lunarDay : null,
      holiday: isLunar ? null : holiday,
      offsetDays: 0,
      runs: [own],
    });
  };
  return (
    <View className='timetable-form'>
      <TextInput value={name} onChange={setName} label={w.eventName} placeholder={w.eventName} maxLength={20} />
      <Chips<EventCalendar>
        all
        label={w.events}
        options={[
          { value: 'lunar', word: w.calendars.lunar },
          { value: 'holiday', word: w.calendars.holiday },
        ]}
        value={calendar}
        onChange={setCalendar}
      />
      {calendar === 'lunar' ? (
        <View className='timetable-pair'>
          <Field label={w.lunarMonth}>
            <TextInput kind='digits' value={month} onChange={setMonth} label={w.lunarMonth} maxLength={2} />
          </Field>
          <Field label={w.lunarDay}>
            <TextInput kind='digits' value={day} onChange={setDay} label={w.lunarDay} maxLength={2} />
          </Field>
        </View>
      ) : (
        <Chips<HolidayName>
          all
          label={w.calendars.holiday}
          options={holidayNames.map((value) => ({ value, word: w.holidayNames[value] }))}
          value={holiday}
          onChange={setHoliday}
        />
      )}
      <View className='timetable-run timetable-run--head' aria-hidden='true'>
        {[w.from, w.to, w.each, w.places].map((word) => (
          <Text key={word}>{word}</Text>
        ))}
      </View>
      <RunFields run={run} label={w.events} onChange={setRun} />
      {wrong && <Text className='timetable__wrong'>{w.badTime}</Text>}
      <Button icon='eye' onTap={look}>
        {w.look}
      </Button>
    </View>
  );
}
