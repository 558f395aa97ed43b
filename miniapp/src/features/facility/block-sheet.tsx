import { View } from '@tarojs/components';
import { useState } from 'react';
import { blockKinds, type BlockKind } from '@shared/enums/resource';
import { atMinute } from '@shared/time/civil';
import { minuteWords, typedMinute } from '@shared/time/words';
import { facilityWords } from '@shared/words/facility';
import { useWords } from '@/services/settings';
import { Button, Chips, DateInput, Field, Sheet, TextInput } from '@/ui';
import { BlockPreview } from './block-preview';
import type { Resource, Span, Taking } from './facility';
import { Foot } from './foot';
import { isReason, ReasonField } from './reason-field';

interface BlockSheetProps {
  resource: Resource;
  /** What was chosen in the grid, or what the form opens with. */
  span: Span;
  onClose: () => void;
  onSaved: () => Promise<void>;
}

/** Takes a resource out for a time: from when to when and why, then whom it hits, then it is saved. */
export function BlockSheet({ resource, span, onClose, onSaved }: BlockSheetProps) {
  const w = useWords(facilityWords);
  const isPerson = resource.kind === 'staff' || resource.kind === 'talent';
  const [on, setOn] = useState(span.on);
  const [from, setFrom] = useState(minuteWords(span.fromMinute));
  const [to, setTo] = useState(minuteWords(span.toMinute));
  const [kind, setKind] = useState<BlockKind>(isPerson ? 'absence' : 'meeting');
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<'time' | 'reason' | null>(null);
  const [taking, setTaking] = useState<Taking | null>(null);
  const kinds = blockKinds.filter((one) => one !== (isPerson ? 'repair' : 'absence'));
  const look = () => {
    const [start, end] = [typedMinute(from), typedMinute(to)];
    if (on === '' || start === null || end === null || start >= end) return setWrong('time');
    if (!isReason(reason)) return setWrong('reason');
    setWrong(null);
    setTaking({
      startAt: atMinute(on, start).toISOString(),
      endAt: atMinute(on, end).toISOString(),
      kind,
      reason: reason.trim(),
    });
  };
  if (taking !== null) {
    return (
      <BlockPreview
        resource={resource}
        taking={taking}
        onBack={() => setTaking(null)}
        onClose={onClose}
        onSaved={onSaved}
      />
    );
  }
  return (
    <Sheet
      open
      title={w.blockTitle(resource.name)}
      onClose={onClose}
      foot={
        <Foot back={w.cancel} onBack={onClose}>
          <Button icon='eye' onTap={look}>
            {w.look}
          </Button>
        </Foot>
      }
    >
      <View className='ui-stack'>
        <Field label={w.day}>
          <DateInput value={on} onChange={setOn} label={w.day} error={wrong === 'time'} />
        </Field>
        <View className='facility-span'>
          <Field label={w.start}>
            <TextInput value={from} onChange={setFrom} label={w.start} maxLength={5} error={wrong === 'time'} />
          </Field>
          <Field label={w.end}>
            <TextInput value={to} onChange={setTo} label={w.end} maxLength={5} error={wrong === 'time'} />
          </Field>
        </View>
        <Field label={w.why} error={wrong === 'time' ? w.badTime : undefined}>
          <Chips<BlockKind>
            all
            label={w.why}
            options={kinds.map((value) => ({ value, word: w.blockKinds[value] }))}
            value={kind}
            onChange={setKind}
          />
        </Field>
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
