import type { Tx } from '../../kernel/db';
import { newId } from '../../kernel/ids';
import type { EntryState } from '../../../shared/enums';
import { auditRecord } from '../audit';
import { placeDrawn, quotaCounts } from '../booking';
import { commitmentOf, drawList, listHashOf, resultHashOf, seedOf, type Result } from './drawing';
import type { LotteryDeps, LotteryRun } from './deps';
import { lockEntries, putOutcomes } from './entry-store';
import { planRelease, voidDraw, type Ending } from './end';
import { listOf } from './look';
import { tellDesk, tellOf } from './notices';
import { changeDraw, type DrawRow, type EntryRow } from './store';

export const drawJob = 'lottery.draw';

/** Where the secret of a draw lies sealed. */
export const secretPlace = (slotId: string) => ({ column: 'lottery_draw.secret' as const, rowId: slotId });

/**
 * Holds the draw: list, secret and value are fixed, so the result is whoever computes it, and however often. Order, places,
 * reserve, quotas, notices and what is published commit together or not at all. The transaction has locked slot and draw.
 */
export async function holdDrawing(tx: Tx, deps: LotteryDeps, ending: Ending, run: LotteryRun): Promise<void> {
  const { draw, slot, service } = ending;
  if (slot.state === 'closed') return voidDraw(tx, deps, ending, { ...run, why: 'slot_closed' });
  const entries = await lockEntries(tx, slot.id);
  const list = await listOf(tx, draw);
  if (listHashOf(list) !== draw.list_hash) throw new Error(`The list of draw ${slot.id} is not what was published`);
  const secret = secretOf(deps, draw);
  const beacon = { name: draw.beacon, on: draw.beacon_on, value: draw.value ?? '' };
  const seed = seedOf(list.draw, { listHash: draw.list_hash, secret, beacon });
  const result = drawList(list, seed);
  const rows = await placeAll(tx, deps, { ending, entries, result }, run);
  const release = await planRelease(tx, ending, run);
  await changeDraw(tx, slot.id, {
    state: 'drawn',
    secret,
    secret_sealed: null,
    secret_key: null,
    seed: seed.toString('hex'),
    result_hash: resultHashOf(result),
    ended_at: run.now,
    release_at: release,
  });
  await auditRecord(tx, {
    at: run.now,
    requestId: run.requestId,
    actorAccountId: null,
    action: drawJob,
    subjectKind: 'lottery_draw',
    subjectId: slot.id,
    detail: {
      units: list.units.length,
      won: result.won.length,
      reserve: result.reserve.length,
      seed: seed.toString('hex'),
    },
  });
  await tellOf(tx, deps, rows, {
    slot,
    service,
    now: run.now,
    by: null,
    kindOf: (row) =>
      row.state === 'won' ? 'lottery_won' : row.state === 'reserve' ? 'lottery_reserve' : 'lottery_lost',
    factsOf: (row): Record<string, string> => (row.reserve_rank === null ? {} : { rank: String(row.reserve_rank) }),
  });
  await tellDesk(tx, deps, draw.centre_id, run.now);
}

function secretOf({ vault }: LotteryDeps, draw: DrawRow): string {
  if (draw.secret_sealed === null || draw.secret_key === null) throw new Error(`No secret of draw ${draw.slot_id}`);
  const secret = vault.open(secretPlace(draw.slot_id), { text: draw.secret_sealed, keyId: draw.secret_key });
  if (commitmentOf(secret) !== draw.commitment) throw new Error(`The secret of draw ${draw.slot_id} is another`);
  return secret;
}

interface Drawing {
  ending: Ending;
  entries: readonly EntryRow[];
  result: Result;
}

/** Writes the bookings of winners and reserve and what became of each entry; gives those who are told. */
async function placeAll(
  tx: Tx,
  deps: LotteryDeps,
  { ending, entries, result }: Drawing,
  run: LotteryRun,
): Promise<EntryRow[]> {
  const { slot, service } = ending;
  const placeOf = new Map(result.order.map((unit, n) => [unit, n + 1]));
  const rankOf = new Map(result.reserve.map((unit, n) => [unit, n + 1]));
  const won = new Set(result.won);
  const live = entries.filter((row) => row.state === 'entered');
  const outcomes = entries.map((row): EntryRow => {
    const unit = row.unit ?? 0;
    const gone = row.state === 'gone';
    const state: EntryState = gone ? 'gone' : won.has(unit) ? 'won' : rankOf.has(unit) ? 'reserve' : 'lost';
    return {
      ...row,
      state,
      place: placeOf.get(unit) ?? null,
      reserve_rank: rankOf.get(unit) ?? null,
      booking_id: state === 'won' || state === 'reserve' ? newId('bkg') : null,
      ended_at: row.ended_at ?? run.now,
    };
  });
  const byUnit = new Map<number, EntryRow[]>();
  for (const row of outcomes) byUnit.set(row.unit ?? 0, [...(byUnit.get(row.unit ?? 0) ?? []), row]);
  const units = [...result.won, ...result.reserve].map((unit) => ({
    wins: won.has(unit),
    members: (byUnit.get(unit) ?? []).flatMap((row) => (row.booking_id === null ? [] : [memberOf(row)])),
  }));
  const filled = units.filter(({ members }) => members.length > 0);
  await placeDrawn(tx, deps, { slot, service, units: filled }, run);
  await putOutcomes(tx, outcomes);
  const lost = outcomes.filter((row) => row.state === 'lost').map((row) => row.beneficiary_id);
  await deps.capacity.uncountQuotas(tx, lost, quotaCounts(slot.service_id, slot.on_day));
  const told = new Set(live.map((row) => row.id));
  return outcomes.filter((row) => told.has(row.id));
}

const memberOf = (row: EntryRow) => ({
  bookingId: row.booking_id ?? '',
  requestKey: row.id,
  accountId: row.actor_account_id,
  beneficiaryId: row.beneficiary_id,
  authority: row.authority,
  partySize: row.party_size,
});
