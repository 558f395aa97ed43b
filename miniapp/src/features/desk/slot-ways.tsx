import { View } from '@tarojs/components';
import { useState } from 'react';
import { civilDay } from '@shared/time/civil';
import { frontWords } from '@shared/words/front-desk';
import { go } from '@/platform/navigate';
import { call } from '@/services/api';
import { useNow } from '@/services/now';
import { useWords } from '@/services/settings';
import { ask, Button, notify } from '@/ui';
import type { RosterBooking, RosterSlot } from './grid-rules';

interface Props {
  slot: RosterSlot;
  centreId: string | undefined;
  bookings: readonly RosterBooking[];
  onChanged: () => Promise<unknown>;
}

/** What else can be done with a slot: everybody at once, somebody who walks in, the line, the screen in the room. */
export function SlotWays({ slot, centreId, bookings, onChanged }: Props) {
  const w = useWords(frontWords);
  const now = useNow();
  const [batch, setBatch] = useState<{ slotId: string; at: string; bookings: number } | null>(null);
  const awaited = bookings.filter((one) => one.state === 'confirmed' && one.may.checkIn).length;
  const isToday = civilDay(new Date(slot.startAt)) === civilDay(now);
  const isOpen = slot.state === 'open' && Date.parse(slot.endAt) > now.getTime();
  const { serviceId, startAt, endAt } = slot;
  const params = { slotId: slot.id };
  const all = async () => {
    if (!(await ask(w.checkInAllAsk(awaited)))) return;
    try {
      const done = await call('roster.checkInAll', { params });
      setBatch({ slotId: slot.id, at: done.attendedAt, bookings: done.bookings });
      notify(w.checkedIn(done.bookings));
    } finally {
      await onChanged();
    }
  };
  const undo = async (attendedAt: string) => {
    try {
      const { bookings: undone } = await call('roster.undoAll', { params, body: { attendedAt, reason: '点错了' } });
      notify(w.undoneAll(undone));
    } finally {
      setBatch(null);
      await onChanged();
    }
  };
  const mine = batch?.slotId === slot.id ? batch : null;
  return (
    <View className='ui-stack'>
      {mine !== null && (
        <Button kind='secondary' icon='undo-2' onTap={() => undo(mine.at)}>
          {w.undoAll(mine.bookings)}
        </Button>
      )}
      {isToday && slot.state === 'open' && awaited > 1 && (
        <Button kind='soft' icon='check-check' onTap={all}>
          {w.checkInAll}
        </Button>
      )}
      {isOpen && (
        <Button
          kind='secondary'
          icon='phone'
          onTap={() => go('/features/front/book', { slotId: slot.id, centreId, serviceId, startAt, endAt })}
        >
          {w.book}
        </Button>
      )}
      {(slot.waiting > 0 || isOpen) && (
        <Button kind='quiet' icon='users' onTap={() => go('/features/front/line', { slotId: slot.id, centreId })}>
          {slot.waiting > 0 ? `${w.line} · ${w.lineRow(slot.waiting)}` : w.line}
        </Button>
      )}
      {isToday && isOpen && (
        <Button kind='quiet' icon='qr-code' onTap={() => go('/features/front/screen', { slotId: slot.id, centreId })}>
          {w.screen}
        </Button>
      )}
    </View>
  );
}
