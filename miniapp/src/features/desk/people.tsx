import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { spanWords } from '@shared/time/words';
import { civilDay } from '@shared/time/civil';
import { activityDeskWords } from '@shared/words/activity-desk';
import { deskWords } from '@shared/words/desk';
import { useDesk } from '@/platform/target';
import { useParams } from '@/platform/navigate';
import { call } from '@/services/api';
import { useSettings, useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { useSettled } from '@/services/use-settled';
import { DeskShell } from '@/shell/desk-shell';
import { Card, Empty, ListView, Progress, Screen, SearchInput, Segmented } from '@/ui';
import './desk.scss';
import { Gate } from './gate';
import type { RosterSlot, Show } from './grid-rules';
import { Person } from './roster-rows';
import { useActs } from './use-acts';
import { useRefresh } from './use-roster';
import { dayName } from './words-of';

/** Who has booked one time, page by page, found by name or the end of a number: for lists too long to be read. */
export default function PeoplePage() {
  const w = useWords(activityDeskWords).find;
  const { centreId } = useParams<{ slotId: string; centreId: string }>();
  const isWide = useDesk();
  return (
    <Gate>
      {(me) =>
        isWide ? (
          <DeskShell me={me} current='list' title={w.title} centreId={centreId ?? me.deskCentreId ?? undefined}>
            <People />
          </DeskShell>
        ) : (
          <Screen title={w.title}>
            <People />
          </Screen>
        )
      }
    </Gate>
  );
}

function People() {
  const w = useWords(activityDeskWords).find;
  const { slotId = '', centreId } = useParams<{ slotId: string; centreId: string }>();
  const [typed, setTyped] = useState('');
  const [show, setShow] = useState<Show>('all');
  const [slot, setSlot] = useState<RosterSlot | null>(null);
  const words = useSettled(typed.trim());
  const list = useList(
    async (cursor) => {
      const query = { show, cursor, ...(words === '' ? {} : { words }) };
      const page = await call('roster.people', { params: { slotId }, query });
      setSlot(page.slot);
      return page;
    },
    [slotId, show, words],
    { onShow: true },
  );
  useRefresh(list.reload, centreId);
  const acts = useActs(list.reload);
  if (list.error?.code === 'not_found' && slot === null) return <Empty icon='calendar-x' title={w.gone} />;
  const options = (['all', 'expected', 'attended'] as const).map((value) => ({ value, word: w[value] }));
  return (
    <View className='ui-stack desk-find'>
      {slot !== null && <SlotHead slot={slot} />}
      <SearchInput label={w.search} placeholder={w.hint} value={typed} onChange={setTyped} />
      <Segmented label={w.show} options={options} value={show} onChange={setShow} />
      <ListView
        list={list}
        keyOf={({ id }) => id}
        empty={{ icon: 'users', ...(words === '' ? w.none : w.noMatch(words)) }}
      >
        {(booking) => (
          <Card pad={false}>
            <Person booking={booking} acts={acts} />
          </Card>
        )}
      </ListView>
      {acts.sheets}
    </View>
  );
}

function SlotHead({ slot }: { slot: RosterSlot }) {
  const w = useWords(deskWords);
  const { language } = useSettings();
  const [startAt, endAt] = [new Date(slot.startAt), new Date(slot.endAt)];
  return (
    <Card>
      <Text className='desk-top__title'>{slot.serviceName}</Text>
      <Text className='desk-top__note'>{`${dayName(civilDay(startAt), language)} ${spanWords(startAt, endAt)}`}</Text>
      <Text className='desk-top__note'>{slot.place}</Text>
      {slot.state === 'open' ? (
        <View className='desk-arrived'>
          <Text className='desk-arrived__words'>{w.arrivedOf(slot.attended, slot.taken, slot.capacity)}</Text>
          <Progress value={slot.attended} of={Math.max(1, slot.taken)} label={w.arrived(slot.attended)} />
        </View>
      ) : (
        <Text className='desk-panel__closed'>{w.closedBecause(slot.closedReason ?? w.otherReason)}</Text>
      )}
    </Card>
  );
}
