import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { rangeWords } from '@shared/time/words';
import { timetableWords } from '@shared/words/timetable';
import { call } from '@/services/api';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { ReasonChoice, useReason } from '@/sheets/reason-choice';
import { Button, ChoiceCards, Loaded, notify, Sheet } from '@/ui';
import type { Task } from './timetable';

interface SheetProps {
  task: Task;
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** Another time: moved at once where the resident agreed, or offered to them. */
export function MoveSheet({ task, onClose, onDone }: SheetProps) {
  const w = useWords(timetableWords).tasks;
  const { language } = useSettings();
  const now = useNow();
  const params = { taskId: task.id };
  const [slotId, setSlotId] = useState<string | null>(task.suggested?.slotId ?? null);
  const load = useLoad(() => call('changeTask.times', { params }), [task.id]);
  const send = async (said: string, work: (chosen: string) => Promise<unknown>) => {
    if (slotId === null) return;
    try {
      await work(slotId);
      notify(said);
    } finally {
      await onDone();
    }
  };
  return (
    <Sheet
      open
      title={w.moveTitle}
      onClose={onClose}
      foot={
        <View className='timetable-pair'>
          <Button
            kind='secondary'
            disabled={slotId === null}
            onTap={() =>
              send(w.offered, (chosen) =>
                call('changeTask.note', { params, body: { what: 'suggest', slotId: chosen } }),
              )
            }
          >
            {w.suggest}
          </Button>
          <Button
            disabled={slotId === null}
            onTap={() =>
              send(w.settled, (chosen) =>
                call('changeTask.settle', { params, body: { outcome: 'moved', slotId: chosen } }),
              )
            }
          >
            {w.move}
          </Button>
        </View>
      }
    >
      <View className='timetable-form'>
        <Text className='ui-text'>{w.moveHint}</Text>
        <Loaded load={load}>
          {({ items }) =>
            items.length === 0 ? (
              <Text className='ui-text'>{w.noTimes}</Text>
            ) : (
              <ChoiceCards
                label={w.moveTitle}
                options={items.map((time) => ({
                  value: time.slotId,
                  title: rangeWords(
                    new Date(time.startAt),
                    new Date(time.endAt),
                    now,
                    language === 'en' ? 'en' : 'zh-CN',
                  ),
                  note: w.free(time.free),
                }))}
                value={slotId}
                onChange={setSlotId}
              />
            )
          }
        </Loaded>
      </View>
    </Sheet>
  );
}

/** Cancelled for the resident, who reads why. */
export function CancelSheet({ task, onClose, onDone }: SheetProps) {
  const w = useWords(timetableWords).tasks;
  const { reason, fault, change, finish } = useReason();
  const send = async () => {
    const text = finish();
    if (text === null) return;
    try {
      await call('changeTask.settle', { params: { taskId: task.id }, body: { outcome: 'cancelled', reason: text } });
      notify(w.settled);
    } finally {
      await onDone();
    }
  };
  return (
    <Sheet
      open
      title={w.cancelTitle}
      onClose={onClose}
      foot={
        <Button kind='danger' onTap={send}>
          {w.cancel}
        </Button>
      }
    >
      <ReasonChoice quick={w.cancelReasons} reason={reason} fault={fault} onChange={change} />
    </Sheet>
  );
}
