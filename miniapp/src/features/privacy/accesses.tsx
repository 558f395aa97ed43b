import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ItemOf } from '@shared/contract/types';
import { civilDay } from '@shared/time/civil';
import { clockWords, dayWords } from '@shared/time/words';
import { reasonIn } from '@shared/words/given-reasons';
import { privacyPageWords } from '@shared/words/privacy';
import { signInWords } from '@shared/words/ui';
import { call } from '@/services/api';
import { useNow } from '@/services/now';
import { useSettings, useWords } from '@/services/settings';
import { useList } from '@/services/use-list';
import { useLoad } from '@/services/use-load';
import { Card, Chips, IconTile, ListView } from '@/ui';
import { PrivacyPage } from './gate';

/** Every time that somebody on staff opened my details, or those of a child whose guardian I am. */
export default function AccessesPage() {
  const w = useWords(privacyPageWords).accesses;
  return (
    <PrivacyPage title={w.title}>
      <Accesses />
    </PrivacyPage>
  );
}

/** Stands for oneself among the people whose accesses can be read. */
const me = '';

function Accesses() {
  const w = useWords(privacyPageWords).accesses;
  const [of, setOf] = useState(me);
  const children = useLoad(myChildren, []).data ?? [];
  const child = children.find(({ personId }) => personId === of);
  const personId = child?.personId;
  const list = useList((cursor) => call('access.mine', { query: { cursor, personId } }), [personId], { onShow: true });
  return (
    <View className='own'>
      <Text className='own__lead'>{w.lead}</Text>
      {children.length > 0 && (
        <Chips
          all
          label={w.whose}
          options={[{ value: me, word: w.mine }, ...children.map((one) => ({ value: one.personId, word: one.name }))]}
          value={of}
          onChange={setOf}
        />
      )}
      <ListView
        list={list}
        keyOf={({ id }) => id}
        empty={{ ...(child === undefined ? w.empty : w.emptyOf(child.name)), icon: 'shield-check' }}
      >
        {(access) => <Access access={access} />}
      </ListView>
      <Text className='own__note'>{w.doubt}</Text>
    </View>
  );
}

/** Under 14: who is older reads theirs themselves. */
async function myChildren() {
  const { items } = await call('family.list');
  return items.filter(({ kind }) => kind === 'guardian');
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
          <Text className='own-access__text'>{w.reason(reasonIn(language, access.reason))}</Text>
          <Text className='own-access__text'>{access.staffName ?? w.nobody}</Text>
          <Text className='own-access__note'>{who}</Text>
          <Text className='own-access__note'>{`${day} ${clockWords(at)}`}</Text>
        </View>
      </View>
    </Card>
  );
}
