import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Reply } from '@shared/contract/types';
import type { Role } from '@shared/enums';
import { limits } from '@shared/limits';
import { addDays, civilDay } from '@shared/time/civil';
import { rolesWords } from '@shared/words/roles';
import { signInWords } from '@shared/words/ui';
import { copy } from '@/platform/device';
import { asApiError, call } from '@/services/api';
import { useNow } from '@/services/now';
import type { Me } from '@/services/session';
import { useWords } from '@/services/settings';
import { Button, Chips, Field, notify, QrCode, Segmented, Sheet, TextInput } from '@/ui';
import { linkOf } from './code';
import { PlaceChoice, type Place } from './place-choice';

type GivenRole = Exclude<Role, 'resident'>;
type How = 'always' | 'quarter' | 'year';

const centreRoles: readonly GivenRole[] = ['staff', 'manager', 'volunteer'];
const areaRoles: readonly GivenRole[] = ['operator', 'grid_worker', 'reviewer', 'system', 'security', 'auditor'];
/** No person holds two of them; who opens an invitation is known only then. */
const apartRoles: readonly GivenRole[] = ['system', 'security', 'auditor'];
const days: Record<How, number | null> = { always: null, quarter: 90, year: 365 };

/** Role, place, for whom and how long; then the code, this one time. */
export function InviteSheet({ me, onClose }: { me: Me; onClose: () => void }) {
  const w = useWords(rolesWords);
  const [made, setMade] = useState<Reply<'invitation.create'> | null>(null);
  return (
    <Sheet open title={made === null ? w.invite : w.made.title} onClose={onClose}>
      {made === null ? <InviteForm me={me} onMade={setMade} /> : <MadeCode made={made} onClose={onClose} />}
    </Sheet>
  );
}

function InviteForm({ me, onMade }: { me: Me; onMade: (made: Reply<'invitation.create'>) => void }) {
  const w = useWords(rolesWords).form;
  const { roles } = useWords(signInWords);
  const now = useNow();
  const isManager = me.role === 'manager';
  const [role, setRole] = useState<GivenRole>('staff');
  const [place, setPlace] = useState<Place | null>(isManager ? firstPlace(me) : null);
  const [forWhom, setForWhom] = useState('');
  const [how, setHow] = useState<How>('always');
  const [error, setError] = useState<string>();
  const offered = isManager ? (['staff', 'volunteer'] as const) : [...centreRoles, ...areaRoles];
  const atCentre = centreRoles.includes(role);
  const choose = (next: GivenRole) => {
    if (centreRoles.includes(next) !== atCentre) setPlace(null);
    setRole(next);
  };
  const send = async () => {
    if (place === null || forWhom.trim() === '') return setError(w.needed);
    const more = days[how];
    const lastOn = more === null ? {} : { lastOn: addDays(civilDay(now), more) };
    try {
      onMade(await call('invitation.create', { body: { role, placeId: place.id, forWhom, ...lastOn } }));
    } catch (failure) {
      setError(asApiError(failure).message);
    }
  };
  return (
    <View className='ui-stack'>
      <Field label={w.forWhom} hint={w.forWhomHint}>
        <TextInput label={w.forWhom} value={forWhom} maxLength={limits.nameMax} onChange={setForWhom} />
      </Field>
      <Field label={w.role} hint={apartRoles.includes(role) ? w.apart : undefined}>
        <Chips
          label={w.role}
          options={offered.map((value) => ({ value, word: roles[value] }))}
          value={role}
          onChange={choose}
        />
      </Field>
      <Field label={place === null ? w.place : w.chosen(place.name)} error={error}>
        <PlaceChoice me={me} kind={atCentre ? 'centre' : 'area'} chosen={place?.id} onChoose={setPlace} />
      </Field>
      <Field label={w.how}>
        <Segmented<How>
          label={w.how}
          options={(['always', 'quarter', 'year'] as const).map((value) => ({ value, word: w.hows[value] }))}
          value={how}
          onChange={setHow}
        />
      </Field>
      <Button onTap={send}>{w.send}</Button>
    </View>
  );
}

function firstPlace(me: Me): Place | null {
  const grant = me.grants.find(({ role }) => role === me.role);
  return grant === undefined ? null : { id: grant.scopeId, name: grant.scopeName };
}

function MadeCode({ made, onClose }: { made: Reply<'invitation.create'>; onClose: () => void }) {
  const w = useWords(rolesWords).made;
  const link = linkOf(API_BASE === '' && typeof window !== 'undefined' ? window.location.origin : API_BASE, made.code);
  return (
    <View className='roles-made'>
      <QrCode value={link} label={w.code} />
      <Text className='roles-made__code'>{`${made.code.slice(0, 5)} ${made.code.slice(5)}`}</Text>
      <Text className='ui-text'>{w.text}</Text>
      <Button kind='secondary' icon='copy' onTap={async () => (await copy(link)) && notify(w.copied)}>
        {w.copy}
      </Button>
      <Button onTap={onClose}>{w.done}</Button>
    </View>
  );
}
