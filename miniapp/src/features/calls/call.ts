import type { ItemOf } from '@shared/contract/types';

export type Call = ItemOf<'call.list'>;
