import { dailyAt, type JobHandler, type Schedule } from '../../jobs';
import type { Db } from '../../kernel/db';
import { removeEvents } from './live-store';
import { removeEnded } from './message-store';

const rows = 2000;
const rounds = 50;
/** WeChat copies are kept for questions of "I was never told", then go; the notice itself stays in the inbox. */
const messageDays = 90;
const eventHours = 1;

async function inRounds(remove: () => Promise<number>, signal: AbortSignal): Promise<void> {
  for (let round = 0; round < rounds && !signal.aborted; round += 1) if ((await remove()) < rows) return;
}

export const notificationJobs = (db: Db): Record<string, JobHandler> => ({
  'live.clean': ({ now, signal }) =>
    inRounds(() => removeEvents(db, new Date(now.getTime() - eventHours * 3_600_000), rows), signal),
  'message.clean': ({ now, signal }) =>
    inRounds(() => removeEnded(db, new Date(now.getTime() - messageDays * 86_400_000), rows), signal),
});

export const notificationSchedules: Schedule[] = [
  { kind: 'live.clean', everySeconds: 3600, atSecond: 900 },
  { kind: 'message.clean', ...dailyAt('03:40') },
];
