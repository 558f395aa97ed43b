import { Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { serviceWords } from '@shared/words/service';
import { Button, CallBar, Stepper } from '@/ui';
import { useWords } from '@/services/settings';
import { ChoiceCard } from './choice-card';
import type { Day } from './day-words';
import { RefusalCard } from './refusal-card';
import { ServiceHead } from './service-head';
import type { Slot } from './slot-face';
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
}

/** One time, said in full: take it, or look for another. */
export function CareConfirm({ service, days, slot, choice, booking, onOther }: Props) {
  const w = useWords(serviceWords);
  const { partySize, chosen } = choice;
  return (
    <>
      <ChoiceCard
        service={service}
        slot={slot}
        partySize={partySize}
        title={chosen?.id === slot.id ? w.yourTime : w.nearestTime}
      />
      {booking.refusal === null ? (
        <>
          {service.rules.partyMax > 1 && (
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
          <SureLines service={service} slot={slot} />
          <ServiceHead service={service} slots={choice.slots.data} />
          <CallBar phone={service.phone} word={w.call} />
        </>
      ) : (
        <View className='confirm'>
          <RefusalCard
            service={service}
            slot={slot}
            partySize={partySize}
            days={days}
            error={booking.refusal.error}
            onOthers={onOther}
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
