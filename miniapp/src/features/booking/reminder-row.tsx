import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ReminderTime } from '@shared/enums';
import { noticesWords } from '@shared/words/notices';
import { reminderWords } from '@shared/words/reminder';
import { asApiError, call } from '@/services/api';
import { useSettings, useWords } from '@/services/settings';
import { useConsents } from '@/services/use-consents';
import { useLoad } from '@/services/use-load';
import { ReminderChoice } from '@/sheets/reminder-choice';
import { Button, notify, Row, Sheet } from '@/ui';
import type { Booking } from './held-face';

/** When one is reminded of this visit; a tap changes it for this one alone. */
export function ReminderRow({ booking }: { booking: Booking }) {
  const w = useWords(reminderWords);
  const { care } = useSettings();
  const params = { bookingId: booking.id };
  const load = useLoad(() => call('reminder.ofBooking', { params }), [booking.id]);
  const [open, setOpen] = useState(false);
  if (load.data === null) return null;
  const { times } = load.data;
  const said = times.length === 0 ? w.off : times.map((time) => w.short[time]).join(w.join);
  return (
    <>
      <Row
        icon='bell'
        title={w.bookingRow}
        {...(care ? { note: said } : { value: said })}
        onTap={() => setOpen(true)}
      />
      {open && (
        <ReminderSheet
          times={times}
          onClose={() => setOpen(false)}
          onSave={async (next) => {
            load.set(await call('reminder.choose', { params, body: { times: [...next] } }));
            notify(next.length === 0 ? w.never : w.saved);
          }}
        />
      )}
    </>
  );
}

interface ReminderSheetProps {
  times: readonly ReminderTime[];
  onClose: () => void;
  onSave: (times: readonly ReminderTime[]) => Promise<void>;
}

function ReminderSheet({ times, onClose, onSave }: ReminderSheetProps) {
  const w = useWords(reminderWords);
  const [chosen, setChosen] = useState(times);
  const save = async () => {
    try {
      await onSave(chosen);
      onClose();
    } catch (failure) {
      notify(asApiError(failure).message, 'error');
    }
  };
  return (
    <Sheet open title={w.bookingTitle} onClose={onClose} foot={<Button onTap={save}>{w.save}</Button>}>
      <View className='ui-stack'>
        <ReminderChoice times={chosen} onChange={setChosen} />
        <Text className='ui-note'>{w.where}</Text>
        <AllowRow />
      </View>
    </Sheet>
  );
}

/** WeChat takes its question only straight from a tap: that of this button. Not shown while one message is allowed. */
function AllowRow() {
  const w = useWords(reminderWords);
  const said = useWords(noticesWords).said;
  const { items, allow } = useConsents(true);
  const reminder = items.find(({ template }) => template === 'visit_reminder');
  if (reminder === undefined || reminder.left > 0 || reminder.state === 'banned') return null;
  const ask = async () => {
    const answer = await allow(['visit_reminder']);
    notify(said[answer], answer === 'accept' ? 'ok' : 'info');
  };
  return (
    <Button kind='soft' icon='bell-ring' onTap={ask}>
      {w.allow}
    </Button>
  );
}
