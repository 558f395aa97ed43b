import { Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { durationWords } from '@shared/time/words';
import { confirmWords } from '@shared/words/booking';
import { asksWords } from '@shared/words/booking-asks';
import { Icon } from '@/ui';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { momentWords, timeLanguage } from './clock-words';
import type { Slot } from './slot-face';

/** What one should know before the tap: how to get out of it, what to bring, what happens at the door. */
export function SureLines({ service, slot, waits }: { service: Reply<'service.get'>; slot: Slot; waits: boolean }) {
  const w = useWords(confirmWords);
  const asks = useWords(asksWords);
  const { language } = useSettings();
  const now = useNow();
  const until = new Date(Date.parse(slot.startAt) - service.rules.cancelMinutes * 60_000);
  const held = durationWords(service.rules.offerMinutes, timeLanguage(language));
  const inLine: [icon: string, words: string][] = [
    ['users', w.lineNow(slot.waiting)],
    ['bell-ring', w.lineAsked(held)],
    ['calendar-x', w.lineFree],
  ];
  const visit: [icon: string, words: string][] = [
    until > now ? ['calendar-x', w.freeUntil(momentWords(until, now, language))] : ['clock-alert', w.tooLateToCancel],
    ...(service.bring === null ? [] : [['shopping-bag', w.bring(service.bring)] as [string, string]]),
    service.rules.checkIn === 'tick' ? ['list-checks', asks.byTick] : ['qr-code', w.arrive],
  ];
  return (
    <View className='confirm-lines'>
      {(waits ? inLine : visit).map(([icon, words]) => (
        <View key={icon} className='confirm-line'>
          <Icon name={icon} size={20} color='var(--ink-2)' />
          <Text className='confirm-line-words'>{words}</Text>
        </View>
      ))}
    </View>
  );
}
