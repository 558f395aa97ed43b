import { useState } from 'react';
import { minuteWords, typedMinute } from '@shared/time/words';
import { Chips, Field, TextInput } from '@/ui';

interface Common {
  label: string;
  hint?: string;
  error?: string;
}

interface WordsFieldProps extends Common {
  value: string;
  maxLength: number;
  multi?: boolean;
  onChange: (value: string) => void;
}

export function WordsField({ label, hint, error, value, maxLength, multi, onChange }: WordsFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      <TextInput
        label={label}
        kind={multi ? 'multi' : 'text'}
        value={value}
        maxLength={maxLength}
        error={error !== undefined}
        onChange={onChange}
      />
    </Field>
  );
}

interface NumberFieldProps extends Common {
  /** null while it is empty. */
  value: number | null;
  onChange: (value: number | null) => void;
}

export function NumberField({ label, hint, error, value, onChange }: NumberFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      <TextInput
        label={label}
        kind='digits'
        value={value === null ? '' : String(value)}
        maxLength={5}
        error={error !== undefined}
        onChange={(text) => {
          const digits = text.replace(/\D/g, '');
          onChange(digits === '' ? null : Number(digits));
        }}
      />
    </Field>
  );
}

/** A time of the day to the minute; what is typed stays while it makes none. */
export function ClockField({ label, hint, error, value, onChange }: NumberFieldProps) {
  const [text, setText] = useState(value === null ? '' : minuteWords(value));
  return (
    <Field label={label} hint={hint} error={error}>
      <TextInput
        label={label}
        value={text}
        maxLength={5}
        error={error !== undefined}
        onChange={(next) => {
          setText(next);
          onChange(typedMinute(next, 1));
        }}
      />
    </Field>
  );
}

interface PickProps<T extends string> extends Common {
  /** In the order shown. A list where keys are figures: an object would sort them. */
  words: Readonly<Record<T, string>> | readonly (readonly [T, string])[];
  value: T;
  onChange: (value: T) => void;
}

export function Pick<T extends string>({ label, hint, error, words, value, onChange }: PickProps<T>) {
  const pairs = 'map' in words ? words : (Object.entries(words) as [T, string][]);
  const options = (pairs as readonly (readonly [T, string])[]).map(([key, word]) => ({ value: key, word }));
  return (
    <Field label={label} hint={hint} error={error}>
      <Chips<T> all label={label} options={options} value={value} onChange={onChange} />
    </Field>
  );
}
