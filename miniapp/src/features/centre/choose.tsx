import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { centreWords } from '@shared/words/centre';
import { back, useParams } from '@/platform/navigate';
import { useNow } from '@/services/now';
import { choosePlace, usePlace } from '@/services/place';
import { useWords } from '@/services/settings';
import { notify, Screen, Segmented } from '@/ui';
import { ByArea } from './by-area';
import { useCareBar } from '@/shell/care-bar';
import { CentreCard } from './centre-card';
import type { CentreCardData } from './facts';
import { Nearest } from './nearest';
import './choose.scss';

type Way = 'near' | 'area';

/** Picks my centre: the nearest ones, or down the areas. Where one stands is asked for at the tap, and may be refused. */
export default function ChoosePage() {
  const w = useWords(centreWords);
  const bar = useCareBar();
  const now = useNow();
  const place = usePlace();
  const { by } = useParams<{ by: string }>();
  const [way, setWay] = useState<Way>(by === 'area' ? 'area' : 'near');

  const pick = async (centre: CentreCardData) => {
    choosePlace({ ...place, centreId: centre.id, areaCode: centre.areaCode, areaName: centre.areaName });
    notify(w.setMineDone(centre.name));
    await back();
  };
  const card = (centre: CentreCardData) => (
    <CentreCard centre={centre} now={now} mine={centre.id === place.centreId} onTap={() => pick(centre)} />
  );

  return (
    <Screen title={w.choose.title} bar={bar}>
      <View className='choose'>
        <Text className='choose__lead'>{w.choose.lead}</Text>
        <Segmented<Way>
          label={w.choose.title}
          options={[
            { value: 'near', word: w.choose.near },
            { value: 'area', word: w.choose.byArea },
          ]}
          value={way}
          onChange={setWay}
        />
        {way === 'near' ? <Nearest card={card} onArea={() => setWay('area')} /> : <ByArea card={card} />}
      </View>
    </Screen>
  );
}
