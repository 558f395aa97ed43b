import { Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { activityDeskWords } from '@shared/words/activity-desk';
import { call } from '@/services/api';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { ReasonChoice, useReason } from '@/sheets/reason-choice';
import { whenWords } from '@/shell/activity-face';
import { Button, Card, notify, Sheet } from '@/ui';

interface Props {
  activity: Reply<'deskActivity.get'>;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** Calls an activity off. It says first whom that hits. */
export function CallOffSheet({ activity, onClose, onDone }: Props) {
  const w = useWords(activityDeskWords);
  const { language } = useSettings();
  const now = useNow();
  const { reason, fault, change, finish } = useReason();
  const { bookings, booked, waiting } = activity;
  const close = async () => {
    const text = finish();
    if (text === null) return;
    const done = await call('slot.close', { params: { slotId: activity.slotId }, body: { reason: text } });
    onClose();
    notify(w.calledOff(done.cancelledBookings));
    await onDone();
  };
  return (
    <Sheet
      open
      title={w.callOffTitle}
      onClose={onClose}
      foot={
        <View className='ui-pair'>
          <Button kind='secondary' onTap={onClose}>
            {w.keep}
          </Button>
          <Button kind='danger' onTap={close}>
            {w.callOffDo}
          </Button>
        </View>
      }
    >
      <View className='ui-stack'>
        <Text className='activity__name'>{activity.name}</Text>
        <Text className='activity__when'>{whenWords(activity, now, language)}</Text>
        <Card tone={bookings + waiting > 0 ? 'error' : 'plain'}>
          <View className='ui-stack'>
            <Text className='activity-desk__strong'>{w.callOffWho(bookings, booked, waiting)}</Text>
            <Text className='ui-text'>{w.callOffForGood}</Text>
          </View>
        </Card>
        <ReasonChoice quick={w.callOffReasons} reason={reason} fault={fault} onChange={change} more />
      </View>
    </Sheet>
  );
}
