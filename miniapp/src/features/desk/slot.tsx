import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { clockWords, spanWords } from '@shared/time/words';
import { deskWords } from '@shared/words/desk';
import { back, useParams } from '@/platform/navigate';
import { useSettings, useWords } from '@/services/settings';
import { Button, Card, Empty, Loaded, Progress, Screen, Skeleton } from '@/ui';
import './desk.scss';
import { Gate } from './gate';
import type { Show } from './grid-rules';
import { isLongList, LongList } from './long-list';
import { RosterRows, ShowFilter, StaleNote } from './roster-rows';
import { SlotWays } from './slot-ways';
import { useActs } from './use-acts';
import { useDay, useFreshAt, useRefresh, useRoster } from './use-roster';
import { dayName } from './words-of';

/** One slot's roster on a phone. */
export default function Slot() {
  return <Gate>{() => <SlotRoster />}</Gate>;
}

function SlotRoster() {
  const w = useWords(deskWords);
  const { language } = useSettings();
  const { slotId, on, centreId } = useParams<{ slotId: string; on: string; centreId: string }>();
  const [show, setShow] = useState<Show>('all');
  const day = useDay({ centreId, on });
  const taken = day.data?.items.find(({ id }) => id === slotId)?.taken;
  const isLong = taken !== undefined && isLongList(taken);
  const roster = useRoster({ centreId, on }, taken === undefined || isLong ? undefined : slotId);
  const freshAt = useFreshAt(roster);
  const renew = () => Promise.all([day.reload(), isLong ? undefined : roster.reload()]);
  useRefresh(renew, centreId ?? day.data?.centreId);
  const acts = useActs(renew);
  return (
    <Screen title={w.rosterTitle} onPullDown={renew}>
      <Loaded load={day}>
        {(data) => {
          const slot = data.items.find(({ id }) => id === slotId);
          if (slot === undefined) {
            return <Empty icon='calendar-x' title={w.slotGone} action={{ word: w.backToDay, onTap: back }} />;
          }
          return (
            <View className='ui-stack'>
              <Card>
                <Text className='desk-top__title'>{slot.serviceName}</Text>
                <Text className='desk-top__note'>
                  {`${dayName(data.on, language)} ${spanWords(new Date(slot.startAt), new Date(slot.endAt))}`}
                </Text>
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
              {roster.error !== null && roster.data !== null && freshAt !== null && (
                <StaleNote at={clockWords(freshAt)} />
              )}
              {isLong && (
                <>
                  <LongList slot={slot} centreId={centreId ?? data.centreId} />
                  <SlotWays slot={slot} centreId={centreId ?? data.centreId} bookings={[]} onChanged={renew} />
                </>
              )}
              {!isLong && (
                <Loaded load={roster} skeleton={<Skeleton kind='rows' lines={4} />}>
                  {({ items }) => (
                    <>
                      {items.length > 0 && <ShowFilter bookings={items} show={show} onShow={setShow} />}
                      <Card pad={false}>
                        <RosterRows bookings={items} show={show} acts={acts} />
                      </Card>
                      <SlotWays slot={slot} centreId={centreId ?? data.centreId} bookings={items} onChanged={renew} />
                      {slot.may.close && (
                        <Button kind='quiet' icon='ban' onTap={() => acts.close(slot, items)}>
                          {w.close}
                        </Button>
                      )}
                    </>
                  )}
                </Loaded>
              )}
            </View>
          );
        }}
      </Loaded>
      {acts.sheets}
    </Screen>
  );
}
