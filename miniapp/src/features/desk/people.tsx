import { Text, View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { limits } from '@shared/limits';
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
  const list = usePeople(slotId, { show, words }, setSlot);
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
        rows
        empty={{ icon: 'users', ...(words === '' ? w.none : w.noMatch(words)) }}
      >
        {(booking) => <Person booking={booking} acts={acts} />}
      </ListView>
      {acts.sheets}
    </View>
  );
}

/** Pages of a list that keeps its length when it is looked at anew: nobody is sent back to its beginning by a tick. */
function usePeople(slotId: string, { show, words }: { show: Show; words: string }, onSlot: (slot: RosterSlot) => void) {
  const key = `${slotId} ${show} ${words}`;
  const shown = useRef({ key, rows: 0 });
  if (shown.current.key !== key) shown.current = { key, rows: 0 };
  const pageAt = async (cursor: string | undefined) => {
    const query = { show, cursor, limit: limits.pageMax, ...(words === '' ? {} : { words }) };
    const page = await call('roster.people', { params: { slotId }, query });
    onSlot(page.slot);
    return page;
  };
  return useList(
    async (cursor) => {
      const mine = shown.current;
      let { items, nextCursor } = await pageAt(cursor);
      while (cursor === undefined && nextCursor !== null && items.length < mine.rows) {
        const next = await pageAt(nextCursor);
        items = [...items, ...next.items];
        nextCursor = next.nextCursor;
      }
      mine.rows = cursor === undefined ? items.length : mine.rows + items.length;
      return { items, nextCursor };
    },
    [slotId, show, words],
    { onShow: true },
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
