import { Text, View } from '@tarojs/components';
import type { ItemOf, Reply } from '@shared/contract/types';
import type { SlotFace } from '@shared/enums';
import { rangeWords } from '@shared/time/words';
import { activityWords, type ActivityWords } from '@shared/words/activity';
import type { Language } from '@shared/words/languages';
import { useServerNow } from '@/services/server-clock';
import { useSettings, useWords } from '@/services/settings';
import { Card, Facts, Section, StatusTag, Tag, Written } from '@/ui';
import { faceAt, faceMarks, momentWords, timeLanguage } from './once';
import './activity.scss';

/** Residents' and the desk's alike. */
export type ActivityCard = Omit<ItemOf<'activity.list'>, 'english'>;
export type Activity = Omit<Reply<'activity.get'>, 'english'>;

/** Days and faces change no faster where nobody waits for the second. */
const refreshMs = 30_000;

/** What an activity is now, by the server's time. */
export const activityFace = (
  card: Pick<ActivityCard, 'state' | 'opensAt' | 'bookUntil' | 'free'>,
  now: Date,
): SlotFace => faceAt({ ...card, until: card.bookUntil }, now);

export const whenWords = (card: Pick<ActivityCard, 'startAt' | 'endAt'>, now: Date, language: Language): string =>
  rangeWords(new Date(card.startAt), new Date(card.endAt), now, timeLanguage(language));

/** The line that says what comes next. */
export function nextWords(card: ActivityCard, now: Date, w: ActivityWords, language: Language): string {
  const face = activityFace(card, now);
  switch (face) {
    case 'later':
      return w.opens(momentWords(card.opensAt, now, language));
    case 'open':
      return `${w.free(card.free)} · ${w.until(momentWords(card.bookUntil, now, language))}`;
    case 'full':
      return w.waiting(card.waiting);
    default:
      return w.faces[face];
  }
}

/** One of a list. */
export function ActivityLine({ activity, onTap }: { activity: ActivityCard; onTap: () => unknown }) {
  const w = useWords(activityWords);
  const { language } = useSettings();
  const now = useServerNow(refreshMs);
  const face = activityFace(activity, now);
  return (
    <Card onTap={onTap}>
      <View className='activity'>
        <View className='activity__head'>
          <Text className='activity__name'>{activity.name}</Text>
          <StatusTag {...faceMarks[face]}>{w.faces[face]}</StatusTag>
        </View>
        <Text className='activity__when'>{whenWords(activity, now, language)}</Text>
        <View className='activity__head'>
          <Written className='activity__note' text={`${activity.centreName} · ${activity.place}`} />
          {activity.citywide && <Tag tone='violet'>{w.citywide}</Tag>}
        </View>
        <Text className='activity__next'>{nextWords(activity, now, w, language)}</Text>
      </View>
    </Card>
  );
}

/** Above everything on its page: what it is, when, and what can be done now. */
export function ActivityHead({ activity, face, next }: { activity: Activity; face: SlotFace; next: string }) {
  const w = useWords(activityWords);
  const { language } = useSettings();
  const now = useServerNow(refreshMs);
  return (
    <Card>
      <View className='activity'>
        <View className='activity__tags' aria-live='polite'>
          <StatusTag {...faceMarks[face]}>{w.faces[face]}</StatusTag>
          {activity.citywide && <Tag tone='violet'>{w.citywide}</Tag>}
        </View>
        <Text className='activity__title'>{activity.name}</Text>
        <Text className='activity__when'>{whenWords(activity, now, language)}</Text>
        <Written className='activity__note' text={activity.summary} />
        <Text className='activity__next'>
          {face === 'closed' && activity.closedReason !== null ? w.closedBecause(activity.closedReason) : next}
        </Text>
      </View>
    </Card>
  );
}

function whoWords({ minAge, maxAge, residentsOf }: Activity, w: ActivityWords): string {
  const parts = [
    ...(residentsOf === null ? [] : [w.residents(residentsOf.name)]),
    ...(minAge === null && maxAge === null ? [] : [w.ages(minAge, maxAge)]),
  ];
  return parts.length === 0 ? w.everyone : parts.join(' · ');
}

/** What one should know before one comes. */
export function ActivityAbout({ activity }: { activity: Activity }) {
  const w = useWords(activityWords);
  const { language } = useSettings();
  const now = useServerNow(refreshMs);
  const { bring, host } = activity;
  const backUntil = new Date(Date.parse(activity.startAt) - activity.cancelMinutes * 60_000);
  return (
    <Section title={w.about}>
      <Card>
        <View className='ui-stack'>
          <Written className='ui-text' text={activity.detail} />
          <Facts
            items={[
              { label: w.timeLabel, value: whenWords(activity, now, language) },
              { label: w.placeLabel, value: `${activity.centreName} · ${activity.place}` },
              { label: w.whoLabel, value: whoWords(activity, w) },
              { label: w.placesLabel, value: String(activity.capacity) },
              { label: w.partyLabel, value: w.party(activity.partyMax) },
              { label: w.backLabel, value: w.backUntil(momentWords(backUntil, now, language)) },
              ...(host === null ? [] : [{ label: w.hostLabel, value: host }]),
              ...(bring === null ? [] : [{ label: w.bringLabel, value: bring }]),
            ]}
          />
        </View>
      </Card>
    </Section>
  );
}
