import { Text, View } from '@tarojs/components';
import type { ItemOf } from '@shared/contract/types';
import { civilDay } from '@shared/time/civil';
import { clockWords, dayWords } from '@shared/time/words';
import { privacyPageWords } from '@shared/words/privacy';
import { signInWords } from '@shared/words/ui';
import { call } from '@/services/api';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { Card, IconTile, ListView } from '@/ui';
import { OwnPage } from './gate';

/** Every time that somebody on staff opened my details. */
export default function AccessesPage() {
  const w = useWords(privacyPageWords).accesses;
  return (
    <OwnPage title={w.title}>
      <Accesses />
    </OwnPage>
  );
}

function Accesses() {
  const w = useWords(privacyPageWords).accesses;
  const list = useList((cursor) => call('access.mine', { query: { cursor } }), [], { onShow: true });
  return (
    <View className='own'>
      <Text className='own__lead'>{w.lead}</Text>
      <ListView list={list} keyOf={({ id }) => id} empty={{ ...w.empty, icon: 'shield-check' }}>
        {(access) => <Access access={access} />}
      </ListView>
      <Text className='own__note'>{w.doubt}</Text>
    </View>
  );
}

function Access({ access }: { access: ItemOf<'access.mine'> }) {
  const w = useWords(privacyPageWords).accesses;
  const { roles } = useWords(signInWords);
  const { language } = useSettings();
  const now = useNow();
  const at = new Date(access.at);
  const day = dayWords(civilDay(at), now, language === 'zh' ? 'zh-CN' : 'en');
  const who = [access.place, roles[access.role]].filter(Boolean).join(' · ');
  return (
    <Card>
      <View className='own-access'>
        <IconTile name='eye' tone='brand' size={40} />
        <View className='own-access__words'>
          <Text className='own-access__title'>{w.saw(access.what.map((one) => w.details[one]).join(w.join))}</Text>
          <Text className='own-access__text'>{w.reason(access.reason)}</Text>
          <Text className='own-access__text'>{access.staffName ?? w.nobody}</Text>
          <Text className='own-access__note'>{who}</Text>
          <Text className='own-access__note'>{`${day} ${clockWords(at)}`}</Text>
        </View>
      </View>
    </Card>
  );
}
