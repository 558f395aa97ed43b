import type { Ask, Handler } from '../../http/ask';
import { onOneLine } from '../../kernel/db';
import { decodeCursor, pageOf } from '../../kernel/pages';
import { readShared } from '../../kernel/read-shared';
import type { Reply } from '../../../shared/contract/types';
import type { Service } from '../centre';
import type { ActivityDeps } from './deps';
import { cityOf } from './rules';
import { findActivity, openAtCentre, openQuery, type ActivityRow } from './store';
import { cardView, pageView } from './view';

/** What everybody sees: the same for whoever asks, and read once for all who ask meanwhile. */
export const openList = (deps: ActivityDeps) =>
  readShared(
    ({ query: { centreId = '', cursor = '', limit } }: Ask<'activity.list'>) => `${centreId} ${cursor} ${limit}`,
    (ask) => list(deps, ask),
  );

async function list(deps: ActivityDeps, ask: Ask<'activity.list'>): Promise<Reply<'activity.list'>> {
  const { cursor, limit, centreId } = ask.query;
  const values = decodeCursor(cursor, ['number', 'string']);
  const after = values === null ? null : ([new Date(values[0]), values[1]] as const);
  const open = { now: ask.now, after, limit: limit + 1 };
  const rows = await rowsOf(deps, centreId, open);
  const around = await servicesAround(deps, rows);
  return pageOf(
    rows,
    limit,
    (row) => cardView(row, around(row), ask.now),
    (row) => [row.start_at.getTime(), row.service_id],
  );
}

async function rowsOf(
  deps: ActivityDeps,
  centreId: string | undefined,
  open: Parameters<typeof openQuery>[1],
): Promise<ActivityRow[]> {
  if (centreId === undefined) return openQuery(deps.db, open).execute();
  const centre = (await deps.centre.centresOf([centreId])).get(centreId);
  if (centre === undefined) return [];
  return openAtCentre(deps.db, { centreId, cityCode: cityOf(centre.areaCode) }, open);
}

/** The services of a page of activities, in one read. */
export async function servicesAround(
  deps: Pick<ActivityDeps, 'centre'>,
  rows: readonly ActivityRow[],
): Promise<(row: ActivityRow) => Service> {
  const services = await deps.centre.servicesOf(rows.map((row) => row.service_id));
  return (row) => {
    const service = services.get(row.service_id);
    if (service === undefined) throw new Error(`No service ${row.service_id} for an activity of it`);
    return service;
  };
}

/** An activity's page: read once for all who look at it in the second in which booking opens. */
export function openGet(deps: ActivityDeps): Handler<'activity.get'> {
  const pageOf = readShared(
    ({ serviceId }: { serviceId: string; now: Date }) => serviceId,
    ({ serviceId, now }) => readPage(deps, serviceId, now),
  );
  return async ({ params, now, refuse }) => (await pageOf({ serviceId: params.serviceId, now })) ?? refuse('not_found');
}

async function readPage(deps: ActivityDeps, serviceId: string, now: Date): Promise<Reply<'activity.get'> | null> {
  const [row, services] = await onOneLine(deps.db, (line) =>
    Promise.all([findActivity(line, serviceId), deps.centre.servicesOf([serviceId], line)]),
  );
  const service = services.get(serviceId);
  if (row === undefined || service === undefined || row.service_state === 'draft') return null;
  return pageView(row, service, now);
}
