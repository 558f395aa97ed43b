import { Text, View } from '@tarojs/components';
import { spanWords } from '@shared/time/words';
import { deskWords } from '@shared/words/desk';
import type { Load } from '@/services/use-load';
import { useWords } from '@/services/settings';
import { Button, Empty, Loaded, Skeleton } from '@/ui';
import { spoken } from '@/ui/a11y';
import { isLongList, LongList } from './long-list';
import type { RosterSlot, Show } from './grid-rules';
import { RosterRows, ShowFilter } from './roster-rows';
import { SlotWays } from './slot-ways';
import type { Acts } from './use-acts';
import type { Roster } from './use-roster';

interface SlotPanelProps {
  slot: RosterSlot | null;
  roster: Load<Roster>;
  show: Show;
  onShow: (show: Show) => void;
  acts: Acts;
  centreId: string | undefined;
  onChanged: () => Promise<unknown>;
}

/** The roster of the chosen slot, beside the grid. */
export function SlotPanel({ slot, roster, show, onShow, acts, centreId, onChanged }: SlotPanelProps) {
  const w = useWords(deskWords);
  if (slot === null) {
    return (
      <View className='ui-card desk-panel'>
        <Empty icon='clipboard-list' title={w.chooseSlot} hint={w.chooseSlotHint} />
      </View>
    );
  }
  const span = spanWords(new Date(slot.startAt), new Date(slot.endAt));
  return (
    <View
      className='ui-card desk-panel'
      {...spoken({ role: 'region', label: `${span} ${slot.serviceName} ${w.rosterTitle}` })}
    >
      <View className='desk-panel__head'>
        <View className='desk-panel__titles'>
          <Text className='desk-panel__title'>{slot.serviceName}</Text>
          <Text className='desk-panel__note'>{`${span} · ${slot.place}`}</Text>
        </View>
        <Text className='desk-panel__count' {...spoken({ label: w.placesSpoken(slot.taken, slot.capacity) })}>
          {`${slot.taken} / ${slot.capacity}`}
        </Text>
      </View>
      {slot.closedReason !== null && <Text className='desk-panel__closed'>{w.closedBecause(slot.closedReason)}</Text>}
      {isLongList(slot.taken) ? (
        <>
          <LongList slot={slot} centreId={centreId} />
          <View className='desk-panel__foot'>
            <SlotWays slot={slot} centreId={centreId} bookings={[]} onChanged={onChanged} />
          </View>
        </>
      ) : (
        <Loaded load={roster} skeleton={<Skeleton kind='rows' lines={4} />}>
          {({ items }) => (
            <>
              {items.length > 0 && <ShowFilter bookings={items} show={show} onShow={onShow} />}
              <View className='desk-panel__people'>
                <RosterRows bookings={items} show={show} acts={acts} />
              </View>
              <View className='desk-panel__foot'>
                <SlotWays slot={slot} centreId={centreId} bookings={items} onChanged={onChanged} />
              </View>
              {slot.may.close && (
                <View className='desk-panel__foot'>
                  <Button kind='quiet' icon='ban' onTap={() => acts.close(slot, items)}>
                    {w.close}
                  </Button>
                </View>
              )}
            </>
          )}
        </Loaded>
      )}
    </View>
  );
}
