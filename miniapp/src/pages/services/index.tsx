import { View } from '@tarojs/components';
import { useState } from 'react';
import { programmeRow } from '@shared/words/programme-row';
import { servicesWords } from '@shared/words/services';
import { cityOf } from '@/features/centre/facts';
import { ServiceRow } from '@/features/centre/service-row';
import { go } from '@/platform/navigate';
import { call } from '@/services/api';
import { useNow } from '@/services/now';
import { usePlace } from '@/services/place';
import { useSettings, useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { ListView, Row, Rows, Screen } from '@/ui';
import { ComingActivities } from '@/shell/coming-activities';
import { CareCall } from '@/shell/care-bar';
import { emptyFace } from './empty-face';
import { anything, Filters, type Filter } from './filters';
import { NeedGrid } from './need-grid';
import { useSettled } from '@/services/use-settled';
import './services.scss';

export default function ServicesPage() {
  const w = useWords(servicesWords);
  const programmes = useWords(programmeRow);
  const now = useNow();
  const { care } = useSettings();
  const { centreId, areaCode } = usePlace();
  const [filter, setFilter] = useState<Filter>(anything);
  const [asked, setAsked] = useState(false);
  const words = useSettled(filter.words.trim());
  const here = filter.scope === 'mine' && centreId !== undefined;

  const list = useList(
    (cursor) =>
      call('service.list', {
        query: {
          cursor,
          centreId: here ? centreId : undefined,
          areaCode: here || areaCode === undefined ? undefined : cityOf(areaCode),
          functionCode: filter.functionCode ?? undefined,
          nearby: filter.need ?? undefined,
          words: words === '' ? undefined : words,
        },
      }),
    [here, centreId, areaCode, filter.functionCode, filter.need, words],
    { onShow: true },
  );

  const isAnything = filter.words === '' && filter.need === null && filter.functionCode === null;
  // In care mode one decision comes before the list: what do I need?
  const deciding = care && !asked && filter.need === null && filter.words === '';

  return (
    <Screen
      title={w.title}
      tab='services'
      onPullDown={list.reload}
      bar={care ? <CareCall centreId={centreId} /> : undefined}
    >
      <View className='services'>
        <Filters
          filter={filter}
          onChange={setFilter}
          hasCentre={centreId !== undefined}
          show={deciding ? 'search' : care ? 'needs' : 'all'}
        />
        {deciding ? (
          <NeedGrid
            onPick={(need) => {
              setAsked(true);
              setFilter({ ...filter, need });
            }}
          />
        ) : (
          <>
            {isAnything && <ComingActivities centreId={here ? centreId : undefined} />}
            <Rows>
              <Row
                icon='school'
                iconTone='teal'
                title={programmes.title}
                note={programmes.note}
                onTap={() => go('/features/programme/index')}
              />
            </Rows>
            <ListView
              list={list}
              keyOf={(service) => service.id}
              empty={emptyFace(w, { ...filter, words }, here, setFilter)}
            >
              {(service) => <ServiceRow service={service} now={now} showCentre={!here} />}
            </ListView>
          </>
        )}
      </View>
    </Screen>
  );
}
