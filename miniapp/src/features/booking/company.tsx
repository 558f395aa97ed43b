import { Text, View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { asksWords } from '@shared/words/booking-asks';
import { useWords } from '@/services/settings';
import { cx, Icon, Tap } from '@/ui';
import { spoken } from '@/ui/a11y';
import type { ServiceChoice } from './use-service';

/** Who of the family comes along: asked only where the service takes several, of who may book for somebody. */
export function Company({ service, choice }: { service: Reply<'service.get'>; choice: ServiceChoice }) {
  const w = useWords(asksWords);
  const { couldCome, company, toggleCompany } = choice;
  const most = service.rules.partyMax;
  if (couldCome.length === 0 || most < 2) return null;
  const isFull = company.length + 1 >= most;
  return (
    <View className='service-company'>
      <Text className='service-for-label'>{w.company}</Text>
      <View className='ui-chip-lines' {...spoken({ role: 'group', label: w.company })}>
        {couldCome.map((one) => {
          const comes = company.some(({ personId }) => personId === one.personId);
          return (
            <Tap
              key={one.personId}
              role='checkbox'
              checked={comes}
              disabled={!comes && isFull}
              repeat
              className={cx('ui-chip', comes && 'is-chosen')}
              onTap={() => toggleCompany(one.personId)}
              label={one.name}
            >
              <Icon name={comes ? 'circle-check' : 'circle'} size={18} />
              <Text>{one.name}</Text>
            </Tap>
          );
        })}
      </View>
      <Text className='confirm-note'>{w.companyNote(most)}</Text>
    </View>
  );
}
