import type { Reply } from '@shared/contract/types';
import { centreWords } from '@shared/words/centre';
import { callPhone } from '@/platform/device';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { ListView } from '@/ui';
import { ServiceRow } from './service-row';

/** Everything that can be booked at one centre. */
export function CentreServices({ centre, now }: { centre: Reply<'centre.get'>; now: Date }) {
  const w = useWords(centreWords);
  const list = useList((cursor) => call('service.list', { query: { centreId: centre.id, cursor } }), [centre.id], {
    onShow: true,
  });
  return (
    <ListView
      list={list}
      keyOf={(service) => service.id}
      empty={{
        ...w.servicesNone,
        icon: 'calendar-x',
        action: { word: w.call, onTap: () => callPhone(centre.phone) },
      }}
    >
      {(service) => <ServiceRow service={service} now={now} />}
    </ListView>
  );
}
