import type { ItemOf, Reply } from '../../../shared/contract/types';
import type { SessionMark } from '../../../shared/enums';
import { ageOn, civilDay } from '../../../shared/time/civil';
import { bookUntil, lineHasRoom, slotFace, slotFactsOf } from '../booking';
import { cardEnglish, type Service } from '../centre';
import { maskName } from '../identity';
import type { PickupPersonRow, PickupRow } from './pickup-store';
import { decideCallOff, decideMark, decideMove } from './rules';
import type { ProgrammeRow, RollRow, SessionRow } from './store';

type Line = ItemOf<'programmeSession.roll'>;
type Card = ItemOf<'programme.list'>;
type Session = Reply<'programme.get'>['items'][number];
export type DeskSession = Reply<'deskProgramme.get'>['items'][number];

const taking = (sessions: readonly SessionRow[]) => sessions.filter((one) => one.cancelled_at === null);

export function cardView(row: ProgrammeRow, service: Service, sessions: readonly SessionRow[], now: Date): Card {
  const { rules } = service;
  const state = slotFace(slotFactsOf(row), rules, now);
  return {
    id: service.id,
    slotId: row.id,
    centreId: service.centreId,
    centreName: service.centreName,
    name: service.name,
    summary: service.summary,
    place: service.place,
    minAge: rules.minAge,
    maxAge: rules.maxAge,
    startOn: civilDay(row.start_at),
    endOn: civilDay(row.end_at),
    startAt: row.start_at.toISOString(),
    endAt: row.end_at.toISOString(),
    sessions: taking(sessions).length,
    opensAt: (row.opens_at ?? row.start_at).toISOString(),
    enrolUntil: bookUntil(rules, row.start_at).toISOString(),
    capacity: row.capacity,
    free: row.state === 'open' ? Math.max(0, row.capacity - row.taken) : 0,
    waiting: row.waiting,
    canWait: (state === 'full' || state === 'open') && lineHasRoom(row.waiting, rules, 1),
    state,
    english: cardEnglish(service.english),
  };
}

const briefView = (row: SessionRow | undefined): Session['standsFor'] =>
  row === undefined
    ? null
    : { id: row.id, on: row.on_day, startAt: row.start_at.toISOString(), endAt: row.end_at.toISOString() };

/** @param all the sessions of its season, among which are what it stands for and what stands for it */
export const sessionView = (row: SessionRow, all: readonly SessionRow[]): Session => ({
  id: row.id,
  on: row.on_day,
  startAt: row.start_at.toISOString(),
  endAt: row.end_at.toISOString(),
  topic: row.topic,
  place: row.place,
  cancelledAt: row.cancelled_at?.toISOString() ?? null,
  cancelReason: row.cancel_reason,
  standsFor: briefView(all.find(({ id }) => id === row.stands_for)),
  madeUpBy: briefView(all.find((one) => one.stands_for === row.id)),
  isAdded: row.added_at !== null,
  movedFrom: row.moved_from?.toISOString() ?? null,
  moveReason: row.move_reason,
});

export const sessionFacts = (row: SessionRow) => ({
  on: row.on_day,
  startAt: row.start_at,
  endAt: row.end_at,
  cancelledAt: row.cancelled_at,
});

const nobody: Record<SessionMark, number> = { came: 0, absent: 0, excused: 0 };

interface Around {
  /** The sessions of its season. */
  all: readonly SessionRow[];
  counts: Record<SessionMark, number> | undefined;
  /** Nobody is enrolled in a draft, and nobody is told of it. */
  isPublished: boolean;
}

export const deskSessionView = (row: SessionRow, { all, counts, isPublished }: Around, now: Date): DeskSession => {
  const session = sessionView(row, all);
  return {
    ...session,
    ...(counts ?? nobody),
    revision: row.revision,
    may: {
      mark: isPublished && decideMark(sessionFacts(row), now).ok,
      cancel: isPublished && decideCallOff(sessionFacts(row), now).ok,
      move: isPublished && decideMove(sessionFacts(row), now).ok,
      makeUp: isPublished && row.cancelled_at !== null && session.madeUpBy === null,
    },
  };
};

interface LineFacts {
  /** The child, its guardians and who took it home. */
  people: ReadonlyMap<string, { name: string | null; bornOn: string | null }>;
  on: string;
  guardians: readonly string[];
  named: readonly PickupPersonRow[];
  pickup: PickupRow | undefined;
}

export const rollView = (
  row: RollRow,
  { people, on, guardians, named, pickup }: LineFacts,
): ItemOf<'programmeSession.roll'> => {
  const person = people.get(row.beneficiary_id);
  const masked = (personId: string): string => maskName(people.get(personId)?.name ?? null) ?? '';
  return {
    bookingId: row.id,
    personId: row.beneficiary_id,
    personName: maskName(person?.name ?? null) ?? '',
    age: person?.bornOn == null ? null : ageOn(person.bornOn, on),
    mark: row.mark,
    note: row.note,
    markedAt: row.marked_at?.toISOString() ?? null,
    pickup: pickupView(pickup, masked),
    pickers: [
      ...guardians.map((id) => ({ kind: 'guardian' as const, id, name: masked(id), phoneTail: null })),
      ...named.map((one) => ({ kind: 'named' as const, id: one.id, name: one.name, phoneTail: one.phone_tail })),
    ],
  };
};

/** Who took a child home; '' for a guardian without a name. */
export const pickupView = (row: PickupRow | undefined, nameOf: (personId: string) => string): Line['pickup'] =>
  row === undefined
    ? null
    : {
        name: row.name ?? (row.guardian_id === null ? '' : nameOf(row.guardian_id)),
        at: row.picked_up_at.toISOString(),
      };
