import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ItemOf } from '@shared/contract/types';
import { addDays, civilDay } from '@shared/time/civil';
import { hoursWords, longDateWords } from '@shared/time/words';
import { timetableWords } from '@shared/words/timetable';
import { call } from '@/services/api';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Button, cx, Loaded, Section, Tag, Tap } from '@/ui';
import type { Change } from './timetable';
import { ExceptionForm } from './exception-form';

type Day = ItemOf<'timetable.days'>;

interface DayLayersProps {
  centreId: string;
  serviceId: string | undefined;
  onLook: (change: Change) => void;
}

/** Five weeks: how each day is open, which layer says so, and on a tap all layers with a way to overrule them. */
export function DayLayers({ centreId, serviceId, onLook }: DayLayersProps) {
  const w = useWords(timetableWords);
  const { language } = useSettings();
  const now = useNow();
  const [fromOn, setFromOn] = useState(civilDay(now));
  const [chosen, setChosen] = useState<string | null>(null);
  const load = useLoad(
    () => call('timetable.days', { params: { centreId }, query: { fromOn, serviceId } }),
    [centreId, serviceId, fromOn],
  );
  const go = (days: number) => {
    setChosen(null);
    setFromOn(addDays(fromOn, days));
  };
  return (
    <Section title={w.daysTitle}>
      <Text className='timetable__note'>{w.daysHint}</Text>
      <Loaded load={load}>
        {({ items }) => (
          <View className='ui-card timetable-days'>
            {items.map((day) => (
              <View key={day.on}>
                <Tap
                  className={cx('timetable-days__day', chosen === day.on && 'is-chosen')}
                  repeat
                  onTap={() => setChosen(chosen === day.on ? null : day.on)}
                >
                  <Text className='timetable-days__on'>
                    {longDateWords(day.on, now, language === 'en' ? 'en' : 'zh-CN')}
                  </Text>
                  <Text className='timetable-days__hours'>
                    {day.service === null
                      ? hoursWords(day.opensMinute, day.closesMinute, language === 'en' ? 'en' : 'zh-CN')
                      : w.slots(day.service.slots)}
                  </Text>
                  <LayerTag day={day} />
                  {day.provisional && <Tag tone='warn'>{w.provisional}</Tag>}
                </Tap>
                {chosen === day.on && <Explained day={day} serviceId={serviceId} onLook={onLook} />}
              </View>
            ))}
          </View>
        )}
      </Loaded>
      <View className='timetable-pair'>
        <Button kind='quiet' disabled={fromOn <= civilDay(now)} onTap={() => go(-35)}>
          {w.earlier}
        </Button>
        <Button kind='quiet' onTap={() => go(35)}>
          {w.later}
        </Button>
      </View>
    </Section>
  );
}

function LayerTag({ day }: { day: Day }) {
  const w = useWords(timetableWords);
  const { layer, note } = day.service ?? day;
  if (layer === 'weekly') return null;
  const isOwn = layer === 'exception' || layer === 'service_exception';
  return <Tag tone={isOwn ? 'error' : 'brand'}>{note ?? w.layers[layer]}</Tag>;
}

/** What each layer says of the day, weakest first, and which one decides. */
function Explained({ day, serviceId, onLook }: { day: Day } & Pick<DayLayersProps, 'serviceId' | 'onLook'>) {
  const w = useWords(timetableWords);
  const { language } = useSettings();
  const hours = (one: { opensMinute: number | null; closesMinute: number | null } | null) =>
    hoursWords(one?.opensMinute ?? null, one?.closesMinute ?? null, language === 'en' ? 'en' : 'zh-CN');
  const { layer, note } = day.service ?? day;
  const hasOwn = serviceId === undefined ? day.exception !== null : day.service?.exception != null;
  const said = [
    w.weekSays(hours(day.weekly)),
    ...(day.kind === 'holiday' ? [w.holidaySays(day.holidayName ?? '')] : []),
    ...(day.kind === 'makeup' ? [w.makeupSays(w.weekdays[day.runsAs - 1] ?? '')] : []),
    ...(day.exception === null ? [] : [w.centreSays(hours(day.exception), day.exception.reason)]),
    ...(day.service === null ? [] : [w.serviceSays(day.service.slots)]),
    ...(day.service !== null && day.service.cut > 0 ? [w.cut(day.service.cut)] : []),
  ];
  return (
    <View className='timetable-why'>
      {said.map((line) => (
        <Text key={line} className='timetable-why__line'>
          {line}
        </Text>
      ))}
      <Text className='timetable-why__decides'>{w.decides(w.layers[layer], note)}</Text>
      {day.provisional && <Text className='timetable__note'>{w.provisionalHint}</Text>}
      <ExceptionForm on={day.on} serviceId={serviceId} hasOwn={hasOwn} onLook={onLook} />
    </View>
  );
}
