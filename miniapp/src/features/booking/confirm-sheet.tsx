import { Text, View } from '@tarojs/components';
import { useRef, useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { civilDay } from '@shared/time/civil';
import { confirmWords } from '@shared/words/booking';
import { Button, Card, Facts, Sheet } from '@/ui';
import { asApiError, type ApiError } from '@/services/api';
import { useNow } from '@/services/now';
import { signIn, useSession } from '@/services/session';
import { useSettings, useWords } from '@/services/settings';
import { bookChoice } from './book-choice';
import { momentWords, spanOf } from './clock-words';
import type { Day } from './day-words';
import { RefusalCard } from './refusal-card';
import { isMaybeDone } from './refusals';
import type { Slot } from './slot-face';
import { SureLines } from './sure-lines';

export interface ConfirmProps {
  service: Reply<'service.get'>;
  slot: Slot;
  partySize: number;
  days: readonly Day[];
  onClose: () => void;
  /** What was shown of days and slots is no longer true. */
  onStale: () => Promise<unknown>;
  onSlot: (slot: Slot, on: string) => void;
  onDay: (on: string) => void;
  onBooked: (bookingId: string) => Promise<void>;
}

/** The last look before booking. A refusal stays here, with its reason and a way on. */
export function ConfirmSheet(props: ConfirmProps) {
  const { service, slot, partySize, onClose, onStale, onBooked } = props;
  const w = useWords(confirmWords);
  const { language } = useSettings();
  const { me } = useSession();
  const now = useNow();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<{ error: ApiError; slot: Slot } | null>(null);
  const running = useRef(false);

  const submit = async () => {
    // The state of a render can't stop a second tap that comes before the next render.
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setRefusal(null);
    try {
      const choice = { serviceId: service.id, on: civilDay(new Date(slot.startAt)), slotId: slot.id, partySize };
      const booking = await withSession(() => bookChoice(choice));
      if (booking !== null) await onBooked(booking.id);
    } catch (error) {
      setRefusal({ error: asApiError(error), slot });
      void onStale();
    } finally {
      running.current = false;
      setBusy(false);
    }
  };

  // Another slot taken from the refusal is a new question.
  const refused = refusal !== null && refusal.slot.id === slot.id ? refusal.error : null;
  const again = refused === null || isMaybeDone(refused.code);
  return (
    <Sheet
      open
      title={w.title}
      onClose={onClose}
      foot={
        again ? (
          <Button busy={busy} onTap={submit}>
            {busy ? w.booking : refused === null ? w.confirm : w.retry}
          </Button>
        ) : undefined
      }
    >
      <View className='confirm'>
        <Card>
          <Text className='confirm-time'>{spanOf(slot, now, language)}</Text>
          <Text className='confirm-name'>{service.name}</Text>
          <Text className='confirm-place'>{`${service.centreName} · ${service.place}`}</Text>
          <View className='confirm-who'>
            <Facts
              items={[
                { label: w.forWhom, value: me?.name == null ? w.self : w.selfNamed(me.name) },
                ...(service.rules.partyMax > 1 ? [{ label: w.party, value: w.people(partySize) }] : []),
              ]}
            />
          </View>
        </Card>
        {refused === null ? (
          <SureLines service={service} slot={slot} />
        ) : (
          <RefusalCard {...props} error={refused} moment={(at) => momentWords(at, now, language)} />
        )}
      </View>
    </Sheet>
  );
}

/** A session that ran out while somebody was choosing is renewed on the way; null when they rather not. */
async function withSession<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    const { code } = asApiError(error);
    if (code !== 'auth.required' && code !== 'auth.expired') throw error;
    return (await signIn()) ? work() : null;
  }
}
