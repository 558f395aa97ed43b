import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { limits } from '@shared/limits';
import { addDays } from '@shared/time/civil';
import { dateWords, typedMinute } from '@shared/time/words';
import { timetableWords } from '@shared/words/timetable';
import { useSettings, useWords } from '@/services/settings';
import { Button, Chips, Field, Stepper, TextInput } from '@/ui';
import type { Change } from './timetable';
import { RunFields } from './run-fields';
import { newRun, runOf, type RunText } from './times';

interface ExceptionFormProps {
  on: string;
  serviceId: string | undefined;
  /** Whether the day has one already, that may be taken back. */
  hasOwn: boolean;
  onLook: (change: Change) => void;
}

/** One day, or some in a row, closed or with other hours, with a reason that residents read. */
export function ExceptionForm({ on, serviceId, hasOwn, onLook }: ExceptionFormProps) {
  const w = useWords(timetableWords);
  const { language } = useSettings();
  const [kind, setKind] = useState<'closed' | 'other'>('closed');
  const [days, setDays] = useState(1);
  const [from, setFrom] = useState('14:00');
  const [to, setTo] = useState('21:00');
  const [run, setRun] = useState<RunText>(newRun(1));
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState(false);
  const span = { fromOn: on, toOn: addDays(on, days - 1) };
  const look = () => {
    const text = reason.trim();
    const isClosed = kind === 'closed';
    if (text.length < limits.reasonMin) return setWrong(true);
    if (serviceId === undefined) {
      const [opensMinute, closesMinute] = isClosed ? [null, null] : [typedMinute(from), typedMinute(to)];
      if (!isClosed && (opensMinute === null || closesMinute === null || opensMinute >= closesMinute)) {
        return setWrong(true);
      }
      return onLook({ kind: 'centre_exception', ...span, opensMinute, closesMinute, reason: text });
    }
    const whole = isClosed ? null : runOf(run);
    if (!isClosed && whole === null) return setWrong(true);
    const runs = whole === null ? [] : [{ ...whole, weekday: undefined }].map(({ weekday: _, ...own }) => own);
    onLook({ kind: 'service_exception', serviceId, ...span, runs, reason: text });
  };
  const end = () =>
    onLook(
      serviceId === undefined
        ? { kind: 'centre_exception_end', fromOn: on, toOn: on }
        : { kind: 'service_exception_end', serviceId, fromOn: on, toOn: on },
    );
  return (
    <View className='timetable-form timetable-form--in'>
      <Text className='timetable-event__name'>
        {w.exceptionTitle(dateWords(on, language === 'en' ? 'en' : 'zh-CN'))}
      </Text>
      <Chips<'closed' | 'other'>
        all
        label={w.exceptionTitle(on)}
        options={[
          { value: 'closed', word: w.kinds.closed },
          { value: 'other', word: w.kinds.other },
        ]}
        value={kind}
        onChange={setKind}
      />
      {kind === 'other' &&
        (serviceId === undefined ? (
          <View className='timetable-span'>
            <TextInput value={from} onChange={setFrom} label={w.from} maxLength={5} />
            <Text>–</Text>
            <TextInput value={to} onChange={setTo} label={w.to} maxLength={5} />
          </View>
        ) : (
          <RunFields run={run} label={w.kinds.other} onChange={setRun} />
        ))}
      <Field label={w.days}>
        <Stepper label={w.days} value={days} min={1} max={limits.exceptionDays} onChange={setDays} />
      </Field>
      <Field label={w.reason} error={wrong ? `${w.badTime}；${w.reasonHint}` : undefined}>
        <TextInput
          value={reason}
          onChange={(text) => {
            setWrong(false);
            setReason(text);
          }}
          label={w.reason}
          placeholder={w.reasonHint}
          maxLength={limits.timetableReasonMax}
        />
      </Field>
      <Button icon='eye' onTap={look}>
        {w.look}
      </Button>
      {hasOwn && (
        <Button kind='quiet' icon='rotate-ccw' onTap={end}>
          {w.end}
        </Button>
      )}
    </View>
  );
}
