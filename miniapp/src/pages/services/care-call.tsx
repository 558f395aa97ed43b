import { cityHotline, homeWords } from '@shared/words/home';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
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
