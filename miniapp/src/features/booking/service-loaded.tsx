import type { ReactNode } from 'react';
import { serviceWords } from '@shared/words/service';
import { Empty, Loaded } from '@/ui';
import { goTab } from '@/platform/navigate';
import { useWords } from '@/services/settings';
import type { ServiceChoice } from './use-service';

type Head = NonNullable<ServiceChoice['head']['data']>;

/** Waiting, failed or there; one that is there no more leads to the others, since trying again would not help. */
export function ServiceLoaded({
  load,
  children,
}: {
  load: ServiceChoice['head'];
  children: (head: Head) => ReactNode;
}) {
  const w = useWords(serviceWords);
  if (load.data === null && load.error?.code === 'not_found') {
    const others = { word: w.otherServices, onTap: () => goTab('services') };
    return <Empty icon='search' title={w.gone} hint={w.goneHint} action={others} />;
  }
  return <Loaded load={load}>{children}</Loaded>;
}
