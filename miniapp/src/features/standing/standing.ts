import type { ItemOf, Reply } from '@shared/contract/types';

export type Standing = Reply<'standing.mine'>;
export type Missed = Standing['missed'][number];
export type Queued = ItemOf<'excuse.queue'>;
