import type { Ask } from '../../http/ask';
import type { Reply } from '../../../shared/contract/types';
import type { MachineFinding } from '../../../shared/enums';
import { auditAsk } from '../audit';
import { lockTimetables, reasonOfChange, type WrittenChange } from '../centre';
import { tellDuties } from '../resource';
import { carryOut, serviceIdOf } from './carry-out';
import type { TimetableDeps } from './deps';
import { dutiesOfSteps, usesOfDropped } from './duties';
import { planChange } from './plan';
import { assertCentre } from './scope';
import { reasonItem, unchecked } from './reasons';

/**
 * Makes a change exactly as it was previewed, or refuses with `timetable.changed`: somebody has booked, or another has changed
 * the timetable, since. Layers, slots, lines, tasks and notices, also to who works in a slot, change together or not at all. A claim on a slot that is just
 * being taken away either was first, and its booking is one of those hit, or waits for the slot's lock and finds it closed.
 * Locks the centre's timetable, then its slots by id, then the rooms and people they need.
 */
export async function save(deps: TimetableDeps, ask: Ask<'timetable.save'>): Promise<Reply<'timetable.save'>> {
  const centreId = await assertCentre(deps, ask);
  const { change, basis } = ask.body;
  const held = await heldWords(deps, ask, change);
  const shown = held === null ? change : unchecked(change);
  return ask.write(async (tx) => {
    await lockTimetables(tx, [centreId]);
    const planned = await planChange(tx, deps, { centreId, change, now: ask.now }, tx);
    if (!planned.ok) return ask.refuse(planned.code);
    const { plan } = planned;
    const isStill = deps.isStill ?? ((one, other) => one === other);
    if (!isStill(basis, plan.basis)) return ask.refuse('timetable.changed');
    const reason = held === null ? reasonOfChange(change) : null;
    const uses = await usesOfDropped(tx, plan.steps);
    const done = await carryOut(tx, deps, ask, { plan, change: shown, reason });
    const services = await deps.centre.servicesOf([...new Set(plan.steps.map(serviceIdOf))], tx);
    await tellDuties(tx, deps, dutiesOfSteps(plan.steps, uses, services), { reason, at: ask.now });
    if (held !== null) {
      const { accountId } = ask.actor;
      const item = await reasonItem(tx, centreId, change, ask.now);
      const areaCode = plan.timetable.areaCode;
      if (item !== null) {
        await deps.words.hold(tx, {
          kind: 'timetable_reason',
          accountId,
          areaCode,
          ...item,
          machine: held,
          now: ask.now,
        });
      }
    }
    await auditAsk(tx, ask, 'centre', centreId, { ...summaryOf(change), ...done });
    await deps.notification.publish(tx, [{ topic: `centre:${centreId}` }], ask.now);
    return done;
  });
}

/** What a line of the record says of a change; whole weeks stand in the tables. */
function summaryOf(change: WrittenChange): Record<string, string> {
  const { kind } = change;
  const days = 'fromOn' in change ? { fromOn: change.fromOn, toOn: change.toOn } : {};
  const of = 'serviceId' in change ? { serviceId: change.serviceId } : {};
  const why = 'reason' in change ? { reason: change.reason } : {};
  const event: Record<string, string> =
    'eventId' in change && change.eventId !== null ? { eventId: change.eventId } : {};
  return { kind, ...of, ...days, ...why, ...event } as Record<string, string>;
}

/** Words that residents will read; risky ones are refused, and an event's name must be known to be right before it stands. */
async function heldWords(
  deps: Pick<TimetableDeps, 'words'>,
  ask: Ask<'timetable.save'>,
  change: WrittenChange,
): Promise<MachineFinding | null> {
  const text = reasonOfChange(change);
  if (text === null) return null;
  const checked = await deps.words.check({ accountId: ask.actor.accountId, scene: 'social', texts: [text] });
  const path = change.kind === 'event' ? 'body.change.name' : 'body.change.reason';
  if (checked.verdict === 'risky') {
    return ask.refuse('content.risky', [{ path, rule: checked.reason, message: 'not to be shown' }]);
  }
  if (checked.verdict === 'pass') return null;
  return change.kind === 'event' ? ask.refuse('timetable.name_unchecked') : checked.machine;
}
