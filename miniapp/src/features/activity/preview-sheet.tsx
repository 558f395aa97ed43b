import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { limits } from '@shared/limits';
import { activityDeskWords } from '@shared/words/activity-desk';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Button, Card, Field, Loaded, Row, Rows, Section, Sheet, Tag, TextInput } from '@/ui';
import type { Plan } from './plan';

interface Props {
  activity: Reply<'deskActivity.get'>;
  plan: Plan;
  onClose: () => void;
  onSave: (reason: string | undefined) => Promise<unknown>;
}

/** Whom a change hits, before it is made; what they will read as the reason is said here. */
export function PreviewSheet({ activity, plan, onClose, onSave }: Props) {
  const w = useWords(activityDeskWords).preview;
  const [reason, setReason] = useState('');
  const { startAt, endAt, place, capacity } = plan;
  const load = useLoad(
    () =>
      call('deskActivity.preview', {
        params: { serviceId: activity.id },
        body: { startAt, endAt, place, capacity },
      }),
    [activity.id],
  );
  const moves = load.data !== null && (load.data.retimed || load.data.relocated);
  const told = load.data === null ? 0 : load.data.bookings + load.data.waiting;
  const text = reason.trim();
  return (
    <Sheet
      open
      title={w.title}
      onClose={onClose}
      foot={
        <View className='ui-pair'>
          <Button kind='secondary' onTap={onClose}>
            {w.back}
          </Button>
          <Button
            disabled={load.data === null || (text !== '' && text.length < limits.reasonMin)}
            onTap={() => onSave(text === '' ? undefined : text)}
          >
            {moves && told > 0 ? w.save : w.saveOnly}
          </Button>
        </View>
      }
    >
      <Loaded load={load}>
        {(preview) => (
          <View className='ui-stack'>
            <Hit preview={preview} />
            {moves && told > 0 && (
              <Field label={w.reason} hint={w.reasonHint}>
                <TextInput label={w.reason} value={reason} onChange={setReason} maxLength={limits.reasonMax} />
              </Field>
            )}
            {moves && preview.items.length > 0 && (
              <Section title={w.items}>
                <Rows>
                  {preview.items.slice(0, shownMost).map((one) => (
                    <Row
                      key={one.bookingId}
                      icon='user-round'
                      title={one.personName}
                      value={w.bookings(1, one.partySize)}
                      tag={one.clashes ? <Tag tone='warn'>{w.clash}</Tag> : undefined}
                    />
                  ))}
                </Rows>
              </Section>
            )}
          </View>
        )}
      </Loaded>
    </Sheet>
  );
}

/** Names to see whom it hits; the figures above count them all. */
const shownMost = 20;

function Hit({ preview }: { preview: Reply<'deskActivity.preview'> }) {
  const w = useWords(activityDeskWords).preview;
  const { retimed, relocated, bookings, people, waiting, clashes, toCall, above, offered } = preview;
  const moves = retimed || relocated;
  const nobody = bookings + waiting === 0;
  const lines = [
    ...(moves && !nobody ? [w.bookings(bookings, people)] : []),
    ...(moves && waiting > 0 ? [w.waiting(waiting)] : []),
    ...(clashes > 0 ? [w.clashes(clashes)] : []),
    ...(moves && toCall > 0 ? [w.toCall(toCall)] : []),
    ...(above > 0 ? [w.above(above)] : []),
    ...(offered > 0 ? [w.offered(offered)] : []),
    ...(moves && !nobody ? [w.keeps] : []),
  ];
  return (
    <Card tone={moves && !nobody ? 'warn' : 'plain'}>
      <View className='ui-stack'>
        {moves && <Text className='activity-desk__strong'>{nobody ? w.nobody : w.moved(people + waiting)}</Text>}
        {lines.map((line) => (
          <Text key={line} className='ui-text'>
            {line}
          </Text>
        ))}
        {!moves && lines.length === 0 && <Text className='ui-text'>{w.nobody}</Text>}
      </View>
    </Card>
  );
}
