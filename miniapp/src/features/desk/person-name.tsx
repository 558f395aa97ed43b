import { Text } from '@tarojs/components';
import { deskWords } from '@shared/words/desk';
import { revealWords } from '@shared/words/reveal';
import { useWords } from '@/services/settings';
import { Icon, Tap } from '@/ui';
import type { RosterBooking } from './grid-rules';
import type { Acts } from './use-acts';
import { nameOf } from './words-of';

/** The masked name, which opens to a reason; of who cancelled themselves it stays masked. */
export function PersonName({ booking, acts }: { booking: RosterBooking; acts: Acts }) {
  const w = useWords(deskWords);
  const { open } = useWords(revealWords);
  const name = nameOf(booking, w);
  if (booking.state === 'cancelled') return <Text className='desk-person__name'>{name}</Text>;
  return (
    <Tap className='desk-person__open' onTap={() => acts.reveal(booking)} label={open(name)}>
      <Text className='desk-person__name'>{name}</Text>
      <Icon name='eye' size={18} />
    </Tap>
  );
}
