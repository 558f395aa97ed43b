import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { addDays, civilDay, mondayOf } from '@shared/time/civil';
import { dateWords } from '@shared/time/words';
import { facilityWords } from '@shared/words/facility';
import { useDesk } from '@/platform/target';
import { call } from '@/services/api';
import { useLiveAgain } from '@/services/live-again';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { ask, Button, Loaded, notify } from '@/ui';
import { BlockSheet } from './block-sheet';
import { DayRows } from './day-rows';
import type { Entry, Resource, Span } from './facility';
import { WeekGrid } from './week-grid';

interface WeekProps {
  centreId: string;
  resource: Resource;
  /** Null where the asker may not change it. */
  onEdit: (() => void) | null;
}

/** Who has one resource in a week, and the way to take a time out: a grid at the desk, day by day on the phone. */
export function Week({ centreId, resource, onEdit }: WeekProps) {
  const w = useWords(facilityWords);
  const { language } = useSettings();
  const isWide = useDesk();
  const today = civilDay(useNow());
  const [fromOn, setFromOn] = useState(mondayOf(today));
  const [span, setSpan] = useState<Span | null>(null);
  const query = { fromOn, days: 7, resourceId: resource.id };
  const load = useLoad(
    () => call('resource.calendar', { params: { centreId }, query }),
    [centreId, resource.id, fromOn],
  );
  useLiveAgain(load.reload, span === null);
  const lift = async (entry: Entry) => {
    if (!(await ask(w.liftAsk))) return;
    const { restored } = await call('block.lift', { params: { blockId: entry.id } });
    notify(w.lifted(restored));
    await load.reload();
  };
  const list = (names: readonly string[]) => names.join(language === 'en' ? ', ' : '、');
  const facts = [
    resource.skill === null ? '' : w.skill(resource.skill),
    resource.parts.length === 0 ? '' : w.madeOf(list(resource.parts)),
    resource.wholes.length === 0 ? '' : w.partOf(list(resource.wholes)),
    w.around(resource.beforeMinutes, resource.afterMinutes),
    resource.neededBy.length === 0 ? w.neededByNone : w.neededBy(list(resource.neededBy)),
  ];
  const [first, last] = [fromOn, addDays(fromOn, 6)].map((on) => dateWords(on, language === 'en' ? 'en' : 'zh-CN'));
  return (
    <View className='ui-card facility-week'>
      <View className='facility-week__head'>
        <View className='facility-week__words'>
          <Text className='facility-week__name'>{resource.name}</Text>
          <Text className='facility-week__facts'>{facts.filter(Boolean).join(' · ')}</Text>
        </View>
        <View className='facility-week__acts'>
          {onEdit !== null && (
            <Button kind='quiet' size='small' block={false} icon='pencil' onTap={onEdit}>
              {w.edit}
            </Button>
          )}
          <Button
            kind='secondary'
            size='small'
            block={false}
            icon='ban'
            onTap={() => setSpan({ on: fromOn > today ? fromOn : today, fromMinute: 540, toMinute: 1080 })}
          >
            {w.block}
          </Button>
        </View>
      </View>
      <View className='facility-week__days'>
        <Button
          kind='quiet'
          size='small'
          block={false}
          icon='chevron-left'
          onTap={() => setFromOn(addDays(fromOn, -7))}
        >
          {w.earlier}
        </Button>
        <Text className='facility-week__span' aria-live='polite'>{`${first} – ${last}`}</Text>
        <Button
          kind='quiet'
          size='small'
          block={false}
          icon='chevron-right'
          onTap={() => setFromOn(addDays(fromOn, 7))}
        >
          {w.later}
        </Button>
      </View>
      <Loaded load={load}>
        {(calendar) =>
          isWide ? (
            <WeekGrid calendar={calendar} name={resource.name} onSpan={setSpan} onLift={lift} />
          ) : (
            <DayRows calendar={calendar} onLift={lift} />
          )
        }
      </Loaded>
      {span !== null && (
        <BlockSheet resource={resource} span={span} onClose={() => setSpan(null)} onSaved={load.reload} />
      )}
    </View>
  );
}
