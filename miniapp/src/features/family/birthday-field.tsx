import { ageOn, civilDay } from '@shared/time/civil';
import { typedDay } from '@shared/time/words';
import { familyAddWords } from '@shared/words/family-add';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { Field, TextInput } from '@/ui';
import { dayOf } from './when';

interface Props {
  value: string;
  onChange: (value: string) => void;
  optional?: boolean;
  error?: string;
}

/** A birthday in eight digits, said back in words so that a slip is seen. */
export function BirthdayField({ value, onChange, optional, error }: Props) {
  const w = useWords(familyAddWords);
  const { language } = useSettings();
  const now = useNow();
  const day = typedDay(value);
  const today = civilDay(now);
  const said = day === null || day > today ? null : w.bornIs(dayOf(day, now, language), ageOn(day, today));
  return (
    <Field label={w.born} hint={said ?? (optional ? w.bornOptional : w.bornHint)} error={error}>
      <TextInput
        label={w.born}
        kind='digits'
        value={value}
        maxLength={10}
        error={error !== undefined}
        onChange={onChange}
      />
    </Field>
  );
}
