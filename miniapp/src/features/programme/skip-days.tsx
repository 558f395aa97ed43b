import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { programmeDeskWords } from '@shared/words/programme-desk';
import { useSettings, useWords } from '@/services/settings';
import { Button, DateInput, Field, Icon, Tap } from '@/ui';
import { sessionsOfDraft, type Draft } from './plan';
import { dayOf } from './when';

interface Props {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
}

/** Days on which there is no session though the pattern has one: added one by one, taken back by a tap. */
export function SkipDays({ draft, onChange }: Props) {
  const w = useWords(programmeDeskWords).form;
  const { language } = useSettings();
  const [on, setOn] = useState('');
  const [outside, setOutside] = useState(false);
  const add = () => {
    const has = sessionsOfDraft(draft).some((one) => one.on === on);
    setOutside(!has);
    if (!has) return;
    onChange({ skip: [...draft.skip, on].sort() });
    setOn('');
  };
  return (
    <Field label={w.skip} hint={w.skipHint} error={outside ? w.skipOutside : undefined}>
      <View className='season-form__skip'>
        <DateInput
          label={w.skip}
          value={on}
          min={draft.fromOn === '' ? undefined : draft.fromOn}
          max={draft.toOn === '' ? undefined : draft.toOn}
          onChange={(day) => {
            setOn(day);
            setOutside(false);
          }}
          error={outside}
        />
        <Button kind='secondary' block={false} disabled={on === ''} onTap={add}>
          {w.skipAdd}
        </Button>
      </View>
      {draft.skip.length > 0 && (
        <View className='season-form__days'>
          {draft.skip.map((day) => (
            <Tap
              key={day}
              repeat
              className='ui-chip is-chosen'
              label={w.skipRemove(dayOf(day, language))}
              onTap={() => onChange({ skip: draft.skip.filter((one) => one !== day) })}
            >
              <Text>{dayOf(day, language)}</Text>
              <Icon name='x' size={16} />
            </Tap>
          ))}
        </View>
      )}
    </Field>
  );
}
