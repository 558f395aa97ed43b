import { Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { serviceWords } from '@shared/words/service';
import { Button, CallBar, Stepper } from '@/ui';
import { useWords } from '@/services/settings';
import { ChoiceCard } from './choice-card';
import type { Day } from './day-words';
import { AgeNote, OtherPerson } from './for-whom';
import { RuleNote } from './rule-note';
import { RefusalCard } from './refusal-card';
import { ServiceHead } from './service-head';
import { hasPlaces, type Slot } from './slot-face';
import { SureLines } from './sure-lines';
import type { useBooking } from './use-booking';
import type { ServiceChoice } from './use-service';

interface Props {
  service: Reply<'service.get'>;
  days: readonly Day[];
  slot: Slot;
  choice: ServiceChoice;
  booking: ReturnType<typeof useBooking>;
  onOther: () => void;
  onPerson: () => void;
}

/** One time, said in full: take it, or look for another. */
export function CareConfirm({ service, days, slot, choice, booking, onOther, onPerson }: Props) {
  const w = useWords(serviceWords);
  const { partySize, person, chosen } = choice;
  return (
    <>
      <ChoiceCard
        service={service}
        slot={slot}
        partySize={partySize}
        person={person}
        members={choice.members}
        title={chosen?.id === slot.id || !hasPlaces(slot, partySize) ? w.yourTime : w.nearestTime}
      />
      {booking.refusal === null ? (
        <>
          <AgeNote service={service} choice={choice} />
          <RuleNote service={service} choice={choice} />
          {service.rules.partyMax > 1 && choice.company.length === 0 && (
            <View className='service-care-party'>
              <Text>{w.partySize}</Text>
              <Stepper
                label={w.partySize}
                value={partySize}
                min={1}
                max={service.rules.partyMax}
                onChange={choice.chooseParty}
              />
            </View>
          )}
          <Button kind='secondary' icon='calendar-days' onTap={onOther}>
            {w.otherTime}
          </Button>
          <OtherPerson choice={choice} onTap={onPerson} />
          <SureLines service={service} slot={slot} waits={!hasPlaces(slot, partySize)} />
          <ServiceHead service={service} slots={choice.slots.data} person={person} />
          <CallBar phone={service.phone} word={w.call} />
        </>
      ) : (
        <View className='confirm'>
          <RefusalCard
            service={service}
            slot={slot}
            partySize={partySize}
            person={person}
            members={choice.members}
            days={days}
            error={booking.refusal.error}
            onOthers={onOther}
            onWait={() => booking.submit(slot, true)}
            onDay={(on) => {
              booking.clear();
              choice.chooseDay(on);
            }}
            onSlot={(other, on) => {
              booking.clear();
              choice.chooseSlot(other, on);
            }}
          />
        </View>
      )}
    </>
  );
}
