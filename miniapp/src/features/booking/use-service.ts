import { useEffect, useRef, useState } from 'react';
import { forWhomWords } from '@shared/words/booking-for';
import { call } from '@/services/api';
import { useSession } from '@/services/session';
import { useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import type { Answers, Member, Value } from '@/services/answers';
import { slotsOfDay } from './day-slots';
import { firstDay } from './day-words';
import { readDraft } from './draft';
import { mayChoose, type Slot } from './slot-face';
import { usePeople } from './use-people';

/** The one slot of what takes place once; it may lie beyond the days that a service opens ahead. */
export interface OnlySlot {
  on: string;
  slotId: string;
}

/** A service, its days, the slots of the chosen day, and the choice made so far (which outlives sign-in and restarts). */
export function useService(
  serviceId: string,
  wantedOn: string | undefined,
  wantedPersonId: string | undefined,
  only: OnlySlot | null = null,
) {
  const { me } = useSession();
  const people = usePeople('book');
  const [draft] = useState(() => readDraft(serviceId));
  const [pickedOn, setPickedOn] = useState<string | null>(null);
  const [slotId, setSlotId] = useState<string | null>(only?.slotId ?? draft?.slotId ?? null);
  const [partySize, setPartySize] = useState(draft?.partySize ?? 1);
  const [alongIds, setAlongIds] = useState<readonly string[]>(draft?.company ?? []);
  const [answers, setAnswers] = useState<Answers>(draft?.answers ?? {});

  const [pickedId, setPickedId] = useState(wantedPersonId ?? draft?.personId ?? null);
  // Whom one may no longer act for is chosen no more.
  const person = people.find(({ personId }) => personId === pickedId) ?? null;
  const personId = person?.personId;

  const head = useLoad(
    async () => {
      const [service, days] = await Promise.all([
        call('service.get', { params: { serviceId }, query: { personId } }),
        only === null ? call('service.days', { params: { serviceId } }) : null,
      ]);
      return { service, days: days?.items ?? [] };
    },
    [serviceId],
    { onShow: true },
  );
  const days = head.data?.days ?? null;
  // The day begun with stays, also when its last place goes while somebody is looking at it.
  const begunOn = useRef<string | null>(null);
  const on = only?.on ?? (days === null ? null : firstDay(days, pickedOn ?? begunOn.current ?? wantedOn ?? draft?.on));
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
  const { relative, self } = useWords(forWhomWords);
  const everybody: Member[] = [
    ...(me === null ? [] : [{ personId: me.personId, name: self }]),
    ...people.map((one) => ({ personId: one.personId, name: one.name || relative })),
  ];
  const first = everybody.find((one) => one.personId === (personId ?? me?.personId));
  const couldCome = people.length === 0 ? [] : everybody.filter((one) => one !== first);
  const company = couldCome.filter((one) => alongIds.includes(one.personId)).slice(0, most - 1);
  const party = company.length > 0 ? company.length + 1 : Math.min(partySize, most);
  const chosen: Slot | null = found !== null && mayChoose(found, party) ? found : null;

  const mine = head.data?.service.mine ?? null;

  return {
    head,
    people,
    person,
    /** Why the age of the person chosen does not fit; null also while that is being asked. */
    residence: mine !== null && mine.personId === (personId ?? me?.personId) ? mine.residence : 'fits',
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
    /** Whom it is for: who is served first, then who comes along. */
    members: first === undefined ? [] : [first, ...company],
    couldCome,
    company,
    toggleCompany: (id: string) =>
      setAlongIds(alongIds.includes(id) ? alongIds.filter((one) => one !== id) : [...alongIds, id]),
    answers,
    answer: (of: string, questionId: string, value: Value) =>
      setAnswers({ ...answers, [of]: { ...answers[of], [questionId]: value } }),
    chooseParty: setPartySize,
    choosePerson: setPickedId,
  };
}

export type ServiceChoice = ReturnType<typeof useService>;
