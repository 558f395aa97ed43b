import type { ReactNode } from 'react';
import { cityHotline, homeWords } from '@shared/words/home';
import { call } from '@/services/api';
import { usePlace } from '@/services/place';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { CallBar } from '@/ui';

/** Care mode keeps a person to call on every screen; until the centre's number is known, the city's line. */
export function CareCall({ centreId }: { centreId: string | undefined }) {
  const w = useWords(homeWords).bigTasks;
  const { data } = useLoad(() => call('centre.get', { params: { centreId: centreId ?? '' } }), [centreId], {
    when: centreId !== undefined,
  });
  return data === null ? (
    <CallBar phone={cityHotline} word={w.hotline} />
  ) : (
    <CallBar phone={data.phone} word={w.call} />
  );
}

/** The bar of a page that has none of its own: in care mode whom to call, otherwise nothing. */
export function useCareBar(): ReactNode {
  const { care } = useSettings();
  const { centreId } = usePlace();
  return care ? <CareCall centreId={centreId} /> : undefined;
}
