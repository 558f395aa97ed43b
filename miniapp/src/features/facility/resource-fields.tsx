import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { resourceKinds, type ResourceKind } from '@shared/enums/resource';
import { limits } from '@shared/limits';
import { arrangeWords } from '@shared/words/arrange';
import { facilityWords } from '@shared/words/facility';
import { useWords } from '@/services/settings';
import { Chips, Field, TextInput } from '@/ui';
import type { Resource } from './facility';
import { HoursField } from './hours-field';
import { PartsField } from './parts-field';
import { isPerson, type Draft, type Wrong } from './resource-draft';

interface ResourceFieldsProps {
  draft: Draft;
  /** Null for a new one, of which the same is said. */
  resource: Resource | null;
  all: readonly Resource[];
  wrong: Wrong | null;
  onChange: (draft: Draft) => void;
  /** Of somebody: whose account they have. */
  account?: ReactNode;
  /** Below the fields. */
  children?: ReactNode;
}

export function ResourceFields({ draft, resource, all, wrong, onChange, account, children }: ResourceFieldsProps) {
  const w = useWords(facilityWords);
  const a = useWords(arrangeWords);
  const set = (over: Partial<Draft>) => onChange({ ...draft, ...over });
  const minutes = (key: 'before' | 'after') => (
    <Field label={a[key]} error={wrong === key ? a.badBreak : undefined}>
      <TextInput
        kind='digits'
        value={draft[key]}
        label={a[key]}
        maxLength={3}
        error={wrong === key}
        onChange={(text) => set({ [key]: text })}
      />
    </Field>
  );
  return (
    <View className='ui-stack'>
      <Field label={w.kind}>
        <Chips<ResourceKind>
          all
          label={w.kind}
          options={resourceKinds.map((value) => ({ value, word: w.kinds[value] }))}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
        />
      </Field>
      <Field label={w.name} error={wrong === 'name' ? w.nameMissing : undefined}>
        <TextInput
          value={draft.name}
          label={w.name}
          error={wrong === 'name'}
          maxLength={limits.resourceNameMax}
          onChange={(name) => set({ name })}
        />
      </Field>
      <Field label={w.who}>
        <TextInput
          value={draft.who}
          label={w.who}
          placeholder={w.whoHint}
          maxLength={limits.resourceWhoMax}
          onChange={(who) => set({ who })}
        />
      </Field>
      <Field label={w.skillLabel}>
        <TextInput
          value={draft.skill}
          label={w.skillLabel}
          placeholder={w.skillHint}
          maxLength={limits.resourceSkillMax}
          onChange={(skill) => set({ skill })}
        />
      </Field>
      {account}
      {!isPerson(draft.kind) && (
        <Field label={a.places} hint={a.placesHint} error={wrong === 'places' ? a.badPlaces : undefined}>
          <TextInput
            kind='digits'
            value={draft.places}
            label={a.places}
            maxLength={6}
            error={wrong === 'places'}
            onChange={(places) => set({ places })}
          />
        </Field>
      )}
      <View className='facility-span'>
        {minutes('before')}
        {minutes('after')}
      </View>
      {!isPerson(draft.kind) && (
        <PartsField resource={resource} all={all} chosen={draft.partIds} onChange={(partIds) => set({ partIds })} />
      )}
      <HoursField week={draft.week} wrong={wrong === 'hours'} onChange={(week) => set({ week })} />
      {children}
    </View>
  );
}
