import { Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { durationWords } from '@shared/time/words';
import { asksWords } from '@shared/words/booking-asks';
import { Button, Card, Icon } from '@/ui';
import { go } from '@/platform/navigate';
import { useSettings, useWords } from '@/services/settings';
import { timeLanguage } from './clock-words';
import type { ServiceChoice } from './use-service';

/** Said before a time is chosen: what keeps somebody from booking at all, or that the centre must say yes. */
export function RuleNote({ service, choice }: { service: Reply<'service.get'>; choice: ServiceChoice }) {
  const w = useWords(asksWords);
  const { language } = useSettings();
  const { residentsOf, priceMinutes, approvalMinutes } = service.rules;
  const area = residentsOf?.name ?? '';
  const { residence } = choice;
  const no =
    service.state === 'retired'
      ? w.retired
      : residence === 'unknown'
        ? w.residentsUnknown(area)
        : residence === 'elsewhere'
          ? w.residentsElsewhere(area)
          : priceMinutes > 0
            ? w.priceSoon
            : null;
  const yes = approvalMinutes === null ? null : w.approval(durationWords(approvalMinutes, timeLanguage(language)));
  const said = no ?? yes;
  if (said === null) return null;
  return (
    <View className='confirm'>
      <Card tone={no === null ? 'plain' : 'warn'}>
        <View className='confirm-line'>
          <Icon
            name={no === null ? 'badge-check' : 'circle-alert'}
            size={22}
            color={no === null ? 'var(--brand)' : 'var(--warn)'}
          />
          <Text className={no === null ? 'confirm-line-words' : 'confirm-why'}>{said}</Text>
        </View>
      </Card>
      {residence === 'unknown' && choice.person === null && (
        <Button kind='secondary' icon='house' onTap={() => go('/features/family/residence')}>
          {w.fileAddress}
        </Button>
      )}
    </View>
  );
}
