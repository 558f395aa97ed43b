import { useEffect, useRef, useState } from 'react';
import { call } from '@/services/api';
import { useSession } from '@/services/session';
import { useLoad } from '@/services/use-load';
import { slotsOfDay } from './day-slots';
import { firstDay } from './day-words';
import { readDraft } from './draft';
import { mayChoose, type Slot } from './slot-face';

/** A service, its days, the slots of the chosen day, and the choice made so far (which outlives sign-in and restarts). */
export function useService(serviceId: string, wantedOn: string | undefined) {
  const { me } = useSession();
  const [draft] = useState(() => readDraft(serviceId));
  const [pickedOn, setPickedOn] = useState<string | null>(null);
  const [slotId, setSlotId] = useState<string | null>(draft?.slotId ?? null);
  const [partySize, setPartySize] = useState(draft?.partySize ?? 1);

  const head = useLoad(
    async () => {
      const [service, days] = await Promise.all([
        call('service.get', { params: { serviceId } }),
        call('service.days', { params: { serviceId } }),
      ]);
      return { service, days: days.items };
    },
    [serviceId],
    { onShow: true },
  );
  const days = head.data?.days ?? null;
  // The day begun with stays, also when its last place goes while somebody is looking at it.
  const begunOn = useRef<string | null>(null);
  const on = days === null ? null : firstDay(days, pickedOn ?? begunOn.current ?? wantedOn ?? draft?.on);
  begunOn.current ??= on;
  const slots = useLoad(() => slotsOfDay(serviceId, on ?? ''), [serviceId, on], { onShow: true, when: on !== null });

  const reload = () => Promise.all([head.reload(), on === null ? undefined : slots.reload()]);
  const asked = useRef(me?.accountId);
  useEffect(() => {
    // Another person, another quota and other bookings: the places and the choice stay.
    if (asked.current !== me?.accountId) void reload();
    asked.current = me?.accountId;
  });

  const found = slots.data?.find((slot) => slot.id === slotId) ?? null;
  const most = head.data?.service.rules.partyMax ?? 1;
  const party = Math.min(partySize, most);
  const chosen: Slot | null = found !== null && mayChoose(found, party) ? found : null;

  return {
    head,
    slots,
    on,
    day: days?.find((day) => day.on === on) ?? null,
    chosen,
    partySize: party,
    reload,
    chooseDay(next: string) {
      setPickedOn(next);
      setSlotId(null);
    },
    chooseSlot(slot: Slot, slotOn: string) {
      setPickedOn(slotOn);
      setSlotId(slot.id);
    },
    chooseParty: setPartySize,
  };
}

export type ServiceChoice = ReturnType<typeof useService>;
