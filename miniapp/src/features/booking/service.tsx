import { useState } from 'react';
import { serviceWords } from '@shared/words/service';
import { Loaded, Screen, notify } from '@/ui';
import { goInstead, useParams } from '@/platform/navigate';
import { asApiError } from '@/services/api';
import { signIn, useSession } from '@/services/session';
import { useSettings, useWords } from '@/services/settings';
import { CareChoice } from './care-choice';
import { ConfirmSheet } from './confirm-sheet';
import { BookBar, PlainChoice } from './plain-choice';
import { ServiceHead } from './service-head';
import type { Slot } from './slot-face';
import { useService } from './use-service';
import './service.scss';

/** A service: what it is, which days and times are free, and from a choice to a booking. */
export default function ServicePage() {
  const w = useWords(serviceWords);
  const { care } = useSettings();
  const { signedIn } = useSession();
  const { serviceId = '', on } = useParams<{ serviceId: string; on: string }>();
  const choice = useService(serviceId, on);
  const [confirming, setConfirming] = useState<Slot | null>(null);
  const service = choice.head.data?.service ?? null;

  /** Whoever is not signed in is asked now, and comes back to the same choice. */
  const begin = async (slot: Slot) => {
    try {
      if (signedIn || (await signIn())) setConfirming(slot);
    } catch (error) {
      notify(asApiError(error).message, 'error');
    }
  };

  const Choice = care ? CareChoice : PlainChoice;
  return (
    <Screen
      title={w.title}
      bar={service !== null && !care ? <BookBar choice={choice} service={service} onBook={begin} /> : undefined}
      onPullDown={choice.reload}
    >
      <Loaded load={choice.head}>
        {(head) => (
          <>
            <ServiceHead service={head.service} slots={choice.slots.data} />
            <Choice head={head} choice={choice} onBook={begin} />
          </>
        )}
      </Loaded>
      {service !== null && confirming !== null && (
        <ConfirmSheet
          service={service}
          slot={confirming}
          partySize={choice.partySize}
          days={choice.head.data?.days ?? []}
          onClose={() => setConfirming(null)}
          onStale={choice.reload}
          onSlot={(slot, slotOn) => {
            choice.chooseDay(slotOn);
            choice.chooseSlot(slot);
            setConfirming(slot);
          }}
          onDay={(next) => {
            choice.chooseDay(next);
            setConfirming(null);
          }}
          onBooked={(bookingId) => goInstead('/features/booking/booking', { bookingId, done: 1 })}
        />
      )}
    </Screen>
  );
}
