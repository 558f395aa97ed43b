import { Text, View } from '@tarojs/components';
import { functionWords } from '@shared/words/functions';
import { homeWords } from '@shared/words/home';
import { pausedWords } from '@shared/words/paused';
import { servicesWords } from '@shared/words/services';
import { go } from '@/platform/navigate';
import { pausedLine } from '@/services/paused-line';
import { useSettings, useWords } from '@/services/settings';
import { IconTile, Tag, Tap, Written } from '@/ui';
import { freeMark, functionTones, momentWords, type ServiceCardData } from './facts';
import './service-row.scss';

/** A service in a list, with the next time at which it can be had. */
export function ServiceRow({
  service,
  now,
  showCentre = false,
}: {
  service: ServiceCardData;
  now: Date;
  /** Where several centres are listed together. */
  showCentre?: boolean;
}) {
  const w = useWords(servicesWords);
  const home = useWords(homeWords);
  const p = useWords(pausedWords);
  const { spoken } = useWords(functionWords);
  const { language } = useSettings();
  const free = freeMark(service, home);
  const when = service.next === null ? null : momentWords(service.next.startAt, now, language);
  const languages = service.languages.flatMap((code) => spoken[code] ?? []);
  return (
    <Tap className='service-row' onTap={() => go('/features/booking/service', { serviceId: service.id })}>
      <IconTile name={service.icon} tone={functionTones[service.functionCode]} />
      <View className='service-row__body'>
        <Written className='service-row__name' text={service.name} />
        <Written className='service-row__summary' text={service.summary} />
        <Text className='service-row__place'>
          {showCentre ? `${service.centreName} · ${service.place}` : service.place}
          {languages.length > 0 ? ` · ${w.spoken(languages.join(' / '))}` : ''}
        </Text>
        <View className='service-row__next'>
          {when === null ? null : <Text className='service-row__when'>{w.next(when)}</Text>}
          <Tag tone={free.tone} icon={free.icon}>
            {free.word}
          </Tag>
        </View>
        {service.paused !== null && (
          <Text className='service-row__why'>{pausedLine(service.paused, now, p, language)}</Text>
        )}
      </View>
    </Tap>
  );
}
