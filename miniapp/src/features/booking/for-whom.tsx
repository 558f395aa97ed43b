import { Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { confirmWords } from '@shared/words/booking';
import { forWhomWords } from '@shared/words/booking-for';
import { Button, Card, Chips, ChoiceCards, Icon } from '@/ui';
import { callPhone } from '@/platform/device';
import { useSession } from '@/services/session';
import { useSettings, useWords } from '@/services/settings';
import type { Person } from './use-people';
import type { ServiceChoice } from './use-service';

const self = '';
const iconOf = (person: Person): string => (person.kind === 'guardian' ? 'baby' : 'user-round');

/** For whom: asked only of those who may act for somebody. */
export function ForWhom({ choice }: { choice: ServiceChoice }) {
  const w = useWords(forWhomWords);
  const { people, person, choosePerson } = choice;
  if (people.length === 0) return null;
  return (
    <View className='service-for'>
      <Text className='service-for-label'>{w.ask}</Text>
      <Chips
        label={w.ask}
        options={[
          { value: self, word: w.self },
          ...people.map((one) => ({ value: one.personId, word: one.name || w.relative, icon: iconOf(one) })),
        ]}
        value={person?.personId ?? self}
        onChange={(personId) => choosePerson(personId === self ? null : personId)}
      />
    </View>
  );
}

/** The same in care mode: the button that leads to the question. */
export function OtherPerson({ choice, onTap }: { choice: ServiceChoice; onTap: () => void }) {
  const w = useWords(forWhomWords);
  if (choice.people.length === 0) return null;
  return (
    <Button kind='secondary' icon='users-round' onTap={onTap}>
      {choice.person === null ? w.family : w.otherPerson}
    </Button>
  );
}

/** One question a screen: for whom. */
export function CarePeople({ choice, onChosen }: { choice: ServiceChoice; onChosen: () => void }) {
  const w = useWords(forWhomWords);
  const { me } = useSession();
  const { people, person, choosePerson } = choice;
  return (
    <>
      <Text className='service-question'>{w.ask}</Text>
      <ChoiceCards
        label={w.ask}
        options={[
          { value: self, title: me?.name == null ? w.self : w.selfNamed(me.name), icon: 'user-check' },
          ...people.map((one) => ({
            value: one.personId,
            title: one.name || w.relative,
            note: one.kind === 'guardian' ? w.guardian : w.proxy,
            icon: iconOf(one),
          })),
        ]}
        value={person?.personId ?? self}
        onChange={(personId) => {
          choosePerson(personId === self ? null : personId);
          onChosen();
        }}
      />
    </>
  );
}

/** Said before a time is chosen: the service is not for somebody of this age. Care mode has the telephone in its bar. */
export function AgeNote({ service, choice }: { service: Reply<'service.get'>; choice: ServiceChoice }) {
  const w = useWords(forWhomWords);
  const { call } = useWords(confirmWords);
  const { care } = useSettings();
  if (choice.age === null) return null;
  const name = choice.person === null ? null : choice.person.name || w.relative;
  return (
    <View className='confirm'>
      <Card tone='warn'>
        <View className='confirm-line'>
          <Icon name='circle-alert' size={22} color='var(--warn)' />
          <Text className='confirm-why'>{w.age[choice.age](name, service.rules)}</Text>
        </View>
      </Card>
      {!care && (
        <Button kind='call' icon='phone' onTap={() => callPhone(service.phone)}>
          {call(service.phone)}
        </Button>
      )}
    </View>
  );
}
