import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { atMinute } from '@shared/time/civil';
import { minuteWords, rangeWords, typedMinute } from '@shared/time/words';
import { facilityWords } from '@shared/words/facility';
import { slotMoveWords } from '@shared/words/slot-move';
import { call } from '@/services/api';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Button, Chips, DateInput, Field, Sheet, TextInput } from '@/ui';
import type { Move } from './facility';
import { Foot } from './foot';
import { MovePreview, type Where } from './move-preview';
import { isReason, ReasonField } from './reason-field';
import { useWhyNot } from './use-why-not';

interface MoveSheetProps {
  /** Where it was drawn, or where it is. */
  move: Move;
  onClose: () => void;
  onSaved: () => Promise<void>;
}

/** Moves a slot: which day, from when, in which room and why; why it can't be there is said at once. Then whom it hits. */
export function MoveSheet({ move, onClose, onSaved }: MoveSheetProps) {
  const w = useWords(slotMoveWords);
  const f = useWords(facilityWords);
  const { language } = useSettings();
  const now = useNow();
  const { entry, to } = move;
  const [on, setOn] = useState(to.on);
  const [from, setFrom] = useState(minuteWords(to.minute));
  const [toResourceId, setToResourceId] = useState(to.resourceId);
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<'time' | 'reason' | null>(null);
  const [where, setWhere] = useState<Where | null>(null);
  const params = { slotId: entry.id };
  const query = { resourceId: entry.resourceId, fromOn: on, days: 1 };
  const load = useLoad(() => call('slotMove.targets', { params, query }), [entry.id, on], { when: on !== '' });
  const whyNot = useWhyNot();
  const minute = typedMinute(from);
  const why =
    load.data === null || minute === null || load.waiting
      ? null
      : whyNot(load.data, { on, minute, resourceId: toResourceId });
  const look = () => {
    if (on === '' || minute === null) return setWrong('time');
    if (why !== null) return undefined;
    if (!isReason(reason)) return setWrong('reason');
    setWrong(null);
    const startAt = atMinute(on, minute).toISOString();
    return setWhere({ resourceId: entry.resourceId, toResourceId, startAt, reason: reason.trim() });
  };
  if (where !== null) {
    return (
      <MovePreview entry={entry} where={where} onBack={() => setWhere(null)} onClose={onClose} onSaved={onSaved} />
    );
  }
  const zone = language === 'en' ? 'en' : 'zh-CN';
  const resources = load.data?.resources ?? [];
  return (
    <Sheet
      open
      title={w.title(entry.title)}
      onClose={onClose}
      foot={
        <Foot back={f.cancel} onBack={onClose}>
          <Button icon='eye' onTap={look}>
            {f.look}
          </Button>
        </Foot>
      }
    >
      <View className='ui-stack'>
        <Text className='facility__note'>
          {w.now(rangeWords(new Date(entry.startAt), new Date(entry.endAt), now, zone))}
        </Text>
        <Field label={f.day}>
          <DateInput value={on} onChange={setOn} label={f.day} error={wrong === 'time' && on === ''} />
        </Field>
        <Field label={w.start} error={why ?? (wrong === 'time' ? w.badTime : (load.error?.message ?? undefined))}>
          <TextInput
            value={from}
            onChange={setFrom}
            label={w.start}
            maxLength={5}
            error={why !== null || wrong === 'time'}
          />
        </Field>
        {resources.length > 1 && (
          <Field label={w.where}>
            <Chips<string>
              all
              label={w.where}
              options={resources.map(({ resourceId, name }) => ({ value: resourceId, word: name }))}
              value={toResourceId}
              onChange={setToResourceId}
            />
          </Field>
        )}
        <ReasonField
          value={reason}
          onChange={setReason}
          hint={w.reasonHint}
          isMissing={wrong === 'reason'}
          onDone={look}
        />
      </View>
    </Sheet>
  );
}
