import { useState } from 'react';
import { activityWords } from '@shared/words/activity';
import { go, useParams } from '@/platform/navigate';
import { call } from '@/services/api';
import { usePlace } from '@/services/place';
import { useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { ActivityLine } from '@/shell/activity-face';
import { useCareBar } from '@/shell/care-bar';
import { ListView, Screen, Segmented } from '@/ui';

type Scope = 'here' | 'all';

/** What takes place soon: at one centre and in its whole city, or at all of them. */
export default function ActivitiesPage() {
  const w = useWords(activityWords);
  const { centreId: asked } = useParams<{ centreId: string }>();
  const { centreId: home } = usePlace();
  const here = asked ?? home;
  const [scope, setScope] = useState<Scope>(here === undefined ? 'all' : 'here');
  const bar = useCareBar();
  const centreId = scope === 'here' ? here : undefined;
  const list = useList((cursor) => call('activity.list', { query: { centreId, cursor } }), [centreId], {
    onShow: true,
  });
  return (
    <Screen title={w.listTitle} bar={bar} onPullDown={list.reload}>
      {here !== undefined && (
        <Segmented
          label={w.scope}
          options={[
            { value: 'here', word: w.here },
            { value: 'all', word: w.everywhere },
          ]}
          value={scope}
          onChange={setScope}
        />
      )}
      <ListView list={list} keyOf={({ id }) => id} empty={{ icon: 'tent', title: w.listEmpty, hint: w.listEmptyHint }}>
        {(one) => <ActivityLine activity={one} onTap={() => go('/features/booking/activity', { serviceId: one.id })} />}
      </ListView>
    </Screen>
  );
}
