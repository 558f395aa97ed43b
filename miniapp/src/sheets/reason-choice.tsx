import { View } from '@tarojs/components';
import { useState } from 'react';
import { limits } from '@shared/limits';
import { deskWords } from '@shared/words/desk';
import { useWords } from '@/services/settings';
import { ChoiceCards, Field, TextInput } from '@/ui';

const other = 'other';

export interface Reason {
  /** One of the quick reasons, or `other`; null while none is chosen. */
  choice: string | null;
  text: string;
}

export const noReason: Reason = { choice: null, text: '' };

/** The reason as the resident reads it; null while it does not say enough. */
export function reasonText({ choice, text }: Reason, join: string): string | null {
  const more = text.trim();
  if (choice === null) return null;
  if (choice === other) return more.length >= limits.reasonMin ? more : null;
  return more === '' ? choice : `${choice}${join}${more}`;
}

/** Tells what is missing, in the sheet that holds a ReasonChoice. */
export function useReason() {
  const w = useWords(deskWords);
  const [reason, setReason] = useState(noReason);
  const [fault, setFault] = useState<string | null>(null);
  return {
    reason,
    fault,
    change: (next: Reason) => {
      setReason(next);
      setFault(null);
    },
    /** The finished text, or null after having said what is missing. */
    finish: (): string | null => {
      const text = reasonText(reason, w.reasonJoin);
      if (text === null) setFault(reason.choice === null ? w.chooseReason : w.reasonTooShort);
      return text;
    },
  };
}

interface ReasonChoiceProps {
  quick: readonly string[];
  reason: Reason;
  fault: string | null;
  onChange: (reason: Reason) => void;
  /** Whether more may be said beside a quick reason. */
  more?: boolean;
}

/** Quick reasons and one's own words: the resident reads what is chosen here. */
export function ReasonChoice({ quick, reason, fault, onChange, more = false }: ReasonChoiceProps) {
  const w = useWords(deskWords);
  const own = reason.choice === other;
  const options = [...quick.map((word) => ({ value: word, title: word })), { value: other, title: w.otherReason }];
  return (
    <View className='ui-stack'>
      <Field label={w.reasonLabel} error={own ? undefined : (fault ?? undefined)}>
        <ChoiceCards
          label={w.reasonLabel}
          options={options}
          value={reason.choice}
          onChange={(choice) => onChange({ ...reason, choice })}
          columns={2}
        />
      </Field>
      {(own || (more && reason.choice !== null)) && (
        <Field label={own ? w.reasonText : w.reasonMore} error={own ? (fault ?? undefined) : undefined}>
          <TextInput
            label={own ? w.reasonText : w.reasonMore}
            value={reason.text}
            onChange={(text) => onChange({ ...reason, text })}
            placeholder={more ? w.reasonMorePlaceholder : undefined}
            maxLength={limits.reasonMax - 20}
            error={own && fault !== null}
          />
        </Field>
      )}
    </View>
  );
}
