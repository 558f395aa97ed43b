import { Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { civilDay } from '@shared/time/civil';
import { clockWords, dayWords } from '@shared/time/words';
import { cityHotline, homeWords } from '@shared/words/home';
import { timeLanguage, type CentreCardData } from '@/features/centre/facts';
import { ComingTask } from '@/shell/coming-activities';
import { go, goTab } from '@/platform/navigate';
import { whereWords } from '@/services/in-language';
import { setSettings, useSettings, useWords } from '@/services/settings';
import { BigTask, Button, CallBar, Tap, Written } from '@/ui';

type Home = Reply<'home.get'>;

/** Four big tasks: book, my things, messages, and the phone in the bar below. One decision on the screen. */
export function CareHome({ home, now }: { home: Home; now: Date }) {
  const w = useWords(homeWords).bigTasks;
  return (
    <View className='home home--care'>
      {home.nextBooking === null ? (
        <View className='home-next home-next--care'>
          <Text className='home-next__title'>{w.nothingTitle}</Text>
          <Text className='home-next__place'>{w.nothingText}</Text>
        </View>
      ) : (
        <CareNext booking={home.nextBooking} now={now} />
      )}
      {home.centre === null ? (
        <BigTask
          icon='map-pin'
          tone='violet'
          title={w.centre}
          note={w.centreNone}
          onTap={() => go('/features/centre/choose')}
        />
      ) : null}
      <BigTask icon='calendar-check' tone='brand' title={w.book} note={w.bookNote} onTap={() => goTab('services')} />
      <BigTask
        icon='clipboard-list'
        tone='ok'
        title={w.mine}
        note={home.upcomingCount > 0 ? w.mineNote(home.upcomingCount) : w.mineNone}
        onTap={() => go('/features/booking/list')}
      />
      <BigTask
        icon='bell'
        tone='warn'
        title={w.inbox}
        note={home.unread > 0 ? w.inboxNote(home.unread) : w.inboxNone}
        onTap={() => go('/features/account/inbox')}
      />
      {home.centre !== null && <ComingTask centreId={home.centre.id} />}
      <Button kind='quiet' onTap={() => setSettings({ care: false })}>
        {w.usual}
      </Button>
    </View>
  );
}

/** Day first, then hour and what, then where: read aloud in the order one needs it. */
function CareNext({ booking, now }: { booking: NonNullable<Home['nextBooking']>; now: Date }) {
  const { language } = useSettings();
  const startAt = new Date(booking.startAt);
  return (
    <Tap className='home-next home-next--care' onTap={() => go('/features/booking/booking', { bookingId: booking.id })}>
      <Text className='home-next__label'>{dayWords(civilDay(startAt), now, timeLanguage(language))}</Text>
      <Written className='home-next__title' text={`${clockWords(startAt)} ${booking.serviceName}`} />
      <Written className='home-next__place' text={whereWords(booking, language)} />
    </Tap>
  );
}

/** A person to call on the first screen, also before a centre is chosen. */
export function CareCall({ centre }: { centre: CentreCardData | null }) {
  const w = useWords(homeWords).bigTasks;
  return centre === null ? (
    <CallBar phone={cityHotline} word={w.hotline} />
  ) : (
    <CallBar phone={centre.phone} word={w.call} />
  );
}
