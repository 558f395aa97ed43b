import type { Ask } from '../../http/ask';
import { addJobs } from '../../jobs';
import { decodeCursor, pageOf } from '../../kernel/pages';
import type { ItemOf, Reply } from '../../../shared/contract/types';
import { auditAsk } from '../audit';
import { findPeople, maskName } from '../identity';
import type { LotteryDeps } from './deps';
import { drawJob } from './draw';
import { aroundOf } from './look';
import { tellDesk } from './notices';
import { agreedValue, beaconValue, decideValue } from './rules';
import { changeDraw, drawsOfCentresQuery, findDraw, listValues, putValue, type DrawRow } from './store';
import { drawView } from './view';

type DeskView = ItemOf<'lottery.list'>;

/** Draws as staff see them. Who has read a value is shown, what they have read is not, before two agree. */
export async function deskViews(
  deps: LotteryDeps,
  draws: readonly DrawRow[],
  { actor, now }: { actor: { personId: string }; now: Date },
): Promise<Map<string, DeskView>> {
  const [around, values] = await Promise.all([
    aroundOf(deps, draws),
    listValues(
      deps.db,
      draws.map((draw) => draw.slot_id),
    ),
  ]);
  const people = await findPeople(deps.db, [...new Set(values.map((row) => row.person_id))]);
  return new Map(
    draws.flatMap((draw) => {
      const beside = around.get(draw.slot_id);
      if (beside === undefined) return [];
      const own = values.filter((row) => row.slot_id === draw.slot_id);
      const view: DeskView = {
        ...drawView(draw, beside),
        readers: own.map((row) => ({
          name: maskName(people.get(row.person_id)?.name ?? null) ?? '',
          isMe: row.person_id === actor.personId,
          at: row.entered_at.toISOString(),
        })),
        differs: draw.value === null && own.length > 1,
        may: { enterValue: decideValue(factsOf(draw), now).ok },
      };
      return [[draw.slot_id, view] as const];
    }),
  );
}

const factsOf = (draw: DrawRow) => ({
  state: draw.state,
  value: draw.value,
  beacon: draw.beacon,
  beaconOn: draw.beacon_on,
});

export async function list(deps: LotteryDeps, ask: Ask<'lottery.list'>): Promise<Reply<'lottery.list'>> {
  const scope = await deps.centre.centreScope(ask.actor.grants);
  const { centreId, cursor, limit } = ask.query;
  const centreIds = centreId === undefined ? scope : scope.filter((id) => id === centreId);
  if (centreIds.length === 0) return ask.refuse('not_found');
  const mark = decodeCursor(cursor, ['number', 'string']);
  const after = mark === null ? null : ([new Date(mark[0]), mark[1]] as const);
  const rows = await drawsOfCentresQuery(deps.db, centreIds, after, limit + 1).execute();
  const views = await deskViews(deps, rows, ask);
  return pageOf(
    rows.filter((row) => views.has(row.slot_id)),
    limit,
    (row) => views.get(row.slot_id) as DeskView,
    (row) => [row.closes_at.getTime(), row.slot_id],
  );
}

/**
 * Writes down the published value as one of the staff has read it. Two different people must have read the same, each
 * without seeing the other's; then it is fixed, and drawn at once. Until then everybody may correct theirs.
 */
export async function enterValue(
  deps: LotteryDeps,
  ask: Ask<'lottery.enterValue'>,
): Promise<Reply<'lottery.enterValue'>> {
  const { actor, now, params, body } = ask;
  const seen = await findDraw(deps.db, params.slotId);
  const scope = await deps.centre.centreScope(actor.grants);
  if (seen === undefined || !scope.includes(seen.centre_id)) return ask.refuse('not_found');
  const value = beaconValue(seen.beacon, body.value);
  if (value === null) {
    return ask.refuse('lottery.value_invalid', [{ path: 'body.value', rule: 'value', message: 'not such a value' }]);
  }
  await ask.write(async (tx) => {
    const draw = await deps.locks.lockDraw(tx, seen.slot_id);
    if (draw === undefined) return ask.refuse('not_found');
    const verdict = decideValue(factsOf(draw), now);
    if (!verdict.ok) ask.refuse(verdict.code);
    const { personId, accountId } = actor;
    await putValue(tx, {
      slot_id: draw.slot_id,
      person_id: personId,
      account_id: accountId,
      value,
      entered_at: now,
    });
    const entered = await listValues(tx, [draw.slot_id]);
    const agreed = agreedValue(entered.map((row) => ({ personId: row.person_id, value: row.value })));
    if (agreed !== null) {
      await changeDraw(tx, draw.slot_id, { value: agreed });
      await addJobs(tx, [{ id: `draw_${draw.slot_id}`, kind: drawJob, payload: { slotId: draw.slot_id }, at: now }]);
    }
    await auditAsk(tx, ask, 'lottery_draw', draw.slot_id, { value, agreed: agreed !== null });
    await tellDesk(tx, deps, draw.centre_id, now);
  });
  return deskView(deps, ask, seen.slot_id);
}

export async function deskView(
  deps: LotteryDeps,
  ask: { actor: { personId: string }; now: Date },
  slotId: string,
): Promise<DeskView> {
  const draw = await findDraw(deps.db, slotId);
  const view = draw === undefined ? undefined : (await deskViews(deps, [draw], ask)).get(slotId);
  if (view === undefined) throw new Error(`No draw ${slotId} where one has just been`);
  return view;
}
