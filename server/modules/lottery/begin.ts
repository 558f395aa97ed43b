import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import { auditAsk } from '../audit';
import { bookUntil } from '../booking';
import type { Service } from '../centre';
import type { LotteryDeps } from './deps';
import { deskView } from './desk';
import { beginDraw, rulesOf } from './jobs';
import { decideBegin, decideRules } from './rules';
import { findDraw, findRules, putRules, setAllocationOf } from './store';

/** Draws for one slot in which nobody has a place yet: from now on nobody books it, and whoever likes enters. */
export async function begin(deps: LotteryDeps, ask: Ask<'lottery.begin'>): Promise<Reply<'lottery.begin'>> {
  const { params, body, now, actor } = ask;
  const scope = await deps.centre.centreScope(actor.grants);
  const seen = await deps.capacity.findSlot(deps.db, params.slotId);
  if (seen === undefined || !scope.includes(seen.centre_id)) return ask.refuse('not_found');
  const service = await deps.centre.getService(seen.service_id);
  if (service === null) return ask.refuse('not_found');
  await ask.write(async (tx) => {
    const slot = (await deps.capacity.lockSlot(tx, seen.id)) ?? seen;
    const isDrawn = (await findDraw(tx, slot.id)) !== undefined;
    const closes = new Date(body.closesAt);
    const until = bookUntil(service.rules, slot.start_at);
    const verdict = decideBegin({
      slot,
      isDrawn,
      priceMinutes: service.rules.priceMinutes,
      closes,
      bookUntil: until,
      now,
    });
    if (!verdict.ok) ask.refuse(verdict.code);
    await deps.capacity.setAllocation(tx, slot.id, 'lottery');
    const { beacon, reserveMax, leftover } = body;
    await beginDraw(tx, deps, { slot, service, rules: { beacon, reserveMax, leftover }, opens: now, closes }, now);
    deps.soldOut.forget(slot.id);
    await auditAsk(tx, ask, 'lottery_draw', slot.id, { closesAt: closes.toISOString(), beacon, reserveMax, leftover });
  });
  return deskView(deps, ask, seen.id);
}

type AskRules = Ask<'lottery.rules'> | Ask<'lottery.setRules'>;

/** A service of the asker's centres; others are not there. */
async function ownService(deps: LotteryDeps, ask: AskRules): Promise<Service> {
  const scope = await deps.centre.centreScope(ask.actor.grants);
  const service = await deps.centre.getService(ask.params.serviceId);
  return service !== null && scope.includes(service.centreId) ? service : ask.refuse('not_found');
}

async function rulesView(deps: LotteryDeps, ask: AskRules): Promise<Reply<'lottery.rules'>> {
  const service = await ownService(deps, ask);
  return {
    serviceId: service.id,
    serviceName: service.name,
    allocation: service.allocation,
    openDays: service.rules.openDays,
    ...rulesOf(await findRules(deps.db, service.id)),
    may: { change: ask.actor.role !== 'staff' },
  };
}

export const rules = (deps: LotteryDeps, ask: Ask<'lottery.rules'>): Promise<Reply<'lottery.rules'>> =>
  rulesView(deps, ask);

/**
 * From now on the service gives its places so. Slots whose draws have begun go on as was published; the others follow at
 * once: nobody books a slot that is to be drawn for, and draws begin within a minute.
 */
export async function setRules(deps: LotteryDeps, ask: Ask<'lottery.setRules'>): Promise<Reply<'lottery.setRules'>> {
  const service = await ownService(deps, ask);
  const { allocation, closeDays, closeMinute, beacon, reserveMax, leftover } = ask.body;
  const verdict = decideRules(service.rules, ask.body);
  if (!verdict.ok) {
    return ask.refuse(verdict.code, [{ path: 'body.closeDays', rule: 'range', message: 'leaves no time to draw' }]);
  }
  await ask.write(async (tx) => {
    await setAllocationOf(tx, service.id, allocation);
    await putRules(tx, {
      service_id: service.id,
      close_days: closeDays,
      close_minute: closeMinute,
      beacon,
      reserve_max: reserveMax,
      leftover,
    });
    await auditAsk(tx, ask, 'service', service.id, { ...ask.body });
  });
  return rulesView(deps, ask);
}
