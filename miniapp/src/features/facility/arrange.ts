import type { Reply, SentBody } from '@shared/contract/types';

/** What a change of rooms, people or needs hits. */
export type ArrangeView = Reply<'resource.preview'>;
/** How staff have decided about it. */
export type Decision = Pick<SentBody<'resource.change'>, 'basis' | 'reason' | 'instead'>;

/** Nobody stands in: the slot does not take place. */
export const off = '';

/** Whether anything beside a name is otherwise, so that staff have to see it first. */
export const hasEffects = (seen: ArrangeView): boolean =>
  seen.lostCount +
    seen.bookings +
    seen.waiting +
    seen.replacedCount +
    seen.shortCount +
    seen.resizedCount +
    seen.back +
    seen.stillAwayCount >
  0;
