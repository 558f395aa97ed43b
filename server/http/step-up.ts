import { limits } from '../../shared/limits';

/** Whether somebody has confirmed recently enough that it is them, for what is more than daily work. */
export const isSteppedUp = ({ steppedUpAt }: { steppedUpAt: Date | null }, now: Date): boolean =>
  steppedUpAt !== null && now.getTime() - steppedUpAt.getTime() < limits.stepUpMinutes * 60_000;
