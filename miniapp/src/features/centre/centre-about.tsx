import { Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { civilDay } from '@shared/time/civil';
import { dateWords, hoursWords, weekdayWords } from '@shared/time/words';
import { centreWords, type CentreWords } from '@shared/words/centre';
import { functionWords } from '@shared/words/functions';
import { dayNoteIn } from '@shared/words/given-reasons';
import type { Language } from '@shared/words/languages';
import { callPhone, copy } from '@/platform/device';
import { useSettings, useWords } from '@/services/settings';
import { Avatar, Card, cx, IconTile, notify, Row, Rows, Section, Tag, Written } from '@/ui';
import { functionIcons, functionTones, timeLanguage } from './facts';
import { titled } from '@/ui/a11y';

type Centre = Reply<'centre.get'>;
type DayHours = Centre['week'][number];

/** Hours, way, what it is for and who is there. */
export function CentreAbout({ centre, now }: { centre: Centre; now: Date }) {
  const w = useWords(centreWords);
  const kinds = useWords(functionWords);
  const isEnglish = useSettings().language === 'en';
  const copyAddress = async () => {
    if (await copy(`${centre.name} ${centre.address}`)) notify(w.copied);
    else notify(w.copyFailed, 'info');
  };
  return (
    <>
      <Section title={w.hours}>
        <Week week={centre.week} now={now} />
      </Section>
      <Section title={w.contact}>
        <Rows>
          <Row icon='phone' title={w.phone} note={centre.phone} onTap={() => callPhone(centre.phone)} />
          <Row icon='map-pin' title={w.address} note={centre.address} onTap={copyAddress} />
          {centre.transport === '' ? null : <Row icon='bus' title={w.transport} note={centre.transport} />}
        </Rows>
      </Section>
      <Section title={w.about}>
        <Card>
          <Written className='centre-text' text={centre.intro} />
          {centre.founding === '' ? null : (
            <Written className='centre-founding' text={titled(w.founding, centre.founding)} />
          )}
        </Card>
      </Section>
      {centre.functions.length > 0 ? (
        <Section title={w.functions}>
          <View className='centre-functions'>
            {centre.functions.map((item) => (
              <View key={item.code} className='centre-function'>
                <IconTile name={functionIcons[item.code]} tone={functionTones[item.code]} size={40} />
                <View className='centre-function__words'>
                  {isEnglish && <Text className='centre-function__name'>{kinds.functions[item.code]}</Text>}
                  <Written
                    className={isEnglish ? 'centre-function__summary' : 'centre-function__name'}
                    text={item.name}
                  />
                  <Written className='centre-function__summary' text={item.summary} />
                </View>
              </View>
            ))}
          </View>
        </Section>
      ) : null}
      {centre.staff.length > 0 ? (
        <Section title={w.staff}>
          <View className='centre-staff'>
            {centre.staff.map((person) => (
              <View key={person.name} className='centre-person'>
                <Avatar name={person.name} size={44} />
                <View className='centre-function__words'>
                  <Written className='centre-function__name' text={person.name} />
                  <Written className='centre-function__summary' text={person.title} />
                </View>
              </View>
            ))}
          </View>
        </Section>
      ) : null}
    </>
  );
}

/** Seven days from today; a day that differs says why. */
function Week({ week, now }: { week: readonly DayHours[]; now: Date }) {
  const w = useWords(centreWords);
  const { language } = useSettings();
  const today = civilDay(now);
  const time = timeLanguage(language);
  return (
    <Card>
      {week.map((day) => {
        const reason = dayReason(day, w, language);
        return (
          <View key={day.on} className={cx('centre-day', day.on === today && 'centre-day--today')}>
            <Text className='centre-day__name'>{day.on === today ? w.today : weekdayWords(day.on, time)}</Text>
            <Text className='centre-day__date'>{dateWords(day.on, time)}</Text>
            <Text className='centre-day__hours'>{hoursWords(day.opensMinute, day.closesMinute, time)}</Text>
            {day.provisional ? (
              <View className='centre-day__tag'>
                <Tag tone='muted'>{w.provisional}</Tag>
              </View>
            ) : null}
            {reason === null ? null : <Text className='centre-day__reason'>{reason}</Text>}
          </View>
        );
      })}
      {week.some((day) => day.provisional) ? <Text className='centre-founding'>{w.provisionalHint}</Text> : null}
    </Card>
  );
}

function dayReason(day: DayHours, w: CentreWords, language: Language): string | null {
  const { layer, opensMinute } = day;
  const note = day.note === null ? null : dayNoteIn(language, day.note);
  switch (layer) {
    case 'weekly':
      return null;
    case 'event':
    case 'exception':
    case 'service_exception':
      return note;
    case 'makeup':
      return w.makeup;
    case 'holiday':
      return opensMinute === null ? note : w.holiday(note ?? w.holidayUnnamed);
  }
}
