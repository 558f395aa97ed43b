import { Text, View } from '@tarojs/components';
import { centreWords } from '@shared/words/centre';
import { useWords } from '@/services/settings';
import { CentreArt, Tag, Tap, Written } from '@/ui';
import { distanceWords, openMark, type CentreCardData } from './facts';
import './centre-card.scss';

/** A centre in a list: its house, how far, open or not. */
export function CentreCard({
  centre,
  now,
  onTap,
  mine = false,
}: {
  centre: CentreCardData;
  now: Date;
  onTap: () => unknown;
  /** It is the chosen one. */
  mine?: boolean;
}) {
  const w = useWords(centreWords);
  const open = openMark(centre.today, now, w);
  const far = centre.distanceMeters === null ? null : distanceWords(centre.distanceMeters, w);
  const count = centre.serviceCount > 0 ? w.serviceCount(centre.serviceCount) : w.noServicesYet;
  return (
    <Tap className={`centre-card${mine ? ' centre-card--mine' : ''}`} onTap={onTap}>
      <View className='centre-card__art'>
        <CentreArt seed={centre.id} height={76} />
      </View>
      <View className='centre-card__body'>
        <Written className='centre-card__name' text={centre.name} />
        <Written className='centre-card__place' text={centre.areaName} />
        <Text className='centre-card__place'>{far === null ? count : `${far} · ${count}`}</Text>
        <View className='centre-card__marks'>
          <Tag tone={open.tone} icon={open.icon}>
            {open.word}
          </Tag>
          {mine ? <Tag tone='brand'>{w.choose.picked}</Tag> : null}
        </View>
      </View>
    </Tap>
  );
}
