import type { StepUp } from '../../shared/contract/route';
import { limits } from '../../shared/limits';
import type { Actor } from './ask';

/** Whether somebody has confirmed lately enough that it is them, for what is more than daily work. */
export function isSteppedUp(way: StepUp, session: Actor['session'], now: Date): boolean {
  const { kind, begunAt, steppedUpAt } = session;
  const isWithin = (at: Date | null, minutes: number) => at !== null && now.getTime() - at.getTime() < minutes * 60_000;
  switch (way) {
    case 'fresh':
      return isWithin(steppedUpAt, limits.stepUpMinutes);
    case 'fresh_at_desk':
      return kind !== 'desk' || isWithin(steppedUpAt, limits.stepUpMinutes);
    case 'hourly_at_desk':
      return kind !== 'desk' || [begunAt, steppedUpAt].some((at) => isWithin(at, limits.stepUpHourMinutes));
  }
}
