import { useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { confirmWords, type ConfirmWords } from '@shared/words/booking';
import { asksWords } from '@shared/words/booking-asks';
import { serviceWords } from '@shared/words/service';
import { Button, CallBar, Empty, Loaded, Screen } from '@/ui';
import { callPhone } from '@/platform/device';
import { useWords } from '@/services/settings';
import { missingOf } from '@/services/answers';
import { CareConfirm } from './care-confirm';
import { CareDays, CareTimes } from './care-steps';
import type { Day } from './day-words';
import { CarePeople } from './for-whom';
import { Company } from './company';
import { openBooked } from './open-mine';
import { CareQuestions } from './care-questions';
import { Paused } from './paused';
import { ServiceHead } from './service-head';
import { ServiceLoaded } from './service-loaded';
import { hasPlaces } from './slot-face';
import { useBooking } from './use-booking';
import type { ServiceChoice } from './use-service';

type Step = 'confirm' | 'who' | 'company' | 'questions' | 'day' | 'time';

/** Care mode: one decision a screen. It begins with the nearest free time to say yes to; another is day, then time. */
export function CareService({ choice }: { choice: ServiceChoice }) {
  const w = useWords(serviceWords);
  const head = choice.head.data;
  if (head !== null && head.service.paused === null && choice.day !== null) {
    return <CareSteps service={head.service} days={head.days} day={choice.day} choice={choice} />;
  }
  return (
    <Screen title={w.title} onPullDown={choice.reload}>
      <ServiceLoaded load={choice.head}>
        {({ service }) => (
          <>
            <ServiceHead service={service} slots={null} person={choice.person} />
            {service.paused === null ? (
              <Empty
                icon='calendar-x'
                title={w.noDays}
                action={{ word: w.call, onTap: () => callPhone(service.phone) }}
              />
            ) : (
              <Paused service={service} paused={service.paused} />
            )}
          </>
        )}
      </ServiceLoaded>
    </Screen>
  );
}

const careWord = (c: ConfirmWords, { busy, refusal }: ReturnType<typeof useBooking>, waits: boolean): string => {
  if (busy) return waits ? c.joining : c.booking;
  if (refusal !== null) return c.retry;
  return waits ? c.join : c.confirm;
};

interface StepsProps {
  service: Reply<'service.get'>;
  days: readonly Day[];
  day: Day;
  choice: ServiceChoice;
}

function CareSteps({ service, days, day, choice }: StepsProps) {
  const w = useWords(serviceWords);
  const c = useWords(confirmWords);
  const { begin, done } = useWords(asksWords);
  const [step, setStep] = useState<Step>('confirm');
  const booking = useBooking({
    service,
    partySize: choice.partySize,
    person: choice.person,
    members: choice.members,
    answers: choice.answers,
    onStale: choice.reload,
    onBooked: (bookingId) => openBooked(bookingId, service.centreId, choice.person),
  });
  const first = choice.slots.data?.find((slot) => hasPlaces(slot, choice.partySize)) ?? null;
  // A refused time stays in view beside its reason until the person goes on from it.
  const slot = booking.refusal?.slot ?? choice.chosen ?? first;
  const toDay = () => {
    booking.clear();
    setStep('day');
  };

  const { questions, rules } = service;
  const asks = missingOf(questions, choice.members, choice.answers).length > 0;
  const isFor = choice.age === null && choice.residence === 'fits' && rules.priceMinutes === 0;
  const bar =
    step === 'confirm' && slot !== null && booking.mayTry && isFor && service.state === 'open' ? (
      <Button busy={booking.busy} onTap={() => (asks ? setStep('questions') : booking.submit(slot))}>
        {asks ? begin : careWord(c, booking, !hasPlaces(slot, choice.partySize))}
      </Button>
    ) : (
      <CallBar phone={service.phone} word={w.call} />
    );

  return (
    <Screen title={w.title} bar={bar} onPullDown={choice.reload}>
      {step === 'day' && (
        <CareDays
          service={service}
          days={days}
          value={day.on}
          onChange={(on) => {
            choice.chooseDay(on);
            setStep('time');
          }}
        />
      )}
      {step === 'who' && (
        <CarePeople
          choice={choice}
          onChosen={() => setStep(rules.partyMax > 1 && choice.couldCome.length > 0 ? 'company' : 'confirm')}
        />
      )}
      {step === 'company' && (
        <>
          <Company service={service} choice={choice} />
          <Button onTap={() => setStep('confirm')}>{done}</Button>
        </>
      )}
      {step === 'questions' && (
        <CareQuestions
          questions={questions}
          members={choice.members}
          answers={choice.answers}
          onAnswer={choice.answer}
          onDone={() => setStep('confirm')}
        />
      )}
      {(step === 'confirm' || step === 'time') && (
        <Loaded load={choice.slots}>
          {(slots) =>
            step === 'confirm' && slot !== null ? (
              <CareConfirm
                service={service}
                days={days}
                slot={slot}
                choice={choice}
                booking={booking}
                onOther={toDay}
                onPerson={() => setStep('who')}
              />
            ) : (
              <CareTimes
                service={service}
                days={days}
                day={day}
                slots={slots}
                choice={choice}
                onChosen={() => setStep('confirm')}
                onOtherDay={toDay}
              />
            )
          }
        </Loaded>
      )}
    </Screen>
  );
}
