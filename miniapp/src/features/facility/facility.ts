import type { BlockKind } from '@shared/enums/resource';
import type { ItemOf, Reply } from '@shared/contract/types';

export type Resources = Reply<'resource.list'>;
export type Resource = ItemOf<'resource.list'>;
export type Calendar = Reply<'resource.calendar'>;
export type Entry = Calendar['entries'][number];

/** A time of one day that is to be taken out. */
export interface Span {
  on: string;
  fromMinute: number;
  toMinute: number;
}

/** A column of the grid: one resource on one day. */
export interface Column {
  key: string;
  on: string;
  resourceId: string;
  title: string;
  isToday: boolean;
  isOver: boolean;
}

/** Where a slot is to go. */
export interface Place {
  on: string;
  minute: number;
  resourceId: string;
}

/** A slot as one resource has it, and where it is to go. */
export interface Move {
  entry: Entry;
  to: Place;
}

/** What is to be taken out, as it is previewed and then saved. */
export interface Taking {
  startAt: string;
  endAt: string;
  kind: BlockKind;
  reason: string;
}
