import { View } from '@tarojs/components';
import { useState } from 'react';
import { addDays, civilDay } from '@shared/time/civil';
import { dateWords, weekdayWords } from '@shared/time/words';
import { facilityWords } from '@shared/words/facility';
import { useDesk } from '@/platform/target';
import { call } from '@/services/api';
import { useLiveAgain } from '@/services/live-again';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Button, Loaded } from '@/ui';
import { BlockSheet } from './block-sheet';
import { DayRows } from './day-rows';
import { DaysBar } from './days-bar';
import type { Column, Move, Resource, Span } from './facility';
import { Grid } from './grid';
import { MoveSheet } from './move-sheet';
import { useLift } from './use-lift';

interface DayProps {
  centreId: string;
  resources: readonly Resource[];
}

/** All rooms and people on one day, side by side: what is free at once is seen at once, and a slot goes from one to another. */
export function Day({ centreId, resources }: DayProps) {
  const w = useWords(facilityWords);
  const { language } = useSettings();
  const zone = language === 'en' ? 'en' : 'zh-CN';
  const isWide = useDesk();
  const today = civilDay(useNow());
  const [on, setOn] = useState(today);
  const [taking, setTaking] = useState<{ resource: Resource; span: Span } | null>(null);
  const [move, setMove] = useState<Move | null>(null);
  const query = { fromOn: on, days: 1 };
  const load = useLoad(() => call('resource.calendar', { params: { centreId }, query }), [centreId, on]);
  useLiveAgain(load.reload, taking === null && move === null);
  const lift = useLift(load.reload);
  const columns = resources.map(({ id, name }): Column => ({
    key: id,
    on,
    resourceId: id,
    title: name,
    isToday: false,
    isOver: on < today,
  }));
  const choose = (span: Span, resourceId: string) => {
    const resource = resources.find(({ id }) => id === resourceId);
    if (resource !== undefined) setTaking({ resource, span });
  };
  const day = `${weekdayWords(on, zone)} ${dateWords(on, zone)}`;
  return (
    <View className='ui-card facility-week'>
      <DaysBar
        earlier={w.dayBefore}
        later={w.dayAfter}
        shown={day}
        onEarlier={() => setOn(addDays(on, -1))}
        onLater={() => setOn(addDays(on, 1))}
      >
        {on !== today && (
          <Button kind='quiet' size='small' block={false} onTap={() => setOn(today)}>
            {w.today}
          </Button>
        )}
      </DaysBar>
      <Loaded load={load}>
        {(calendar) =>
          isWide ? (
            <View className='facility-day'>
              <Grid
                key={columns.length}
                calendar={calendar}
                columns={columns}
                label={w.dayLabel(day)}
                onSpan={choose}
                onLift={lift}
                onMove={setMove}
              />
            </View>
          ) : (
            <DayRows calendar={calendar} resources={resources} onLift={lift} onMove={setMove} />
          )
        }
      </Loaded>
      {taking !== null && <BlockSheet {...taking} onClose={() => setTaking(null)} onSaved={load.reload} />}
      {move !== null && <MoveSheet move={move} onClose={() => setMove(null)} onSaved={load.reload} />}
    </View>
  );
}
