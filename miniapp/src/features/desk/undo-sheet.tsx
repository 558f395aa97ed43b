import { Text } from '@tarojs/components';
import { deskWords } from '@shared/words/desk';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { Button, notify, Sheet } from '@/ui';
import type { RosterBooking } from './grid-rules';
import { ReasonChoice, useReason } from '@/sheets/reason-choice';
import { nameOf } from './words-of';

interface UndoSheetProps {
  booking: RosterBooking;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** Takes a check-in back; never without a reason, which the resident reads. */
export function UndoSheet({ booking, onClose, onDone }: UndoSheetProps) {
  const w = useWords(deskWords);
  const { reason, fault, change, finish } = useReason();
  const name = nameOf(booking, w);
  const undo = async () => {
    const text = finish();
    if (text === null) return;
    await call('roster.undo', { params: { bookingId: booking.id }, body: { reason: text } });
    onClose();
    notify(w.undone(name));
    await onDone();
  };
  return (
    <Sheet
      open
      title={w.undoTitle}
      onClose={onClose}
      foot={
        <Button kind='danger' icon='undo-2' onTap={undo}>
          {w.undoDo}
        </Button>
      }
    >
      <Text className='desk-sheet__text'>{w.undoText(name)}</Text>
      <ReasonChoice quick={w.undoReasons} reason={reason} fault={fault} onChange={change} />
    </Sheet>
  );
}
