import { civilDay } from '@shared/time/civil';
import { dayWords, hoursWords } from '@shared/time/words';
import { deskWords } from '@shared/words/desk';
import { call } from '@/services/api';
import { useLoad } from '@/services/use-load';
import { useSettings, useWords } from '@/services/settings';
import { Empty } from '@/ui';
import type { RosterDay } from './grid-rules';
import { timeLanguage } from './words-of';

/** A day without slots: says so, and which day is the next open one where the centre's week tells. */
export function NoSlots({ day, now, onDay }: { day: RosterDay; now: Date; onDay: (on: string) => void }) {
  const w = useWords(deskWords);
  const { language } = useSettings();
  const tongue = timeLanguage(language);
  const centre = useLoad(() => call('centre.get', { params: { centreId: day.centreId } }), [day.centreId]);
  const next = centre.data?.week.find(({ on, opensMinute }) => on > day.on && opensMinute !== null);
  if (day.opensMinute !== null && day.on > civilDay(now)) {
    return <Empty icon='calendar-x' title={w.noSlots} hint={w.notMadeYet} />;
  }
  if (next === undefined) return <Empty icon='calendar-x' title={w.noSlots} />;
  const name = dayWords(next.on, now, tongue);
  return (
    <Empty
      icon='calendar-x'
      title={w.noSlots}
      hint={w.nextOpen(name, hoursWords(next.opensMinute, next.closesMinute, tongue))}
      action={{ word: w.goToDay(name), onTap: () => onDay(next.on) }}
    />
  );
}
