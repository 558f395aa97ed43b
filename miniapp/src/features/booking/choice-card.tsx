import { Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { confirmWords } from '@shared/words/booking';
import { forWhomWords } from '@shared/words/booking-for';
import { asksWords } from '@shared/words/booking-asks';
import { Card, Facts, Written } from '@/ui';
import { useNow } from '@/services/now';
import { useSession } from '@/services/session';
import { useSettings, useWords } from '@/services/settings';
import { spanOf } from './clock-words';
import type { Member } from '@/services/answers';
import type { Slot } from './slot-face';
import type { Person } from './use-people';

interface Props {
  service: Reply<'service.get'>;
  slot: Slot;
  partySize: number;
  /** Somebody else whom the visit is for. */
  person: Person | null;
  /** Whom it is for, where several of a family come. */
  members?: readonly Member[];
  /** Stands above the time, where the number of people is still being asked below. */
  title?: string;
}

/** What is about to be booked: when, what, where, for whom. */
export function ChoiceCard({ service, slot, partySize, person, members = [], title }: Props) {
  const w = useWords(confirmWords);
  const { relative } = useWords(forWhomWords);
  const { language } = useSettings();
  const { me } = useSession();
  const now = useNow();
  const own = me?.name == null ? w.self : w.selfNamed(me.name);
  const { names } = useWords(asksWords);
  const alone = person === null ? own : person.name || relative;
  const forWhom = members.length > 1 ? names(members.map(({ name }) => name)) : alone;
  return (
    <Card>
      {title !== undefined && <Text className='confirm-title'>{title}</Text>}
      <Text className='confirm-time'>{spanOf(slot, now, language)}</Text>
      <Written className='confirm-name' text={service.name} />
      <Written className='confirm-place' text={`${service.centreName} · ${service.place}`} />
      <View className='confirm-who'>
        <Facts
          items={[
            { label: w.forWhom, value: forWhom },
            ...(service.rules.partyMax > 1 && title === undefined
              ? [{ label: w.party, value: w.people(partySize) }]
              : []),
          ]}
        />
      </View>
    </Card>
  );
}
