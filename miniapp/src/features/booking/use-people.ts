import type { ActScope } from '@shared/enums';
import type { ItemOf } from '@shared/contract/types';
import { call } from '@/services/api';
import { useSession } from '@/services/session';
import { useLoad } from '@/services/use-load';

/** Somebody I act for: a child, or who has allowed me to. */
export type Person = ItemOf<'family.list'>;

/** For whom I may do this now; nobody while that is not known. */
export function usePeople(scope: ActScope): Person[] {
  const { me } = useSession();
  const load = useLoad(() => call('family.list'), [me?.accountId], { when: me !== null, onShow: true });
  return (load.data?.items ?? []).filter(({ scopes }) => scopes.includes(scope));
}
