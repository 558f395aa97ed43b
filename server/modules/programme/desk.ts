import type { Ask } from '../../http/ask';
import { decodeCursor, pageOf } from '../../kernel/pages';
import type { ItemOf, Reply } from '../../../shared/contract/types';
import { aroundOf } from './resident';
import { keptEnglish } from '../centre';
import type { ProgrammeDeps } from './deps';
import { centreQuery, countsOf, findProgramme, type ProgrammeRow } from './store';
import { cardView, deskSessionView } from './view';

type DeskAsk =
  | Ask<'deskProgramme.get'>
  | Ask<'deskProgramme.preview'>
  | Ask<'deskProgramme.change'>
  | Ask<'deskProgramme.publish'>
  | Ask<'programmeSession.roll'>
  | Ask<'programmeSession.mark'>
  | Ask<'programmeSession.pickUp'>
  | Ask<'programmeSession.undoPickUp'>
  | Ask<'programmeSession.preview'>
  | Ask<'programmeSession.add'>
  | Ask<'programmeSession.move'>
  | Ask<'programmeSession.cancel'>;

/** A programme at a centre of the asker's; any other does not exist for them. */
export async function programmeInScope(deps: ProgrammeDeps, ask: DeskAsk, serviceId: string): Promise<ProgrammeRow> {
  const scope = await deps.centre.centreScope(ask.actor.grants);
  const row = await findProgramme(deps.db, serviceId);
  if (row === undefined || !scope.includes(row.centre_id)) return (ask as Ask<'deskProgramme.get'>).refuse('not_found');
  return row;
}

export async function list(deps: ProgrammeDeps, ask: Ask<'deskProgramme.list'>): Promise<Reply<'deskProgramme.list'>> {
  const scope = await deps.centre.centreScope(ask.actor.grants);
  const { cursor, limit, centreId = scope[0] } = ask.query;
  if (centreId === undefined || !scope.includes(centreId)) return ask.refuse('not_found');
  const values = decodeCursor(cursor, ['number', 'string']);
  const after = values === null ? null : ([new Date(values[0]), values[1]] as const);
  const rows = await centreQuery(deps.db, { centreId, after, limit: limit + 1 }).execute();
  const around = await aroundOf(deps, rows);
  return pageOf(
    rows,
    limit,
    (row): ItemOf<'deskProgramme.list'> => ({
      ...cardView(row, ...around(row), ask.now),
      serviceState: row.service_state,
    }),
    (row) => [row.start_at.getTime(), row.service_id],
  );
}

export async function get(deps: ProgrammeDeps, ask: Ask<'deskProgramme.get'>): Promise<Reply<'deskProgramme.get'>> {
  await programmeInScope(deps, ask, ask.params.serviceId);
  return deskView(deps, ask.params.serviceId, ask.now);
}

/** Whom another number of places hits; nothing is written. Who enrols or leaves meanwhile is counted when it is saved. */
export async function preview(
  deps: ProgrammeDeps,
  ask: Ask<'deskProgramme.preview'>,
): Promise<Reply<'deskProgramme.preview'>> {
  const row = await programmeInScope(deps, ask, ask.params.serviceId);
  if (row.state === 'closed') return ask.refuse('programme.called_off');
  const { capacity } = ask.body;
  return {
    enrolled: row.taken,
    waiting: row.waiting,
    above: Math.max(0, row.taken - capacity),
    offered: Math.min(row.waiting, Math.max(0, capacity - row.taken)),
  };
}

/** As it stands now, read anew. */
export async function deskView(deps: ProgrammeDeps, serviceId: string, now: Date): Promise<Reply<'deskProgramme.get'>> {
  const row = await findProgramme(deps.db, serviceId);
  if (row === undefined) throw new Error(`No programme ${serviceId}`);
  const [service, sessions] = (await aroundOf(deps, [row]))(row);
  const counts = await countsOf(
    deps.db,
    sessions.map(({ id }) => id),
  );
  const isDraft = row.service_state === 'draft';
  const isOff = row.state === 'closed';
  return {
    ...cardView(row, service, sessions, now),
    // As it was said, also while more are enrolled.
    capacity: row.shrinks_to ?? row.capacity,
    shrinksTo: row.shrinks_to !== null && row.shrinks_to < row.capacity ? row.shrinks_to : null,
    serviceState: row.service_state,
    detail: service.detail,
    bring: service.bring,
    host: service.host,
    ...keptEnglish(service.english),
    waitlistMax: service.rules.waitlistMax,
    closeDays: service.rules.leadMinutes / 1440,
    version: row.version,
    closedReason: row.closed_reason,
    enrolled: row.taken,
    items: sessions.map((one) =>
      deskSessionView(one, { all: sessions, counts: counts.get(one.id), isPublished: !isDraft && !isOff }, now),
    ),
    may: {
      publish: isDraft,
      change: !isOff && row.end_at > now,
      changeSessions: isDraft,
      addSession: !isDraft && !isOff,
      callOff: !isDraft && !isOff && row.end_at > now,
    },
  };
}
