import { Text, View } from '@tarojs/components';
import { spanWords } from '@shared/time/words';
import { deskWords } from '@shared/words/desk';
import { call } from '@/services/api';
import { useSettings, useWords } from '@/services/settings';
import { Button, Card, Facts, notify, Sheet } from '@/ui';
import type { RosterBooking, RosterSlot } from './grid-rules';
import { ReasonChoice, useReason } from '@/sheets/reason-choice';
import { dayName } from './words-of';
import { civilDay } from '@shared/time/civil';

interface CloseSheetProps {
  slot: RosterSlot;
  /** The slot's bookings, to say beforehand who will be told. */
  bookings: readonly RosterBooking[];
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** Calls a slot off. It says first whom that hits; the button names it again. */
export function CloseSheet({ slot, bookings, onClose, onDone }: CloseSheetProps) {
  const w = useWords(deskWords);
  const { language } = useSettings();
  const { reason, fault, change, finish } = useReason();
  const hit = bookings.filter((booking) => booking.state === 'confirmed');
  const people = hit.reduce((sum, booking) => sum + booking.partySize, 0);
  const startAt = new Date(slot.startAt);
  const close = async () => {
    const text = finish();
    if (text === null) return;
    const { cancelledBookings } = await call('slot.close', { params: { slotId: slot.id }, body: { reason: text } });
    onClose();
    notify(w.closeDone(cancelledBookings));
    await onDone();
  };
  return (
    <Sheet
      open
      title={w.closeTitle}
      onClose={onClose}
      foot={
        <View className='ui-pair'>
          <Button kind='secondary' onTap={onClose}>
            {w.keepOpen}
          </Button>
          <Button kind='danger' onTap={close}>
            {w.closeDo(hit.length)}
          </Button>
        </View>
      }
    >
      <Facts
        items={[
          {
            label: w.closeWhat.when,
            value: `${dayName(civilDay(startAt), language)} ${spanWords(startAt, new Date(slot.endAt))}`,
          },
          { label: w.closeWhat.service, value: slot.serviceName },
          { label: w.closeWhat.place, value: slot.place },
        ]}
      />
      <Card tone={hit.length > 0 ? 'error' : 'plain'} className='desk-sheet__hit'>
        <Text className='desk-sheet__strong'>
          {hit.length > 0 ? w.closeTells(hit.length, people) : w.closeTellsNobody}
        </Text>
        <Text className='desk-sheet__text'>
          {[slot.attended > 0 && w.closeKeeps(slot.attended), w.closeForGood].filter(Boolean).join('')}
        </Text>
      </Card>
      <ReasonChoice quick={w.closeReasons} reason={reason} fault={fault} onChange={change} more />
    </Sheet>
  );
}
