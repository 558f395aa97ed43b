import { Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import type { SlotFace } from '@shared/enums';
import { activityWords, type ActivityWords } from '@shared/words/activity';
import { asksWords } from '@shared/words/booking-asks';
import { forWhomWords } from '@shared/words/booking-for';
import { useWords } from '@/services/settings';
import { Button, Stepper } from '@/ui';
import { spoken } from '@/ui/a11y';
import { hasPlaces, mayChoose, type Slot } from './slot-face';
import type { ServiceChoice } from './use-service';

interface Props {
  choice: ServiceChoice;
  service: Reply<'service.get'>;
  slot: Slot;
  face: SlotFace;
  onBook: (slot: Slot) => Promise<void>;
}

/** For how many, and the one button: dead until it opens, alive in that second. */
export function ActivityBar({ choice, service, slot, face, onBook }: Props) {
  const w = useWords(activityWords);
  const f = useWords(forWhomWords);
  const { together } = useWords(asksWords);
  const { partySize, person, age, residence, company } = choice;
  const isFor = age === null && residence === 'fits' && service.state === 'open';
  const may = isFor && mayChoose(slot, partySize);
  const { partyMax } = service.rules;
  return (
    <View className='service-bar' {...spoken({ role: 'region', label: w.bar })}>
      <View className='service-bar-for'>
        <Text className='service-bar-label'>{partyMax > 1 ? w.count : w.forWhom}</Text>
        {company.length > 0 ? (
          <Text className='service-bar-self'>{together(partySize)}</Text>
        ) : partyMax > 1 ? (
          <Stepper label={w.count} value={partySize} min={1} max={partyMax} onChange={choice.chooseParty} />
        ) : (
          <Text className='service-bar-self'>{person === null ? w.self : person.name || f.relative}</Text>
        )}
      </View>
      <View className='service-bar-button' aria-live='polite'>
        <Button disabled={!may} onTap={() => (may ? onBook(slot) : undefined)}>
          {isFor ? wordOf(slot, face, partySize, w) : w.notFor}
        </Button>
      </View>
    </View>
  );
}

/** Of somebody who has nothing in it yet. */
function wordOf(slot: Slot, face: SlotFace, partySize: number, w: ActivityWords): string {
  if (face === 'later') return w.notYet;
  if (face === 'closed') return w.calledOff;
  if (face === 'ended') return w.over;
  if (hasPlaces(slot, partySize)) return w.book;
  return mayChoose(slot, partySize) ? w.wait : w.full;
}
