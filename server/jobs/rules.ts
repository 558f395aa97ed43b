/** A job that failed this often is parked for a human to look at. */
export const failuresMax = 5;

const delaySeconds = [5, 30, 120, 600] as const;

/** When to try again after the n-th failure, or null: no more. */
export function retryAt(failures: number, now: Date): Date | null {
  if (failures >= failuresMax) return null;
  const seconds = delaySeconds[Math.min(failures, delaySeconds.length) - 1] ?? delaySeconds[0];
  return new Date(now.getTime() + seconds * 1000);
}
