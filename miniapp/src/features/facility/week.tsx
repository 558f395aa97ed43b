import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { addDays, civilDay, daysFrom, mondayOf } from '@shared/time/civil';
import { dateWords, weekdayWords } from '@shared/time/words';
import { arrangeWords } from '@shared/words/arrange';
import { facilityWords } from '@shared/words/facility';
import { resourceLinkWords } from '@shared/words/resource-link';
import { serviceNeedsWords } from '@shared/words/service-needs';
import { useDesk } from '@/platform/target';
import { call } from '@/services/api';
import { useLiveAgain } from '@/services/live-again';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Button, Loaded } from '@/ui';
import { BlockSheet } from './block-sheet';
import { DayRows } from './day-rows';
import type { Column, Move, Resource, Span } from './facility';
import { DaysBar } from './days-bar';
import { Grid } from './grid';
import { MoveSheet } from './move-sheet';
import { isPerson } from './resource-draft';
import { useLift } from './use-lift';
import { UsedBySheet } from './used-by-sheet';

interface WeekProps {
  centreId: string;
  resource: Resource;
  /** Null where the asker may not change it. */
  onEdit: (() => void) | null;
}

/** Who has one resource in a week, and the way to take a time out: a grid at the desk, day by day on the phone. */
export function Week({ centreId, resource, onEdit }: WeekProps) {
  const w = useWords(facilityWords);
  const a = useWords(arrangeWords);
  const l = useWords(resourceLinkWords);
  const n = useWords(serviceNeedsWords);
  const { language } = useSettings();
  const isWide = useDesk();
  const today = civilDay(useNow());
  const [fromOn, setFromOn] = useState(mondayOf(today));
  const [span, setSpan] = useState<Span | null>(null);
  const [move, setMove] = useState<Move | null>(null);
  const [isListing, setListing] = useState(false);
  const query = { fromOn, days: 7, resourceId: resource.id };
  const load = useLoad(
    () => call('resource.calendar', { params: { centreId }, query }),
    [centreId, resource.id, fromOn],
  );
  useLiveAgain(load.reload, span === null && move === null);
  const lift = useLift(load.reload);
  const list = (names: readonly string[]) => names.join(language === 'en' ? ', ' : '、');
  const facts = [
    resource.skill === null ? '' : w.skill(resource.skill),
    resource.parts.length === 0 ? '' : w.madeOf(list(resource.parts)),
    resource.wholes.length === 0 ? '' : w.partOf(list(resource.wholes)),
    resource.places === null ? '' : a.enoughFor(resource.places),
    w.around(resource.beforeMinutes, resource.afterMinutes),
    resource.hours.length === 0 ? '' : a.hoursOf(resource.hours.length),
    isPerson(resource.kind) ? toldOf(resource, l) : '',
    resource.neededBy.length === 0 ? w.neededByNone : w.neededBy(list(resource.neededBy.map(({ name }) => name))),
  ];
  const zone = language === 'en' ? 'en' : 'zh-CN';
  const [first, last] = [fromOn, addDays(fromOn, 6)].map((on) => dateWords(on, zone));
  const columns = daysFrom(fromOn, addDays(fromOn, 6)).map((on): Column => ({
    key: on,
    on,
    resourceId: resource.id,
    title: `${weekdayWords(on, zone)} ${dateWords(on, zone)}`,
    isToday: on === today,
    isOver: on < today,
  }));
  return (
    <View className='ui-card facility-week'>
      <View className='facility-week__head'>
        <View className='facility-week__words'>
          <Text className='facility-week__name'>{resource.name}</Text>
          <Text className='facility-week__facts'>{facts.filter(Boolean).join(' · ')}</Text>
        </View>
        <View className='facility-week__acts'>
          {onEdit !== null && (
            <Button kind='quiet' size='small' block={false} icon='store' onTap={() => setListing(true)}>
              {n.usedBy.button}
            </Button>
          )}
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
      <DaysBar
        earlier={w.earlier}
        later={w.later}
        shown={`${first} – ${last}`}
        onEarlier={() => setFromOn(addDays(fromOn, -7))}
        onLater={() => setFromOn(addDays(fromOn, 7))}
      />
      <Loaded load={load}>
        {(calendar) =>
          isWide ? (
            <Grid
              calendar={calendar}
              columns={columns}
              label={w.gridLabel(resource.name)}
              onSpan={setSpan}
              onLift={lift}
              onMove={setMove}
            />
          ) : (
            <DayRows calendar={calendar} onLift={lift} onMove={setMove} />
          )
        }
      </Loaded>
      {span !== null && (
        <BlockSheet resource={resource} span={span} onClose={() => setSpan(null)} onSaved={load.reload} />
      )}
      {isListing && <UsedBySheet centreId={centreId} resource={resource} onClose={() => setListing(false)} />}
      {move !== null && <MoveSheet move={move} onClose={() => setMove(null)} onSaved={load.reload} />}
    </View>
  );
}

/** Whether somebody reads of standing in by themselves, or has to be called. */
const toldOf = ({ person }: Resource, words: (typeof resourceLinkWords)['zh']): string =>
  person === null ? words.untold : words.told(person.personName || words.noName);
