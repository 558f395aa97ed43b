import { Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { addDays } from '@shared/time/civil';
import { clockWords, dayWords } from '@shared/time/words';
import { asksWords } from '@shared/words/booking-asks';
import { forWhomWords } from '@shared/words/booking-for';
import { serviceWords } from '@shared/words/service';
import { Button, DayStrip, Empty, Loaded, Stepper } from '@/ui';
import { spoken } from '@/ui/a11y';
import { callPhone } from '@/platform/device';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { timeLanguage } from './clock-words';
import { dayLine, stripDays, type Day } from './day-words';
import { nextOpening } from './rule-words';
import { SlotList } from './slot-list';
import { hasPlaces, type Slot } from './slot-face';
import type { ServiceChoice } from './use-service';

interface ChoiceProps {
  service: Reply<'service.get'>;
  days: readonly Day[];
  choice: ServiceChoice;
}

/** Days in a strip, times below, the button in the bar. */
export function PlainChoice({ service, days, choice }: ChoiceProps) {
  const w = useWords(serviceWords);
  const { language } = useSettings();
  const now = useNow();
  const { day, slots } = choice;
  if (day === null) {
    return (
      <Empty icon='calendar-x' title={w.noDays} action={{ word: w.call, onTap: () => callPhone(service.phone) }} />
    );
  }
  const last = days[days.length - 1];
  return (
    <>
      <DayStrip
        label={w.days}
        days={stripDays(days, now, service, w, language)}
        value={day.on}
        onChange={choice.chooseDay}
      />
      <Text className='service-day-line'>{dayLine(day, w, language)}</Text>
      <Loaded load={slots}>
        {(list) => (
          <SlotList
            service={service}
            day={day}
            days={days}
            slots={list}
            chosenId={choice.chosen?.id ?? null}
            partySize={choice.partySize}
            personId={choice.person?.personId}
            onChoose={(slot) => choice.chooseSlot(slot, day.on)}
            onDay={choice.chooseDay}
          />
        )}
      </Loaded>
      {last?.on === day.on && (
        <Text className='service-next-opens'>
          {w.nextOpens(
            dayWords(addDays(day.on, 1), now, timeLanguage(language)),
            nextOpening(service.rules, day.on, now, language),
          )}
        </Text>
      )}
    </>
  );
}

/** For whom and how many, and the one button of the page. */
export function BookBar({
  choice,
  service,
  onBook,
}: {
  choice: ServiceChoice;
  service: Reply<'service.get'>;
  onBook: (slot: Slot) => Promise<void>;
}) {
  const w = useWords(serviceWords);
  const f = useWords(forWhomWords);
  const { chosen, partySize, person, age, residence, company } = choice;
  const { together } = useWords(asksWords);
  const isFor = age === null && residence === 'fits' && service.rules.priceMinutes === 0 && service.state === 'open';
  const name = person === null ? null : person.name || f.relative;
  const { partyMax } = service.rules;
  return (
    <View className='service-bar' {...spoken({ role: 'region', label: w.bar })}>
      <View className='service-bar-for'>
        <Text className='service-bar-label'>
          {partyMax > 1 ? (name === null ? w.selfAndParty : f.forNameAndParty(name)) : w.forWhom}
        </Text>
        {company.length > 0 ? (
          <Text className='service-bar-self'>{together(partySize)}</Text>
        ) : partyMax > 1 ? (
          <Stepper label={w.partySize} value={partySize} min={1} max={partyMax} onChange={choice.chooseParty} />
        ) : (
          <Text className='service-bar-self'>{name ?? w.self}</Text>
        )}
      </View>
      <View className='service-bar-button'>
        <Button disabled={chosen === null || !isFor} onTap={() => (chosen === null ? undefined : onBook(chosen))}>
          {!isFor
            ? f.ageNo
            : chosen === null
              ? w.chooseFirst
              : (hasPlaces(chosen, partySize) ? w.book : w.waitFor)(clockWords(new Date(chosen.startAt)))}
        </Button>
      </View>
    </View>
  );
}
