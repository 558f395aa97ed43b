import { useState, type ReactNode } from 'react';
import { clockWords } from '@shared/time/words';
import { deskWords } from '@shared/words/desk';
import { offlineWords } from '@shared/words/desk-offline';
import { call } from '@/services/api';
import { noteUnreached } from '@/services/kept-roster';
import { useWords } from '@/services/settings';
import { ask, notify } from '@/ui';
import { CloseSheet } from './close-sheet';
import { isEarly, type RosterBooking, type RosterSlot } from './grid-rules';
import { RevealSheet } from '@/sheets/reveal-sheet';
import { tellNoted } from './noted-words';
import { UndoSheet } from './undo-sheet';
import { nameOf } from './words-of';

export interface Acts {
  tick: (booking: RosterBooking) => Promise<void>;
  undo: (booking: RosterBooking) => void;
  /** Asks for a reason, then opens a masked detail. */
  reveal: (booking: RosterBooking) => void;
  close: (slot: RosterSlot, bookings: readonly RosterBooking[]) => void;
  /** The sheets that ask for a reason; to be put on the page once. */
  sheets: ReactNode;
}

type Asked =
  | { act: 'undo'; booking: RosterBooking }
  | { act: 'reveal'; booking: RosterBooking }
  | { act: 'close'; slot: RosterSlot; bookings: readonly RosterBooking[] };

/** What staff do with a roster, the same on phone and desk. */
export function useActs(onChanged: () => Promise<unknown>, onUndone?: () => void): Acts {
  const w = useWords(deskWords);
  const away = useWords(offlineWords);
  const [asked, setAsked] = useState<Asked | null>(null);
  const done = () => setAsked(null);
  return {
    tick: async (booking) => {
      if (isEarly(booking, new Date())) {
        const { title, text, yes, no } = w.early;
        const time = clockWords(new Date(booking.startAt));
        if (!(await ask({ title, text: text(nameOf(booking, w), time), yes, no }))) return;
      }
      try {
        await call('roster.checkIn', { body: { bookingId: booking.id } });
        notify(w.ticked(nameOf(booking, w)));
      } catch (error) {
        const kept = noteUnreached(error, { bookingId: booking.id });
        if (kept === null) throw error;
        tellNoted(kept, nameOf(booking, w), away);
      } finally {
        // Also after a refusal: then somebody else has changed what is shown.
        await onChanged();
      }
    },
    undo: (booking) => setAsked({ act: 'undo', booking }),
    reveal: (booking) => setAsked({ act: 'reveal', booking }),
    close: (slot, bookings) => setAsked({ act: 'close', slot, bookings }),
    sheets:
      asked === null ? null : asked.act === 'reveal' ? (
        <RevealSheet personId={asked.booking.personId} onClose={done} />
      ) : asked.act === 'undo' ? (
        <UndoSheet
          booking={asked.booking}
          onClose={done}
          onDone={() => {
            onUndone?.();
            return onChanged();
          }}
        />
      ) : (
        <CloseSheet slot={asked.slot} bookings={asked.bookings} onClose={done} onDone={onChanged} />
      ),
  };
}
