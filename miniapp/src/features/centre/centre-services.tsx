import { View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { centreWords } from '@shared/words/centre';
import { programmeRow } from '@shared/words/programme-row';
import { callPhone } from '@/platform/device';
import { go } from '@/platform/navigate';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { ComingActivities } from '@/shell/coming-activities';
import { ListView, Row, Rows } from '@/ui';
import { ServiceRow } from './service-row';

/** Everything that can be booked at one centre. */
export function CentreServices({ centre, now }: { centre: Reply<'centre.get'>; now: Date }) {
  const w = useWords(centreWords);
  const programmes = useWords(programmeRow);
  const list = useList((cursor) => call('service.list', { query: { centreId: centre.id, cursor } }), [centre.id], {
    onShow: true,
  });
  return (
    <View className='ui-stack'>
      <ComingActivities centreId={centre.id} most={3} />
      <Rows>
        <Row
          icon='school'
          iconTone='teal'
          title={programmes.title}
          note={programmes.note}
          onTap={() => go('/features/programme/index', { centreId: centre.id })}
        />
      </Rows>
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
    </View>
  );
}
