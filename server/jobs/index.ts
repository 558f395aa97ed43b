export { addJob } from './outbox';
export type { NewJob } from './outbox';
export { jobsSeen } from './seen';
export type { Pump } from './pump';
export { dailyAt } from './schedule';
export type { Schedule } from './schedule';
export type { JobHandler, JobLog, JobRun } from './run';
export { openWorker } from './worker';
export type { Worker } from './worker';
