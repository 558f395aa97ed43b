import { useState } from 'react';
import { serviceWords } from '@shared/words/service';
import { Screen, notify } from '@/ui';
import { asApiError } from '@/services/api';
import { signIn, useSession } from '@/services/session';
import { useWords } from '@/services/settings';
import { Company } from './company';
import { ConfirmSheet } from './confirm-sheet';
import { AgeNote, ForWhom } from './for-whom';
import { openBooked } from './open-mine';
import { Paused } from './paused';
import { BookBar, PlainChoice } from './plain-choice';
import { RuleNote } from './rule-note';
import { ServiceHead } from './service-head';
import { ServiceLoaded } from './service-loaded';
import { ServiceRatings } from './service-ratings';
import type { Slot } from './slot-face';
import type { ServiceChoice } from './use-service';

/** Everything on one screen: days, times, and the button that asks to confirm. */
export function PlainService({ choice }: { choice: ServiceChoice }) {
  const w = useWords(serviceWords);
  const { signedIn } = useSession();
  const [confirming, setConfirming] = useState<Slot | null>(null);
  const head = choice.head.data;

  /** Whoever is not signed in is asked now, and comes back to the same choice. */
  const begin = async (slot: Slot) => {
    try {
      if (signedIn || (await signIn())) setConfirming(slot);
    } catch (error) {
      notify(asApiError(error).message, 'error');
    }
  };

  return (
    <Screen
      title={w.title}
      bar={
        head === null || head.service.paused !== null ? undefined : (
          <BookBar choice={choice} service={head.service} onBook={begin} />
        )
      }
      onPullDown={choice.reload}
    >
      <ServiceLoaded load={choice.head}>
        {({ service, days }) => (
          <>
            <ServiceHead service={service} slots={choice.slots.data} person={choice.person} />
            {service.paused === null ? (
              <>
                <ForWhom choice={choice} />
                <Company service={service} choice={choice} />
                <AgeNote service={service} choice={choice} />
                <RuleNote service={service} choice={choice} />
                <PlainChoice service={service} days={days} choice={choice} />
              </>
            ) : (
              <Paused service={service} paused={service.paused} />
            )}
            <ServiceRatings serviceId={service.id} />
          </>
        )}
      </ServiceLoaded>
      {head !== null && confirming !== null && (
        <ConfirmSheet
          service={head.service}
          slot={confirming}
          partySize={choice.partySize}
          person={choice.person}
          choice={choice}
          days={head.days}
          onClose={() => setConfirming(null)}
          onStale={choice.reload}
          onSlot={(slot, on) => {
            choice.chooseSlot(slot, on);
            setConfirming(slot);
          }}
          onDay={(on) => {
            choice.chooseDay(on);
            setConfirming(null);
          }}
          onBooked={(bookingId) => openBooked(bookingId, head.service.centreId, choice.person)}
        />
      )}
    </Screen>
  );
}
