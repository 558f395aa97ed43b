import { Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { centreWords } from '@shared/words/centre';
import { homeWords } from '@shared/words/home';
import { pausedWords } from '@shared/words/paused';
import { distanceWords, freeMark, momentWords, openMark, type CentreCardData } from '@/features/centre/facts';
import { go } from '@/platform/navigate';
import { pausedLine } from '@/services/paused-line';
import { useSettings, useWords } from '@/services/settings';
import { CentreArt, Icon, Section, Tag, Tap, Written } from '@/ui';
import { ComingActivities } from '@/shell/coming-activities';
import { NextCard } from './next-card';
import { TaskGrid } from './task-grid';
import { inTurn } from '@/ui/a11y';

type Home = Reply<'home.get'>;

const openChooser = () => go('/features/centre/choose');

/** The first screen of somebody who has chosen a centre. */
export function UsualHome({ home, centre, now }: { home: Home; centre: CentreCardData; now: Date }) {
  const w = useWords(homeWords);
  return (
    <View className='home'>
      <PlaceLine centre={centre} />
      {home.nextBooking === null ? null : <NextCard booking={home.nextBooking} now={now} />}
      <TaskGrid unread={home.unread} phone={centre.phone} />
      <ComingActivities centreId={centre.id} />
      <Section title={w.nearby} aside={w.nearbyAll(home.centreCount)} onAside={openChooser}>
        <HomeCentre centre={centre} highlights={home.highlights} now={now} />
      </Section>
    </View>
  );
}

function PlaceLine({ centre }: { centre: CentreCardData }) {
  const w = useWords(homeWords);
  const c = useWords(centreWords);
  // Areas have no English names; a centre of theirs has.
  const place = useSettings().language === 'en' ? centre.name : centre.areaName;
  const far = centre.distanceMeters === null ? null : distanceWords(centre.distanceMeters, c);
  return (
    <Tap className='home-place' onTap={openChooser} label={inTurn(place, w.changePlace)}>
      <Icon name='map-pin' size={18} />
      <Written className='home-place__area' text={place} />
      {far === null ? null : <Text className='home-place__far'>{`· ${far}`}</Text>}
      <Icon name='chevron-down' size={16} />
    </Tap>
  );
}

/** The centre round the corner: its house, whether it is open, and what is free next. */
function HomeCentre({
  centre,
  highlights,
  now,
}: {
  centre: CentreCardData;
  highlights: Home['highlights'];
  now: Date;
}) {
  const w = useWords(homeWords);
  const c = useWords(centreWords);
  const open = openMark(centre.today, now, c);
  return (
    <View className='home-centre'>
      <Tap className='home-centre__head' onTap={() => go('/features/centre/centre', { centreId: centre.id })}>
        <CentreArt seed={centre.id} height={128} />
        <View className='home-centre__line'>
          <Written className='home-centre__name' text={centre.name} />
          <Tag tone={open.tone} icon={open.icon}>
            {open.word}
          </Tag>
        </View>
      </Tap>
      {highlights.map((service) => (
        <Highlight key={service.id} service={service} now={now} />
      ))}
      <Tap
        className='home-centre__all'
        role='link'
        onTap={() => go('/features/centre/centre', { centreId: centre.id, show: 'services' })}
      >
        <Text>{w.allServices(centre.serviceCount)}</Text>
        <Icon name='chevron-right' size={18} />
      </Tap>
    </View>
  );
}

function Highlight({ service, now }: { service: Home['highlights'][number]; now: Date }) {
  const w = useWords(homeWords);
  const { language } = useSettings();
  const p = useWords(pausedWords);
  const free = freeMark(service, w);
  return (
    <Tap className='home-highlight' onTap={() => go('/features/booking/service', { serviceId: service.id })}>
      <Written className='home-highlight__name' text={service.name} />
      <View className='home-highlight__next'>
        {service.next === null ? null : (
          <Text className='home-highlight__when'>{`${momentWords(service.next.startAt, now, language)} · `}</Text>
        )}
        <Text className={`home-highlight__free home-highlight__free--${free.tone}`}>{free.word}</Text>
      </View>
      {service.paused !== null && (
        <Text className='home-highlight__why'>{pausedLine(service.paused, now, p, language)}</Text>
      )}
    </Tap>
  );
}
