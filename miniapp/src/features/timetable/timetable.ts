import type { ItemOf, Reply, SentBody } from '@shared/contract/types';

export type Timetable = Reply<'timetable.get'>;
/** One change, as it is shown first and then saved. */
export type Change = SentBody<'timetable.save'>['change'];
/** A booking that a change hits. */
export type Task = ItemOf<'changeTask.list'>;
