import type { ItemOf, Reply } from '../../../shared/contract/types';
import type { SessionMark } from '../../../shared/enums';
import { ageOn, civilDay } from '../../../shared/time/civil';
import { bookUntil, lineHasRoom, slotFace, slotFactsOf } from '../booking';
import type { Service } from '../centre';
import { maskName } from '../identity';
import { decideCallOff, decideMark } from './rules';
import type { ProgrammeRow, RollRow, SessionRow } from './store';

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
  };
}

export const sessionView = (row: SessionRow): Session => ({
  id: row.id,
  on: row.on_day,
  startAt: row.start_at.toISOString(),
  endAt: row.end_at.toISOString(),
  topic: row.topic,
  cancelledAt: row.cancelled_at?.toISOString() ?? null,
  cancelReason: row.cancel_reason,
});

export const sessionFacts = (row: SessionRow) => ({
  on: row.on_day,
  endAt: row.end_at,
  cancelledAt: row.cancelled_at,
});

const nobody: Record<SessionMark, number> = { came: 0, absent: 0, excused: 0 };

/** @param isPublished nobody is enrolled in a draft, and nobody is told of it */
export const deskSessionView = (
  row: SessionRow,
  counts: Record<SessionMark, number> | undefined,
  isPublished: boolean,
  now: Date,
): DeskSession => ({
  ...sessionView(row),
  ...(counts ?? nobody),
  may: {
    mark: isPublished && decideMark(sessionFacts(row), now).ok,
    cancel: isPublished && decideCallOff(sessionFacts(row), now).ok,
  },
});

export const rollView = (
  row: RollRow,
  person: { name: string | null; bornOn: string | null } | undefined,
  on: string,
): ItemOf<'programmeSession.roll'> => ({
  bookingId: row.id,
  personId: row.beneficiary_id,
  personName: maskName(person?.name ?? null) ?? '',
  age: person?.bornOn == null ? null : ageOn(person.bornOn, on),
  mark: row.mark,
  note: row.note,
  markedAt: row.marked_at?.toISOString() ?? null,
});
