import { View } from '@tarojs/components';
import { useState } from 'react';
import { resourceKinds, type ResourceKind } from '@shared/enums/resource';
import { limits } from '@shared/limits';
import { facilityWords } from '@shared/words/facility';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { ask, Button, Chips, Field, notify, Sheet, TextInput } from '@/ui';
import type { Resource } from './facility';
import { Foot } from './foot';

interface ResourceSheetProps {
  centreId: string;
  /** Null for a new one. */
  resource: Resource | null;
  onClose: () => void;
  onChanged: () => Promise<void>;
}

/** Adds a room, a thing or somebody, gives it another name, or takes it off the list. */
export function ResourceSheet({ centreId, resource, onClose, onChanged }: ResourceSheetProps) {
  const w = useWords(facilityWords);
  const [kind, setKind] = useState<ResourceKind>(resource?.kind ?? 'room');
  const [name, setName] = useState(resource?.name ?? '');
  const [who, setWho] = useState(resource?.who ?? '');
  const [skill, setSkill] = useState('');
  const [wrong, setWrong] = useState(false);
  const done = async (word: string) => {
    notify(word);
    onClose();
    await onChanged();
  };
  const save = async () => {
    if (name.trim() === '') return setWrong(true);
    const own = { name, who: who.trim() === '' ? undefined : who };
    if (resource === null) {
      const body = { ...own, kind, skill: skill.trim() === '' ? undefined : skill };
      await call('resource.create', { params: { centreId }, body });
    } else {
      const body = { ...own, version: resource.version };
      await call('resource.change', { params: { resourceId: resource.id }, body });
    }
    return done(w.saved);
  };
  const retire = async (one: Resource) => {
    if (!(await ask(w.retireAsk(one.name)))) return;
    await call('resource.retire', { params: { resourceId: one.id }, body: { version: one.version } });
    await done(w.retired);
  };
  return (
    <Sheet
      open
      title={resource === null ? w.add : resource.name}
      onClose={onClose}
      foot={
        <Foot back={w.cancel} onBack={onClose}>
          <Button onTap={save}>{w.save}</Button>
        </Foot>
      }
    >
      <View className='ui-stack'>
        {resource === null && (
          <Field label={w.kind}>
            <Chips<ResourceKind>
              all
              label={w.kind}
              options={resourceKinds.map((value) => ({ value, word: w.kinds[value] }))}
              value={kind}
              onChange={setKind}
            />
          </Field>
        )}
        <Field label={w.name} error={wrong ? w.nameMissing : undefined}>
          <TextInput
            value={name}
            label={w.name}
            error={wrong}
            maxLength={limits.resourceNameMax}
            onChange={(text) => {
              setWrong(false);
              setName(text);
            }}
          />
        </Field>
        <Field label={w.who}>
          <TextInput
            value={who}
            label={w.who}
            placeholder={w.whoHint}
            maxLength={limits.resourceWhoMax}
            onChange={setWho}
          />
        </Field>
        {resource === null && (
          <Field label={w.skillLabel}>
            <TextInput
              value={skill}
              label={w.skillLabel}
              placeholder={w.skillHint}
              maxLength={limits.resourceSkillMax}
              onChange={setSkill}
            />
          </Field>
        )}
        {resource !== null && (
          <Button kind='quiet' icon='trash-2' onTap={() => retire(resource)}>
            {w.retire}
          </Button>
        )}
      </View>
    </Sheet>
  );
}
