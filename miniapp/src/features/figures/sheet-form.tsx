import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { limits } from '@shared/limits';
import { isCivilDay } from '@shared/time/civil';
import { figuresWords } from '@shared/words/figures';
import { download } from '@/platform/device';
import { asApiError, call, fetchBookingSheet } from '@/services/api';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Button, ChoiceCards, DateInput, Field, notify, Sheet, TextInput } from '@/ui';
import { spoken } from '@/ui/a11y';

interface SheetFormProps {
  centreId: string | undefined;
  /** Of one service alone. */
  serviceId?: string;
  fromOn: string;
  toOn: string;
  onClose: () => void;
}

const sizeWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Which days, whether names are whole and why; how long it will be, and how much of it has come. */
export function SheetForm({ centreId, serviceId, onClose, ...first }: SheetFormProps) {
  const w = useWords(figuresWords).sheet;
  const [fromOn, setFromOn] = useState(first.fromOn);
  const [toOn, setToOn] = useState(first.toOn);
  const [names, setNames] = useState<'masked' | 'whole'>('masked');
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string>();
  const [bytes, setBytes] = useState<number | null>(null);
  const areDays = isCivilDay(fromOn) && isCivilDay(toOn);
  const size = useLoad(
    () => call('bookingSheet.size', { query: { centreId, serviceId, fromOn, toOn } }),
    [centreId, serviceId, fromOn, toOn],
    { when: areDays },
  );
  const change = (set: (value: string) => void) => (value: string) => {
    set(value.trim());
    setFault(undefined);
  };
  const make = async () => {
    const why = reason.trim();
    if (names === 'whole' && why.length < limits.reasonMin) {
      setFault(w.reasonNeeded);
      return;
    }
    setBytes(0);
    try {
      const body = { centreId, serviceId, fromOn, toOn, ...(names === 'whole' ? { reason: why } : {}) };
      const file = await fetchBookingSheet(body, setBytes);
      download(w.fileName(fromOn, toOn), file, file.type);
      notify(w.done);
      onClose();
    } catch (failure) {
      setFault(asApiError(failure).message);
    } finally {
      setBytes(null);
    }
  };
  const rows = size.data?.rows ?? 0;
  const sizeSaid = size.error?.message ?? (size.data === null ? '' : rows === 0 ? w.none : w.rows(rows));
  return (
    <Sheet
      open
      title={w.title}
      onClose={onClose}
      foot={
        <Button icon='download' disabled={!areDays || size.error !== null || rows === 0} onTap={make}>
          {w.make}
        </Button>
      }
    >
      <View className='ui-stack'>
        <Text className='ui-text'>{w.lead}</Text>
        <View className='figures__pair'>
          <Field label={w.from} error={isCivilDay(fromOn) ? undefined : w.dayWrong}>
            <DateInput label={w.from} value={fromOn} max={toOn} onChange={change(setFromOn)} />
          </Field>
          <Field label={w.to} error={isCivilDay(toOn) ? undefined : w.dayWrong}>
            <DateInput label={w.to} value={toOn} min={fromOn} onChange={change(setToOn)} />
          </Field>
        </View>
        <Text className='figures__rows' {...spoken({ role: 'status' })}>
          {areDays ? sizeSaid : ''}
        </Text>
        <Field label={w.names}>
          <ChoiceCards
            label={w.names}
            columns={2}
            options={[
              { value: 'masked' as const, ...w.masked },
              { value: 'whole' as const, ...w.whole },
            ]}
            value={names}
            onChange={setNames}
          />
        </Field>
        {names === 'whole' && (
          <Field label={w.reason}>
            <TextInput
              label={w.reason}
              value={reason}
              maxLength={limits.reasonMax}
              onChange={(value) => {
                setReason(value);
                setFault(undefined);
              }}
            />
          </Field>
        )}
        {fault !== undefined && (
          <Text className='figures__fault' {...spoken({ role: 'alert' })}>
            {fault}
          </Text>
        )}
        {bytes !== null && (
          <Text className='figures__rows' {...spoken({ role: 'status' })}>
            {w.making(sizeWords(bytes))}
          </Text>
        )}
      </View>
    </Sheet>
  );
}
