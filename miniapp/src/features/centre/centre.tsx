import { useShareAppMessage } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Reply } from '@shared/contract/types';
import { centreWords } from '@shared/words/centre';
import { callPhone, openMap } from '@/platform/device';
import { goInstead, useParams } from '@/platform/navigate';
import { call } from '@/services/api';
import { useNow } from '@/services/now';
import { choosePlace, usePlace } from '@/services/place';
import { useSettings, useWords } from '@/services/settings';
import { useLoad } from '@/services/use-load';
import { Button, CallBar, Empty, Loaded, notify, Screen, Segmented, Tag, Written } from '@/ui';
import { CentreAbout } from './centre-about';
import { CentrePhotos } from './centre-photos';
import { CentreServices } from './centre-services';
import { distanceWords, openMark } from './facts';
import './centre.scss';

type Centre = Reply<'centre.get'>;
type Part = 'services' | 'about';

export default function CentrePage() {
  const w = useWords(centreWords);
  const now = useNow();
  const { care } = useSettings();
  const { centreId = '', show } = useParams<{ centreId: string; show: string }>();
  const [part, setPart] = useState<Part>(show === 'about' ? 'about' : 'services');
  const load = useLoad(() => call('centre.get', { params: { centreId } }), [centreId], { when: centreId !== '' });
  useShareAppMessage(() => ({
    title: load.data?.name ?? w.title,
    path: `/features/centre/centre?centreId=${encodeURIComponent(centreId)}`,
  }));
  return (
    <Screen
      title={load.data?.name ?? w.title}
      onPullDown={load.reload}
      bar={load.data === null || !care ? undefined : <CallBar phone={load.data.phone} word={w.callLong} />}
    >
      {load.error?.code === 'not_found' || centreId === '' ? (
        <Empty
          icon='building-2'
          title={w.gone.title}
          hint={w.gone.hint}
          action={{ word: w.gone.action, onTap: () => goInstead('/features/centre/choose') }}
        />
      ) : (
        <Loaded load={load}>
          {(centre) => (
            <View className='centre'>
              <Head centre={centre} now={now} />
              <Segmented<Part>
                label={centre.name}
                options={[
                  { value: 'services', word: w.partServices },
                  { value: 'about', word: w.partAbout },
                ]}
                value={part}
                onChange={setPart}
              />
              {part === 'services' ? (
                <CentreServices centre={centre} now={now} />
              ) : (
                <CentreAbout centre={centre} now={now} />
              )}
            </View>
          )}
        </Loaded>
      )}
    </Screen>
  );
}

/** The house, whether it is open, and the two things one does from the street: call and go there. */
function Head({ centre, now }: { centre: Centre; now: Date }) {
  const w = useWords(centreWords);
  const place = usePlace();
  const { care } = useSettings();
  const open = openMark(centre.today, now, w);
  const far = centre.distanceMeters === null ? null : distanceWords(centre.distanceMeters, w);
  const mine = place.centreId === centre.id;
  const choose = () => {
    choosePlace({ ...place, centreId: centre.id, areaCode: centre.areaCode, areaName: centre.areaName });
    notify(w.setMineDone(centre.name));
  };
  return (
    <View className='centre-head'>
      <CentrePhotos centre={centre} />
      <View className='centre-head__body'>
        <Written className='centre-head__name' text={centre.name} />
        <View className='centre-head__marks'>
          <Tag tone={open.tone} icon={open.icon}>
            {open.word}
          </Tag>
          {mine ? (
            <Tag tone='brand' icon='house'>
              {w.isMine}
            </Tag>
          ) : null}
        </View>
        <Written className='centre-head__place' text={far === null ? centre.address : `${centre.address} · ${far}`} />
        <View className='centre-head__buttons'>
          {/* In care mode the bar below holds the phone. */}
          {care ? null : (
            <Button kind='soft' icon='phone' label={w.callCentre(centre.phone)} onTap={() => callPhone(centre.phone)}>
              {w.call}
            </Button>
          )}
          <Button kind='soft' icon='navigation' onTap={() => showTheWay(centre, w.copied, w.copyFailed)}>
            {w.directions}
          </Button>
        </View>
        {mine ? null : (
          <Button kind='secondary' icon='house' onTap={choose}>
            {w.setMine}
          </Button>
        )}
      </View>
    </View>
  );
}

/** In WeChat its map; in a browser the address goes to the clipboard, for whichever map one has. */
async function showTheWay(centre: Centre, copied: string, failed: string): Promise<void> {
  const { name, address, lng, lat } = centre;
  const done = await openMap({ name, address, lng, lat });
  if (done === 'copied') notify(copied);
  if (done === 'failed') notify(failed, 'info');
}
