import { limits } from '@shared/limits';
import { facilityWords } from '@shared/words/facility';
import { useWords } from '@/services/settings';
import { Field, TextInput } from '@/ui';

interface ReasonFieldProps {
  value: string;
  onChange: (reason: string) => void;
  /** What residents will make of it. */
  hint: string;
  isMissing: boolean;
  onDone: () => unknown;
}

/** Why, in words that residents read. */
export function ReasonField({ value, onChange, hint, isMissing, onDone }: ReasonFieldProps) {
  const { reason } = useWords(facilityWords);
  return (
    <Field label={reason} error={isMissing ? hint : undefined}>
      <TextInput
        value={value}
        onChange={onChange}
        label={reason}
        placeholder={hint}
        maxLength={limits.timetableReasonMax}
        error={isMissing}
        onDone={onDone}
      />
    </Field>
  );
}

/** Long enough to be read. */
export const isReason = (text: string): boolean => text.trim().length >= limits.reasonMin;
