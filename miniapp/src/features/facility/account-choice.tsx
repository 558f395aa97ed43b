import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ItemOf, Reply } from '@shared/contract/types';
import { limits } from '@shared/limits';
import { resourceLinkWords } from '@shared/words/resource-link';
import { signInWords } from '@shared/words/ui';
import { call } from '@/services/api';
import { asApiError } from '@/services/api-error';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Button, ChoiceCards, Field, Loaded, notify, Segmented, Sheet, TextInput } from '@/ui';
import type { Resource } from './facility';
import { Foot } from './foot';

interface AccountChoiceProps {
  centreId: string;
  resource: Resource;
  onBack: () => void;
  onClose: () => void;
  /** With what is said of it. */
  onLinked: (next: Resource, word: string) => void;
}

type By = 'colleague' | 'phone';
type Colleague = Reply<'resource.colleagues'>['items'][number];
type Found = ItemOf<'deskBooking.find'>;

/** Finds the account of somebody: among those with a role at the centre, or by the whole phone number, never in a list of all. */
export function AccountChoice({ centreId, resource, onBack, onClose, onLinked }: AccountChoiceProps) {
  const w = useWords(resourceLinkWords);
  const [by, setBy] = useState<By>('colleague');
  const [chosen, setChosen] = useState<string | null>(null);
  const link = async () => {
    if (chosen === null) return notify(w.choose);
    const body = { found: chosen, version: resource.version };
    const next = await call('resource.link', { params: { resourceId: resource.id }, body });
    onLinked(next, w.linked(next.person?.personName || w.noName));
  };
  return (
    <Sheet
      open
      title={w.title(resource.name)}
      onClose={onClose}
      foot={
        <Foot back={w.back} onBack={onBack}>
          <Button onTap={link}>{w.link}</Button>
        </Foot>
      }
    >
      <View className='ui-stack'>
        <Text className='facility__note'>{w.lead}</Text>
        <Segmented<By>
          label={w.by.label}
          options={(['colleague', 'phone'] as const).map((value) => ({ value, word: w.by[value] }))}
          value={by}
          onChange={(next) => {
            setChosen(null);
            setBy(next);
          }}
        />
        {by === 'colleague' ? (
          <Colleagues centreId={centreId} chosen={chosen} onChoose={setChosen} />
        ) : (
          <ByPhone centreId={centreId} chosen={chosen} onChoose={setChosen} />
        )}
      </View>
    </Sheet>
  );
}

interface Choosing {
  centreId: string;
  chosen: string | null;
  onChoose: (found: string | null) => void;
}

function Colleagues({ centreId, chosen, onChoose }: Choosing) {
  const w = useWords(resourceLinkWords);
  const { roles } = useWords(signInWords);
  const { language } = useSettings();
  const load = useLoad(() => call('resource.colleagues', { params: { centreId } }), [centreId]);
  const cardOf = ({ found, personName, roles: held }: Colleague) => ({
    value: found,
    title: personName || w.noName,
    note: held.map((role) => roles[role]).join(language === 'en' ? ', ' : '、'),
  });
  return (
    <Loaded load={load}>
      {({ items }) =>
        items.length === 0 ? (
          <Text className='facility__note'>{w.nobodyYet}</Text>
        ) : (
          <ChoiceCards label={w.who} options={items.map(cardOf)} value={chosen} onChange={onChoose} />
        )
      }
    </Loaded>
  );
}

function ByPhone({ centreId, chosen, onChoose }: Choosing) {
  const w = useWords(resourceLinkWords);
  const [phone, setPhone] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [people, setPeople] = useState<Found[]>([]);
  const find = async () => {
    onChoose(null);
    setPeople([]);
    setFault(null);
    if (phone.trim().length < limits.phoneMin) return setFault(w.phoneNeeded);
    try {
      setPeople((await call('deskBooking.find', { body: { centreId, phone } })).items);
    } catch (error) {
      if (asApiError(error).code !== 'deskBooking.nobody') throw error;
      setFault(w.notFound);
    }
  };
  const cardOf = ({ found, personName, phone: number, hasWechat }: Found) => ({
    value: found,
    title: personName || w.noName,
    note: [number, hasWechat ? null : w.noAccount].filter(Boolean).join(' · '),
    disabled: !hasWechat,
  });
  return (
    <>
      <Field label={w.phone} hint={w.phoneHint} error={fault ?? undefined}>
        <TextInput
          kind='tel'
          label={w.phone}
          value={phone}
          maxLength={limits.phoneMax}
          error={fault !== null}
          onChange={setPhone}
          onDone={find}
        />
      </Field>
      <Button kind='secondary' icon='search' onTap={find}>
        {w.find}
      </Button>
      {people.length > 0 && (
        <ChoiceCards label={w.who} options={people.map(cardOf)} value={chosen} onChange={onChoose} />
      )}
    </>
  );
}
