import { View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { confirmWords } from '@shared/words/booking';
import { Button, Sheet } from '@/ui';
import { useWords } from '@/services/settings';
import { ChoiceCard } from './choice-card';
import type { Day } from './day-words';
import { Questions } from '@/shell/questions';
import { RefusalCard } from './refusal-card';
import { hasPlaces, type Slot } from './slot-face';
import { SureLines } from './sure-lines';
import { useBooking } from './use-booking';
import type { Person } from './use-people';
import type { ServiceChoice } from './use-service';

interface Props {
  service: Reply<'service.get'>;
  slot: Slot;
  partySize: number;
  person: Person | null;
  choice: ServiceChoice;
  days: readonly Day[];
  onClose: () => void;
  onStale: () => Promise<unknown>;
  onSlot: (slot: Slot, on: string) => void;
  onDay: (on: string) => void;
  onBooked: (bookingId: string) => Promise<void>;
}

/** The last look before booking. A refusal stays here, with its reason and a way on. */
export function ConfirmSheet(props: Props) {
  const { service, slot, partySize, person, days, onClose, onSlot, onDay } = props;
  const w = useWords(confirmWords);
  const waits = !hasPlaces(slot, partySize);
  const { members, answers, answer } = props.choice;
  const { busy, strict, refusal, mayTry, submit, clear } = useBooking({ ...props, members, answers });
  return (
    <Sheet
      open
      title={waits ? w.titleWait : w.title}
      onClose={onClose}
      foot={
        mayTry ? (
          <Button busy={busy} onTap={() => submit(slot)}>
            {busy ? (waits ? w.joining : w.booking) : refusal === null ? (waits ? w.join : w.confirm) : w.retry}
          </Button>
        ) : undefined
      }
    >
      <View className='confirm'>
        <ChoiceCard service={service} slot={slot} partySize={partySize} person={person} members={members} />
        {(refusal === null || mayTry) && (
          <Questions
            questions={service.questions}
            members={members}
            answers={answers}
            strict={strict}
            onAnswer={answer}
          />
        )}
        {refusal === null ? (
          <SureLines service={service} slot={slot} waits={waits} />
        ) : (
          <RefusalCard
            service={service}
            slot={slot}
            partySize={partySize}
            person={person}
            members={members}
            days={days}
            error={refusal.error}
            onOthers={onClose}
            onDay={onDay}
            onWait={() => submit(slot, true)}
            onSlot={(other, on) => {
              clear();
              onSlot(other, on);
            }}
          />
        )}
      </View>
    </Sheet>
  );
}
