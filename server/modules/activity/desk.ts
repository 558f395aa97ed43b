import { callers } from '../../../shared/contract/route';
import type { Reply } from '../../../shared/contract/types';
import type { Actor, Ask } from '../../http/ask';
import { decodeCursor, pageOf } from '../../kernel/pages';
import type { ActivityDeps } from './deps';
import { servicesAround } from './resident';
import { areasAround, speaksForCity } from './rules';
import { centreQuery, figuresOf, findActivity, type ActivityRow } from './store';
import { deskCardView, deskPageView } from './view';

type DeskAsk =
  Ask<'deskActivity.get'> | Ask<'deskActivity.preview'> | Ask<'deskActivity.change'> | Ask<'deskActivity.publish'>;

/** An activity at a centre of the asker's; any other does not exist for them. */
export async function activityInScope(deps: ActivityDeps, ask: DeskAsk): Promise<ActivityRow> {
  const scope = await deps.centre.centreScope(ask.actor.grants);
  const row = await findActivity(deps.db, ask.params.serviceId);
  return row !== undefined && scope.includes(row.centre_id)
    ? row
    : (ask as Ask<'deskActivity.get'>).refuse('not_found');
}

const isManager = ({ role }: Pick<Actor, 'role'>): boolean =>
  (callers.centre_manager as readonly string[]).includes(role);

export async function list(deps: ActivityDeps, ask: Ask<'deskActivity.list'>): Promise<Reply<'deskActivity.list'>> {
  const scope = await deps.centre.centreScope(ask.actor.grants);
  const { cursor, limit, centreId = scope[0] } = ask.query;
  const centre = (await deps.centre.centresOf(scope.filter((id) => id === centreId))).get(centreId ?? '');
  if (centre === undefined) return ask.refuse('not_found');
  const values = decodeCursor(cursor, ['number', 'string']);
  const after = values === null ? null : ([new Date(values[0]), values[1]] as const);
  const codes = areasAround(centre.areaCode);
  const [rows, names] = await Promise.all([
    centreQuery(deps.db, { centreId: centre.id, after, limit: limit + 1 }).execute(),
    deps.grid.areaNames(codes),
  ]);
  const around = await servicesAround(deps, rows);
  const plans = isManager(ask.actor);
  return {
    ...pageOf(
      rows,
      limit,
      (row) => deskCardView(row, around(row), ask.now),
      (row) => [row.start_at.getTime(), row.service_id],
    ),
    centreId: centre.id,
    areas: codes.flatMap((code) => {
      const area = names.get(code);
      return area === undefined ? [] : [{ code, name: area.name }];
    }),
    may: { plan: plans, citywide: plans && speaksForCity(ask.actor.grants, centre.areaCode) },
  };
}

export async function get(deps: ActivityDeps, ask: Ask<'deskActivity.get'>): Promise<Reply<'deskActivity.get'>> {
  const row = await activityInScope(deps, ask);
  return deskView(deps, row.service_id, ask);
}

/** As it stands now, read anew. */
export async function deskView(
  deps: ActivityDeps,
  serviceId: string,
  { actor, now }: { actor: Pick<Actor, 'role'>; now: Date },
): Promise<Reply<'deskActivity.get'>> {
  const row = await findActivity(deps.db, serviceId);
  if (row === undefined) throw new Error(`No activity ${serviceId}`);
  const [around, figures] = await Promise.all([servicesAround(deps, [row]), figuresOf(deps.db, row.id)]);
  return deskPageView(row, around(row), figures, { isManager: isManager(actor), now });
}
