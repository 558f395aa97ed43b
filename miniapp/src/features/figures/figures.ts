import type { Reply } from '@shared/contract/types';

export type FiguresData = Reply<'figures.get'>;
export type Sums = FiguresData['totals'];

/** Whole percent; null where there is nothing to have a part of. */
export const percentOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 100);

export const noShowPercent = ({ attended, noShows }: Sums): number | null => percentOf(noShows, attended + noShows);
