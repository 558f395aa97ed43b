import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { personalDetails, type PersonalDetail } from '@shared/enums';
import { revealWords } from '@shared/words/reveal';
import { callPhone } from '@/platform/device';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { Button, Facts, Field, Segmented, Sheet } from '@/ui';
import { ReasonChoice, useReason } from './reason-choice';

interface RevealSheetProps {
  personId: string;
  /** What is chosen at first. */
  first?: PersonalDetail;
  onClose: () => void;
}

interface Opened {
  what: PersonalDetail;
  value: string | null;
}

/** Opens one masked detail, never without a reason that the resident reads. What was opened is gone with the sheet. */
export function RevealSheet({ personId, first = 'name', onClose }: RevealSheetProps) {
  const w = useWords(revealWords);
  const [what, setWhat] = useState<PersonalDetail>(first);
  const [opened, setOpened] = useState<Opened | null>(null);
  const { reason, fault, change, finish } = useReason();
  const show = async () => {
    const text = finish();
    if (text === null) return;
    const answer = await call('person.reveal', { params: { personId }, body: { what: [what], reason: text } });
    setOpened({ what, value: answer[what] ?? null });
  };
  if (opened !== null) {
    const { value } = opened;
    return (
      <Sheet open title={w.title} onClose={onClose} foot={<Button onTap={onClose}>{w.close}</Button>}>
        <View className='ui-stack'>
          <Facts items={[{ label: w.details[opened.what], value: value ?? w.unknown }]} />
          {opened.what === 'phone' && value !== null && (
            <Button kind='soft' icon='phone' onTap={() => callPhone(value)}>
              {w.call}
            </Button>
          )}
          <Text className='ui-text'>{w.gone}</Text>
        </View>
      </Sheet>
    );
  }
  return (
    <Sheet
      open
      title={w.title}
      onClose={onClose}
      foot={
        <Button icon='eye' onTap={show}>
          {w.show}
        </Button>
      }
    >
      <Text className='ui-text'>{w.told}</Text>
      <Field label={w.what}>
        <Segmented
          label={w.what}
          options={personalDetails.map((value) => ({ value, word: w.details[value] }))}
          value={what}
          onChange={setWhat}
        />
      </Field>
      <ReasonChoice quick={w.reasons} reason={reason} fault={fault} onChange={change} />
    </Sheet>
  );
}
