import { Text, View } from '@tarojs/components';
import { catalogueWords } from '@shared/words/catalogue';
import { go } from '@/platform/navigate';
import { call } from '@/services/api';
import { useWords } from '@/services/settings';
import { ask, Button, Card, notify, StatusTag, type Tone } from '@/ui';
import type { Service } from './draft';

export const stateTone: Record<Service['state'], Tone> = { draft: 'warn', open: 'ok', retired: 'muted' };

interface StateCardProps {
  service: Service;
  /** Something is written and not saved: that comes first. */
  isBlocked: boolean;
  onChanged: (service: Service) => void;
}

/** Whether residents see it, and the step from here: times first, then open, or its end. */
export function StateCard({ service, isBlocked, onChanged }: StateCardProps) {
  const words = useWords(catalogueWords);
  const w = words.state;
  const { centreId, version, ahead, state } = service;
  const to = async (next: 'open' | 'retired', said: string) => {
    const params = { serviceId: service.id };
    onChanged(await call('catalogue.setState', { params, body: { version, state: next } }));
    notify(said);
  };
  const open = async () => {
    if (isBlocked) return notify(words.saveFirst, 'error');
    if (await ask(w.openAsk)) await to('open', w.opened);
  };
  const retire = async () => {
    if (isBlocked) return notify(words.saveFirst, 'error');
    if (await ask({ ...w.retireAsk(ahead), danger: true })) await to('retired', w.retired);
  };
  return (
    <Card>
      <View className='catalogue-state'>
        <View className='catalogue-state__words'>
          <Text className='catalogue-state__name'>{service.name}</Text>
          <StatusTag tone={stateTone[state]}>{words.states[state]}</StatusTag>
          {ahead > 0 && <Text className='ui-note'>{words.ahead(ahead)}</Text>}
        </View>
        <View className='catalogue-state__acts'>
          <Button
            kind='secondary'
            size='small'
            block={false}
            icon='calendar-days'
            onTap={() => go('/features/timetable/index', { centreId })}
          >
            {w.timetable}
          </Button>
          {state === 'open' ? (
            <Button kind='quiet' size='small' block={false} onTap={retire}>
              {w.retire}
            </Button>
          ) : (
            <Button size='small' block={false} onTap={open}>
              {state === 'draft' ? w.open : w.reopen}
            </Button>
          )}
        </View>
      </View>
    </Card>
  );
}
