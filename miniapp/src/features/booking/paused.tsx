import { View } from '@tarojs/components';
import type { Reply } from '@shared/contract/types';
import { pausedWords } from '@shared/words/paused';
import { callPhone } from '@/platform/device';
import { go, goTab } from '@/platform/navigate';
import type { Paused as Pause } from '@/services/paused-line';
import { useWords } from '@/services/settings';
import { PausedCard } from '@/shell/paused-card';
import { Button } from '@/ui';

interface Props {
  service: Pick<Reply<'service.get'>, 'phone' | 'rules'>;
  paused: Pause;
}

/** In place of days and times: why there are none now, what stands, and the ways from here. */
export function Paused({ service, paused }: Props) {
  const w = useWords(pausedWords);
  const notes = service.rules.waitlistMax > 0 ? [w.stays, w.lineStays] : [w.stays];
  return (
    <View className='ui-stack'>
      <PausedCard paused={paused} notes={notes} />
      <Button kind='call' icon='phone' onTap={() => callPhone(service.phone)} label={`${w.call} ${service.phone}`}>
        {w.call}
      </Button>
      <Button kind='secondary' onTap={() => go('/features/booking/list')}>
        {w.mine}
      </Button>
      <Button kind='quiet' onTap={() => goTab('services')}>
        {w.others}
      </Button>
    </View>
  );
}
