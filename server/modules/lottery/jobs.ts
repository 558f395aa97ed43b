import { randomBytes } from 'node:crypto';
import { addJobs, type JobHandler, type JobRun, type Schedule } from '../../jobs';
import { inTransaction, type Tx } from '../../kernel/db';
import { civilDay } from '../../../shared/time/civil';
import { auditRecord } from '../audit';
import { bookUntil, opensAt } from '../booking';
import type { SlotRow } from '../capacity';
import type { Service } from '../centre';
import { closeList, expireJob } from './close';
import { commitmentOf } from './drawing';
import type { LotteryDeps } from './deps';
import { drawJob, holdDrawing, secretPlace } from './draw';
import { releaseJob, voidDraw } from './end';
import { tellDesk } from './notices';
import { beaconDay, closesAt, hasTime, usualRules, valueUntil, type LotteryRules } from './rules';
import { findRules, insertDraw, listLotteryServices, listUndrawn, type RulesRow } from './store';

export const openJob = 'lottery.open';
export const closeJob = 'lottery.close';

const servicesAtOnce = 50;
/** More slots than a service has in its longest window. */
const slotsMost = 2000;

export const rulesOf = (row: RulesRow | undefined): LotteryRules =>
  row === undefined
    ? usualRules
    : {
        closeDays: row.close_days,
        closeMinute: row.close_minute,
        beacon: row.beacon,
        reserveMax: row.reserve_max,
        leftover: row.leftover,
      };

interface Beginning {
  slot: SlotRow;
  service: Service;
  rules: Omit<LotteryRules, 'closeDays' | 'closeMinute'>;
  opens: Date;
  closes: Date;
}

/** Begins a draw: its secret is made and sealed, and what it is committed to stands there from now on. */
export async function beginDraw(
  tx: Tx,
  deps: LotteryDeps,
  { slot, service, rules, opens, closes }: Beginning,
  now: Date,
): Promise<boolean> {
  const secret = randomBytes(32).toString('hex');
  const sealed = deps.vault.seal(secretPlace(slot.id), secret);
  const on = beaconDay(closes);
  const made = await insertDraw(tx, {
    slot_id: slot.id,
    service_id: service.id,
    centre_id: slot.centre_id,
    state: 'open',
    opens_at: opens,
    closes_at: closes,
    beacon: rules.beacon,
    beacon_on: on,
    value_until: valueUntil(on),
    reserve_max: rules.reserveMax,
    leftover: rules.leftover,
    commitment: commitmentOf(secret),
    secret_sealed: sealed.text,
    secret_key: sealed.keyId,
    created_at: now,
  });
  if (!made) return false;
  await addJobs(tx, [{ id: `close_${slot.id}`, kind: closeJob, payload: { slotId: slot.id }, at: now, dueAt: closes }]);
  await tellDesk(tx, deps, slot.centre_id, now);
  return true;
}

/**
 * Begins the draws of all slots whose services draw. A slot in which somebody has a place already, or for which no time is
 * left to draw, stays with who comes first. Running twice begins what is missing.
 */
const openDraws =
  (deps: LotteryDeps): JobHandler =>
  async (run) => {
    for (let after = ''; !run.signal.aborted;) {
      const services = await listLotteryServices(deps.db, after, servicesAtOnce);
      const last = services.at(-1);
      if (last === undefined) return;
      for (const { id } of services) await openOfService(deps, id, run);
      after = last.id;
    }
  };

async function openOfService(deps: LotteryDeps, serviceId: string, run: JobRun): Promise<void> {
  const service = await deps.centre.getService(serviceId);
  if (service === null) return;
  const rules = rulesOf(await findRules(deps.db, serviceId));
  for (const { id } of await listUndrawn(deps.db, serviceId, civilDay(run.now), slotsMost)) {
    await inTransaction(deps.db, (tx) => openOfSlot(tx, deps, { slotId: id, service, rules }, run));
  }
}

