import type { Ask } from '../../http/ask';
import { decodeCursor, pageOf } from '../../kernel/pages';
import type { Reply } from '../../../shared/contract/types';
import { decideAge, findActable } from '../booking';
import type { Service } from '../centre';
import { whoMayActFor, whomIMayActFor } from '../household';
import { findPeople } from '../identity';
import type { ProgrammeDeps } from './deps';
import {
  findProgramme,
  liveOf,
  marksOfBooking,
  openQuery,
  sessionsOf,
  type ProgrammeRow,
  type SessionRow,
} from './store';
import { guardiansOf } from './roll-lines';
import { pickupPeopleOf, pickupsOf } from './pickup-store';
import { cardView, pickupView, sessionView } from './view';

const afterOf = (cursor: string | undefined): readonly [Date, string] | null => {
  const values = decodeCursor(cursor, ['number', 'string']);
  return values === null ? null : [new Date(values[0]), values[1]];
};

export async function list(deps: ProgrammeDeps, ask: Ask<'programme.list'>): Promise<Reply<'programme.list'>> {
  const { cursor, limit, centreId } = ask.query;
  const rows = await openQuery(deps.db, { centreId, now: ask.now, after: afterOf(cursor), limit: limit + 1 }).execute();
  const around = await aroundOf(deps, rows);
  return pageOf(
    rows,
    limit,
    (row) => cardView(row, ...around(row), ask.now),
    (row) => [row.start_at.getTime(), row.service_id],
  );
}

/** Services and sessions of a page of programmes, in two reads. */
export async function aroundOf(
  deps: ProgrammeDeps,
  rows: readonly ProgrammeRow[],
): Promise<(row: ProgrammeRow) => [Service, SessionRow[]]> {
  const ids = rows.map((row) => row.service_id);
  const [services, sessions] = await Promise.all([deps.centre.servicesOf(ids), sessionsOf(deps.db, ids)]);
  return (row) => {
    const service = services.get(row.service_id);
    if (service === undefined) throw new Error(`No service ${row.service_id} for a programme of it`);
    return [service, sessions.filter((one) => one.service_id === row.service_id)];
  };
}

/**
 * A programme as everybody sees it. Who is signed in also finds the children whose guardian they are, with what each has in
 * it: whether another guardian has enrolled them is seen here before it is refused there.
 */
export async function get(deps: ProgrammeDeps, ask: Ask<'programme.get'>): Promise<Reply<'programme.get'>> {
  const row = await findProgramme(deps.db, ask.params.serviceId);
  if (row === undefined || row.service_state === 'draft') return ask.refuse('not_found');
  const [service, sessions] = (await aroundOf(deps, [row]))(row);
  return {
    ...cardView(row, service, sessions, ask.now),
    detail: service.detail,
    bring: service.bring,
    host: service.host,
    phone: service.phone,
    address: service.address,
    closedReason: row.closed_reason,
    english: service.english,
    items: sessions.map((one) => sessionView(one, sessions)),
    children: ask.actor === null ? null : await childrenOf(deps, row, service, ask.actor.personId, ask.now),
  };
}

async function childrenOf(
  { db }: ProgrammeDeps,
  row: ProgrammeRow,
  service: Service,
  personId: string,
  now: Date,
): Promise<NonNullable<Reply<'programme.get'>['children']>> {
  const mine = await whomIMayActFor(db, personId, 'book', now);
  const actors = await whoMayActFor(db, mine, 'book', now);
  const ids = mine.filter((id) => actors.get(id)?.get(personId) === 'guardian');
  const [people, live] = await Promise.all([findPeople(db, ids), liveOf(db, row.id, ids)]);
  return ids.map((id) => {
    const person = people.get(id);
    const age = decideAge(service.rules, person?.bornOn ?? null, row.on_day);
    const booking = live.find((one) => one.beneficiary_id === id);
    return {
      personId: id,
      name: person?.name ?? '',
      age: age.ok ? null : age.code,
      booking: booking === undefined ? null : { id: booking.id, state: booking.state },
    };
  });
}

/** To which sessions a child came, for who may see its bookings. A booking that is no programme's has none. */
export async function attendance(
  deps: ProgrammeDeps,
  ask: Ask<'programme.attendance'>,
): Promise<Reply<'programme.attendance'>> {
  const booking = await findActable(deps.db, ask.params.bookingId, ask.actor.personId, 'view', ask.now);
  const row = booking === undefined ? undefined : await findProgramme(deps.db, booking.service_id);
  if (booking === undefined || row === undefined) return ask.refuse('not_found');
  const childId = booking.beneficiary_id;
  const [[service, sessions], marks, pickups, named, guardians, mayBook] = await Promise.all([
    aroundOf(deps, [row]).then((around) => around(row)),
    marksOfBooking(deps.db, booking.id),
    pickupsOf(deps.db, { bookingId: booking.id }),
    pickupPeopleOf(deps.db, [booking.id]),
    guardiansOf(deps.db, [childId], ask.now).then((found) => found.get(childId) ?? []),
    findActable(deps.db, booking.id, ask.actor.personId, 'book', ask.now),
  ]);
  const adults = [...guardians, ...pickups.flatMap((one) => one.guardian_id ?? [])];
  const people = await findPeople(deps.db, [...new Set([childId, ...adults])]);
  const nameOf = (personId: string): string => people.get(personId)?.name ?? '';
  const bySession = new Map(marks.map((mark) => [mark.session_id, mark]));
  const over = sessions.filter((one) => one.cancelled_at === null && one.end_at <= ask.now);
  return {
    serviceId: service.id,
    serviceName: service.name,
    childName: nameOf(childId),
    came: marks.filter(({ state }) => state === 'came').length,
    over: over.length,
    guardians: guardians.map((id) => ({ name: nameOf(id) })),
    pickupPeople: named.map((one) => ({ id: one.id, name: one.name, phoneTail: one.phone_tail })),
    may: { changePickup: mayBook !== undefined && booking.state === 'confirmed' && row.end_at > ask.now },
    items: sessions.map((one) => ({
      ...sessionView(one, sessions),
      mark: bySession.get(one.id)?.state ?? null,
      note: bySession.get(one.id)?.note ?? null,
      pickup: pickupView(
        pickups.find((pickup) => pickup.session_id === one.id),
        nameOf,
      ),
    })),
  };
}
