import type { Tx } from '../../kernel/db';
import type { Service } from '../centre';
import { dutiesOfRetime, dutiesOfSlot, usesOf, type Duty, type Use } from '../resource';
import { usingOf } from './carry-out';
import type { SlotStep } from './rules';

const dropsOf = (steps: readonly SlotStep[]) =>
  // What was taken out before was told then.
  steps.flatMap((step) => (step.do === 'drop' && !step.slot.withdrawn ? [step] : []));

/** Whom the slots that go by these steps have. To be read before they are carried out, which gives all back. */
export const usesOfDropped = (tx: Tx, steps: readonly SlotStep[]): Promise<Map<string, Use[]>> =>
  usesOf(
    tx,
    dropsOf(steps).map(({ slot }) => usingOf(slot)),
  );

/** What steps of a timetable are for those who work in its slots: a slot that goes, or stands at another time. */
export const dutiesOfSteps = (
  steps: readonly SlotStep[],
  uses: ReadonlyMap<string, readonly Use[]>,
  services: ReadonlyMap<string, Pick<Service, 'name' | 'centreName' | 'place'>>,
): Duty[] =>
  dropsOf(steps).flatMap(({ slot, to }) => {
    const [service, ofSlot] = [services.get(slot.serviceId), uses.get(slot.id) ?? []];
    if (service === undefined) return [];
    return to === null
      ? dutiesOfSlot('duty_off', { start_at: slot.startAt, end_at: slot.endAt }, service, ofSlot)
      : dutiesOfRetime({ service, uses: ofSlot, was: slot, now: { startAt: to.startAt, endAt: to.endAt } });
  });
