import type { Reader, Tx } from '../../kernel/db';
import { fitSlots, type Fit, type Using } from '../resource';
import type { Occupies } from '../../../shared/enums';
import type { TimetableDeps } from './deps';
import type { SlotStep, Wanted } from './rules';

/** A time that can't be, because something that it needs is not to be had then. */
export interface Blocked {
  slot: Wanted;
  names: string[];
}

export interface Fitted {
  steps: SlotStep[];
  blocked: Blocked[];
  /** What slots that are there and stay take in place of what they had, by slot. */
  rehold: Map<string, Fit>;
}

type Reshape = Extract<SlotStep, { do: 'reshape' }>;

/**
 * The steps as far as rooms and people allow. A new time, or one that comes back, is left out where something it needs is
 * not to be had; one that would last differently then does not take place, like any other that goes, so that whoever has
 * booked it is hit and nobody finds a locked door. With a lock, the parts' rows are locked after the slots'.
 */
export async function fitSteps(
  reader: Reader,
  { centre, lockResources }: Pick<TimetableDeps, 'centre' | 'lockResources'>,
  steps: readonly SlotStep[],
  lock: Tx | null,
): Promise<Fitted> {
  const services = await centre.servicesOf([...new Set(steps.map((step) => wantedOf(step).serviceId))], reader);
  const occupies = (step: SlotStep): Occupies => services.get(wantedOf(step).serviceId)?.occupies ?? 'none';
  const makes = steps.flatMap((step, n) => (step.do === 'make' && occupies(step) === 'slot' ? [{ step, n }] : []));
  const reshapes = steps.filter(
    (step): step is Reshape => step.do === 'reshape' && isOtherTime(step) && takes(step, occupies(step)),
  );
  const fits = await fitSlots(
    reader,
    {
      leaving: [
        ...steps.flatMap((step) => (step.do === 'drop' ? [step.slot.id] : [])),
        ...reshapes.map(({ slot }) => slot.id),
      ],
      // Who is there already comes before what is new.
      coming: [
        ...reshapes.map(({ slot, to }) => usingOf(slot.id, to)),
        ...makes.map(({ step, n }) => usingOf(newId(n), step.to)),
      ],
    },
    lock === null ? null : { tx: lock, atoms: lockResources },
  );
  const blocked: Blocked[] = [];
  const out = new Set<Wanted>();
  const isOut = (id: string, to: Wanted): boolean => {
    const fit = fits.get(id);
    if (fit === undefined || fit.ok) return false;
    blocked.push({ slot: to, names: fit.names });
    out.add(to);
    return true;
  };
  const fitting = steps.flatMap((step, n): SlotStep[] => {
    if (step.do === 'make') return isOut(newId(n), step.to) ? [] : [step];
    if (step.do === 'drop' || !isOut(step.slot.id, step.to)) return [step];
    return step.slot.withdrawn ? [] : [{ do: 'drop', slot: step.slot, to: null }];
  });
  return {
    steps: fitting.map((step) =>
      step.do === 'drop' && step.to !== null && out.has(step.to) ? { ...step, to: null } : step,
    ),
    blocked,
    rehold: new Map(
      reshapes.flatMap(({ slot }): [string, Fit][] => {
        const fit = fits.get(slot.id);
        return fit?.ok === true ? [[slot.id, fit]] : [];
      }),
    ),
  };
}

const newId = (n: number): string => `new ${n}`;
const wantedOf = (step: SlotStep): Wanted => (step.do === 'make' ? step.to : step.slot);

const usingOf = (id: string, to: Wanted): Using => ({
  id,
  service_id: to.serviceId,
  start_at: to.startAt,
  end_at: to.endAt,
  instead: to.instead,
});

/** A slot that was withdrawn has given back what it had. */
const isOtherTime = ({ slot, to }: Reshape): boolean => slot.withdrawn || slot.endAt.getTime() !== to.endAt.getTime();

/** With its slots a service always takes what it needs; with claims only where somebody has a place. */
const takes = ({ slot }: Reshape, occupies: Occupies): boolean =>
  occupies === 'slot' || (occupies === 'claim' && slot.taken > 0);
