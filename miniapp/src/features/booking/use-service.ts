import { useEffect, useRef, useState } from 'react';
import { call } from '@/services/api';
import { useSession } from '@/services/session';
import { useLoad } from '@/services/use-load';
import { slotsOfDay } from './day-slots';
import { firstDay } from './day-words';
import { readDraft } from './draft';
import { mayChoose, type Slot } from './slot-face';
import { usePeople } from './use-people';

/** A service, its days, the slots of the chosen day, and the choice made so far (which outlives sign-in and restarts). */
export function useService(serviceId: string, wantedOn: string | undefined, wantedPersonId: string | undefined) {
  const { me } = useSession();
  const people = usePeople('book');
  const [draft] = useState(() => readDraft(serviceId));
  const [pickedOn, setPickedOn] = useState<string | null>(null);
  const [slotId, setSlotId] = useState<string | null>(draft?.slotId ?? null);
  const [partySize, setPartySize] = useState(draft?.partySize ?? 1);

  const [pickedId, setPickedId] = useState(wantedPersonId ?? draft?.personId ?? null);
  // Whom one may no longer act for is chosen no more.
  const person = people.find(({ personId }) => personId === pickedId) ?? null;
  const personId = person?.personId;

  const head = useLoad(
    async () => {
      const [service, days] = await Promise.all([
        call('service.get', { params: { serviceId }, query: { personId } }),
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
  const slots = useLoad(() => slotsOfDay(serviceId, on ?? '', personId), [serviceId, on], {
    onShow: true,
    when: on !== null,
  });

  const reload = () => Promise.all([head.reload(), on === null ? undefined : slots.reload()]);
  const whose = `${me?.accountId} ${personId}`;
  const asked = useRef(whose);
  useEffect(() => {
    // Another person, another quota and other bookings: the places and the choice stay.
    if (asked.current !== whose) void reload();
    asked.current = whose;
  });

  const found = slots.data?.find((slot) => slot.id === slotId) ?? null;
  const most = head.data?.service.rules.partyMax ?? 1;
  const party = Math.min(partySize, most);
  const chosen: Slot | null = found !== null && mayChoose(found, party) ? found : null;

  const mine = head.data?.service.mine ?? null;

  return {
    head,
    people,
    person,
    /** Why the age of the person chosen does not fit; null also while that is being asked. */
    age: mine !== null && mine.personId === (personId ?? me?.personId) ? mine.age : null,
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
    choosePerson: setPickedId,
  };
}

export type ServiceChoice = ReturnType<typeof useService>;