async function openOfSlot(
  tx: Tx,
  deps: LotteryDeps,
  { slotId, service, rules }: { slotId: string; service: Service; rules: LotteryRules },
  { now, requestId }: JobRun,
): Promise<void> {
  const slot = await deps.capacity.lockSlot(tx, slotId);
  if (slot === undefined || slot.state === 'closed' || slot.allocation !== null) return;
  const closes = closesAt(rules, slot.on_day);
  const isLate = !hasTime(closes, bookUntil(service.rules, slot.start_at), now);
  const kept = isLate || slot.taken > 0 || slot.waiting > 0;
  const opens = slot.opens_at ?? opensAt(service.rules, slot.on_day);
  const begun = !kept && (await beginDraw(tx, deps, { slot, service, rules, opens, closes }, now));
  if (kept) await deps.capacity.setAllocation(tx, slot.id, 'first_come');
  await auditRecord(tx, {
    at: now,
    requestId,
    actorAccountId: null,
    action: openJob,
    subjectKind: 'slot',
    subjectId: slot.id,
    detail: { begun },
  });
}

/** Slot and draw locked, with what stands around them; undefined where there is nothing to do any more. */
const locked = async (tx: Tx, deps: LotteryDeps, slotId: string) => {
  const slot = await deps.capacity.lockSlot(tx, slotId);
  const draw = await deps.locks.lockDraw(tx, slotId);
  if (slot === undefined || draw === undefined) return undefined;
  const service = (await deps.centre.servicesOf([draw.service_id], tx)).get(draw.service_id);
  return service === undefined ? undefined : { slot, draw, service };
};

const slotIdOf = (run: JobRun): string => (run.payload as { slotId: string }).slotId;

/** Fixes the list when its time has come; running twice finds it fixed. */
const close =
  (deps: LotteryDeps): JobHandler =>
  (run) =>
    inTransaction(deps.db, async (tx) => {
      const found = await locked(tx, deps, slotIdOf(run));
      if (found?.draw.state !== 'open' || found.draw.closes_at > run.now) return;
      await closeList(tx, deps, found, run);
    });

/** The value has not been entered in time: void, as was published. */
const expire =
  (deps: LotteryDeps): JobHandler =>
  (run) =>
    inTransaction(deps.db, async (tx) => {
      const found = await locked(tx, deps, slotIdOf(run));
      if (found?.draw.state !== 'closed' || found.draw.value !== null || found.draw.value_until > run.now) return;
      await voidDraw(tx, deps, found, { now: run.now, requestId: run.requestId, why: 'no_value' });
    });

/** Draws, once the value is known; killed half-way or run twice it comes to the same, which is written once. */
const draw =
  (deps: LotteryDeps): JobHandler =>
  (run) =>
    inTransaction(deps.db, async (tx) => {
      const found = await locked(tx, deps, slotIdOf(run));
      if (found?.draw.state !== 'closed' || found.draw.value === null) return;
      await holdDrawing(tx, deps, found, run);
    });

/** What a draw has left is everybody's from now on. */
const release =
  (deps: LotteryDeps): JobHandler =>
  (run) =>
    inTransaction(deps.db, async (tx) => {
      const found = await locked(tx, deps, slotIdOf(run));
      if (found === undefined || found.slot.state === 'closed' || found.slot.allocation === 'first_come') return;
      if (found.draw.release_at === null || found.draw.release_at > run.now) return;
      await deps.capacity.setAllocation(tx, found.slot.id, 'first_come');
      await tellDesk(tx, deps, found.slot.centre_id, run.now);
      await auditRecord(tx, {
        at: run.now,
        requestId: run.requestId,
        actorAccountId: null,
        action: releaseJob,
        subjectKind: 'slot',
        subjectId: found.slot.id,
        detail: { free: found.slot.capacity - found.slot.taken },
      });
    });

export const lotteryJobs = (deps: LotteryDeps): Record<string, JobHandler> => ({
  [openJob]: openDraws(deps),
  [closeJob]: close(deps),
  [expireJob]: expire(deps),
  [drawJob]: draw(deps),
  [releaseJob]: release(deps),
});

export const lotterySchedules: Schedule[] = [{ kind: openJob, everySeconds: 60 }];
